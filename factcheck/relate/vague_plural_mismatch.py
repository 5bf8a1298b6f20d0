"""FC604: "hundreds" of things where the exact figure is 58."""

from __future__ import annotations

from collections.abc import Iterable

from factcheck.model import Compare, Hedge, Ref, Relation, Tie
from factcheck.relate.amounts import quoted
from factcheck.relate.context import Context
from factcheck.relate.hedged import hedged_pairs
from factcheck.relate.rule import Rule


def relate(context: Context) -> Iterable[Relation]:
    """Yield exact figure >= dozens, scores, hundreds, for each pair about the same thing."""
    for vague, exact, tie in hedged_pairs(context, frozenset({Hedge.VAGUE})):
        low = vague.loose.low
        if low is None or (exact.loose.high is not None and exact.loose.high * 12 < low):
            continue  # "thousands of visitors" and "58 visitors" are hardly the same visitors
        yield Relation(
            "vague-plural-mismatch",
            (exact.id, vague.id),
            Compare(Ref(exact.id), ">=", Ref(vague.id)),
            Tie.LIKELY if tie is Tie.ASK else tie,
            f"{quoted(exact)} does not fit {quoted(vague)}: use a word that does, or the figure.",
        )


RULE = Rule(
    code="FC604",
    name="vague-plural-mismatch",
    summary="“Dozens”, “scores” or “hundreds” does not fit the exact figure.",
    finds="A vague plural and an exact figure for the same thing that lies outside what the word can mean.",
    why="The vague word stands in the headline, and the figure below gives it the lie.",
    silent="Where the figure fits the word (58 is dozens, or scores), and where they count different things.",
    bad="Hundreds of cyclists stopped in lamp check\n\nWardens stopped 58 cyclists on Sunday night.",
    good="Dozens of cyclists stopped in lamp check\n\nWardens stopped 58 cyclists on Sunday night.",
    checks=("F8",),
    relate=relate,
)
