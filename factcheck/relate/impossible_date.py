"""FC502: a date, and a time of day, must exist."""

from __future__ import annotations

from calendar import isleap, monthrange
from collections.abc import Iterator
from datetime import date
from fractions import Fraction

import regex

from factcheck.model import Claim, Compare, Const, Kind, Relation, Tie
from factcheck.relate.calendar import written
from factcheck.relate.context import Context
from factcheck.relate.rule import Rule

_MONTHS = "january february march april may june july august september october november december".split()
_MONTH = regex.compile("|".join(rf"{name[:3]}[a-z]*" for name in _MONTHS), regex.IGNORECASE)
_YEAR = regex.compile(r"(?<!\d)\d{4}(?!\d)")
_DAY = regex.compile(r"(?<!\d)\d{1,2}(?!\d)")
_WORDS = {"thirty-first": 31, "thirty first": 31, "thirtieth": 30, "twenty-ninth": 29, "twenty ninth": 29}


def relate(context: Context) -> Iterator[Relation]:
    """Yield, for each day of a month that does not exist, day <= days in that month."""
    for claim in context.claims:
        if claim.kind is Kind.TIME and claim.value is None:
            yield from _time(claim)
        if claim.kind is Kind.DATE and str(claim.value).endswith("-02-29"):
            yield from _leap_day(context, claim)
        # A range of all-figure dates has no value either, but is no single month.
        if claim.kind is Kind.DATE and claim.value is None:
            read = _read(context, claim)
            if read is not None:
                day, month, year = read
                name = _MONTHS[month - 1].capitalize()
                length = 29 if month == 2 and year is None else monthrange(year or 2000, month)[1]
                if day > length:
                    in_month = f"{name} {year}" if month == 2 and year else name
                    yield Relation(
                        "impossible-date",
                        (claim.id,),
                        Compare(
                            Const(Fraction(day), f"day {day}"),
                            "<=",
                            Const(Fraction(length), f"the {length} days of {in_month}"),
                        ),
                        Tie.CERTAIN,
                        f"“{written(claim)}” does not exist: {in_month} has {length} days. Check the day and "
                        f"the month.",
                    )


_LEAP_REACH = 300  # days either way in which a day without a year is looked for


def _leap_day(context: Context, claim: Claim) -> Iterator[Relation]:
    """ "The vigil is on 29 February", in a release of February 2027: no year near it has that day."""
    issued = context.draft.issued
    if issued is None or _YEAR.search(claim.text):
        return
    near = [year for year in range(issued.year - 1, issued.year + 2) if _last_of_february(year, issued) <= _LEAP_REACH]
    if near and not any(isleap(year) for year in near):
        yield Relation(
            "impossible-date",
            (claim.id,),
            Compare(Const(Fraction(29), "day 29"), "<=", Const(Fraction(28), f"the 28 days of February {near[0]}")),
            Tie.LIKELY,
            f"“{written(claim)}” does not exist in {near[0]}: February has 28 days then. Check the day and the month.",
        )


def _last_of_february(year: int, issued: date) -> int:
    return abs((date(year, 2, 28) - issued).days)


def _time(claim: Claim) -> Iterator[Relation]:
    hour = _DAY.search(claim.text)
    if hour is None:
        return
    number = int(hour.group())
    bound = Compare(
        Const(Fraction(number), f"hour {number}"), "<=", Const(Fraction(12), "the 12 hours of a.m. and p.m.")
    )
    if number == 0:
        bound = Compare(Const(Fraction(0), "hour 0"), ">=", Const(Fraction(1), "the first hour of p.m."))
    yield Relation(
        "impossible-date",
        (claim.id,),
        bound,
        Tie.CERTAIN,
        f"“{written(claim)}” is no time of day: check the hour.",
    )


def _read(context: Context, claim: Claim) -> tuple[int, int, int | None] | None:
    """Day, month and year (None if unsaid) of a date that does not exist; the month may stand by a later day."""
    text = written(claim).lower()
    after = context.words(claim.span.end, min(claim.span.end + 40, len(context.draft.prose)))
    month = _MONTH.search(text) or _MONTH.search(after)
    year = _YEAR.search(text) or _YEAR.search(after)
    day = next((number for word, number in _WORDS.items() if word in text), None)
    digits = _DAY.search(text)
    if digits and day is None:
        day = int(digits.group())
    if day is None or month is None:
        return None
    number = next(index for index, name in enumerate(_MONTHS, 1) if name.startswith(month.group().lower()[:3]))
    return day, number, int(year.group()) if year else None


RULE = Rule(
    code="FC502",
    name="impossible-date",
    summary="The date or the time of day does not exist.",
    finds="A day that its month does not have: “31 April”, “29 February 2025”; an hour that is none: “29 a.m.”.",
    why="Nobody can come or apply on such a day, and the desk cannot tell which one was meant.",
    silent="With 29 February where the year is a leap year, or where none is given and a leap year is near the "
    "release.",
    bad="Applications close on 31 April 2026.",
    good="Applications close on 30 April 2026.",
    checks=("E2",),
    relate=relate,
)
