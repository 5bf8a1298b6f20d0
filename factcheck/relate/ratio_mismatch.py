"""ratio-mismatch: "five to one" or "five for every two" beside two counts in another proportion."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from factcheck.model import Claim, Compare, Kind, Relation, Tie
from factcheck.relate.context import Context
from factcheck.relate.lexicon import head_noun, singular
from factcheck.relate.mentions import stem, stems_of
from factcheck.relate.nearby import earlier, noun_behind, thing, told_elsewhere
from factcheck.relate.pattern import ONE, Found, compiled, find, over, q, ref, same_measure, value
from factcheck.relate.rule import Rule

# "goats outnumber sheep by five to one: 270 goats and 90 sheep", "by a seven to three margin"
_TO_ONE = compiled(
    r"(?P<cue>\boutnumber\w{0,4}[^{};]{0,40}|\bby (?:an? )?|\bratio of (?:about |roughly )?|"
    r"\bratio of [^{};]{3,60} (?:is|was|stands at|stood at|of) (?:about |roughly |now )?){ratio:r}"
)
# "five chicks for every two nests"
_FOR_EVERY = compiled(
    r"{first:nv} (?P<one>[\w-]{2,20}) (?P<cue>(?:for|to|per) (?:every|each)) (?:{second:n} )?(?P<two>[\w-]{2,20})"
)
# "for every child's bike there are two for adults", "for each nurse there are three patients"
_EVERY_FIRST = compiled(
    r"\b(?P<cue>for (?:every|each)) (?:{second:n} )?(?P<two>[\w-]{2,20})(?: [\w'’-]{2,15}){0,4}?,? "
    r"(?:there (?:are|were|is|will be)|it has|we have|they have) {first:nv} (?:for )?(?P<one>[\w-]{2,20})"
)
# "There is one lifeguard for every 20 swimmers"
_ONE_FOR = compiled(
    r"\b(?:one|an?) (?P<one>[\w-]{2,20}) (?P<cue>(?:for|to|per) (?:every|each)) {second:n} (?P<two>[\w-]{2,20})"
)
_SLACK, _SLACK_MANY = Fraction(1, 8), Fraction(1, 16)
_FEW = 10  # "three to one" is rounder than "one for every 14"


def relate(context: Context) -> Iterator[Relation]:
    """Tie each ratio to the two counts that it compares."""
    for found in find(context, _TO_ONE):
        ratio = found["ratio"]
        if (value(ratio) or 0) >= 1 and " to " in f" {ratio.text.lower().replace(':', ' to ').replace('-', ' ')} ":
            yield from _to_one(context, found, ratio)
    for found in find(context, _ONE_FOR):
        yield from _one_for(context, found)
    for found in find(context, _FOR_EVERY, _EVERY_FIRST):
        yield from _for_every(context, found)


def _one_for(context: Context, found: Found) -> Iterator[Relation]:
    second = found["second"]
    one, two = head_noun(" " + found.match["one"]), head_noun(" " + found.match["two"])
    near = [c for c in earlier(context, second, 2, 2) if c.kind is Kind.COUNT and c.id != second.id]
    tops, bottoms = ([c for c in near if noun_behind(context, c) == noun] for noun in (one, two))
    if len(tops) != 1 or len(bottoms) != 1 or not value(second) or told_elsewhere(context, second, tops[0], bottoms[0]):
        return
    if not _near(value(second), value(bottoms[0]), value(tops[0])):
        yield Relation(
            rule="ratio-mismatch",
            claims=(second.id, bottoms[0].id, tops[0].id),
            formula=Compare(ref(second), "=", over(ref(bottoms[0]), ref(tops[0]))),
            tie=Tie.LIKELY,
            message=f"One for every {q(second)} does not fit {q(tops[0])} and {q(bottoms[0])}; check all three.",
            ties=found.tie(),
        )


def _to_one(context: Context, found: Found, ratio: Claim) -> Iterator[Relation]:
    counts = [
        claim
        for claim in found.frame.claims.values()
        if claim.kind in (Kind.COUNT, Kind.PERCENT) and claim.id != ratio.id and value(claim)
    ]
    tie = Tie.CERTAIN
    if not counts:
        # "Cooks outnumber waiters by four to one. The inn has 24 cooks and 8 waiters."
        words = stems_of(found.frame.text[: found.match.end()])
        near = [c for c in earlier(context, ratio, 3, 3) if c.kind is Kind.COUNT and c.sentence != ratio.sentence]
        counts = [c for c in near if thing(context, c) and stem(thing(context, c)) in words]
        tie = Tie.LIKELY
    if any(value(claim) == value(ratio) for claim in counts):
        return  # "each of the 18 coaches has 15 swimmers, a ratio of 15 to 1"
    if len(counts) != 2 or not same_measure(*counts):
        return
    high, low = sorted(counts, key=lambda claim: value(claim) or 0, reverse=True)
    if _near(value(ratio), value(high), value(low)):
        return
    yield _relation(found, ratio, high, low, tie)


def _for_every(context: Context, found: Found) -> Iterator[Relation]:
    first, second = found["first"], found.get("second")
    one, two = head_noun(" " + found.match["one"]), head_noun(" " + found.match["two"])
    tops, bottoms = _counts(context, found, one), _counts(context, found, two)
    if len(tops) != 1 or len(bottoms) != 1 or tops[0].id == bottoms[0].id:
        return
    top, bottom = tops[0], bottoms[0]
    a, b, c, d = value(first), value(second) if second else ONE.value, value(top), value(bottom)
    if not (a and b and c and d) or abs(a / b - c / d) <= a / b * _slack(a, b):
        return
    if told_elsewhere(context, first, top, bottom):
        return
    near = top.sentence == bottom.sentence == first.sentence
    stated = ref(first) if second is None else over(ref(first), ref(second))
    yield Relation(
        rule="ratio-mismatch",
        claims=(first.id, *(() if second is None else (second.id,)), top.id, bottom.id),
        formula=Compare(stated, "=", over(ref(top), ref(bottom))),
        tie=Tie.CERTAIN if near else Tie.LIKELY,
        message=f"{q(first)} {found.word()} {q(second) if second else found.match['two']} does not fit {q(top)} and "
        f"{q(bottom)}, which is {{expected}} to one.",
        ties=found.tie(),
    )


def _counts(context: Context, found: Found, noun: str) -> list[Claim]:
    """The counts near a ratio of one of the two things it is of; before their noun or behind it."""
    share, second = found["first"], found.get("second")
    taken = {share.id, second.id if second else -1}
    return [
        claim
        for claim in earlier(context, share, 4, 4)
        if claim.kind is Kind.COUNT
        and claim.id not in taken
        and noun
        and (claim.noun in (noun, f"{noun}s") or thing(context, claim) == noun or _numbered(context, claim, noun))
    ]


def _numbered(context: Context, claim: Claim, noun: str) -> bool:
    """Whether a count stands behind its noun: "pupils at Garth school number 450"."""
    start = context.sentences[claim.sentence].span.start
    lead = context.words(max(start, claim.span.start - 60), claim.span.start).lower()
    said = not noun_behind(context, claim) and lead.endswith((" number", " numbered", " total"))
    return said and noun in {singular(word) for word in lead.split()}


def _slack(*sides: Fraction) -> Fraction:
    return _SLACK if max(sides) < _FEW else _SLACK_MANY


def _near(ratio: Fraction | None, high: Fraction | None, low: Fraction | None) -> bool:
    return not (ratio and high and low) or abs(ratio - high / low) <= ratio * _slack(ratio)


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
    finds="“Five to one”, “five for every two”, beside two counts in another proportion.",
    why="A ratio is the form that a reader remembers.",
    silent="When the ratio is off by no more than an eighth, or the sentence has other counts besides the two.",
    bad=(
        "Beginners outnumber old hands by four to one at the sailing school in Dray: 150 "
        "beginners and 50 old hands have signed up."
    ),
    good=(
        "Beginners outnumber old hands by three to one at the sailing school in Dray: 150 "
        "beginners and 51 old hands have signed up."
    ),
    checks=("C8",),
    relate=relate,
)
