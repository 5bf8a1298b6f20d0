"""Sums that one slip of the typist would mend: the evidence that figures were meant to add up.

    {52 million} + {173 million} is not {189 million}, but 52 + 137 is: two digits of 173 changed places.

That figures nearly add up, or would but for a slip, ties them where the words alone would not.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from fractions import Fraction

import regex

from factcheck.model import Claim, Compare, Const, Hedge
from factcheck.relate.parts import equals, open_above

__all__ = ["adds_up", "as_written", "digits", "formula", "mended", "noughts", "slack", "swapped"]

_NUMBER = regex.compile(r"\d[\d,]{0,20}(?:\.\d{1,9})?")
_ROUND = Fraction(1, 20)  # "nearly $10 million" is said of 9.5 and more, "more than $1.6 billion" of less than 1.68


def swapped(claim: Claim) -> Iterator[Fraction]:
    """The values of a figure with two neighbouring digits in each other's place: 173 gives 713 and 137."""
    match = _NUMBER.search(claim.text)
    if match is None or not isinstance(claim.value, Fraction) or not claim.value:
        return
    written = match[0].rstrip(",")
    number = Fraction(written.replace(",", ""))
    places = [at for at, letter in enumerate(written) if letter.isdigit()]
    for a, b in itertools.pairwise(places):
        if number and written[a] != written[b] and not (a == 0 and written[b] == "0"):
            letters = list(written)
            letters[a], letters[b] = letters[b], letters[a]
            yield Fraction("".join(letters).replace(",", "")) * claim.value / number


def noughts(claim: Claim) -> Iterator[Fraction]:
    """The values of a figure with one or two noughts more or fewer."""
    if isinstance(claim.value, Fraction):
        for factor in (10, 100):
            yield claim.value * factor
            yield claim.value / factor


def digits(claim: Claim) -> int:
    """How many digits of a figure are told, noughts at its ends left out: "1,310,000" has three."""
    match = _NUMBER.search(claim.text)
    written = match[0] if match else str(int(_value(claim)))  # "thirty-two" has two
    return len(regex.sub(r"[,.]", "", written).strip("0"))


def adds_up(
    whole: Claim,
    parts: Sequence[Claim],
    value: Fraction | None = None,
    made: Fraction | None = None,
    about: bool = True,
) -> bool:
    """Whether the figures, as written, add up within their rounding and hedges.

    `value` and `made` stand in for the whole's value and the sum of the parts, to try a slip; `about` tells whether
    an "about" counts for more than the rounding of its figure.
    """
    value = _value(whole) if value is None else value
    made = sum(map(_value, parts), Fraction(0)) if made is None else made
    off = made - value
    if abs(off) <= slack(whole, parts):
        return True
    hedges = {part.hedge for part in parts}
    last = min(_last_place(whole), value * _ROUND)
    if open_above(whole) or whole.hedge is Hedge.JUST_OVER or hedges & {Hedge.MORE_THAN, Hedge.AT_LEAST}:
        return 0 <= off <= last
    if whole.hedge in (Hedge.NEARLY, Hedge.LESS_THAN):
        return 0 <= -off <= last
    return about and Hedge.ABOUT in hedges | {whole.hedge} and 2 * abs(off) <= last


def slack(whole: Claim, parts: Sequence[Claim]) -> Fraction:
    """How far off the rounding of the figures alone can put their sum: half of the last place of each."""
    return sum(map(_rounding, parts), _rounding(whole))


def mended(whole: Claim, parts: Sequence[Claim], more: bool = True, about: bool = True) -> bool:
    """Whether figures that do not add up would, but for one slip; `more` allows lost and added noughts too."""
    made = sum(map(_value, parts), Fraction(0))
    largest = max(map(_value, parts))
    for other in (*swapped(whole), *(noughts(whole) if more else ())):
        if other > largest and adds_up(whole, parts, value=other, about=about):
            return True
    for part in parts:
        for other in (*swapped(part), *(noughts(part) if more else ())):
            if other < _value(whole) and adds_up(whole, parts, made=made - _value(part) + other, about=about):
                return True
    return False


def formula(whole: Claim, parts: Sequence[Claim]) -> Compare:
    """whole = sum of the parts; of "more than 36,000" that the parts make it and not much more.

    "More than 36,000" has no top, but nobody writes it of 54,000 where 23,000 and 31,000 stand beside it.
    """
    if not open_above(whole):
        return equals(whole, parts)
    made, value = sum(map(_value, parts), Fraction(0)), _value(whole)
    label = " + ".join(part.text for part in parts)
    if made < value:
        return Compare(Const(value, whole.text), "<=", Const(made + sum(map(_rounding, parts), Fraction(0)), label))
    return Compare(Const(value + max(_last_place(whole), value / 4), f"{whole.text} and a little more"), ">=",
                   Const(made, label))  # fmt: skip


def as_written(whole: Claim, parts: Sequence[Claim]) -> Compare:
    """whole = sum of the parts by the written figures, however hedged: for sums that a slip is known to have broken."""
    made = sum(map(_value, parts), Fraction(0))
    return Compare(Const(_value(whole), whole.text), "=", Const(made, " + ".join(part.text for part in parts)))


def _value(claim: Claim) -> Fraction:
    return claim.value if isinstance(claim.value, Fraction) else Fraction(0)


def _rounding(claim: Claim) -> Fraction:
    if claim.scale > 1 or claim.decimals:
        return Fraction(claim.scale, 2 * 10**claim.decimals)
    return Fraction(0)


def _last_place(claim: Claim) -> Fraction:
    """One unit of the last digit that tells something: 0.1 of 1.6, 1,000 of 36,000, ten million of "270 million"."""
    if claim.decimals:
        return Fraction(claim.scale, 10**claim.decimals)
    number, place = int(_value(claim) / claim.scale), claim.scale
    while number and number % 10 == 0:
        number, place = number // 10, place * 10
    return Fraction(place)
