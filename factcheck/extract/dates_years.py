"""Years that stand by themselves, and how they are told from numbers of things: "in 2010", "2010 homes"."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from factcheck.extract.dates_calendar import year_days
from factcheck.extract.figure import Figure
from factcheck.interval import Interval
from factcheck.model import Kind, Span

YEAR = r"(?:1\d|20)\d{2}"
_PRIORITY = 40
_LATE = 2035  # from here on four digits are a year only where the words say so
_YEAR = regex.compile(
    rf"(?<![\w.,/£$€#:+]|\d\s|(?<!\b(?:post|pre|mid|early|late))-)(?<fy>(?:FY|CY)['’\s]?)?(?P<year>{YEAR})(?![\w%°/+-]|:\d|,\d|\.\d|\s?(?:%|per\scent"
    rf"|percent|m\b|km\b|million|billion))"
)
# A slip of the pen makes "1971" into "9171": only between words that want a year.
_FAR = regex.compile(
    r"\b(?:(?:[Ii]n|[Ss]ince(?:\sits|\sthe)?|[Ff]rom|[Dd]uring|[Oo]f|[Bb]etween\s(?:19|20)\d\d\sand|(?:January|February|March|April|May|June"
    r"|July|August|September|October"
    r"|November|December),?)\s)(?P<year>2[1-9]\d{2}|[3-9]\d{3})(?=[,.;)]?(?:\s{0,2}$|\n|\s(?:to|until|through"
    r"|and\s(?:continu\w+|would|was|is|has|had|will)|by|when|with|it|he|she|the|inception|founding"
    r"|launch|debut|\{))|[.,;)]\s)(?![.,]\d)",
    regex.MULTILINE,
)
_SHORT_FISCAL = regex.compile(r"\bFY['’]?\s?(?P<year>\d{2})(?![\d/,.]\d|\d|-)")
_FISCAL_BEFORE = regex.compile(
    r"\b(?:fiscal|financial|school|academic|tax)(?:\syears?)?(?:\s(?:of|ending|ended))?\s$", regex.IGNORECASE
)
# Words before an early year that make it one: numbers from 1000 to 1899 are more often counts.
_EARLY_BEFORE = regex.compile(
    r"\b(?:in|since|from|circa|until|till|by|early|late|mid|year|born|founded|established|built|between|of|and"
    r"|to)\s$",
    regex.IGNORECASE,
)
_COUNT_BEFORE = regex.compile(
    r"\b(?:about|some|around|nearly|almost|approximately|roughly|more\sthan|over|at\sleast|up\sto|fewer\sthan"
    r"|less\sthan"
    r"|under|total\sof|a\sfurther|another|an\sestimated|maximum\sof|minimum\sof|number\sof|just)\s$",
    regex.IGNORECASE,
)
# "since at least 2007", "until about 1984"
_HEDGED_YEAR = regex.compile(
    r"\b(?:since|through|until|till|by|in|from)\s(?:at\sleast|about|around|approximately|roughly|some)\s$",
    regex.IGNORECASE,
)
_NAMED_BEFORE = regex.compile(
    r"(?:\b(?:in|since|during|by|until|till|from|of|to|and|the|its|our|their|his|her|a|for|fiscal|year|calendar"
    r"|season|quarter"
    r"|early|late|mid|between|than|through|least|about|around|January|February|March|April|May|June|July|August"
    r"|September|October|November|December)\s"
    r"|['’]s\s|[,(]\s?)$",
    regex.IGNORECASE,
)
_NEXT_WORD = regex.compile(r"\s{1,2}(?P<word>\p{L}[\p{L}'’-]{1,30})(?:\s{1,2}(?P<next>\p{L}[\p{L}'’-]{1,30}))?")
# Plural words that follow a year without being counted by it: "2016 results", "In 2016 sales rose".
_NOT_COUNTED = frozenset(
    "was is has as this its his does less across versus plus us yes results sales figures levels earnings revenues "
    "accounts elections awards estimates taxes prices profits forecasts games olympics finals models season series "
    "news members operations expenses costs losses numbers rates averages says sees marks starts begins ends brings "
    "includes shows".split()
)
_COUNTED_SINGULAR = frozenset(
    "people men women children staff square sq miles kg lbs km mph hectares acres feet foot ft cubic metric nautical "
    "rpm psi mm cm ml kw kwh mw mwh gw gb mb tb horsepower".split()
)


def is_counted(prose: str, start: int, end: int) -> bool:
    """Tell whether the four digits at these offsets are a number of things and no year: "built 2010 homes"."""
    before = prose[max(0, start - 40) : start]
    if _COUNT_BEFORE.search(before):
        return not _HEDGED_YEAR.search(before)
    match = _NEXT_WORD.match(prose, end)
    if match is None:
        return False
    word = match["word"].lower()
    if word in _COUNTED_SINGULAR:
        return True
    named = _NAMED_BEFORE.search(before) is not None
    return not named and _is_plural(match["word"])


def _is_plural(word: str) -> bool:
    return (
        word.islower()
        and len(word) > 3
        and word.endswith("s")
        and not word.endswith(("ss", "us", "is", "'s", "’s"))
        and word not in _NOT_COUNTED
    )


def find(prose: str, start: int, end: int) -> Iterator[Figure]:
    """Yield the bare years between two offsets of the prose; "FY2017" and "fiscal 2017" may begin a year earlier."""
    for match in _YEAR.finditer(prose, start, end):
        year = int(match["year"])
        before = prose[max(start, match.start() - 40) : match.start()]
        if year < 1900 and not _EARLY_BEFORE.search(before):
            continue
        if is_counted(prose, match.start("year"), match.end("year")):
            continue
        if year >= _LATE and not _NAMED_BEFORE.search(before):
            continue  # "the rating is 2088"
        fiscal = bool(match["fy"]) or _FISCAL_BEFORE.search(before) is not None
        yield _year(Span(*match.span()), year, fiscal)
    for match in _FAR.finditer(prose, start, end):
        yield _year(Span(*match.span("year")), int(match["year"]), False)
    for match in _SHORT_FISCAL.finditer(prose, start, end):
        yield _year(Span(*match.span()), 2000 + int(match["year"]), True)


def _year(span: Span, year: int, fiscal: bool) -> Figure:
    tight = year_days(year)
    loose: Interval = year_days(year - 1, year + 1) if fiscal else tight
    return Figure(span, Kind.YEAR, str(year), tight, loose, priority=_PRIORITY)
