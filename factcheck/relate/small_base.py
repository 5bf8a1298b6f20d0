"""FC903: a percentage of a handful."""

from __future__ import annotations

from collections.abc import Iterable

from factcheck.model import Kind, Relation, Tie
from factcheck.relate.amounts import number, quoted
from factcheck.relate.bases import base_of
from factcheck.relate.context import Context
from factcheck.relate.rule import Rule

# Below this many a single case moves the percentage by five points or more.
SMALL = 20


def relate(context: Context) -> Iterable[Relation]:
    """Yield a question for each percentage, or fraction of a group named before, whose base is small."""
    for share in context.claims:
        if share.kind not in (Kind.PERCENT, Kind.RATIO) or not 0 < (number(share) or 0) < 100:
            continue
        base = base_of(context, share)
        size = None if base is None else number(base)
        if base is None or size is None or not 1 < size < SMALL or base.scale > 1:
            continue
        if share.kind is Kind.RATIO and base.sentence == share.sentence:
            continue  # "a third of the nine": nobody is misled when both stand together
        yield Relation(
            "small-base",
            (share.id, base.id),
            None,
            Tie.ASK,
            f"{quoted(share)} is of {quoted(base)} only: give the count instead.",
        )


RULE = Rule(
    code="FC903",
    name="small-base",
    summary="A percentage is taken of fewer than twenty.",
    finds="A percentage, or a fraction of a group counted before, whose base is smaller than twenty.",
    why="With so few, one case more or less moves the percentage by five points or more.",
    silent="Where the base is larger or is not given, and where a fraction stands beside its count (“a third of "
           "the nine”).",
    bad="Surveyors tried the wells of the isle and saw that 25% of the four were salty.",
    good="Surveyors tried the wells of the isle and saw that 25% of the 400 were salty.",
    checks=("I3",),
    relate=relate,
)
