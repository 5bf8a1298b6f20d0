"""FC904: more digits than the base of a percentage, or the way of measuring, can carry."""

from __future__ import annotations

from collections.abc import Iterable

import regex

from factcheck.model import Kind, Relation, Tie
from factcheck.relate.amounts import number, quoted, scene, sentence_words
from factcheck.relate.bases import base_of
from factcheck.relate.context import Context
from factcheck.relate.rule import Rule

# Decimals of a percentage -> the base below which they say nothing: one case of 50 is two whole points.
_NEEDED = {1: 50, 2: 1000, 3: 10_000}
_MEAN = regex.compile(r"\b(?:mean|average[ds]?|averaging)\b")
_FINE = regex.compile(r"\d\.\d{3}")
_COARSE = regex.compile(r"\bto the nearest\b|\broughly\b|\brounded\b|\bself-reported\b")


def relate(context: Context) -> Iterable[Relation]:
    """Yield a question for each percentage or mean with decimals that its base cannot support."""
    for claim in context.claims:
        if number(claim) is None:
            continue
        if claim.kind is Kind.PERCENT and claim.decimals:
            base = base_of(context, claim)
            size = None if base is None else number(base)
            if base is not None and size is not None and 1 < size < _NEEDED[min(claim.decimals, 3)]:
                yield Relation(
                    "spurious-precision",
                    (claim.id, base.id),
                    None,
                    Tie.ASK,
                    f"{quoted(claim)} of {quoted(base)} has more digits than so few can carry: round it.",
                )
        elif (
            claim.kind in (Kind.MEASURE, Kind.DURATION)
            and _FINE.search(claim.text)
            and (_mean_of_coarse(context, claim.id) or _mean_of_few(context, claim.id))
        ):
            yield Relation(
                "spurious-precision",
                (claim.id,),
                None,
                Tie.ASK,
                f"{quoted(claim)} is a mean of figures measured more roughly: round it.",
            )


_FEW = 100


def _mean_of_few(context: Context, number_: int) -> bool:
    """Whether a mean is of a few things counted in its sentence: "the 28 drivers ... an average of 11.357"."""
    claim = context.claims[number_]
    counts = [
        size
        for c in context.by_sentence.get(claim.sentence, ())
        if c.kind is Kind.COUNT and (size := number(c)) is not None and size.denominator == 1 and c.noun
    ]
    mean = _MEAN.search(sentence_words(context, claim.sentence)) is not None
    return mean and len(counts) == 1 and 1 < counts[0] < _FEW


def _mean_of_coarse(context: Context, number_: int) -> bool:
    claim = context.claims[number_]
    first = next((c for c in context.claims if c.block == claim.block or c.sentence >= claim.sentence - 4), claim)
    return bool(_MEAN.search(sentence_words(context, claim.sentence)) and _COARSE.search(scene(context, first, claim)))


RULE = Rule(
    code="FC904",
    name="spurious-precision",
    summary="A percentage or a mean has more decimals than the numbers behind it can carry.",
    finds="One decimal on a base below 50, two on a base below 1,000; a mean finer by far than the measuring.",
    why="Digits that the data cannot carry suggest an exactness that is not there.",
    silent="Where the base is large enough or is not given beside the percentage.",
    bad="Of the 64 allotment holders who replied, 64.06% want more taps.",
    good="Of the 64 allotment holders who replied, 64% want more taps.",
    checks=("I4",),
    relate=relate,
)
