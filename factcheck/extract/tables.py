"""Row and column labels of table cells."""

from __future__ import annotations

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
