"""FC108: one amount must not be millions in one place and billions in another."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations

import regex

from factcheck.model import Claim, Compare, Kind, Ref, Relation, Tie
from factcheck.relate.context import Context
from factcheck.relate.repeated import named
from factcheck.relate.rule import Rule
from factcheck.relate.sameness import like_nouns, separating_cue

_FACTORS = frozenset({Fraction(1000), Fraction(1_000_000), Fraction(1, 1000), Fraction(1, 1_000_000)})
_KINDS = frozenset({Kind.COUNT, Kind.MONEY, Kind.MEASURE})


def relate(context: Context) -> Iterator[Relation]:
    """Yield amount = amount for the same digits at two scales beside the same words."""
    scaled = [c for c in context.claims if c.kind in _KINDS and isinstance(c.value, Fraction) and c.value >= 1000]
    for a, b in combinations(scaled, 2):
        if (
            a.kind != b.kind
            or a.unit != b.unit
            or not _factor(a, b)
            or max(a.scale, b.scale) < 1000
            or (min(a.scale, b.scale) < 1000 and len(_digits(a)) < _TELLING)
            or _other_head(a, b)
            or regex.search(
                r"\bof (?:this|that|it|them|these|which)\b[,\w ]{0,10}$",
                context.words(b.span.start - 24, b.span.start).lower(),
            )
            or _explained(context, a, b)
            or _said_again(context, a)
            or _said_again(context, b)
            or separating_cue(a, b)
        ):
            continue
        alike = _alike(context, a, b) or _taken_up(context, a, b)
        if alike >= 1:
            yield Relation(
                RULE.name,
                (b.id, a.id),
                Compare(Ref(b.id), "=", Ref(a.id)),
                Tie.CERTAIN if alike >= 2 else Tie.LIKELY,
                f"{named(b)} and {named(a)} have the same digits at another scale: check whether it is millions or "
                f"billions.",
            )


def _digits(claim: Claim) -> str:
    return "".join(character for character in claim.text if character.isdigit()).strip("0")


_TELLING = 2  # digits that count: "$5,000 an ounce" beside "$5 million" is chance


def _factor(a: Claim, b: Claim) -> bool:
    return isinstance(a.value, Fraction) and isinstance(b.value, Fraction) and a.value / b.value in _FACTORS


def _alike(context: Context, a: Claim, b: Claim) -> int:
    """How many of the nearest words two figures share: "€64bn loan fund", "loan fund of €64m"."""
    left, right = context.mentions[a.id], context.mentions[b.id]
    return len({*left.before[:2], *left.after[:3]} & {*right.before[:2], *right.after[:3]})


# Words for what was told before, whatever it was called there: "the $1.8 million project".
_PLAIN = frozenset(
    "project programme program scheme plan deal fund funding investment package sum work development contract "
    "grant appeal budget "
    "money amount order loan".split()
)


def _other_head(a: Claim, b: Claim) -> bool:
    """Whether the two are of two things, each named right behind the figure: the solar farm, and its cable."""
    return bool(a.noun and b.noun) and not like_nouns(a.noun, b.noun) and not {a.noun, b.noun} & _PLAIN


def _taken_up(context: Context, a: Claim, b: Claim) -> int:
    """1 where the later of two, of two digits or more, is "the ... million project" or the like, and stands alone."""
    if not b.definite or b.noun not in _PLAIN or len(_digits(b)) < _TELLING or a.sentence == b.sentence:
        return 0
    following = context.words(b.span.end, b.span.end + 24).lower().lstrip("- ")
    return int(any(following.startswith(word) for word in _PLAIN))


def _explained(context: Context, a: Claim, b: Claim) -> bool:
    """Whether a sentence has both, so that both are meant: "£3.9 million out of the £3.9 billion"."""
    twins = [c for c in context.claims if c.value == a.value or c.value == b.value]
    return any(
        one.sentence == other.sentence and one.value != other.value and {one.kind, other.kind} == {a.kind}
        for one, other in combinations(twins, 2)
    )


def _said_again(context: Context, claim: Claim) -> bool:
    """Whether the sentence says the amount in words as well: "three million dollars ($3,000,000)"."""
    others = (c for c in context.by_sentence[claim.sentence] if c.id != claim.id)
    return any(c.kind == claim.kind and c.value == claim.value and c.text != claim.text for c in others)


RULE = Rule(
    code="FC108",
    name="scale-slip",
    summary="One amount is millions in one place and billions in another.",
    finds="The same digits with million and billion (or thousand) beside the same words.",
    why="A wrong scale word is one letter's slip and a thousandfold error.",
    silent="When a sentence sets both amounts side by side, so that both are meant, or when the words around them "
    "differ.",
    bad=(
        "Work on the $4.7 billion tunnel scheme begins in May.\n\nThe $4.7 million tunnel scheme "
        "has cost $320,000 in surveys so far.\n"
    ),
    good=(
        "Work on the $4.7 billion tunnel scheme begins in May.\n\nA lift that costs $4.7 million "
        "is part of the $4.7 billion tunnel scheme.\n"
    ),
    checks=("A8",),
    relate=relate,
)
