"""Pairs of a hedged figure and an exact one for the same thing: "more than 80 arrests", "79 people were arrested"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from factcheck.model import Claim, Hedge, Kind, Tie
from factcheck.relate.amounts import AMOUNTS, number
from factcheck.relate.context import Context
from factcheck.relate.sameness import same_thing

# Words that bound or sum up a figure do not make it another one.
_BOUNDING = frozenset(
    "more than|over|under|at least|up to|as many as|exactly|in all|in total|about|nearly|less|fewer|more|less than|"
    "fewer than|some|only|a total of|so far|the|all|maximum|a maximum of|minimum|a minimum of|of them|half|also".split("|")
)
Pair = tuple[Claim, Claim, Tie]


def hedged_pairs(context: Context, hedges: frozenset[Hedge], apart: Fraction = Fraction(2)) -> Iterator[Pair]:
    """Yield (hedged, exact, tie) for figures of the same thing that differ at most by the factor `apart`.

    Figures further apart than that are hardly about one thing. A hedged figure is paired with each exact one.
    """
    exact = [claim for claim in context.claims if _is_exact(claim)]
    for hedged in context.claims:
        if hedged.hedge not in hedges or hedged.kind not in AMOUNTS:
            continue
        about = number(hedged)
        for claim in exact:
            value = number(claim)
            if claim.id == hedged.id or value is None or (about is not None and not _near(about, value, apart)):
                continue
            tie = tie_between(context, hedged, claim)
            if tie is not None:
                yield hedged, claim, tie


def tie_between(context: Context, hedged: Claim, exact: Claim) -> Tie | None:
    """How surely a hedged and an exact figure are of the same thing, the words of the hedge left aside."""
    if _is_gloss(context, hedged, exact):
        return Tie.CERTAIN
    # "five metres" and "up to five metres": money and measures of one sentence are seldom the same amount.
    return same_thing(context, _bare(hedged), _bare(exact))


def _is_gloss(context: Context, hedged: Claim, exact: Claim) -> bool:
    """Whether the exact figure stands in brackets behind the hedged one: "almost 300 jobs (312)"."""
    if exact.sentence != hedged.sentence or exact.id != hedged.id + 1 or exact.kind is not hedged.kind:
        return False
    words = context.between(hedged, exact)
    tail = context.draft.prose[exact.span.end : exact.span.end + 12].lstrip()
    return words.endswith("(") and len(words.split()) <= 5 and "," not in words and tail.startswith((")", "in total", "in all"))


def _is_exact(claim: Claim) -> bool:
    return claim.kind in AMOUNTS and claim.hedge is Hedge.NONE and number(claim) is not None and claim.role in ("", "to", "of", "gloss")


def _near(a: Fraction, b: Fraction, apart: Fraction) -> bool:
    return a > 0 and b > 0 and 1 / apart <= a / b <= apart


def _bare(claim: Claim) -> Claim:
    return replace(claim, cues=claim.cues - _BOUNDING)


def is_round(value: Fraction) -> bool:
    """Whether a figure is round: it ends in a nought, as 60, 1,200 or 3 million do."""
    return value.denominator == 1 and value % 10 == 0


def counts_whole(claim: Claim) -> bool:
    """Whether the figure counts whole things, so that it is written in full."""
    return claim.kind is Kind.COUNT and claim.scale == 1 and claim.decimals == 0
