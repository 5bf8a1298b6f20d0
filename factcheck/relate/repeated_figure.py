"""FC102: a figure said twice in the text must be the same both times."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.model import Relation
from factcheck.relate.context import Context
from factcheck.relate.numbered_again import numbered_again
from factcheck.relate.repeated import Where, repeated
from factcheck.relate.rule import Rule


def relate(context: Context) -> Iterator[Relation]:
    """Yield first mention = later mention for what is likely one figure."""
    message = "{one} and {other} read as the same figure given twice, but differ: check which is right."
    yield from repeated(context, RULE.name, Where.BODY, message)
    yield from numbered_again(context, RULE.name)


RULE = Rule(
    code="FC102",
    name="repeated-figure-mismatch",
    summary="One figure is given twice, differently.",
    finds="Two mentions of what reads as one figure, with the same words around them, that differ; above all where "
    "one is a slip of the other (4,718 and 4,178).",
    why="A figure typed twice can be mistyped once, and a late correction often reaches one place only.",
    silent="When both figures stand elsewhere again, when other figures resemble both (a series), or when a period, "
    "place, "
    "name or word such as “another” tells the two apart.",
    bad="Readers donated 16,394 books to the fair in Arne. Helpers spent nine days on sorting, since readers donated "
    "16,934 books to the fair.\n",
    good="Readers donated 16,394 books to the fair in Arne. Helpers spent nine days on sorting, since readers donated "
    "more than 9,000 books to the fair.\n",
    checks=("A2", "A10"),
    relate=relate,
    general=True,
)
