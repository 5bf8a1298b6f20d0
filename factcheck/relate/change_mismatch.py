"""change-mismatch: a percentage change that the two figures beside it do not give."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import regex

from factcheck.model import Apply, Claim, Compare, Const, Expression, Hedge, Kind, Relation, Tie
from factcheck.relate.changes import Change
from factcheck.relate.context import Context
from factcheck.relate.pattern import HUNDRED, ONE, minus, over, plus, q, ref, same_measure, times, value
from factcheck.relate.rule import Rule

_OPEN = (Hedge.MORE_THAN, Hedge.AT_LEAST, Hedge.LESS_THAN, Hedge.UP_TO)


def relate(context: Context) -> Iterator[Relation]:
    """Tie each stated percentage or fraction of change to the figures before and after."""
    for change in context.changes:
        yield from _relations(change, Tie.CERTAIN)
        yield from _without_old(context, change)
    for change in context.changes_across:
        yield from _relations(change, Tie.LIKELY)


def _relations(change: Change, tie: Tie) -> Iterator[Relation]:
    old, new = change.old, change.new
    if old is None or new is None or old.kind in (Kind.PERCENT, Kind.POINTS):
        return
    before, after = value(old), value(new)
    if before is None or after is None or before <= 0 or after < 0:
        return
    rise = after >= before
    if change.direction and before != after and (change.direction > 0) != rise:
        return  # direction-mismatch speaks
    for stated in change.by:
        if stated.kind is Kind.PERCENT or (stated.kind is Kind.RATIO and (value(stated) or 1) < 1):
            readings = [(a, b) for a in _operands(old) for b in _operands(new)]
            for one, two in readings:
                group = f"change-{stated.id}" if len(readings) > 1 else ""
                sure = Tie.LIKELY if _hair(stated, before, after) else tie
                yield _relation(change, stated, old, new, _expected(stated, one, two, rise), sure, group)


def _hair(stated: Claim, before: Fraction, after: Fraction) -> bool:
    """Whether the percentage is off by so little that unrounded figures may be behind it: 24.7 for 24.648."""
    said = value(stated)
    unit = Fraction(1, 10**stated.decimals)
    return said is not None and abs(said - abs(after / before * 100 - 100)) < unit * Fraction(6, 10)


def _operands(claim: Claim) -> tuple[Expression, ...]:
    """The figure itself; "more than 500" stands for figures a little above 500, not for any up to infinity."""
    number = value(claim)
    if number is None or claim.hedge not in _OPEN:
        return (ref(claim),)
    way = 1 if claim.hedge in (Hedge.MORE_THAN, Hedge.AT_LEAST) else -1
    return tuple(Const(number * (100 + way * step) / 100, claim.text if not step else "") for step in (0, 5, 10))


_MOST_TIMES = 1000  # "since its price of $0.003, with $1.6 million raised": no rise from one to the other
_SAID_OF = regex.compile(r"\b(?:has|have|had|was|were|is|are|been|will|would)\b")


def _without_old(context: Context, change: Change) -> Iterator[Relation]:
    """ "Grew by 90, or 15%, to 690": the old figure is the new one less the rise."""
    new = change.new
    amounts = [by for by in change.by if new is not None and same_measure(by, new)]
    if new is None or change.old is not None or not change.marked or len(amounts) != 1 or not change.direction:
        return
    amount = amounts[0]
    if change.word and _SAID_OF.search(context.words(amount.span.end, change.word.start)):
        return  # "the £340 course has been cut by 15% to £289": the price before
    size, after = value(amount), value(new)
    if new.kind in (Kind.PERCENT, Kind.POINTS) or not size or not after:
        return
    if after > _MOST_TIMES * size or (change.direction > 0 and size >= after):
        return
    for stated in change.by:
        if stated.kind is Kind.PERCENT:
            rest = over(ref(new), ref(amount))
            rest = minus(rest, ONE) if change.direction > 0 else plus(rest, ONE)
            yield Relation(
                rule="change-mismatch",
                claims=(stated.id, amount.id, new.id),
                formula=Compare(ref(stated), "=", over(HUNDRED, rest)),
                tie=Tie.CERTAIN,
                message=f"A change of {q(amount)} to {q(new)} is {{expected}}, not {q(stated)}; check all three.",
                ties=(change.word,) if change.word else (),
            )


def _expected(stated: Claim, old: Expression, new: Expression, rise: bool) -> Expression:
    share: Apply = over(new, old)
    if stated.kind is Kind.PERCENT:
        share = times(share, HUNDRED)
        return minus(share, HUNDRED) if rise else minus(HUNDRED, share)
    return minus(share, ONE) if rise else minus(ONE, share)


def _relation(
    change: Change, stated: Claim, old: Claim, new: Claim, expected: Expression, tie: Tie, group: str
) -> Relation:
    return Relation(
        rule="change-mismatch",
        claims=(stated.id, new.id, old.id),
        formula=Compare(ref(stated), "=", expected),
        tie=tie,
        message=f"The change is given as {q(stated)}, but from {q(old)} to {q(new)} is {{expected}}; check all three.",
        group=group,
        ties=(change.word,) if change.word else (),
    )


RULE = Rule(
    code="FC401",
    name="change-mismatch",
    summary="A percentage change does not follow from the figures before and after.",
    finds="A rise or fall in per cent, or as a fraction, that the earlier and the later figure do not give. The change "
    "is (new − old) ÷ old.",
    why="A reader with a telephone in hand does this sum first. The usual slips are to divide by the new figure, or to "
    "give the new figure as a percentage of the old, an extra 100 too many.",
    silent="When the percentage is on another basis than the two figures (constant currency, like for like, another "
    "period), when either figure is missing, and within what rounding allows.",
    bad="Visits to Harrow Point lighthouse rose by 40 per cent in 2023, from 2,500 the year before to 4,000.",
    good="Visits to Harrow Point lighthouse rose by 60 per cent in 2023, from 2,500 the year before to 4,000.",
    checks=("D1", "D6"),
    relate=relate,
)
