"""The day of an event in the headline, against the days that the text announces.

Prent Mills to Speak at the Weir Forum on 18 February ... Mr Prent will speak on Wednesday, 19 February
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from factcheck.model import Claim, Compare, Ref, Relation, Tie
from factcheck.relate.calendar import day_of, written
from factcheck.relate.context import Context
from factcheck.relate.verb_group import Lies, date_lies

__all__ = ["headline_day"]

_WITH_DAY = regex.compile(r"(?<!\d)\d{1,2}(?!\d)")


def headline_day(context: Context, rule: str) -> Iterator[Relation]:
    """Yield day of the headline = day announced, where the text has days of that month but never the headline's."""
    days = [claim for claim in context.claims if day_of(claim) is not None and _WITH_DAY.search(claim.text)]
    issued = context.draft.issued
    above = [claim for claim in days if context.in_headline(claim) and day_of(claim) != issued]
    if len({_month_day(claim) for claim in above}) != 1:
        return
    stated = above[0]
    day = day_of(stated)
    if day is None or (issued is not None and day < issued):
        return
    below = [
        claim
        for claim in days
        if not context.in_headline(claim)
        and day_of(claim) != issued
        and _month_day(claim)[:2] == _month_day(stated)[:2]
    ]
    if any(_month_day(claim) == _month_day(stated) for claim in below):
        return
    announced = [claim for claim in below if _is_ahead(context, claim)]
    if announced:
        other = announced[0]
        yield Relation(
            rule,
            (stated.id, other.id),
            Compare(Ref(stated.id), "=", Ref(other.id)),
            Tie.LIKELY,
            f"The headline has “{written(stated)}”, the text announces “{written(other)}” and never the headline's "
            f"day: check which it is.",
        )


def _month_day(claim: Claim) -> str:
    """Month and day as "0218", whatever the year."""
    day = day_of(claim)
    return "" if day is None else f"{day:%m%d}"


def _is_ahead(context: Context, claim: Claim) -> bool:
    told = date_lies(context, claim)
    return told is not None and told[0] is Lies.AHEAD
