"""part-change-mismatch: every part fell, and the parts together rose."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import regex

from factcheck.model import Claim, Compare, Const, Expression, Kind, Relation, Tie
from factcheck.relate.changes import Part, parts_of
from factcheck.relate.context import Context
from factcheck.relate.frame import Frame
from factcheck.relate.pattern import minus, plus, q, ref, times, value
from factcheck.relate.rule import Rule

# What says that the parts named are all there are.
_TOGETHER = regex.compile(
    r"\b(?:taken together|put together|together|combined|the two together|both together|and no one else|and "
    r"nothing else)\b|"
    r"\b(?:has|have|had|is|are|runs|sells|grows|makes|owns) only\b|\bonly (?:in|on|through|by|from|to|has|have|"
    r"two|the two)\b|\bno other\b|\b(?:two|only) (?:divisions|kinds|sorts|types|parts|"
    r"halves|sides|businesses|products|routes|lines)\b|\bboth (?:taken )?together\b|\bbetween them\b|\bmade up "
    r"(?:only |wholly |"
    r"entirely )?of\b|\bnothing but\b|\band nothing more\b|\bthe sum of\b|\bthe two\b(?= (?:fell|rose|were|together))|"
    r"\bso(?: that)? (?=[^{}.;]{0,40}\b(?:overall|as a whole|in total|altogether|in all|all told)\b)|"
    r"\b(?:leaving|meaning(?: that)?|which means(?: that)?|giving|with) (?=(?:the |a )?[^{},.;]{0,30}"
    r"\b(?:overall|total|combined)\b)|"
    r"\b(?:total|all) \([\w' -]{3,40} and [\w' -]{3,40}\)|\([\w' -]{3,40} and [\w' -]{3,40}\)",
    regex.IGNORECASE,
)
_MORE = regex.compile(r"\b(?:counted in|including|other|also|with the|as a whole)\b", regex.IGNORECASE)
_REACH = 3


def relate(context: Context) -> Iterator[Relation]:
    """Tie the change of a whole to the changes of its parts."""
    for index, frame in enumerate(context.frames):
        cue = _TOGETHER.search(frame.text)
        if cue is None or _MORE.search(frame.text[: cue.start()] + frame.text[cue.end() :].replace("as a whole", "")):
            continue
        here = _changes(frame)
        whole = [part for part in here if part.start > cue.start()][:1]
        parts = [part for part in here if part.end <= cue.start()]
        for before in range(index - 1, max(-1, index - 1 - _REACH), -1):
            if len(parts) >= 2:
                break
            parts = [*_changes(context.frames[before]), *parts]
        if len(whole) == 1 and len(parts) == 2 and all(_like(part, whole[0]) for part in parts):
            yield from _relations(frame, whole[0], parts)


def _changes(frame: Frame) -> list[Part]:
    """Changes that say which way; a rise or fall that is given only as "to" or "from" has no size here."""
    found = []
    direction = 0
    for part in parts_of(frame):
        if part.role == "by" or part.claim.role == "by":
            direction = part.direction or part.claim.direction or direction
            found.append(Part(part.claim, part.start, part.end, "by", part.cue, direction))
    return [part for part in found if part.direction]


def _like(part: Part, whole: Part) -> bool:
    return part.claim.kind is whole.claim.kind and part.claim.unit == whole.claim.unit and value(part.claim) is not None


def _signed(part: Part) -> Expression:
    return ref(part.claim) if part.direction > 0 else times(Const(Fraction(-1)), ref(part.claim))


def _relations(frame: Frame, whole: Part, parts: list[Part]) -> Iterator[Relation]:
    message = (
        f"{_said(whole.claim, whole.direction)} for both together does not fit "
        f"{_said(parts[0].claim, parts[0].direction)} and "
        f"{_said(parts[1].claim, parts[1].direction)} for the parts; check all three."
    )
    claims = (whole.claim.id, parts[0].claim.id, parts[1].claim.id)
    low, high = sorted(parts, key=lambda part: (value(part.claim) or Fraction(0)) * part.direction)
    if whole.claim.kind is Kind.PERCENT:
        checks = (Compare(_signed(whole), "<=", _signed(high)), Compare(_signed(whole), ">=", _signed(low)))
    elif whole.claim.kind is Kind.COUNT:
        total = plus(_signed(low), _signed(high))
        checks = (Compare(ref(whole.claim), "=", total if whole.direction > 0 else minus(Const(Fraction(0)), total)),)  # type: ignore[assignment]
    else:
        return
    for check in checks:
        yield Relation("part-change-mismatch", claims, check, Tie.CERTAIN, message)


def _said(claim: Claim, direction: int) -> str:
    return f"a {'rise' if direction > 0 else 'fall'} of {q(claim)}"


RULE = Rule(
    code="FC414",
    name="part-change-mismatch",
    summary="The change of the whole lies outside the changes of its parts.",
    finds="Two parts that make up a whole, each with its change, and a change of the whole that cannot come of them.",
    why="If each part fell, the whole cannot have risen.",
    silent="When the whole has other parts, or the text does not say that the two make it up.",
    bad=(
        "Sales of red wine fell by 3 per cent at Marr and sales of white wine by 7 per cent. "
        "Taken together they rose by 4 per cent."
    ),
    good=(
        "Sales of red wine fell by 3 per cent at Marr and sales of white wine by 7 per cent. "
        "Taken together they fell by 5 per cent."
    ),
    checks=("D15",),
    relate=relate,
)
