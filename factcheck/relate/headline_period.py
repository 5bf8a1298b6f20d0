"""FC112: the quarter in the headline must be the one that the text is about."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import regex

from factcheck.model import BlockKind, Claim, Compare, Const, Evidence, Kind, Relation, Span, Tie
from factcheck.relate.context import Context
from factcheck.relate.rule import Rule

_ASIDE = frozenset({BlockKind.BOILERPLATE, BlockKind.CONTACT, BlockKind.FURNITURE, BlockKind.TABLE_CELL})
_LEAD = 8  # blocks: a quarter first named further down is not what the headline is about
_QUARTER = regex.compile(r"(?<![\w-])Q(?P<number>\d)(?![\w-])")
_YEAR = regex.compile(r"\b20\d\d\b")
# "Ahead of Q3", "Q3 outlook": the text reports another quarter.
_AHEAD = regex.compile(r"\b(?:ahead of|outlook|guidance|before|until|from|since|plan\w*|to launch|expected)\b", regex.I)


def relate(context: Context) -> Iterator[Relation]:
    """Yield quarter of the headline = quarter of the text, where the text has one and never the headline's."""
    quarters = [claim for claim in context.claims if _is_quarter(claim)]
    above = [claim for claim in quarters if context.in_headline(claim)]
    below = [c for c in quarters if not context.in_headline(c) and context.block(c).kind not in _ASIDE]
    if not above:
        yield from _short_name(context, below)
    if len({claim.parts[0] for claim in above}) != 1 or len({claim.parts[0] for claim in below}) != 1:
        return
    stated, other = above[0], below[0]
    if stated.parts[0] == other.parts[0] or other.block - stated.block > _LEAD or not _one_year(stated, other):
        return
    if _AHEAD.search(context.sentence_text(stated.sentence)):
        return
    yield Relation(
        "headline-period-mismatch",
        (stated.id, other.id),
        Compare(_named(stated), "=", _named(other)),
        Tie.LIKELY,
        f"The headline speaks of “{stated.text}”, the text of “{other.text}” and never of the headline's quarter: "
        f"check which it is.",
    )


def _short_name(context: Context, below: list[Claim]) -> Iterator[Relation]:
    """ "Q1 of 2024" in a headline, where it is no claim of its own."""
    headlines = [block for block in context.draft.blocks if block.kind in (BlockKind.HEADLINE, BlockKind.STANDFIRST)]
    prose = context.draft.prose
    found = [match for block in headlines for match in _QUARTER.finditer(prose, block.span.start, block.span.end)]
    numbers = {int(match["number"]) for match in found}
    named = {int(claim.parts[0]) for claim in below}
    if len(numbers) != 1 or len(named) != 1 or numbers == named:
        return
    stated, other = found[0], below[0]
    line = context.words(max(0, stated.start() - 80), stated.end() + 80)
    year = _YEAR.search(line)
    if _AHEAD.search(line) or (year and len(other.parts) > 1 and int(year[0]) != other.parts[1]):
        return
    yield Relation(
        "headline-period-mismatch",
        (other.id,),
        Compare(Const(Fraction(int(stated["number"])), stated[0]), "=", _named(other)),
        Tie.LIKELY,
        f"The headline speaks of “{stated[0]}”, the text of “{other.text}” and never of the headline's quarter: "
        f"check which it is.",
        evidence=(Evidence(Span(*stated.span()), "stated"),),
    )


def _is_quarter(claim: Claim) -> bool:
    return claim.kind == Kind.INTERVAL and claim.unit == "quarter" and bool(claim.parts)


def _named(claim: Claim) -> Const:
    return Const(Fraction(claim.parts[0]), claim.text)


def _one_year(a: Claim, b: Claim) -> bool:
    """Whether the years, where both are given, are the same; the text under "Q4 2023" may look ahead to Q1 2024."""
    return len(a.parts) == 1 or len(b.parts) == 1 or a.parts[1] == b.parts[1]


RULE = Rule(
    code="FC112",
    name="headline-period-mismatch",
    summary="The headline names another quarter than the text.",
    finds="A quarter in the headline that the text never names, while the text speaks of one other quarter.",
    why="Headlines are copied from the last quarter's release; the one word left to change is the one forgotten.",
    silent="Where the text names the headline's quarter too, or several quarters, or the headline looks ahead.",
    bad="Marlow Foods reports Q3 profit\n\nMarlow Foods made a profit of £4 million in the second quarter of 2024.",
    good="Marlow Foods reports Q2 profit\n\nMarlow Foods made a profit of £4 million in the second quarter of 2024.",
    checks=("A1", "E12"),
    relate=relate,
)
