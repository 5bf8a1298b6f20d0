"""FC213: "both", "the trio", "a quartet" must fit the names beside them."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import regex

from factcheck.model import Compare, Const, Evidence, Relation, Span, Tie
from factcheck.relate.context import Context
from factcheck.relate.items import NAME, people
from factcheck.relate.lexicon import COLLECTIVES
from factcheck.relate.listing import OPEN, collective, count_relation, listings
from factcheck.relate.rule import Rule

# "A quartet of ringers will tour the isles ... The band is made up of Ida Venn, Tom Marr and Lise Bonn."
_GROUP = regex.compile(r"\b[Aa] (?P<word>trio|quartet|quintet|sextet|foursome|threesome) of \p{Ll}+")
_CONSISTS = regex.compile(
    r"\b(?:team|group|trio|quartet|quintet|sextet|foursome|threesome|crew|band) (?:consists of|"
    r"is made up of|comprises|is) "
    rf"(?P<list>{NAME}(?:,? [^.;:{{}}]{{3,160}}))(?=\.)"
)


def relate(context: Context) -> Iterator[Relation]:
    """Yield collective = names, where the names stand beside it or where "the team consists of" gives them."""
    for listing in listings(context):
        if collective(context, listing):
            yield count_relation(
                "collective-count-mismatch",
                listing,
                Tie.CERTAIN,
                "name",
                f'"{context.span_text(listing.word)}" stands beside {{expected}}: check the word and the names.',
            )
    for index, sentence in enumerate(context.sentences):
        place = sentence.span
        group = _GROUP.search(context.draft.prose, place.start, place.end)
        if group is None:
            continue
        for after in context.frames[index : index + 7]:
            names = _CONSISTS.search(after.text)
            number = people(names["list"]) if names else None
            if (
                names is None
                or number is None
                or OPEN.search(names["list"])
                or regex.search(r"\band an? \p{Ll}", names["list"])
            ):
                continue
            word = Span(group.start("word"), group.end("word"))
            start = after.span(names.start("list"), names.end("list"))
            yield Relation(
                "collective-count-mismatch",
                (),
                Compare(
                    Const(Fraction(COLLECTIVES[group["word"]]), group["word"]),
                    "=",
                    Const(Fraction(number), f"{number} names listed"),
                ),
                Tie.CERTAIN,
                f'"{group["word"]}" does not fit the {number} names given: check the word and the names.',
                evidence=(Evidence(word, "stated"), Evidence(Span(start.start, min(start.end, start.start + 70)))),
                whole=True,
            )
            break


RULE = Rule(
    code="FC213",
    name="collective-count-mismatch",
    summary="“Both”, “the trio” or “a quartet” does not fit the names beside it.",
    finds="“Both pilots, Lunde, Moen and Aas, have landed.”",
    why="The word was right before somebody was added to the list.",
    silent="When somebody of the group is not named, or when the names belong to something else.",
    bad="Both sisters, Ruth Vale, Ada Finn and Lotte Marr, will row across the strait.",
    good="Both Ruth Vale and Ada Finn will row across the strait; Lotte Marr stays ashore.",
    checks=("B13",),
    relate=relate,
)
