"""change-mismatch: a percentage change that the two figures beside it do not give."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.model import Apply, Claim, Compare, Expression, Kind, Relation, Tie
from factcheck.relate.changes import Change, across, changes
from factcheck.relate.context import Context
from factcheck.relate.pattern import HUNDRED, ONE, minus, over, q, ref, times, value
from factcheck.relate.rule import Rule


def relate(context: Context) -> Iterator[Relation]:
    """Tie each stated percentage or fraction of change to the figures before and after."""
    for change in changes(context):
        yield from _relations(change, Tie.CERTAIN)
    for change in across(context):
        yield from _relations(change, Tie.LIKELY)


def _relations(change: Change, tie: Tie) -> Iterator[Relation]:
    old, new = change.old, change.new
    if old is None or new is None or old.kind in (Kind.PERCENT, Kind.POINTS):
        return
    before, after = value(old), value(new)
    if before is None or after is None or before <= 0 or after < 0:
        return
    rise = after >= before
    if change.direction and before != after and (change.direction > 0) != rise:
        return  # direction-mismatch speaks
    for stated in change.by:
        if stated.kind is Kind.PERCENT or (stated.kind is Kind.RATIO and (value(stated) or 1) < 1):
            yield _relation(change, stated, old, new, _expected(stated, old, new, rise), tie)


def _expected(stated: Claim, old: Claim, new: Claim, rise: bool) -> Expression:
    share: Apply = over(ref(new), ref(old))
    if stated.kind is Kind.PERCENT:
        share = times(share, HUNDRED)
        return minus(share, HUNDRED) if rise else minus(HUNDRED, share)
    return minus(share, ONE) if rise else minus(ONE, share)


def _relation(change: Change, stated: Claim, old: Claim, new: Claim, expected: Expression, tie: Tie) -> Relation:
    return Relation(
        rule="change-mismatch",
        claims=(stated.id, new.id, old.id),
        formula=Compare(ref(stated), "=", expected),
        tie=tie,
        message=f"The change is given as {q(stated)}, but from {q(old)} to {q(new)} is {{expected}}; check all three.",
        ties=(change.word,) if change.word else (),
    )


RULE = Rule(
    code="FC401",
    name="change-mismatch",
    summary="A percentage change does not follow from the figures before and after.",
    finds="A rise or fall in per cent, or as a fraction, that the earlier and the later figure do not give. The change "
    "is (new − old) ÷ old.",
    why="A reader with a telephone in hand does this sum first. The usual slips are to divide by the new figure, or to "
    "give the new figure as a percentage of the old, an extra 100 too many.",
    silent="When the percentage is on another basis than the two figures (constant currency, like for like, another "
    "period), when either figure is missing, and within what rounding allows.",
    bad="Visits to Harrow Point lighthouse rose by 40 per cent in 2023, from 2,500 the year before to 4,000.",
    good="Visits to Harrow Point lighthouse rose by 60 per cent in 2023, from 2,500 the year before to 4,000.",
    checks=("D1", "D6"),
    relate=relate,
)
