"""Calendar figures of a block: dates, years, weekdays, times, durations, ages, by their form.

A date without a year is read in the year nearest to the release's own date: `value` and `tight` are that day,
`loose` runs from the same day a year before to a year after (a rule that breaks only under `tight` is a
warning, never an error). Where the release's date is unknown `value` is "--03-17" and both ranges are unbounded.
A date that does not exist ("31 April") has the value None and the range of its month.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import regex

from factcheck.extract import (
    ages,
    dates_days,
    dates_feasts,
    dates_periods,
    dates_years,
    durations,
    hedges,
    relative,
    times,
)
from factcheck.extract.figure import Figure
from factcheck.model import Block, Draft, Hedge, Options, Span


def date_order(draft: Draft, options: Options) -> str:
    """Return the order of all-figure dates in a draft: "dmy", "mdy" or "" where nothing tells."""
    return dates_days.date_order(draft.prose, options.date_order)


def find(draft: Draft, block: Block, options: Options, order: str) -> list[Figure]:
    """Return the calendar figures of a block; `order` is the draft's, see `date_order`."""
    issued = options.release_date or draft.issued
    start, end = block.span.start, block.span.end
    return [
        *dates_days.find(draft.prose, start, end, issued, order),
        *dates_feasts.find(draft.prose, start, end, issued),
        *dates_periods.find(draft.prose, start, end, issued),
        *dates_years.find(draft.prose, start, end),
        *times.find(draft.prose, start, end),
        *(_hedged(draft.prose, block, figure, options) for figure in durations.find(draft.prose, start, end)),
        *ages.find(draft.prose, start, end),
        *relative.find(draft.prose, start, end, issued),
    ]


# "$34 million over five years", "held over two days": the time that something takes, not more than that time.
_SPREAD_BEFORE = regex.compile(
    r"(?:\d|\d\s\p{Ll}{3,12}|%|million|billion|thousand|hundred|per\s?cent|place|held|spread|staged|paid|repaid|invested)\s$",
    regex.IGNORECASE,
)


_DETERMINER = regex.compile(r"\s(?:an?|the|its|their|this|that|each|any)\s", regex.IGNORECASE)


def _is_spread(prose: str, hedge: Span | None, start: int) -> bool:
    if hedge is None or prose[hedge.start : hedge.end].lower() != "over":
        return False
    if _DETERMINER.fullmatch(prose, hedge.end, start):
        return True  # "over a 20-year life"
    return bool(_SPREAD_BEFORE.search(prose, max(0, hedge.start - 24), hedge.start))


def _hedged(prose: str, block: Block, figure: Figure, options: Options) -> Figure:
    """Give a length of time the hedge before or behind it: "nearly two decades"."""
    if not isinstance(figure.value, Fraction) or prose[figure.span.start : figure.span.start + 4].lower() == "the ":
        return figure  # "over the past decade" is when
    hedge, place = hedges.find_hedge(prose, figure.span.start, figure.span.end, block.span.start, block.span.end)
    if hedge is Hedge.NONE or _is_spread(prose, place, figure.span.start):
        return figure
    table = hedges.widths(options.hedge_widths)
    tight, loose = hedges.ranges(figure.value, figure.tight, figure.loose, hedge, table)
    return replace(figure, tight=tight, loose=loose, hedge=hedge, hedge_span=place)
