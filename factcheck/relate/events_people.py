"""FC216: the same number, once of people and once of what was done to them."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from factcheck.model import Claim, Kind, Relation, Tie
from factcheck.relate.context import Context
from factcheck.relate.lexicon import EVENTS, is_people
from factcheck.relate.parts import exact, noun_of, quoted, what_follows
from factcheck.relate.rule import Rule

_DEFINITE = regex.compile(r"\b(?:the|these|those|of the|all) $", regex.IGNORECASE)
# What is done to a person and may be done twice, whatever verb the sentence on the people has.
_OF_PEOPLE = frozenset(
    "offence offense incident case visit admission appointment call complaint arrest charge fine injury "
    "conviction stop "
    "caution warning penalty search operation test prosecution booking ticket".split()
)
_FEWEST = 10  # "two men" and "two charges" are often both right


def relate(context: Context) -> Iterator[Relation]:
    """Yield a question where "112 people were arrested" becomes "the 112 arrests"."""
    counts = [claim for claim in context.claims if claim.kind is Kind.COUNT and exact(claim)]
    people = [claim for claim in counts if is_people(noun_of(context, claim), context.options)]
    for claim in counts:
        noun = noun_of(context, claim)
        if noun not in EVENTS or _number(claim) < _FEWEST:
            continue
        before = context.words(max(0, claim.span.start - 12), claim.span.start) + " "
        if not (claim.definite or _DEFINITE.search(before)):
            continue
        for other in people:
            if (
                other.id < claim.id
                and other.value == claim.value
                and other.text == claim.text
                and _done(context, other, noun)
            ):
                yield Relation(
                    "events-as-people",
                    (claim.id, other.id),
                    None,
                    Tie.ASK,
                    f"{quoted(claim)} {noun}s here, {quoted(other)} people above: is each person counted once?",
                )
                break


def _number(claim: Claim) -> float:
    return float(claim.value) if claim.value is not None and not isinstance(claim.value, str) else 0.0


def _done(context: Context, people: Claim, noun: str) -> bool:
    """Whether the people's own sentence says the event: "arrested" for "arrest"; anything may be an offence."""
    after = what_follows(context.frames[people.sentence], people, 120)
    before = context.sentence_text(people.sentence)
    if regex.search(rf"\b{regex.escape(noun[:5])}\w*s\b", after) and regex.search(r"\{n\d+\}", after):
        return False
    return noun[:5] in before or noun in _OF_PEOPLE


RULE = Rule(
    code="FC216",
    name="events-as-people",
    summary="A number of people becomes the same number of arrests, charges or offences.",
    finds="“112 people were arrested” and later “the 112 arrests”.",
    why="One person can be arrested twice; if nobody was, all is well, and only the author knows.",
    silent="When each figure keeps its unit.",
    bad=(
        "During the strike, 86 people were fined for fare dodging. The 86 fines are a record for "
        "the line."
    ),
    good=(
        "During the strike, 86 fines were issued, to 71 people. The 86 fines are a record for "
        "the line."
    ),
    checks=("B16",),
    relate=relate,
)
