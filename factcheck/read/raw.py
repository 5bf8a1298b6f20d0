"""A block before it is known what it is in the anatomy of a release."""

from __future__ import annotations

from dataclasses import dataclass

from factcheck.model import Span


@dataclass(frozen=True, slots=True)
class RawBlock:
    """A run of prose and its shape.

    shape: "paragraph", "heading", "item", "cell" or "other" (code, raw HTML). The rest as in `model.Block`.
    """

    span: Span
    shape: str = "paragraph"
    marker: str | None = None
    depth: int = 0
    list_id: int | None = None
    table_id: int | None = None
    row: int | None = None
    column: int | None = None


def trimmed(prose: str, start: int, end: int) -> Span | None:
    """Return the span without white space at its ends, or None when nothing is left."""
    while start < end and prose[start].isspace():
        start += 1
    while end > start and prose[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None
