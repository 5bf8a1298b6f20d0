"""FC603: "about 500" where the exact figure is 612, "hundreds" where it is 74."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from factcheck.model import Compare, Hedge, Ref, Relation, Tie
from factcheck.relate.amounts import quoted
from factcheck.relate.context import Context
from factcheck.relate.hedged import hedged_pairs, parallel
from factcheck.relate.rule import Rule


def relate(context: Context) -> Iterable[Relation]:
    """Yield exact figure = about so many, for each rough and each exact figure of the same thing."""
    for rough, exact, _ in hedged_pairs(context, frozenset({Hedge.ABOUT}), apart=Fraction(2)):
        if parallel(context, rough, exact):
            continue
        yield Relation(
            "about-far-off",
            (exact.id, rough.id),
            Compare(Ref(exact.id), "=", Ref(rough.id)),
            Tie.LIKELY,
            f"{quoted(exact)} is too far from the rough figure {quoted(rough)} given elsewhere.",
        )


RULE = Rule(
    code="FC603",
    name="about-far-off",
    summary="A rough figure is too far from the exact one.",
    finds="“About”, “some”, “roughly”, “around” so many, and an exact figure for the same thing a long way off.",
    why="The rough figure is often left over from a plan or an earlier draft.",
    silent="Within the usual width of “about” for a number as round as that, and where they count different things.",
    bad="The works will take on about 400 people. All 516 people will be trained at the works.",
    good="The works will take on about 500 people. All 516 people will be trained at the works.",
    checks=("F5",),
    relate=relate,
)
