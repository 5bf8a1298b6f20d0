"""Sentence boundaries by rule."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.language import split


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in split(text)]


@pytest.mark.parametrize(
    "text",
    [
        "The raid on Feb. 1 was led by Det. Insp. Ada Vale of the harbour police.",
        "It stands at No. 5 Mill Lane, St. Osyth.",
        "Orrin Mills Inc. (NASDAQ: ORR) made $1.2bn. in sales.",
        "The U.S. Attorney and the U.K. Treasury agreed.",
        "The court opened at 9 a.m. Monday and rose at 4 p.m. on Tuesday.",
        "Mr. J. R. Keld paid approx. 40 fines.",
        '"Why now?" she asked the council.',
        "She asked “Why now?” and left.",
        "The rate, at 4.5 per cent, was up vs. May.",
        "See Fig. 3 and Vol. 12 for the 14 tables.",
        "A wrapped paragraph breaks its lines where the next word no longer\nfits, and it is one sentence.",
        "1. Staffing rose by 4 per cent",
        "Shares of Orrin Mills Inc. rose and those of Keld Corp. fell.",
        "Is it worth 40 homes? asked the mayor.",
        "The mill closed… and then it opened again.",
        "Guests of Salsa! and of Tarn Bros. came in two buses.",
        "It sold approx. half of its 14 shops and misc. items.",
        "The town?s ?walk-in? clinic saw the staff? personal files.",  # a page that lost its quotation marks
        "He reads The owl and the hare to The young of the town.",
        "Mill Falsely Certified He was Unemployed",
        "2) The town pays half.",
        "The brand orrin. has 40 shops.",
        "Orrin Mills Inc. (www.mills.example) has 12 shops.",
        "See www.mills.example for the 14 tables.",
        "It was sent at 04/26/2001 07:17 AM",
    ],
)
def test_one_sentence_stays_whole(text: str) -> None:
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It cost $1.2bn. The town paid half.", ["It cost $1.2bn.", "The town paid half."]),
        ("They came from the U.S. The rest stayed.", ["They came from the U.S.", "The rest stayed."]),
        ("He works for Orrin Mills Inc. It has 12 shops.", ["He works for Orrin Mills Inc.", "It has 12 shops."]),
        ("It closed in 2017. 42 people left.", ["It closed in 2017.", "42 people left."]),
        ('"We won. We said we would." The crowd left.', ['"We won.', 'We said we would."', "The crowd left."]),
        ("Was it so? Yes! It was.", ["Was it so?", "Yes!", "It was."]),
        ("• 12 arrests\n• 14 searches", ["• 12 arrests", "• 14 searches"]),
        ("1. Twelve were held\n2. Nine were fined", ["1. Twelve were held", "2. Nine were fined"]),
        ("Eighty-five caught in a year\n\nPolice said so.", ["Eighty-five caught in a year", "Police said so."]),
        (
            "Eighty-five caught in a year\nPolice in Dunmere have arrested eighty-five people since January.",
            [
                "Eighty-five caught in a year",
                "Police in Dunmere have arrested eighty-five people since January.",
            ],
        ),
        ("Asked twice, they said no. We left.", ["Asked twice, they said no.", "We left."]),
        (
            "Write to us at mail@mills.example. Visit the shop.",
            ["Write to us at mail@mills.example.", "Visit the shop."],
        ),
        ("It is on Mill St. The shop is shut.", ["It is on Mill St.", "The shop is shut."]),
        ("They were charged.The others went home.", ["They were charged.", "The others went home."]),
        ("they never came. we left at 9.", ["they never came.", "we left at 9."]),
        ("It runs on the platform. eBrock has 40 users.", ["It runs on the platform.", "eBrock has 40 users."]),
        ("did you see it? we did.", ["did you see it?", "we did."]),
        ("who is better ? i cannot say", ["who is better ?", "i cannot say"]),
        (
            "Call the town hall. https://town.example Contact the mill",
            ["Call the town hall.", "https://town.example", "Contact the mill"],
        ),
        ("Write to mail@mills.example Telephone 4410", ["Write to mail@mills.example", "Telephone 4410"]),
        ("It has shoes, coats, etc. Free postage ends.", ["It has shoes, coats, etc.", "Free postage ends."]),
        ("Funding information The study cost £4m.", ["Funding information", "The study cost £4m."]),
        ("Wards and Clinics (North) The bill gives $4m.", ["Wards and Clinics (North)", "The bill gives $4m."]),
        ("Ada Vale 04/26/2001 07:17 AM We met.", ["Ada Vale", "04/26/2001 07:17 AM", "We met."]),
        ("The end ---------- Appendix", ["The end", "----------", "Appendix"]),
        ("We hope so :-) Come soon. Kind regards, Ada", ["We hope so :-)", "Come soon.", "Kind regards,", "Ada"]),
        ("Profit was 4.5m.\nSales were 12m.", ["Profit was 4.5m.", "Sales were 12m."]),
    ],
)
def test_sentences_are_split(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


def test_empty_and_blank_texts_have_no_sentence() -> None:
    assert split("") == []
    assert split(" \n\n\t ") == []


@given(st.text(alphabet="aB1. \n?!\"')•-–", max_size=80))
def test_spans_cover_everything_but_white_space(text: str) -> None:
    spans = split(text)
    assert all(start < end for start, end in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    covered = {place for start, end in spans for place in range(start, end)}
    assert all(character.isspace() for place, character in enumerate(text) if place not in covered)


def test_long_runs_of_marks_take_linear_time() -> None:
    assert len(split("." * 100_000)) == 1
    assert len(split("A. " * 20_000)) >= 1
    assert len(split("\n" * 50_000 + "a")) == 1
    assert len(split("_" * 100_000)) == 1
    assert len(split("a? b " * 20_000)) >= 1
    assert len(split("http://" * 20_000)) == 1
    assert len(split("a@" + "a." * 50_000)) >= 1
