"""How ordinals are spelled in digits: 1st, 2nd, 3rd, 4th, 11th, 21st."""

from __future__ import annotations

__all__ = ["ordinal_ending"]


def ordinal_ending(number: int) -> str:
    """Return the letters that make a number above zero an ordinal.

    >>> [ordinal_ending(number) for number in (1, 2, 3, 4, 11, 43, 112)]
    ['st', 'nd', 'rd', 'th', 'th', 'rd', 'th']
    """
    if number % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
