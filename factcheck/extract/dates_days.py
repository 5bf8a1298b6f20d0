"""Days, months and weekdays: "Saturday, 17th March 2018", "March 2-5, 2018", "2018-03-17", "17.03.2018"."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

import regex

from factcheck.extract.dates_calendar import (
    MONTH,
    WEEKDAYS,
    days,
    exists,
    month_days,
    month_number,
    nearest_year,
)
from factcheck.extract.dates_words import ORDINAL_WORDS, ordinal
from factcheck.extract.dates_years import YEAR, is_counted
from factcheck.extract.figure import Figure
from factcheck.interval import Interval, exactly
from factcheck.model import Kind, Span

_PRIORITY = 60
_ANY = Interval()
_DAY = rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\b|{ORDINAL_WORDS}\b)"
_TO = r"\s{0,2}(?:[-–—]|\bto\b|\band\b|\bor\b|&|,(?:\s{1,2}and\b)?|\bthrough\b|\bthru\b|\buntil\b|\btill\b)\s{0,2}"
_YEAR_AFTER = (
    rf"(?:\s{{0,2}},\s{{0,2}}|\s{{1,3}}(?:of\s|in\s)?|[-/.]"
    rf"|,?\s{{1,2}}of\s)(?P<year>{YEAR})(?![\d,]\d|\w|%)"
)
# "17th March 2018", "17 of March", "thirty-first of April", "2 and 3 May 2018", "2-Aug-2019"
_DAY_MONTH = regex.compile(
    rf"(?<![\w.,/£$€-]|\d:"
    rf"|\d[-–])(?:the\s{{1,2}})?(?P<days>{_DAY}(?:{_TO}(?:the\s)?{_DAY}){{0,6}})(?:\s{{1,2}}day)?(?:\s{{1,2}}of\s{{1,2}}|\s{{1,2}}|[-/])"
    rf"(?P<month>{MONTH})(?![\w])(?:{_YEAR_AFTER})?",
    regex.IGNORECASE,
)
# "March 17, 2018", "Feb. 1", "March 2-5, 2018", "May 3rd"
_MONTH_DAY = regex.compile(
    rf"(?<![\w-])(?P<month>{MONTH})(?:\s{{1,2}}(?:the\s)?"
    rf"|(?=\d))(?P<days>{_DAY}(?:{_TO}{_DAY}(?![-\s](?:{MONTH})|\s?%|[.,]\d)){{0,6}})(?![.:]\d|,(?!20\d\d(?!\d))\d|\d"
    rf"|\s?%)(?:{_YEAR_AFTER})?"
)
_MONTH_YEAR = regex.compile(rf"(?<![\w-])(?P<month>{MONTH})(?:,?\s{{1,2}}(?:of\s)?|[-–])(?P<year>{YEAR})(?!\d|,\d)")
# A month by itself is a date after one of these words only: "May" and "March" are words of their own.
_BARE_MONTH = regex.compile(
    r"\b(?:[Ii]n|[Bb]y|[Ss]ince|[Uu]ntil|till|[Dd]uring|early|late|mid|last|next|this|from|to|through|for|of|end\sof|between"
    r"|and|and\sof|every)"
    rf"(?:\s{{1,2}}(?:early|late|mid))?[\s-]{{1,2}}(?P<month>{MONTH})(?![\w])(?!\s{{1,2}}(?:\d|[A-Z][a-z]))"
)
# These months are no words or names of another sort: "while August included five weeks", "Heart Month (February)".
_SURE_MONTH = regex.compile(
    r"\b(?P<month>January|February|July|August|September|October|November|December)"
    r"(?![\w-]|\s{1,2}(?:\d|\p{Lu})|,\s(?:\d|\p{Lu}{2}))"
)
_NAME_BEFORE = regex.compile(r"(?:-|\p{Lu}[\p{L}.'’]{0,20}\s)$")  # "Jo August", "mid-August" is read by _BARE_MONTH
_ISO = regex.compile(
    r"(?<![\w/.-]\d|\d)(?P<year>\d{4})(?P<sep>[-/.])(?P<month>\d{1,2}|[A-Za-z]{3})(?P=sep)(?P<day>\d{1,2})(?!\d"
    r"|[-/.]\d)"
    # With blanks it is a date only where a word asks for one: "on 2016 10 16"; elsewhere three columns.
    r"|(?<=(?<!\w)(?:[Oo]n|[Ss]ince|[Bb]y|[Ff]rom|[Uu]ntil|[Dd]ated?:?)\s)(?P<year>(?:19|20)\d{2})(?P<sep>\s)"
    r"(?P<month>\d{2})\s(?P<day>\d{2})(?![\d%]|[.,:-]\d|\s\d)"
)
_NUMERIC = regex.compile(
    r"(?<![\w/.,£$€-])(?P<a>\d{1,2})(?P<sep>[-/.])(?P<b>\d{1,2})(?P=sep)(?P<year>\d{4}|\d{2})(?![\w/]|[-.]\d|%)"
)
_SLASHED_NAME = regex.compile(
    rf"(?<![\w/.-])(?P<day>\d{{1,2}})(?P<sep>[-/])(?P<month>{MONTH})(?P=sep)(?P<year>\d{{4}})(?!\w)"
)
_WEEKDAY = regex.compile(
    r"(?<![\w-])(?P<name>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?|(?:MON|TUES|WEDNES|THURS|FRI|SATUR|SUN)DAY"
    r"|(?:Mon|Tues|Tue|Weds|Wed|Thurs|Thur|Thu|Fri|Sat|Sun)\b\.?"
    r"(?=,?\s{1,2}(?:\d{1,2}(?:st|nd|rd|th)?(?:\s(?:of\s)?[A-Z][a-z]{2}|[/.-]\d)|[A-Z][a-z]{2,8}\.?\s\d)))(?![\w])"
    r"(?!(?<=\p{Lu}\p{Ll}{2,14}\s\p{L}{3,6}day)\s\p{Lu}\p{Ll}{1,14},\s\d{2},)"  # "Obi Monday Eze, 30, of"
)
_WEEKDAY_THE = regex.compile(
    r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s(?:the\s)?(?P<day>\d{1,2}(?:st|nd|rd"
    r"|th))\b(?!\s{1,2}(?:of\s)?(?:[A-Z]|\w+ary))"
)


def date_order(prose: str, setting: str) -> str:
    """Return "dmy", "mdy" or "" (unknown) for all-figure dates, from the setting or the text's own clear dates.

    "17.03.2018" and "17 March 2018" speak for day first, "03/17/2018" and "March 17, 2018" for month first.
    """
    if setting != "auto":
        return setting
    day_first = month_first = 0
    for match in _NUMERIC.finditer(prose):
        day_first += int(match["a"]) > 12 >= int(match["b"])
        month_first += int(match["b"]) > 12 >= int(match["a"])
    if day_first == month_first:
        day_first = sum(1 for match in _DAY_MONTH.finditer(prose) if match["days"][0].isdigit())
        month_first = sum(1 for match in _MONTH_DAY.finditer(prose) if match["days"][0].isdigit())
    return "dmy" if day_first > month_first else "mdy" if month_first > day_first else ""


@dataclass(slots=True)
class _Found:
    """A date as written, before its year is settled: `month` and `day` may not exist, `year` may be unknown."""

    start: int
    end: int
    month: int
    day: int | None
    year: int | None


def find(prose: str, start: int, end: int, issued: date | None, order: str) -> list[Figure]:
    """Return the days, months and weekdays between two offsets of the prose."""
    found = _without_overlaps(
        [
            *_iso(prose, start, end),
            *_numeric(prose, start, end, order, issued),
            *_named(prose, start, end),
            *_months(prose, start, end),
        ]
    )
    _share_years(prose, found)
    if issued is not None:
        for item in found:
            told = _OF_YEAR.match(prose, item.end, end) if item.year is None else None
            if told:  # "in January of last year"
                item.year = issued.year + {"last": -1, "this": 0, "next": 1}[told["which"].lower()]
    figures = [_figure(item, issued) for item in found]
    figures.extend(_ambiguous(prose, start, end, order, issued))
    figures.extend(_weekdays(prose, start, end))
    if issued is not None:
        figures.extend(_days_of_month(prose, start, end, issued))
    return figures


def _iso(prose: str, start: int, end: int) -> Iterator[_Found]:
    for match in _ISO.finditer(prose, start, end):
        text = match["month"].lower()
        month = int(text) if text.isdigit() else _month_or_none(text)
        if (
            month is not None
            and 1 <= month <= 12
            and 1 <= int(match["day"]) <= 31
            and 1000 <= int(match["year"]) <= 2999
        ):
            yield _Found(match.start(), match.end(), month, int(match["day"]), int(match["year"]))
    for match in _SLASHED_NAME.finditer(prose, start, end):
        yield _Found(match.start(), match.end(), month_number(match["month"]), int(match["day"]), int(match["year"]))


def _month_or_none(text: str) -> int | None:
    try:
        return month_number(text)
    except KeyError:
        return None


def _numeric(prose: str, start: int, end: int, order: str, issued: date | None) -> Iterator[_Found]:
    for match in _NUMERIC.finditer(prose, start, end):
        a, b = int(match["a"]), int(match["b"])
        year = _full_year(match, prose, issued)
        if a > 12 >= b >= 1 or (order == "dmy" and 1 <= b <= 12):
            yield _Found(match.start(), match.end(), b, a, year)
        elif b > 12 >= a >= 1 or (order == "mdy" and 1 <= a <= 12):
            yield _Found(match.start(), match.end(), a, b, year)


def _ambiguous(prose: str, start: int, end: int, order: str, issued: date | None) -> Iterator[Figure]:
    """All-figure dates that may be read either way: no value, the range spans both readings."""
    if order:
        return
    for match in _NUMERIC.finditer(prose, start, end):
        a, b, year = int(match["a"]), int(match["b"]), _full_year(match, prose, issued)
        if exists(year, a, b) and exists(year, b, a):
            one, other = date(year, a, b), date(year, b, a)
            both = days(min(one, other), max(one, other))
            value = one.isoformat() if one == other else None
            yield Figure(Span(*match.span()), Kind.DATE, value, both, both, priority=_PRIORITY)


_BIRTH_BEFORE = regex.compile(
    r"(?:\b(?:d\.?o\.?b\.?|date\sof\sbirth|birth\s?dates?|birthday|born)[\s:,.(-]{0,4}(?:on\s)?)$", regex.IGNORECASE
)
_FAR_AHEAD = 20  # years after the release: further on than that no two-digit year reaches


def _full_year(match: regex.Match[str], prose: str, issued: date | None) -> int:
    """Two-digit years as POSIX reads them: 69-99 are 1969-1999, 00-68 are 2000-2068, unless that lies too far ahead.

    A birth ("DOB: 7-21-41") lies before the release; where its date is unknown 21 to 68 are 1921 to 1968.
    """
    year = int(match["year"])
    if len(match["year"]) == 4:
        return year
    year += 1900 if year >= 69 else 2000
    born = _BIRTH_BEFORE.search(prose, max(0, match.start() - 20), match.start()) is not None
    latest = 2020 if issued is None else issued.year
    if year > latest and (born or (issued is not None and year > latest + _FAR_AHEAD)):
        year -= 100
    return year


def _named(prose: str, start: int, end: int) -> Iterator[_Found]:
    for pattern in (_DAY_MONTH, _MONTH_DAY):
        for match in pattern.finditer(prose, start, end):
            month = match["month"]
            if not month[0].isupper() and len(month) < 4 and not match["year"]:
                continue  # "2 dec" and "3 mar" are no dates by themselves
            if month.lower() == "may" and month[0].islower():
                continue  # "the first may be"
            if month.lower() in ("march", "mar") and month[0].islower():
                continue
            year = _year(match, prose)
            month_first = pattern is _MONTH_DAY
            yield from _each_day(match, month_number(month), year, month_first)


def _year(match: regex.Match[str], prose: str) -> int | None:
    """The year that stands with a date, unless it is a number of things: "On May 10, 2000 people came"."""
    if not match["year"] or is_counted(prose, match.start("year"), match.end("year")):
        return None
    return int(match["year"])


_ONE_DAY = regex.compile(_DAY, regex.IGNORECASE)


def _each_day(match: regex.Match[str], month: int, year: int | None, month_first: bool) -> Iterator[_Found]:
    """One date a day named: of "2 and 3 May 2018" the "2" and the "3 May 2018"."""
    marks = list(_ONE_DAY.finditer(match["days"]))
    offset = match.start("days")
    year_end = match.end("year") if year is not None else max(match.end("days"), match.end("month"))
    for number, mark in enumerate(marks):
        day = ordinal(mark.group())
        if day is None or not 1 <= day <= 99 or (day > 31 and mark.group()[0].isalpha()):
            continue
        if day > 31 and year is None and mark.group().isdigit():
            continue  # "March 35" may be anything; "35 March 2018" and "35th March" are slips
        last = number == len(marks) - 1
        first = number == 0
        begin = match.start("month") if month_first and first else offset + mark.start()
        finish = year_end if last else offset + mark.end()
        yield _Found(begin, finish, month, day, year)


def _months(prose: str, start: int, end: int) -> Iterator[_Found]:
    for match in _MONTH_YEAR.finditer(prose, start, end):
        if not is_counted(prose, match.start("year"), match.end("year")):
            yield _Found(match.start(), match.end(), month_number(match["month"]), None, int(match["year"]))
    for match in _BARE_MONTH.finditer(prose, start, end, overlapped=True):
        yield _Found(match.start("month"), match.end("month"), month_number(match["month"]), None, None)
    for match in _SURE_MONTH.finditer(prose, start, end):
        if _NAME_BEFORE.search(prose, max(start, match.start() - 24), match.start()):
            continue
        yield _Found(match.start("month"), match.end("month"), month_number(match["month"]), None, None)


def _without_overlaps(found: list[_Found]) -> list[_Found]:
    kept: list[_Found] = []
    for item in sorted(found, key=lambda f: (f.start, -f.end)):
        if not kept or item.start >= kept[-1].end:
            kept.append(item)
    return kept


_OF_YEAR = regex.compile(r"\s(?:of\s)?(?P<which>last|this|next)\syear(?!\w)", regex.IGNORECASE)
_RANGE = regex.compile(
    r"\s{0,3}(?:,?\s?and|[-–—]|to|until|till|through|,|&)\s{0,3}(?:(?:on|by"
    r"|about)\s)?(?:the\s)?(?:[A-Z][a-z]{2,8}day,?\s)?(?:the\s)?",
    regex.IGNORECASE,
)


def _share_years(prose: str, found: list[_Found]) -> None:
    """Give the first date of a range the year of the second: "from 9 May to 2 June 2024"."""
    for earlier, later in reversed(list(itertools.pairwise(found))):
        if earlier.year is None and later.year is not None and _RANGE.fullmatch(prose, earlier.end, later.start):
            before = (earlier.month, earlier.day or 0) <= (later.month, later.day or 31)
            # "from 1 November to 31 January 2026" begins in the year before.
            earlier.year = later.year if before else later.year - 1


def _figure(item: _Found, issued: date | None) -> Figure:
    span = Span(item.start, item.end)
    if item.day is None:
        return _month_figure(span, item.month, item.year, issued)
    month, day, year = item.month, item.day, item.year
    if not exists(year if year is not None else 2000, month, day):
        return _figure_of(span, None, *([month_days(year, month)] * 2 if year else [_ANY, _ANY]))
    if year is not None:
        point = exactly(date(year, month, day).toordinal())
        return _figure_of(span, f"{year:04}-{month:02}-{day:02}", point, point)
    near = nearest_year(month, day, issued) if issued else None
    if near is None:
        return _figure_of(span, f"--{month:02}-{day:02}", _ANY, _ANY)
    on = date(near, month, day)
    around = Interval(Fraction(on.toordinal() - 366), Fraction(on.toordinal() + 366))
    return _figure_of(span, on.isoformat(), exactly(on.toordinal()), around)


def _month_figure(span: Span, month: int, year: int | None, issued: date | None) -> Figure:
    """A month; without a year the nearest to the release."""
    if year is not None:
        return _figure_of(span, f"{year:04}-{month:02}", month_days(year, month), month_days(year, month))
    near = nearest_year(month, 15, issued) if issued else None
    if near is None:
        return _figure_of(span, f"--{month:02}", _ANY, _ANY)
    tight = month_days(near, month)
    loose = Interval(month_days(near - 1, month).low, month_days(near + 1, month).high)
    return _figure_of(span, f"{near:04}-{month:02}", tight, loose)


def _figure_of(span: Span, value: str | None, tight: Interval, loose: Interval) -> Figure:
    return Figure(span, Kind.DATE, value, tight, loose, priority=_PRIORITY)


def _weekdays(prose: str, start: int, end: int) -> Iterator[Figure]:
    for match in _WEEKDAY.finditer(prose, start, end):
        name = match["name"].lower().rstrip(".")
        if name.endswith("days"):
            continue  # "on Saturdays" names no day
        number = next(index for index, day in enumerate(WEEKDAYS) if day[:3] == name[:3])
        at = exactly(number)
        yield Figure(Span(*match.span("name")), Kind.WEEKDAY, WEEKDAYS[number], at, at, priority=_PRIORITY - 10)


def _days_of_month(prose: str, start: int, end: int, issued: date) -> Iterator[Figure]:
    """ "Saturday the 17th": the day of that number nearest to the release's date."""
    for match in _WEEKDAY_THE.finditer(prose, start, end):
        day = ordinal(match["day"])
        assert day is not None
        year, month = issued.year, issued.month
        if not exists(year, month, day):
            continue
        point = date(year, month, day)
        around = Interval(Fraction(point.toordinal() - 62), Fraction(point.toordinal() + 62))
        yield Figure(
            Span(*match.span("day")),
            Kind.DATE,
            point.isoformat(),
            exactly(point.toordinal()),
            around,
            priority=_PRIORITY - 20,
        )
