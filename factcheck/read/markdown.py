"""Markdown to raw blocks, by markdown-it's block structure.

The parser gives the lines of each block; the words inside are read from the masked prose.
"""

from __future__ import annotations

import regex
from markdown_it import MarkdownIt
from markdown_it.token import Token

from factcheck.model import Span
from factcheck.read.lines import table_cells
from factcheck.read.raw import RawBlock, trimmed

_MARKERS = regex.compile(r"(?:[ \t]{0,12}(?:>|[-*+]|\d{1,9}[.)])(?=[ \t]|$)){1,8}[ \t]*|[ \t]{1,40}")


def scan_markdown(text: str, prose: str) -> tuple[RawBlock, ...]:
    """Return the raw blocks of a Markdown text, in text order; `prose` is its masked text."""
    starts = [0]
    for line in prose.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    # Front matter is masked in `prose`, and the structure is the text's own: give the parser both.
    visible = "\n".join(
        original if masked.strip() else ""
        for original, masked in zip(text.replace("\r", " ").split("\n"), prose.split("\n"), strict=True)
    )
    blocks: list[RawBlock] = []
    lists: list[int] = []
    count = tables = 0
    rows: list[Span] = []
    marker = ""
    for token in MarkdownIt("commonmark").enable("table").parse(visible):
        match token.type:
            case "bullet_list_open" | "ordered_list_open":
                count += 1
                lists.append(count)
            case "bullet_list_close" | "ordered_list_close":
                lists.pop()
            case "list_item_open":
                marker = f"{token.info}{token.markup}" if token.info else token.markup
            case "tr_open":
                rows.append(_lines(token, starts, prose))
            case "table_close":
                blocks.extend(table_cells(prose, rows, tables))
                tables, rows = tables + 1, []
            case "paragraph_open" | "heading_open":
                lines = _lines(token, starts, prose)
                for span in _without_markers(prose, lines):
                    shape = "heading" if token.type == "heading_open" else "paragraph"
                    if lists and shape == "paragraph":
                        blocks.append(RawBlock(span, "item", marker or None, len(lists) - 1, lists[-1]))
                    else:
                        blocks.append(RawBlock(span, shape))
            case "fence" | "code_block" | "html_block":
                lines = _lines(token, starts, prose)
                if words := trimmed(prose, lines.start, lines.end):
                    blocks.append(RawBlock(words, "other" if token.type == "fence" else "paragraph"))
    return tuple(blocks)


def _lines(token: Token, starts: list[int], prose: str) -> Span:
    first, last = token.map or [0, 0]
    return Span(starts[first], min(starts[last], len(prose) + 1) - 1)


def _without_markers(prose: str, lines: Span) -> list[Span]:
    """The span of a block's words: its list and quotation markers stand before it."""
    found = _MARKERS.match(prose, lines.start, lines.end)
    span = trimmed(prose, found.end() if found else lines.start, lines.end)
    return [span] if span else []
