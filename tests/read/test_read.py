"""Reading: the text is never changed, offsets hold, and the anatomy of a release is found."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.model import BlockKind, Draft, Options
from factcheck.read import ReadError, read_file, read_text

RELEASE = """Council opens 12 libraries

Saturday, 17th March 2018

Wexmoor Council has opened 12 libraries in a year, "all of them free," said Councillor Ann Pell. It cost £3 million.

The plan has three aims:

- safer streets
- faster trials
- better data

| Town | Fines |
|------|------:|
| Pell | 412   |
| Total| 555   |

Notes to editors

1. The fund opened on Monday.
2. There are 84 halls.

About Wexmoor Council

The council was founded in 1974.
"""


def words(draft: Draft, kind: BlockKind) -> list[str]:
    return [draft.prose[b.span.start : b.span.end] for b in draft.blocks if b.kind is kind]


def test_the_anatomy_of_a_release() -> None:
    draft = read_text(RELEASE)
    assert words(draft, BlockKind.HEADLINE) == ["Council opens 12 libraries"]
    assert words(draft, BlockKind.DATELINE) == ["Saturday, 17th March 2018"]
    assert draft.issued == date(2018, 3, 17)
    assert words(draft, BlockKind.LIST_ITEM) == ["safer streets", "faster trials", "better data"]
    assert words(draft, BlockKind.NOTES) == ["The fund opened on Monday.", "There are 84 halls."]
    assert words(draft, BlockKind.BOILERPLATE) == ["The council was founded in 1974."]
    items = [b for b in draft.blocks if b.kind is BlockKind.LIST_ITEM]
    assert len({b.list_id for b in items}) == 1
    lead = draft.blocks[items[0].lead_in or 0]
    assert draft.prose[lead.span.start : lead.span.end] == "The plan has three aims:"


@pytest.mark.parametrize("above", ["Contact: Nora Vale, (555) 014-2290", "Get help\n\nContact us\n\nSeal your record"])
def test_a_contact_above_the_text_does_not_take_the_text_in(above: str) -> None:
    told = "Marlow County prosecutors today announced that a clerk was sentenced to three years for taking $21,400."
    below = "Contact\n\nNora Vale, press office, (555) 014-2290, will take calls."
    draft = read_text(f"Clerk sentenced to three years\n\n{above}\n\n{told}\n\nHe paid it back.\n\n{below}\n")
    assert words(draft, BlockKind.BODY) == [told, "He paid it back."]


def test_table_cells_know_their_row_and_column() -> None:
    draft = read_text(RELEASE)
    cells = {
        (b.row, b.column): draft.text[b.span.start : b.span.end]
        for b in draft.blocks
        if b.kind is BlockKind.TABLE_CELL
    }
    assert cells == {
        (0, 0): "Town", (0, 1): "Fines", (1, 0): "Pell", (1, 1): "412", (2, 0): "Total", (2, 1): "555",
    }  # fmt: skip


def test_a_quotation_has_its_speaker() -> None:
    (quotation,) = read_text(RELEASE).quotations
    assert RELEASE[quotation.span.start : quotation.span.end] == '"all of them free,"'
    assert quotation.speaker == "Councillor Ann Pell"


def test_markdown_markup_is_masked_in_place() -> None:
    text = "---\ntitle: 99\n---\n# 85 **suspects**\r\n\r\nPolice [caught](http://a.example/7) &pound;20 worth.\r\n"
    draft = read_text(text, "release.md")
    assert draft.text == text
    assert len(draft.prose) == len(text)
    assert words(draft, BlockKind.HEADLINE) == ["85   suspects"]
    (body,) = words(draft, BlockKind.BODY)
    assert body.split() == ["Police", "caught", "£20", "worth."]
    assert "99" not in draft.prose


def test_nested_and_numbered_lists_in_markdown() -> None:
    draft = read_text("# A\n\nThree aims:\n\n- one\n- two\n  1. sub\n", "a.md")
    items = [b for b in draft.blocks if b.kind is BlockKind.LIST_ITEM]
    assert [(b.marker, b.depth) for b in items] == [("-", 0), ("-", 0), ("1.", 1)]
    assert items[0].list_id == items[1].list_id != items[2].list_id


def test_lines_wrapped_by_an_editor_are_one_paragraph() -> None:
    text = (
        "Raid in Tolby\n\nOfficers from the drugs unit stopped riders at nine locations in the\n"
        "town between Friday and Sunday, and seized 64 electric scooters in all,\nthey said.\n"
    )
    assert len(words(read_text(text), BlockKind.BODY)) == 1


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Wexmoor Council has counted its stores and found that the town has, in all of the", "stores, 400 boxes."),
        (
            "Wexmoor Council has counted its stores and found in these weeks more",
            "boxes than in a year, as a clerk told us all.",
        ),
        ("He lives at 239 55 th", "Street in Marbeck."),
    ],
)
def test_a_paragraph_cut_in_mid_sentence_is_one(first: str, second: str) -> None:
    draft = read_text(f"Wexmoor counts its boxes\n\n{first}\n\n{second}\n")
    assert draft.text[draft.blocks[-1].span.start : draft.blocks[-1].span.end] == f"{first}\n\n{second}"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Wexmoor Council has counted its stores and found that it has 400 boxes.", "boxes are blue"),
        ("The grant goes to the repair of the roofs of the town; and", "to new doors for the stores of the town."),
        ("Contact: Jo Hale, press office of Wexmoor Council, 01632 960123", "press@wexmoor.example"),
        ("Wexmoor counts", "boxes and bags"),
    ],
)
def test_paragraphs_that_end_are_not_joined(first: str, second: str) -> None:
    draft = read_text(f"Wexmoor counts its boxes\n\n{first}\n\n{second}\n")
    assert draft.text[draft.blocks[-1].span.start : draft.blocks[-1].span.end] == second


def test_the_date_behind_for_immediate_release_wins() -> None:
    dates = "May 9, 2018\n\nFor Immediate Release\n\nMay 7, 2018"
    draft = read_text(f"Wexmoor counts its boxes\n\n{dates}\n\nWexmoor has 400 boxes.\n")
    assert draft.issued == date(2018, 5, 7)


def test_short_lines_are_blocks_of_their_own() -> None:
    text = "Results\n\nThe results for the year are given below in full, in millions.\n\nRevenue\n3.4\nCosts\n2.1\n"
    assert len(read_text(text).blocks) == 6


FLATTENED = """Results of the year

The year's results are given below in full.

2025

2024

Net income

1,310

2,415

Income tax

375

631

Earnings per share

$0.28

$0.52

The figures are unaudited.
"""


def test_a_table_flattened_to_a_cell_a_line_is_a_table_again() -> None:
    cells = {
        (b.row, b.column): FLATTENED[b.span.start : b.span.end]
        for b in read_text(FLATTENED).blocks
        if b.kind is BlockKind.TABLE_CELL
    }
    assert cells[0, 1] == "2025"
    assert cells[2, 0] == "Income tax"
    assert cells[3, 2] == "$0.52"
    assert len(cells) == 11


def test_two_rows_or_ragged_rows_are_no_table() -> None:
    two = FLATTENED.replace("Earnings per share\n\n$0.28\n\n$0.52\n\n", "")
    ragged = FLATTENED.replace("631\n\n", "")
    for text in (two, ragged):
        assert not [b for b in read_text(text).blocks if b.kind is BlockKind.TABLE_CELL]


def test_other_releases_below_the_page_are_furniture() -> None:
    text = "Man jailed\n\nA man was jailed for six years on Monday in Tarrant.\n\nLatest Posts\n\n42 held in raid\n"
    draft = read_text(text)
    assert words(draft, BlockKind.FURNITURE) == ["Latest Posts", "42 held in raid"]


@pytest.mark.parametrize(
    ("dateline", "issued"),
    [
        ("LEEDS, 17 March 2018 – Police have", date(2018, 3, 17)),
        ("PORTVALE, March 17, 2018 /WireOne/ -- Police have", date(2018, 3, 17)),
        ("The council said on 17 March 2018 - and meant it - that", None),
        ("Police made arrests on 17 March 2018 in Leeds and", None),
    ],
)
def test_the_date_in_a_dateline(dateline: str, issued: date | None) -> None:
    assert read_text(f"Arrests made\n\n{dateline} arrested 85 people over a year.\n").issued == issued


def test_numeric_dates_follow_the_house_order() -> None:
    text = "Arrests made\n\n03/04/2018\n\nPolice have arrested 85 people.\n"
    assert read_text(text).issued is None
    assert read_text(text, options=Options(date_order="dmy")).issued == date(2018, 4, 3)
    assert read_text(text, options=Options(date_order="mdy")).issued == date(2018, 3, 4)


def test_the_release_date_of_the_settings_wins() -> None:
    assert read_text(RELEASE, options=Options(release_date=date(2020, 1, 1))).issued == date(2020, 1, 1)


def test_encodings() -> None:
    assert read_file("a.txt", b"\xef\xbb\xbfFunding of \xc2\xa320").text == "Funding of £20"
    assert read_file("a.txt", "Funding of £20".encode("utf-16")).text == "Funding of £20"
    old = read_file("a.txt", b"Funding of \xa320 \x96 at last")
    assert old.text == "Funding of £20 – at last"
    assert "Windows-1252" in old.notices[0]
    assert read_file("a.txt", "Funding of £20".encode()).notices == ()


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (b" \r\n\t", "empty"),
        (b"PK\x03\x04\x00\x00", "binary"),
        (b"caf\x81\xe9", "neither UTF-8 nor Windows-1252"),
        (b"\xef\xbb\xbfcaf\xe9", "byte 3"),
    ],
)
def test_what_cannot_be_read_is_said_in_one_sentence(data: bytes, says: str) -> None:
    with pytest.raises(ReadError, match=says) as caught:
        read_file("a.txt", data)
    assert "\n" not in str(caught.value)


def test_another_language_is_said_to_be_so() -> None:
    text = "La police a arrêté 85 personnes dans le cadre de son enquête sur les vols. " * 5
    draft = read_text(text)
    assert draft.language == "other"
    assert "French" in draft.notices[0]
    assert read_text(RELEASE).language == "en"


def test_an_invisible_character_inside_a_figure_is_said() -> None:
    assert "line 1" in read_text("Police arrested 4\u200b000 people.").notices[0]
    assert read_text("Police arrested\u200b 4,000 people.").notices == ()


@given(st.text(max_size=400), st.booleans())
def test_any_text_is_read_and_kept(text: str, markdown: bool) -> None:
    if not text.strip():
        with pytest.raises(ReadError):
            read_text(text, markdown=markdown)
        return
    draft = read_text(text, markdown=markdown)
    assert draft.text == text
    assert len(draft.prose) == len(text)
    end = 0
    for block in draft.blocks:
        assert end <= block.span.start < block.span.end <= len(text)
        end = block.span.end


MARKDOWN_LINES = ["# 85", "- a 3", "1. b", "| a | 4 |", "|--|--|", "> c 7", "", "x 9.", "```", "\t- d"]


@given(st.lists(st.sampled_from(MARKDOWN_LINES), max_size=20))
def test_any_markdown_keeps_its_blocks_in_order(lines: list[str]) -> None:
    text = "\r\n".join(["start", *lines])
    end = 0
    for block in read_text(text, markdown=True).blocks:
        assert end <= block.span.start < block.span.end <= len(text)
        end = block.span.end
