"""The help of a rule, for the terminal and for docs/rules."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factcheck.relate.rule import Rule

WIDTH = 88


@dataclass(frozen=True, slots=True)
class ToolCode:
    """A code about the tool itself, not about a text."""

    code: str
    name: str
    summary: str
    help: str


TOOL_CODES = (
    ToolCode(
        "FC001",
        "file-unreadable",
        "A file could not be read.",
        "The file is missing, empty, too large, not text, or in an unknown encoding; the message says which and what "
        "to do. All other files are checked. The exit status is 2, also with --exit-zero.",
    ),
    ToolCode(
        "FC002",
        "rule-failed",
        "A rule failed on this text.",
        "One rule stopped with a fault, so what it looks for was not checked; all other rules were. Please report it, "
        "with the sentence if you may. The exit status is 2, also with --exit-zero.",
    ),
    ToolCode(
        "FC003",
        "tool-failed",
        "A fault of factcheck kept a file from being checked.",
        "Nothing is known about the file's figures; all other files are checked. Please report it; --debug shows "
        "where it happened. The exit status is 2, also with --exit-zero.",
    ),
)


def entries(rules: Sequence[Rule]) -> list[Rule | ToolCode]:
    """Return everything that has a code, the tool's own first."""
    return [*TOOL_CODES, *rules]


def find(wanted: str, rules: Sequence[Rule]) -> Rule | ToolCode | None:
    """Return what a code or name means, or None."""
    for item in entries(rules):
        if wanted.upper() == item.code or wanted.lower() == item.name:
            return item
    return None


def as_list(rules: Sequence[Rule]) -> str:
    """Return one line for each code: code, name, summary."""
    items = entries(rules)
    width = max(len(item.name) for item in items)
    return "".join(f"{item.code}  {item.name:<{width}}  {item.summary}\n" for item in items)


def as_text(item: Rule | ToolCode) -> str:
    """Return the help for the terminal."""
    head = f"{item.code} {item.name}\n{_fill(item.summary)}\n"
    if isinstance(item, ToolCode):
        return f"{head}\n{_fill(item.help)}\n"
    return (
        f"{head}"
        f"\nWhat it finds\n{_indented(item.finds)}\n"
        f"\nWhy it matters\n{_indented(item.why)}\n"
        f"\nFlagged\n{_quoted(item.bad)}\n"
        f"\nNot flagged\n{_quoted(item.good)}\n"
        f"\nWhen it stays silent\n{_indented(item.silent)}\n"
    )


def as_markdown(item: Rule | ToolCode) -> str:
    """Return the help as a page of docs/rules."""
    head = f"# {item.code} {item.name}\n\n{item.summary}\n"
    if isinstance(item, ToolCode):
        return f"{head}\n{item.help}\n"
    return (
        f"{head}"
        f"\n## What it finds\n\n{item.finds.strip()}\n"
        f"\n## Why it matters\n\n{item.why.strip()}\n"
        f"\n## Flagged\n\n```text\n{item.bad.strip()}\n```\n"
        f"\n## Not flagged\n\n```text\n{item.good.strip()}\n```\n"
        f"\n## When it stays silent\n\n{item.silent.strip()}\n"
    )


def _fill(text: str) -> str:
    return textwrap.fill(" ".join(text.split()), WIDTH)


def _indented(text: str) -> str:
    paragraphs = text.strip().split("\n\n")
    return "\n\n".join(textwrap.indent(_fill(paragraph), "  ") for paragraph in paragraphs)


def _quoted(text: str) -> str:
    lines = (line for paragraph in text.strip().splitlines() for line in textwrap.wrap(paragraph, WIDTH - 4) or [""])
    return "\n".join(f"  | {line}".rstrip() for line in lines)
