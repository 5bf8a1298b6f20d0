"""Calendar arithmetic for the finders: months, ranges of days, the nearest year of a date without one."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from fractions import Fraction

from factcheck.interval import Interval

_NAMES = ("january february march april may june july august september october november december").split()
MONTHS = {name: number for number, name in enumerate(_NAMES, 1)}
MONTHS |= {name[:3]: number for name, number in list(MONTHS.items())} | {"sept": 9}
WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()

MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|JAN|FEB|MAR|APR|JUN|JUL|AUG|SEPT|SEP|OCT|NOV"
    r"|DEC)(?!\p{L})\.?)"
)
"""Pattern of a month's name, capitalised or in capitals, whole or shortened."""

FIRST_DAY, LAST_DAY = date(1000, 1, 1), date(2999, 12, 31)


def month_number(name: str) -> int:
    """Return 1 to 12 for a month's name as MONTH finds it. Raises KeyError for another word."""
    return MONTHS[name.lower().rstrip(".")]


def days(first: date, last: date) -> Interval:
    """Return the range of ordinal days from `first` to `last`, both included."""
    return Interval(Fraction(first.toordinal()), Fraction(last.toordinal()))


def month_days(year: int, month: int) -> Interval:
    """Return the days of a month."""
    return days(date(year, month, 1), date(year, month, monthrange(year, month)[1]))


def year_days(first: int, last: int | None = None) -> Interval:
    """Return the days of a year, or from the year `first` to the year `last`."""
    return days(date(first, 1, 1), date(first if last is None else last, 12, 31))


def add_months(year: int, month: int, steps: int) -> tuple[int, int]:
    """Return the year and month that lie `steps` months after (before, if negative) the given one."""
    count = year * 12 + month - 1 + steps
    return count // 12, count % 12 + 1


def exists(year: int, month: int, day: int) -> bool:
    """Tell whether there is such a day."""
    return 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]


def nearest_year(month: int, day: int, anchor: date) -> int | None:
    """Return the year in which the day lies nearest to `anchor`; None if it exists in none of the three years."""
    choices = [
        (abs((date(year, month, day) - anchor).days), year)
        for year in (anchor.year - 1, anchor.year, anchor.year + 1)
        if exists(year, month, day)
    ]
    return min(choices)[1] if choices else None
