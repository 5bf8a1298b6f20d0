"""FC515: dates or times listed for something that comes at a fixed step must keep that step."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from fractions import Fraction

import regex

from factcheck.model import Apply, Claim, Compare, Expression, Kind, Ref, Relation, Tie
from factcheck.relate.calendar import written, year_expression_of, year_of
from factcheck.relate.context import Context
from factcheck.relate.frame import SLOT
from factcheck.relate.rule import Rule

_EVERY = regex.compile(
    r"\bevery (?:\{(?P<letter>[tn])(?P<id>\d+)\}(?P<unit> years| minutes| hours)?|(?P<word>other|second|third"
    r"|fourth|fifth) year)"
)
_LIST = regex.compile(
    r"\{(?P<letter>[yh])\d+\}(?:(?:,| and|, and| then|, then) (?:again )?(?:in |at )?\{(?P=letter)\d+\}){2,11}"
)
_EXCEPT = regex.compile(
    r"\b(?:except|apart from|postponed|delayed|cancelled|canceled|skipped|instead|moved|pandemic|about|roughly"
    r"|around|or so|brought forward|irregular)\b",
    regex.IGNORECASE,
)


def relate(context: Context) -> Iterator[Relation]:
    """Yield, for each date in a list of a thing "every N years", date - the one before = N."""
    for index, frame in enumerate(context.frames):
        for match in _EVERY.finditer(frame.text):
            step = _step(frame.claim(match["id"])) if match["id"] else None
            if step is None:
                continue
            claim, size, unit = step
            near = [context.frames[other] for other in range(index, min(index + 3, len(context.frames)))]
            for place, other in enumerate(near):
                lists = list(_LIST.finditer(other.text, match.end() if place == 0 else 0)) or (
                    list(_LIST.finditer(other.text)) if place == 0 else []
                )
                text = context.sentence_text(index + place)
                if lists and not _EXCEPT.search(text) and not _EXCEPT.search(context.sentence_text(index)):
                    items = [other.claims[int(slot[2])] for slot in SLOT.finditer(lists[0][0])]
                    yield from _relations(claim, size, unit, items)
                    break


def _step(claim: Claim) -> tuple[Claim, Fraction, str] | None:
    if (
        not isinstance(claim.value, Fraction)
        or claim.kind is not Kind.DURATION
        or claim.unit not in ("year", "minute", "hour")
    ):
        return None
    return claim, claim.value * (60 if claim.unit == "hour" else 1), claim.unit


def _relations(step: Claim, size: Fraction, unit: str, items: list[Claim]) -> Iterator[Relation]:
    is_year = unit == "year"
    if any((item.kind is Kind.YEAR) != is_year for item in items):
        return
    values = [_value(item) for item in items]
    gaps = [None if a is None or b is None else b - a for a, b in itertools.pairwise(values)]
    # Most of the gaps must keep the step, or the list is of something else.
    if sum(1 for gap in gaps if gap == size) * 2 < len(gaps) - 1 or any(gap is None or gap <= 0 for gap in gaps):
        return
    for before, after in itertools.pairwise(items):
        gone: Expression = Apply("-", (_at(after), _at(before)))
        yield Relation(
            "series-step",
            (step.id, after.id, before.id),
            Compare(Ref(step.id), "=", gone),
            Tie.LIKELY,
            f"From {written(before)} to {written(after)} is not the step of “{written(step)}” that the text "
            f"gives: check the list.",
        )


def _value(item: Claim) -> Fraction | None:
    if item.kind is Kind.YEAR:
        year = year_of(item)
        return None if year is None else Fraction(year)
    return item.tight.low


def _at(item: Claim) -> Expression:
    return year_expression_of(item) if item.kind is Kind.YEAR else Ref(item.id)


RULE = Rule(
    code="FC515",
    name="series-step",
    summary="A list of years or times does not keep the step that the text states.",
    finds="“Held every three years” with the years listed, or “every 25 minutes” with the times, one of them "
    "out of step.",
    why="One of the dates is a slip, or the rule has an exception that readers should be told of.",
    silent="Where an exception is explained, and where most of the list is out of step.",
    bad="The games, held every three years, were in 2012, 2015, 2019 and 2021.",
    good="The games, held every three years, were in 2012, 2015, 2018 and 2021.",
    checks=("E15",),
    relate=relate,
)
