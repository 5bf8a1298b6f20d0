"""Figures by their form, everything numeric apart from the calendar: counts, money, percentages, ratios, measures.

    numerals   the number itself, digits or words           numerals
    amounts    with its currency, per cent sign or unit     amounts
    pairs      ranges, "one in five", "3:1", "2-0"          pairs
    shares     "a third", "half", "twice"                   shares
    ordinals   "third", "21st"                              ordinals
    hedges     "more than", "about", and the ranges         hedges
"""

from __future__ import annotations

from fractions import Fraction

from factcheck.extract.amounts import Amount, read_amount
from factcheck.extract.figure import Figure
from factcheck.extract.hedges import Widths, find_hedge, ranges, widths
from factcheck.extract.numerals import read_numerals
from factcheck.interval import Interval, exactly, hull
from factcheck.model import Block, Draft, Hedge, Kind, Options, Span

__all__ = ["find"]


def find(draft: Draft, block: Block, options: Options) -> list[Figure]:
    """Return the figures of a block in text order."""
    text, first, last = draft.prose, block.span.start, block.span.end
    table = widths(options.hedge_widths)
    amounts = [
        amount
        for numeral in read_numerals(text, first, last)
        if (amount := read_amount(text, numeral, first, last)) is not None
    ]
    return [_figure(text, amount, first, last, table) for amount in amounts]


def _figure(text: str, amount: Amount, first: int, last: int, table: Widths) -> Figure:
    hedge, place = find_hedge(text, amount.start, amount.end, first, last)
    if amount.numeral.vague:
        hedge = Hedge.VAGUE
    tight, loose = written_ranges(amount, table)
    tight, loose = ranges(amount.value, tight, loose, hedge, table)
    return Figure(
        Span(amount.start, amount.end),
        amount.kind,
        None if amount.numeral.vague else amount.value,
        tight,
        loose,
        unit=amount.unit,
        per=amount.per,
        hedge=hedge,
        hedge_span=place,
        decimals=amount.numeral.decimals,
        scale=amount.numeral.scale,
        priority=0 if amount.kind is Kind.COUNT else 5,
    )


def written_ranges(amount: Amount, table: Widths) -> tuple[Interval, Interval]:
    """Return what the digits of an amount say (tight) and what a kind reader grants them (loose).

    A whole number written out ("83", "4,000") is exact; a decimal, a scaled number and every measure or
    percentage is rounded to its last digit ("1.2 million", "51 per cent").
    """
    value, step = amount.value, abs(amount.step)
    numeral = amount.numeral
    exact = exactly(value)
    rounded_form = numeral.decimals > 0 or numeral.scale > 1 or numeral.fraction
    if amount.kind in (Kind.PERCENT, Kind.POINTS, Kind.MEASURE, Kind.RATE) or rounded_form:
        half = step * table["last digit"]
        tight = Interval(value - half, value + half)
    elif amount.kind is Kind.MONEY and abs(value) >= 100:
        tight = exact
    else:
        tight = exact
    mantissa = _rounded(value / numeral.scale, table)
    loose = hull(tight, mantissa * exactly(numeral.scale))
    if not tight.is_point:
        # 91.69 printed as 91.6 is cut off, not wrong.
        cut = step * table["cut off"]
        loose = hull(loose, Interval(value, value + cut) if value >= 0 else Interval(value - cut, value))
    elif amount.kind is Kind.MONEY and abs(value) >= 100:
        half = step * table["last digit"]
        loose = hull(loose, Interval(value - half, value + half))
    return tight, loose


def _rounded(value: Fraction, table: Widths) -> Interval:
    """Return what a round number may stand for: 4,000 for 3,500 to 4,500."""
    if value.denominator != 1 or value == 0 or value % 100:
        return exactly(value)
    place = 100
    while value % (place * 10) == 0:
        place *= 10
    half = min(Fraction(place, 2), abs(value) * table["round number"])
    return Interval(value - half, value + half)
