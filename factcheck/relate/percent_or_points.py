"""percent-or-points: a difference of two percentages given in per cent."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

import regex

from factcheck.model import Claim, Compare, Const, Expression, Kind, Relation, Tie
from factcheck.relate.changes import Change
from factcheck.relate.context import Context
from factcheck.relate.nearby import earlier
from factcheck.relate.pattern import HUNDRED, Found, compiled, find, minus, over, q, ref, times, value
from factcheck.relate.rule import Rule

# "the six per cent rise", "this 3% drop": a change told just before, by its size
_THE_CHANGE = compiled(
    r"\b(?:the|this|that|its|a|an) {by:p} (?:\w{3,12} )?(?P<change>rise|increase|gain|growth|jump|improvement|"
    r"upturn|hike|"
    r"drop|fall|decrease|decline|reduction|cut|dip)\b"
)
# "A drop of two per cent in a year is remarkable"
_CHANGE_OF = compiled(
    r"\b(?:an?|the|this|that) (?:\w{3,12} )?(?P<change>rise|increase|gain|growth|jump|improvement|upturn|drop|fall|"
    r"decrease|decline|reduction|dip) of (?:just |some |about |almost |nearly )?{by:p}"
)
# "88 per cent in 2022 and 92 per cent in 2024, 4 per cent up"
_BEHIND = compiled(
    r"{by:p} (?P<change>up|down|better|higher|worse|lower|more|fewer|less)\b(?! from| to)(?=[,.;]| than| on)"
)
# "It was thus up by six per cent", after the two percentages
_IS_UP = compiled(
    r"^[\"“]?(?:it|that|this|they|the (?:rate|share|figure|proportion|turnout|level|percentage)) [^{};.]{0,40}?\b"
    r"(?P<change>up|down|rose|risen|fell|fallen|grown|grew|dropped|increased|decreased|climbed|declined)(?: by)? {by:p}"
)
_UP_NOUNS = frozenset(
    {"better", "higher", "more",
     "rise", "increase", "gain", "growth", "jump", "improvement", "upturn", "hike", "up", "rose", "risen", "grown",
     "grew",      "increased", "climbed"}
)  # fmt: skip

_OTHER_VERB = regex.compile(r"\b(?:and|with|while|but)\b")


def relate(context: Context) -> Iterator[Relation]:
    """Tie a change in per cent to the two percentages it lies between."""
    seen: set[int] = set()
    for change in (*context.changes, *context.changes_across):
        for relation in _relation(context, change):
            seen.add(relation.claims[0])
            yield relation
    for found in find(context, _THE_CHANGE, _CHANGE_OF, _BEHIND, _IS_UP):
        if found["by"].id not in seen:
            yield from _said_again(context, found)


def _said_again(context: Context, found: Found) -> Iterator[Relation]:
    """Two percentages one behind the other, and then "the six per cent rise" between them."""
    stated = found["by"]
    shares = [c for c in earlier(context, stated, 4) if c.kind is Kind.PERCENT]
    up = found.word("change") in _UP_NOUNS
    for pair in pairwise(shares[-3:]):
        # "36 per cent, against 30 per cent four years ago": what went up went up to the larger
        old, new = sorted(pair, key=lambda claim: value(claim) or 0, reverse=not up)
        before, after = value(old) or Fraction(0), value(new) or Fraction(0)
        if after == before or old.role in ("by", "share") or new.role in ("by", "share"):
            continue
        if abs(after - before) == value(stated):
            yield Relation(
                rule="percent-or-points",
                claims=(stated.id, new.id, old.id),
                formula=Compare(ref(stated), "=", _relative(old, new)),
                tie=Tie.LIKELY,
                message=f"From {q(old)} to {q(new)} is a change of {{expected}}; {q(stated)} is the difference, "
                "which is percentage points.",
                ties=found.tie("change"),
            )


def _relative(old: Claim, new: Claim) -> Expression:
    """The change in per cent as written: that it is the very difference of the two figures is no rounding."""
    before, after = (Const(value(c) or Fraction(0), " ".join(c.text.split())) for c in (old, new))
    share = times(over(after, before), HUNDRED)
    return minus(share, HUNDRED) if after.value > before.value else minus(HUNDRED, share)


def _by_from(context: Context, stated: Claim, old: Claim) -> bool:
    lead = context.words(max(0, stated.span.start - 20), stated.span.start).lower()
    return regex.search(r"\bby(?: [a-z]+)?$", lead) is not None and context.between(stated, old).strip(", ") == "from"


def _place(claim: Claim) -> int:
    return claim.span.start


def _relation(context: Context, change: Change) -> Iterator[Relation]:
    old, new = change.old, change.new
    if old is None or new is None or old.kind is not Kind.PERCENT or new.kind is not Kind.PERCENT:
        return
    before, after = value(old), value(new)
    if (
        before is None
        or after is None
        or before <= 0
        or (change.direction and (change.direction > 0) != (after > before))
    ):
        return
    share = times(over(ref(new), ref(old)), HUNDRED)
    relative = minus(share, HUNDRED) if after > before else minus(HUNDRED, share)
    points = minus(ref(new), ref(old)) if after > before else minus(ref(old), ref(new))
    for stated in change.by:
        said = value(stated)
        if stated.kind is not Kind.PERCENT or said is None:
            continue
        ties = (change.word,) if change.word else ()
        claims = (stated.id, new.id, old.id)
        ahead = stated.span < min(old.span, new.span)
        if abs(said - abs(after - before)) <= Fraction(6, 10 ** (1 + min(stated.decimals, old.decimals, new.decimals))):
            yield Relation(
                rule="percent-or-points",
                claims=claims,
                formula=Compare(ref(stated), "=", _relative(old, new)),
                # Banks write "the ratio rose 2% to 12% from 10%" of points as a matter of house style; "rose by 10%,
                # from 70% to 80%" says it in so many words.
                tie=Tie.ASK if ahead and not _by_from(context, stated, old) else Tie.LIKELY,
                message=f"From {q(old)} to {q(new)} is a change of {{expected}}; {q(stated)} is the difference, "
                "which is percentage points.",
                ties=ties,
            )
            continue
        if stated.span < min(old.span, new.span) and _OTHER_VERB.search(
            context.between(stated, min(old, new, key=_place))
        ):
            continue  # "cut calls by 10% and no-shows from 60% to 8%": the 10% is said of the calls
        for expected in (relative, points):
            yield Relation(
                rule="percent-or-points",
                claims=claims,
                formula=Compare(ref(stated), "=", expected),
                tie=Tie.CERTAIN,
                message=f"From {q(old)} to {q(new)} is {{expected}}; {q(stated)} is neither the change in per cent nor "
                "the difference in points.",
                group=f"points-{stated.id}",
                ties=ties,
            )


RULE = Rule(
    code="FC303",
    name="percent-or-points",
    summary="A difference between two percentages is given in per cent instead of percentage points.",
    finds="Two percentages with the change between them in per cent, where the figure is not the relative change: from "
    "40% to 44% is four percentage points, and ten per cent.",
    why="The two differ by a lot, and the weaker figure is often the one printed.",
    silent="Where the change is said in points, or is the relative change. Where the figure stands ahead of both "
    "percentages (“the margin rose 2% to 12%”), it only asks.",
    bad="The share of homes in Ellerby with a water meter rose from 40% to 44%, an increase of 4%.",
    good="The share of homes in Ellerby with a water meter rose from 40% to 44%, an increase of four percentage "
    "points.",
    checks=("C5",),
    relate=relate,
)
