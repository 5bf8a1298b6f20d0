"""FC510: yesterday, today and tomorrow must fit the release's date and the date beside them."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from fractions import Fraction

import regex

from factcheck.model import Apply, Claim, Compare, Const, Kind, Ref, Relation, Tie
from factcheck.relate.calendar import DAY, WEEKDAY, by_id, day_of, is_sure, released_days, standing_days, written
from factcheck.relate.context import Context
from factcheck.relate.rule import Rule

RULE_NAME = "relative-day-mismatch"
_RELATIVE = {"yesterday": -1, "today": 0, "tomorrow": 1}
# "yesterday (Wednesday 6 May)", "tomorrow, July 21, 2016", "tomorrow, Tuesday, Nov. 22", "today, 8 May"
_BESIDE = regex.compile(
    rf"{DAY}(?: (?:morning|afternoon|evening|night))?(?:,? ?\(| [-–]|,)? ?(?:on )?(?:{WEEKDAY}(?:,| the|, the)? "
    rf"?)?{DAY}"
)
_WITH_WEEKDAY = regex.compile(
    rf"{DAY}(?: (?:morning|afternoon|evening|night))?,? \(?(?:on )?{WEEKDAY}(?![ ,(]{{0,3}}\{{d)"
)


def relate(context: Context) -> Iterator[Relation]:
    """Yield, for each relative day beside a date or weekday, date = the day counted from the release's date."""
    for frame in context.frames:
        for match in _BESIDE.finditer(frame.text):
            relative, day = by_id(frame, match, 1, 3)
            if _is_relative(relative) and not _is_relative(day) and day_of(day) is not None:
                yield from _relations(context, relative, day)
    yield from _same_hour(context)


# "The gates open at nine tomorrow ... whoever comes first at nine on 4 July"
_SAME_HOUR = regex.compile(
    rf"\b(?:at that (?:hour|time|moment)|on that (?:day|morning|afternoon|evening)|(?:the|that) same (?:day|morning"
    rf"|afternoon|evening)|that (?:day|morning|afternoon|evening)),? (?:on )?(?:{WEEKDAY},? (?:the )?)?{DAY}"
)


def _same_hour(context: Context) -> Iterator[Relation]:
    """A date said to be the day of the sentence before, where that has one relative day and no date."""
    for before, frame in itertools.pairwise(context.frames):
        relative = [claim for claim in before.slots("d") if _is_relative(claim)]
        match = _SAME_HOUR.search(frame.text)
        if match is not None and len(relative) == 1:
            day = frame.claim(match[2])
            if day_of(day) is not None and not _is_relative(day):
                yield from _relations(context, relative[0], day)


def _is_relative(claim: Claim) -> bool:
    return claim.kind is Kind.DATE and claim.text.lower() in _RELATIVE


def _relations(context: Context, relative: Claim, day: Claim) -> Iterator[Relation]:
    """The day counted from the release's date, or from another date that stands alone as one."""
    message = (
        f"“{written(relative)}” is {{expected}} by the release's own date, but the text says “{written(day)}”: "
        f"check both, "
        "and the date of the release."
    )
    tie = Tie.CERTAIN if is_sure(day) else Tie.LIKELY
    if day_of(day) == context.draft.issued and not released_days(context):
        tie = Tie.LIKELY  # "tomorrow, 9 May" on a page of 9 May: it was put on the web on the day itself
    group = f"{relative.id}-{day.id}"
    # Where one of two dates is labelled as the release's own, the other is the day it was put on the web.
    own = released_days(context)
    if not own or any(other == context.draft.issued for other, _ in own):
        yield Relation(
            RULE_NAME, (day.id, relative.id), Compare(Ref(day.id), "=", Ref(relative.id)), tie, message, group=group
        )
    steps = Const(Fraction(_RELATIVE[relative.text.lower()]))
    for other, claim in own or standing_days(context):
        if other != context.draft.issued and claim.id != day.id:
            counted = Apply("+", (Ref(claim.id), steps))
            yield Relation(
                RULE_NAME,
                (day.id, relative.id, claim.id),
                Compare(Ref(day.id), "=", counted),
                tie,
                message,
                group=group,
            )


RULE = Rule(
    code="FC510",
    name=RULE_NAME,
    summary="“Yesterday”, “today” or “tomorrow” is not the day that the date beside it names.",
    finds="A day told from the release's date together with a date that is another day.",
    why="Releases are held back and sent later: “yesterday” moves with them, the date does not.",
    silent="Where the release's date is not known, and where the relative day stands alone.",
    bad="Issued 8 May 2026\n\nOfficers yesterday (6 May 2026) searched four homes in Marbeck.",
    good="Issued 8 May 2026\n\nOfficers yesterday (7 May 2026) searched four homes in Marbeck.",
    checks=("E10",),
    relate=relate,
)
