"""FC519: the quarters and years of one set of accounts end a whole number of quarters apart."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

import regex

from factcheck.model import Apply, Claim, Compare, Const, Ref, Relation, Tie
from factcheck.relate.calendar import day_of, is_sure, written
from factcheck.relate.context import Context
from factcheck.relate.rule import Rule

# "the second quarter that ended June 30, 2022", "six months to 31 March 2021 and 31 March 2020"
_ENDED = regex.compile(
    r"(?:\b(?:quarters?|years?|months|half|half-year|periods?)|\{[it]\d{1,6}\}) (?:then )?(?:ended|ending) (?:on "
    r")?\{d(?P<day>\d{1,6})\}"
    r"(?:(?:,| and|, and| compared (?:to|with))(?: (?:the )?(?:\w+ ){0,3}(?:quarter|year|months|period|"
    r"\{[it]\d{1,6}\}) (?:ended|ending))? "
    r"\{d(?P<day>\d{1,6})\}){0,2}"
)
_QUARTER = Fraction(1461, 16)  # days
_GRACE = 10  # days: months differ in length, and some years have 52 weeks
_MONTH_END = 3  # days


def relate(context: Context) -> Iterator[Relation]:
    """Yield, for the end of each period, days from the end that most others agree with = some number of quarters."""
    ends = list(_ends(context))
    days = sorted({day for _, day in ends})
    if len(days) < 2:
        return
    for claim, day in ends:
        others = [(other, on) for other, on in ends if on != day]
        # Where the other periods end with their months, so does this one.
        grace = _MONTH_END if all(_ends_month(on) for _, on in others) and len(days) > 2 else _GRACE
        fits = [(other, on) for other, on in others if _off(day - on) <= grace]
        if fits or not _agree([on for _, on in others]):
            continue
        other, on = min(others, key=lambda pair: abs(day - pair[1]))
        quarters = round(Fraction(day - on) / _QUARTER)
        gone = Apply("-", (Ref(claim.id), Ref(other.id)))
        size = Const(_QUARTER * quarters, f"{quarters} quarters")
        late = day - on > _QUARTER * quarters
        bound = Apply("+" if late else "-", (size, Const(Fraction(grace), f"{grace} days of grace")))
        yield Relation(
            "period-end-mismatch",
            (claim.id, other.id),
            Compare(gone, "<=" if late else ">=", bound),
            Tie.LIKELY,
            f"Periods that end on “{written(claim)}” and on “{written(other)}” are not a whole number of quarters "
            "apart: check both dates.",
            group=f"{claim.id}",
        )


def _ends(context: Context) -> Iterator[tuple[Claim, int]]:
    for frame in context.frames:
        for match in _ENDED.finditer(frame.text):
            for number in match.captures("day"):
                claim = frame.claim(number)
                day = day_of(claim)
                if day is not None and is_sure(claim):
                    yield claim, day.toordinal()


def _ends_month(day: int) -> bool:
    return date.fromordinal(day + 1).day == 1


def _off(days: int) -> Fraction:
    """How far a number of days is from a whole number of quarters."""
    return abs(days - _QUARTER * round(days / _QUARTER))


def _agree(days: list[int]) -> bool:
    """Whether the other ends lie whole quarters apart, so that only one of all is off."""
    return all(_off(day - days[0]) <= _GRACE for day in days)


RULE = Rule(
    code="FC519",
    name="period-end-mismatch",
    summary="The periods of one set of accounts do not end whole quarters apart.",
    finds="“The quarter ended September 13, 2025” beside “the same quarter ended September 30, 2024”.",
    why="The day or the month of one of the two is mistyped, and with it the period that all the figures are for.",
    silent="Within ten days, which leaves room for years of 52 weeks, and with weeks or seasons.",
    bad="Sales were £4 million for the quarter ended 13 September 2025, up from £3 million for the quarter ended "
    "30 September 2024.",
    good="Sales were £4 million for the quarter ended 27 September 2025, up from £3 million for the quarter ended "
    "28 September 2024.",
    checks=("E4", "E9"),
    relate=relate,
)
