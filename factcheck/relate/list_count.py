"""FC208: "three themes:" must be followed by three items."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from factcheck.model import Relation, Tie
from factcheck.relate.context import Context
from factcheck.relate.enumerated import enumerated
from factcheck.relate.lexicon import is_people
from factcheck.relate.listing import Listing, collective, count_relation, listings
from factcheck.relate.place_count import PLACES
from factcheck.relate.rule import Rule

# Nouns that name the items of a list themselves: "three themes:" names themes, "40 schools:" may introduce anything.
LISTED = frozenset(
    """aim objective goal priority step way reason recommendation theme category area point element question phase stage
    pillar tip rule principle measure change action pledge promise commitment condition requirement criterion criteria
    finding failing lesson part component strand option type kind sort class group form factor benefit advantage
    feature service function project programme program initiative award
    prize winner site location venue route session event
    workshop topic subject issue problem task challenge target indicator module section chapter document
    bill law proposal amendment term value role position post method technique tool example paper study trial
    report company firm organisation organization charity partner supplier sector industry product model version
    edition""".split()
)


def relate(context: Context) -> Iterator[Relation]:
    """Yield, for each number with a closed list after it, number = items."""
    for listing in (*listings(context), *enumerated(context)):
        if (
            collective(context, listing)
            or listing.claim is None
            or is_people(listing.noun, context.options)
            or (listing.named and listing.noun in PLACES)
        ):
            continue
        tie = _tie(listing)
        if tie:
            written = listing.claim.text
            yield count_relation(
                "list-count-mismatch",
                listing,
                tie,
                "item",
                f'The text says "{written}", but the list has {{expected}}: count again.',
            )


def _tie(listing: Listing) -> Tie | None:
    if listing.sort in ("bullets", "lines"):
        if listing.noun in LISTED:
            return Tie.CERTAIN
        return Tie.LIKELY if _near(listing) else None
    if listing.sort == "colon":
        return Tie.LIKELY if listing.noun in LISTED or _near(listing) else None
    return Tie.LIKELY if listing.noun else None


def _near(listing: Listing) -> bool:
    """A miscount is off by a little; a list of another length is another list ("40 schools:", then five gifts)."""
    off = max(listing.low - listing.value, listing.value - listing.high, Fraction(0))
    return off <= max(Fraction(2), listing.value / 4)


RULE = Rule(
    code="FC208",
    name="list-count-mismatch",
    summary="The number of items stated is not the number listed.",
    finds="“The year has three themes:” followed by four, as bullets or in the sentence.",
    why="Items are added and dropped until the last minute; the number before the list is forgotten.",
    silent="When the list is open (“including”, “among others”), or when it can be cut so that the number fits.",
    bad="The year has three themes: older readers, maps, folk songs and the sea.\n",
    good="The year has three big themes, among others: older readers, maps, folk songs and the sea.\n",
    checks=("B8",),
    relate=relate,
    surest=Tie.LIKELY,
)
