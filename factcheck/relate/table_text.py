"""FC103: a figure of the text must be the cell that its row and column name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from fractions import Fraction

import regex

from factcheck.interval import exactly
from factcheck.model import BlockKind, Claim, Compare, Ref, Relation, Tie
from factcheck.relate.context import Context
from factcheck.relate.mentions import stems_of
from factcheck.relate.repeated import equation, named
from factcheck.relate.rule import Rule
from factcheck.relate.typos import differ, is_long, log_ratio, slip_between

_LIKE = 0.7  # e to this is twofold: of several cells of a row a figure is a slip of the one near it
_COMPARED = regex.compile(
    r"\b(?:last year['’]s|previous|than|above|below|target of|forecast of|against)(?: \w+){0,3} $", regex.IGNORECASE
)
_PER = regex.compile(r"\bper\b", regex.IGNORECASE)
_YEAR = regex.compile(r"\b(?:19|20)\d\d(?:[-–/]\d{2,4})?\b")


def relate(context: Context) -> Iterator[Relation]:
    """Yield figure of the text = cell, for the one figure and the one cell of a row that no equal figure pairs off."""
    rows: defaultdict[tuple[int, str], list[Claim]] = defaultdict(list)
    for claim in context.claims:
        block = context.block(claim)
        if block.kind == BlockKind.TABLE_CELL and block.table_id is not None and claim.row and claim.column:
            rows[block.table_id, claim.row].append(claim)
    said: set[int] = set()
    for relation in _of_rows(context, rows):
        said.update(relation.claims)
        yield relation
    for pair in context.repeats:
        a, b = pair.a.claim, pair.b.claim
        cells = [context.block(claim).kind == BlockKind.TABLE_CELL for claim in (a, b)]
        if pair.score < _ALIKE or cells.count(True) != 1 or pair.vouched or said & {a.id, b.id} or not _is_slip(a, b):
            continue
        figure, cell = (b, a) if cells[0] else (a, b)
        column = stems_of(cell.column) - _ANY_COLUMN
        if column and not column & stems_of(context.sentence_text(figure.sentence)):
            continue  # "212 apprentices finished", beside a column "Started in 2024"
        said |= {a.id, b.id}
        yield Relation(
            RULE.name,
            (figure.id, cell.id),
            equation(figure, cell),
            Tie.LIKELY,
            f"The text gives {named(figure)}, the table {named(cell)}: check which is right.",
        )


def _is_slip(a: Claim, b: Claim) -> bool:
    """Whether two figures of three digits or more are a slip of the hand apart: $263,480 and 623,480."""
    return is_long(a) and is_long(b) and slip_between(a, b) in ("swap", "digit")


_ANY_COLUMN = stems_of("amount number total value figure count sum usd eur gbp dollars pounds euros thousands millions")
_ALIKE = 2.0  # log odds that two such figures are one (resemblance.py)


def _of_rows(context: Context, rows: dict[tuple[int, str], list[Claim]]) -> Iterator[Relation]:
    """Yield the relations of sentences that name a row and a column."""
    if not rows:
        return
    for sentence, claims in context.by_sentence.items():
        if context.draft.blocks[claims[0].block].kind == BlockKind.TABLE_CELL:
            continue
        text = context.sentence_text(sentence)
        for (_, label), cells in rows.items():
            yield from _row(text, claims, label, cells, _title(context, cells[0]))


def _title(context: Context, cell: Claim) -> frozenset[str]:
    """The words of the line above the table and of the headline, which say what the table counts."""
    lead_in = context.block(cell).lead_in
    spans = [block.span for block in context.draft.blocks[:2] if block.kind is BlockKind.HEADLINE]
    spans += [] if lead_in is None else [context.draft.blocks[lead_in].span]
    return frozenset().union(*(stems_of(context.words(span.start, span.end)) for span in spans))


def _row(
    text: str, claims: tuple[Claim, ...], label: str, cells: list[Claim], title: frozenset[str]
) -> Iterator[Relation]:
    words, years = stems_of(text), set(_YEAR.findall(text))
    row = stems_of(label)
    if not row or not row <= words or label.lower() in {"total", "all"}:
        return
    if _PER.search(label) and not _PER.search(text):
        return  # "earnings of $1.7 million" are not the row "Earnings per share"
    named_cells = [cell for cell in cells if _column_named(cell.column, words, years)]
    for cell_kind in {(cell.kind, cell.unit) for cell in named_cells}:
        wanted = [cell for cell in named_cells if (cell.kind, cell.unit) == cell_kind]
        given = [
            c
            for c in claims
            if not _COMPARED.search(text.partition(c.text)[0])
            and (c.kind, c.unit) == cell_kind
            and c.value is not None
            and _may_be(c, row | title, wanted)
        ]
        figures = [c for c in given if all(differ(c, cell) for cell in cells)]
        left = [cell for cell in wanted if all(differ(cell, c) for c in given)]
        if len(figures) == 1 and len(left) > 1:
            near = [cell for cell in left if log_ratio(figures[0], cell) < _LIKE]
            left = near if len(near) == 1 and slip_between(figures[0], near[0]) else left
        if len(figures) == len(left) == 1 and not _in_thousands(figures[0], left[0]):
            figure, cell = figures[0], left[0]
            sure = len(stems_of(cell.column)) > 0 and stems_of(cell.column) <= words
            yield Relation(
                RULE.name,
                (figure.id, cell.id),
                Compare(Ref(figure.id), "=", Ref(cell.id)),
                Tie.CERTAIN if sure else Tie.LIKELY,
                f"The text gives {named(figure)}, the table {named(cell)} ({label}, {cell.column}): check which is "
                f"right.",
            )


def _in_thousands(figure: Claim, cell: Claim) -> bool:
    """Whether the table says in thousands or millions what the text says in full: "541,704" for "$542 million"."""
    if not isinstance(cell.value, Fraction):
        return False
    return any(figure.loose.meets(exactly(cell.value * scale)) for scale in (1000, 1_000_000))


def _column_named(column: str, words: frozenset[str], years: set[str]) -> bool:
    """Whether a sentence speaks of a column: at least half its words, and its year unless the sentence has none."""
    label = stems_of(column)
    column_years = set(_YEAR.findall(column))
    if years and column_years and not years & column_years:
        return False
    if not label:
        return bool(column_years)
    return 2 * len(label & words) >= len(label)


def _may_be(claim: Claim, row: frozenset[str], cells: list[Claim]) -> bool:
    """Whether a figure of the text may be a cell's: it counts nothing, or what the row or column names."""
    if not claim.noun or "elliptic" in claim.cues:
        return not claim.role or claim.role in {"to", "from"}
    named_words = row.union(*(stems_of(cell.column) for cell in cells))
    return bool(stems_of(claim.noun) & named_words) and claim.role in {"", "to", "from"}


RULE = Rule(
    code="FC103",
    name="table-text-mismatch",
    summary="The text gives another figure than the table.",
    finds="A sentence that names a row and a column of a table, with a figure that is in none of the row's cells.",
    why="Tables are pasted from a spreadsheet, sentences are typed; only one of them gets corrected.",
    silent="When the sentence counts something else, or names another year than the column, or has several figures "
    "that could "
    "belong to the cell.",
    bad=(
        "| Orchard | Crates picked in 2024 |\n| --- | --- |\n| Nether Vale | 518 |\n| Upper Vale "
        "| 643 |\n\nUpper Vale led the orchards with 634 crates picked in 2024.\n"
    ),
    good=(
        "| Orchard | Crates picked in 2024 |\n| --- | --- |\n| Nether Vale | 518 |\n| Upper Vale "
        "| 643 |\n\nUpper Vale led the orchards with 643 crates picked in 2024.\n"
    ),
    checks=("A3",),
    relate=relate,
    surest=Tie.LIKELY,
)
