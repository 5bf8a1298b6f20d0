"""Figures by their form, everything numeric apart from the calendar: counts, money, percentages, ratios, measures.

numerals   the number itself, digits or words           numerals
amounts    with its currency, per cent sign or unit     amounts
pairs      ranges, "one in five", "3:1", "2-0"          pairs
shares     "a third", "half", "twice"                   shares
ordinals   "third", "21st"                              ordinals
hedges     "more than", "about", and the ranges         hedges
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

import regex

from factcheck.extract.amounts import Amount, part_of_time_or_code, read_amount
from factcheck.extract.compounds import feet_and_inches, joined_parts
from factcheck.extract.figure import Figure
from factcheck.extract.headings import is_scale_line
from factcheck.extract.hedges import Widths, find_hedge, ranges, widths
from factcheck.extract.noughts import is_name, is_pronoun, read_counts
from factcheck.extract.number_forms import Numeral
from factcheck.extract.numerals import read_numerals
from factcheck.extract.ordinals import read_ordinals
from factcheck.extract.pairs import Pair, read_pair, share_unit
from factcheck.extract.precision import written_ranges
from factcheck.extract.rates import with_per
from factcheck.extract.shares import read_shares
from factcheck.interval import Interval, exactly, hull
from factcheck.model import Block, BlockKind, Draft, Hedge, Kind, Options, Span

__all__ = ["find"]


def find(draft: Draft, block: Block, options: Options) -> list[Figure]:
    """Return the figures of a block in text order."""
    text, first, last = draft.prose, block.span.start, block.span.end
    table = widths(options.hedge_widths)
    numerals = read_numerals(text, first, last)
    if is_scale_line(text[first:last]):
        numerals = [numeral for numeral in numerals if not numeral.vague]  # "(in thousands)"
    figures = [*_shares(text, first, last, table, numerals), *_ordinals(text, first, last, numerals)]
    figures += _counting_words(text, first, last)
    figures += _heights(text, first, last)
    amounts: list[Amount] = []
    for numeral in numerals:
        # What an amount has taken on its right is no currency of the next: "15 USD 50 more".
        amount = read_amount(text, numeral, first, last, amounts[-1].end if amounts else first)
        if amount is None:
            continue
        bare = amount.kind is Kind.COUNT and not amount.signed
        if bare and (is_pronoun(text, numeral, first, last) or is_name(text, numeral, first)):
            continue
        amounts.append(with_per(text, amount, last))
    if block.kind is BlockKind.TABLE_CELL:
        amounts = [_bracketed(text, amount, first, last) for amount in amounts]
    figures += _amounts(text, amounts, first, last, table)
    return sorted(_best(figures), key=lambda figure: figure.span)


def _bracketed(text: str, amount: Amount, first: int, last: int) -> Amount:
    """In accounts a cell that is all brackets is negative: "(53)" is -53. In prose brackets are a gloss."""
    cell = text[first:last].strip()
    if (
        not (cell.startswith("(") and cell.endswith((")", ")%")))
        or amount.value < 0
        or amount.start != text.index("(", first) + 1
    ):
        return amount
    return replace(amount, value=-amount.value)


def _best(figures: list[Figure]) -> list[Figure]:
    """Keep, of figures that overlap, the one that holds the other, else the one with the higher priority.

    "A billion and a half dollars" holds the share "a half", "one in five" the count "one".
    """
    kept: list[Figure] = []
    for figure in sorted(figures, key=lambda f: (f.span.start, -f.span.end, -f.priority)):
        if not kept or figure.span.start >= kept[-1].span.end:
            kept.append(figure)
        elif figure.priority > kept[-1].priority and (
            figure.span.end > kept[-1].span.end or figure.span == kept[-1].span
        ):
            kept[-1] = figure
    return kept


def _amounts(text: str, amounts: list[Amount], first: int, last: int, table: Widths) -> Iterator[Figure]:
    """Give the figures of amounts, joining neighbours that are one figure."""
    amounts = list(amounts)
    for index in range(len(amounts) - 1):
        amounts[index], amounts[index + 1] = share_unit(text, amounts[index], amounts[index + 1], first)
    index = 0
    while index < len(amounts):
        amount = amounts[index]
        following = amounts[index + 1] if index + 1 < len(amounts) else None
        if following is not None and following.start - amount.end <= 24:
            whole = joined_parts(text, amount, following, last)
            if whole is not None:
                amounts[index + 1] = whole
                index += 1
                continue
            pair = read_pair(text, amount, following, first, last)
            if pair is not None:
                yield _pair(text, pair, first, last, table)
                index += 2
                continue
        if not part_of_time_or_code(text, amount):
            yield _figure(text, amount, first, last, table)
        index += 1


_OVER_A = regex.compile(r"(?:over|under)\s(?:an?|the|its|their|this|that)\s", regex.IGNORECASE)


def _figure(text: str, amount: Amount, first: int, last: int, table: Widths) -> Figure:
    hedge, place = find_hedge(text, amount.start, amount.end, first, last)
    tight, loose = written_ranges(amount, table)
    if place is not None and _OVER_A.fullmatch(text, place.start, amount.start):
        hedge, place = Hedge.NONE, None  # "agonised over a 2.4 per cent cut"
    if amount.numeral.vague:
        # "dozens", "tens of thousands": what a hedge adds ("many dozens") is no news.
        hedge, place, tight, loose = Hedge.VAGUE, None, exactly(amount.value), exactly(amount.value)
    tight, loose = ranges(amount.value, tight, loose, hedge, table)
    return Figure(
        Span(amount.start, amount.end),
        amount.kind,
        None if amount.numeral.vague else amount.value,
        tight,
        loose,
        unit=amount.unit,
        subunit=amount.subunit,
        per=amount.per,
        hedge=hedge,
        hedge_span=place,
        decimals=amount.numeral.decimals,
        scale=amount.numeral.scale,
        priority=_PRIORITY[amount.kind],
    )


_PRIORITY = {
    Kind.COUNT: 0,
    Kind.RATE: 2,
    Kind.ORDINAL: 1,
    Kind.RATIO: 6,
    Kind.SCORE: 6,
    Kind.MEASURE: 5,
    Kind.MONEY: 5,
    Kind.PERCENT: 5,
    Kind.POINTS: 5,
}


def _pair(text: str, pair: Pair, first: int, last: int, table: Widths) -> Figure:
    span = Span(pair.first.start, pair.second.end)
    parts = (pair.first.value, pair.second.value)
    hedge, place = find_hedge(text, span.start, span.end, first, last)
    if pair.kind is Kind.RATIO:
        assert pair.value is not None  # by the definition of a ratio pair
        tight = loose = exactly(pair.value)
        # "one in five" is said of 17 to 23 per cent; a ratio of exact counts ("31 of 40") of nothing else.
        near = pair.value * table["round share"]
        loose = Interval(pair.value - near, pair.value + near)
        if parts[0] <= 10:
            tight = loose
        tight, loose = ranges(pair.value, tight, loose, hedge, table)
        return Figure(
            span, Kind.RATIO, pair.value, tight, loose, hedge=hedge, hedge_span=place, parts=parts, priority=6
        )
    if pair.value is not None:  # "1/2 cup"
        value = exactly(pair.value)
        return Figure(
            span, pair.kind, pair.value, value, value, unit=pair.second.unit, hedge=hedge, hedge_span=place, priority=6
        )
    if pair.kind is Kind.SCORE:
        whole = Interval(min(parts), max(parts))
        return Figure(span, Kind.SCORE, None, whole, whole, parts=parts, priority=6)
    low, high = written_ranges(pair.first, table), written_ranges(pair.second, table)
    return Figure(
        span,
        pair.kind,
        None,
        Interval(*parts),
        hull(low[1], high[1]),
        unit=pair.second.unit,
        subunit=pair.second.subunit,
        per=pair.second.per or pair.first.per,
        hedge=hedge if hedge in (Hedge.ABOUT, Hedge.UP_TO) else Hedge.NONE,
        hedge_span=place if hedge in (Hedge.ABOUT, Hedge.UP_TO) else None,
        parts=parts,
        decimals=max(pair.first.numeral.decimals, pair.second.numeral.decimals),
        scale=pair.second.numeral.scale,
        priority=6,
    )


def _shares(text: str, first: int, last: int, table: Widths, numerals: list[Numeral]) -> Iterator[Figure]:
    for share in read_shares(text, first, last, numerals):
        span = Span(share.start, share.end)
        if share.value is None:
            most = Interval(Fraction(1, 2), Fraction(1), low_open=True)
            yield Figure(span, Kind.RATIO, None, most, most, hedge=Hedge.MORE_THAN, priority=6)
            continue
        hedge, place = find_hedge(text, share.start, share.end, first, last)
        if share.low is not None:  # "3-4x faster"
            ends = Interval(share.low, share.value)
            parts = (share.low, share.value)
            yield Figure(span, Kind.RATIO, None, ends, ends, hedge=hedge, hedge_span=place, parts=parts, priority=6)
            continue
        off, near = share.step * table[share.row], abs(share.value) * table["round share"]
        tight = Interval(share.value - off, share.value + off)
        loose = hull(tight, Interval(share.value - near, share.value + near))
        tight, loose = ranges(share.value, tight, loose, hedge, table)
        kinds = {"percent": Kind.PERCENT, "percentage point": Kind.POINTS, None: Kind.RATIO}
        kind = kinds.get(share.unit, Kind.MEASURE)
        yield Figure(
            span, kind, share.value, tight, loose, unit=share.unit, hedge=hedge, hedge_span=place, priority=6
        )


def _ordinals(text: str, first: int, last: int, numerals: list[Numeral]) -> Iterator[Figure]:
    for ordinal in read_ordinals(text, first, last, numerals):
        place = exactly(ordinal.value)
        yield Figure(Span(ordinal.start, ordinal.end), Kind.ORDINAL, ordinal.value, place, place, priority=1)


def _heights(text: str, first: int, last: int) -> Iterator[Figure]:
    for start, end, feet in feet_and_inches(text, first, last):
        half_an_inch = Fraction(1, 24)
        about = Interval(feet - half_an_inch, feet + half_an_inch)
        yield Figure(Span(start, end), Kind.MEASURE, feet, about, about, unit="foot", priority=7)


def _counting_words(text: str, first: int, last: int) -> Iterator[Figure]:
    for start, end, count in read_counts(text, first, last):
        value = exactly(count)
        yield Figure(Span(start, end), Kind.COUNT, Fraction(count), value, value, priority=1)
