"""FC501: the weekday must be right for the date beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from fractions import Fraction

import regex

from factcheck.model import Apply, Claim, Compare, Const, Ref, Relation, Tie
from factcheck.relate.calendar import DAY, WEEKDAY, by_id, day_of, day_text, is_sure, standing_days, written, year_of
from factcheck.relate.context import Context
from factcheck.relate.reported import events
from factcheck.relate.rule import Rule

_JOIN = r" ?(?:,|and|to|through|until|&|or|-|–|—|/) ?(?:and )?(?:on )?"
_PART = r"(?: (?:morning|afternoon|evening|night|lunchtime))?"
# "Saturday, 17 March", "Saturday (15 June)", "Saturday evening, the 17th of March"
_BEFORE = regex.compile(rf"{WEEKDAY}{_PART}(?:,| of| on|,? the|,? ?\(| [-–])? ?{DAY}")
# "17 March, a Saturday", "17 March (Saturday)", "17 March 2018 was a Saturday"
_AFTER = regex.compile(
    rf"{DAY}(?:,? (?:which |that )?(?:is |was |falls on |fell on |will be )?(?:a |on a )?| ?\(){WEEKDAY}(?![ "
    rf",(]{{1,3}}(?:\{{d|the \{{d))"
)
# "Saturday and Sunday, 16 and 17 March": as many days as dates
_LIST = regex.compile(
    rf"{WEEKDAY}(?:{_JOIN}{WEEKDAY}){{1,5}},? ?\(?(?:on |the )?{DAY}(?:{_JOIN}(?:the "
    rf")?{DAY}){{0,5}}"
)
_NEAR = 100  # days
_WEEKS = 30  # days
_SOME_YEAR = 2001  # the calendar comes round in 28 years
_GREGORIAN = 1753  # before, British dates are in the old calendar


def relate(context: Context) -> Iterator[Relation]:
    """Yield, for each weekday beside a date, weekday = weekday of the date."""
    pairs = list(_pairs(context))
    for name, day in pairs:
        yield from _relation(context, name, day, pairs)
    yield from _of_stages(context)


def _pairs(context: Context) -> Iterator[tuple[Claim, Claim]]:
    """Each weekday with the date beside it."""
    for frame in context.frames:
        taken: set[int] = set()
        for match in _LIST.finditer(frame.text):
            names = [frame.claim(number) for number in (match[1], *match.captures(2))]
            days = [frame.claim(number) for number in (match[3], *match.captures(4))]
            taken.update(claim.id for claim in (*names, *days))
            if len(names) == len(days):
                yield from zip(names, days, strict=True)
        for pattern, order in ((_BEFORE, (1, 2)), (_AFTER, (2, 1))):
            for match in pattern.finditer(frame.text):
                name, day = by_id(frame, match, *order)
                if not taken & {name.id, day.id}:
                    taken.update((name.id, day.id))
                    yield name, day


# "At Thursday's arraignment" - "were arraigned on Dec. 7, 2023"
_STAGE = regex.compile(
    rf"{WEEKDAY}['’]s (?:\w{{3,10}} )?(?P<noun>arraignment|arrest|sentencing|conviction|indictment)\b"
)
_NAMES = {"arraignment": "arraign", "sentencing": "sentence", "conviction": "convict", "indictment": "indict"}


def _of_stages(context: Context) -> Iterator[Relation]:
    """The weekday of a stage of the case, and its date given elsewhere, where the text has one such date."""
    for frame in context.frames:
        for match in _STAGE.finditer(frame.text):
            stage = _NAMES.get(match["noun"], match["noun"])
            dated = {
                event.date.value: event.date
                for other in context.frames
                for event in events(other)
                if event.name == stage and event.past and is_sure(event.date) and day_of(event.date) is not None
            }
            if len(dated) == 1:
                for relation in _relation(context, frame.claim(match[1]), next(iter(dated.values())), []):
                    yield replace(relation, tie=Tie.LIKELY)


def _relation(context: Context, name: Claim, day: Claim, pairs: list[tuple[Claim, Claim]]) -> Iterator[Relation]:
    on = day_of(day)
    if on is None:
        yield from _without_year(context, name, day, pairs)
        return
    if on.year < _GREGORIAN:
        return
    sure = is_sure(day)
    if not sure and not _settled(on, pairs) and any(_fits(name, on, year) for year in _years(context, day, on)):
        return  # right in a year that the text may mean
    said = f"“{written(name)}” does not go with “{written(day)}”"
    meant = "a {expected}" if sure else f"a {{expected}} in {on.year}"
    yield Relation(
        "weekday-mismatch",
        (name.id, day.id),
        Compare(Ref(name.id), "=", Apply("weekday", (Ref(day.id),))),
        Tie.CERTAIN if sure else Tie.LIKELY,
        f"{said}, which is {meant}: check the day, the month and the year.",
    )


def _settled(on: date, pairs: list[tuple[Claim, Claim]]) -> bool:
    """Whether the year is that of a date near it, written out with the right weekday: "Saturday, 15 November 2025"."""
    return any(
        is_sure(day)
        and (other := day_of(day)) is not None
        and abs((other - on).days) <= _WEEKS
        and _fits(name, other, other.year)
        for name, day in pairs
    )


def _years(context: Context, day: Claim, on: date) -> set[int]:
    """The years, other than the one assumed, that a date without a year may belong to."""
    near = {
        year
        for claim in context.claims
        if abs(claim.block - day.block) <= 2 and _gives_year(claim) and (year := year_of(claim))
    }
    issued = context.draft.issued
    # A page's date may be years after the release, whose own date stands there as well.
    near |= {day.year for day, _ in standing_days(context)}
    # "Saturday 15 June" in a release of 2 June is this year's: the next year's is meant only of a day far off.
    if issued is not None and abs((on - issued).days) > _NEAR:
        near |= {issued.year, issued.year + 1}
    return near - {on.year}


def _gives_year(claim: Claim) -> bool:
    return is_sure(claim) and claim.text[-1].isdigit()  # "last year" gives none


def _fits(name: Claim, on: date, year: int) -> bool:
    try:
        return name.tight.contains(on.replace(year=year).weekday())
    except ValueError:  # 29 February
        return False


def _without_year(
    context: Context, name: Claim, day: Claim, pairs: list[tuple[Claim, Claim]]
) -> Iterator[Relation]:
    """Where the release's date is not known: the date must fit in a year that the text gives, or the next."""
    if not _is_day_of_month(day):
        return
    if (year := _year_of_others(name, day, pairs)) is not None:
        yield _assumed(name, day, _in_year(day, year))
        return
    dated = [other for claim in context.claims if is_sure(claim) and (other := day_of(claim))]
    if not dated or max(dated).year < _GREGORIAN:
        return
    last = max(dated)
    on = _in_year(day, 2000)
    years = {last.year - 1, last.year, last.year + 1}
    # Only of a date near the latest one in the text is the year plain.
    near = [
        year for year in years if (on.month, on.day) != (2, 29) and abs((on.replace(year=year) - last).days) <= _NEAR
    ]
    # "will be sentenced on Thursday, 1 October", long after the last date told
    if not near or any(_fits(name, on, year) for year in (*near, last.year + 1)):
        return
    yield _assumed(name, day, on.replace(year=near[0]))


def _is_day_of_month(day: Claim) -> bool:
    return isinstance(day.value, str) and regex.fullmatch(r"--\d\d-\d\d", day.value) is not None


def _in_year(day: Claim, year: int) -> date:
    """The day in a year that has it: 29 February is moved to the 28th where it must be."""
    month, number = int(str(day.value)[2:4]), int(str(day.value)[5:])
    return date(year, month, min(number, 28) if month == 2 else number)


def _year_of_others(name: Claim, day: Claim, pairs: list[tuple[Claim, Claim]]) -> int | None:
    """A year in which all other days of those weeks fall as written, and this one does not.

    "Thursday, 25 October / Friday, 18 October / Saturday, 27 October": in whatever year, the second is wrong.
    """
    base = _in_year(day, 2001).toordinal()
    others = [
        (weekday, other)
        for weekday, other in pairs
        if other.id != day.id and _is_day_of_month(other) and abs(_in_year(other, 2001).toordinal() - base) <= _WEEKS
    ]
    years = [
        year
        for year in range(_SOME_YEAR, _SOME_YEAR + 28)
        if others and all(_fits(weekday, _in_year(other, year), year) for weekday, other in others)
    ]
    if not years or any(_fits(name, _in_year(day, year), year) for year in years):
        return None
    return years[0]


def _assumed(name: Claim, day: Claim, on: date) -> Relation:
    return Relation(
        "weekday-mismatch",
        (name.id, day.id),
        Compare(Ref(name.id), "=", Apply("weekday", (Const(Fraction(on.toordinal()), day_text(on)),))),
        Tie.LIKELY,
        f"“{written(name)}” does not go with “{written(day)}”, which is a {{expected}} in {on.year}: check "
        f"the day and the month.",
    )


RULE = Rule(
    code="FC501",
    name="weekday-mismatch",
    summary="The weekday is not that of the date beside it.",
    finds="A weekday next to a date (“Saturday, 17 March 2018”) on which that date does not fall.",
    why="Readers plan by the weekday and by the date; when they differ, some come on the wrong day. Often the "
    "year or the "
    "month is wrong too, because an old release was used as a template.",
    silent="Where the weekday is right; where the date has no year and is right in this or the next year; with "
    "weekdays "
    "that stand apart from the date.",
    bad="The hall in Marbeck reopens on Saturday, 16 March 2018.",
    good="The hall in Marbeck reopens on Saturday, 17 March 2018.",
    checks=("E1",),
    relate=relate,
)
