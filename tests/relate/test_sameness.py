"""Whether two claims are about the same thing, and whether two numbers are a slip apart."""

from __future__ import annotations

import pytest

from factcheck.extract import extract
from factcheck.model import Claim, Options, Tie
from factcheck.read import read_text
from factcheck.relate.context import Context
from factcheck.relate.sameness import likeness, same_thing
from factcheck.relate.typos import differ, slip_between


def _two(text: str, one: str, other: str) -> tuple[Context, Claim, Claim]:
    draft = read_text(text)
    context = Context(draft, extract(draft, Options()))
    first = next(claim for claim in context.claims if claim.text == one)
    second = next(claim for claim in reversed(context.claims) if claim.text == other)
    return context, first, second


@pytest.mark.parametrize(
    ("text", "one", "other", "tie"),
    [
        ("Police arrested 85 people. A total of 58 people were arrested.", "85", "58", Tie.CERTAIN),
        ("Police arrested 85 suspects. In all 58 people were arrested.", "85", "58", Tie.LIKELY),
        ("Police arrested 85 people. Officers made 58 arrests.", "85", "58", None),
        ("Police arrested 85 people. Officers charged 58 people.", "85", "58", None),
        ("Police arrested 85 people. Another 58 people were arrested.", "85", "58", None),
        ("Police arrested 85 people in 2011. Police arrested 58 people in 2012.", "85", "58", None),
        ("Police arrested 85 people in Leeds. Police arrested 58 people in York.", "85", "58", None),
        ("Wardens towed 85 stolen cars. Wardens towed 58 hired cars.", "85", "58", None),
        ("The plant cost £85 million. The plant cost $58 million.", "£85 million", "$58 million", None),
    ],
)
def test_same_thing(text: str, one: str, other: str, tie: Tie | None) -> None:
    context, first, second = _two(text, one, other)
    assert same_thing(context, first, second) == tie, likeness(context, first, second).reason
    assert same_thing(context, second, first) == tie


def test_likeness_gives_the_reason() -> None:
    context, first, second = _two("Police arrested 85 people. Another 58 people were arrested.", "85", "58")
    assert "another" in likeness(context, first, second).reason


@pytest.mark.parametrize(
    ("one", "other", "slip"),
    [
        ("6,452", "6,542", "swap"),
        ("$210,000", "$270,000", "digit"),
        ("1,050", "10,050", "length"),
        ("£4.2 billion", "£4.2 million", "scale"),
        ("83", "38", "swap"),
        ("83", "86", ""),
        ("412", "976", ""),
    ],
)
def test_slip_between(one: str, other: str, slip: str) -> None:
    _, first, second = _two(f"They counted {one} once. They counted {other} twice.", one, other)
    assert slip_between(first, second) == slip_between(second, first) == slip


@pytest.mark.parametrize(
    ("one", "other", "differs"),
    [
        ("$98 million", "$98,495,397", False),
        ("$89 million", "$98,495,397", True),
        ("36,000 homes", "36,412 homes", False),
        ("63,000 homes", "36,412 homes", True),
        ("10 years", "11 years", True),
        ("up to 50%", "up to 43%", True),
    ],
)
def test_differ_grants_rounding(one: str, other: str, differs: bool) -> None:
    draft = read_text(f"They named {one} in May. They named {other} in June.")
    claims = [c for c in extract(draft, Options()).claims if not isinstance(c.value, str)]
    assert len(claims) == 2
    assert differ(claims[0], claims[1]) == differ(claims[1], claims[0]) == differs
