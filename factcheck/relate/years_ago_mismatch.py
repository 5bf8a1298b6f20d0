"""FC505: years said to have gone by must fit the year they are counted from."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

import regex

from factcheck.model import Apply, Claim, Compare, Const, Hedge, Ref, Relation, Tie
from factcheck.relate.calendar import (
    DAYS_IN,
    day_const,
    day_of,
    day_text,
    is_dated,
    is_sure,
    written,
    year_expression_of,
    year_of,
)
from factcheck.relate.context import Context
from factcheck.relate.rule import Rule
from factcheck.relate.since import beginnings, near_frames, year_now

_Y = r"\{[yd](?P<year>\d+)\}"
_T = r"\{t(?P<length>\d+)\}"
# "built in 1964, 45 years ago", "45 years ago, in 1964"
_AGO = (
    regex.compile(rf"{_Y}(?:,| –| -|\(|,? just|,? more than| some){{0,2}} ?\(?{_T} ago\b"),
    regex.compile(rf"{_T} ago(?: this \w+| today)?,? ?\(?(?:back )?(?:in|on) {_Y}"),
    # "176 years since the poet was born in 1835"
    regex.compile(rf"{_T} (?:since|after)\b(?P<what>(?:[^.;{{}}]|\{{n\d+\}}){{0,70}}),? (?:in|on) {_Y}"),
    regex.compile(
        rf"\b(?:[Ss]ince|[Ff]rom) {_Y},? ?(?:–|-|\()? ?(?:a period of |a span of |now |that is |which is "
        rf")?{_T}(?! (?:ago|later|after))(?=[,.)]| now\b)"
    ),
)
# "From its start in 1932 ... In those 80 years": the same thing, if nothing else began in between
_PAST = regex.compile(
    rf"\b(?:[Oo]ver|[Ff]or|[Ii]n|[Dd]uring|[Tt]hroughout) (?:the|its|their|our) (?:past|last|entire|full)? "
    rf"?(?:more than |over |nearly |almost )?{_T}(?! (?:months|to))(?!-)"
    rf"|(?:^|[“\"] ?)(?:We|It|They) (?:have|has) (?:been )?[^.;{{}}]{{2,40}} for (?:over |more than |nearly |almost |"
    rf"some )?{_T}"
    rf"|{_T} (?:has|have) (?:gone by|passed|elapsed) since|{_T} (?:of (?:service|history|business|operation"
    rf"|experience in business)|since)\b"
)

_I = regex.compile(r"\bI\b")
_NEARLY = 3  # days
_THEN = regex.compile(rf"{_T} (?:has|have|had) (?:now )?(?:gone by|passed|elapsed|gone) since (?:then|that)\b")
_BEGAN_AGO = regex.compile(rf"{_T} ago,? [^.;{{}}]{{0,50}}\b(?:began|started|opened|launched|introduced|came in)\b")


def relate(context: Context) -> Iterator[Relation]:
    """Yield, for each count of years back to a year, years = this year - that year, give or take one."""
    now = year_now(context)
    if now is None:
        return
    for index, frame in enumerate(context.frames):
        seen: set[int] = set()
        for number, pattern in enumerate(_AGO):
            for match in pattern.finditer(frame.text):
                length, start = frame.claim(match["length"]), frame.claim(match["year"])
                if length.id not in seen:
                    seen.add(length.id)
                    yield from _relation(context, length, [start], Tie.CERTAIN if number < 3 else Tie.LIKELY)
        for match in _PAST.finditer(frame.text):
            length = frame.claim(next(filter(None, match.captures("length"))))
            began = [claim for claim, _ in beginnings(frame)] or [
                claim for near in near_frames(context, index) for claim, _ in beginnings(near)
            ]
            # "Enacted last month, the law ended permits that had been needed for five decades"
            began = [claim for claim in began if any(map(str.isdigit, claim.text))]
            if length.quoted and _I.search(frame.text):
                continue  # "the caucus and I have said this for the last six years"
            if length.id not in seen and began:
                seen.add(length.id)
                yield from _relation(context, length, began, Tie.LIKELY)
    yield from _since_then(context)
    yield from _days_ago(context)


def _since_then(context: Context) -> Iterator[Relation]:
    """ "The bridge fell one morning in 1971. It is half a century ago now": from the date before."""
    for index, frame in enumerate(context.frames):
        match = _THEN.search(frame.text)
        if match is None or frame.slots("yd", 0, match.start()):
            continue
        for before in range(index - 1, max(-1, index - 3), -1):
            dates = [claim for claim in context.frames[before].slots("yd") if is_dated(claim)]
            if dates:
                if len(dates) == 1:
                    yield from _relation(context, frame.claim(match["length"]), dates, Tie.LIKELY)
                break


def _days_ago(context: Context) -> Iterator[Relation]:
    """ "A month ago boats began to be checked ... Checks began on 3 May": counted back in days."""
    issued = context.draft.issued
    if issued is None:
        return
    for index, frame in enumerate(context.frames):
        for match in _BEGAN_AGO.finditer(frame.text):
            length = frame.claim(match["length"])
            near = [context.frames[other] for other in range(max(0, index - 6), min(len(context.frames), index + 7))]
            began = {
                claim.value: claim
                for other in near
                for claim, _ in beginnings(other)
                if day_of(claim) is not None and other is not frame
            }
            if len(began) == 1 and length.unit in ("day", "week", "month") and isinstance(length.value, Fraction):
                yield from _counted(context, issued, length, next(iter(began.values())))


def _counted(context: Context, issued: date, length: Claim, start: Claim) -> Iterator[Relation]:
    day = day_of(start)
    if day is None or day >= issued or not isinstance(length.value, Fraction):
        return
    now = year_now(context)
    stated = None if now is None else now[2]
    here = day_const(issued, f"the release's date, {day_text(issued)}") if stated is None else Ref(stated.id)
    unit = DAYS_IN[length.unit or "day"]
    gone, said = Apply("-", (here, Ref(start.id))), Apply("*", (Ref(length.id), Const(unit, f"{float(unit):.3g} days")))
    long = length.value * unit > (issued - day).days
    # "Nearly a month" is not yet one; else half a unit of rounding, and a day for counting both ends.
    slack = Fraction(_NEARLY) if length.hedge is Hedge.NEARLY and not long else unit / 2 + 1
    grace = Const(slack, f"{float(slack):.3g} days of grace")
    right = Apply("+" if long else "-", (gone, grace))
    yield Relation(
        "years-ago-mismatch",
        (length.id, start.id, *(() if stated is None else (stated.id,))),
        Compare(said, "<=" if long else ">=", right),
        Tie.LIKELY,
        f"“{written(length)}” back from {day_text(issued)} does not lead to {written(start)}, which is "
        f"{(issued - day).days} days ago: check both.",
        group=f"{length.id}",
    )


def _relation(context: Context, length: Claim, starts: list[Claim], tie: Tie) -> Iterator[Relation]:
    now = year_now(context)
    if now is None or length.unit != "year" or not isinstance(length.value, Fraction):
        return
    expression, this_year, issued = now
    for start in starts:
        first = year_of(start)
        if first is None or not is_dated(start) or not is_sure(start) or first > this_year:
            continue
        gone = Apply("-", (expression, year_expression_of(start)))
        # A year more or less for the part of the year gone by; "two decades" may be 16 to 24 years.
        slack = Fraction(4 if length.scale == 10 else 1)
        long = length.value > this_year - first
        right = Apply("+" if long else "-", (gone, Const(slack)))
        others = () if issued is None else (issued.id,)
        yield Relation(
            "years-ago-mismatch",
            (length.id, start.id, *others),
            Compare(Ref(length.id), "<=" if long else ">=", right),
            tie,
            f"“{written(length)}” back from {this_year} does not lead to {written(start)}, which is "
            f"{this_year - first} years "
            "ago: check both.",
            group=f"{length.id}",
        )


RULE = Rule(
    code="FC505",
    name="years-ago-mismatch",
    summary="The years said to have passed do not fit the year given.",
    finds="“45 years ago”, “over the past 36 years” or “half a century since” beside the year they are counted from.",
    why="Round numbers are copied from old releases; the thing has grown older since.",
    silent="Within a year either way, within four for decades, and where the release's date is not known.",
    bad="Issued 8 May 2019\n\nThe pier in Marbeck was built in 1964, 45 years ago.",
    good="Issued 8 May 2019\n\nThe pier in Marbeck was built in 1964, 55 years ago.",
    checks=("E5",),
    relate=relate,
)
