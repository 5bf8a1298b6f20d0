"""Rule cases in fixtures/rules/*.md, readable by a press officer.

    ## A total that its parts do not give
    83 and 2 make 85.
    ```release
    Police arrested 86 people: 83 men and two women.
    ```
    ```findings
    error parts-total-mismatch: "86"
    ```

A release without findings must stay silent: no error, no warning, and no note of the rule whose file it stands in.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import regex

_CASE = regex.compile(r"(?m)^## (?P<heading>.+)$(?P<body>(?:\n(?!## ).*)*)")
_RELEASE = regex.compile(r"(?s)```release\n(?P<text>.*?)\n?```")
_FINDINGS = regex.compile(r"(?s)```findings\n(?P<text>.*?)```")
_FINDING = regex.compile(r"(?P<level>error|warning|note) (?P<rule>[a-z][a-z-]+): \"(?P<quote>.+)\"")
FOLDER = Path(__file__).parent.parent / "fixtures" / "rules"


@dataclass(frozen=True)
class Expected:
    level: str
    rule: str
    quote: str


@dataclass(frozen=True)
class Case:
    rule: str
    heading: str
    release: str
    expected: tuple[Expected, ...]


def load(path: Path) -> list[Case]:
    """Return the cases of one file. Raises ValueError for a heading without a release or a line that is no finding."""
    text = path.read_text(encoding="utf-8")
    cases = []
    for match in _CASE.finditer(text):
        release = _RELEASE.search(match["body"])
        if not release:
            raise ValueError(f"{path.name}: no ```release under {match['heading']!r}")
        expected = []
        if findings := _FINDINGS.search(match["body"]):
            for line in filter(None, map(str.strip, findings["text"].splitlines())):
                parsed = _FINDING.fullmatch(line)
                if not parsed:
                    raise ValueError(f"{path.name}: no finding: {line!r}")
                expected.append(Expected(parsed["level"], parsed["rule"], parsed["quote"]))
        cases.append(Case(path.stem, match["heading"], release["text"], tuple(expected)))
    if not cases:
        raise ValueError(f"{path.name}: no cases")
    return cases


def load_all() -> list[Case]:
    """Return the cases of every file."""
    return [case for path in sorted(FOLDER.glob("*.md")) for case in load(path)]
