"""Runs fixtures/figures/table_headings.tsv: units and scales that stand in a table's headings."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from factcheck.extract import extract
from factcheck.interval import Interval
from factcheck.model import Claim, Options
from factcheck.read import read_text

TABLE = Path(__file__).parents[2] / "fixtures" / "figures" / "table_headings.tsv"
ROWS = [line.split("\t") for line in TABLE.read_text("utf-8").splitlines() if not line.startswith("#")]


def cell(corner: str, row: str, column: str, written: str) -> Claim:
    text = f"Wexmoor adds up\n\n| {corner} | {column} |\n| --- | --- |\n| {row} | {written} |\n| Others | none |\n"
    draft = read_text(text, "draft.md", Options(), markdown=True)
    return next(claim for claim in extract(draft, Options()).claims if claim.span.start > text.index("---"))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: " ".join(row[:4]))
def test_what_headings_make_of_a_cell(row: list[str]) -> None:
    corner, label, column, written, kind, value, unit = row
    claim = cell(corner, label, column, written)
    assert claim.kind.value == kind
    assert claim.value == (value if kind == "year" else Fraction(value))
    assert (claim.unit or "-") == unit
    assert claim.tight.within(claim.loose)


def test_a_scaled_cell_is_known_to_its_last_digit() -> None:
    assert cell("(in thousands)", "Sales", "2024", "1,310").tight == Interval(Fraction(1_309_500), Fraction(1_310_500))


def test_a_line_that_tells_the_scale_of_a_flattened_table_counts_nothing() -> None:
    lines = "(in thousands) 2024 2023|Net income 1,310 2,415|Revenue 12,500 11,250|Costs 3,100 2,900".split("|")
    text = "Wexmoor adds up\n\n" + "\n\n".join(part for line in lines for part in _cells(line))
    claims = extract(read_text(text, "draft.txt", Options()), Options()).claims
    assert [claim.text for claim in claims][:3] == ["2024", "2023", "1,310"]
    assert claims[2].value == 1_310_000
    assert (claims[3].row, claims[3].column) == ("Net income", "2023")


def _cells(line: str) -> list[str]:
    *label, first, second = line.split()
    return [" ".join(label), first, second]
