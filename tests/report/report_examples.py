"""Small documents made by hand, so that the tests of reports need neither a language model nor rules."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from factcheck.interval import exactly
from factcheck.model import (
    Block,
    BlockKind,
    Claim,
    Compare,
    Draft,
    Evidence,
    Kind,
    Level,
    Options,
    Outcome,
    Reading,
    Ref,
    Relation,
    Report,
    Span,
    Tie,
    Verdict,
)
from factcheck.report import assemble


@dataclass(frozen=True)
class ARule:
    code: str
    name: str
    general: bool = False


TOTAL = ARule("FC201", "parts-total-mismatch")
REPEATED = ARule("FC101", "figure-mismatch")
QUESTION = ARule("FC901", "percentage-without-base")
RULES = (REPEATED, TOTAL, QUESTION)

TEXT = "Officers catch 86 suspects in a year\n\nThey arrested 83 men and two women.\n"


def draft(text: str = TEXT, path: str = "release.txt") -> Draft:
    return Draft(path, text, text, (Block(BlockKind.BODY, Span(0, len(text))),))


def count(text: str, written: str, value: int, number: int, after: int = 0) -> Claim:
    """The claim that `written` is, where it first stands in `text` at or behind `after`."""
    start = text.index(written, after)
    exact = exactly(value)
    return Claim(number, Span(start, start + len(written)), written, Kind.COUNT, Fraction(value), exact, exact)


def reading(text: str = TEXT) -> Reading:
    return Reading((count(text, "86", 86, 0), count(text, "83", 83, 1), count(text, "two", 2, 2)))


def mismatch(rule: ARule, claims: tuple[int, ...], level: Level = Level.ERROR, **changes: object) -> Verdict:
    relation = Relation(
        rule.name, claims, Compare(Ref(claims[0]), "=", Ref(claims[-1])) if claims else None, Tie.CERTAIN, ""
    )
    verdict = Verdict(relation, Outcome.MISMATCH, level, "83 + 2 = 85, not 86", "The parts make 85; check them.")
    return replace(verdict, **changes)


def holds(rule: ARule, claims: tuple[int, ...]) -> Verdict:
    return replace(mismatch(rule, claims), outcome=Outcome.HOLDS, level=None)


def report(*verdicts: Verdict, text: str = TEXT, path: str = "release.txt", options: Options | None = None) -> Report:
    return assemble(draft(text, path), reading(text), verdicts, (), RULES, options or Options())


def question(start: int, end: int) -> Verdict:
    """A note on words alone."""
    relation = Relation(QUESTION.name, (), None, Tie.ASK, "Of what?", evidence=(Evidence(Span(start, end)),))
    return Verdict(relation, Outcome.MISMATCH, Level.NOTE, message="Of what?")
