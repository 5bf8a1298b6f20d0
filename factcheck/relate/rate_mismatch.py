"""rate-mismatch: a rate per 1,000 people that the count and the population do not give."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import regex

from factcheck.model import Claim, Compare, Kind, Relation, Tie
from factcheck.relate.context import Context
from factcheck.relate.lexicon import head_noun, singular
from factcheck.relate.pattern import Found, compiled, find, over, q, ref, times, value
from factcheck.relate.rule import Rule

# "a rate of 1.5 for every 1,000 of its 80,000 people"; "that is fifty dentists for every 100,000 people"
_RATE = compiled(
    r"(?P<cue>\ba rate of|\bthat is|\bwhich is|\bthis is|\bequal to|\bequivalent to|, or|:) (?:about |only |"
    r"just )?{rate:nu}"
    r"(?: (?P<noun>[\w-]{2,20})){0,2} (?:per|for every|in every|for each) {base:n}(?: of (?:its|the|their) {people:n})?"
)
_BASES = (100, 1000, 10_000, 100_000, 1_000_000)
_PEOPLE = regex.compile(r"person|people|resident|inhabitant|population|household|home|birth|child|adult|vehicle|car")


def relate(context: Context) -> Iterator[Relation]:
    """Tie each rate to the count and the population given just before it."""
    for found in find(context, _RATE):
        rate, base = found["rate"], found["base"]
        if value(base) not in _BASES or not value(rate):
            continue
        people = found.get("people") or _population(context, found)
        count = _count(context, found, people)
        if people is None or count is None or people.id == count.id:
            continue
        near = count.sentence == rate.sentence and people.sentence == rate.sentence
        yield Relation(
            rule="rate-mismatch",
            claims=(rate.id, count.id, people.id, base.id),
            formula=Compare(ref(rate), "=", times(over(ref(count), ref(people)), ref(base))),
            tie=Tie.CERTAIN if near else Tie.LIKELY,
            message=f"{q(count)} among {q(people)} is {{expected}} for every {base.text}, not {q(rate)}; check "
            f"all three.",
            ties=found.tie(),
        )


def _before(context: Context, found: Found) -> list[Claim]:
    rate = found["rate"]
    return [
        claim
        for claim in context.neighbours(rate, before=2)
        if claim.kind is Kind.COUNT and claim.span < rate.span and (value(claim) or 0) > 0
    ]


def _noun(context: Context, claim: Claim) -> str:
    return head_noun(context.words(claim.span.end, claim.span.end + 40)) or singular(claim.noun)


def _population(context: Context, found: Found) -> Claim | None:
    base = value(found["base"]) or Fraction(0)
    many = [c for c in _before(context, found) if (value(c) or 0) >= base]
    named = [c for c in many if _PEOPLE.fullmatch(_noun(context, c)) or _of_people(context, c)]
    return named[0] if len(named) == 1 else None


def _of_people(context: Context, claim: Claim) -> bool:
    """ "A town of 80,000": the population without its noun."""
    before = context.words(max(0, claim.span.start - 40), claim.span.start).lower()
    return (
        regex.search(r"\b(?:town|city|village|county|district|island|population|area|borough|region) of$", before)
        is not None
    )


def _count(context: Context, found: Found, people: Claim | None) -> Claim | None:
    noun = singular(found.word("noun"))
    counts = [
        c for c in _before(context, found) if c is not people and people and (value(c) or 0) < (value(people) or 0)
    ]
    if noun:
        counts = [c for c in counts if _noun(context, c) == noun]
    return counts[0] if len(counts) == 1 else None


RULE = Rule(
    code="FC307",
    name="rate-mismatch",
    summary="A rate per so many people does not follow from the count and the population.",
    finds="A rate per 100, 1,000, 100,000 and so on that is not the count divided by the population given with it.",
    why="A misplaced decimal point makes a quiet town look like a dangerous one.",
    silent="When the rate is of another place or another kind of event, and when either count is missing.",
    bad="There were 1,200 thefts in Harl last year, a rate of 1.5 for every 1,000 of its 80,000 people.",
    good="There were 1,200 thefts in Harl last year, a rate of 15 for every 1,000 of its 80,000 people.",
    checks=("C9",),
    relate=relate,
)
