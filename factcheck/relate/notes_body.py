"""FC105: a figure in the notes to editors must be the text's."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.model import Relation
from factcheck.relate.context import Context
from factcheck.relate.repeated import Where, repeated
from factcheck.relate.rule import Rule


def relate(context: Context) -> Iterator[Relation]:
    """Yield figure of the notes = figure of the text for what is likely one figure."""
    message = "The notes and the text give {one} and {other} for what reads as the same figure: check which is right."
    yield from repeated(context, RULE.name, Where.NOTES, message)


RULE = Rule(
    code="FC105",
    name="notes-body-mismatch",
    summary="The notes to editors give another figure than the text.",
    finds="A figure in the notes or the paragraph about the organisation, and a different one in the text for the "
    "same thing.",
    why="Notes are copied from the last release and go out of date.",
    silent="When the notes count something else or another period, or when something tells the two figures apart.",
    bad="Swimming after work\n\nAll 34 pools of the Dale Board stay open until ten.\n\nNotes to editors\n\n"
    "1. The Dale Board looks after 36 pools.\n",
    good="Swimming after work\n\nAll 34 pools of the Dale Board stay open until ten.\n\nNotes to editors\n\n"
    "1. The Dale Board looks after 34 pools.\n",
    checks=("A5",),
    relate=relate,
    general=True,
)
