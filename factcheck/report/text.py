"""The report for a person at a terminal: what does not fit, where, the sum, and what was checked."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterable, Sequence

from factcheck.model import Finding, Level, Report
from factcheck.report.coverage import in_words, to_vouch_for
from factcheck.report.problem import Problem
from factcheck.report.source import Source, with_gaps
from factcheck.report.style import Style
from factcheck.report.visible import visible, visible_path

WIDTH = 100


def render(
    reports: Sequence[Report],
    problems: Sequence[Problem],
    *,
    style: Style,
    list_unchecked: bool = False,
    quiet: bool = False,
) -> str:
    """Return the report as text. `quiet` leaves only the findings; `list_unchecked` adds every figure to vouch for."""
    parts = []
    for report in reports:
        source = Source(report.draft.text)
        parts += [_finding(report, finding, source, style) for finding in report.findings]
        if not quiet:
            parts.append(_closing(report, source, style, list_unchecked))
    if not quiet and (len(reports) > 1 or problems):
        parts.append(_summary(reports, problems) + "\n")
    return "\n".join(parts)


def _finding(report: Report, finding: Finding, source: Source, style: Style) -> str:
    label = f"{finding.level}[{finding.code}]"
    message = textwrap.fill(f"{label}: {visible(finding.message)}", WIDTH, subsequent_indent="  ")
    lines = [style.paint(label, finding.level) + message.removeprefix(label)]
    excerpt = with_gaps(source.excerpt(finding.marks))
    margin = " " * max((len(str(line.number)) for line in excerpt if line), default=1)
    bar = style.paint(f"{margin} |", "frame")
    if finding.marks:
        line, column = source.place(finding.marks[0].span.start)
        lines += [f"{margin}{style.paint('-->', 'frame')} {visible_path(report.draft.path)}:{line}:{column}", bar]
    for item in excerpt:
        if item is None:
            lines.append(style.paint("...", "frame"))
        else:
            number = style.paint(f"{item.number:>{len(margin)}} |", "frame")
            lines += [f"{number} {item.text}".rstrip(), f"{bar} {style.paint(item.signs, finding.level)}"]
    if excerpt:
        lines.append(bar)
    equals = style.paint(f"{margin} =", "frame")
    if finding.sum:
        lines.append(f"{equals} {style.paint(visible(finding.sum), 'strong')}")
    if finding.slip:
        lines.append(f"{equals} perhaps: {visible(finding.slip)}")
    if finding.relation is not None:
        lines.append(f"{equals} why: factcheck rule {finding.name}")
    return "\n".join(lines) + "\n"


def _closing(report: Report, source: Source, style: Style, list_unchecked: bool) -> str:
    path = visible_path(report.draft.path)
    lines = [f"{path}: {visible(notice)}" for notice in report.draft.notices]
    for code, count in report.more_notes.items():
        lines.append(f"{path}: {count} more {'note' if count == 1 else 'notes'} of {code}, not shown")
    lines.append(f"{path}: {style.paint(in_words(report.coverage), 'strong')}")
    if list_unchecked:
        lines += _list(report, source)
    return "\n".join(lines) + "\n"


def _list(report: Report, source: Source) -> list[str]:
    """The figures that a person must vouch for, one a line: place, figure, the words around it."""
    rows = []
    for claim, why in to_vouch_for(report):
        line, column = source.place(claim.span.start)
        about = f"  ({visible(why)})" if why else ""
        rows.append((f"{line}:{column}", visible(" ".join(claim.text.split())), source.around(claim.span, 60) + about))
    if not rows:
        return []
    widths = [max(len(row[column]) for row in rows) for column in (0, 1)]
    return [f"  {place:>{widths[0]}}  {figure:<{min(widths[1], 28)}}  {words}" for place, figure, words in rows]


def _summary(reports: Sequence[Report], problems: Sequence[Problem]) -> str:
    counts = Counter(finding.level for report in reports for finding in report.findings)
    files = f"{len(reports)} {'file' if len(reports) == 1 else 'files'} checked"
    parts = [files, _counted(counts)]
    if problems:
        parts.append(f"{len(problems)} could not be checked")
    return "; ".join(parts)


def _counted(counts: Counter[Level]) -> str:
    said = [
        f"{counts[level]} {level}{'' if counts[level] == 1 else 's'}" for level in _listed(counts)
    ]
    return ", ".join(said) or "nothing found that does not fit"


def _listed(counts: Counter[Level]) -> Iterable[Level]:
    return [level for level in (Level.ERROR, Level.WARNING, Level.NOTE) if counts[level]]
