"""A figure as the finders give it, before it is known what it counts."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from factcheck.interval import Interval
from factcheck.model import Hedge, Kind, Span


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure found by its form alone; the fields mean what they mean in `model.Claim`.

    `priority` settles overlaps: of two figures that overlap, the one with the higher priority stays, then the
    longer, then the earlier ("17 March 2018" as a date beats "17" as a count).
    """

    span: Span
    kind: Kind
    value: Fraction | str | None
    tight: Interval
    loose: Interval
    unit: str | None = None
    subunit: str = ""
    per: str = ""
    hedge: Hedge = Hedge.NONE
    hedge_span: Span | None = None
    parts: tuple[Fraction, ...] = ()
    decimals: int = 0
    scale: int = 1
    priority: int = 0
