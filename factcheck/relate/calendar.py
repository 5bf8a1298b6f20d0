"""What the rules on dates share: slots for dates, days of claims, and the tense of the words around a date."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import regex

from factcheck.model import Apply, Claim, Compare, Const, Expression, Kind, Ref
from factcheck.relate.context import Context
from factcheck.relate.frame import Frame

DAY = r"\{d(\d+)\}"
DATE = r"\{[dy](\d+)\}"
WEEKDAY = r"\{w(\d+)\}"
LENGTH = r"\{t(\d+)\}"
TIME = r"\{h(\d+)\}"
AGE = r"\{a(\d+)\}"
TO = r"(?:[-–—]| ?to | ?until | ?till | ?through | ?thru | ?and )"

_RELATIVE_DAYS = frozenset({"yesterday", "today", "tomorrow"})
_DATE_WORDS = regex.compile(
    r"(?i)\b(?:date|issued|released?|published|posted|updated|on|for immediate release|(?:mon|tues|wednes|thurs"
    r"|fri|satur|sun)day)\b"
)
DAYS_IN = {
    "day": Fraction(1), "night": Fraction(1), "week": Fraction(7), "month": Fraction(1461, 48),
    "year": Fraction(1461, 4),
}  # fmt: skip
"""Days in a unit, on average over the four-year cycle of the calendar."""


def day_of(claim: Claim) -> date | None:
    """Return the day a claim names, with its year sure or assumed; None for months, years, unknown years."""
    if claim.kind is Kind.DATE and isinstance(claim.value, str) and len(claim.value) == 10:
        return date.fromisoformat(claim.value)
    return None


def is_sure(claim: Claim) -> bool:
    """Whether a date was written with its year, so that no other reading of it is possible."""
    return claim.tight.low is not None and claim.tight == claim.loose


def is_dated(claim: Claim) -> bool:
    """Whether a claim of kind date or year has days that it can be compared by."""
    return claim.kind in (Kind.DATE, Kind.YEAR) and claim.tight.low is not None and claim.tight.high is not None


def year_of(claim: Claim) -> int | None:
    """Return the year of a date or year claim, None if unknown or if it spans several."""
    if not is_dated(claim) or claim.tight.low is None or claim.tight.high is None:
        return None
    first, last = (date.fromordinal(int(end)).year for end in (claim.tight.low, claim.tight.high))
    return first if first == last else None


def year_expression_of(claim: Claim) -> Expression:
    """The year of a date or year claim as a number in a formula."""
    return Apply("year", (Ref(claim.id),))


def on_or_before(earlier: Claim, later: Claim) -> Compare:
    """The formula that one date is not after another."""
    return Compare(Ref(earlier.id), "<=", Ref(later.id))


def day_const(day: date, label: str) -> Const:
    """A day in a formula that no claim states, such as the release's date from the settings."""
    return Const(Fraction(day.toordinal()), label)


def elapsed(start: Claim, end: Claim) -> Expression:
    """The days from one date to another."""
    return Apply("-", (Ref(end.id), Ref(start.id)))


def standing_days(context: Context) -> list[tuple[date, Claim]]:
    """The full dates that stand alone in a block near the top or end, as a release's own date does.

    Some offices print two, the day of the release and the day it was put on the web.
    """
    found = []
    for claim in context.claims:
        day = day_of(claim)
        if day is None or not is_sure(claim) or claim.text.lower() in _RELATIVE_DAYS:
            continue
        span = context.draft.blocks[claim.block].span
        rest = context.words(span.start, claim.span.start) + " " + context.words(claim.span.end, span.end)
        if len(regex.sub(_DATE_WORDS, "", rest).strip(" :,.|–—-()*#")) <= 2:
            found.append((day, claim))
    return found


_OWN_LABEL = regex.compile(r"(?i)\b(?:for immediate release|date|released?|issued)\b[^.;]{0,60}$")


def released_days(context: Context) -> list[tuple[date, Claim]]:
    """Those of the standing days that are labelled as the release's own ("For Immediate Release", "Date:").

    The other is the day it was put on the web: "Lei Fern / 12 June 2018 / Case 16-1052 / Date: 12 June 2018".
    """
    return [
        (day, claim)
        for day, claim in standing_days(context)
        if _OWN_LABEL.search(context.words(max(0, claim.span.start - 80), claim.span.start) + " ")
        or _OWN_LABEL.search(context.words(max(0, claim.span.start - 80), claim.span.start))
    ]


def longest_day(claim: Claim) -> date:
    """The last day that a date may be, under its tight range. The claim must be dated (see is_dated)."""
    assert claim.tight.high is not None
    return date.fromordinal(int(claim.tight.high))


def written(claim: Claim) -> str:
    """The claim's text with white space folded, for messages."""
    return " ".join(claim.text.split())


def day_text(day: date) -> str:
    """A day as messages print it: "8 May 2025"."""
    return f"{day.day} {day:%B %Y}"


def by_id(frame: Frame, match: regex.Match[str], *groups: int | str) -> tuple[Claim, ...]:
    """The claims of the slots that a pattern caught in these groups."""
    return tuple(frame.claim(match[group]) for group in groups)
