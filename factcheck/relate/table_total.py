"""FC204: a row or column called total must equal its parts."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from fractions import Fraction

import regex

from factcheck.model import Block, BlockKind, Claim, Kind, Relation, Tie
from factcheck.relate.context import Context
from factcheck.relate.flat_table import flat_totals
from factcheck.relate.parts import equals, exact, quoted, same_money
from factcheck.relate.rule import Rule

_TOTAL = regex.compile(
    r"(?:grand |overall )?totals?:?$|totals? (?:income|spending|expenditure|cost|costs|for the year|number|votes|"
    r"cast|places)$|"
    r"(?:income|cost|spending|number|amount|votes) in (?:all|total)$|both:?$|together:?$|combined:?$|all(?: "
    r"(?:\p{L}+|\d+)){0,2}$|overall:?$|sum:?$|altogether:?$|in all:?$",
    regex.IGNORECASE,
)
# "Total deposits" may be a figure of its own kind among others: it counts where another column adds up to it.
_TOTAL_OF = regex.compile(r"totals? (?:\p{L}+ ?){1,4}$", regex.IGNORECASE)
_SUB = regex.compile(r"(?:sub-?totals?|of which|of whom|including|includes|among them|thereof)\b", regex.IGNORECASE)
_NOT_ADDITIVE = regex.compile(
    r"%|per cent|percent|share|rate|average|mean|median|change|rank|year|age|index|ratio|per ", regex.IGNORECASE
)
_ROUNDED = regex.compile(
    r"round(?:ed|ing)|may not (?:add|sum|total)|000s?\)|thousands|millions|billions", regex.IGNORECASE
)


def relate(context: Context) -> Iterator[Relation]:
    """Yield total = sum of the cells, down each column and along each row of each table."""
    tables: dict[int, dict[tuple[int, int], Block]] = {}
    for block in context.draft.blocks:
        if block.kind is BlockKind.TABLE_CELL and block.table_id is not None:
            tables.setdefault(block.table_id, {})[block.row or 0, block.column or 0] = block
    figures = _figures(context)
    for cells in tables.values():
        grid = {place: figures.get(block.span.start) for place, block in cells.items()}
        words = {place: context.words(block.span.start, block.span.end) for place, block in cells.items()}
        yield from _down(grid, words, _is_rounded(context, cells))
        yield from _along(grid, words, _is_rounded(context, cells))
    for whole, parts in flat_totals(context):
        if not _ROUNDED.search(context.words(max(0, parts[0].span.start - 300), whole.span.end + 300)):
            yield _relation(whole, parts, Tie.LIKELY)


def _figures(context: Context) -> dict[int, Claim]:
    """The one figure of each cell that holds nothing else, by where the cell starts."""
    found: dict[int, Claim] = {}
    for index, claims in context.by_block.items():
        block = context.draft.blocks[index]
        if block.kind is BlockKind.TABLE_CELL and len(claims) == 1 and exact(claims[0]):
            claim = claims[0]
            rest = context.words(block.span.start, claim.span.start) + context.words(claim.span.end, block.span.end)
            if not regex.search(r"\p{L}{2}", rest) and claim.kind in (Kind.COUNT, Kind.MONEY, Kind.MEASURE):
                found[block.span.start] = claim
    return found


def _is_rounded(context: Context, cells: dict[tuple[int, int], Block]) -> bool:
    start = min(block.span.start for block in cells.values())
    end = max(block.span.end for block in cells.values())
    return bool(_ROUNDED.search(context.words(max(0, start - 300), end + 300)))


Grid = dict[tuple[int, int], Claim | None]


def _down(grid: Grid, words: dict[tuple[int, int], str], rounded: bool) -> Iterator[Relation]:
    rows = sorted({row for row, _ in grid})
    columns = sorted({column for _, column in grid if column > 0})
    of_a_kind: dict[int, list[tuple[Claim, list[Claim]]]] = {}
    for column in columns:
        if _NOT_ADDITIVE.search(words.get((rows[0], column), "")) or _holds_changes(grid, rows, columns, column):
            continue
        parts: list[Claim] = []
        broken = False
        for row in rows:
            label, claim = words.get((row, 0), ""), grid.get((row, column))
            if (_TOTAL.match(label) or _TOTAL_OF.match(label)) and claim is not None:
                if len(parts) > 1 and not broken and _adds(claim, parts, rounded):
                    if _TOTAL.match(label):
                        yield _relation(claim, parts, Tie.CERTAIN)
                    else:
                        of_a_kind.setdefault(row, []).append((claim, parts))
                parts, broken = [], False
            elif _SUB.match(label):
                broken = broken or label.lower().startswith("sub")
            elif claim is not None:
                parts.append(claim)
            elif row != rows[0] and words.get((row, column)):
                broken = True  # a cell with words in it: the column is no plain addition
    for found in of_a_kind.values():
        if any(_value(whole) == sum(map(_value, claims)) for whole, claims in found):
            for whole, claims in found:
                yield _relation(whole, claims, Tie.CERTAIN)


def _holds_changes(grid: Grid, rows: list[int], columns: list[int], column: int) -> bool:
    """Whether a column gives the change in per cent between two others: "120 | 100 | 20.0"."""
    seen = found = 0
    for row in rows:
        cell = grid.get((row, column))
        others = [claim for other in columns if other != column and (claim := grid.get((row, other))) is not None]
        if cell is None or len(others) < 2:
            continue
        seen += 1
        pairs = itertools.permutations((_value(claim) for claim in others[:8]), 2)
        found += any(old and abs(abs(new / old - 1) * 100 - abs(_value(cell))) <= 1 for new, old in pairs)
    return found > 1 and 2 * found >= seen


def _along(grid: Grid, words: dict[tuple[int, int], str], rounded: bool) -> Iterator[Relation]:
    rows = sorted({row for row, _ in grid})
    columns = sorted({column for _, column in grid if column > 0})
    header = [words.get((rows[0], column), "") for column in columns]
    totals = [column for column, label in zip(columns, header, strict=True) if _TOTAL.match(label)]
    totals = totals or _sums_of_the_others(grid, rows[1:], columns)
    if len(totals) != 1 or any(_NOT_ADDITIVE.search(label) or _SUB.match(label) for label in header):
        return
    found: list[tuple[Claim, list[Claim]]] = []
    for row in rows[1:]:
        whole = grid.get((row, totals[0]))
        parts = [grid.get((row, column)) for column in columns if column != totals[0]]
        if whole is not None and len(parts) > 1 and all(part is not None for part in parts):
            claims = [part for part in parts if part is not None]
            if _adds(whole, claims, rounded):
                found.append((whole, claims))
    # Where most rows do not add up, the columns are not the parts of the one called total.
    right = sum(_value(whole) == sum(map(_value, claims)) for whole, claims in found)
    if 2 * right > len(found):
        for whole, claims in found:
            yield _relation(whole, claims, Tie.CERTAIN)


_FEWEST = 3


def _sums_of_the_others(grid: Grid, rows: list[int], columns: list[int]) -> list[int]:
    """The last column, if all rows but one show it to be the sum of two or more others: "Bell | Crane | Votes cast"."""
    if len(columns) < _FEWEST or len(rows) < _FEWEST:
        return []
    last = columns[-1]
    right = 0
    for row in rows:
        cells = [grid.get((row, column)) for column in columns]
        if any(cell is None for cell in cells):
            return []
        values = [_value(cell) for cell in cells if cell is not None]
        right += values[-1] == sum(values[:-1]) and values[-1] > 0
    return [last] if right >= max(2, len(rows) - 1) else []


def _adds(whole: Claim, parts: Sequence[Claim], rounded: bool) -> bool:
    if not same_money([whole, *parts]) or any(part.kind is Kind.PERCENT for part in parts):
        return False
    off = abs(_value(whole) - sum(map(_value, parts)))
    # Rounded cells may each be half a unit off.
    return not (rounded and 0 < off <= Fraction(len(parts) + 1, 2) * max(part.scale for part in parts))


def _value(claim: Claim) -> Fraction:
    return claim.value if isinstance(claim.value, Fraction) else Fraction(0)


def _relation(whole: Claim, parts: Sequence[Claim], tie: Tie) -> Relation:
    shown = f"The {len(parts)} figures" if len(parts) > 4 else " + ".join(part.text for part in parts)
    return Relation(
        "table-total-mismatch",
        (whole.id, *(part.id for part in parts)),
        equals(whole, parts),
        tie,
        f"{shown} make {{expected}}, but the table's total is {quoted(whole)}: check the total and its parts.",
    )


RULE = Rule(
    code="FC204",
    name="table-total-mismatch",
    summary="A table's total is not the sum of its row or column.",
    finds="A row or column called total (or all) that differs from the sum of its cells.",
    why="Tables are copied by journalists as they stand, and the first thing they check is the total.",
    silent=(
        "When rows are marked “of which”, when a column holds rates or averages, and within rounding "
        "where the table says so."
    ),
    bad=(
        "| Pool | Visits |\n| --- | --- |\n| Abbot Street | 120 |\n| Mere Park | 340 |\n| Westfield | 95 "
        "|\n| Total | 565 |\n"
    ),
    good="| Pool | Visits |\n| --- | --- |\n| Abbot Street | 120 |\n| Mere Park | 340 |\n| of which lessons | 40 |\n"
    "| Westfield | 95 |\n| Total | 555 |\n",
    checks=("B4",),
    relate=relate,
)
