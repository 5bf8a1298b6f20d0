"""FC611: the loss that a charge or an enhancement speaks of cannot be above the loss that is told."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import regex

from factcheck.model import Claim, Compare, Const, Hedge, Kind, Ref, Relation, Tie
from factcheck.relate.context import Context
from factcheck.relate.pattern import compiled, q, value
from factcheck.relate.rule import Rule

# "sentencing enhancements for loss over $100,000", "property damage over $65,000", "grand theft exceeding $400"
_THRESHOLD = compiled(
    r"\b(?P<cue>(?:loss(?:es)?|damage|theft|taking|embezzlement|fraud|white[- ]collar crime|laundering|crime)"
    r"(?: of (?:more than|over))?) {bound:m}"
)
_CHARGED = regex.compile(r"\b(?:enhancements?|allegations?|counts?|charged|convicted|pleaded|pled|felony|felonies)\b")
_OVER = frozenset({Hedge.MORE_THAN, Hedge.AT_LEAST})
_LEAST = 10_000  # a threshold below this is passed by what is not worth telling


def relate(context: Context) -> Iterator[Relation]:
    """Yield threshold <= the largest sum told outside the charges; silent where no sum is told."""
    bounds: dict[int, Claim] = {}
    charges: set[int] = set()
    for frame in context.frames:
        if not _CHARGED.search(frame.text):
            continue
        for match in _THRESHOLD.finditer(frame.text):
            bound = frame.claim(match["bound"])
            if bound.hedge in _OVER and (value(bound) or 0) >= _LEAST:
                bounds[bound.id] = bound
                charges.add(bound.sentence)
    sums = [
        claim
        for claim in context.claims
        if claim.kind is Kind.MONEY and value(claim) is not None and claim.sentence not in charges
    ]
    for bound in bounds.values():
        like = [claim for claim in sums if claim.unit == bound.unit]
        if not like:
            continue
        largest = max(like, key=lambda claim: value(claim) or Fraction(0))
        yield Relation(
            "threshold-above-loss",
            (bound.id, largest.id),
            Compare(Const(value(bound) or Fraction(0), q(bound)), "<=", Ref(largest.id)),
            Tie.LIKELY,
            f"The charge speaks of a loss over {q(bound)}, but no sum told is above {q(largest)}: check both.",
        )


RULE = Rule(
    code="FC611",
    name="threshold-above-loss",
    summary="A charge speaks of a loss above a sum that no loss told reaches.",
    finds="“Enhancements for loss over $5,000,000” where the text tells of a theft of $650,000.",
    why="Either the threshold or the loss has a nought too many, and the defence will read both.",
    silent="When any sum in the text is as large, and with thresholds below $10,000.",
    bad="Pell is accused of taking $650,000.\n\nHe faces a sentencing enhancement for loss over $5,000,000.",
    good="Pell is accused of taking $650,000.\n\nHe faces a sentencing enhancement for loss over $500,000.",
    checks=("F3",),
    relate=relate,
)
