"""Numbers, money, percentages, measures: figures by their form."""

from __future__ import annotations

from fractions import Fraction

import regex

from factcheck.extract.figure import Figure
from factcheck.interval import exactly
from factcheck.model import Block, Draft, Kind, Options, Span

_NUMBER = regex.compile(r"(?<![\w.,])\d{1,3}(?:,\d{3}){1,5}(?![\w,])|(?<![\w.,])\d{1,15}(?:\.\d{1,6})?(?!\w)")


def find(draft: Draft, block: Block, options: Options) -> list[Figure]:
    """Return the figures of a block (stub: digits only)."""
    out = []
    for match in _NUMBER.finditer(draft.prose, block.span.start, block.span.end):
        value = Fraction(match.group().replace(",", ""))
        out.append(Figure(Span(*match.span()), Kind.COUNT, value, exactly(value), exactly(value)))
    return out
