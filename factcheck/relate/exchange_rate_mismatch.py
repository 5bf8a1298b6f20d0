"""FC702: two sums converted at rates that cannot both be of the same day."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

import regex

from factcheck.model import Apply, Claim, Compare, Kind, Ref, Relation, Tie
from factcheck.relate.amounts import number, quoted, size
from factcheck.relate.context import Context
from factcheck.relate.rule import Rule
from factcheck.relate.wording import gap

_GLOSS = regex.compile(
    r"[\s,]{0,2}(?:[(\[]|/|=|;|(?:\(|, )?(?:or|equal to|equivalent to|worth|that is|i\.e\.)?)\s?(?:us)?"
)
# Rates of two days within some years of each other seldom differ by more.
_DRIFT = Fraction(11, 10)

Pair = tuple[Claim, Claim]


def relate(context: Context) -> Iterable[Relation]:
    """Yield second sum = first sum x the rate that another pair of the draft implies."""
    pairs: dict[tuple[str, str], list[Pair]] = {}
    for first, second in zip(context.claims, context.claims[1:], strict=False):
        if _is_pair(context, first, second):
            pairs.setdefault((first.unit or "", second.unit or ""), []).append((first, second))
    for same in pairs.values():
        middle = sorted(same, key=_rate)[(len(same) - 1) // 2]
        others = [pair for pair in same if pair is not middle]
        for pair in others:
            early, late = sorted((middle, pair), key=lambda p: p[0].id)
            # Of two pairs the later one is named; of three or more, the one that leaves the middle.
            base, odd = (early, late) if len(same) == 2 else (middle, pair)
            ratio = _rate(odd) / _rate(base)
            if ratio != 1 and 1 / _DRIFT < ratio < _DRIFT:
                continue
            a, b = base
            implied = Apply("*", (Ref(odd[0].id), Apply("/", (Ref(b.id), Ref(a.id)))))
            yield Relation(
                "exchange-rate-mismatch",
                (odd[1].id, odd[0].id, b.id, a.id),
                Compare(Ref(odd[1].id), "=", implied),
                Tie.LIKELY,
                f"{quoted(odd[0])} as {quoted(odd[1])} and {quoted(a)} as {quoted(b)} imply different exchange rates; "
                f"at the rate of the latter {quoted(odd[0])} would be {{expected}}.",
            )


def _is_pair(context: Context, first: Claim, second: Claim) -> bool:
    return (
        first.kind is Kind.MONEY is second.kind
        and first.sentence == second.sentence
        and bool(first.unit and second.unit)
        and first.unit != second.unit
        and bool(number(first) and number(second))
        and _GLOSS.fullmatch(gap(context, first, second)) is not None
    )


def _rate(pair: Pair) -> Fraction:
    return size(pair[1]) / size(pair[0])


RULE = Rule(
    code="FC702",
    name="exchange-rate-mismatch",
    summary="Two sums are converted at exchange rates that differ by more than a tenth.",
    finds="“€8 million ($8.7 million)” in one place and “€25 million ($32.4 million)” in another.",
    why="One of the four sums is wrong, or one is converted at the rate of another time, which readers need to know.",
    silent="Where the rates lie within a tenth of each other, or rounding of the sums explains the difference.",
    bad=(
        "The yard was sold for €12 million ($13.2 million) and the dock for €20 "
        "million ($28.6 million)."
    ),
    good=(
        "The yard was sold for €12 million ($13.2 million) and the dock for €20 "
        "million ($22 million)."
    ),
    checks=("G2",),
    relate=relate,
)
