"""The command line.

Exit status: 0 nothing at or above --fail-level, 1 findings, 2 could not do the job. `--help`, `--version` and
`rule` must answer at once, so whatever brings in spaCy is imported inside the commands that need it.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO, TYPE_CHECKING

import click

from factcheck import __version__

if TYPE_CHECKING:
    from factcheck.config import Settings
    from factcheck.files import FileError
    from factcheck.report.problem import Problem
    from factcheck.run import Outcome

    Found = tuple[str, FileError | None]  # what files.expand gives

FINDINGS, COULD_NOT = 1, 2
FORMATS = ("text", "concise", "json", "github")
MANY_FILES = 5  # from here on a progress bar is worth its line


def main() -> None:
    """Run the command line and exit. Any way of not doing the job is 2, as 1 means findings."""
    try:
        status = cli.main(standalone_mode=False)
    except click.ClickException as error:
        if isinstance(error, click.UsageError) and error.ctx:
            click.echo(f"{error.ctx.get_usage()}\nTry '{error.ctx.command_path} --help' for help.\n", err=True)
        # The message may repeat a file name or an argument, whatever that holds.
        click.echo(f"Error: {_visible(error.format_message())}", err=True)
        status = COULD_NOT
    except (click.Abort, KeyboardInterrupt):
        click.echo("stopped", err=True)
        status = COULD_NOT
    sys.exit(status)


@dataclass(frozen=True, slots=True)
class Output:
    """A format, and the file it goes to; None is standard output."""

    format: str
    path: Path | None


def _outputs(context: click.Context, parameter: click.Parameter, given: tuple[str, ...]) -> list[Output]:
    outputs = []
    for item in given or ("text",):
        name, _, path = item.partition("=")
        if name not in FORMATS:
            from factcheck.suggest import suggestion

            hint = suggestion(name, FORMATS)
            raise click.BadParameter(f"there is no format {name!r}{hint}; there are {_or(FORMATS)}")
        if "=" in item and not path:
            raise click.BadParameter(f'"{item}" names no file after the =')
        outputs.append(Output(name, Path(path) if path else None))
    places = [output.path for output in outputs]
    if len(set(places)) < len(places):
        where = "standard output" if places.count(None) > 1 else "one file"
        raise click.BadParameter(f"two formats cannot both go to {where}; give one a file: json=report.json")
    return outputs


def _split(context: click.Context, parameter: click.Parameter, given: tuple[str, ...]) -> list[str]:
    return [part.strip() for item in given for part in item.split(",") if part.strip()]


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="factcheck", message="%(prog)s %(version)s")
def cli() -> None:
    """Check the figures of a press release against each other before it goes out.

    Nothing leaves this machine.
    """


_paths = click.argument("paths", nargs=-1, required=True, metavar="PATH...")
_settings = click.option("--config", "settings_file", metavar="FILE", help="Use these settings, not the closest ones.")
_stdin = click.option("--stdin-filename", metavar="NAME", help="What to call standard input; .md makes it Markdown.")


@cli.command()
@_paths
@click.option(
    "--output-format",
    "outputs",
    multiple=True,
    callback=_outputs,
    metavar="FORMAT[=FILE]",
    help="text (the default), concise, json or github; may be given several times, each to its own file.",
)
@click.option("--list-unchecked", is_flag=True, help="List the figures that only a person can vouch for.")
@click.option(
    "--fail-level",
    type=click.Choice(["none", "note", "warning", "error"]),
    help="The quietest finding that makes the exit status 1; error unless the settings say otherwise.",
)
@click.option("--exit-zero", is_flag=True, help="Exit with 0 whatever is found; 2 stays 2.")
@click.option(
    "--select",
    multiple=True,
    callback=_split,
    metavar="RULE,...",
    help="Apply only these rules: a code (FC201), the beginning of codes (FC5), or a name.",
)
@click.option("--ignore", multiple=True, callback=_split, metavar="RULE,...", help="Do not apply these rules.")
@click.option(
    "--release-date",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="YYYY-MM-DD",
    help="The date of a release that carries none.",
)
@_settings
@_stdin
@click.option("--allow-empty", is_flag=True, help="A folder without a file to check is no failure.")
@click.option("--max-size", type=click.IntRange(min=1), metavar="BYTES", help="Read no larger file (5,000,000).")
@click.option(
    "--color",
    type=click.Choice(["auto", "always", "never"]),
    default="auto",
    help="auto (the default) is at a terminal only, and not if NO_COLOR is set.",
)
@click.option("--quiet", "-q", is_flag=True, help="Print findings only.")
@click.option("--debug", is_flag=True, help="Show where a fault of factcheck itself happened.")
def check(
    paths: tuple[str, ...],
    outputs: list[Output],
    list_unchecked: bool,
    fail_level: str | None,
    exit_zero: bool,
    select: list[str],
    ignore: list[str],
    release_date: datetime | None,
    settings_file: str | None,
    stdin_filename: str | None,
    allow_empty: bool,
    max_size: int | None,
    color: str,
    quiet: bool,
    debug: bool,
) -> int:
    """Check files, folders (.txt, .md, .markdown) or standard input (-).

    Exit status: 0 nothing at or above --fail-level, 1 findings, 2 something could not be done.
    """
    found = _files(paths, allow_empty)
    _refuse_to_overwrite(outputs, found)
    from factcheck import config
    from factcheck.language import LanguageError

    chosen = config.Settings(select=select, ignore=ignore)
    given: dict[str, object] = {}
    if release_date:
        given["release_date"] = release_date.date()
    if fail_level:
        given["fail_level"] = fail_level
    if select:
        given["select"] = chosen.select

    def over(settings: Settings) -> Settings:
        return settings.model_copy(update={**given, "ignore": [*settings.ignore, *chosen.ignore]})

    try:
        if select or ignore:
            from factcheck.relate import RULES

            config.chosen([*select, *ignore], RULES, "--select and --ignore")
        outcome = _check(
            found,
            over=over,
            settings_file=settings_file,
            stdin_filename=stdin_filename,
            max_size=max_size,
            quiet=quiet,
            debug=debug,
        )
    except (config.SettingsError, LanguageError) as error:
        raise click.ClickException(str(error)) from None
    _tell(outcome.problems)
    for output in outputs:
        _write(output, _render(output, outcome, list_unchecked, quiet, color))
    if outcome.broken:
        return COULD_NOT
    return FINDINGS if outcome.failed and not exit_zero else 0


@cli.command()
@_paths
@click.option("--output-format", "style", type=click.Choice(["table", "csv", "json"]), default="table")
@_settings
@_stdin
def claims(paths: tuple[str, ...], style: str, settings_file: str | None, stdin_filename: str | None) -> int:
    """Show every figure as read: value, range, what it counts, when, where, who says it."""
    from factcheck import config, files
    from factcheck.language import LanguageError
    from factcheck.model import Draft, Reading
    from factcheck.report import claims as figures
    from factcheck.run import Offices, over_files

    offices = Offices(_settings_path(settings_file))

    def read(path: str) -> tuple[Draft, Reading]:
        name = (stdin_filename or "-") if path == "-" else path
        checker = offices.of(name).checker
        draft = checker.draft(files.read_bytes(path), files.shown(name))
        return draft, checker.read(draft)

    try:
        readings, problems = over_files(_files(paths, allow_empty=False), read)
    except (config.SettingsError, LanguageError) as error:
        raise click.ClickException(str(error)) from None
    _tell(problems)
    render = {"table": figures.table, "csv": figures.as_csv, "json": figures.as_json}[style]
    _write(Output("text" if style == "table" else style, None), render(readings))
    return COULD_NOT if problems else 0


@cli.command()
@click.argument("wanted", required=False, metavar="[CODE|NAME]")
@click.option("--all", "everything", is_flag=True, help="The help of every rule.")
def rule(wanted: str | None, everything: bool) -> int:
    """Explain a rule; without one, list them all."""
    from factcheck import rulehelp

    output = Output("text", None)
    if everything:
        _write(output, "\n".join(map(rulehelp.as_text, rulehelp.entries())))
    elif wanted is None:
        _write(output, rulehelp.as_list())
    else:
        item = rulehelp.find(wanted)
        if item is None:
            from factcheck.suggest import suggestion

            known = [word for entry in rulehelp.entries() for word in (entry.name, entry.code)]
            hint = suggestion(wanted, known) or '; "factcheck rule" lists them'
            raise click.UsageError(f'there is no rule "{wanted}"{hint}')
        _write(output, rulehelp.as_text(item))
    return 0


def _files(paths: Sequence[str], allow_empty: bool) -> list[Found]:
    """Find the files to check; with `allow_empty`, a folder without any is no problem."""
    from factcheck.files import NoFilesError, expand

    return [(path, error) for path, error in expand(paths) if not (allow_empty and isinstance(error, NoFilesError))]


def _settings_path(given: str | None) -> Path | None:
    if given is not None and not Path(given).is_file():
        raise click.UsageError(f"there is no settings file {given}; check the name")
    return Path(given) if given is not None else None


def _check(
    found: Sequence[Found],
    *,
    over: Callable[[Settings], Settings],
    settings_file: str | None,
    stdin_filename: str | None,
    max_size: int | None,
    quiet: bool,
    debug: bool,
) -> Outcome:
    from dataclasses import replace

    from factcheck import files
    from factcheck.model import Report
    from factcheck.run import Offices, Outcome, over_files

    offices = Offices(_settings_path(settings_file), over)
    failed = False

    def work(path: str) -> Report:
        nonlocal failed
        name = (stdin_filename or "-") if path == "-" else path
        office = offices.of(name)
        data = files.read_bytes(path, max_size or files.MAX_SIZE)
        report = office.checker.check_bytes(data, files.shown(name))
        failed |= office.fails(report)
        # No report shows the parsed sentences, and over thousands of files they would fill the memory.
        return replace(report, reading=replace(report.reading, sentences=()))

    on_fault = (lambda text: click.echo(text, err=True)) if debug else None
    with _progress(found, quiet) as steps:
        reports, problems = over_files(steps, work, on_fault)
    return Outcome(reports, problems, failed)


def _progress(found: Sequence[Found], quiet: bool) -> AbstractContextManager[Iterable[Found]]:
    """Count the files on standard error, where somebody sits before it and there is something to wait for."""
    if quiet or len(found) < MANY_FILES or not sys.stderr.isatty():
        return nullcontext(found)
    return click.progressbar(found, label="Checking", file=sys.stderr, show_pos=True)


def _render(output: Output, outcome: Outcome, list_unchecked: bool, quiet: bool, color: str) -> str:
    from factcheck.report import concise, github, json, text
    from factcheck.report.style import Style

    reports, problems = outcome.reports, outcome.problems
    if output.format == "json":
        return json.render(reports, problems, __version__)
    if output.format == "concise":
        return concise.render(reports, problems, quiet=quiet)
    if output.format == "github":
        return github.render(reports, problems, quiet=quiet)
    coloured = output.path is None and _coloured(color)
    return text.render(reports, problems, style=Style(coloured), list_unchecked=list_unchecked, quiet=quiet)


def _coloured(color: str) -> bool:
    if color == "auto":
        return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return color == "always"


def _refuse_to_overwrite(outputs: Iterable[Output], found: Iterable[Found]) -> None:
    drafts = {os.path.realpath(path) for path, _ in found}
    for output in outputs:
        if output.path and os.path.realpath(output.path) in drafts:
            raise click.UsageError(f"--output-format would overwrite the draft {output.path}; name another file")


def _write(output: Output, text: str) -> None:
    """Write a report. Programs get UTF-8; a terminal that cannot show a character gets an escape for it."""
    if output.path:
        try:
            output.path.write_text(text, encoding="utf-8", newline="\n")
        except OSError as error:
            raise click.ClickException(f"{output.path}: cannot be written: {error.strerror}") from None
        return
    encoding = (sys.stdout.encoding or "utf-8") if output.format == "text" else "utf-8"
    stream: IO[bytes] = sys.stdout.buffer
    try:
        stream.write(text.encode(encoding, "backslashreplace"))
        stream.flush()
    except BrokenPipeError:
        # The reader has seen enough ("factcheck check . | head"); Python must not complain of it at the end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _tell(problems: Iterable[Problem]) -> None:
    from factcheck.report.visible import visible_path

    for problem in problems:
        click.echo(f"factcheck: {visible_path(problem.path)}: {_visible(problem.message)}", err=True)


def _visible(text: str) -> str:
    from factcheck.report.visible import visible

    return visible(text)


def _or(words: Sequence[str]) -> str:
    return f"{', '.join(words[:-1])} or {words[-1]}"
