"""FC110: the period before has one figure, however often the text names it."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations

import regex

from factcheck.model import Claim, Compare, Kind, Ref, Relation, Tie
from factcheck.relate.context import Context
from factcheck.relate.repeated import named
from factcheck.relate.rule import Rule
from factcheck.relate.typos import differ, slip_between

_SEASON = r"(?:year|summer|winter|spring|autumn|season|month|quarter|week)"
_LAST = regex.compile(
    rf"\b(?:last {_SEASON}|a {_SEASON} (?:ago|earlier|before)|the (?:year|season|month|quarter) before|"
    rf"(?:the )?previous (?:{_SEASON}|12 months|twelve months)|(?:12|twelve) months (?:ago|earlier))\b"
)
_KINDS = frozenset({Kind.COUNT, Kind.MONEY, Kind.PERCENT, Kind.MEASURE})


def relate(context: Context) -> Iterator[Relation]:
    """Yield earlier figure = earlier figure for two mentions of the period before that look like one figure."""
    priors = [c for c in context.claims if c.kind in _KINDS and isinstance(c.value, Fraction) and _is_prior(context, c)]
    for a, b in combinations(priors, 2):
        if a.sentence == b.sentence or (a.kind, a.unit) != (b.kind, b.unit) or not differ(a, b):
            continue
        if _one_measure(context, a, b):
            yield Relation(
                RULE.name,
                (b.id, a.id),
                Compare(Ref(b.id), "=", Ref(a.id)),
                Tie.LIKELY,
                f"The earlier figure is {named(a)} in one place and {named(b)} in another: check which is right.",
            )


def _is_prior(context: Context, claim: Claim) -> bool:
    """Whether a figure is that of the period before: "against 720 last season", "Last winter they saw 473"."""
    sentence = context.sentences[claim.sentence].span
    figures = [c for c in context.by_sentence[claim.sentence] if c.kind == claim.kind]
    start = max([sentence.start, *(c.span.end for c in figures if c.span.end <= claim.span.start)])
    end = min([sentence.end, *(c.span.start for c in figures if c.span.start >= claim.span.end)])
    before = context.words(max(start, claim.span.start - 50), claim.span.start).lower()
    after = context.words(claim.span.end, min(end, claim.span.end + 40)).lower()
    if _LAST.search(after):
        return True
    return bool(_LAST.search(before)) and claim.role in {"", "from"} and "to" not in before.split()[-2:]


def _one_measure(context: Context, a: Claim, b: Claim) -> bool:
    """Whether two are a slip apart with no two nouns; or, without a slip, have the same noun, event and a "from"."""
    if a.noun and b.noun and a.noun != b.noun and not {"elliptic"} & (a.cues | b.cues):
        return False
    if slip_between(a, b) in {"swap", "digit"}:
        return True
    return bool(a.counts) and a.counts == b.counts and a.event == b.event and a.role == b.role == "from"


RULE = Rule(
    code="FC110",
    name="prior-figure-mismatch",
    summary="Last year's figure is given twice, differently.",
    finds="Two figures for the period before (“against 720 last season”, “from 702 a season ago”) that are a slip "
    "apart or count "
    "the same thing.",
    why="The base of a comparison is copied by hand into every sentence that uses it.",
    silent="When the two are for different things or different earlier periods.",
    bad=(
        "Divers found 94 seahorses this spring. Last spring they found 71.\n\nThe rise, from 17 "
        "a year ago, came as a surprise."
    ),
    good=(
        "Divers found 94 seahorses this spring. Last spring they found 71.\n\nThere had been 17 "
        "in 2009, and the reef was bare then."
    ),
    checks=("A11",),
    relate=relate,
)
