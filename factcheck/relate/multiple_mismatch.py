"""multiple-mismatch: doubled, halved, tripled, fourfold beside two figures that are not."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import regex

from factcheck.model import Claim, Compare, Expression, Hedge, Kind, Relation, Tie
from factcheck.relate.changes import MULTIPLE, Change
from factcheck.relate.context import Context
from factcheck.relate.frame import Frame
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
    yield from _times(context)


# "a yield of 18.4% ..., where others reach 0.03%. This is 600 times higher": two figures, and how many times
_TIMES = regex.compile(
    r"(?:\b(?:is|are|was|were|at|about|some|approximately|nearly|roughly|almost|around|or|than|over) "
    r"){0,3}\{r(?P<times>\d+)\}"
    r"(?P<how> (?:more|higher|greater|larger|bigger|as (?:many|much|high|large|likely|big|long|often)|the|that "
    r"of|what|better|longer|above))\b",
    regex.IGNORECASE,
)
_TAKES_UP = regex.compile(r"^(?:This|That|It|The (?:rate|figure|number|level|result|difference))\b")
_FAR = Fraction(15, 100)
_NO_PAIR = regex.compile(r"\b(?:respectively|each|per|since|target|expected|forecast|by {y)\b", regex.IGNORECASE)


def _times(context: Context) -> Iterator[Relation]:
    """Tie "N times" to the only two figures of a kind in its sentence, or in the one before where it takes that up."""
    for index, frame in enumerate(context.frames):
        for match in _TIMES.finditer(frame.text):
            stated = frame.claim(match["times"])
            said = value(stated)
            if said is None or said < 2 or "times" not in stated.text.lower():
                continue
            pair = _two_of_a_kind(frame)
            if pair is None and index and _TAKES_UP.match(frame.text) and not frame.slots("pmnuv"):
                pair = _two_of_a_kind(context.frames[index - 1])
            if pair is None and index:
                pair = _one_in_each(context, frame, context.frames[index - 1], match)
            if pair is None or _NO_PAIR.search(context.frames[pair[0].sentence].text):
                continue
            high, low = sorted(pair, key=lambda claim: -Fraction(value(claim) or 0))
            given = Fraction(value(high) or 0) / (value(low) or 1)
            rounding = Fraction(1, 2 * 10**low.decimals) * low.scale / (value(low) or 1)
            if any(abs(said - (given - n)) <= said * _FAR + given * rounding for n in (0, 1)):
                continue
            for expected in (over(ref(high), ref(low)), minus(over(ref(high), ref(low)), ONE)):
                yield Relation(
                    rule="multiple-mismatch",
                    claims=(stated.id, high.id, low.id),
                    formula=Compare(ref(stated), "=", expected),
                    tie=Tie.LIKELY,
                    message=f"{q(stated)} does not fit: {q(high)} is {{expected}} times {q(low)}; check all three.",
                    group=f"times-{stated.id}",
                    ties=(stated.span,),
                )


def _two_of_a_kind(frame: Frame) -> tuple[Claim, Claim] | None:
    """The two figures of one kind, unit and noun that a sentence has, if it has two and no third amount."""
    for letter in "pmnu":
        found = [claim for claim in frame.slots(letter) if value(claim) and claim.role not in ("by", "share", "of")]
        plain = all(claim.hedge in (Hedge.NONE, Hedge.ABOUT) and claim.text.lower() != "one" for claim in found)
        alike = len({(claim.unit, claim.noun if letter == "n" else "") for claim in found}) == 1
        if len(found) == _TWO and alike and plain:
            return found[0], found[1]
    return None


def _one_in_each(context: Context, frame: Frame, before: Frame, match: regex.Match[str]) -> tuple[Claim, Claim] | None:
    """The figure that "three times as much" stands behind, and the only one like it in the sentence before.

    "The mill ground 62 tonnes in 2022. In 2024 it ground 155 tonnes, three times as much."
    """
    ahead = [c for c in frame.slots("mnu", 0, match.start()) if value(c) and not c.hedge]
    if len(ahead) != 1 or len(frame.slots("mnupv")) != 1 or not _APPOSED.search(frame.text[: match.start("times")]):
        return None
    new = ahead[0]
    like = [c for c in before.slots("mnu") if (c.kind, c.unit) == (new.kind, new.unit) and value(c) and not c.hedge]
    same = bool(new.event) and like and (new.event == like[0].event or (new.noun and new.noun == like[0].noun))
    return (like[0], new) if len(like) == 1 and same else None


_APPOSED = regex.compile(r"(?:,| –| -| \(|:) ?(?:or |about |some |a |nearly |almost |more than |which is |that "
                         r"is )*(?:\{r)?$")
_TWO = 2


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
            continue  # "310 trams against last autumn's 390, short of the target of tripling the number"
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
    bad="Bookings at the Vane observatory more than doubled in a year, from 310 to 590.",
    good="Bookings at the Vane observatory nearly doubled in a year, from 310 to 590.",
    checks=("D4",),
    relate=relate,
)
