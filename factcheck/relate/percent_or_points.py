"""percent-or-points: a difference of two percentages given in per cent."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import regex

from factcheck.model import Claim, Compare, Kind, Relation, Tie
from factcheck.relate.changes import Change
from factcheck.relate.context import Context
from factcheck.relate.pattern import HUNDRED, minus, over, q, ref, times, value
from factcheck.relate.rule import Rule

_OTHER_VERB = regex.compile(r"\b(?:and|with|while|but)\b")


def relate(context: Context) -> Iterator[Relation]:
    """Tie a change in per cent to the two percentages it lies between."""
    for change in (*context.changes, *context.changes_across):
        yield from _relation(context, change)


def _place(claim: Claim) -> int:
    return claim.span.start


def _relation(context: Context, change: Change) -> Iterator[Relation]:
    old, new = change.old, change.new
    if old is None or new is None or old.kind is not Kind.PERCENT or new.kind is not Kind.PERCENT:
        return
    before, after = value(old), value(new)
    if (
        before is None
        or after is None
        or before <= 0
        or (change.direction and (change.direction > 0) != (after > before))
    ):
        return
    share = times(over(ref(new), ref(old)), HUNDRED)
    relative = minus(share, HUNDRED) if after > before else minus(HUNDRED, share)
    points = minus(ref(new), ref(old)) if after > before else minus(ref(old), ref(new))
    for stated in change.by:
        said = value(stated)
        if stated.kind is not Kind.PERCENT or said is None:
            continue
        ties = (change.word,) if change.word else ()
        claims = (stated.id, new.id, old.id)
        if abs(said - abs(after - before)) <= Fraction(6, 10 ** (1 + min(stated.decimals, old.decimals, new.decimals))):
            yield Relation(
                rule="percent-or-points",
                claims=claims,
                formula=Compare(ref(stated), "=", relative),
                # Banks write "the ratio rose 2% to 12% from 10%" of points as a matter of house style.
                tie=Tie.ASK if stated.span < min(old.span, new.span) else Tie.LIKELY,
                message=f"From {q(old)} to {q(new)} is a change of {{expected}}; {q(stated)} is the difference, "
                "which is percentage points.",
                ties=ties,
            )
            continue
        if stated.span < min(old.span, new.span) and _OTHER_VERB.search(
            context.between(stated, min(old, new, key=_place))
        ):
            continue  # "cut calls by 10% and no-shows from 60% to 8%": the 10% is said of the calls
        for expected in (relative, points):
            yield Relation(
                rule="percent-or-points",
                claims=claims,
                formula=Compare(ref(stated), "=", expected),
                tie=Tie.CERTAIN,
                message=f"From {q(old)} to {q(new)} is {{expected}}; {q(stated)} is neither the change in per cent nor "
                "the difference in points.",
                group=f"points-{stated.id}",
                ties=ties,
            )


RULE = Rule(
    code="FC303",
    name="percent-or-points",
    summary="A difference between two percentages is given in per cent instead of percentage points.",
    finds="Two percentages with the change between them in per cent, where the figure is not the relative change: from "
    "40% to 44% is four percentage points, and ten per cent.",
    why="The two differ by a lot, and the weaker figure is often the one printed.",
    silent="Where the change is said in points, or is the relative change. Where the figure stands ahead of both "
    "percentages (“the margin rose 2% to 12%”), it only asks.",
    bad="The share of homes in Ellerby with a water meter rose from 40% to 44%, an increase of 4%.",
    good="The share of homes in Ellerby with a water meter rose from 40% to 44%, an increase of four percentage "
    "points.",
    checks=("C5",),
    relate=relate,
)
