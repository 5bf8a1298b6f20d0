"""Workflow commands that GitHub's runner turns into annotations on a pull request.

The runner shows ten errors, ten warnings and ten notices a step and drops the rest, so what is beyond that is
printed as plain lines of the log. A message may not hold "%", CR or LF; a property not ":" or "," either
(`toCommandValue` and `escapeProperty` in actions/toolkit). A file called "a\\n::error::b" must stay a file name.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from factcheck.model import Finding, Level, Report
from factcheck.report.concise import finding_line
from factcheck.report.coverage import in_words
from factcheck.report.problem import Problem
from factcheck.report.source import Source
from factcheck.report.visible import visible

COMMANDS = {Level.ERROR: "error", Level.WARNING: "warning", Level.NOTE: "notice"}
SHOWN_BY_RUNNER = 10  # of each command, a step


def render(reports: Sequence[Report], problems: Sequence[Problem], *, quiet: bool = False) -> str:
    """Return the commands, one a line; then, as plain lines, the rest and, unless `quiet`, what was checked."""
    annotations: list[tuple[str, str, str]] = [  # the command's name, the command, the same as a plain line
        (
            "error",
            _command("error", {"title": problem.code, "file": problem.path}, problem.message),
            f"{visible(problem.path)}: {problem.code} {visible(problem.message)}",
        )
        for problem in problems
    ]
    for report in reports:
        source = Source(report.draft.text)
        for finding in report.findings:
            name = COMMANDS[finding.level]
            command = _annotation(report, finding, source, name)
            annotations.append((name, command, finding_line(report, finding, source)))
    used: Counter[str] = Counter()
    commands: list[str] = []
    plain: list[str] = []
    for name, command, line in annotations:
        used[name] += 1
        if used[name] <= SHOWN_BY_RUNNER:
            commands.append(command)
        else:
            plain.append(line)
    if plain:
        plain.insert(0, f"{len(plain)} more than the runner shows as annotations:")
    if not quiet:
        plain += [f"{visible(report.draft.path)}: {in_words(report.coverage)}" for report in reports]
    # "factcheck: " in front keeps a path that begins with "::" from being a command.
    return "".join(f"{line}\n" for line in [*commands, *(f"factcheck: {line}" for line in plain)])


def _annotation(report: Report, finding: Finding, source: Source, name: str) -> str:
    properties = {"title": f"{finding.code} {finding.name}", "file": report.draft.path}
    if finding.marks:
        span = finding.marks[0].span
        line, column = source.place(span.start)
        end_line, end_column = source.place(span.end)
        properties |= {"line": str(line), "endLine": str(end_line)}
        if line == end_line:  # the runner ignores columns of annotations over several lines
            properties |= {"col": str(column), "endColumn": str(end_column)}
    said = [finding.message, finding.sum, f"perhaps: {finding.slip}" if finding.slip else ""]
    return _command(name, properties, "\n".join(part for part in said if part))


def _command(name: str, properties: dict[str, str], message: str) -> str:
    said = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    return f"::{name} {said}::{_data(message)}"


def _data(text: str) -> str:
    escaped = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return visible(escaped)


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
