"""FC108: one amount must not be millions in one place and billions in another."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations

from factcheck.model import Claim, Compare, Kind, Ref, Relation, Tie
from factcheck.relate.context import Context
from factcheck.relate.repeated import named
from factcheck.relate.rule import Rule
from factcheck.relate.sameness import separating_cue

_FACTORS = frozenset({Fraction(1000), Fraction(1_000_000), Fraction(1, 1000), Fraction(1, 1_000_000)})
_KINDS = frozenset({Kind.COUNT, Kind.MONEY, Kind.MEASURE})


def relate(context: Context) -> Iterator[Relation]:
    """Yield amount = amount for the same digits at two scales beside the same words."""
    scaled = [
        c
        for c in context.claims
        if c.kind in _KINDS and isinstance(c.value, Fraction) and c.value >= 1000 and c.scale >= 1000
    ]
    for a, b in combinations(scaled, 2):
        if (
            a.kind != b.kind
            or a.unit != b.unit
            or not _factor(a, b)
            or _explained(context, a, b)
            or separating_cue(a, b)
        ):
            continue
        alike = _alike(context, a, b)
        if alike >= 1:
            yield Relation(
                RULE.name,
                (b.id, a.id),
                Compare(Ref(b.id), "=", Ref(a.id)),
                Tie.CERTAIN if alike >= 2 else Tie.LIKELY,
                f"{named(b)} and {named(a)} have the same digits at another scale: check whether it is millions or "
                f"billions.",
            )


def _factor(a: Claim, b: Claim) -> bool:
    return isinstance(a.value, Fraction) and isinstance(b.value, Fraction) and a.value / b.value in _FACTORS


def _alike(context: Context, a: Claim, b: Claim) -> int:
    """How many of the nearest words two figures share: "€85bn credit line", "credit line of €85m"."""
    left, right = context.mentions[a.id], context.mentions[b.id]
    return len({*left.before[:2], *left.after[:3]} & {*right.before[:2], *right.after[:3]})


def _explained(context: Context, a: Claim, b: Claim) -> bool:
    """Whether a sentence has both, so that both are meant: "of the £2.6 billion, £2.6 million is for studies"."""
    twins = [c for c in context.claims if c.value == a.value or c.value == b.value]
    return any(
        one.sentence == other.sentence and one.value != other.value and {one.kind, other.kind} == {a.kind}
        for one, other in combinations(twins, 2)
    )


RULE = Rule(
    code="FC108",
    name="scale-slip",
    summary="One amount is millions in one place and billions in another.",
    finds="The same digits with million and billion (or thousand) beside the same words.",
    why="A wrong scale word is one letter's slip and a thousandfold error.",
    silent="When a sentence sets both amounts side by side, so that both are meant, or when the words around them "
    "differ.",
    bad="The £2.6 billion sea wall programme starts in spring.\n\nOf the £2.6 million sea wall programme, £410,000 "
    "is for "
    "studies.\n",
    good="The £2.6 billion sea wall programme starts in spring.\n\nOf the £2.6 billion sea wall programme, £2.6 "
    "million is "
    "for studies.\n",
    checks=("A8",),
    relate=relate,
)
