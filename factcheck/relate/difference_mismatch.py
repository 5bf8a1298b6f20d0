"""difference-mismatch: a rise or fall given as an amount that the two figures beside it do not give."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.model import Claim, Compare, Kind, Relation, Tie
from factcheck.relate.changes import Change
from factcheck.relate.context import Context
from factcheck.relate.pattern import minus, q, ref, value
from factcheck.relate.rule import Rule


def relate(context: Context) -> Iterator[Relation]:
    """Tie each stated amount of change to the figures before and after."""
    for change in context.changes:
        yield from _relations(change, Tie.CERTAIN)
    for change in context.changes_across:
        yield from _relations(change, Tie.LIKELY)


def _relations(change: Change, tie: Tie) -> Iterator[Relation]:
    old, new = change.old, change.new
    if old is None or new is None:
        return
    before, after = value(old), value(new)
    if before is None or after is None or before == after:
        return
    rise = after > before
    if change.direction and (change.direction > 0) != rise:
        return  # direction-mismatch speaks
    for stated in change.by:
        if _like(stated, old):
            high, low = (new, old) if rise else (old, new)
            yield Relation(
                rule="difference-mismatch",
                claims=(stated.id, new.id, old.id),
                formula=Compare(ref(stated), "=", minus(ref(high), ref(low))),
                tie=tie,
                message=f"The change is given as {q(stated)}, but from {q(old)} to {q(new)} is {{expected}}; "
                "check all three.",
                ties=(change.word,) if change.word else (),
                whole=stated.kind is Kind.COUNT and all((value(c) or 0) % 1 == 0 for c in (stated, old, new)),
            )


def _like(stated: Claim, old: Claim) -> bool:
    if old.kind is Kind.RATIO:
        return False  # "up by a half, from 6 in 100 to 9 in 100" is half as many again
    if old.kind is Kind.PERCENT:
        return stated.kind is Kind.POINTS
    return stated.kind is old.kind and stated.unit == old.unit


RULE = Rule(
    code="FC402",
    name="difference-mismatch",
    summary="A rise or fall given as an amount does not follow from the figures before and after.",
    finds="A change stated as an amount (85 more, $1.7 million less, three points) that is not the difference of the "
    "two figures it stands beside.",
    why="One of the three figures is usually left over from an earlier draft.",
    silent="When the three figures cover different periods, and within what the rounding of the figures allows.",
    bad="Enrolment at the Tarn night school grew by 85 from 310 to 405.",
    good="Enrolment at the Tarn night school grew by 95 from 310 to 405.",
    checks=("D2",),
    relate=relate,
)
