"""Periods given as one figure: "2025/26", "2015-2017", "Q3 2025", "the first half of 2016", "March-May 2020"."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

import regex

from factcheck.extract.dates_calendar import MONTH, add_months, month_days, month_number, year_days
from factcheck.extract.dates_years import YEAR
from factcheck.extract.figure import Figure
from factcheck.interval import Interval, exactly
from factcheck.model import Kind, Span

_PRIORITY = 62
_SPAN = regex.compile(
    rf"(?<![\w/.,£$€-])(?:FY\s?)?(?P<first>{YEAR})\s?(?P<sep>[-–—/])\s?(?:FY\s?)?(?P<last>{YEAR}"
    rf"|\d{{2}})(?![\w%]|[-/–.,]\d)"
)
_SHORT_SPAN = regex.compile(r"\bFY\s?(?P<first>\d\d)/(?P<last>\d\d)(?!\d)")
_YEAR_NEAR = (
    rf"(?:,?\s{{1,2}}(?:(?:of|in)\s)?(?:the\s)?(?:(?:fiscal|financial"
    rf"|calendar)\s)?(?:year\s)?(?P<year>{YEAR})(?!\d|,\d))?"
)
_QUARTER = regex.compile(
    rf"(?<![\w])(?:(?:(?P<yearbefore>{YEAR})\s)?Q(?P<q>[1-4])(?!\w)|(?P<word>first|second|third|fourth|1st|2nd"
    rf"|3rd|4th)[-\s](?:fiscal[-\s])?quarter\b)"
    rf"{_YEAR_NEAR}",
    regex.IGNORECASE,
)
_SHORT_QUARTER = regex.compile(r"(?<!\w)(?P<q>[1-4])Q['’]?(?P<year>\d{2}|20\d{2})?(?!\w)")
_HALF = regex.compile(
    rf"(?<!\w)(?:H(?P<h>[12])(?!\w)|(?P<word>first|second)[-\s]half(?=\s(?:of\s(?:(?:the|this|last|next)\syear|{YEAR})"
    rf"|{YEAR}))){_YEAR_NEAR}",
    regex.IGNORECASE,
)
_MONTHS = regex.compile(
    rf"(?<![\w-])(?P<first>{MONTH})\s?[-–/]\s?(?P<last>{MONTH})(?!\w)(?:,?\s{{1,2}}(?P<year>{YEAR})(?!\d|,\d))?"
)
_WORDS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
_JUBILEES = {
    "centenary": 100, "centennial": 100, "bicentenary": 200, "bicentennial": 200, "tercentenary": 300,
    "sesquicentennial": 150, "quincentenary": 500, "millennium anniversary": 1000,
}  # fmt: skip
_JUBILEE = regex.compile(rf"(?<!\w)(?:{'|'.join(_JUBILEES)})(?!\w)", regex.IGNORECASE)


def find(prose: str, start: int, end: int, issued: date | None) -> Iterator[Figure]:
    """Yield the periods between two offsets of the prose.

    A span of years has its two years in `parts`; a quarter or half-year its number, and the year if known. Both
    have no value, and the calendar's days as `tight`: a firm's first quarter may lie elsewhere, so `loose` is wide.
    """
    for match in _SPAN.finditer(prose, start, end):
        first = int(match["first"])
        last = int(match["last"])
        if len(match["last"]) == 2:
            last += first // 100 * 100
            if last < first:
                last += 100
        if first < last <= first + 60 or (len(match["last"]) == 4 and last < first):
            yield _years(Span(*match.span()), first, last)
    for match in _SHORT_SPAN.finditer(prose, start, end):
        yield _years(Span(*match.span()), 2000 + int(match["first"]), 2000 + int(match["last"]))
    yield from _quarters(prose, start, end)
    for match in _MONTHS.finditer(prose, start, end):
        yield _months(match, issued)
    for match in _JUBILEE.finditer(prose, start, end):
        value = Fraction(_JUBILEES[match.group().lower()])
        yield Figure(Span(*match.span()), Kind.ORDINAL, value, exactly(value), exactly(value), priority=_PRIORITY)


def _years(span: Span, first: int, last: int) -> Figure:
    whole = year_days(min(first, last), max(first, last))
    return Figure(
        span,
        Kind.INTERVAL,
        None,
        whole,
        whole,
        unit="year",
        parts=(Fraction(first), Fraction(last)),
        priority=_PRIORITY,
    )


def _quarters(prose: str, start: int, end: int) -> Iterator[Figure]:
    for match in _QUARTER.finditer(prose, start, end):
        number = int(match["q"]) if match["q"] else _WORDS[match["word"].lower()]
        year = match["yearbefore"] or match["year"]
        yield _part_of_year(Span(*match.span()), number, 3, int(year) if year else None)
    for match in _SHORT_QUARTER.finditer(prose, start, end):
        year = match["year"]
        yield _part_of_year(Span(*match.span()), int(match["q"]), 3, int(year[-2:]) + 2000 if year else None)
    for match in _HALF.finditer(prose, start, end):
        number = int(match["h"]) if match["h"] else _WORDS[match["word"].lower()]
        yield _part_of_year(Span(*match.span()), number, 6, int(match["year"]) if match["year"] else None)


def _part_of_year(span: Span, number: int, months: int, year: int | None) -> Figure:
    unit = "quarter" if months == 3 else "half-year"
    if year is None:
        return Figure(
            span, Kind.INTERVAL, None, Interval(), Interval(), unit=unit, parts=(Fraction(number),), priority=_PRIORITY
        )
    tight = Interval(month_days(year, (number - 1) * months + 1).low, month_days(year, number * months).high)
    # A fiscal year may begin up to eleven months before or after the calendar's.
    loose = year_days(year - 1, year + 1)
    return Figure(
        span, Kind.INTERVAL, None, tight, loose, unit=unit, parts=(Fraction(number), Fraction(year)), priority=_PRIORITY
    )


def _months(match: regex.Match[str], issued: date | None) -> Figure:
    span = Span(*match.span())
    first, last = month_number(match["first"]), month_number(match["last"])
    parts = (Fraction(first), Fraction(last))
    year = int(match["year"]) if match["year"] else issued.year if issued else None
    if year is None:
        return Figure(span, Kind.INTERVAL, None, Interval(), Interval(), unit="month", parts=parts, priority=_PRIORITY)
    begin, _ = add_months(year, last, -((last - first) % 12))
    tight = Interval(month_days(begin, first).low, month_days(year, last).high)
    loose = tight if match["year"] else year_days(year - 1, year + 1)
    return Figure(span, Kind.INTERVAL, None, tight, loose, unit="month", parts=parts, priority=_PRIORITY)
