"""A run over many files: each with the settings closest to it, and none in another's way."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from factcheck import config, files
from factcheck.checker import Checker
from factcheck.language import LanguageError
from factcheck.model import Report
from factcheck.read import ReadError
from factcheck.relate import RULES
from factcheck.report import RULE_FAILED
from factcheck.report.problem import TOOL_FAILED, Problem

Result = TypeVar("Result")

_RANK = {"note": 0, "warning": 1, "error": 2, "none": 3}


@dataclass(frozen=True, slots=True)
class Office:
    """A checker, and the quietest level that fails the run."""

    checker: Checker
    fail_level: config.FailLevel

    def fails(self, report: Report) -> bool:
        """Tell whether a report has a finding at or above the level that fails the run."""
        return any(_RANK[finding.level] >= _RANK[self.fail_level] for finding in report.findings)


@dataclass(slots=True)
class Offices:
    """Finds the settings that count for a file; keeps one `Office` for each settings file.

    `settings_file`, where given, counts for all files. `over` is what the command line sets over the settings.
    """

    settings_file: Path | None = None
    over: Callable[[config.Settings], config.Settings] = lambda settings: settings
    _of_folder: dict[Path, Path | None] = field(default_factory=dict)
    _of_settings: dict[Path | None, Office] = field(default_factory=dict)

    def of(self, path: str) -> Office:
        """Return the office for a file. Raises `config.SettingsError`."""
        folder = Path(path).parent
        if folder not in self._of_folder:
            self._of_folder[folder] = self.settings_file or config.find(folder)
        source = self._of_folder[folder]
        if source not in self._of_settings:
            settings = self.over(config.load(source) if source else config.Settings())
            options = config.to_options(settings, RULES, str(source or "the settings"))
            self._of_settings[source] = Office(Checker(options), settings.fail_level)
        return self._of_settings[source]


@dataclass(slots=True)
class Outcome:
    """What came of a run: a report for each file that could be checked, a problem for each other one.

    `failed` tells that a finding is at or above the fail level.
    """

    reports: list[Report] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    failed: bool = False

    @property
    def broken(self) -> bool:
        """Whether something could not be done: a file, or a rule that raised."""
        codes = {finding.code for report in self.reports for finding in report.findings}
        return bool(self.problems) or RULE_FAILED in codes


def over_files(
    found: Iterable[tuple[str, files.FileError | None]],
    work: Callable[[str], Result],
    on_fault: Callable[[str], None] | None = None,
) -> tuple[list[Result], list[Problem]]:
    """Return what `work` gives for each file, and a problem for each file it raises for.

    `found` is what `files.expand` gives. A file that brings out a fault of this program must not cost the press
    office all others, so any exception becomes a problem, and `on_fault` is given its traceback. What is wrong for all
    files alike is raised: `config.SettingsError`, `LanguageError`.
    """
    results: list[Result] = []
    problems: list[Problem] = []
    for path, error in found:
        try:
            if error:
                raise error
            results.append(work(path))
        except (config.SettingsError, LanguageError):
            raise
        except (files.FileError, ReadError) as told:
            problems.append(Problem(files.shown(path), str(told)))
        except Exception as fault:  # noqa: BLE001 - see above
            if on_fault:
                on_fault(traceback.format_exc())
            problems.append(Problem(files.shown(path), _fault(fault), TOOL_FAILED))
    return results, problems


def _fault(fault: Exception) -> str:
    kind = type(fault).__name__
    return f"a fault of factcheck itself kept the file from being checked ({kind}: {fault}); please report it"
