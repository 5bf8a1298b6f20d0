"""One amount written in two units: "5ft 10in", "six foot two", "11st 7lb", "3 dollars 50 cents"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

import regex

from factcheck.extract.amounts import Amount
from factcheck.model import Kind

__all__ = ["feet_and_inches", "joined_parts"]

_INCHES = regex.compile(r"\sin(?=[.,;)]|\s(?:tall|high|long|wide)(?!\p{L}))")
_DONE = regex.compile(r"[.,;!?]|\s?$|\s(?:and|a|per|for|each|more)(?!\p{L})")
_PARTS_GAP = regex.compile(r",?\s{0,2}(?:and\s{1,2})?|-")
_SMALLER = {"foot": ("inch", 12), "pound": ("ounce", 16), "stone": ("pound", 14)}
_WORD_AFTER = regex.compile(r"\s\p{L}{3}")


# 6'2", 5’ 11”, 6′2″
_HEIGHT = regex.compile(
    r"(?<![\w.,'’])(?P<feet>\d{1,2})\s?['’′]\s?-?(?P<inches>\d{1,2}(?:\.\d)?)(?P<half>½)?\s?(?:[\"”“″]|''|’’)(?!\w)"
)


def feet_and_inches(text: str, start: int, end: int) -> Iterator[tuple[int, int, Fraction]]:
    """Yield the lengths written with quotation marks, and how many feet they are: 6'2" is 6 + 1/6."""
    for match in _HEIGHT.finditer(text, start, end):
        inches = Fraction(match["inches"]) + (Fraction(1, 2) if match["half"] else 0)
        if inches < 12:
            yield match.start(), match.end(), Fraction(match["feet"]) + inches / 12


def joined_parts(text: str, first: Amount, second: Amount, last: int) -> Amount | None:
    """Return one amount for two that are written in two units: "5ft 10in", "six foot two", "3 dollars 50 cents"."""
    if not _PARTS_GAP.fullmatch(text[first.end : second.start]) or first.numeral.decimals:
        return None
    value, step = second.value, second.step
    if first.kind is Kind.MONEY and second.kind is Kind.MONEY:
        minor = first.unit == second.unit and abs(second.value) < 1 and not first.subunit
        if not minor or first.numeral.scale > 1:
            return None
    elif first.kind is Kind.MONEY and second.kind is Kind.COUNT:
        # "15 dollars 50", "thirteen dollars forty-five", never "15 dollars 50 people"
        ends = text[first.end - 1].isalpha() and _DONE.match(text, second.end, last)
        bare = second.value.denominator == 1 and 10 <= second.value < 100 and first.numeral.scale == 1
        if not (ends and bare and text[first.end : second.start].isspace()):
            return None
        value, step = value / 100, step / 100
    elif first.kind is Kind.MEASURE and first.unit in _SMALLER:
        smaller, limit = _SMALLER[first.unit]
        bare = (
            second.kind is Kind.COUNT
            and first.unit in ("foot", "stone")
            and not text[first.end : second.start].strip(" -")
        )
        if bare and first.unit == "foot" and (inches := _INCHES.match(text, second.end, last)):
            bare, second = False, replace(second, end=inches.end(), unit=smaller)  # "5 ft 6 in"
        if not (second.unit == smaller or bare) or not 0 <= second.value < limit:
            return None
        if bare and _WORD_AFTER.match(text, second.end, last):
            return None  # "10 feet 6 men"
        value, step = second.value / limit, second.step / limit
    else:
        return None
    numeral = replace(first.numeral, step=step, end=second.end)
    return replace(first, end=second.end, numeral=numeral, value=first.value + value, step=step)
