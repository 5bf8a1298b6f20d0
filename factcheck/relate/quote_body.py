"""FC104: a figure in a quotation must be the text's."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.model import Relation
from factcheck.relate.context import Context
from factcheck.relate.repeated import Where, repeated
from factcheck.relate.rule import Rule


def relate(context: Context) -> Iterator[Relation]:
    """Yield quoted figure = figure of the text for what is likely one figure."""
    message = (
        "The quotation and the text give {one} and {other} for what reads as the same figure: check with the speaker."
    )
    yield from repeated(context, RULE.name, Where.QUOTE, message)


RULE = Rule(
    code="FC104",
    name="quote-body-mismatch",
    summary="A quotation gives another figure than the text.",
    finds="A figure inside quotation marks, and a different one in the text for the same thing.",
    why="Quotations are approved separately and are not touched when a figure in the text is corrected.",
    silent="When the speaker compares, adds, hopes or fears, or when something tells the two figures apart.",
    bad=(
        "A grant of €3.4 million will pay for the new ferry slip.\n\nTheo Lind said: "
        "“This grant of €4.3 million for the new ferry slip ends years of "
        "waiting.”"
    ),
    good=(
        "A grant of €3.4 million will pay for the new ferry slip.\n\nTheo Lind said: "
        "“This grant of €3.4 million for the new ferry slip ends years of "
        "waiting.”"
    ),
    checks=("A4",),
    relate=relate,
    general=True,
)
