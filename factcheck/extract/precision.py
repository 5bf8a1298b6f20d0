"""How exact a figure is as written: what its digits say, and what a kind reader grants them."""

from __future__ import annotations

from fractions import Fraction

from factcheck.extract.amounts import Amount
from factcheck.extract.hedges import Widths
from factcheck.interval import Interval, exactly, hull
from factcheck.model import Kind

__all__ = ["written_ranges"]

_ALWAYS_ROUNDED = frozenset({Kind.PERCENT, Kind.POINTS, Kind.MEASURE, Kind.RATE})
_WORD_SCALES = frozenset({100, 1000})  # written in words where others write digits; a dozen is rougher
_WHOLE_UNITS_FROM = 100  # "£417 each": pence are left out of amounts from here on; "£5" is a price


def written_ranges(amount: Amount, table: Widths) -> tuple[Interval, Interval]:
    """Return the tight and loose range of an amount without a hedge.

    A whole number written out ("83", "4,000") is exact, if it may be a round one; a decimal, a scaled number and every
    measure or percentage is rounded to its last digit ("1.2 million", "51 per cent"), or was cut off there.
    """
    value, step, numeral = amount.value, abs(amount.step), amount.numeral
    half = step * table["last digit"]
    # "two hundred shops" and "three thousand homes" are 200 and 3,000 in words, and no vaguer than those.
    scale = 1 if amount.kind is Kind.COUNT and numeral.scale in _WORD_SCALES else numeral.scale
    if amount.kind in _ALWAYS_ROUNDED or numeral.decimals or scale > 1 or numeral.fraction:
        tight = Interval(value - half, value + half)
        cut = step * table["cut off"]
        loose = hull(tight, Interval(value, value + cut) if value >= 0 else Interval(value - cut, value))
    else:
        tight = loose = exactly(value)
        if amount.kind is Kind.MONEY and abs(value) >= _WHOLE_UNITS_FROM:
            loose = Interval(value - half, value + half)
    if not numeral.decimals and not (amount.kind is Kind.PERCENT and abs(value) <= 100):
        # Measures are rounded to tens as counts are to hundreds: "20 miles (33 km)".
        grant = _round_grant(value / scale, 10 if amount.kind is Kind.MEASURE else 100, table) * scale
        loose = hull(loose, Interval(value - grant, value + grant))
    if amount.kind is Kind.PERCENT and not numeral.decimals and value % 10 == 0 and 0 < abs(value) < 100:
        points = table["round percentage"]
        loose = hull(loose, Interval(value - points, value + points))
    return tight, loose


def _round_grant(value: Fraction, place: int, table: Widths) -> Fraction:
    """Return how far off a round number may be: 500 for 4,000, which may stand for 3,500 to 4,500; nought for 4,012."""
    if value.denominator != 1 or value == 0 or value % place:
        return Fraction(0)
    while value % (place * 10) == 0:
        place *= 10
    return min(Fraction(place, 2), abs(value) * table["round number"])
