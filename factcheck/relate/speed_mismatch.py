"""FC706: a distance over a time is not the average speed given."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

import regex

from factcheck.model import Apply, Claim, Compare, Const, Expression, Kind, Ref, Relation, Tie
from factcheck.relate.amounts import after, before, number, quoted, scene
from factcheck.relate.context import Context
from factcheck.relate.rule import Rule
from factcheck.units import dimension, factors

_AVERAGE = regex.compile(r"\b(?:average|averaged|averaging|mean)\b")
_OTHER = regex.compile(
    r"\b(?:top speed|up to|maximum|reaching|peak|gusts?|limit|per hour later|round trip|return|each way|more "
    r"than \w+ hours|"
    r"excluding|apart from|not counting|moving average)\b"
)
_PER_HOUR = {"mile per hour": "mile", "kilometre per hour": "kilometre", "knot": "nautical mile"}
_HOUR = {"second": Fraction(1, 3600), "minute": Fraction(1, 60), "hour": Fraction(1), "day": Fraction(24)}


def relate(context: Context) -> Iterable[Relation]:
    """Yield average speed = distance / time, where just one distance and one time stand near."""
    for speed in context.claims:
        if dimension(speed.unit) != "speed" or not number(speed):
            continue
        if not _AVERAGE.search(before(context, speed, 50) + " " + after(context, speed, 25)):
            continue
        near = [c for c in context.claims if abs(c.sentence - speed.sentence) <= 4 and c.id != speed.id]
        own = [c for c in near if c.sentence == speed.sentence]
        for claims in (own, near):
            lengths = [c for c in claims if dimension(c.unit) == "length" and c.unit in _LONG and number(c)]
            if len(lengths) != 1 or _unit_left_out(near, lengths[0]):
                continue
            time = _time(claims)
            if time is not None and not _OTHER.search(scene(context, speed, lengths[0], *time[0])):
                used, hours = time
                distance = lengths[0]
                hour = _PER_HOUR.get(speed.unit or "", "")
                # factors("mile", "mile") holds the sea mile too; with the same word on both sides it is the same mile
                for factor in (Fraction(1),) if distance.unit == hour else factors(distance.unit, hour):
                    way: Expression = Ref(distance.id) if factor == 1 else Apply("*", (Ref(distance.id), Const(factor)))
                    yield Relation(
                        "speed-mismatch",
                        (speed.id, distance.id, *(c.id for c in used)),
                        Compare(Ref(speed.id), "=", Apply("/", (way, hours))),
                        Tie.CERTAIN if claims is own else Tie.LIKELY,
                        f"{quoted(distance)} in that time is an average of {{expected}}, not {quoted(speed)}.",
                        group=str(speed.id),
                    )
                break


_LONG = frozenset({"mile", "kilometre", "nautical mile", "metre"})


def _unit_left_out(claims: list[Claim], distance: Claim) -> bool:
    """Whether the distance's sentence has another one: "60 miles on the first day and 45 on the second"."""
    return any(c.kind is Kind.COUNT and "elliptic" in c.cues and c.sentence == distance.sentence for c in claims)


def _time(claims: list[Claim]) -> tuple[tuple[Claim, ...], Expression] | None:
    """The one duration, or the one pair of clock times, as hours; None where there are none or several."""
    clock = [c for c in claims if c.kind is Kind.TIME and c.value is not None and c.tight.low is not None]
    spans = [c for c in claims if c.kind is Kind.DURATION and c.unit in _HOUR and number(c)]
    if len(clock) == 1 and len(spans) == 1:
        clock = []  # "leaves at 8pm and takes five hours"
    if len(clock) == 2 and clock[0].tight.low is not None and clock[1].tight.low is not None:
        if clock[0].tight.low >= clock[1].tight.low:
            return None
        minutes = Apply("-", (Ref(clock[1].id), Ref(clock[0].id)))
        return tuple(clock), Apply("/", (minutes, Const(Fraction(60))))
    if len(spans) != 1 or clock:
        return None
    hours = _HOUR[spans[0].unit or ""]
    reference: Expression = Ref(spans[0].id)
    return (spans[0],), reference if hours == 1 else Apply("*", (reference, Const(hours)))


RULE = Rule(
    code="FC706",
    name="speed-mismatch",
    summary="A distance over a time is not the average speed given.",
    finds="“140 miles in four hours, an average of 50mph”, and the time between two hours of the clock.",
    why="Anyone who travels can do this sum.",
    silent="Where the speed is a top speed or a limit, and where several distances or times stand near.",
    bad="The cyclist needed five hours for 120 miles; her average speed was 42mph.",
    good="The cyclist needed five hours for 120 miles; her top speed was 42mph.",
    checks=("G6",),
    relate=relate,
)
