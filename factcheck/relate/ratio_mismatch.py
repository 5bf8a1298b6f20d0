"""ratio-mismatch: "three to one" or "three for every two" beside two counts in another proportion."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from factcheck.model import Claim, Compare, Kind, Relation, Tie
from factcheck.relate.context import Context
from factcheck.relate.lexicon import head_noun
from factcheck.relate.pattern import Found, compiled, find, over, q, ref, same_measure, value
from factcheck.relate.rule import Rule

# "outnumber men by three to one: 240 women and 120 men", "by a two to one margin"
_TO_ONE = compiled(r"(?P<cue>\boutnumber\w{0,4}[^{};]{0,40}|\bby (?:an? )?|\bratio of (?:about |roughly )?){ratio:r}")
# "three lambs for every two ewes"
_FOR_EVERY = compiled(r"{first:n} (?P<one>[\w-]{2,20}) (?P<cue>(?:for|to) every) {second:n} (?P<two>[\w-]{2,20})")
_SLACK = Fraction(1, 8)


def relate(context: Context) -> Iterator[Relation]:
    """Tie each ratio to the two counts that it compares."""
    for found in find(context, _TO_ONE):
        ratio = found["ratio"]
        if (value(ratio) or 0) >= 1 and " to " in f" {ratio.text.lower().replace(':', ' to ').replace('-', ' ')} ":
            yield from _to_one(found, ratio)
    for found in find(context, _FOR_EVERY):
        yield from _for_every(context, found)


def _to_one(found: Found, ratio: Claim) -> Iterator[Relation]:
    counts = [
        claim
        for claim in found.frame.claims.values()
        if claim.kind in (Kind.COUNT, Kind.PERCENT) and claim.id != ratio.id and value(claim)
    ]
    if len(counts) != 2 or not same_measure(*counts):
        return
    high, low = sorted(counts, key=lambda claim: value(claim) or 0, reverse=True)
    if _near(value(ratio), value(high), value(low)):
        return
    yield _relation(found, ratio, high, low, Tie.CERTAIN)


def _for_every(context: Context, found: Found) -> Iterator[Relation]:
    first, second = found["first"], found["second"]
    one, two = head_noun(" " + found.match["one"]), head_noun(" " + found.match["two"])
    tops, bottoms = _counts(context, found, one), _counts(context, found, two)
    if len(tops) != 1 or len(bottoms) != 1:
        return
    top, bottom = tops[0], bottoms[0]
    a, b, c, d = value(first), value(second), value(top), value(bottom)
    if not (a and b and c and d) or abs(a / b - c / d) <= a / b * _SLACK:
        return
    yield Relation(
        rule="ratio-mismatch",
        claims=(first.id, second.id, top.id, bottom.id),
        formula=Compare(over(ref(first), ref(second)), "=", over(ref(top), ref(bottom))),
        tie=Tie.CERTAIN if top.sentence == bottom.sentence == first.sentence else Tie.LIKELY,
        message=f"{q(first)} {found.word()} {q(second)} does not fit {q(top)} and {q(bottom)}, which is "
        f"{{expected}} to one.",
        ties=found.tie(),
    )


def _counts(context: Context, found: Found, noun: str) -> list[Claim]:
    share = found["first"]
    return [
        claim
        for claim in context.neighbours(share, before=3)
        if claim.kind is Kind.COUNT
        and claim.id not in (found["first"].id, found["second"].id)
        and noun
        and (claim.noun in (noun, f"{noun}s") or head_noun(context.words(claim.span.end, claim.span.end + 40)) == noun)
    ]


def _near(ratio: Fraction | None, high: Fraction | None, low: Fraction | None) -> bool:
    return not (ratio and high and low) or abs(ratio - high / low) <= ratio * _SLACK


def _relation(found: Found, ratio: Claim, high: Claim, low: Claim, tie: Tie) -> Relation:
    return Relation(
        rule="ratio-mismatch",
        claims=(ratio.id, high.id, low.id),
        formula=Compare(ref(ratio), "=", over(ref(high), ref(low))),
        tie=tie,
        message=f"{q(high)} to {q(low)} is {{expected}} to one, not {q(ratio)}; check all three.",
        ties=found.tie(),
    )


RULE = Rule(
    code="FC306",
    name="ratio-mismatch",
    summary="A ratio in words does not fit the counts.",
    finds="“Three to one”, “three for every two”, beside two counts in another proportion.",
    why="A ratio is the form that a reader remembers.",
    silent="When the ratio is off by no more than an eighth, or the sentence has other counts besides the two.",
    bad="Women outnumber men by three to one at the night classes in Pell: 240 women and 120 men have enrolled.",
    good="Women outnumber men by two to one at the night classes in Pell: 240 women and 118 men have enrolled.",
    checks=("C8",),
    relate=relate,
)
