"""FC510: yesterday, today and tomorrow must fit the release's date and the date beside them."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from factcheck.model import Claim, Compare, Kind, Ref, Relation, Tie
from factcheck.relate.calendar import DAY, WEEKDAY, by_id, day_of, is_sure, written
from factcheck.relate.context import Context
from factcheck.relate.rule import Rule

_RELATIVE = frozenset({"yesterday", "today", "tomorrow"})
# "yesterday (Wednesday 6 May)", "tomorrow, July 21, 2016", "tomorrow, Tuesday, Nov. 22", "today, 8 May"
_BESIDE = regex.compile(rf"{DAY}(?: (?:morning|afternoon|evening|night))?(?:,? ?\(| [-–]|,)? ?(?:on )?(?:{WEEKDAY}(?:,| the|, the)? ?)?{DAY}")
_WITH_WEEKDAY = regex.compile(rf"{DAY}(?: (?:morning|afternoon|evening|night))?,? \(?(?:on )?{WEEKDAY}(?![ ,(]{{0,3}}\{{d)")


def relate(context: Context) -> Iterator[Relation]:
    """Yield, for each relative day beside a date or weekday, date = the day counted from the release's date."""
    for frame in context.frames:
        for match in _BESIDE.finditer(frame.text):
            relative, day = by_id(frame, match, 1, 3)
            if _is_relative(relative) and not _is_relative(day) and day_of(day) is not None:
                yield _relation(relative, day, Compare(Ref(day.id), "=", Ref(relative.id)))


def _is_relative(claim: Claim) -> bool:
    return claim.kind is Kind.DATE and claim.text.lower() in _RELATIVE


def _relation(relative: Claim, day: Claim, formula: Compare) -> Relation:
    return Relation(
        "relative-day-mismatch",
        (day.id, relative.id),
        formula,
        Tie.CERTAIN if is_sure(day) else Tie.LIKELY,
        f"“{written(relative)}” is {{expected}} by the release's own date, but the text says “{written(day)}”: check both, "
        "and the date of the release.",
    )


RULE = Rule(
    code="FC510",
    name="relative-day-mismatch",
    summary="“Yesterday”, “today” or “tomorrow” is not the day that the date beside it names.",
    finds="A day told from the release's date together with a date that is another day.",
    why="Releases are held back and sent later: “yesterday” moves with them, the date does not.",
    silent="Where the release's date is not known, and where the relative day stands alone.",
    bad="Issued 8 May 2026\n\nOfficers yesterday (6 May 2026) searched four homes in Marbeck.",
    good="Issued 8 May 2026\n\nOfficers yesterday (7 May 2026) searched four homes in Marbeck.",
    checks=("E10",),
    relate=relate,
)
