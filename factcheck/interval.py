"""Exact ranges of numbers: what a written figure can mean.

A figure in prose is a range: "83" is [83, 83], "about 4,000" is something like [3600, 4400], "more than
80" is (80, +inf). All arithmetic here is exact, over `fractions.Fraction`, with open and closed ends, so
that no finding ever rests on a float's last bit. `None` stands for an end without bound.

The result of an operation contains every result of values drawn from its operands, provided each figure
is used once in the formula (interval arithmetic widens p/(p+q) but not 1/(1+q/p)). Source of the rules:
R. E. Moore, *Interval Analysis* (1966); open ends as in IEEE 1788.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

__all__ = ["Interval", "exactly", "hull"]


@dataclass(frozen=True, slots=True)
class Interval:
    """A range from `low` to `high`; `None` is unbounded; an open end is not itself in the range.

    Raises ValueError when the range would be empty.
    """

    low: Fraction | None = None
    high: Fraction | None = None
    low_open: bool = False
    high_open: bool = False

    def __post_init__(self) -> None:
        if self.low is None:
            object.__setattr__(self, "low_open", True)
        if self.high is None:
            object.__setattr__(self, "high_open", True)
        if self.low is not None and self.high is not None:
            if self.low > self.high:
                raise ValueError(f"empty interval: {self.low} is above {self.high}")
            if self.low == self.high and (self.low_open or self.high_open):
                raise ValueError(f"empty interval: open at its only value, {self.low}")

    # -- questions ---------------------------------------------------------

    @property
    def is_point(self) -> bool:
        """True when the range holds one value only."""
        return self.low is not None and self.low == self.high

    def contains(self, value: Fraction | int) -> bool:
        """Tell whether `value` lies in the range."""
        above = self.low is None or value > self.low or (value == self.low and not self.low_open)
        below = self.high is None or value < self.high or (value == self.high and not self.high_open)
        return above and below

    def within(self, other: Interval) -> bool:
        """Tell whether every value of this range lies in `other`."""
        return _low_key(other) <= _low_key(self) and _high_key(self) <= _high_key(other)

    def meets(self, other: Interval) -> bool:
        """Tell whether the two ranges share a value."""
        return self.may_be_at_most(other) and other.may_be_at_most(self)

    def may_be_at_most(self, other: Interval) -> bool:
        """Tell whether some value here is <= some value there."""
        if self.low is None or other.high is None:
            return True
        if self.low == other.high:
            return not (self.low_open or other.high_open)
        return self.low < other.high

    def may_be_below(self, other: Interval) -> bool:
        """Tell whether some value here is < some value there."""
        return self.low is None or other.high is None or self.low < other.high

    def holds_whole_number(self) -> bool:
        """Tell whether the range holds an integer: "51% of 7 people" (3.535 to 3.605) does not."""
        if self.low is None or self.high is None:
            return True
        first = -((-self.low) // 1)  # ceiling
        if self.low_open and first == self.low:
            first += 1
        return first < self.high or (first == self.high and not self.high_open)

    # -- arithmetic --------------------------------------------------------

    def __neg__(self) -> Interval:
        return Interval(
            None if self.high is None else -self.high,
            None if self.low is None else -self.low,
            self.high_open,
            self.low_open,
        )

    def __add__(self, other: Interval) -> Interval:
        return Interval(
            None if self.low is None or other.low is None else self.low + other.low,
            None if self.high is None or other.high is None else self.high + other.high,
            self.low_open or other.low_open,
            self.high_open or other.high_open,
        )

    def __sub__(self, other: Interval) -> Interval:
        return self + -other

    def __mul__(self, other: Interval) -> Interval:
        products = [
            _times(a, a_open, b, b_open) for a, a_open in _ends(self) for b, b_open in _ends(other)
        ]
        low = min(products, key=lambda p: (p[0], p[1]))  # at a tie the closed end (False) wins
        high = max(products, key=lambda p: (p[0], not p[1]))
        return Interval(_finite(low[0]), _finite(high[0]), low[1], high[1])

    def reciprocal(self) -> Interval:
        """Return 1/x. Raises ZeroDivisionError for exactly nought; a range across nought is unbounded."""
        if self.low == 0 and self.high == 0:
            raise ZeroDivisionError("division by a figure that is exactly nought")
        if self.low is not None and self.low >= 0:
            return Interval(
                Fraction(0) if self.high is None else 1 / self.high,
                None if self.low == 0 else 1 / self.low,
                self.high_open,
                self.low_open,
            )
        if self.high is not None and self.high <= 0:
            return -((-self).reciprocal())
        return Interval()

    def __truediv__(self, other: Interval) -> Interval:
        return self * other.reciprocal()


def exactly(value: Fraction | int | str) -> Interval:
    """Return the range that holds `value` only."""
    number = Fraction(value)
    return Interval(number, number)


def hull(*ranges: Interval) -> Interval:
    """Return the smallest range that holds all the given ones. Raises ValueError without any."""
    if not ranges:
        raise ValueError("the hull of no ranges")
    low = min(ranges, key=_low_key)
    high = max(ranges, key=_high_key)
    return Interval(low.low, high.high, low.low_open, high.high_open)


# An end as a pair that sorts rightly: value, then openness. Infinite ends sort beyond every value.
_INFINITE = float("inf")
_End = tuple[Fraction | float, bool]


def _low_key(range_: Interval) -> tuple[Fraction | float, bool]:
    return (-_INFINITE if range_.low is None else range_.low, range_.low_open)


def _high_key(range_: Interval) -> tuple[Fraction | float, bool]:
    return (_INFINITE if range_.high is None else range_.high, not range_.high_open)


def _ends(range_: Interval) -> tuple[_End, _End]:
    return (
        (-_INFINITE if range_.low is None else range_.low, range_.low_open),
        (_INFINITE if range_.high is None else range_.high, range_.high_open),
    )


def _times(a: Fraction | float, a_open: bool, b: Fraction | float, b_open: bool) -> _End:
    # Nought times an unbounded end is nought: the range's other values are all finite.
    if a == 0 or b == 0:
        # A closed nought makes the product nought whatever the other end does.
        closed = (a == 0 and not a_open) or (b == 0 and not b_open)
        return (Fraction(0), not closed)
    if isinstance(a, float) or isinstance(b, float):
        return (_INFINITE if (a > 0) == (b > 0) else -_INFINITE, True)
    return (a * b, a_open or b_open)


def _finite(value: Fraction | float) -> Fraction | None:
    return value if isinstance(value, Fraction) else None
