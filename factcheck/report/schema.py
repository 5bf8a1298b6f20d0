"""The JSON report, version 1: the shape that other programs rely on.

Fields may be added; none may be renamed or dropped. `start` and `end` are code points into the document's
text; numbers are decimal strings, since a float would lose the last pound of a large sum.
"""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field


class _Record(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class RangeRecord(_Record):
    """A range: a number's or a date's ends, None where there is no end; an open end is not in the range."""

    low: str | None
    high: str | None
    low_open: bool = False
    high_open: bool = False


class ClaimRecord(_Record):
    """A figure as read; the fields are those of `model.Claim`, `standing` is how it came out.

    Money written in hundredths is given in these: value "12", unit "cent" for "12 cents".
    """

    id: int
    start: int
    end: int
    text: str
    kind: str
    value: str | None
    tight: RangeRecord
    loose: RangeRecord
    unit: str | None
    counts: str
    noun: str
    event: str
    negated: bool
    agent: str
    per: str
    role: str
    direction: int
    cues: list[str]
    period: str
    when: RangeRecord | None
    place: str
    group: str
    speaker: str
    quoted: bool
    hedge: str
    definite: bool
    parts: list[str]
    row: str
    column: str
    block: str
    sentence: int
    standing: Literal["mismatch", "undecided", "agree", "unchecked"] | None = None


class PlaceRecord(_Record):
    """Characters of the text."""

    start: int
    end: int


class RelationRecord(_Record):
    """What must agree, and whether it does; `claims` are ids, the stated figure first."""

    rule: str
    verdict: Literal["holds", "mismatch", "undecided"]
    claims: list[int]
    sum: str
    tie: str
    group: str
    level: str | None
    reason: str
    ties: list[PlaceRecord]


class SpanRecord(PlaceRecord):
    """A place that a finding points to: "stated", "other", or what the words are to it."""

    role: str


class FindingRecord(_Record):
    """What the press officer is told."""

    code: str
    name: str
    level: Literal["error", "warning", "note"]
    message: str
    sum: str
    slip: str | None
    relation: int | None
    claims: list[int]
    spans: list[SpanRecord]
    fingerprint: str


class LeftOutRecord(PlaceRecord):
    """Digits that are no claim, and why."""

    text: str
    reason: str


class CoverageRecord(_Record):
    """Each claim counted once, by its worst relation."""

    claims: int
    agree: int
    mismatch: int
    undecided: int
    unchecked: int


class DocumentRecord(_Record):
    """One file."""

    path: str
    issued: str | None
    notices: list[str]
    claims: list[ClaimRecord]
    relations: list[RelationRecord]
    findings: list[FindingRecord]
    more_notes: dict[str, int]
    left_out: list[LeftOutRecord]
    coverage: CoverageRecord


class ProblemRecord(_Record):
    """A file that could not be checked, and what to do."""

    code: str
    path: str
    message: str


class ToolRecord(_Record):
    name: str
    version: str


class SummaryRecord(_Record):
    """Over all documents."""

    documents: int
    problems: int
    errors: int
    warnings: int
    notes: int
    coverage: CoverageRecord


class ReportRecord(_Record):
    """The whole JSON document."""

    schema_: Literal["factcheck-report-1"] = Field(default="factcheck-report-1", alias="schema")
    tool: ToolRecord
    documents: list[DocumentRecord]
    problems: list[ProblemRecord]
    summary: SummaryRecord
