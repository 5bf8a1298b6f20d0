"""Numbers that are part of a name, so that the name told again must have the number again.

the 6th Annual Lamp Fair ... the end of the 16th Annual Orrin Lamp Fair
Episode 4170 of the show ... Episode 4710 can be heard now
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from fractions import Fraction

import regex

from factcheck.model import Compare, Const, Evidence, Ref, Relation, Span, Tie
from factcheck.relate.context import Context

__all__ = ["numbered_again"]

_ANNUAL = regex.compile(r"\{o(?P<nth>\d+)\} [Aa](?:nnual|NNUAL) (?P<name>(?:[\p{L}\d&'’.-]{1,20} ){0,6}[\p{L}-]{2,20})")
_WORD = regex.compile(r"(?<![\p{L}’'])\p{Lu}[\p{L}’'-]{3,}")
_ANOTHER_YEAR = regex.compile(
    r"\b(?:last|next|previous|past|former|following|earlier|prior|ago|history|since|(?:second|third) time)\b", regex.I
)
_NAMED = regex.compile(
    r"\b(?P<what>Episode|Phase|Class|Chapter|Volume|Issue|Proposition|Measure|Booth|Stand|Room|Suite|Department|Route|"
    r"Highway|Interstate|Flight|Docket|Bill|Resolution|Channel|Local|Season|Case|Lot|Gate|Model|Form)"
    r" (?:No\. |#|[Nn]umber )?(?P<number>\d{2,6})\b(?![.,]\d)"
)


def numbered_again(context: Context, rule: str) -> Iterator[Relation]:
    """Yield number = number for the same name told with two numbers, as relations of `rule`."""
    yield from _annual(context, rule)
    yield from _named(context, rule)


def _annual(context: Context, rule: str) -> Iterator[Relation]:
    found = [
        (frame.claim(match["nth"]), {word.lower() for word in _WORD.findall(match["name"])})
        for frame in context.frames
        if not _ANOTHER_YEAR.search(frame.text)
        for match in _ANNUAL.finditer(frame.text)
    ]
    for (one, name), (other, again) in itertools.combinations(found, 2):
        if name & again and one.value != other.value:
            yield Relation(
                rule,
                (one.id, other.id),
                Compare(Ref(one.id), "=", Ref(other.id)),
                Tie.LIKELY,
                f"“{one.text}” and “{other.text}” are told of the same annual event: check which it is.",
            )
            return


def _named(context: Context, rule: str) -> Iterator[Relation]:
    """Two numbers behind one name, of which one is the other with two digits in turned order."""
    prose = context.draft.prose
    by_name: dict[str, dict[str, Span]] = {}
    for match in _NAMED.finditer(prose):
        by_name.setdefault(match["what"], {}).setdefault(match["number"], Span(*match.span("number")))
    for what, numbers in by_name.items():
        if len(numbers) != 2:
            continue
        one, other = numbers
        if _turned(one, other):
            yield Relation(
                rule,
                (),
                Compare(Const(Fraction(int(one)), one), "=", Const(Fraction(int(other)), other)),
                Tie.LIKELY,
                f"“{what} {one}” and “{what} {other}” differ by two digits in turned order: check which it is.",
                evidence=(Evidence(numbers[one], "stated"), Evidence(numbers[other], "other")),
            )


def _turned(one: str, other: str) -> bool:
    """Whether two neighbouring digits have changed places: 4170 and 4710."""
    differ = [i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b]
    return (
        len(one) == len(other)
        and len(differ) == 2
        and differ[1] - differ[0] == 1
        and (one[differ[0]], one[differ[1]]) == (other[differ[1]], other[differ[0]])
    )
