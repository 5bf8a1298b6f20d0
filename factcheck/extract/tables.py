"""Row and column labels of table cells."""

from __future__ import annotations

from factcheck.extract.headings import Heading, heading_of, merged
from factcheck.model import BlockKind, Draft

_Cell = tuple[int, int, int]


def labels(draft: Draft) -> dict[int, tuple[str, str]]:
    """Return {block index: (row label, column label)} for the cells of a draft's tables.

    A row's label is its first cell, a column's label its cell in row 0; a label cell has no label of its own axis.
    """
    cells: dict[_Cell, str] = {}
    for block in draft.blocks:
        if block.kind == BlockKind.TABLE_CELL and block.table_id is not None:
            text = " ".join(draft.prose[block.span.start : block.span.end].split())
            cells[(block.table_id, block.row or 0, block.column or 0)] = text
    out: dict[int, tuple[str, str]] = {}
    for index, block in enumerate(draft.blocks):
        if block.kind == BlockKind.TABLE_CELL and block.table_id is not None:
            row, column = block.row or 0, block.column or 0
            row_label = cells.get((block.table_id, row, 0), "") if column else ""
            column_label = cells.get((block.table_id, 0, column), "") if row else ""
            out[index] = (row_label, column_label)
    return out


def headings(draft: Draft, named: dict[int, tuple[str, str]]) -> dict[int, Heading]:
    """Return {block index: what its headings say of it} for the cells of a draft's tables, `named` by `labels`.

    What holds for the whole table stands in its corner or in the line above it: "(in thousands)".
    """
    out: dict[int, Heading] = {}
    whole: dict[int, Heading] = {}
    for index, block in enumerate(draft.blocks):
        if block.kind != BlockKind.TABLE_CELL or block.table_id is None:
            continue
        if block.table_id not in whole:
            whole[block.table_id] = Heading()
            above = [block.lead_in] if block.lead_in is not None else []
            for place in [index, *above]:
                span = draft.blocks[place].span
                said = heading_of(draft.prose[span.start : span.end])
                if said.scale > 1 or said.kind is not None:
                    whole[block.table_id] = said
                    break
        if block.column:
            row, column = named.get(index, ("", ""))
            out[index] = merged(heading_of(column), heading_of(row), whole[block.table_id])
    return out
