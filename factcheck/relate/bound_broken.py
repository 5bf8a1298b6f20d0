"""FC601: "more than 80" where the exact figure is 79, "nearly 300" where it is 312."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

import regex

from factcheck.model import Claim, Compare, Const, Hedge, Kind, Ref, Relation, Tie
from factcheck.relate.amounts import before, quoted, size
from factcheck.relate.context import Context
from factcheck.relate.hedged import hedged_pairs, parallel
from factcheck.relate.hedged_company import by_company
from factcheck.relate.rule import Rule

# Hedge -> how the exact figure must compare with the bound, and the words for it.
_BOUNDS = {
    Hedge.MORE_THAN: (">=", "more than"),
    Hedge.AT_LEAST: (">=", "at least"),
    Hedge.JUST_OVER: (">=", "just over"),
    Hedge.LESS_THAN: ("<=", "less than"),
    Hedge.UP_TO: ("<=", "at most"),
    Hedge.NEARLY: ("<=", "nearly"),
}


_NO = regex.compile(r"\b(?:no|none|nobody|never|not|neither|nor|cannot|without)\b[^.;,]{0,50}$")


def relate(context: Context) -> Iterable[Relation]:
    """Yield exact figure >= or <= bound, for each bound and each exact figure of the same thing."""
    seen: set[int] = set()
    for bound, exact, tie in hedged_pairs(context, frozenset(_BOUNDS), apart=Fraction(2)):
        if bound.hedge not in (Hedge.UP_TO, Hedge.LESS_THAN) and not _within(bound, exact):
            continue
        seen.add(bound.id)
        if parallel(context, bound, exact):
            continue
        op, words = _BOUNDS[bound.hedge]
        if op == ">=" and _NO.search(before(context, bound, 60)):
            op, words = "<=", "no more than"  # "No class may have more than 30 pupils"
        if op == "<=" and bound.kind in (Kind.MONEY, Kind.DURATION) and bound.hedge is not Hedge.NEARLY:
            continue  # "grants of up to £5,000", "a grant of £7,500": maximum-exceeded looks at single cases
        yield Relation(
            "bound-broken",
            (exact.id, bound.id),
            Compare(Ref(exact.id), op, _written(bound)),
            # Two sentences may speak of two firms, each with its own number of branches.
            tie if exact.sentence == bound.sentence else Tie.LIKELY,
            f"The text says {words} {quoted(bound)}, and elsewhere {quoted(exact)}: one of the two does not fit.",
        )
    for bound, exact in by_company(context):
        if bound.id not in seen:
            # "nearly 6,000,000" and 595,950: what is nearly so many is not a tenth of it
            op, words = ("=" if bound.hedge is Hedge.NEARLY else ">="), _BOUNDS[bound.hedge][1]
            yield Relation(
                "bound-broken",
                (exact.id, bound.id),
                # "more than 7,600" is itself a bound: what is compared is the figure as written
                Compare(_written(exact), op, Ref(bound.id) if op == "=" else _written(bound)),
                Tie.LIKELY,
                f"The text says {words} {quoted(bound)}, and elsewhere {quoted(exact)}: one of the two does not fit.",
            )


def _within(bound: Claim, exact: Claim) -> bool:
    """Whether two figures are near enough to be about one thing; a room may well hold far more than it should."""
    return Fraction(2, 3) <= size(exact) / size(bound) <= Fraction(3, 2)


def _written(bound: Claim) -> Const:
    """The bound as written: a kind reader may round a figure, but not what it is said to be more than."""
    return Const(size(bound), " ".join(bound.text.split()))


RULE = Rule(
    code="FC601",
    name="bound-broken",
    summary="A figure is outside the bound given for it: “more than 80”, and 79 are counted.",
    finds="“More than”, “at least”, “up to”, “fewer than”, “nearly” and an exact figure for the same thing beyond it.",
    why="The loose and the exact figure are often written by different hands, and readers compare them.",
    silent="Where the two figures count different things or times, and where “about” leaves room.",
    bad="More than 320 apple trees were grafted. In all, 316 apple trees were grafted.",
    good="More than 320 apple trees were grafted. In all, 327 apple trees were grafted.",
    checks=("F1", "F3", "F4"),
    relate=relate,
)
