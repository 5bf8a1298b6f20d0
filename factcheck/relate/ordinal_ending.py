"""FC814: the ending of an ordinal must be that of its number: 43rd, never 34rd."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import regex

from factcheck.model import BlockKind, Compare, Const, Evidence, Relation, Span, Tie
from factcheck.ordinal import ordinal_ending
from factcheck.relate.context import Context
from factcheck.relate.rule import Rule

# "1,203th" too, but not "v2.1st", "A4th" or the web address "/25rd/".
_ORDINAL = regex.compile(
    r"(?<![\p{L}\p{N}.,/_#@=&-])(?P<number>\d{1,3}(?:,\d{3})?|\d{4})(?P<ending>st|nd|rd|th)(?![\p{L}\p{N}/_@=])",
    regex.IGNORECASE,
)


def relate(context: Context) -> Iterator[Relation]:
    """Yield, for each ordinal in digits, the last digits that its ending asks for = the last digits it has."""
    for block in context.draft.blocks:
        if block.kind is BlockKind.FURNITURE:
            continue
        for match in _ORDINAL.finditer(context.draft.prose, block.span.start, block.span.end):
            number, ending = int(match["number"].replace(",", "")), match["ending"].lower()
            right = ordinal_ending(number)
            if number == 0 or ending == right:
                continue
            last = number % 100 if number % 100 in (11, 12, 13) else number % 10
            span = Span(*match.span())
            yield Relation(
                "ordinal-ending",
                (),
                Compare(
                    Const(Fraction(last), f"“-{right}” for {match['number']}"),
                    "=",
                    Const(Fraction({"st": 1, "nd": 2, "rd": 3}.get(ending, 4)), f"“-{ending}” in the text"),
                ),
                Tie.CERTAIN,
                f"“{context.span_text(span)}” is no ordinal: {match['number']} takes “-{right}”. Check the number "
                f"and its ending.",
                evidence=(Evidence(span, "stated"),),
            )


RULE = Rule(
    code="FC814",
    name="ordinal-ending",
    summary="The ending of an ordinal must be that of its number.",
    finds="Ordinals in digits whose ending belongs to another number: “34rd”, “21th”.",
    why="Where two digits have changed places the ending gives it away: “34rd” was the 43rd.",
    silent="In web addresses, codes and page furniture.",
    bad="Wexmoor holds its 34rd regatta\n\nThe regatta opens on Friday.",
    good="Wexmoor holds its 43rd regatta\n\nThe regatta opens on Friday.",
    checks=("H5",),
    relate=relate,
)
