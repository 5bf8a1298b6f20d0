"""Times of day: "4.30pm", "16:30", "noon", "9 to 11am", "7 o'clock"."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import regex

from factcheck.extract.dates_words import cardinal
from factcheck.extract.figure import Figure
from factcheck.interval import Interval, exactly
from factcheck.model import Kind, Span

_PRIORITY = 58
_HALF_DAY = r"(?P<half_day>[ap]\.\s?m\b\.?|[ap]\s?m\b)"
_TWELVE = regex.compile(
    rf"(?<![\w.,:£$€])(?:(?P<h0>\d{{1,2}})(?:[.:](?P<m0>[0-5]\d))?\s?(?:[-–—]|\bto\b|\band\b|\buntil\b)\s?)?"
    rf"(?P<h>\d{{1,2}})(?:[.:](?P<m>[0-5]\d))?\s?{_HALF_DAY}",
    regex.IGNORECASE,
)
_TWENTY_FOUR = regex.compile(
    r"(?<![\w.,:/£$€-])(?P<h>[01]?\d|2[0-3]):(?P<m>[0-5]\d)(?::[0-5]\d)?(?![\w:/]|\.\d|\s?%)(?:\s?(?:hrs|hours))?"
)
_HOURS = regex.compile(r"(?<![\w.,:£$€-])(?P<h>[01]\d|2[0-3])[.:]?(?P<m>[0-5]\d)\s?(?:hrs|hours|h)\b(?=[,.;)\s])")
_CLOCK = regex.compile(
    r"(?<!\w)(?P<h>1[0-2]|\d|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s?o['’]clock\b",
    regex.IGNORECASE,
)
_HOUR = r"(?P<h>1[0-2]|[1-9]|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
# "half past eleven", "a quarter to one", "10 past three", "twenty minutes to 9"; "10 to 3" alone may be odds.
_PAST = regex.compile(
    rf"(?<![\w.,-])(?:(?P<half>half)\s(?P<past>past)|(?:a\s)?(?P<quarter>quarter)\s(?:(?P<past>past)|to)"
    rf"|(?P<m>[1-5]?\d|five|ten|twenty|twenty-five)(?:\s(?P<past>past)|\sminutes\s(?:(?P<past>past)|to)))\s{_HOUR}"
    rf"(?![\w-]|[.,:]\d|\s?%|\s(?:years?|months?|weeks?|days?|decades?|seasons|hours?|minutes?|seconds?|hundred|thousand|million)\b)"
    rf"(?:\s?{_HALF_DAY})?",
    regex.IGNORECASE,
)
_NAMED = regex.compile(
    r"(?<![\w-])(?:12[\s-](?P<noon>[Nn]oon|[Mm]idday)|(?P<noon>noon|midday)|(?:12[\s-])?(?P<midnight>midnight)"
    r"|12[\s-](?P<midnight>Midnight))(?![\w-])"
)  # "Noon" may be a name


def find(prose: str, start: int, end: int) -> Iterator[Figure]:
    """Yield the times between two offsets of the prose, in minutes since midnight.

    The ends of a range are two times: "9am to 4pm", and of "9 to 11am" the "9" and the "11am". An hour without
    am, pm or a colon ("at ten") is no time here.
    """
    for match in _TWELVE.finditer(prose, start, end):
        afternoon = match["half_day"].lower().startswith("p")
        last = _minutes(int(match["h"]), int(match["m"] or 0), afternoon)
        if last is None:
            yield _impossible(Span(match.start("h"), match.end()))
            continue
        yield _time(Span(match.start("h"), match.end()), last)
        if match["h0"]:
            first = _minutes(int(match["h0"]), int(match["m0"] or 0), afternoon)
            if first is not None and first > last:  # "10 to 2pm" begins in the morning
                first -= 12 * 60
            if first is not None and first >= 0:
                yield _time(Span(match.start("h0"), match.end("m0") if match["m0"] else match.end("h0")), first)
    for pattern in (_TWENTY_FOUR, _HOURS):
        for match in pattern.finditer(prose, start, end):
            yield _time(Span(*match.span()), int(match["h"]) * 60 + int(match["m"]), _PRIORITY - 1)
    for match in _CLOCK.finditer(prose, start, end):
        hour = cardinal(match["h"])
        if hour:
            yield _time(Span(*match.span()), int(hour) * 60)
    for match in _PAST.finditer(prose, start, end):
        yield from _past(match)
    for match in _NAMED.finditer(prose, start, end):
        yield _time(Span(*match.span()), 12 * 60 if match["noon"] else 24 * 60)


def _past(match: regex.Match[str]) -> Iterator[Figure]:
    """A time told by the hour: minutes past it, or to it."""
    hour = cardinal(match["h"])
    part = 30 if match["half"] else 15 if match["quarter"] else cardinal(match["m"])
    if hour is not None and part is not None:
        afternoon = 12 * 60 if (match["half_day"] or "").lower().startswith("p") and hour < 12 else 0
        yield _time(Span(*match.span()), int(hour * 60 + (part if match["past"] else -part)) + afternoon)


def _minutes(hour: int, minute: int, afternoon: bool) -> int | None:
    if not 0 <= hour <= 23 or (hour == 0 and afternoon):
        return None
    if hour > 12:
        return hour * 60 + minute if afternoon else None  # "16.30pm" says the same twice
    return (hour % 12 + (12 if afternoon else 0)) * 60 + minute


def _impossible(span: Span) -> Figure:
    """ "29 a.m.", "0 p.m.": no time of day, but meant as one."""
    day = Interval(Fraction(0), Fraction(24 * 60))
    return Figure(span, Kind.TIME, None, day, day, unit="minute", priority=_PRIORITY)


def _time(span: Span, minutes: int, priority: int = _PRIORITY) -> Figure:
    hours, rest = divmod(minutes % (24 * 60), 60)
    at = exactly(minutes)
    return Figure(span, Kind.TIME, f"{hours:02}:{rest:02}", at, at, unit="minute", priority=priority)
