"""Lengths of time: "68 years", "18-month", "four years and six months", "half a century", "a decade"."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import regex

from factcheck.extract.dates_words import CARDINAL_WORDS, DIGITS, cardinal
from factcheck.extract.figure import Figure
from factcheck.interval import Interval, exactly
from factcheck.model import Kind, Span

_PRIORITY = 50
_UNITS = {
    "year": r"years?|yrs?", "month": r"months?|mths?", "week": r"weeks?|wks?", "day": r"days?", "hour": r"hours?|hrs?",
    "minute": r"minutes?|mins?", "second": r"seconds?|secs?", "decade": r"decades?", "century": r"centur(?:y|ies)",
    "fortnight": r"fortnights?", "night": r"nights?",
}  # fmt: skip
_MULTIPLES = {"decade": ("year", 10), "century": ("year", 100), "fortnight": ("week", 2)}
_SMALLER = {
    ("year", "month"): 12, ("year", "week"): 52, ("year", "day"): 365, ("month", "week"): 4, ("month", "day"): 30,
    ("week", "day"): 7, ("day", "hour"): 24, ("hour", "minute"): 60, ("hour", "second"): 3600, ("minute", "second"): 60,
}  # fmt: skip
_UNIT = "(?:" + "|".join(_UNITS.values()) + ")"
_STEMS = "year yr month mth week wk day hour hr min sec decade centur fortnight night".split()
_SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9}
_HALF = r"(?:\s(?:and\sa\shalf|and\sa\squarter|and\sthree\squarters)|-and-a-half)"
_NUMBER = rf"(?:{DIGITS}(?:\s(?:thousand|million|billion))?|{CARDINAL_WORDS}|a\sdozen|two\sdozen){_HALF}?"
_ADJECTIVE = (
    r"(?:(?:consecutive|full|calendar|working|business|financial|fiscal|school|academic|straight|successive|whole"
    r"|more|further|additional|extra|long|short|separate|solid|trading|sitting)[\s-])?"
)
_END = r"(?![\w]|['’]?s\sold|-old|-olds)(?!\s(?:old|olds|of\sage)\b)"
_SIMPLE = regex.compile(
    # "sentenced in 2009 to 54 months": a year, no lower end
    rf"(?<![\w.,£$€+]|\d[-–/])(?!(?:19|20)\d\d\s(?:to\s\d{{1,3}}\s|(?:full|fiscal|calendar|school)[\s-]))(?P<number>{_NUMBER})(?:\s?(?:-|–|to"
    rf"|or|(?<=(?<!\w)between\s{_NUMBER}\s)and)\s?(?P<upper>{_NUMBER}))?[-\s]{{0,2}}(?P<adjective>{_ADJECTIVE})(?P<unit>{_UNIT}){_END}",
    regex.IGNORECASE,
)
# "sentenced to 154 and 120 months": the unit stands with the second only
_AND_UNIT = regex.compile(
    rf"(?<![\w.,£$€+]|\d[-–/])(?<=(?<!\w)(?:to|for|of|serve|served|after|at|about|lasting)\s)(?P<number>\d{{1,3}}|{CARDINAL_WORDS})"
    rf"(?=(?:,?\sand\s|,\s(?:{DIGITS}|{CARDINAL_WORDS}),?\sand\s)(?:{DIGITS}|{CARDINAL_WORDS})[-\s](?P<unit>years|months|weeks|days|hours|minutes){_END})",
    regex.IGNORECASE,
)
_LARGE_BEFORE = regex.compile(r"(?:hundred|thousand|million|billion|trillion)(?:\sand)?\s$", regex.IGNORECASE)
_MORE = regex.compile(
    rf"(?:,?\sand\s|,\s|\s)(?P<number>{DIGITS}|{CARDINAL_WORDS}|a|an)\s(?P<unit>{_UNIT}){_END}"
    rf"|(?P<half>\sand\sa\shalf)\b",
    regex.IGNORECASE,
)
# "a year" is a length of time after these words; elsewhere it is a rate ("£5 a year") or a date.
_ARTICLE = regex.compile(
    rf"(?:(?<=\b(?:for|within|in|after|than|over|about|nearly|almost|just|under|least|lasted|around|under|only"
    rf"|of|spent|takes?|took|every)\s)an?"
    rf"|(?<!\w)(?P<halves>half[\s-](?:an?|of\sa)|a\shalf|a\squarter\sof\san?|three[\s-]quarters\sof\san?"
    rf"|one))[\s-](?P<unit>{_UNIT}){_END}"
    rf"|(?<!\w)an?\s(?P<unit2>{_UNIT})(?=\s(?:ago|later|earlier|and\sa\shalf|after|before|into|on)\b|-long\b)"
    rf"|(?<!\w)(?:a|the\s(?:past|last|next|coming|previous))\s(?P<unit3>decade|century|fortnight)(?![\w-])",
    regex.IGNORECASE,
)
_ADDED = {
    "and a half": Fraction(1, 2), "and-a-half": Fraction(1, 2), "and a quarter": Fraction(1, 4),
    "and three quarters": Fraction(3, 4),
}  # fmt: skip


def find(prose: str, start: int, end: int) -> Iterator[Figure]:
    """Yield the lengths of time between two offsets of the prose; ages ("34 years old") are not among them."""
    lower = prose[start:end].lower()
    if not any(stem in lower for stem in _STEMS):
        return
    taken = start
    for match in _SIMPLE.finditer(prose, start, end):
        number = _value(match["number"])
        if number is None or (match["unit"].lower() == "second" and _LARGE_BEFORE.search(prose, start, match.start())):
            continue  # "the two hundred thirty-second" is an ordinal
        unit = _unit(match["unit"])
        if match["upper"]:
            upper = _value(match["upper"])
            joined = prose[match.end("number") : match.start("upper")]
            if upper is not None and upper != number and (upper > number or "or" not in joined.split()):
                yield _range(match, number, upper, unit)
                continue
            number = upper if upper is not None else number
            span_start = match.start("upper") if upper is not None else match.start()
        else:
            span_start = match.start()
        finish, total = _continued(prose, match.end(), end, number, unit)
        if span_start >= taken:
            taken = finish
            yield _duration(Span(span_start, finish), total, unit, match["adjective"])
    for match in _AND_UNIT.finditer(prose, start, end):
        if (number := _value(match["number"])) is not None:
            yield _duration(Span(*match.span()), number, _unit(match["unit"]), "")
    for match in _ARTICLE.finditer(prose, start, end):
        unit = _unit(match["unit"] or match["unit2"] or match["unit3"])
        halves = (match["halves"] or "").lower()
        number = Fraction(3, 4) if "three" in halves else Fraction(1, 4) if "quarter" in halves else Fraction(1)
        if "half" in halves:
            number = Fraction(1, 2)
        finish, total = _continued(prose, match.end(), end, number, unit)
        yield _duration(Span(match.start(), finish), total, unit, "", _PRIORITY - 5)


def _value(text: str) -> Fraction | None:
    text = " ".join(text.lower().split())
    if text in ("a dozen", "two dozen"):
        return Fraction(12 if text == "a dozen" else 24)
    added = next((ending for ending in _ADDED if text.endswith(ending)), "")
    text = text.removesuffix(added).strip(" -")
    first, _, last = text.rpartition(" ")
    if last in _SCALES:
        number = cardinal(first)
        return None if number is None else number * _SCALES[last]
    number = cardinal(text)
    return None if number is None else number + _ADDED.get(added, Fraction(0))


def _unit(text: str) -> str:
    return next(name for name, pattern in _UNITS.items() if regex.fullmatch(pattern, text, regex.IGNORECASE))


def _continued(prose: str, at: int, end: int, number: Fraction, unit: str) -> tuple[int, Fraction]:
    """Add what follows in smaller units: "four years and six months" is 4.5 years."""
    smaller = unit
    while match := _MORE.match(prose, at, end):
        if match["half"]:
            return match.end("half"), number + Fraction(1, 2)
        part = Fraction(1) if match["number"].lower() in ("a", "an") else cardinal(match["number"])
        next_unit = _unit(match["unit"])
        if part is None or (smaller, next_unit) not in _SMALLER or (unit, next_unit) not in _SMALLER:
            break
        number += part / _SMALLER[unit, next_unit]
        smaller, at = next_unit, match.end()
    return at, number


def _duration(span: Span, number: Fraction, unit: str, adjective: str, priority: int = _PRIORITY) -> Figure:
    unit, times = _MULTIPLES.get(unit, (unit, 1))
    if unit == "day" and adjective.lower().strip(" -") in ("working", "business", "trading"):
        unit = "working day"
    value = number * times
    at = exactly(value)
    # "a decade", "half a century" are round by nature: within a tenth.
    loose = at if times == 1 or unit == "week" else Interval(value * Fraction(9, 10), value * Fraction(11, 10))
    return Figure(span, Kind.DURATION, value, at, loose, unit=unit, scale=times, priority=priority)


def _range(match: regex.Match[str], low: Fraction, high: Fraction, unit: str) -> Figure:
    unit, times = _MULTIPLES.get(unit, (unit, 1))
    ends = Interval(min(low, high) * times, max(low, high) * times)
    return Figure(
        Span(*match.span()),
        Kind.DURATION,
        None,
        ends,
        ends,
        unit=unit,
        parts=(low * times, high * times),
        priority=_PRIORITY,
    )
