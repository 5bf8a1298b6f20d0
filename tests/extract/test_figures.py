"""Runs the tables of fixtures/figures: what must be read so, and what must not be read."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from factcheck.extract import numbers
from factcheck.extract.figure import Figure
from factcheck.interval import Interval
from factcheck.model import Block, BlockKind, Draft, Kind, Options, Span

TABLES = Path(__file__).parents[2] / "fixtures" / "figures"
POSITIVE = ("counts", "money", "percent", "measures", "ratios", "ranges", "hedges", "ordinals", "rates")


def read(text: str, kind: BlockKind = BlockKind.BODY, options: Options | None = None) -> list[Figure]:
    block = Block(kind, Span(0, len(text)))
    draft = Draft("draft.txt", text, text, (block,))
    return numbers.find(draft, block, options or Options())


def rows(name: str) -> list[list[str]]:
    lines = (TABLES / f"{name}.tsv").read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def interval(written: str) -> Interval:
    low, high = written.strip("()").split("..")
    return Interval(
        None if low == "inf" else Fraction(low),
        None if high == "inf" else Fraction(high),
        written.startswith("("),
        written.endswith(")"),
    )


def decimal(value: Fraction | str | None) -> str:
    assert not isinstance(value, str)
    if value is None:
        return "-"
    return f"{float(value):.12f}".rstrip("0").rstrip(".")


@pytest.mark.parametrize(
    "row", [[name, *row] for name in POSITIVE for row in rows(name)], ids=lambda row: "-".join(row[:3])
)
def test_is_read_so(row: list[str]) -> None:
    _, text, written, kind, value, unit, hedge, tight, loose = row
    found = [figure for figure in read(text) if text[figure.span.start : figure.span.end] == written]
    assert found, f"read instead: {[text[f.span.start : f.span.end] for f in read(text)]}"
    figure = found[0]
    assert figure.kind is Kind(kind)
    assert decimal(figure.value) == value
    if unit:
        assert (figure.unit or "-") == unit
    if hedge:
        assert (figure.hedge.value or "-") == hedge
    if tight:
        assert figure.tight == interval(tight)
    if loose:
        assert figure.loose == interval(loose)
    assert figure.tight.within(figure.loose)


@pytest.mark.parametrize("row", rows("not_figures"), ids=lambda row: "-".join(row))
def test_is_not_read(row: list[str]) -> None:
    text, written = row
    starts = {index for index in range(len(text)) if text.startswith(written, index)}
    assert starts
    assert not [text[f.span.start : f.span.end] for f in read(text) if f.span.start in starts]


def test_ranges_keep_both_ends() -> None:
    (figure,) = read("It takes between 3 and 5 vans.")
    assert figure.parts == (3, 5)


def test_a_score_keeps_its_order() -> None:
    figure = read("Rovers won 2-0 in Pellworth.")[0]
    assert figure.parts == (2, 0)


@pytest.mark.parametrize(
    ("text", "per"),
    [("They paid £9.50 an hour.", "hour"), ("They paid £300 each.", "each"), ("They make 40 a day.", "day")],
)
def test_what_a_rate_is_for(text: str, per: str) -> None:
    assert read(text)[0].per == per


def test_brackets_are_negative_in_a_cell_and_a_gloss_in_prose() -> None:
    assert read("(53)", BlockKind.TABLE_CELL)[0].value == -53
    assert read("Fifty-three (53) came.")[1].value == 53


def test_an_office_sets_its_own_width() -> None:
    options = replace(Options(), hedge_widths={"about": Fraction(1, 20)})
    assert read("About 85 came.", options=options)[0].tight == Interval(Fraction(323, 4), Fraction(357, 4))


def test_a_width_that_does_not_exist_is_refused() -> None:
    with pytest.raises(KeyError, match="wide"):
        read("About 85 came.", options=replace(Options(), hedge_widths={"wide": Fraction(1)}))
