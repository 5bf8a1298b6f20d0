"""From verdicts to a report: findings, what was left unsaid, and how many figures were checked.

    assemble    verdicts -> Report                 findings.py
    json, text, concise, github                    one file a format
"""

from __future__ import annotations

from factcheck.report.findings import RULE_FAILED, assemble

__all__ = ["RULE_FAILED", "assemble"]
