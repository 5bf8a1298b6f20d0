"""Times told from the release's own date: "last year", "yesterday", "next month", "this week"."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import regex

from factcheck.extract.dates_calendar import add_months, days, month_days, year_days
from factcheck.extract.figure import Figure
from factcheck.interval import Interval, exactly
from factcheck.model import Kind, Span

_PRIORITY = 30
# "today's" may be "of our time"; "yesterday's vote" was a day before.
_DAY = regex.compile(
    r"(?<![\w-])(?:(?P<before>yesterday)|(?P<same>today(?!['’]s\b)|tonight)|(?P<after>tomorrow(?!['’]s\b)))(?![\w-])",
    regex.IGNORECASE,
)
_PERIOD = regex.compile(
    r"(?<![\w-])(?P<which>last|this|next)\s(?P<what>year|month|week)(?![\w-]|\s(?:end|ahead)\b)(?!['’]s\s(?:time)\b)",
    regex.IGNORECASE,
)
_STEP = {"last": -1, "this": 0, "next": 1}


def find(prose: str, start: int, end: int, issued: date | None) -> Iterator[Figure]:
    """Yield the relative times between two offsets of the prose; value and ends are open if the release has no date.

    "last year" grants the twelve months before the release too, which is how some writers use it: `loose` reaches
    from the start of that year to the release's date.
    """
    if issued is None:
        for pattern in (_DAY, _PERIOD):
            for match in pattern.finditer(prose, start, end):
                yield Figure(Span(*match.span()), Kind.DATE, None, Interval(), Interval(), priority=_PRIORITY)
        return
    for match in _DAY.finditer(prose, start, end):
        day = issued + timedelta(days=-1 if match["before"] else 1 if match["after"] else 0)
        point = exactly(day.toordinal())
        yield Figure(Span(*match.span()), Kind.DATE, day.isoformat(), point, point, priority=_PRIORITY)
    for match in _PERIOD.finditer(prose, start, end):
        step = _STEP[match["which"].lower()]
        yield _period(Span(*match.span()), match["what"].lower(), step, issued)


def _period(span: Span, what: str, step: int, issued: date) -> Figure:
    if what == "year":
        year = issued.year + step
        tight = year_days(year)
        loose = days(date(year, 1, 1), issued) if step < 0 else tight
        return Figure(span, Kind.YEAR, str(year), tight, loose, priority=_PRIORITY)
    if what == "month":
        year, month = add_months(issued.year, issued.month, step)
        tight = month_days(year, month)
        return Figure(span, Kind.DATE, f"{year:04}-{month:02}", tight, tight, priority=_PRIORITY)
    monday = issued - timedelta(days=issued.weekday()) + timedelta(weeks=step)
    tight = days(monday, monday + timedelta(days=6))
    return Figure(span, Kind.DATE, None, tight, _widened(tight), priority=_PRIORITY)


def _widened(week: Interval) -> Interval:
    """A week may begin on Sunday, and "last week" may be the seven days before."""
    assert week.low is not None
    assert week.high is not None
    return Interval(week.low - 7, week.high + 7)
