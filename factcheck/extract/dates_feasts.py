"""Feasts that name a day with their year: "Easter 2018", "Good Friday 2021", "Christmas Eve, 2019"."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import regex

from factcheck.extract.dates_calendar import days
from factcheck.extract.dates_years import YEAR
from factcheck.extract.figure import Figure
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


def find(prose: str, start: int, end: int) -> Iterator[Figure]:
    """Yield the feasts with a year between two offsets of the prose; "at Easter" alone names no day."""
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
