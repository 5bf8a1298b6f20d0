"""Whole releases of our own writing in fixtures/releases: a clean one is silent, a slip is flagged, and only that.

`<name>.findings` beside `<name>.txt` holds one line per expected finding: its level, one of the figures that it
marks, and what its sum must say; no lines for a release that must come back without error or warning.
"""

from __future__ import annotations

from pathlib import Path

import pytest
import regex

from factcheck import Checker

FOLDER = Path(__file__).parent.parent / "fixtures" / "releases"
_LINE = regex.compile(r"(?P<level>error|warning) \"(?P<quote>[^\"]+)\": (?P<sum>.+)")


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker()


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.findings")), ids=lambda path: path.stem)
def test_release(path: Path, checker: Checker) -> None:
    report = checker.check_file(path.with_suffix(".txt"))
    text = report.draft.text
    said = [
        (f.level.value, [text[m.span.start : m.span.end] for m in f.marks], f.sum)
        for f in report.findings
        if f.level != "note"
    ]
    for line in path.read_text(encoding="utf-8").splitlines():
        expected = _LINE.fullmatch(line)
        assert expected, f"no finding: {line!r}"
        found = [
            entry
            for entry in said
            if entry[0] == expected["level"] and expected["quote"] in entry[1] and expected["sum"] in entry[2]
        ]
        assert found, f"{line} not in {said}"
        said.remove(found[0])
    assert not said


def test_every_release_has_its_findings() -> None:
    texts = {path.stem for path in FOLDER.glob("*.txt")}
    assert texts == {path.stem for path in FOLDER.glob("*.findings")}
    assert len(texts) >= 8
