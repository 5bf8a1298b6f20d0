"""target-mismatch: a target said to be met, beaten or missed, and a result that says otherwise."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from factcheck.model import Compare, Relation, Tie
from factcheck.relate.context import Context
from factcheck.relate.pattern import compiled, find, q, ref, value
from factcheck.relate.rule import Rule

_MET = (
    r"met|hit|reached|achieved|exceeded|beaten|passed|surpassed|"
    r"missed|fell short of|beat|exceeding|beating|surpassing|missing|smashed|smashing"
)
# "The target of 600 new homes was met, with 572 finished"
_TARGET_FIRST = compiled(
    rf"\b(?:target|goal|aim) (?:of|was|to \w{{3,12}}) {{target:nmpu}}(?P<mid>[^{{}};.]{{0,60}}?)"
    rf"(?:\{{[iydt]\d{{1,6}}\}} ?)?\b(?:was|were|has been|had been|is) "
    rf"(?P<cue>{_MET}),? (?:with|by|at) {{result:nmpu}}(?P<behind>[^{{}};]{{0,30}})"
)
# "572 homes were finished, exceeding the target of 600"
_RESULT_FIRST = compiled(
    rf"{{result:nmpu}}(?P<mid>[^{{}};.]{{0,60}}?),? (?:which |and |thereby |comfortably |narrowly |easily )"
    rf"{{0,2}}(?P<cue>{_MET}) "
    rf"(?:the|its|their|our|a)(?: \w{{3,16}}){{0,2}} (?:target|goal|aim) of {{target:nmpu}}(?P<behind>[^{{}};]{{0,30}})"
)
_NOT = regex.compile(r"\b(?:not|nearly|almost|never|narrowly|others?|different)\b", regex.IGNORECASE)
_MISSED = ("missed", "missing", "fell short of")
_BEATEN = (
    "exceeded",
    "beaten",
    "passed",
    "surpassed",
    "beat",
    "exceeding",
    "beating",
    "surpassing",
    "smashed",
    "smashing",
)
_LOW_IS_GOOD = regex.compile(
    r"\b(?:waits?|waiting|response times?|minutes|emissions|vacanc\w+|errors|deficit|absence|within)\b",
    regex.IGNORECASE,
)


def relate(context: Context) -> Iterator[Relation]:
    """Tie each verdict on a target to the target and the result."""
    for found in find(context, _TARGET_FIRST, _RESULT_FIRST):
        target, result = found["target"], found["result"]
        if (target.kind, target.unit) != (result.kind, result.unit) or value(target) is None or value(result) is None:
            continue
        words = f"{found.word('mid')} {found.word('behind')}"
        if _NOT.search(words) or _LOW_IS_GOOD.search(found.frame.text):
            continue
        cue = found.word()
        sign = "<" if cue in _MISSED else ">" if cue in _BEATEN else ">="
        yield Relation(
            rule="target-mismatch",
            claims=(result.id, target.id),
            formula=Compare(ref(result), sign, ref(target)),
            tie=Tie.CERTAIN,
            message=f"The target of {q(target)} is said to be {cue} with {q(result)}; check the word and both figures.",
            ties=found.tie(),
        )


RULE = Rule(
    code="FC415",
    name="target-mismatch",
    summary="A target is said to be met, beaten or missed, and the result says otherwise.",
    finds="A target, a result, and a word like “met” or “missed” that does not fit the two.",
    why="It is the first thing that an opponent will check.",
    silent="With “nearly met”, with targets where less is better (waiting times, emissions), and when the "
    "result counts "
    "something else.",
    bad="The council's target of 600 new homes was met, with 572 finished by 31 March.",
    good="The council's target of 600 new homes was nearly met, with 572 finished by 31 March.",
    checks=("D16",),
    relate=relate,
)
