"""Feasts that name a day: "Easter 2018", "Christmas Eve, 2019", "on Good Friday", "by Christmas"."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import regex

from factcheck.extract.dates_calendar import days, nearest_year
from factcheck.extract.dates_years import YEAR
from factcheck.extract.figure import Figure
from factcheck.interval import Interval
from factcheck.model import Kind, Span

__all__ = ["easter", "find"]

_PRIORITY = 62
# Days from Easter Sunday; the others are month and day.
_MOVABLE = {"good friday": -2, "easter": 0, "easter sunday": 0, "easter monday": 1}
_FIXED = {
    "new year's day": (1, 1), "christmas eve": (12, 24), "christmas day": (12, 25), "christmas": (12, 25),
    "boxing day": (12, 26), "new year's eve": (12, 31),
}  # fmt: skip
_SEASONS = {"easter": 14, "christmas": 14}  # "by Easter 2018" may mean the weeks around
_NAMES = "|".join(name.replace(" ", r"\s").replace("'", "['’]") for name in [*_MOVABLE, *_FIXED])
_FEAST = regex.compile(
    rf"(?<![\w-])(?P<name>{_NAMES}),?\s(?:of\s|in\s)?(?P<year>{YEAR})(?![\w%]|[,.]\d)", regex.IGNORECASE
)
# Without a year a feast is a day only where it is the time of something: not "the Christmas tree", "a Christmas card".
_BARE = regex.compile(
    rf"\b(?:[Oo]n|[Aa]t|[Bb]y|[Bb]efore|[Aa]fter|[Uu]ntil|till|[Ss]ince|[Ff]rom|[Oo]ver|[Dd]uring|to|last|this|next)\s"
    rf"(?P<name>(?i:{_NAMES}))(?=[.,;:!?)]|\s?$|\s(?:and|or|to|when|with|in|at|for|was|is|were|until|through|as|after"
    rf"|by|that|it|he|she|they|we|there|this|last|because|while|despite)\b)"
)


def find(prose: str, start: int, end: int, issued: date | None) -> Iterator[Figure]:
    """Yield the feasts between two offsets of the prose; without a year they are read as dates without a year are."""
    for match in _FEAST.finditer(prose, start, end):
        name = " ".join(match["name"].lower().replace("’", "'").split())
        year = int(match["year"])
        day = easter(year) + timedelta(days=_MOVABLE[name]) if name in _MOVABLE else date(year, *_FIXED[name])
        around = timedelta(days=_SEASONS.get(name, 0))
        yield Figure(
            Span(*match.span()),
            Kind.DATE,
            day.isoformat(),
            days(day, day),
            days(day - around, day + around),
            priority=_PRIORITY,
        )
    for match in _BARE.finditer(prose, start, end):
        name = " ".join(match["name"].lower().replace("’", "'").split())
        yield _of_unknown_year(Span(*match.span("name")), name, issued)


def _of_unknown_year(span: Span, name: str, issued: date | None) -> Figure:
    """ "by Christmas": the nearest to the release's date, and perhaps the one before or after."""
    near: date | None = None
    if issued is not None and name in _FIXED:
        year = nearest_year(*_FIXED[name], issued)
        near = date(year, *_FIXED[name]) if year is not None else None
    elif issued is not None:
        choices = (easter(year) + timedelta(days=_MOVABLE[name]) for year in range(issued.year - 1, issued.year + 2))
        near = min(choices, key=lambda day: abs((day - issued).days))
    if near is None:
        value = "--{:02}-{:02}".format(*_FIXED[name]) if name in _FIXED else None
        return Figure(span, Kind.DATE, value, Interval(), Interval(), priority=_PRIORITY)
    about = days(near - timedelta(days=400), near + timedelta(days=400))
    return Figure(span, Kind.DATE, near.isoformat(), days(near, near), about, priority=_PRIORITY)


def easter(year: int) -> date:
    """Return Easter Sunday of a Gregorian year, by the algorithm of Meeus, Jones and Butcher.

    >>> easter(2018)
    datetime.date(2018, 4, 1)
    """
    golden = year % 19
    century, part = divmod(year, 100)
    corrected = (century - (century + 8) // 25 + 1) // 3
    moon = (19 * golden + century - century // 4 - corrected + 15) % 30
    sunday = (32 + 2 * (century % 4) + 2 * (part // 4) - moon - part % 4) % 7
    late = (golden + 11 * moon + 22 * sunday) // 451
    month, day = divmod(moon + sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)
