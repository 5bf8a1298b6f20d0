"""What a rate is for: "£9.50 an hour", "15 per 1,000", "40 a day", "2 million gallons of milk a year", "£300 each"."""

from __future__ import annotations

from dataclasses import replace

import regex

from factcheck.extract.amounts import Amount
from factcheck.extract.written import units
from factcheck.model import Kind

__all__ = ["with_per"]

_PER = regex.compile(
    r"[\s\u00a0]{0,2}(?:[-\s]per[-\s]|/[ ]?|\s(?:an?|every|each)\s(?:single\s)?(?=(?:second|minute|hour|day|night|"
    r"week|weekday|fortnight|month|quarter|"
    r"year|head|person|piece|pop|time|ticket|tonne|ton|barrel|gallon|litre|liter|pound|kilo|kilogram|share|unit|bottle|"
    r"ounce|mile|kilometre|square|acre|hectare|visit|trip|pint|night|household|pupil|patient|vote|game|"
    r"session)(?!\p{L})))"
    r"(?P<what>(?:\d{1,3}(?:,\d{3}){0,4}(?:\s(?:million|thousand))?\s?|square\s|sq\.?\s|cubic\s|metric\s|"
    r"full[-\s]time\s)?\p{L}{1,20}(?:-\p{L}{1,12})?|\d{1,3}(?:,\d{3}){1,4}|\d{2,7})(?![\p{L}\p{N}])",
    regex.IGNORECASE,
)
_EACH = regex.compile(r"\s{1,2}(?:each|apiece)(?!\p{L})", regex.IGNORECASE)
_PER_ANNUM = regex.compile(
    r"\s{1,2}(?:per\sannum|p\.?a\.?(?!\p{L})|pcm(?!\p{L})|a\syear|annually(?!\p{L}))", regex.IGNORECASE
)


# "40 people a day", "3 million tons of road salt a winter": the thing counted stands between.
# "85 suspects in a year" is a count, and the year its period.
_LATER_PER = regex.compile(
    r"(?:\s(?:of\s)?\p{Ll}[\p{Ll}-]{0,20}){1,3}(?<!\s(?:in|over|within|after|than|for|during|by|about|at|until|"
    r"from|nearly|almost|only|just|once|to|with|through|is|was|were|are|take|takes|took|lasting|half))"
    r"\s(?:(?:an?|per|every|each)\s"
    r"(?P<what>second|minute|hour|day|night|week|month|quarter|year|person|head|household)"
    r"(?=[.,;:)!?]|\s?$|\s(?:in|by|to|and|or|but|with|at|for|during|compared|than|as|is|was|are|were|who|that|which|"
    r"across|"
    r"under|if|while|between)(?!\p{L}))"  # "at a day centre" is a place
    r"|per\s(?P<what>\d{1,3}(?:,\d{3}){0,2}(?:\s\p{Ll}{1,16})?)(?![\p{L}\p{N}]))"
)
# "two men died a day after", "a year ago": a time, not a rate.
_NO_RATE = regex.compile(
    r"\s(?:ago|after|before|later|earlier|old|on|into|since|from|when|prior|apart|long|above|below|in\s(?:jail|"
    r"prison))(?!\p{L})",
    regex.IGNORECASE,
)


_COUNTED = frozenset({Kind.COUNT, Kind.MEASURE, Kind.MONEY})


def with_per(text: str, amount: Amount, last: int) -> Amount:
    """Add what a rate is for: "£9.50 an hour", "15 per 1,000", "40 a day", "£300 each"."""
    annum = _PER_ANNUM.match(text, amount.end, last)
    if annum and not _NO_RATE.match(text, annum.end(), last):
        return _rated(amount, "month" if "pcm" in annum.group().lower() else "year")
    if each := _EACH.match(text, amount.end, last):
        return replace(amount, per="each") if each and amount.kind in (Kind.MONEY, Kind.COUNT) else amount
    per = _PER.match(text, amount.end, last)
    if per is None or (per.group().lstrip().startswith("/") and amount.kind is Kind.COUNT):
        later = _LATER_PER.match(text, amount.end, last) if amount.kind in _COUNTED else None
        if later is None or _NO_RATE.match(text, later.end(), last):
            return amount
        return _rated(amount, " ".join(later["what"].lower().split()))
    if _NO_RATE.match(text, per.end(), last):
        return amount
    what = per["what"]
    digits = len(what) - len(what.lstrip("0123456789,"))
    return _rated(amount, " ".join(what.lower().split()), per.start("what") + digits)


def _rated(amount: Amount, per: str, end: int | None = None) -> Amount:
    if amount.kind is Kind.COUNT and not amount.numeral.vague:
        # "15 per 1,000": the 1,000 is part of the rate, not a claim of its own.
        return replace(amount, kind=Kind.RATE, per=per, end=end if end and per[0].isdigit() else amount.end)
    if amount.kind is Kind.MEASURE and end and f"{amount.unit} per {per}" in units().names.values():
        return replace(amount, unit=f"{amount.unit} per {per}", end=end + len(per))  # "30 miles/hour"
    return replace(amount, per=per)
