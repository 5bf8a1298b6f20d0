"""FC602: "more than 60" where the exact figure is 60 itself."""

from __future__ import annotations

from collections.abc import Iterable

import regex

from factcheck.model import Claim, Compare, Const, Hedge, Relation, Tie
from factcheck.relate.amounts import after, before, quoted, size
from factcheck.relate.context import Context
from factcheck.relate.hedged import counts_whole, hedged_pairs, is_round
from factcheck.relate.rule import Rule

_STRICT = {Hedge.MORE_THAN: ">", Hedge.LESS_THAN: "<", Hedge.JUST_OVER: ">", Hedge.NEARLY: "<"}
_WORDS = {">": "more than", "<": "less than"}
_EXACTLY = regex.compile(
    r"\b(?:exactly|precisely|to the (?:penny|cent|day)|(?:exact|precise|actual) [a-z]{3,12})\b"
)


def relate(context: Context) -> Iterable[Relation]:
    """Yield exact figure > or < bound, where the two are the same number."""
    for bound, exact, tie in hedged_pairs(context, frozenset(_STRICT)):
        if size(bound) != size(exact):
            continue
        said = bool(_EXACTLY.search(before(context, exact, 50) + " " + after(context, exact, 10)))
        if not said and not counts_whole(exact):
            continue  # "over £3 million", "£3 million": both may be £3.1 million
        op = _STRICT[bound.hedge]
        yield Relation(
            "bound-equals-figure",
            (exact.id, bound.id),
            Compare(_written(exact), op, _written(bound)),
            tie if said else Tie.LIKELY if not is_round(size(exact)) else Tie.ASK,
            f"The text says {_WORDS[op]} {quoted(bound)}, and elsewhere {quoted(exact)}: say “{_including(op)}”, "
            f"or check.",
        )


def _including(op: str) -> str:
    return "at least" if op == ">" else "at most"


def _written(claim: Claim) -> Const:
    return Const(size(claim), " ".join(claim.text.split()))


RULE = Rule(
    code="FC602",
    name="bound-equals-figure",
    summary="The text says “more than 60”, and the exact figure is 60.",
    finds="“More than”, “fewer than” or “nearly” a number that is itself given as the exact figure.",
    why="60 is not more than 60; the figure has been blown up, or the exact one is out of date.",
    silent="After “at least”, “no less than”, “60 or more”; and where sums of money may both be rounded.",
    bad="The reserve ringed more than 45 owls in 2022. Exactly 45 owls were ringed in 2022.",
    good="The reserve ringed at least 45 owls in 2022. Exactly 45 owls were ringed in 2022.",
    checks=("F2",),
    relate=relate,
)
