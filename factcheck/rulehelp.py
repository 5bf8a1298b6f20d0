"""The help of each code, for the terminal and for docs/rules.

`factcheck rule` must answer at once, and importing all rules takes half a second of compiling patterns. So their help
texts are kept beside the package's code in rules.json, which docs/rule_pages.py writes from the rules; a test fails
when it is out of date.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

RULES_FILE = Path(__file__).parent / "rules.json"
WIDTH = 88


@dataclass(frozen=True, slots=True)
class Help:
    """What `relate.rule.Rule` tells a press officer; a code of the tool itself has no examples."""

    code: str
    name: str
    summary: str
    finds: str
    why: str
    silent: str = ""
    bad: str = ""
    good: str = ""


TOOL_CODES = (
    Help(
        "FC001",
        "file-unreadable",
        "A file could not be read.",
        "The file is missing, empty, too large, not text, or in an unknown encoding; the message says which and what "
        "to do. All other files are checked.",
        "A file that was not read was not checked, so the exit status is 2, also with --exit-zero.",
    ),
    Help(
        "FC002",
        "rule-failed",
        "A rule failed on this text.",
        "One rule stopped with a fault of its own; all other rules were applied. Please report it, with the sentence "
        "if you may.",
        "What the rule looks for was not checked, so the exit status is 2, also with --exit-zero.",
    ),
    Help(
        "FC003",
        "tool-failed",
        "A fault of factcheck kept a file from being checked.",
        "Nothing is known about the figures of this file; all other files are checked. Please report it; --debug "
        "shows where it happened.",
        "A file that was not checked must not pass for one without mistakes, so the exit status is 2, also with "
        "--exit-zero.",
    ),
)


def entries() -> list[Help]:
    """Return the help of everything that has a code, in the order of the codes."""
    return [*TOOL_CODES, *(Help(**item) for item in json.loads(RULES_FILE.read_text("utf-8")))]


def find(wanted: str) -> Help | None:
    """Return what a code or name means, or None."""
    for item in entries():
        if wanted.upper() == item.code or wanted.lower() == item.name:
            return item
    return None


def as_list() -> str:
    """Return one line for each code: code, name, summary."""
    items = entries()
    width = max(len(item.name) for item in items)
    return "".join(f"{item.code}  {item.name:<{width}}  {item.summary}\n" for item in items)


def as_text(item: Help) -> str:
    """Return the help for the terminal."""
    parts = [f"{item.code} {item.name}\n{_filled(item.summary)}\n"]
    parts += [f"{title}\n{_quoted(text) if example else _indented(text)}\n" for title, text, example in _sections(item)]
    return "\n".join(parts)


def as_markdown(item: Help) -> str:
    """Return the help as a page of docs/rules."""
    parts = [f"# {item.code} {item.name}\n\n{item.summary}\n"]
    for title, text, example in _sections(item):
        body = f"```text\n{text}\n```" if example else text
        parts.append(f"## {title}\n\n{body}\n")
    return "\n".join(parts)


def _sections(item: Help) -> list[tuple[str, str, bool]]:
    """The parts of the help that are given: title, text, and whether it is an example."""
    sections = [
        ("What it finds", item.finds, False),
        ("Why it matters", item.why, False),
        ("Flagged", item.bad, True),
        ("Not flagged", item.good, True),
        ("When it stays silent", item.silent, False),
    ]
    return [(title, text.strip(), example) for title, text, example in sections if text.strip()]


def _filled(text: str) -> str:
    from textwrap import fill

    return fill(" ".join(text.split()), WIDTH)


def _indented(text: str) -> str:
    from textwrap import indent

    return "\n\n".join(indent(_filled(paragraph), "  ") for paragraph in text.split("\n\n"))


def _quoted(text: str) -> str:
    from textwrap import wrap

    lines = (line for paragraph in text.splitlines() for line in wrap(paragraph, WIDTH - 4) or [""])
    return "\n".join(f"  | {line}".rstrip() for line in lines)
