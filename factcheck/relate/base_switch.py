"""base-switch: two percentages are set side by side that are of different groups."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from factcheck.model import Kind, Relation, Tie
from factcheck.relate.context import Context
from factcheck.relate.lexicon import singular
from factcheck.relate.pattern import Found, compiled, find, q
from factcheck.relate.rule import Rule

_NOUNS = r"[\w'’ -]{2,60}?"
# "30% of all pupils now take free meals, up from 25% of eligible pupils in 2022"
_SAME = compiled(
    rf"{{now:p}} of (?P<new>{_NOUNS})(?=[ ,](?:who|that|now|are|were|have|had|take|took|said|say|in|use[ds]?|"
    rf"own|,))[^{{}};]{{0,70}}"
    rf"(?P<cue>\b(?:up|down) from|\bcompared (?:with|to)|\bagainst) (?:just |only )?{{then:p}} of "
    rf"(?P<old>{_NOUNS})(?=[,.;)]| in | a | the | last |$)"
)
_SHARE = compiled(rf"{{now:p}} of (?P<new>{_NOUNS}) (?:who|that|said|say|were|are|had|have)\b")
_LATER = compiled(
    rf"\b(?P<cue>the (?:share|proportion|figure|level) was (?:higher|lower|larger|smaller)), at {{then:p}} of "
    rf"(?P<old>{_NOUNS})(?=[,.;)]|$)"
)
_IDLE = regex.compile(r"\b(?:all|the|these|those|its|their|our|of|in|last|year|this|\{y\d{1,6}\})\b", regex.IGNORECASE)


def relate(context: Context) -> Iterator[Relation]:
    """Ask where the groups that two compared percentages are of have different names."""
    for found in find(context, _SAME):
        yield from _question(found, found["now"].id, q(found["now"]), found.word("new"), found.word("old"))
    for found in find(context, _LATER):
        before = [
            earlier
            for earlier in find(context, _SHARE)
            if 0 < found["then"].sentence - earlier["now"].sentence <= 4 and earlier["now"].kind is Kind.PERCENT
        ]
        if len(before) == 1:
            now = before[0]["now"]
            yield from _question(found, now.id, q(now), before[0].word("new"), found.word("old"))


def _question(found: Found, now: int, figure: str, new: str, old: str) -> Iterator[Relation]:
    if _plain(new) == _plain(old) or not _plain(old):
        return
    then = found["then"]
    yield Relation(
        rule="base-switch",
        claims=(now, then.id),
        formula=None,
        tie=Tie.ASK,
        message=f"{figure} is of {new.strip()}, {q(then)} of {old.strip()}: are the two groups the same?",
        ties=found.tie(),
    )


def _plain(words: str) -> str:
    """ "all pupils" and "pupils in 2023" both give "pupil"."""
    return " ".join(singular(word) for word in regex.sub(_IDLE, " ", words).split())


RULE = Rule(
    code="FC310",
    name="base-switch",
    summary="Two percentages are compared that are of different groups.",
    finds="A percentage of one group compared with an earlier or other percentage of a group with another name.",
    why="30% of all pupils and 25% of eligible pupils cannot show a rise; the base moved.",
    silent="When both percentages are of the same group, or only one of them names its group.",
    bad="In Arden, 30% of all pupils now take free meals, up from 25% of eligible pupils in 2022.",
    good="In Arden, 30% of all pupils now take free meals, up from 25% of all pupils in 2022.",
    checks=("C12",),
    relate=relate,
)
