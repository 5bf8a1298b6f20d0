"""When, where and about whom: the phrases of a sentence that narrow a figure down."""

from __future__ import annotations

from bisect import bisect_right
from datetime import date, timedelta
from fractions import Fraction

import regex

from factcheck.interval import Interval
from factcheck.model import Span

_MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december|"
    r"(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?)"
)
_YEAR = r"(?:1[6-9]\d\d|20\d\d)(?:[/-–]\d{2,4})?"
_UNIT = r"(?:years?|months?|weeks?|days?|quarters?|decades?|hours?|weekend|summer|winter|spring|autumn|season|century)"
_COUNT = r"(?:\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|twelve|few|couple of|several)"
_PERIOD = regex.compile(
    rf"\b(?:"
    rf"(?:in|during|for|since|by|until|before|after|throughout|from|over|between|as of|at the end of|to)\s+"
    rf"(?:the\s+)?(?:(?:first|second|third|fourth)\s+(?:quarter|half)\s+(?:of\s+)?)?"
    rf"(?:(?:early|mid|late|fiscal|calendar)[- ])?"
    rf"(?:{_MONTH}\s+)?{_YEAR}"
    rf"|(?:in|during|since|by|until|last|this|next)\s+{_MONTH}(?:\s+\d{{1,2}}(?!\d))?"
    rf"|q[1-4](?:\s+(?:of\s+)?{_YEAR})?"
    rf"|(?:in|over|during|for|within)\s+(?:the|those|these)\s+(?:last|past|previous|next|first|same|coming)?\s*(?:{_COUNT}\s+)?{_UNIT}"
    rf"(?:\s+to\s+(?:the\s+end\s+of\s+)?{_MONTH})?"
    rf"|(?:last|this|next|that|the previous|the same|the following|each|every|the past|the coming)\s+"
    rf"(?:{_COUNT}\s+)?(?:{_UNIT}|night|morning|evening|week)"
    rf"|(?:the|a)\s+(?:year|month|week|day|decade|quarter)\s+(?:before|earlier|ago|after|later)"
    rf"|{_COUNT}\s+{_UNIT}\s+(?:ago|earlier|later|before)"
    rf"|since\s+then|to date|so far|today|yesterday|tonight|tomorrow|currently|now|at the time|annually"
    rf"|(?:on|last|this|next)\s+(?:mon|tues|wednes|thurs|fri|satur|sun)day"
    rf")\b",
    regex.IGNORECASE,
)
_PLACE = regex.compile(
    r"\b(?:in|at|near|across|around|throughout|from|outside)\s+"
    r"((?:the\s+)?(?:[A-Z][\w'’.-]{1,20}(?:\s+(?:of|and|the|upon|on)(?=\s+[A-Z]))?\s*){1,5})"
)
_GROUP = regex.compile(
    r"\b(?:among|amongst)\s+(?:[\w'’-]{1,20}\s?){1,4}|\baged\s+[\w-]{1,10}(?:\s+(?:to|and|or)\s+\w{1,8})?|"
    r"\b(?:under|over)[- ]\d\ds?\b|\bunder the age of \w{1,10}|\bper (?:cent|head|person)\b",
    regex.IGNORECASE,
)
_CALENDAR_WORD = regex.compile(
    rf"^(?:{_MONTH}|(?:mon|tues|wednes|thurs|fri|satur|sun)day|q[1-4]|fiscal|fy)\b", regex.IGNORECASE
)


def periods(prose: str, sentence: Span) -> list[Span]:
    """Return the period phrases of a sentence."""
    return [Span(*match.span()) for match in _PERIOD.finditer(prose, sentence.start, sentence.end)]


def places(prose: str, sentence: Span) -> list[Span]:
    """Return the places of a sentence as written: "in Marsh End" -> the span of "Marsh End"."""
    out = []
    for match in _PLACE.finditer(prose, sentence.start, sentence.end):
        name = match.group(1).rstrip(" .,")
        if not _CALENDAR_WORD.match(name) and name.lower() != "the":
            out.append(Span(match.start(1), match.start(1) + len(name)))
    return out


def groups(prose: str, sentence: Span) -> list[Span]:
    """Return the phrases that say about whom: "among women", "aged 18 to 24"."""
    return [Span(*match.span()) for match in _GROUP.finditer(prose, sentence.start, sentence.end)]


def nearest(candidates: list[Span], figure: Span, clause_of: dict[Span, int], clause: int) -> Span | None:
    """Return the candidate that bears on a figure: in its clause before others, then the nearest."""
    free = [c for c in candidates if c.end <= figure.start or c.start >= figure.end]
    if not free:
        return None

    def key(span: Span) -> tuple[bool, int]:
        gap = span.start - figure.end if span.start >= figure.end else figure.start - span.end
        return clause_of.get(span, clause) != clause, gap

    return min(free, key=key)


_YEARS = regex.compile(r"(1[6-9]\d\d|20\d\d)(?:[/-–](\d{2,4}))?")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH_NAME = regex.compile(rf"\b{_MONTH}", regex.IGNORECASE)


def resolve(phrase: str, issued: date | None) -> Interval | None:
    """Return a period phrase as a range of ordinal days, or None: "in 2017", "last year", "in March 2016"."""
    lower = phrase.lower()
    if lower.startswith(("since", "after", "before", "until", "by", "from", "to ")):
        return None
    year = _YEARS.search(lower)
    month = _MONTH_NAME.search(lower)
    if year and not year.group(2):
        number = int(year.group(1))
        return _month(number, month.group()) if month else _days(date(number, 1, 1), date(number, 12, 31))
    if issued is None or year:
        return None
    if lower in {"today", "tonight"}:
        return _days(issued, issued)
    if lower == "yesterday":
        return _days(issued - timedelta(days=1), issued - timedelta(days=1))
    if lower == "last year":
        return _days(date(issued.year - 1, 1, 1), date(issued.year - 1, 12, 31))
    if lower == "this year":
        return _days(date(issued.year, 1, 1), date(issued.year, 12, 31))
    return None


def _month(year: int, name: str) -> Interval | None:
    month = _MONTHS.index(name.lower()[:3]) + 1
    after = date(year + month // 12, month % 12 + 1, 1)
    return _days(date(year, month, 1), after - timedelta(days=1))


def _days(first: date, last: date) -> Interval:
    return Interval(Fraction(first.toordinal()), Fraction(last.toordinal()))


def at(starts: list[int], offset: int) -> int:
    """Index of the last start at or before an offset."""
    return max(bisect_right(starts, offset) - 1, 0)
