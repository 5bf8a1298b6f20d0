"""Any number that a release can write reads back, and no pattern is worse than linear in the text."""

from __future__ import annotations

import time
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.extract import numbers
from factcheck.extract.numerals import read_numerals
from factcheck.model import Block, BlockKind, Draft, Options, Span

ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
TENS = "- - twenty thirty forty fifty sixty seventy eighty ninety".split()


unhurried = settings(deadline=None)  # a busy machine makes no reading wrong


def words(number: int, joiner: str) -> str:
    """Spell a cardinal: British with "and" or American without, as `joiner` says."""
    if number < 20:
        return ONES[number]
    if number < 100:
        return TENS[number // 10] + (f"-{ONES[number % 10]}" if number % 10 else "")
    for size, name in ((10**9, "billion"), (10**6, "million"), (1000, "thousand"), (100, "hundred")):
        if number >= size:
            head, rest = words(number // size, joiner), number % size
            link = joiner if rest < 100 else " "
            return f"{head} {name}" + (link + words(rest, joiner) if rest else "")
    raise AssertionError(number)


def only_value(text: str) -> Fraction:
    (numeral,) = read_numerals(text, 0, len(text))
    assert (numeral.start, numeral.end) == (0, len(text))
    return numeral.value


@unhurried
@given(st.integers(0, 10**12))
def test_digits_read_back(number: int) -> None:
    assert only_value(str(number)) == number


@unhurried
@given(st.integers(0, 10**15))
def test_digits_with_commas_read_back(number: int) -> None:
    assert only_value(f"{number:,}") == number


@unhurried
@given(st.integers(0, 10**12), st.sampled_from([" ", "\u00a0", "\u2009", "\u202f"]))
def test_digits_with_spaces_read_back(number: int, space: str) -> None:
    assert only_value(f"{number:,}".replace(",", space)) == number


@unhurried
@given(st.integers(0, 10**9), st.integers(1, 6))
def test_decimals_read_back(number: int, places: int) -> None:
    written = f"{number // 10**places}.{number % 10**places:0{places}d}"
    assert only_value(written) == Fraction(number, 10**places)


@unhurried
@given(st.integers(0, 10**12 - 1), st.sampled_from([" and ", " "]))
def test_words_read_back(number: int, joiner: str) -> None:
    assert only_value(words(number, joiner)) == number


@unhurried
@given(st.integers(1, 999), st.integers(0, 9), st.sampled_from(["million", "billion", "thousand", "trillion"]))
def test_digits_with_a_scale_word_read_back(whole: int, tenth: int, scale: str) -> None:
    size = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}[scale]
    assert only_value(f"{whole}.{tenth} {scale}") == Fraction(10 * whole + tenth, 10) * size


@unhurried
@given(st.text(max_size=300))
def test_no_text_breaks_the_reading(text: str) -> None:
    draft = Draft("draft.txt", text, text, (Block(BlockKind.BODY, Span(0, len(text))),))
    for figure in numbers.find(draft, draft.blocks[0], Options()):
        assert 0 <= figure.span.start < figure.span.end <= len(text)
        assert figure.tight.within(figure.loose)


@unhurried
@given(
    st.lists(
        st.sampled_from(
            "one two five hundred thousand million and a half of to in - , 5 40 1,200 £ $ % per cent km dozen third no "
            "more than about ( ) . : / – x".split()
        ),
        max_size=24,
    )
)
def test_no_mixture_of_number_words_breaks_the_reading(pieces: list[str]) -> None:
    text = " ".join(pieces)
    draft = Draft("draft.txt", text, text, (Block(BlockKind.BODY, Span(0, len(text))),))
    found = numbers.find(draft, draft.blocks[0], Options())
    for figure in found:
        assert figure.tight.within(figure.loose)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))


@pytest.mark.parametrize(
    "piece",
    [
        "7",
        "7,",
        "1,111",
        "a ",
        "(",
        "5 ",
        "5-",
        "one ",
        "hundred ",
        "and ",
        "half a ",
        "£",
        "5 to ",
        "in 5 ",
        "more than ",
        "no ",
        "1/",
        "1:",
        "5.",
        " ",
        "a third of ",
    ],
)
def test_reading_takes_time_in_proportion_to_the_text(piece: str) -> None:
    def seconds(length: int) -> float:
        text = (piece * (length // len(piece) + 1))[:length]
        draft = Draft("draft.txt", text, text, (Block(BlockKind.BODY, Span(0, length)),))
        begin = time.process_time()
        numbers.find(draft, draft.blocks[0], Options())
        return time.process_time() - begin

    seconds(100)  # the tables are read once
    short, long = min(seconds(2_000), seconds(2_000)), min(seconds(16_000), seconds(16_000))
    # Eight times the text: 8 times the time if linear, 64 times if quadratic.
    assert long < 24 * max(short, 0.01)
