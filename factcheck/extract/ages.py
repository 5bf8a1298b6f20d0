"""Ages: "aged 34", "34-year-old", "John Hale, 34,", "aged 19 to 33", "under-12s", "in her forties"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

import regex

from factcheck.extract.dates_calendar import MONTH
from factcheck.extract.dates_words import CARDINAL_WORDS, cardinal
from factcheck.extract.figure import Figure
from factcheck.interval import Interval, exactly
from factcheck.model import Hedge, Kind, Span

_PRIORITY = 55
_OLDEST = 125
_N = rf"(?:\d{{1,3}}|{CARDINAL_WORDS})"
# Rocks, skulls and trees: "2,900 year-old site", "400 million-year-old rock".
_BOUNDS = regex.compile(r"\b(?:between|from|aged?) (?:the ages of )?$", regex.IGNORECASE)
_LARGE = (
    r"(?:\d{1,3}(?:,\d{3}){1,3}(?!,\d)|\d{4,6}|\d{1,4}(?:\.\d{1,2})?[-\s](?:thousand|million|billion))(?=[-\s]years?"
    r"[-\s](?:olds?|of\sage)(?!\w))"
)
_UNIT = r"(?P<unit>years?|months?|weeks?|days?|yrs?)"
_OPEN = (
    r"(?P<more>\s?\+|\s(?:years\s)?(?:and|or)\s(?:over|older|above|up|upwards?)\b)"
    r"|(?P<fewer>\s(?:years\s)?(?:and|or)\s(?:under|younger|below)\b)"
)
# "aged 34", "aged 19 to 33", "aged between 19 and 33", "ages 3-5", "at the age of 34", "over the age of 18"
_AGED = regex.compile(
    rf"(?<!\w)(?:aged|ages?(?:\s(?:of|group))?|aged?\s(?:between|from)|ages?\s(?:between|from)|aged\sabout)\s"
    rf"(?P<first>{_N})(?![\d,.]\d|\d|\s?%|\w)(?:(?:\s?(?:-|–|to|and|through)\s?)(?P<last>{_N})(?!\d|[.,]\d|\s?%"
    rf"|\w))?(?:{_OPEN})?",
    regex.IGNORECASE,
)
_AGED_MORE = regex.compile(
    rf"(?:,\s(?:and\s)?|\sand\s)(?P<age>{_N})(?=[,.;)]|\sand\b|\s?$)(?![.,]\d)", regex.IGNORECASE
)
# "people 65 and older"
_OR_OLDER = regex.compile(
    r"(?<!\w)(?:people|persons|adults|seniors|those|Americans|women|men|children|residents|patients|workers|voters|"
    r"individuals|"
    r"citizens|users|customers)\s(?P<span>(?P<age>\d{1,2})\s(?:years\s)?(?:and|or)\s(?P<side>over|older|above|up|"
    r"under|younger|below))(?!\w)",
    regex.IGNORECASE,
)
# "the 9, 12 and 14-year-old cousins": ages one by one
_OLD_LIST = regex.compile(
    rf"(?<![\w.,])(?P<ages>{_N}(?:,\s{_N}){{1,5}}),?\sand\s(?P<last>{_N})[-\s]years?[-\s]olds?(?!\w)", regex.IGNORECASE
)
_IN_LIST = regex.compile(_N, regex.IGNORECASE)
_BOUND = regex.compile(
    rf"(?<!\w)(?:aged?\s)?(?P<side>under|over|below|above|younger\sthan|older\sthan)\s(?:the\sage\sof\s"
    rf"|age\s)(?P<age>{_N})(?!\w|,\d)"
    rf"|(?<!\w)aged?\s(?P<side>under|over|below|above|younger\sthan|older\sthan)\s(?P<age>{_N})(?!\w|,\d)",
    regex.IGNORECASE,
)
# "were aged anywhere between 8 and 15", "between 11 and 17 years old"
_BETWEEN = regex.compile(
    rf"(?<!\w)(?:in\sage\s(?:between|from)\s(?P<first>{_N})\s(?:and|to)\s(?P<last>{_N})(?![\w%]|,\d)"
    rf"|(?:between|from)\s(?P<first>{_N})\s(?:and|to)\s(?P<last>{_N})[-\s]years?[-\s](?:old|of\sage)\b)",
    regex.IGNORECASE,
)
# "34-year-old", "18-to-24-year-olds", "12- and 13-year-olds", "34 years old", "34 years of age"
_OLD = regex.compile(
    rf"(?<![\w.,]|\d-)(?P<first>{_N}|{_LARGE})(?:(?:-?\s?(?:-|–|to|and"
    rf"|or)[\s-]?)(?P<last>{_N}))?[-\s]?{_UNIT}[-\s](?:olds?\b|of\sage\b)",
    regex.IGNORECASE,
)
# "John Hale, 34," and "John Hale (34)": two names or a name with an initial, then the age between commas.
_NAME = r"\p{Lu}[\p{L}'’-]{1,25}"
_NAMED = regex.compile(
    rf"(?<![\p{{L}}-]){_NAME}\s(?:(?:\p{{Lu}}\.?|[“\"'‘(]{{1,2}}{_NAME}[”\"'’)]{{1,2}}|de|van|der|von|al|bin|la|le"
    rf"|{_NAME})\s){{0,3}}{_NAME}(?:,?\s(?:Jr|Sr)\.?|,?\sI{{2,3}})?"
    rf"(?:,\s(?P<age>\d{{1,3}}|{CARDINAL_WORDS})(?=[,;)]|\.(?!\d)|\s(?:and|of|from|who|was|were|is|has|are"
    rf"|pleaded|pled)\b|$)(?!,\d{{3}}\b)|\s\((?P<age>\d{{1,2}})\)(?=[,;.:]|\s(?:and|of|from|who|was|is|has)\b))"
)
_NOT_NAMES = regex.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar"
    r"|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
    r"|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Section|Article|Chapter|Table|Figure|Page|Room"
    r"|Suite|Level|Street|Road|Avenue"
    r"|Rule|Part|Item|Note|Number|No|Title|Exhibit|Division|District|Week|Day|Year|Route|Highway|Floor|Building"
    r"|Grade|Class)\b"
)
# ... unless it is said who the person is: "Lamon Street, 20, aka M-Dot", "Obi Monday Eze, 30, owner of"
_NAMES_TOO = regex.compile(
    r"\b(?:January|March|April|May|June|July|August|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Street|"
    r"Road)\b"
)
_WHO = regex.compile(
    r",\s(?:(?:aka|a/k/a|a\.k\.a\.|also\sknown|formerly\sof|who|pleaded|pled|(?:an?\s)?(?:owner|resident|native)\sof)\b"
    r"|of\s\p{Lu})"
)
# "According to court documents, Hale, 37, of Marsh End, was": a surname alone
# "Lind, a retired teacher, 66, had set out", "Marsh, of Quay Street, 43, denied": a description between the two
_DESCRIBED = regex.compile(
    rf"(?<![\p{{L}}\p{{N}}.’'&-]){_NAME}, (?:(?:an?|"
    rf"the) (?:\p{{Ll}}[\p{{Ll}}’'-]{{1,18}} ){{0,3}}\p{{Ll}}[\p{{Ll}}-]{{2,18}}"
    rf"(?: (?:of|from|at|for) \p{{Lu}}[\p{{L}}’'-]{{1,18}}(?: \p{{Lu}}[\p{{L}}’'-]{{1,18}})?)?|"
    rf"(?:of|from) (?:\p{{Lu}}[\p{{L}}’'-]{{1,18}} ?){{1,3}}), (?P<age>[1-9]\d),\s(?=\p{{Ll}})"
)
_SURNAME = regex.compile(
    rf"(?<![\p{{L}}\p{{N}}.’'&-]){_NAME},\s(?P<age>[1-9]\d),\s"
    rf"(?=(?:of|from)\s\p{{Lu}}|(?:formerly|who|was|were|is|aka|a/k/a|now|then|also|pleaded|pled|has|had|faces|resides"
    rf"|lives)(?!\p{{L}})|an?\s\p{{Ll}}{{3}})"
)
_CAPITAL_BEFORE = regex.compile(r"\p{Lu}[\p{L}.’'&-]{0,25}\s$")  # of a longer name, which _NAMED reads
_PERSON_IS = regex.compile(
    rf"(?<!\w)(?:he|she|who|I)\s(?:is|was|turned|turns|am|(?:will|would)\s(?:be|turn))\s(?:only\s|just\s|now\s|then\s"
    rf"|about\sto\sturn\s)?(?P<age>{_N})(?=[,.;)](?!\d)|\s(?:and\b|when\b|at\sthe\stime\b|by\b|next\b|in\s(?:{MONTH}|"
    rf"\d{{4}})|years\sold\b|but\b))",
    regex.IGNORECASE,
)
# "Jo Hale was 22 at the time", "Hale, then 22,", "Hale, 22 at the time"; "turns 26 in May", never "turns 3 and 4"
_THEN = regex.compile(
    rf"(?<!\w)(?:(?:was|were|is|being)\s(?:only\s|just\s|then\s|still\s)?|,\s)(?P<age>{_N})\s(?:at\sthe\stime"
    rf"|when\s(?:he|she))\b|(?<!\w),\sthen\s(?P<age>{_N})(?=,)"
    rf"|(?<!\w)turn(?:s|ed|ing)?\s(?:just\s|only\s)?(?P<age>{_N})(?=[,.;)](?!\d)|\s(?:in|on|this|next|last|when|today"
    rf"|tomorrow|years?\sold|during|before|after|by)\b|\sand\b(?!\s\d)|\s{{0,2}}$)",
    regex.IGNORECASE,
)
# "The victim, 23, was stabbed"
_PERSON_NAMED = regex.compile(
    r"(?<!\w)(?:the|a)\s(?:\p{Ll}{3,14}\s){0,2}(?:victim|defendant|suspect|driver|man|woman|boy|girl|passenger|"
    r"teenager|officer"
    r"|gunman|co-defendant),\s(?P<age>\d{1,2})(?=,\s\p{Ll})",
    regex.IGNORECASE,
)
_MEAN_AGE = regex.compile(
    rf"(?<!\w)(?:life\sexpectancy|(?:average|median|mean|typical|minimum|maximum|retirement|pension|voting|drinking)"
    rf"\sage)(?:\s\p{{L}}{{1,14}}){{0,5}}?\s(?:is|was|of|at|to|from)\s(?:(?:about|around|just|only|some|over|under|"
    rf"nearly)"
    rf"\s)?(?P<age>\d{{1,3}}(?:\.\d{{1,2}})?|{CARDINAL_WORDS})(?![\d,%]|\.\d|[-\w]|\s(?:years|months|weeks|days|"
    rf"per)\b|\s%)",
    regex.IGNORECASE,
)
_AT = regex.compile(
    rf"(?<!\w)at\s(?P<age>{_N})(?=,?\s(?:he|she|the\s(?:youngest|oldest|age)|becoming)\b)", regex.IGNORECASE
)
# "a child under 14", "users who are under 18": nothing counted follows
_PERSON_UNDER = regex.compile(
    rf"(?<!\w)(?:child(?:ren)?|minors?|girls?|boys?|people|persons?|anyone|those|victims?|individuals?|youths?|"
    rf"adults?|women"
    rf"|men|pupils|kids|users|students|patients|drivers|Americans)\s(?:(?:who\s)?(?:is|are|was|were)\s)?(?P<span>"
    rf"(?P<side>under|over|below|above)\s(?P<age>\d{{1,2}}|{CARDINAL_WORDS}))(?=[,.;:)](?!\d)|\s?$|\s(?:who|and|or|in|"
    rf"to|with"
    rf"|are|were|is|was|at|by|from|for|on|as|can|will|must|may|have|had|has)\b)",
    regex.IGNORECASE,
)
_PLURAL = regex.compile(
    r"(?<![\w-])(?P<side>under|over)[-\s](?P<age>\d{1,2}|fives|tens|twelves|sixteens|eighteens)(?:['’]?s)(?!\w)"
    r"|(?<![\w-])(?P<side>under|over)-(?P<word>fives|tens|elevens|twelves|sixteens|eighteens|twenties|thirties"
    r"|forties|fifties|sixties)(?!\w)",
    regex.IGNORECASE,
)
_SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9}
_DECADE = regex.compile(
    r"\b(?:in|into)\s(?:his|her|their|my|your)\s(?P<part>early\s|mid[-\s]|late\s)?(?P<age>[2-9]0s|teens"
    r"|twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)\b",
    regex.IGNORECASE,
)
_PLURAL_WORDS = {
    "fives": 5, "tens": 10, "elevens": 11, "twelves": 12, "sixteens": 16, "eighteens": 18, "twenties": 20,
    "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70,
    "eighties": 80, "nineties": 90, "teens": 10,
}  # fmt: skip


def find(prose: str, start: int, end: int) -> Iterator[Figure]:
    """Yield the ages between two offsets of the prose, in years unless said otherwise.

    A range of ages ("aged 19 to 33") is one figure without a value, with its ends in `parts`; "under 16" and
    "65 and over" are bounds (see Hedge).
    """
    lower = prose[start:end].lower()
    if "old" in lower or "age" in lower:
        yield from _said(prose, start, end)
    bounded = any(word in lower for word in ("older", "younger", "over", "under", "above", "below", "and up", "or up"))
    for match in _PERSON_UNDER.finditer(prose, start, end) if bounded else ():
        for figure in _bound(match, match["age"], match["side"]):
            span = Span(*match.span("span"))
            yield replace(figure, span=span, hedge_span=span)
    for match in _OR_OLDER.finditer(prose, start, end) if bounded else ():
        hedge = Hedge.AT_LEAST if match["side"].lower() in ("over", "older", "above", "up") else Hedge.UP_TO
        yield _bounded(Span(*match.span("span")), Fraction(match["age"]), hedge)
    for match in _PLURAL.finditer(prose, start, end):
        text = match["age"] or match["word"]
        number = str(_PLURAL_WORDS.get(text.lower(), text))
        yield from _bound(match, number, match["side"])
    for pattern in (_NAMED, _SURNAME, _DESCRIBED, _PERSON_IS, _THEN, _PERSON_NAMED, _MEAN_AGE, _AT):
        for match in pattern.finditer(prose, start, end):
            if pattern in (_NAMED, _SURNAME) and _is_no_name(prose, match):
                continue
            if pattern is _SURNAME and _CAPITAL_BEFORE.search(prose, max(start, match.start() - 28), match.start()):
                continue
            age = cardinal(match["age"])
            if age == 1 and prose[match.end("age") : match.end("age") + 4] == " of ":
                continue  # "Jo Hale, one of the founders"
            if age is not None and age <= _OLDEST:
                yield _age(Span(*match.span("age")), age)
    for match in _DECADE.finditer(prose, start, end):
        yield _decade(match)


def _said(prose: str, start: int, end: int) -> Iterator[Figure]:
    """Yield the ages that are called so: "aged 34", "34-year-old", "under the age of 18"."""
    for match in _OLD.finditer(prose, start, end):
        unit = match["unit"].lower().rstrip("s").replace("yr", "year")
        yield from _one_or_range(match, unit)
    for match in _BETWEEN.finditer(prose, start, end):
        first, last = cardinal(match["first"]), cardinal(match["last"])
        if first is not None and last is not None and first != last and max(first, last) <= _OLDEST:
            yield _range(Span(match.start("first"), match.end("last")), first, last)
    for match in _AGED.finditer(prose, start, end):
        yield from _aged(prose, match, end)
    for match in _BOUND.finditer(prose, start, end):
        yield from _bound(match, match["age"], match["side"])
    for match in _OLD_LIST.finditer(prose, start, end):
        for item in (*_IN_LIST.finditer(prose, *match.span("ages")), match):
            place = Span(*item.span()) if item is not match else Span(match.start("last"), match.end())
            age = cardinal(item.group() if item is not match else match["last"])
            if age is not None and age <= _OLDEST:
                yield replace(_age(place, age), priority=_PRIORITY + 2)


def _is_no_name(prose: str, match: regex.Match[str]) -> bool:
    """Tell whether what stands before a number in commas is no person's name: "Main Street, 20,", "May, 34,"."""
    name = prose[match.start() : match.start("age")].split(",")[0]
    if _WHO.match(prose, match.end("age")):
        name = " ".join(name.split()[-2:])  # "District Director Jo Hale, 59, of Marsh End"
    words = _NOT_NAMES.findall(name)
    if not words:
        return False
    known = _WHO.match(prose, match.end("age")) is not None and prose[match.end("age")] == ","
    others = any(_NAMES_TOO.fullmatch(word) is None for word in words)
    return not known or others or " " not in match.group().split(",")[0]


def _one_or_range(match: regex.Match[str], unit: str) -> Iterator[Figure]:
    first = _number(match["first"])
    last = cardinal(match["last"]) if match["last"] else None
    if first is None:
        return
    joined = match.string[match.end("first") : match.start("last")] if match["last"] else ""
    if last is None:
        yield _age(Span(*match.span()), first, unit)
    elif "and" in joined and "-" not in joined and not _BOUNDS.search(match.string, 0, match.start("first")):
        # "two sisters, 3 and 7 years old", not "between 3 and 7 years old"
        yield _age(Span(*match.span("first")), first, unit)
        yield _age(Span(match.start("last"), match.end()), last, unit)
    elif first < last:
        yield _range(Span(*match.span()), first, last, unit)


def _number(text: str) -> Fraction | None:
    """The number of an age, which of rocks may be "400 million"."""
    number, _, scale = text.lower().replace("-", " ").rpartition(" ")
    value = cardinal(number) if scale in _SCALES else None
    return cardinal(text) if value is None else value * _SCALES[scale]


def _aged(prose: str, match: regex.Match[str], end: int) -> Iterator[Figure]:
    first = cardinal(match["first"])
    last = cardinal(match["last"]) if match["last"] else None
    if first is None or first > _OLDEST:
        return
    joined = prose[match.end("first") : match.start("last")] if match["last"] else ""
    is_list = "and" in joined.lower() and not regex.search(r"\b(?:between|from)\s", match.group(), regex.IGNORECASE)
    if last is not None and not is_list and first != last and max(first, last) <= _OLDEST:
        yield _range(Span(match.start("first"), match.end("last")), first, last)
        return
    if match["more"] or match["fewer"]:
        hedge = Hedge.AT_LEAST if match["more"] else Hedge.UP_TO
        yield _bounded(Span(match.start("first"), match.end()), last if last is not None else first, hedge)
        return
    yield _age(Span(*match.span("first")), first)
    if last is not None:
        yield _age(Span(*match.span("last")), last)
        return
    at = match.end("first")  # "aged 24, 31 and 40"
    while (more := _AGED_MORE.match(prose, at, end)) and (age := cardinal(more["age"])) and age <= _OLDEST:
        yield _age(Span(*more.span("age")), age)
        at = more.end("age")


def _bound(match: regex.Match[str], text: str, side: str) -> Iterator[Figure]:
    age = cardinal(text)
    if age is None or age > _OLDEST:
        return
    below = side.lower().split()[0] in ("under", "below", "younger")
    yield _bounded(Span(*match.span()), age, Hedge.LESS_THAN if below else Hedge.MORE_THAN)


def _bounded(span: Span, age: Fraction, hedge: Hedge) -> Figure:
    if hedge is Hedge.AT_LEAST:
        range_ = Interval(age, None)
    elif hedge is Hedge.MORE_THAN:
        range_ = Interval(age, None)  # "over-65s" may include those of 65
    elif hedge is Hedge.UP_TO:
        range_ = Interval(Fraction(0), age)
    else:
        range_ = Interval(Fraction(0), age, high_open=True) if age else exactly(age)
    return Figure(span, Kind.AGE, age, range_, range_, unit="year", hedge=hedge, hedge_span=span, priority=_PRIORITY)


def _age(span: Span, age: Fraction, unit: str = "year") -> Figure:
    return Figure(span, Kind.AGE, age, exactly(age), exactly(age), unit=unit, priority=_PRIORITY)


def _range(span: Span, first: Fraction, last: Fraction, unit: str = "year") -> Figure:
    ends = Interval(min(first, last), max(first, last))  # "aged 31 to 17" is a slip that a rule names
    return Figure(span, Kind.AGE, None, ends, ends, unit=unit, parts=(first, last), priority=_PRIORITY + 1)


def _decade(match: regex.Match[str]) -> Figure:
    text = match["age"].lower()
    low = int(text[:2]) if text[0].isdigit() else _PLURAL_WORDS[text]
    ends = Interval(Fraction(13 if text == "teens" else low), Fraction(low + 9))
    return Figure(Span(*match.span("age")), Kind.AGE, None, ends, ends, unit="year", priority=_PRIORITY)
