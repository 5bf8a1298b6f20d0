"""Exact ranges: every result holds every result of values drawn from the operands."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.interval import Interval, exactly, hull

NUMBERS = st.fractions(min_value=-1000, max_value=1000, max_denominator=50)


@st.composite
def intervals(draw: st.DrawFn) -> tuple[Interval, Fraction]:
    """A range and a value in it."""
    value = draw(NUMBERS)
    below, above = draw(st.none() | st.fractions(0, 50)), draw(st.none() | st.fractions(0, 50))
    low = None if below is None else value - below
    high = None if above is None else value + above
    range_ = Interval(
        low, high, low is not None and low < value and draw(st.booleans()),
        high is not None and high > value and draw(st.booleans()),
    )
    return range_, value


@given(intervals(), intervals())
def test_results_contain_the_results_of_drawn_values(one: tuple, other: tuple) -> None:
    (a, x), (b, y) = one, other
    assert a.contains(x)
    assert (a + b).contains(x + y)
    assert (a - b).contains(x - y)
    assert (a * b).contains(x * y)
    assert hull(a, b).contains(x)
    assert hull(a, b).contains(y)
    if y != 0 and not (b.low == 0 and b.high == 0):
        assert (a / b).contains(x / y)


@given(intervals(), intervals())
def test_meets_when_a_value_is_shared(one: tuple, other: tuple) -> None:
    (a, x), (b, _) = one, other
    if b.contains(x):
        assert a.meets(b)
    assert a.meets(b) == b.meets(a)


@given(intervals())
def test_order_of_a_range_and_its_own_value(one: tuple) -> None:
    range_, value = one
    assert range_.may_be_at_most(exactly(value))
    assert exactly(value).may_be_at_most(range_)
    assert exactly(value).within(range_)


def test_ends() -> None:
    assert not Interval(Fraction(80), None, low_open=True).meets(exactly(80))
    assert Interval(Fraction(80), None).meets(exactly(80))
    assert not exactly(80).may_be_below(exactly(80))
    assert Interval(Fraction(0), Fraction(1), high_open=True).within(Interval(Fraction(0), Fraction(1)))
    assert not Interval(Fraction(0), Fraction(1)).within(Interval(Fraction(0), Fraction(1), high_open=True))


def test_whole_numbers() -> None:
    # 51% of 7 people: between 3.535 and 3.605 of them.
    assert not Interval(Fraction("3.535"), Fraction("3.605")).holds_whole_number()
    assert Interval(Fraction("3.5"), Fraction(4)).holds_whole_number()
    assert not Interval(Fraction(3), Fraction(4), True, True).holds_whole_number()


def test_empty_ranges_are_refused() -> None:
    with pytest.raises(ValueError, match="empty"):
        Interval(Fraction(2), Fraction(1))
    with pytest.raises(ValueError, match="empty"):
        Interval(Fraction(1), Fraction(1), low_open=True)
    with pytest.raises(ZeroDivisionError):
        exactly(1) / exactly(0)
