"""From relations to verdicts (stub)."""

from __future__ import annotations

from factcheck.model import Draft, Outcome, Reading, Relation, Verdict


def judge(draft: Draft, reading: Reading, relations: tuple[Relation, ...]) -> tuple[Verdict, ...]:
    """Return a verdict for each relation."""
    return tuple(Verdict(relation, Outcome.UNDECIDED, reason="not judged") for relation in relations)
