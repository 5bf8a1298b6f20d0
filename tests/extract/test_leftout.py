"""Runs the tables of digits that are no claim, both ways."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.extract import leftout
from factcheck.model import Block, BlockKind, Draft, LeftOut, Span

TABLES = Path(__file__).parents[2] / "fixtures" / "figures"


def rows(name: str) -> list[list[str]]:
    lines = (TABLES / name).read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def read(text: str, kind: BlockKind = BlockKind.BODY) -> list[LeftOut]:
    block = Block(kind, Span(0, len(text)))
    return leftout.find(Draft("draft.txt", text, text, (block,)), block)


@pytest.mark.parametrize("row", rows("left_out.tsv"), ids=lambda row: row[1])
def test_is_left_out(row: list[str]) -> None:
    text, part, reason = row
    assert (part, reason) in {(item.text, item.reason) for item in read(text)}


@pytest.mark.parametrize("row", rows("left_out_not.tsv"), ids=lambda row: row[0])
def test_is_kept(row: list[str]) -> None:
    text, part = row
    start = text.index(part)
    assert not [item for item in read(text) if item.span.start < start + len(part) and start < item.span.end]


def test_all_digits_of_page_furniture_are_left_out() -> None:
    assert [item.text for item in read("Latest posts 12 and 340", BlockKind.FURNITURE)] == ["12", "340"]


def test_a_list_mark_is_left_out() -> None:
    found = read("3. Plant 40 trees", BlockKind.LIST_ITEM)
    assert [(item.text, item.reason) for item in found] == [("3.", "list number")]
