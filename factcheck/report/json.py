"""The report as one JSON document, see schema.py."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from decimal import ROUND_HALF_EVEN, Context, Decimal
from fractions import Fraction

from factcheck.interval import Interval, exactly
from factcheck.model import Claim, Draft, Finding, Kind, Level, Report, Span, Standing, Verdict
from factcheck.report.problem import Problem
from factcheck.report.schema import (
    ClaimRecord,
    CoverageRecord,
    DocumentRecord,
    FindingRecord,
    LeftOutRecord,
    PlaceRecord,
    ProblemRecord,
    RangeRecord,
    RelationRecord,
    ReportRecord,
    SpanRecord,
    SummaryRecord,
    ToolRecord,
)

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MINUTES_A_DAY = 24 * 60
SIGNIFICANT_DIGITS = 12  # of numbers whose decimals do not end, at least


def render(reports: Sequence[Report], problems: Sequence[Problem], version: str) -> str:
    """Return the JSON document for all files, ending in a newline."""
    return record(reports, problems, version).model_dump_json(indent=1, by_alias=True) + "\n"


def record(reports: Sequence[Report], problems: Sequence[Problem], version: str) -> ReportRecord:
    """Return the report as the pydantic model of the contract."""
    levels = [finding.level for report in reports for finding in report.findings]
    return ReportRecord(
        schema="factcheck-report-1",
        tool=ToolRecord(name="factcheck", version=version),
        documents=[_document(report) for report in reports],
        problems=[ProblemRecord(code=item.code, path=item.path, message=item.message) for item in problems],
        summary=SummaryRecord(
            documents=len(reports),
            problems=len(problems),
            errors=levels.count(Level.ERROR),
            warnings=levels.count(Level.WARNING),
            notes=levels.count(Level.NOTE),
            coverage=_total(reports),
        ),
    )


def decimal(number: Fraction) -> str:
    """Return a fraction as a decimal: all digits where they end, else at least twelve significant ones."""
    reduced = number.denominator
    for prime in (2, 5):
        while reduced % prime == 0:
            reduced //= prime
    whole_digits = len(str(abs(number.numerator) // number.denominator))
    if reduced == 1:
        # A decimal that ends has at most as many places as its denominator has factors of 2 or 5.
        places = number.denominator.bit_length()
        context = Context(prec=whole_digits + places + 1)
    else:
        context = Context(prec=SIGNIFICANT_DIGITS + whole_digits - 1, rounding=ROUND_HALF_EVEN)
    quotient = context.divide(Decimal(number.numerator), Decimal(number.denominator))
    text = format(quotient, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _document(report: Report) -> DocumentRecord:
    return DocumentRecord(
        path=report.draft.path,
        issued=report.draft.issued.isoformat() if report.draft.issued else None,
        notices=list(report.draft.notices),
        claims=[
            claim_record(claim, report.draft, standing)
            for claim, standing in zip(report.reading.claims, report.standings, strict=True)
        ],
        relations=[_relation(verdict) for verdict in report.verdicts],
        findings=[_finding(finding) for finding in report.findings],
        more_notes=dict(report.more_notes),
        left_out=[
            LeftOutRecord(start=item.span.start, end=item.span.end, text=item.text, reason=item.reason)
            for item in report.reading.left_out
        ],
        coverage=CoverageRecord(
            claims=report.coverage.claims,
            agree=report.coverage.agree,
            mismatch=report.coverage.mismatch,
            undecided=report.coverage.undecided,
            unchecked=report.coverage.unchecked,
        ),
    )


def claim_record(claim: Claim, draft: Draft, standing: Standing | None = None) -> ClaimRecord:
    """Return a claim as the report gives it; `standing` is None where nothing was checked."""
    claim = _as_written(claim)
    return ClaimRecord(
        id=claim.id,
        start=claim.span.start,
        end=claim.span.end,
        text=draft.text[claim.span.start : claim.span.end],
        kind=claim.kind.value,
        value=decimal(claim.value) if isinstance(claim.value, Fraction) else claim.value,
        tight=_range(claim.tight, claim.kind),
        loose=_range(claim.loose, claim.kind),
        unit=claim.unit,
        counts=claim.counts,
        noun=claim.noun,
        event=claim.event,
        negated=claim.negated,
        agent=claim.agent,
        per=claim.per,
        role=claim.role,
        direction=claim.direction,
        cues=sorted(claim.cues),
        period=claim.period,
        when=_range(claim.when, Kind.DATE) if claim.when else None,
        place=claim.place,
        group=claim.group,
        speaker=claim.speaker,
        quoted=claim.quoted,
        hedge=claim.hedge.value,
        definite=claim.definite,
        parts=[decimal(part) for part in claim.parts],
        row=claim.row,
        column=claim.column,
        block=draft.blocks[claim.block].kind.value,
        sentence=claim.sentence,
        standing=standing.value if standing else None,
    )


def _as_written(claim: Claim) -> Claim:
    """Give money written in hundredths in these, as it stands in the text: 12 cent for "12 cents", not 0.12 USD."""
    if not claim.subunit:
        return claim
    value = claim.value * 100 if isinstance(claim.value, Fraction) else claim.value
    return replace(
        claim,
        value=value,
        tight=claim.tight * exactly(100),
        loose=claim.loose * exactly(100),
        unit=claim.subunit,
        parts=tuple(part * 100 for part in claim.parts),
    )


def _range(interval: Interval, kind: Kind) -> RangeRecord:
    return RangeRecord(
        low=None if interval.low is None else _end(interval.low, kind),
        high=None if interval.high is None else _end(interval.high, kind),
        low_open=interval.low_open,
        high_open=interval.high_open,
    )


def _end(end: Fraction, kind: Kind) -> str:
    """Write an end in the form that the value has: days as dates, weekdays as words, times as hours and minutes."""
    if end.denominator == 1:
        if kind in (Kind.DATE, Kind.YEAR) and 1 <= end <= date.max.toordinal():
            return date.fromordinal(int(end)).isoformat()
        if kind is Kind.WEEKDAY and 0 <= end < len(WEEKDAYS):
            return WEEKDAYS[int(end)]
        if kind is Kind.TIME and 0 <= end <= MINUTES_A_DAY:
            return f"{int(end) // 60:02}:{int(end) % 60:02}"
    return decimal(end)


def _relation(verdict: Verdict) -> RelationRecord:
    relation = verdict.relation
    return RelationRecord(
        rule=relation.rule,
        verdict=verdict.outcome.value,
        claims=list(relation.claims),
        sum=verdict.sum,
        tie=relation.tie.value,
        group=relation.group,
        level=verdict.level.value if verdict.level else None,
        reason=verdict.reason,
        ties=_places(relation.ties),
    )


def _places(spans: Iterable[Span]) -> list[PlaceRecord]:
    return [PlaceRecord(start=span.start, end=span.end) for span in spans]


def _finding(finding: Finding) -> FindingRecord:
    return FindingRecord(
        code=finding.code,
        name=finding.name,
        level=finding.level.value,
        message=finding.message,
        sum=finding.sum,
        slip=finding.slip,
        relation=finding.relation,
        claims=list(finding.claims),
        spans=[
            SpanRecord(start=mark.span.start, end=mark.span.end, role=mark.role) for mark in finding.marks
        ],
        fingerprint=finding.fingerprint,
    )


def _total(reports: Iterable[Report]) -> CoverageRecord:
    counts = [report.coverage for report in reports]
    return CoverageRecord(
        claims=sum(c.claims for c in counts),
        agree=sum(c.agree for c in counts),
        mismatch=sum(c.mismatch for c in counts),
        undecided=sum(c.undecided for c in counts),
        unchecked=sum(c.unchecked for c in counts),
    )
