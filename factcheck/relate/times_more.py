"""times-more: "four times more than" can be read in two ways."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from factcheck.model import Relation, Tie
from factcheck.relate.context import Context
from factcheck.relate.pattern import compiled, find, q, value
from factcheck.relate.rule import Rule

_MORE = compiled(
    r"{multiple:r} (?P<cue>more|less|(?!other|under|over|after|rather|order)\p{Ll}{3,12}er)\b"
    r"(?=[^;]{0,80}\bthan\b)"
)


def relate(context: Context) -> Iterator[Relation]:
    """Ask what "N times more" means wherever it stands."""
    for found in find(context, _MORE):
        multiple = found["multiple"]
        if regex.search(r"times|twice", multiple.text, regex.IGNORECASE) and (value(multiple) or 0) > 1:
            yield Relation(
                rule="times-more",
                claims=(multiple.id,),
                formula=None,
                tie=Tie.ASK,
                message=f"{q(multiple)} {found.word()} can mean that many times as much, or once more than that; "
                "write “times as many” if that is meant.",
                ties=found.tie(),
            )


RULE = Rule(
    code="FC405",
    name="times-more",
    summary="“N times more than” has two readings.",
    finds="“Four times more likely than”, “three times fewer than”, and the like.",
    why="Some readers take three times more as four times as much; “times fewer” has no clear meaning at all.",
    silent="With “times as many” and “times as likely”, which have one reading.",
    bad="Smokers were three times more likely than others to miss a shift at the Sorn mill.",
    good="Smokers were three times as likely as others to miss a shift at the Sorn mill.",
    checks=("D5",),
    relate=relate,
)
