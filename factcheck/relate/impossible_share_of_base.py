"""impossible-share-of-base: a percentage that no whole number out of so few can give."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from factcheck.model import Claim, Compare, Const, Hedge, Kind, Relation, Tie
from factcheck.relate.context import Context
from factcheck.relate.lexicon import head_noun, singular
from factcheck.relate.pattern import Found, compiled, find, q, ref, times, value
from factcheck.relate.rule import Rule

_PER_CENT = Const(Fraction(1, 100))
# "Of the 12 schools inspected, 45% were good"; what follows the percentage must not name another base.
_OF = compiled(
    r"\b(?P<cue>of) (?:the |these |those |all |our |its ){0,2}(?:[\w-]{2,20}['’]s? )?{base:n} "
    r"(?P<noun>[^{},;:()]{3,60}), (?:only |"
    r"just |some |about )?{share:p}"
    r"(?! of\b)(?! [\w-]{2,20} of\b)"
)
# "a panel of 11 members, of whom 50 per cent are women"
_OF_WHOM = compiled(r"{base:n} (?P<noun>[\w' -]{3,40}?),? (?P<cue>of whom),? (?:only |just )?{share:p}")
# "took in nine greyhounds, and 50% of them have found a home"
_OF_THEM = compiled(r"{base:n} (?P<noun>[^{},;:()]{3,60})(?:, | and |; | found | had | has | in ){1,2}"
    r"(?:[\w ]{0,20})?{share:p} (?P<cue>of (?:them|these|those))\b(?! who| that| which)")
# "45% of the 12 schools"
_DIRECT = compiled(r"{share:p} (?P<cue>of) (?:the|these|those|all|our|its) {base:n} (?P<noun>[\w-]{3,20})")
# "The trial had ten bakers. ... 37 per cent of the bakers slept better."
_LATER = compiled(
    r"{share:p} (?P<cue>of (?:the|these|those)) (?:[\w-]{3,15} )??(?P<noun>[\w-]{3,20})"
    r"(?P<end>(?=[.,;]| [\w’']))"
)
# "They rated 40 per cent of the homes inadequate"
_RATED = compiled(
    r"\b(?:rated|found|called|judged|graded|thought|deemed|considered|left|made) {share:p} "
    r"(?P<cue>of (?:the|these|those)) (?P<noun>[\w-]{2,20}s|men|women|children|people) [a-z]{3,20}\b"
)
_MOST = 100  # with more than 100 things every whole per cent is possible


def relate(context: Context) -> Iterator[Relation]:
    """Ask whether some whole number of things gives the percentage."""
    seen: set[int] = set()
    for found in find(context, _OF, _DIRECT, _OF_THEM, _OF_WHOM):
        if _usable(found["base"]) and found["share"].id not in seen:
            seen.add(found["share"].id)
            yield _relation(found, found["share"], found["base"], Tie.CERTAIN)
    for found in find(context, _LATER, _RATED):
        share, noun = found["share"], singular(found.word("noun"))
        if found.match.re is _LATER and not _ends_phrase(context, found):
            continue  # "45 per cent of the school meals": not of the schools
        if noun == found.word("noun"):
            continue  # "97 per cent of the contract" is of one contract
        bases = _counted(context, share, noun)
        if share.id not in seen and len({base.value for base in bases}) == 1 and _usable(bases[0]):
            seen.add(share.id)
            yield _relation(found, share, bases[0], Tie.LIKELY)


# What may stand behind a noun without belonging to its phrase.
_BEHIND = frozenset({"VERB", "AUX", "ADP", "PUNCT", "SCONJ", "PRON", "ADV", "CCONJ", "PART"})


def _ends_phrase(context: Context, found: Found) -> bool:
    """Whether the noun is the last word of its phrase, by the tag of the word behind it."""
    place = found.frame.places[found.match.end("noun")]
    behind = next((t for t in context.sentences[found["share"].sentence].tokens if t.span.start >= place), None)
    return behind is None or behind.pos in _BEHIND


def _counted(context: Context, share: Claim, noun: str) -> list[Claim]:
    """The document's counts of this thing outside the share's own sentence, by the word right behind the figure."""
    out = []
    for claim in context.claims:
        if claim.kind is Kind.COUNT and claim.sentence != share.sentence and value(claim):
            end = context.sentences[claim.sentence].span.end
            if head_noun(context.words(claim.span.end, min(end, claim.span.end + 60))) == noun:
                out.append(claim)
    return out


def _usable(base: Claim) -> bool:
    count = value(base)
    return base.hedge is Hedge.NONE and count is not None and count.denominator == 1 and 2 < count < _MOST


def _relation(found: Found, share: Claim, base: Claim, tie: Tie) -> Relation:
    return Relation(
        rule="impossible-share-of-base",
        claims=(share.id, base.id),
        formula=Compare(ref(share), "whole", times(ref(share), ref(base), _PER_CENT)),
        tie=tie,
        message=f"No whole number out of {q(base)} is {q(share)}; check both, or say what the percentage is of.",
        ties=found.tie(),
        whole=True,
    )


RULE = Rule(
    code="FC305",
    name="impossible-share-of-base",
    summary="No whole number out of so few things gives that percentage.",
    finds="A percentage of a small number of people or things that no whole number of them can give.",
    why="Five of 12 is 42 per cent and six is 50; 45 per cent of 12 means that the base or the percentage is wrong.",
    silent="When the percentage is of something else than what was counted, when the base is hedged, and from a "
    "hundred "
    "upwards, where every whole percentage is possible.",
    bad="Of the 7 lighthouses surveyed on the Orne coast, 40% need a new lamp.",
    good="At the 7 lighthouses surveyed on the Orne coast, 40% of visitors came by boat.",
    checks=("C6",),
    relate=relate,
)
