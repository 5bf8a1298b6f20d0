"""Figures taken up again by "the", "this", "all": the reader looks for the same figure before, and finds another.

    Ministers have awarded £7.4 million to youth clubs. ... "This £4.7 million will keep doors open."
    Eastmoor Police has taken on 18 dog handlers. ... "I welcome all 16 dog handlers."

Taken as one figure said twice only where nothing else in the text can be meant: one earlier figure of the thing, none
with the later one's value, and no words that narrow the later one down.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import regex

from factcheck.model import BlockKind, Claim, Hedge, Kind
from factcheck.relate.apart import CONCLUSIVE, IN_THE_BODY, IN_THE_HEADLINE, signs_apart
from factcheck.relate.context import Context
from factcheck.relate.lexicon import singular
from factcheck.relate.typos import differ, log_ratio, slip_between

__all__ = ["taken_up"]

_DEFINITE = regex.compile(
    r"\b(?P<word>the|this|these|those|that|all|every penny of the|every pound of the|all of the|all the)$"
)
_POINTING = frozenset({"this", "these", "those", "that"})
_NARROWED = regex.compile(
    r"^[ -]?(?:[\p{L}’'-]{2,20} ){0,2}?(?:who|that|which|whom|whose|in|at|of|for|from|with|without|under|over|"
    r"aged|on|already|still|needed|"
    r"left|remaining|raised|spent|made|given|set)\b"
)
_REACH = 40  # sentences
_FEWEST = 10
_FAR = 1.1  # e to this is threefold
_TABLE = frozenset({BlockKind.TABLE_CELL, BlockKind.CONTACT, BlockKind.FURNITURE})


def taken_up(context: Context) -> Iterator[tuple[Claim, Claim]]:
    """Yield (earlier figure, later figure) for each figure that takes up another and differs from it."""
    figures = [
        c for c in context.claims if c.kind in (Kind.COUNT, Kind.MONEY) and isinstance(c.value, Fraction) and not c.per
    ]
    for later in figures:
        word = _determiner(context, later)
        if (
            not word
            or later.role in ("share", "from", "by", "gloss")
            or later.hedge is not Hedge.NONE
            or context.block(later).kind in _TABLE
        ):
            continue
        if later.kind is Kind.COUNT and (later.value or 0) < _FEWEST:  # type: ignore[operator]
            continue
        like = [
            c
            for c in figures
            if c.id != later.id and (c.kind, c.unit) == (later.kind, later.unit) and _of_one_thing(c, later)
        ]
        if any(not differ(c, later) or _whole_of(c, later) for c in like):
            continue
        before = [
            c
            for c in like
            if c.id < later.id and later.sentence - c.sentence <= _REACH and context.block(c).kind not in _TABLE
        ]
        if not before or len({c.value for c in before}) != 1 or any(c.sentence == later.sentence for c in like):
            continue
        earlier = before[-1]
        slip = slip_between(earlier, later)
        if slip == "scale":
            continue  # scale-slip looks at what the two are of
        if not slip and (log_ratio(earlier, later) > _FAR or (later.kind is Kind.MONEY and word not in _POINTING)):
            continue
        after = context.words(
            later.span.end, min(context.sentences[later.sentence].span.end, later.span.end + 60)
        ).lower()
        signs = signs_apart(context, context.mentions[earlier.id], context.mentions[later.id])
        if (_NARROWED.match(f" {after}") and (not slip or later.kind is Kind.MONEY)) or any(
            signs[sign] for sign in (*CONCLUSIVE, *IN_THE_BODY, *IN_THE_HEADLINE)
        ):
            continue
        yield earlier, later


def _determiner(context: Context, claim: Claim) -> str:
    before = context.words(max(0, claim.span.start - 24), claim.span.start).lower()
    match = _DEFINITE.search(before)
    return match["word"] if match else ""


def _of_one_thing(one: Claim, other: Claim) -> bool:
    """Money is of any thing; counts must be of the same thing, told in the same words."""
    if one.kind is Kind.MONEY:
        return True
    return bool(other.noun) and singular(one.noun) == singular(other.noun) and "elliptic" not in one.cues | other.cues


def _whole_of(one: Claim, other: Claim) -> bool:
    """Whether figures are ten times, a thousand times one another, or nothing: those are amounts of their own."""
    return not isinstance(one.value, Fraction) or one.value == 0
