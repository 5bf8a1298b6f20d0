"""The Python interface: a text or a file in, a report out."""

from __future__ import annotations

from pathlib import Path

from factcheck.extract import extract
from factcheck.files import MAX_SIZE, read_bytes
from factcheck.model import Draft, Options, Reading, Report
from factcheck.pipeline import check_draft
from factcheck.read import read_file, read_text


class Checker:
    """Checks any number of releases with one set of options; the language model is loaded once.

    >>> checker = Checker()
    >>> report = checker.check("Police arrested 86 people: 83 men and two women.")
    >>> [finding.sum for finding in report.findings]
    ['83 + 2 = 85, not 86']

    A Checker keeps nothing of a text: what is found in one does not depend on any other.
    """

    def __init__(self, options: Options | None = None) -> None:
        self.options = options or Options()

    def check(self, text: str, path: str = "<text>", *, markdown: bool = False) -> Report:
        """Return the report of a text. Raises `factcheck.read.ReadError` for one that is empty."""
        return check_draft(read_text(text, path, self.options, markdown), self.options)

    def check_file(self, path: str | Path, *, max_size: int = MAX_SIZE) -> Report:
        """Return the report of a file. Raises `FileError` or `ReadError`, both ValueErrors, saying what to do."""
        return self.check_bytes(read_bytes(str(path), max_size), str(path))

    def check_bytes(self, data: bytes, path: str) -> Report:
        """Return the report of a file's bytes; the path's ending tells Markdown from plain text."""
        return check_draft(self.draft(data, path), self.options)

    def draft(self, data: bytes, path: str) -> Draft:
        """Return the draft that a file's bytes make. Raises `factcheck.read.ReadError`."""
        return read_file(path, data, self.options)

    def read(self, draft: Draft) -> Reading:
        """Return the figures of a draft, unchecked."""
        return extract(draft, self.options)


def check(text: str, path: str = "<text>", *, markdown: bool = False, options: Options | None = None) -> Report:
    """Return the report of a text; for many texts, make one `Checker` and use it for all."""
    return Checker(options).check(text, path, markdown=markdown)
