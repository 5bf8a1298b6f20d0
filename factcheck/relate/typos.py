"""Whether two written numbers differ, and by what slip of the hand or eye one could have come from the other.

swap     two neighbouring digits changed places         6,452 / 6,542
digit    one digit of three or more is another          $210,000 / $270,000
length   a digit dropped or doubled                     1,050 / 10,50
scale    the same digits at another scale               £4.2 billion / £4.2 million
step     off by one to three, or seven, in the last place written
"""

from __future__ import annotations

import math
from fractions import Fraction

import regex

from factcheck.model import Claim, Hedge, Kind

__all__ = ["differ", "is_long", "log_ratio", "number", "slip_between"]

_DIGITS = regex.compile(r"\d[\d,]{0,20}(?:\.\d{1,10})?")


def slip_between(a: Claim, b: Claim) -> str:
    """Return the kind of slip that turns one figure into the other, "" if none does."""
    if a.kind in (Kind.DATE, Kind.YEAR) and isinstance(a.value, str) and isinstance(b.value, str):
        return _between(a.value.replace("-", ""), b.value.replace("-", ""))
    left, right = _digits(a), _digits(b)
    if left and left == right and a.value != b.value:
        return "scale"
    if not left or not right:
        return ""
    return _between(left, right)


def _digits(claim: Claim) -> str:
    match = _DIGITS.search(claim.text)
    return match.group().removesuffix(".00").replace(",", "").replace(".", "") if match else ""


def _between(left: str, right: str) -> str:
    if len(left) == len(right) and len(left) > 1:
        differing = [i for i in range(len(left)) if left[i] != right[i]]
        if len(differing) == 2 and differing[1] == differing[0] + 1:
            i, j = differing
            if left[i] == right[j] and left[j] == right[i]:
                return "swap"
        if len(differing) == 1 and len(left) > 2:
            return "digit"
    longer, shorter = (left, right) if len(left) > len(right) else (right, left)
    if len(longer) == len(shorter) + 1 and len(shorter) > 1:
        for i in range(len(longer)):
            if longer[:i] + longer[i + 1 :] == shorter:
                return "scale" if longer[i] == "0" and not longer[i:].strip("0") else "length"
    return ""


_BOUNDS = frozenset(
    {Hedge.UP_TO, Hedge.MORE_THAN, Hedge.AT_LEAST, Hedge.LESS_THAN, Hedge.NEARLY, Hedge.JUST_OVER, Hedge.ABOUT}
)


def differ(a: Claim, b: Claim) -> bool:
    """Tell whether two figures of a kind cannot be one figure said twice, rounding and hedges granted.

    Figures with the same hedge are compared as if bare: "up to 50%" and "up to 43%" may both be true of one thing, but
    they are not one statement said twice. Bare figures written to one precision must be equal; of others, the
    coarser must be what the finer rounds or is cut off to ("$98 million" for $98,495,397). With a hedge on one side
    the ranges decide, unless the two are a swap of digits apart.
    """
    if isinstance(a.value, str) and isinstance(b.value, str):
        return _dates_differ(a.value, b.value)
    if a.parts and b.parts and a.value is None and b.value is None:
        return len(a.parts) == len(b.parts) and a.parts != b.parts
    if not isinstance(a.value, Fraction) or not isinstance(b.value, Fraction) or a.value == b.value:
        return False
    if a.hedge == b.hedge and (a.hedge in _BOUNDS or a.hedge == Hedge.NONE):
        coarse, fine = sorted((a, b), key=_precision, reverse=True)
        unit = _precision(coarse)
        off = number(fine) - number(coarse)
        return unit == _precision(fine) or not -unit <= 2 * off < 2 * unit or _just_missed(off, unit, _precision(fine))
    return not a.loose.meets(b.loose) or slip_between(a, b) == "swap"


def _just_missed(off: Fraction, coarse: Fraction, fine: Fraction) -> bool:
    """Whether a figure stands a hair from a round one that it would round to: $50,000 and $49,997.

    What rounds to $50,000 is $49,622 or $50,180; four in a thousand lie so near by chance.
    """
    return coarse >= _FAR_COARSER * fine and _NEARER * abs(off) <= coarse


_FAR_COARSER = 100
_NEARER = 500


def _dates_differ(one: str, other: str) -> bool:
    """Whether two dates differ in what both state: "--10-17" and "2012-10-25" do, "2012" and "2012-10" do not."""
    if one.startswith("--") or other.startswith("--"):
        one, other = (value.removeprefix("--") if value.startswith("--") else value[5:] for value in (one, other))
    return one != other and len(one) == len(other)


_ROUNDABLE = frozenset({Kind.COUNT, Kind.MONEY, Kind.MEASURE, Kind.RATE})


def _precision(claim: Claim) -> Fraction:
    """The place of the last digit that counts: 1,000 for "36,000", $100,000 for "$4.2m", 1 for "10 years" and "97"."""
    unit = Fraction(claim.scale, 10**claim.decimals)
    value = abs(number(claim))
    if unit == 1 and value % 1:
        return _PART  # "32 months and a day"
    if claim.kind in _ROUNDABLE and unit == 1 and value >= _ROUNDED_FROM:
        while value % (unit * 10) == 0 and unit * 10 < value:
            unit *= 10
    return unit


_ROUNDED_FROM = 100
_PART = Fraction(1, 100)


def is_long(claim: Claim) -> bool:
    """Tell whether a figure has three digits or more, so that a swap of two is hardly chance; dates are two of two."""
    return claim.kind not in (Kind.DATE, Kind.YEAR) and sum(character.isdigit() for character in claim.text) > 2


def number(claim: Claim) -> Fraction:
    """Return a claim's value as a number. Raises ValueError for a date or a vague figure."""
    if not isinstance(claim.value, Fraction):
        raise ValueError(f"no number in {claim.text!r}")
    return claim.value


def log_ratio(a: Claim, b: Claim) -> float:
    """Return how far the numbers are from one another, as the logarithm of their ratio, at most 3; nought for dates."""
    if not isinstance(a.value, Fraction) or not isinstance(b.value, Fraction):
        return 0.0
    if a.value <= 0 or b.value <= 0:
        return 3.0
    return min(abs(math.log(float(a.value / b.value))), 3.0)
