"""The five stages on one page.

    read     file       -> Draft
    extract  Draft      -> Reading      claims, figures left out, sentences
    relate   Reading    -> relations    equations and inequalities over claims
    judge    relations  -> verdicts     holds | mismatch | undecided
    report   verdicts   -> Report       findings and coverage; report/ renders it

No stage imports another; each takes and gives the types of `model`.
"""

from __future__ import annotations

from factcheck.extract import extract
from factcheck.judge import judge
from factcheck.model import Draft, Options, Report
from factcheck.relate import RULES, relate
from factcheck.report import assemble


def check_draft(draft: Draft, options: Options) -> Report:
    """Return the report of one draft. A rule that fails becomes a finding (FC002), never a silent gap."""
    reading = extract(draft, options)
    relations, failures = relate(draft, reading, options)
    verdicts = judge(draft, reading, relations)
    return assemble(draft, reading, verdicts, failures, RULES, options)
