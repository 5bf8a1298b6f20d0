"""How many figures were read and checked, in words, and which ones nobody but a person can vouch for."""

from __future__ import annotations

from factcheck.model import Claim, Coverage, Level, Outcome, Report, Standing


def in_words(coverage: Coverage) -> str:
    """Return one line: "37 figures read: 18 agree with others, 3 stand in a mismatch, 16 are for you to vouch for"."""
    if not coverage.claims:
        return "no figures found"
    parts = [
        (coverage.agree, "agrees with others", "agree with others"),
        (coverage.mismatch, "stands in a mismatch", "stand in a mismatch"),
        (coverage.undecided, "could not be decided", "could not be decided"),
        (coverage.unchecked, "is for you to vouch for", "are for you to vouch for"),
    ]
    said = [f"{number} {one if number == 1 else many}" for number, one, many in parts if number]
    return f"{coverage.claims} figure{'' if coverage.claims == 1 else 's'} read: {', '.join(said)}"


def to_vouch_for(report: Report) -> list[tuple[Claim, str]]:
    """Return the claims that nothing settles, in text order, each with what is known about why."""
    reasons: dict[int, str] = {}
    for verdict in report.verdicts:
        if verdict.outcome is Outcome.UNDECIDED:
            why = f"could not be decided: {verdict.reason}"
        elif verdict.outcome is Outcome.MISMATCH and verdict.level is Level.NOTE:
            why = "see the note about it"
        else:
            continue
        for claim in verdict.relation.claims:
            reasons.setdefault(claim, why)
    return [
        (claim, reasons.get(claim.id, ""))
        for claim, standing in zip(report.reading.claims, report.standings, strict=True)
        if standing in (Standing.UNCHECKED, Standing.UNDECIDED)
    ]
