"""Tables flattened to a cell a line, as web pages and wires leave them.

    Rents received
    2,140
    3,075
    Rent per room
    $0.61
    $0.74

At least three rows in a run, each a label and the same number of figures, are a table again; the lines just
above it, as many as it has columns of figures (or one more), are its header row.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import regex

from factcheck.read.raw import RawBlock

_FIGURE = regex.compile(r"[($€£+−-]{0,3}\s?(?:US\$|[$€£])?\s?\d[\d.,]{0,18}\s?[%)]{0,2}|[-–—]|[Nn]/?[Aa]")
_LABEL_LIMIT = 90
ROWS = 3  # fewer rows of this shape happen by chance


def find_tables(prose: str, raw: tuple[RawBlock, ...], first_id: int) -> tuple[RawBlock, ...]:
    """Return the raw blocks with the cells of flattened tables marked as cells; `first_id` is a free table id."""
    shapes = [_shape(prose, block) for block in raw]
    out = list(raw)
    at = table = 0
    while at < len(raw):
        rows = _rows(shapes, at)
        if rows is None:
            at += 1
            continue
        count, width = rows
        # A first row of years is the header: "(in thousands)", "2024", "2023".
        headed = width > 1 and _are_years(prose, raw[at + 1 : at + 1 + width])
        for number in range(count):
            for column in range(width + 1):
                index = at + number * (width + 1) + column
                row = number if headed else number + 1
                out[index] = replace(raw[index], shape="cell", table_id=first_id + table, row=row, column=column)
        if not headed:
            _mark_header(out, shapes, prose, at, width, first_id + table)
        table += 1
        at += count * (width + 1)
    return tuple(out)


def _shape(prose: str, block: RawBlock) -> str:
    """ "f" for a figure alone, "l" for a short line that can label it, "" for anything else."""
    words = prose[block.span.start : block.span.end].strip()
    if block.shape != "paragraph" or len(words) > _LABEL_LIMIT:
        return ""
    if _FIGURE.fullmatch(words):
        return "f"
    return "" if words.endswith((".", "!", "?")) else "l"


def _rows(shapes: list[str], at: int) -> tuple[int, int] | None:
    """How many rows of how many figures start at a block; None when no table does."""
    if shapes[at] != "l":
        return None
    width = 0
    while at + 1 + width < len(shapes) and shapes[at + 1 + width] == "f":
        width += 1
    if not 1 <= width <= 12:
        return None
    pattern = ["l", *["f"] * width]
    count = 0
    while shapes[at + count * (width + 1) : at + (count + 1) * (width + 1)] == pattern:
        count += 1
    # One figure too many in the last row: the rows are not what they seem.
    after = at + count * (width + 1)
    if after < len(shapes) and shapes[after] == "f":
        return None
    return (count, width) if count >= ROWS else None


_YEAR = regex.compile(r"(?:19|20)\d\d")


def _are_years(prose: str, cells: Sequence[RawBlock]) -> bool:
    return all(_YEAR.fullmatch(prose[cell.span.start : cell.span.end].strip()) for cell in cells)


def _mark_header(out: list[RawBlock], shapes: list[str], prose: str, at: int, width: int, table: int) -> None:
    """Mark the lines above a table as its header row: years or words, one for each column."""
    above = range(at - width, at)
    if at < width or not all(shapes[index] in ("l", "f") for index in above):
        return
    years = _are_years(prose, [out[index] for index in above])
    if not years and not all(shapes[index] == "l" for index in above):
        return
    if not years and width == 1:
        return  # a single line above one column is as likely a heading
    for column, index in enumerate(above, start=1):
        out[index] = replace(out[index], shape="cell", table_id=table, row=0, column=column)
