"""FC505: years said to have gone by must fit the year they are counted from."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import regex

from factcheck.model import Apply, Claim, Compare, Const, Ref, Relation, Tie
from factcheck.relate.calendar import is_dated, is_sure, written, year_expression_of, year_of
from factcheck.relate.context import Context
from factcheck.relate.rule import Rule
from factcheck.relate.since import beginnings, near_frames, year_now

_Y = r"\{[yd](?P<year>\d+)\}"
_T = r"\{t(?P<length>\d+)\}"
# "opened in 1985, 30 years ago", "30 years ago, in 1985"
_AGO = (
    regex.compile(rf"{_Y}(?:,| –| -|\(|,? just|,? more than| some){{0,2}} ?\(?{_T} ago\b"),
    regex.compile(rf"{_T} ago(?: this \w+| today)?,? ?\(?(?:back )?(?:in|on) {_Y}"),
    # "247 years since Mozart was born in 1756"
    regex.compile(rf"{_T} (?:since|after)\b(?P<what>[^.;{{}}]{{0,70}}) (?:in|on) {_Y}"),
    regex.compile(
        rf"\b(?:[Ss]ince|[Ff]rom) {_Y},? ?(?:–|-|\()? ?(?:a period of |a span of |now |that is |which is "
        rf")?{_T}(?! (?:ago|later|after))(?=[,.)]| now\b)"
    ),
)
# "Since its founding in 1950 ... Over the past 75 years": the same thing, if nothing else began in between
_PAST = regex.compile(
    rf"\b(?:[Oo]ver|[Ff]or|[Ii]n|[Dd]uring|[Tt]hroughout) (?:the|its|their|our) (?:past|last|entire|full)? "
    rf"?(?:more than |over |nearly |almost )?{_T}(?! (?:months|to))(?!-)"
    rf"|{_T} (?:has|have) (?:gone by|passed|elapsed) since|{_T} (?:of (?:service|history|business|operation"
    rf"|experience in business)|since)\b"
)


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
            if length.id not in seen and began:
                seen.add(length.id)
                yield from _relation(context, length, began, Tie.LIKELY)


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
    finds="“30 years ago”, “over the past 75 years” or “half a century since” beside the year they are counted from.",
    why="Round numbers are copied from old releases; the thing has grown older since.",
    silent="Within a year either way, within four for decades, and where the release's date is not known.",
    bad="Issued 3 March 2025\n\nThe shop in Marbeck opened in 1985, 30 years ago.",
    good="Issued 3 March 2025\n\nThe shop in Marbeck opened in 1985, 40 years ago.",
    checks=("E5",),
    relate=relate,
)
