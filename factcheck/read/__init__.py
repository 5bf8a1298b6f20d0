"""From a file to a draft (stub: paragraphs)."""

from __future__ import annotations

import re

from factcheck.model import Block, BlockKind, Draft, Options, Span


def read_text(text: str, path: str = "<text>", options: Options | None = None, markdown: bool = False) -> Draft:
    """Return the draft of a text."""
    blocks = [
        Block(BlockKind.BODY if number else BlockKind.HEADLINE, Span(*match.span()))
        for number, match in enumerate(re.finditer(r"[^\n]+(?:\n[^\n]+)*", text))
    ]
    return Draft(path, text, text, tuple(blocks))


class ReadError(ValueError):
    """A file that cannot be read (stub)."""


def read_file(path: str, data: bytes, options: Options) -> Draft:
    """Return the draft of a file (stub)."""
    return read_text(data.decode("utf-8-sig"), path, options, path.endswith(".md"))
