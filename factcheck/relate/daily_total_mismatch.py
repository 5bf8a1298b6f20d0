"""FC516: an amount a day, times the days of the period, must give the total of the period."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from fractions import Fraction

import regex

from factcheck.model import Apply, Claim, Compare, Const, Expression, Hedge, Kind, Ref, Relation, Tie
from factcheck.relate.calendar import written
from factcheck.relate.context import Context
from factcheck.relate.rule import Rule

_PER_DAY = regex.compile(
    r"\{[nvm](?P<daily>\d+)\} (?P<noun>[a-z][\w -]{0,30}?) ?(?:a|per|each|every) day\b|\{v(?P<daily>\d+)\}"
)
_MONTH = regex.compile(r"\b(?:in|during|throughout|for|over) (?:the month of )?\{d(?P<month>\d+)\}")
_DAYS = regex.compile(r"\b(?:over|for|in|during|lasted|the) (?:all |the )?\{t(?P<days>\d+)\}")
_TOTAL = regex.compile(
    r"\{[nm](?P<total>\d+)\}(?: [a-z]+){0,3}? (?:in all|in total|altogether|in the month|over the month|for the "
    r"month|all told)\b|\b(?:a total of|totalling|making|or) \{[nm](?P<total>\d+)\}(?! a\b)"
)
_LOOSE = regex.compile(
    r"\b(?:up to|at most|as many as|peak|peaked|busiest|record|weekdays?|working days?|not counting|excluding"
    r"|except)\b"
)


def relate(context: Context) -> Iterator[Relation]:
    """Yield, for each daily amount with a month or days and a total in one sentence, total = daily x days."""
    for frame in context.frames:
        daily = _PER_DAY.search(frame.text)
        total = _TOTAL.search(frame.text)
        if daily is None or total is None or _LOOSE.search(frame.text):
            continue
        rate, whole = frame.claim(daily["daily"]), frame.claim(total["total"])
        if (
            rate.id == whole.id
            or rate.hedge
            or whole.hedge
            or not isinstance(rate.value, Fraction)
            or not isinstance(whole.value, Fraction)
        ):
            continue
        if rate.kind is Kind.RATE and rate.per != "day":
            continue
        for days, claims, label in _lengths(context, frame.slots("d"), frame.slots("t")):
            yield _relation(rate, whole, days, claims, label)
            break


def _lengths(
    context: Context, months: list[Claim], lengths: list[Claim]
) -> Iterator[tuple[Expression, tuple[int, ...], str]]:
    for claim in months:
        if isinstance(claim.value, str) and len(claim.value) in (4, 7):
            month = int(claim.value[-2:])
            year = int(claim.value[:4]) if len(claim.value) == 7 else 2001
            count = monthrange(year, month)[1]
            yield Const(Fraction(count), f"{count} days"), (claim.id,), f"{count} days of {date(2000, month, 1):%B}"
    for claim in lengths:
        if claim.unit in ("day", "week") and claim.hedge is Hedge.NONE and isinstance(claim.value, Fraction):
            per: Expression = Ref(claim.id) if claim.unit == "day" else Apply("*", (Ref(claim.id), Const(Fraction(7))))
            yield per, (claim.id,), written(claim)


def _relation(rate: Claim, whole: Claim, days: Expression, claims: tuple[int, ...], label: str) -> Relation:
    # The daily amount is an average: it is known to half of its last digit, so the total to half of it a day.
    return Relation(
        "daily-total-mismatch",
        (whole.id, rate.id, *claims),
        Compare(Ref(whole.id), "=", Apply("*", (Ref(rate.id), days))),
        Tie.CERTAIN,
        f"“{written(rate)}” a day over {label} gives {{expected}}, not “{written(whole)}”: check all three.",
    )


RULE = Rule(
    code="FC516",
    name="daily-total-mismatch",
    summary="The amount a day times the days is not the total.",
    finds="“420 calls a day in September, 14,600 in all”, which would be 12,600.",
    why="One of the two is the headline figure, and readers multiply.",
    silent="With “up to” and other hedges, and with weekdays or days that are left out.",
    bad="The helpline took 420 calls a day in September, 14,600 in all.",
    good="The helpline took 420 calls a day in September, 12,600 in all.",
    checks=("E16",),
    relate=relate,
)
