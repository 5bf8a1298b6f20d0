"""Plain text to raw blocks, line by line: paragraphs, bullets, numbered items, pipe tables."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import regex

from factcheck.model import Span
from factcheck.read.raw import RawBlock, trimmed

_BULLET = regex.compile(
    r"(?P<indent>[ \t]{0,12})(?P<marker>[-*•◦‣▪●·–—o§]|\d{1,2}[.)]|\(?[a-z\d]{1,2}\))[ \t\xa0]{1,8}(?=\S)"
)
_RULE = regex.compile(r"[ \t]*(?:[-*_=#~–—][ \t]*){3,200}$")
_ROW = regex.compile(r"[^|\n]{0,2000}\|[^|\n]{0,2000}\|[^\n]{0,5000}|\|[^\n]{1,5000}")
_ROW_RULE = regex.compile(r"[ \t|:+-]{3,2000}$")
# Lines wrapped by an editor are about as long as one another; a line far shorter ends its paragraph.
WRAPPED = range(45, 110)


def scan(prose: str) -> tuple[RawBlock, ...]:
    """Return the raw blocks of a plain text, in text order."""
    blocks: list[RawBlock] = []
    lists = tables = 0
    last_item: RawBlock | None = None
    for run in _runs(prose):
        at = 0
        while at < len(run):
            line = run[at]
            rows = _table(prose, run, at)
            if rows:
                blocks.extend(table_cells(prose, rows, tables))
                tables, at, last_item = tables + 1, at + len(rows), None
                continue
            words = prose[line.start : line.end]
            if _RULE.match(words):
                at, last_item = at + 1, None
                continue
            bullet = _BULLET.match(words)
            if bullet and _is_item(words, bullet, run, at, prose, last_item):
                end = line.end
                at += 1
                # A hanging indent carries an item on: "- eight years for\n  the robbery".
                while at < len(run) and prose[run[at].start] in " \t" and not _BULLET.match(
                    prose[run[at].start : run[at].end]
                ):
                    end, at = run[at].end, at + 1
                if span := trimmed(prose, line.start + bullet.end(), end):
                    if last_item is None or not _alike(last_item.marker or "", bullet["marker"]):
                        lists += 1
                    depth = len(bullet["indent"].expandtabs(4)) // 2
                    last_item = RawBlock(span, "item", bullet["marker"], depth, lists)
                    blocks.append(last_item)
                continue
            last = _paragraph_end(prose, run, at)
            if span := trimmed(prose, line.start, run[last].end):
                blocks.append(RawBlock(span))
                last_item = None
            at = last + 1
    return _rejoined(prose, blocks)


_NO_STOP = regex.compile(r"[\p{L}\p{N},’'%-]$")
_GOES_ON = regex.compile(r"\p{Ll}[\p{Ll}’'-]{0,24}(?=[\s,.;:)]|$)(?![.:][\p{L}/])")
_ORDINAL_END = regex.compile(r"\w\s\d{1,3} (?:st|nd|rd|th)$")
# Words that no paragraph ends in.
_OPEN_WORD = regex.compile(
    r"(?<!\p{L})(?:a|an|the|of|to|in|and|or|but|for|with|by|from|at|on|as|that|which|who|we|he|she|they|it|is|was|are|were|be|"
    r"been|has|have|had|will|would|can|could|may|should|its|their|his|her|our|than|into|about|between|over|under|not)$"
)


def _rejoined(prose: str, blocks: list[RawBlock]) -> tuple[RawBlock, ...]:
    """Put together the paragraphs that a blank line cuts in mid-sentence, at a page's end or after every line.

    "... said that over 30% of the forms had gaps, which often led" | "to longer waits."
    """
    out: list[RawBlock] = []
    for block in blocks:
        before = out[-1] if out else None
        if before is not None and before.shape == block.shape == "paragraph" and _is_cut(prose, before, block):
            out[-1] = RawBlock(Span(before.span.start, block.span.end))
        else:
            out.append(block)
    return tuple(out)


def _is_cut(prose: str, before: RawBlock, after: RawBlock) -> bool:
    """Whether a paragraph goes on in the next: it has no stop, the next begins in lower case, and the line was full."""
    broken = prose.rfind("\n", before.span.start, before.span.end)
    line = prose[before.span.start if broken < 0 else broken + 1 : before.span.end].strip()
    going_on = _GOES_ON.match(prose, after.span.start, after.span.end)
    if _ORDINAL_END.search(line) and prose[after.span.start].isalpha():
        return True  # a raised ending breaks the line: "at 55 th" | "Street in Carrel"
    if not going_on or not _NO_STOP.search(line):
        return False
    end = prose.find("\n", after.span.start, after.span.end)
    following = (end if end >= 0 else after.span.end) - after.span.start
    full = len(line) in WRAPPED and len(line) + 1 + len(going_on.group()) > min(following, WRAPPED.stop) - 12
    open_ended = _OPEN_WORD.search(line) is not None and not line.endswith(("; and", "; or"))  # of unmarked list items
    return open_ended or (full and line[:1].isupper() and following in WRAPPED)


def _runs(prose: str) -> Iterator[list[Span]]:
    """Lines, in runs without a blank line between them."""
    run: list[Span] = []
    start = 0
    for line in prose.split("\n"):
        end = start + len(line)
        if line.strip():
            run.append(Span(start, end))
        elif run:
            yield run
            run = []
        start = end + 1
    if run:
        yield run


def _is_item(
    words: str, bullet: regex.Match[str], run: list[Span], at: int, prose: str, last: RawBlock | None
) -> bool:
    """Tell a list item from prose that begins like one: "– 30 –", "5. Mai", a dash that opens a paragraph."""
    marker = bullet["marker"]
    if marker in "–—o·§" or marker[0] == "(":
        # Weak markers need a neighbour with the same marker.
        near = [run[i] for i in (at - 1, at + 1) if 0 <= i < len(run)]
        alike = any(prose[s.start : s.end].lstrip().startswith(marker[0]) for s in near)
        return alike or (last is not None and _alike(last.marker or "", marker))
    return True


def _alike(a: str, b: str) -> bool:
    """Whether two markers can belong to one list: both numbers or both the same bullet."""
    one, other = a.strip("(.)"), b.strip("(.)")
    if one.isdigit() or other.isdigit():
        return one.isdigit() and other.isdigit()
    return one.isalpha() == other.isalpha() and a[-1:] == b[-1:]


def _paragraph_end(prose: str, run: list[Span], at: int) -> int:
    """The index of the last line of the paragraph that starts at a line.

    Lines belong together when an editor wrapped them: all but the last of about the same length.
    """
    last = at
    while last + 1 < len(run):
        line, following = run[last], run[last + 1]
        words = prose[line.start : line.end].rstrip()
        next_words = prose[following.start : following.end]
        going_on = len(words) >= 30 and _NO_STOP.search(words) and _GOES_ON.match(next_words)
        if (len(words) not in WRAPPED and not going_on) or _BULLET.match(next_words) or _RULE.match(next_words):
            break
        # A wrapped line is broken where the next word no longer fits.
        first_word = next_words.split(maxsplit=1)[0]
        widest = max(len(prose[s.start : s.end].rstrip()) for s in run[at : last + 2])
        if not going_on and (len(words) + 1 + len(first_word) <= widest - 12 or widest not in range(45, 125)):
            break
        last += 1
    return last


def _table(prose: str, run: list[Span], at: int) -> list[Span]:
    """The lines of a pipe table that starts at a line; [] when none does."""
    rows = []
    while at < len(run) and _ROW.match(prose[run[at].start : run[at].end]):
        rows.append(run[at])
        at += 1
    ruled = len(rows) > 1 and any(_ROW_RULE.match(prose[s.start : s.end]) for s in rows[:3])
    return rows if ruled or len(rows) > 2 else []


def table_cells(prose: str, rows: list[Span], table: int) -> list[RawBlock]:
    """Return the cells of a pipe table's lines; row 0 is its header row."""
    cells: list[RawBlock] = []
    number = 0
    for line in rows:
        words = prose[line.start : line.end]
        if _ROW_RULE.match(words):
            continue
        bars = [at for at, character in enumerate(words) if character == "|" and words[at - 1 : at] != "\\"]
        edges = [-1 if not words.lstrip().startswith("|") else bars[0], *bars, len(words)]
        edges = sorted(set(edges))
        column = 0
        for left, right in pairwise(edges):
            span = trimmed(prose, line.start + left + 1, line.start + right)
            if span is None and right == len(words):
                continue
            if span is not None:
                cells.append(RawBlock(span, "cell", table_id=table, row=number, column=column))
            column += 1
        number += 1
    return cells


