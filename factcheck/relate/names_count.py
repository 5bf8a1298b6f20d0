"""FC209: "four men" must be followed by four names."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.model import Relation, Tie
from factcheck.relate.accused import accused
from factcheck.relate.context import Context
from factcheck.relate.enumerated import enumerated
from factcheck.relate.lexicon import is_people
from factcheck.relate.listing import collective, count_relation, listings
from factcheck.relate.rule import Rule


def relate(context: Context) -> Iterator[Relation]:
    """Yield, for each number of people with their names after it, number = names."""
    for listing in (*listings(context), *accused(context), *enumerated(context)):
        if (
            collective(context, listing)
            or listing.claim is None
            or not is_people(listing.noun, context.options)
            or not listing.named
        ):
            continue
        tie = Tie.LIKELY if listing.sort in ("apposition", "across") else Tie.CERTAIN
        written = listing.claim.text
        yield count_relation(
            "names-count-mismatch",
            listing,
            tie,
            "name",
            f'The text says "{written}", but {{expected}} are named: count again.',
        )


RULE = Rule(
    code="FC209",
    name="names-count-mismatch",
    summary="The number of people stated is not the number named.",
    finds="“Five apprentices won prizes: Ida Venn, 19, Tom Harrow, 22, Lise Bonn, 20, and Karl Ode, 21.”",
    why="A name may be missing, or one too many: with people in court that is more than a slip.",
    silent="When the list is open (“they include”), or when it is not certain how many people it names.",
    bad="Five apprentices won prizes: Ida Venn, 19, Tom Harrow, 22, Lise Bonn, 20, and Karl Ode, 21.",
    good="Five apprentices won prizes. They include Ida Venn, 19, Tom Harrow, 22, Lise Bonn, 20, and Karl Ode, 21.",
    checks=("B9",),
    relate=relate,
)
