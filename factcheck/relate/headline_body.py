"""FC101: a figure in the headline must be the body's."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.model import Relation
from factcheck.relate.context import Context
from factcheck.relate.headline_day import headline_day
from factcheck.relate.repeated import Where, repeated
from factcheck.relate.rule import Rule


def relate(context: Context) -> Iterator[Relation]:
    """Yield headline figure = body figure for what is likely one figure."""
    message = (
        "The headline and the text give {one} and {other} for what reads as the same figure: check which is right."
    )
    yield from repeated(context, RULE.name, Where.HEADLINE, message)
    yield from headline_day(context, RULE.name)


RULE = Rule(
    code="FC101",
    name="headline-body-mismatch",
    summary="The headline gives another figure than the text.",
    finds="A figure in the headline or standfirst, and a different one in the text for the same thing.",
    why="Headlines are written last and corrected last; a figure changed in the text is often left standing above it.",
    silent="When the text also has the headline's figure, or something tells the two apart: another thing counted, "
    "another "
    "period or place, a word such as “another” or “of them”.",
    bad=(
        "Lifeguards pull 37 swimmers from the lagoon\n\nThe lagoon was shut at dusk. Lifeguards "
        "pulled 73 swimmers from the lagoon over the bank holiday."
    ),
    good=(
        "Lifeguards pull 37 swimmers from the lagoon\n\nThe lagoon was shut at dusk. Of 73 "
        "swimmers warned over the bank holiday, lifeguards pulled 37 from the lagoon."
    ),
    checks=("A1",),
    relate=relate,
    general=True,
)
