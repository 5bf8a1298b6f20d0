"""FC107: a number in words and the same number in digits behind it in brackets must agree."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

import regex

from factcheck.model import Claim, Compare, Const, Kind, Relation, Tie
from factcheck.relate.context import Context
from factcheck.relate.repeated import named
from factcheck.relate.rule import Rule

_DIGIT = regex.compile(r"\d")
_FRACTION = regex.compile(r"^(?:an? )?(?:half|third|quarter)\b", regex.IGNORECASE)
_OPENS = regex.compile(r"^(?: [\p{L}-]{1,20}){0,2} ?[(\[]$")
_CLOSES = regex.compile(r"^\s?(?:[\p{L}-]{1,20} ?){0,2}[)\]]")
_KINDS = frozenset({Kind.COUNT, Kind.MONEY, Kind.DURATION, Kind.MEASURE, Kind.PERCENT, Kind.AGE, Kind.ORDINAL})


def relate(context: Context) -> Iterator[Relation]:
    """Yield words = digits for "twenty (14) days"."""
    for first, second in pairwise(context.claims):
        if first.sentence != second.sentence or {first.kind, second.kind} - _KINDS:
            continue
        in_words = [not _DIGIT.search(claim.text) for claim in (first, second)]
        if in_words[0] == in_words[1] or not _glossed(context, first, second):
            continue
        one, other = (first, second) if in_words[0] else (second, first)
        if not isinstance(one.value, Fraction) or not isinstance(other.value, Fraction):
            continue
        if _footnote(one.value, other.value):
            continue
        yield Relation(
            RULE.name,
            (one.id, other.id),
            Compare(Const(one.value, one.text), "=", Const(other.value, other.text)),
            Tie.CERTAIN,
            f"The number in words, {named(one)}, is not the number in digits, {named(other)}: check which is right.",
        )


def _glossed(context: Context, first: Claim, second: Claim) -> bool:
    """Whether the second figure fills a bracket right behind the first; "Fifteen (of 51)" and "ten (20%)" do not."""
    between = context.draft.prose[first.span.end : second.span.start]
    if len(between) > 40 or not _OPENS.match(" " + " ".join(between.split())):
        return False
    if first.kind != second.kind and (_DIGIT.search(first.text) or Kind.ORDINAL in (first.kind, second.kind)):
        return False  # "€25 billion of trade (two way)", "the Fourth District (177,100 children)"
    if first.kind == second.kind and first.unit != second.unit:
        return False  # "2,000 kilograms (two tons)" is a conversion
    if any(_FRACTION.search(claim.text) for claim in (first, second)):
        return False  # "a quarter billion (£252.5 million)" is rounded
    if (first.kind == Kind.PERCENT) != (second.kind == Kind.PERCENT):
        return False
    if first.kind != second.kind and (second.per or (Kind.MONEY in (first.kind, second.kind) and first.unit)):
        return False  # "over four years (£160,000 per year)"
    if {first.kind, second.kind} & {Kind.AGE} and first.kind != second.kind:
        return False  # "two men (24)" is an age
    return bool(_CLOSES.match(context.draft.prose[second.span.end : second.span.end + 45]))


def _footnote(words: Fraction, digits: Fraction) -> bool:
    """A single digit behind a larger number is a footnote's: "forty (2)"."""
    return digits < 10 <= words


RULE = Rule(
    code="FC107",
    name="words-digits-mismatch",
    summary="The number in words is not the number in digits behind it.",
    finds="A number in words with a number in digits in brackets right behind it, or the other way round, that differ.",
    why="The same number is written twice to be safe; when one of the two is corrected, the other stays.",
    silent="When the bracket holds something else: a whole (“of 51”), a percentage, an age, a footnote's number.",
    bad="Buyers may cancel up to twenty (14) days after the papers are signed.",
    good="Buyers may cancel up to twenty (20) days after the papers are signed; firms have 14.",
    checks=("A7",),
    relate=relate,
)
