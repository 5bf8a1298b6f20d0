"""Which verdicts the reader is told about, and how many figures were checked."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Protocol

from factcheck.interval import Interval
from factcheck.model import (
    Claim,
    Coverage,
    Draft,
    Finding,
    Level,
    Mark,
    Options,
    Outcome,
    Reading,
    Relation,
    Report,
    Span,
    Standing,
    Verdict,
)

RULE_FAILED = "FC002"
NOTES_OF_ONE_CODE = 2  # more than two questions of one sort are read by nobody

_LOUDNESS = {Level.ERROR: 0, Level.WARNING: 1, Level.NOTE: 2}


class RuleLike(Protocol):
    """What a report needs to know of a rule."""

    @property
    def code(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def general(self) -> bool: ...


def assemble(
    draft: Draft,
    reading: Reading,
    verdicts: Sequence[Verdict],
    failures: Iterable[tuple[RuleLike, str]],
    rules: Iterable[RuleLike],
    options: Options,
) -> Report:
    """Return the report of one draft.

    `failures` are the rules that raised, each with the reason; `rules` give the codes of the names that the
    relations carry. Findings stand in text order. Raises KeyError for a relation of an unknown rule.
    """
    rules = tuple(rules)
    codes = {rule.name: rule.code for rule in rules}
    general = frozenset(rule.name for rule in rules if rule.general)
    verdicts = tuple(_at_the_office_level(verdict, codes, options) for verdict in verdicts)
    found = [
        _finding(reading, index, verdict, codes[verdict.relation.rule])
        for index, verdict in enumerate(verdicts)
        if verdict.outcome is Outcome.MISMATCH
    ]
    told, more_notes = _at_most_two_notes(sorted(_without_repeats(found, verdicts, general), key=_place))
    findings = _with_fingerprints(told, reading, verdicts, draft)
    broken = tuple(_rule_failed(rule, reason) for rule, reason in failures)
    standings = _standings(reading, verdicts)
    return Report(draft, reading, verdicts, broken + findings, _coverage(standings), standings, more_notes)


def _at_the_office_level(verdict: Verdict, codes: Mapping[str, str], options: Options) -> Verdict:
    """Give a mismatch the level that the press office has set for its rule, if it has."""
    if verdict.outcome is not Outcome.MISMATCH:
        return verdict
    name = verdict.relation.rule
    level = options.rule_levels.get(name) or options.rule_levels.get(codes[name]) or verdict.level or Level.NOTE
    return verdict if level is verdict.level else replace(verdict, level=level)


def _finding(reading: Reading, index: int, verdict: Verdict, code: str) -> Finding:
    relation = verdict.relation
    return Finding(
        code=code,
        name=relation.rule,
        level=verdict.level or Level.NOTE,
        message=verdict.message or relation.message,
        sum=verdict.sum,
        slip=verdict.slip,
        relation=index,
        claims=relation.claims,
        marks=_marks(reading, relation),
        fingerprint="",
    )


def _marks(reading: Reading, relation: Relation) -> tuple[Mark, ...]:
    """The places a finding points to: its figures, else the words it rests on."""
    marks = [
        Mark(reading.claims[claim].span, "other" if position else "stated")
        for position, claim in enumerate(dict.fromkeys(relation.claims))
    ]
    marks.extend(Mark(evidence.span, evidence.role) for evidence in relation.evidence)
    if not marks:
        marks = [Mark(span, "tie") for span in relation.ties]
    first: dict[Span, Mark] = {}
    for mark in marks:
        first.setdefault(mark.span, mark)
    return tuple(first.values())


def _place(finding: Finding) -> tuple[Span, str, str]:
    first = finding.marks[0].span if finding.marks else Span(0, 0)
    return first, finding.code, finding.message


def _without_repeats(findings: list[Finding], verdicts: Sequence[Verdict], general: frozenset[str]) -> list[Finding]:
    """Keep one finding for each set of figures, and one for each group of alternative readings.

    The loudest stays; of equally loud ones that of a rule that is not general, then that with the lowest code, and of
    one rule the first, since rules give the most plausible reading first.
    """
    loudest_first = sorted(
        findings,
        key=lambda finding: (_LOUDNESS[finding.level], finding.name in general, finding.code, finding.relation),
    )
    kept: list[Finding] = []
    seen: set[object] = set()
    told: set[Span] = set()  # places that an error or a warning tells of
    for finding in loudest_first:
        places = {mark.span for mark in finding.marks}
        if finding.level is Level.NOTE and places and told >= places:
            continue  # "give the numbers behind 15 per cent", when 15 per cent is said not to fit
        # A question on words alone ("significant") has no claims; its places tell it from others.
        keys: set[object] = {frozenset(finding.claims) or frozenset(mark.span for mark in finding.marks)}
        if finding.relation is not None and (group := verdicts[finding.relation].relation.group):
            keys.add((finding.name, group))
        if not keys & seen:
            kept.append(finding)
        if finding.level is not Level.NOTE:
            told |= places
        seen |= keys
    return kept


def _at_most_two_notes(findings: Iterable[Finding]) -> tuple[list[Finding], Mapping[str, int]]:
    """Keep the first two notes of each code, and count the others by code."""
    notes: Counter[str] = Counter()
    told: list[Finding] = []
    for finding in findings:
        if finding.level is Level.NOTE:
            notes[finding.code] += 1
            if notes[finding.code] > NOTES_OF_ONE_CODE:
                continue
        told.append(finding)
    more = {code: count - NOTES_OF_ONE_CODE for code, count in sorted(notes.items()) if count > NOTES_OF_ONE_CODE}
    return told, MappingProxyType(more)


def _with_fingerprints(
    findings: Iterable[Finding], reading: Reading, verdicts: Sequence[Verdict], draft: Draft
) -> tuple[Finding, ...]:
    """Give each finding a name that stays when the text around it moves and changes with any of its figures.

    It is made of the rule and the values of its figures, with no positions; a second finding of the same rule
    over the same values gets a number, so that no two of a document share a fingerprint.
    """
    times: Counter[str] = Counter()
    named: list[Finding] = []
    for finding in findings:
        assert finding.relation is not None
        relation = verdicts[finding.relation].relation
        parts = [finding.name, *(_figure_key(reading.claims[claim]) for claim in relation.claims)]
        parts += [_words(draft.prose[item.span.start : item.span.end]) for item in relation.evidence]
        key = "\n".join(parts)
        times[key] += 1
        if times[key] > 1:
            key += f"\n#{times[key]}"
        digest = hashlib.sha256(key.encode()).hexdigest()[:16]
        named.append(replace(finding, fingerprint=digest))
    return tuple(named)


def _figure_key(claim: Claim) -> str:
    value = _words(claim.text) if claim.value is None else str(claim.value)
    return f"{claim.kind} {value} {claim.unit or ''} {_ends(claim.tight)}"


def _ends(interval: Interval) -> str:
    return f"{'(' if interval.low_open else '['}{interval.low} {interval.high}{')' if interval.high_open else ']'}"


def _words(text: str) -> str:
    return " ".join(text.casefold().split())


def _rule_failed(rule: RuleLike, reason: str) -> Finding:
    message = (
        f"The rule {rule.name} ({rule.code}) failed on this text, so what it looks for was not checked: {reason}. "
        "All other rules were applied; please report this."
    )
    digest = hashlib.sha256(f"{RULE_FAILED}\n{rule.name}\n{reason}".encode()).hexdigest()[:16]
    return Finding(RULE_FAILED, "rule-failed", Level.ERROR, message, "", None, None, (), (), digest)


_WORST_LAST = (Standing.UNCHECKED, Standing.AGREE, Standing.UNDECIDED, Standing.MISMATCH)


def _standings(reading: Reading, verdicts: Iterable[Verdict]) -> tuple[Standing, ...]:
    """Return how each claim came out; a question about it (a note) leaves it undecided."""
    worst = [Standing.UNCHECKED] * len(reading.claims)
    for verdict in verdicts:
        if verdict.outcome is Outcome.HOLDS:
            standing = Standing.AGREE
        elif verdict.outcome is Outcome.MISMATCH and verdict.level is not Level.NOTE:
            standing = Standing.MISMATCH
        else:
            standing = Standing.UNDECIDED
        for claim in verdict.relation.claims:
            worst[claim] = max(worst[claim], standing, key=_WORST_LAST.index)
    return tuple(worst)


def _coverage(standings: Sequence[Standing]) -> Coverage:
    tally = Counter(standings)
    return Coverage(
        claims=len(standings),
        agree=tally[Standing.AGREE],
        mismatch=tally[Standing.MISMATCH],
        undecided=tally[Standing.UNDECIDED],
        unchecked=tally[Standing.UNCHECKED],
    )
