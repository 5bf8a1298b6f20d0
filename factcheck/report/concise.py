"""One line a finding: path:line:column: CODE message."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.model import Finding, Report
from factcheck.report.coverage import in_words
from factcheck.report.problem import Problem
from factcheck.report.source import Source
from factcheck.report.visible import visible, visible_path


def render(reports: Sequence[Report], problems: Sequence[Problem], *, quiet: bool = False) -> str:
    """Return a line for each finding, then, unless `quiet`, for each file what was checked."""
    lines = [f"{visible_path(problem.path)}: {problem.code} {visible(problem.message)}" for problem in problems]
    for report in reports:
        source = Source(report.draft.text)
        lines += [finding_line(report, finding, source) for finding in report.findings]
    if not quiet:
        for report in reports:
            path = visible_path(report.draft.path)
            lines += [f"{path}: {visible(notice)}" for notice in report.draft.notices]
            lines.append(f"{path}: {in_words(report.coverage)}")
    return "".join(f"{line}\n" for line in lines)


def finding_line(report: Report, finding: Finding, source: Source) -> str:
    """Return "release.txt:3:14: FC201 error: the parts make 85 [83 + 2 = 85, not 86]"."""
    line, column = source.place(finding.marks[0].span.start) if finding.marks else (1, 1)
    said = f"{visible(finding.message)} [{visible(finding.sum)}]" if finding.sum else visible(finding.message)
    return f"{visible_path(report.draft.path)}:{line}:{column}: {finding.code} {finding.level}: {said}"
