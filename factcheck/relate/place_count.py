"""FC803: "five towns" must be followed by five towns."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.model import Relation, Tie
from factcheck.relate.context import Context
from factcheck.relate.listing import count_relation, listings
from factcheck.relate.rule import Rule

PLACES = frozenset(
    """town city village country state county place location borough district community neighbourhood neighborhood
    province island region territory parish suburb municipality nation continent capital airport port station division
    hub branch office market""".split()
)


def relate(context: Context) -> Iterator[Relation]:
    """Yield, for each number of places with their names after it, number = names."""
    for listing in listings(context):
        if listing.claim is None or listing.noun not in PLACES or not listing.named:
            continue
        tie = Tie.LIKELY if listing.sort == "apposition" else Tie.CERTAIN
        written = listing.claim.text
        yield count_relation(
            "place-count-mismatch", listing, tie, "place", f'The text says "{written}", but {{expected}}: count again.'
        )


RULE = Rule(
    code="FC803",
    name="place-count-mismatch",
    summary="The number of places stated is not the number named.",
    finds="“Concerts in five towns: Arne, Solm, Vell and Dray.”",
    why="A reader in the town left out will notice.",
    silent="When the list is open (“including”, “among them”).",
    bad="Engineers tested wells in five villages: Arne, Solm, Vell and Dray.",
    good="Engineers tested wells in five villages, Arne, Solm and Vell among them.",
    checks=("H7",),
    relate=relate,
    surest=Tie.LIKELY,
)
