"""multiple-mismatch: doubled, halved, tripled, fourfold beside two figures that are not."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import regex

from factcheck.model import Claim, Compare, Expression, Hedge, Kind, Relation, Tie
from factcheck.relate.changes import MULTIPLE, Change
from factcheck.relate.context import Context
from factcheck.relate.pattern import ONE, minus, over, q, ref, value
from factcheck.relate.rule import Rule

_SLACK = Fraction(1, 8)  # "doubled, from 310 to 590": 1.9 times passes for double
_AIM = regex.compile(r"\b(?:target|goal|aim|pledge|plan|promise|ambition)s? (?:of|to|for) (?:\w+ )?$", regex.IGNORECASE)
_RISE = regex.compile(r"^[ -](?:\w{3,12} )?(?:rise|increase|growth|jump|surge|gain)", regex.IGNORECASE)


def relate(context: Context) -> Iterator[Relation]:
    """Tie each multiple to the figures before and after."""
    for change in context.changes:
        yield from _relations(context, change, Tie.CERTAIN)
    for change in context.changes_across:
        yield from _relations(context, change, Tie.LIKELY)


def _relations(context: Context, change: Change, tie: Tie) -> Iterator[Relation]:
    old, new = change.old, change.new
    if old is None or new is None or not value(old) or value(new) is None:
        return
    for stated in change.by:
        said = value(stated)
        if stated.kind is not Kind.RATIO or said is None or not MULTIPLE.search(stated.text):
            continue
        given = Fraction(value(new) or 0) / (value(old) or 1)
        readings: list[Expression] = [over(ref(new), ref(old))]
        following = context.draft.prose[stated.span.end : stated.span.end + 30]
        if _AIM.search(context.draft.prose[max(0, stated.span.start - 40) : stated.span.start]):
            continue  # "4,600 against last year's 5,500, too few for the target of tripling capacity"
        if _RISE.search(following):
            readings.append(minus(over(ref(new), ref(old)), ONE))  # "a fourfold increase", to five times as many
        if any(_near(stated, said, given - n) for n in range(len(readings))):
            continue
        for expected in readings:
            yield Relation(
                rule="multiple-mismatch",
                claims=(stated.id, new.id, old.id),
                formula=Compare(ref(stated), "=", expected),
                tie=tie,
                message=f"{q(stated)} does not fit: {q(new)} is {{expected}} times {q(old)}; check all three.",
                group=f"multiple-{stated.id}" if len(readings) > 1 else "",
                ties=(stated.span,),
            )


def _near(stated: Claim, said: Fraction, given: Fraction) -> bool:
    return stated.hedge in (Hedge.NONE, Hedge.ABOUT) and abs(said - given) <= said * _SLACK


RULE = Rule(
    code="FC404",
    name="multiple-mismatch",
    summary="Doubled, halved, tripled or an N-fold rise does not fit the figures.",
    finds="A multiple in words beside an earlier and a later figure that are not in that proportion.",
    why="“More than doubled” is a headline; 1.9 times is not more than double.",
    silent="When the multiple is off by no more than an eighth and has no “more than” or “nearly”, which must hold.",
    bad="Applications to Ferrow fire service more than doubled this year, from 460 to 870.",
    good="Applications to Ferrow fire service nearly doubled this year, from 460 to 870.",
    checks=("D4",),
    relate=relate,
)
