"""Figures of any value come to an end: a third, which has no last digit, once kept a check from ending."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from factcheck.relate.hedged_company import _digits, _rounded, _swaps


@given(st.fractions(min_value=0, max_value=10**9))
def test_every_figure_is_looked_at_in_bounded_time(value: Fraction) -> None:
    digits = _digits(value)
    assert 0 <= digits <= 19
    assert all(swapped >= 0 for swapped in _swaps(value))
    cut, up = (_rounded(value, 2, way) for way in (False, True))
    assert cut <= value <= up


def test_thirds_and_tenths() -> None:
    assert list(_swaps(Fraction(1, 3))) == []
    assert set(_swaps(Fraction(450))) == {Fraction(540), Fraction(405)}
    assert _digits(Fraction(595_000)) == 3
    assert _digits(Fraction("566.45")) == 5
