"""FC109: one amount must not change its currency or unit from one mention to the next."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations

import regex

from factcheck.model import Claim, Compare, Const, Kind, Relation, Tie
from factcheck.relate.context import Context
from factcheck.relate.repeated import named
from factcheck.relate.rule import Rule

# Units that are taken for one another, though the number would have to change with them.
_CONFUSED = (
    frozenset({"hectare", "acre"}),
    frozenset({"kilometre", "mile"}),
    frozenset({"metre", "foot", "yard"}),
    frozenset({"kilogram", "pound"}),
    frozenset({"tonne", "ton"}),
    frozenset({"litre", "gallon", "pint"}),
    frozenset({"square kilometre", "square mile"}),
    frozenset({"square metre", "square foot"}),
    frozenset({"day", "week", "month", "year"}),
    frozenset({"hour", "minute"}),
)
_DOLLARS = frozenset({"USD", "AUD", "CAD", "NZD", "SGD", "HKD"})


def relate(context: Context) -> Iterator[Relation]:
    """Yield a relation that cannot hold for the same number in two units beside the same words."""
    amounts = [c for c in context.claims if c.kind in (Kind.MONEY, Kind.MEASURE, Kind.DURATION) and _large(c)]
    for a, b in combinations(amounts, 2):
        if a.sentence == b.sentence or a.unit == b.unit or a.value != b.value or not _confusable(a, b):
            continue
        if _same_thing(context, a, b):
            yield Relation(
                RULE.name,
                (b.id, a.id),
                Compare(Const(Fraction(1), b.text), "=", Const(Fraction(0), a.text)),
                Tie.LIKELY,
                f"{named(b)} and {named(a)} are the same number in two units: check which unit is meant.",
            )


def _large(claim: Claim) -> bool:
    """Small numbers of days, metres or pounds agree by chance."""
    return isinstance(claim.value, Fraction) and claim.value >= 10


def _confusable(a: Claim, b: Claim) -> bool:
    if a.kind != b.kind or a.scale != b.scale:
        return False
    if a.kind == Kind.MONEY:
        # "$30 million" in an Australian release may be its A$30 million.
        return not (a.unit in _DOLLARS and b.unit in _DOLLARS)
    return any(a.unit in row and b.unit in row for row in _CONFUSED)


def _same_thing(context: Context, a: Claim, b: Claim) -> bool:
    """The later mention takes the earlier up: it has the same noun, or "the", with a word near both."""
    left, right = context.mentions[a.id], context.mentions[b.id]
    near = {*left.before[:4], *left.after[:4]} & {*right.before[:4], *right.after[:4]}
    if a.kind != Kind.MONEY and regex.search(
        r"\b(?:those|these|this|that) $", context.words(b.span.start - 8, b.span.start) + " "
    ):
        return True  # "those 640 feet": the 640 metres
    if a.noun and a.noun == b.noun:
        return b.definite or a.counts == b.counts
    return b.definite and bool(near) and not (a.noun and b.noun and a.kind == Kind.MONEY)


RULE = Rule(
    code="FC109",
    name="currency-swap",
    summary="One amount stands in two currencies or units.",
    finds="The same number for the same thing with another currency sign or unit: a £45 million plant and the $45 "
    "million "
    "plant, 90 hectares and the 90 acres.",
    why="A wrong sign is one key away, and changes the amount.",
    silent="When the numbers differ as a conversion would make them, or when the two amounts are of different things.",
    bad=(
        "Some 260 posts will be filled at the €45 million glass works.\n\nThe mayor cut the ribbon at the £45 million "
        "glass works."
    ),
    good=(
        "Some 260 posts will be filled at the €45 million glass works.\n\nThe mayor cut the ribbon there. The "
        "£45 million road to them opens next year."
    ),
    checks=("A9",),
    relate=relate,
)
