"""Every digit of a draft is a figure or left out with a reason, and nothing is both."""

from __future__ import annotations

import pytest

from factcheck.extract import extract
from factcheck.model import Block, BlockKind, Draft, Options, Reading, Span


def reading(text: str) -> Reading:
    return extract(Draft("draft.txt", text, text, (Block(BlockKind.BODY, Span(0, len(text))),)), Options())


@pytest.mark.parametrize(
    "text",
    [
        "Hale (D-OR-02) bought 3WK0 shares for £4,000 on 3 May 2019.",
        "Ring 01632 960 555 about the 83 men, Room 4B, COVID-19 and version 2.1.",
        "From11 May the 5G mast, 24/7, costs 12.5p.",
    ],
)
def test_every_digit_is_accounted_for_once(text: str) -> None:
    found = reading(text)
    places = [claim.span for claim in found.claims] + [item.span for item in found.left_out]
    for index, character in enumerate(text):
        if character.isdigit():
            assert sum(span.start <= index < span.end for span in places) == 1, text[index:]


def test_what_no_finder_takes_is_left_out_as_a_word() -> None:
    assert [(item.text, item.reason) for item in reading("Hale (D-OR-02) came.").left_out] == [
        ("D-OR-02", "part of a name or code")
    ]


def test_claims_stand_in_text_order_with_their_index() -> None:
    claims = reading("Of 85 people, 83 were men and two were women.").claims
    assert [claim.text for claim in claims] == ["85", "83", "two"]
    assert [claim.id for claim in claims] == [0, 1, 2]


def test_a_sentence_with_too_many_figures_is_cut_before_a_figure() -> None:
    text = "The store held " + ", ".join(f"{number + 2} boxes" for number in range(130)) + "."
    read = reading(text)
    sizes = [sum(claim.sentence == sentence.index for claim in read.claims) for sentence in read.sentences]
    assert sizes == [60, 60, 10]
    assert "".join(text[sentence.span.start : sentence.span.end] for sentence in read.sentences) == text
    assert {claim.counts for claim in read.claims} == {"box"}
