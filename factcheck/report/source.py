"""Places in a draft as people and editors name them, and excerpts with the figures underlined."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from factcheck.model import Mark, Span
from factcheck.report.visible import columns, visible

_LINE_END = re.compile(r"\r\n|\n|\r")
EXCERPT_WIDTH = 96  # columns; fixed, so that the output does not depend on the window
SIGNS = {"stated": "^", "other": "-"}  # what underlines a figure; "~" for words that tie or bear witness


@dataclass(frozen=True, slots=True)
class ExcerptLine:
    """A line, or a part of one, and the signs that stand under it."""

    number: int
    text: str
    signs: str


class Source:
    """A text by lines. Lines and columns count from 1, columns in characters."""

    def __init__(self, text: str) -> None:
        self.text = text
        ends = list(_LINE_END.finditer(text))
        self._starts = [0, *(end.end() for end in ends)]
        self._ends = [*(end.start() for end in ends), len(text)]

    def place(self, offset: int) -> tuple[int, int]:
        """Return line and column of a character."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def excerpt(self, marks: Sequence[Mark]) -> list[ExcerptLine]:
        """Return the lines that hold the marks, each cut to the words around them, with what underlines them."""
        by_line: dict[int, list[Mark]] = {}
        for mark in marks:
            for piece in self._by_line(mark):
                by_line.setdefault(self.place(piece.span.start)[0], []).append(piece)
        return [
            self._window(line, cluster)
            for line in sorted(by_line)
            for cluster in _clusters(sorted(by_line[line], key=lambda mark: mark.span))
        ]

    def around(self, span: Span, width: int) -> str:
        """Return a few words around a figure, on one line, for lists."""
        line = self.place(span.start)[0]
        return self._window(line, [Mark(span, "stated")], width).text

    def _by_line(self, mark: Mark) -> list[Mark]:
        """Cut a mark that runs over a line end ("1,240\\nfamilies") into one for each line."""
        pieces = []
        line = self.place(mark.span.start)[0]
        while line <= len(self._starts) and self._starts[line - 1] < max(mark.span.end, mark.span.start + 1):
            start = max(mark.span.start, self._starts[line - 1])
            end = min(mark.span.end, self._ends[line - 1])
            if start < end:
                pieces.append(Mark(Span(start, end), mark.role))
            line += 1
        return pieces

    def _window(self, line: int, cluster: Sequence[Mark], width: int = EXCERPT_WIDTH) -> ExcerptLine:
        """Show a line whole if it is short, else the words around the marks, with dots where it is cut."""
        start, end = self._starts[line - 1], self._ends[line - 1]
        first, last = cluster[0].span.start, max(mark.span.end for mark in cluster)
        if end - start > width:
            spare = max(0, width - (last - first)) // 2
            # What one side does not need, because the line begins or ends there, the other side gets.
            left = min(spare + max(0, spare - (end - last)), first - start)
            right = min(spare + max(0, spare - (first - start)), end - last)
            start, end = self._at_word(first - left, first, start), self._back_to_word(last + right, last, end)
        lead = "… " if start > self._starts[line - 1] else ""
        tail = " …" if end < self._ends[line - 1] else ""
        shown, signs = lead, " " * columns(lead)
        at = start
        for mark in cluster:
            if mark.span.start < at:  # overlapping marks: the first one keeps its sign
                continue
            between, figure = self._show(at, mark.span.start), self._show(mark.span.start, mark.span.end)
            shown += between + figure
            signs += " " * columns(between) + SIGNS.get(mark.role, "~") * columns(figure)
            at = mark.span.end
        return ExcerptLine(line, (shown + self._show(at, end) + tail).rstrip(), signs)

    def _show(self, start: int, end: int) -> str:
        return visible(self.text[start:end].replace("\t", " "))

    def _at_word(self, offset: int, latest: int, earliest: int) -> int:
        """Move forward to the start of a word, so that no word is cut."""
        if offset <= earliest:
            return earliest
        gap = self.text.find(" ", offset - 1, latest)
        return offset if gap < 0 else gap + 1

    def _back_to_word(self, offset: int, earliest: int, latest: int) -> int:
        if offset >= latest:
            return latest
        gap = self.text.rfind(" ", earliest, offset + 1)
        return offset if gap < 0 else gap


def _clusters(marks: Sequence[Mark]) -> list[list[Mark]]:
    """Put the marks of a line that fit into one excerpt together."""
    clusters: list[list[Mark]] = []
    for mark in marks:
        if clusters and mark.span.end - clusters[-1][0].span.start <= EXCERPT_WIDTH - 16:
            clusters[-1].append(mark)
        else:
            clusters.append([mark])
    return clusters


def with_gaps(lines: Sequence[ExcerptLine]) -> list[ExcerptLine | None]:
    """Put None between excerpts that do not follow on one another."""
    if not lines:
        return []
    shown: list[ExcerptLine | None] = [lines[0]]
    for before, after in pairwise(lines):
        if after.number > before.number + 1:
            shown.append(None)
        shown.append(after)
    return shown
