"""The command line (minimal: to be widened)."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from factcheck import __version__


@click.group()
@click.version_option(__version__, prog_name="factcheck", message="%(prog)s %(version)s")
def main() -> None:
    """Check the figures of a press release against each other."""


@main.command()
@click.argument("paths", nargs=-1, required=True)
@click.option("--output-format", "formats", multiple=True, default=["json"])
@click.option("--exit-zero", is_flag=True)
def check(paths: tuple[str, ...], formats: tuple[str, ...], exit_zero: bool) -> None:
    """Check files."""
    from factcheck.model import Options
    from factcheck.pipeline import check_draft
    from factcheck.read import read_text
    from factcheck.report import json
    from factcheck.report.problem import Problem

    options = Options()
    reports, problems = [], []
    for path in paths:
        try:
            text = Path(path).read_bytes().decode("utf-8-sig")
            reports.append(check_draft(read_text(text, path, options, path.endswith(".md")), options))
        except Exception as error:  # noqa: BLE001 - one broken file must not stop the others
            problems.append(Problem(path, f"{type(error).__name__}: {error}"))
            click.echo(f"{path}: {error!r}", err=True)
    sys.stdout.write(json.render(reports, problems, __version__))
    sys.exit(2 if problems else 0)
