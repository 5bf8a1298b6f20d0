"""A number and what it counts told by codes, dates, shares or names of one sort: "two kits (70-12 and 70-14)".

    two kits (70-12 and 70-14)                              codes in brackets
    by 78% and 74% in the two groups                        a share for each
    four counts of filing false returns for 2009, 2010 ...  a year for each count
    two days ... on Tuesday, 6 May, and Wednesday, 7 May    days
    two grain silos ... silos 31 and 32                     the numbers of the things themselves
    two plants in Ashby, Ohio, and Weld, Iowa               towns with their states
    three lawsuits ... ex rel. Orr ... ex rel. Lee          whistleblowers' suits by their names
    the three defendants, ..., are A, who ...; B; and C     semicolons
    the Ashby Centre and the Weld Centre ... these two centres

Shared by the rules on list counts and named people, as `listing` is.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import regex

from factcheck.model import Claim, Hedge, Kind, Span
from factcheck.relate.context import Context
from factcheck.relate.frame import SLOT, Frame
from factcheck.relate.items import NAME, REGION
from factcheck.relate.lexicon import head_noun, is_people, singular
from factcheck.relate.listing import OPEN, Listing
from factcheck.relate.parts import exact
from factcheck.relate.states import STATES

__all__ = ["enumerated"]

_CODE = r"(?:\{[a-z]\d+\}|[\p{Lu}\d])[\p{L}\d./-]{0,16}"
_CODES = rf"{_CODE}(?:, {_CODE}){{0,12}},? and {_CODE}"
_NOUN = r"(?P<phrase>(?: [\p{L}-]{2,18}){1,4}?)"
_IN_BRACKETS = regex.compile(rf"\{{n(?P<n>\d+)\}}{_NOUN} \((?P<list>{_CODES})\)")
_SHARES = regex.compile(
    r"(?P<list>\{p\d+\}(?:, \{p\d+\}){0,6},? and \{p\d+\})(?:,? respectively,?)? (?:in|for|among|across) "
    r"(?:the |its |their )?\{n(?P<n>\d+)\}(?P<phrase>(?: [\p{L}-]{2,18}){0,3} (?:groups|arms|cohorts|trials|studies|"
    r"regions|segments|categories|periods|quarters|years|markets|countries|divisions))\b"
)
_YEARS = r"\{y\d+\}(?:, \{y\d+\}){0,8},? and \{y\d+\}"
# "four counts of tax evasion for 2011, 2012, 2013 and 2014": each return is that of one year
_COUNTS = regex.compile(
    r"\{n(?P<n>\d+)\}(?P<phrase>(?: \p{Ll}+)? counts) of (?:willful(?:ly)? |willfully |aiding and assisting in |the |"
    r"attempted )?(?:tax (?:evasion|fraud|offenses|perjury)|(?:filing|failing to file|failure to file|preparing|making|"
    r"subscribing|evading|preparation of|evasion of|income tax)[^{}.;]{3,60}?(?:tax|returns?)[^{}.;,]{0,40})"
    rf"(?: for| in| during| covering|,)[^{{}}.;]{{0,40}}?(?P<list>{_YEARS})"
)
# "in three years, 2019, 2020 and 2021"
_NAMED_YEARS = regex.compile(
    rf"\{{[nt](?P<n>\d+)\}}"
    rf"(?P<phrase>(?:(?: \p{{Ll}}+)? (?:years|seasons|elections))?)(?:,|:| –| -| —|,? namely) (?:in )?"
    rf"(?P<list>{_YEARS})(?=[.,;)]|$)"
)
# "three locations, in Ashby, Weld and Selve", "two mines, the Ashby and Weld mines"
_TOWN = r"\p{Lu}[\p{L}'’-]{2,20}"
_PLACES = regex.compile(
    rf"\{{n(?P<n>\d+)\}}(?P<phrase>(?: \p{{Ll}}[\p{{Ll}}-]{{1,16}}){{0,2}}? (?P<noun>\p{{Ll}}{{3,14}}s)), "
    rf"(?:(?:one each )?in (?P<list>{_TOWN}(?:, {_TOWN}){{0,8}},? and {_TOWN})(?=[.;]|$)|"
    rf"the (?P<list>{_TOWN}(?:, {_TOWN}){{0,8}},? and {_TOWN}) (?P=noun)\b)"
)
_ARE = regex.compile(
    r"\b[Tt]he \{n(?P<n>\d+)\}(?P<phrase>(?: [\p{L}-]{2,18}){1,4}),? (?:who|which|that|all)"
    r"(?:[^{};:]|\{[a-z]\d+\}){5,160}?,? "
    r"(?:are|were) (?P<list>[^{}].*)$"
)
_NUMBERED = regex.compile(
    rf"(?<![\p{{L}}-])(?P<noun>\p{{Ll}}{{3,14}}s|\p{{Lu}}\p{{Ll}}{{3,13}}s) (?P<list>{_CODES})(?![\p{{L}}\d%-])"
)
_BARE = regex.compile(r"\{n\d+\}|\d{1,4}|\p{Lu}|[IVX]{1,4}")
_PLURAL = regex.compile(r"\{n(?P<n>\d+)\}(?P<phrase>(?: [\p{L}-]{2,18}){0,3}? (?P<noun>\p{Ll}{3,16}s))\b")
_DAYS = regex.compile(
    r"\{n(?P<n>\d+)\}(?P<phrase>(?: [\p{L}-]{2,18}){0,3}? (?:days|dates|nights|evenings))\b|\{t(?P<n>\d+)\}"
)
_DATES = regex.compile(
    r"(?:\{w\d+\},? )?\{d\d+\}(?:(?:,|,? and) (?:\{w\d+\},? )?(?:the )?\{d\d+\}){0,8}"
    r",? and (?:\{w\d+\},? )?(?:the )?\{d\d+\}"
)
_THESE = regex.compile(
    r"\b[Tt]hese \{n(?P<n>\d+)\}(?P<phrase>(?: \p{Ll}+)?) (?P<noun>\p{Ll}{4,14}s)\b"
)
_REACH = 6


def enumerated(context: Context) -> Iterator[Listing]:
    """Yield every number with what it counts, told by codes, dates, shares or names of one sort."""
    for index, frame in enumerate(context.frames):
        for match in _IN_BRACKETS.finditer(frame.text):
            yield from _listed(frame, match, "apposition")
        for pattern in (_SHARES, _COUNTS, _NAMED_YEARS, _PLACES):
            for match in pattern.finditer(frame.text):
                yield from _listed(frame, match, "apposition")
        yield from _semicolons(frame)
        yield from _cities(frame)
        yield from _symbols(frame)
        yield from _included(context, frame)
        yield from _steps(context, index, frame)
        yield from _states(context, index, frame)
        yield from _dates(context, index, frame)
        yield from _meetings(context, index, frame)
        yield from _these(context, index, frame)
    yield from _numbered(context)
    yield from _suits(context)


def _countable(claim: Claim) -> bool:
    if claim.kind not in (Kind.COUNT, Kind.DURATION) or claim.hedge is not Hedge.NONE or not exact(claim):
        return False
    return isinstance(claim.value, Fraction) and 2 <= claim.value <= 40


def _make(claim: Claim, noun: str, sort: str, number: int, first: Span, last: Span, named: bool) -> Listing:
    return Listing(claim, claim.span, Fraction(claim.value or 0), noun, sort, number, number, first, last, named)


def _listed(frame: Frame, match: regex.Match[str], sort: str) -> Iterator[Listing]:
    """The number and the list of one pattern, in one sentence."""
    claim = frame.claim(match["n"])
    if not _countable(claim) or OPEN.search(match["phrase"]):
        return
    places = [(m.start(), m.end()) for m in regex.finditer(r"[^, ]+(?<!^and)", match["list"]) if m[0] != "and"]
    start = match.start("list")
    first, last = (frame.span(start + a, start + b) for a, b in (places[0], places[-1]))
    noun = head_noun(match["phrase"], claim) or (claim.unit or "")  # "three years" holds its noun itself
    yield _make(claim, noun, sort, len(places), first, last, False)


def _semicolons(frame: Frame) -> Iterator[Listing]:
    match = _ARE.search(frame.text)
    if match is None or not _countable(frame.claim(match["n"])) or OPEN.search(match["phrase"].replace("other", "")):
        return
    pieces = [piece for piece in match["list"].split(";") if piece.strip()]
    if len(pieces) < 2 or not regex.match(r" and\b", pieces[-1]) or regex.search(r"\bothers?\b", pieces[-1]):
        return
    start = match.start("list")
    first = frame.span(start, start + min(20, len(pieces[0])))
    last = frame.span(len(frame.text) - min(20, len(pieces[-1])), len(frame.text) - 1)
    claim = frame.claim(match["n"])
    more = sum(len(_AND_NAME.findall(piece)) for piece in pieces)  # "Bret Orr of the unit; and Ann Lee and Jo Hay"
    yield Listing(
        claim, claim.span, Fraction(claim.value or 0), head_noun(match["phrase"], claim), "colon",
        len(pieces), len(pieces) + more, first, last, True,
    )  # fmt: skip


_AND_NAME = regex.compile(rf"(?<=\S) and (?:[\p{{Ll}}-]+ ){{0,4}}{NAME}")


def _same_numbers(found: list[tuple[Frame, regex.Match[str]]]) -> bool:
    """Whether "silos 31 and 32" is said over and over, and no other numbers."""
    slots = [[frame.claim(m[2]).value for m in SLOT.finditer(match["list"])] for frame, match in found]
    return bool(slots[0]) and all(values == slots[0] for values in slots)


# "The report makes two findings. First, ... Second, ... Third, ..."
_ORDER = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")
_STEP = regex.compile(r"[“\"]?(?P<word>First|Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth)(?:ly)?, ")
_STEPS = regex.compile(
    r"\{n(?P<n>\d+)\}(?P<phrase>(?: [\p{Ll}-]{2,16}){0,2}? (?:findings|reasons|ways|points|things|steps|aims|goals|"
    r"questions|lessons|problems|changes|priorities|objectives|conclusions|elements|principles|measures|factors|options|risks))\b"
)


def _steps(context: Context, index: int, frame: Frame) -> Iterator[Listing]:
    """A number of things and, from the next sentence on, "First, ...", "Second, ..." beyond that number."""
    match = _STEPS.search(frame.text)
    if match is None or not _countable(frame.claim(match["n"])) or OPEN.search(match["phrase"]):
        return
    spans: list[Span] = []
    for number in range(index + 1, min(index + 16, len(context.frames))):
        sentence = context.sentences[number].span
        step = _STEP.match(context.draft.prose[sentence.start : sentence.end])
        if step and step["word"].lower() == _ORDER[min(len(spans), 7)]:
            spans.append(Span(sentence.start, sentence.start + step.end()))
        elif not spans and number > index + 1:
            return
    if len(spans) > 1 and _off(frame.claim(match["n"]), len(spans)) < 0:
        yield _make(frame.claim(match["n"]), "point", "across", len(spans), spans[0], spans[-1], False)


_CITY = (
    r"\p{Lu}[\p{L}.'-]{1,20}(?: \p{Lu}[\p{L}.'-]{1,20}){0,2}, (?:" + REGION.pattern + r")(?:,? \([^()]{1,60}\))?"
)
_CITIES = regex.compile(
    rf"\{{n(?P<n>\d+)\}}(?P<phrase>(?: [\p{{L}}-]{{2,18}}){{1,4}}?),? (?:located |based |situated |all )?in "
    rf"(?P<list>{_CITY}(?:[,;] {_CITY}){{0,10}}[,;]? and {_CITY})(?!\p{{L}})"
)
_EX_REL = regex.compile(r"\bex rel\.? (?P<name>\p{Lu}[\p{L}'’-]{1,24})")
_SUITS = regex.compile(
    r"\{n(?P<n>\d+)\}(?P<phrase>(?: (?!of\b)[\p{L}-]{2,18}){0,4}? (?:lawsuits|suits|cases|actions|complaints))\b"
)


def _cities(frame: Frame) -> Iterator[Listing]:
    for match in _CITIES.finditer(frame.text):
        claim = frame.claim(match["n"])
        if not _countable(claim) or OPEN.search(match["phrase"]) or " and " in match["phrase"]:
            continue
        cities = [m.span() for m in regex.finditer(_CITY, match["list"])]
        start = match.start("list")
        first, last = (frame.span(start + a, start + b) for a, b in (cities[0], cities[-1]))
        yield _make(claim, head_noun(match["phrase"], claim), "apposition", len(cities), first, last, False)


# "three new members: Ashby Coin (ASH) and Weld Coin (WLD), which run games, and the lender Valefi (VFI)"
_COLON = regex.compile(r"\{n(?P<n>\d+)\}(?P<phrase>(?: [\p{L}-]{2,18}){1,4}): (?P<list>[^:;]{20,400})")
_SYMBOL = regex.compile(r"[\p{L}\d] \((?:[A-Z]+: ?)?\p{Lu}[\p{Lu}\d]{1,7}\)")
_STATE_NAMES = "|".join(STATES.values())
_STATES = regex.compile(r"\{n(?P<n>\d+)\}(?P<phrase>(?: \p{L}+)? states)\b(?! and the)", regex.IGNORECASE)
_STATE_LIST = regex.compile(rf"(?:{_STATE_NAMES})(?:, (?:{_STATE_NAMES})){{0,30}},? and (?:{_STATE_NAMES})\b")


def _symbols(frame: Frame) -> Iterator[Listing]:
    for match in _COLON.finditer(frame.text):
        claim, symbols = frame.claim(match["n"]), list(_SYMBOL.finditer(match["list"]))
        if not _countable(claim) or len(symbols) < 2 or OPEN.search(match["phrase"]):
            continue
        if abs(_off(claim, len(symbols))) > 3:
            continue
        start = match.start("list")
        first, last = (frame.span(start + m.start(), start + m.end()) for m in (symbols[0], symbols[-1]))
        yield _make(claim, "symbol", "across", len(symbols), first, last, True)


def _states(context: Context, index: int, frame: Frame) -> Iterator[Listing]:
    """ "residents of five states", with the one list of states in the sentences behind, about as long."""
    match = _STATES.search(frame.text)
    if match is None or not _countable(frame.claim(match["n"])) or OPEN.search(match["phrase"]):
        return
    claim = frame.claim(match["n"])
    near = range(index, min(index + 5, len(context.frames)))
    found = [(context.frames[at], m) for at in near for m in _STATE_LIST.finditer(context.frames[at].text)]
    if len(found) == 1 and not regex.search(r"\bothers?\b", found[0][0].text[: found[0][1].start()]):
        where, states = found[0]
        names = list(regex.finditer(_STATE_NAMES, states[0]))
        if abs(_off(claim, len(names))) <= 2:
            at = states.start()
            first, last = (where.span(at + m.start(), at + m.end()) for m in (names[0], names[-1]))
            yield _make(claim, "state", "across", len(names), first, last, False)


def _off(claim: Claim, number: int) -> int:
    """By how much a stated number passes the number of items: a list of quite another length is another list."""
    return int(Fraction(claim.value or 0)) - number


# "two lines of therapy including Vale, radiation, and Orr" cannot be two
_ITEM = r"(?!an? |the |his |her |its |their |\p{Ll}{2,12}ing )[\p{L}\d][^,;:.{}]{1,36}?"
_AT_LEAST = regex.compile(
    rf"\{{n(?P<n>\d+)\}}(?P<phrase>(?: \p{{Ll}}[\p{{Ll}}-]{{1,16}}){{1,4}}),? including "
    rf"(?P<list>{_ITEM}(?:, {_ITEM}){{1,8}}, and {_ITEM})(?=[.,;]|$| (?:was|were|is|are|has|have|had)\b)"
)


def _included(context: Context, frame: Frame) -> Iterator[Listing]:
    """ "including" sets no top, but no fewer things can be there than are named."""
    for match in _AT_LEAST.finditer(frame.text):
        claim = frame.claim(match["n"])
        noun = head_noun(match["phrase"], claim)
        named = match["list"].rpartition(", and ")[0]
        if not _countable(claim) or is_people(noun, context.options) or " and " in named:
            continue
        places = [m.span() for m in regex.finditer(r"[^,]+", match["list"])]
        start = match.start("list")
        first, last = (frame.span(start + a, start + b) for a, b in (places[0], places[-1]))
        value = Fraction(claim.value or 0)
        yield Listing(claim, claim.span, value, noun, "apposition", len(places), 10_000, first, last, False)


def _suits(context: Context) -> Iterator[Listing]:
    """ "three lawsuits", with "United States ex rel. Orr v. Vale Labs" and two more by name."""
    names = {match["name"].lower(): match for match in _EX_REL.finditer(context.draft.prose)}
    if len(names) < 2:
        return
    spans = [Span(match.start("name"), match.end("name")) for match in names.values()]
    for frame in context.frames:
        for match in _SUITS.finditer(frame.text):
            claim = frame.claim(match["n"])
            if _countable(claim) and not OPEN.search(match["phrase"]):
                yield _make(claim, "suit", "across", len(names), spans[0], spans[-1], False)


def _dates(context: Context, index: int, frame: Frame) -> Iterator[Listing]:
    """ "... held for two days", with "on Tuesday, 6 May, and Wednesday, 7 May" a few sentences on."""
    dates = list(_ON_DATES.finditer(frame.text))
    if len(dates) != 1 or len(list(_DATES.finditer(frame.text))) != 1:
        return
    days = [frame.claim(m[2]) for m in SLOT.finditer(dates[0]["list"]) if m[1] == "d"]
    if len({day.value for day in days}) < len(days) or not all(day.tight.is_point for day in days):
        return
    for back in range(max(0, index - _REACH), index + 1):
        before = context.frames[back]
        for match in _DAYS.finditer(before.text):
            claim = before.claim(next(filter(None, match.captures("n"))))
            if (
                (claim.kind is not Kind.DURATION or claim.unit == "day")
                and _countable(claim)
                and _HELD.search(before.text[: match.start()])
                and not _OTHER_DAYS.search(before.text[max(0, match.start() - 25) : match.end() + 25])
            ):
                yield _make(claim, "day", "across", len(days), days[0].span, days[-1].span, False)


_HELD = regex.compile(r"\b(?:for|over|on|across|held|runs|lasts) (?:the |all )?$")


# "three open evenings on {d}, {d} and {d}"
_MEETINGS = (
    r"(?:meetings?|sessions?|hearings?|workshops?|concerts?|performances?|shows?|events?|matches|games|debates?|visits?|"
    r"evenings?|forums?|clinics?|fairs?|walks?|tours?|screenings?|trips)"
)
_MEETING = regex.compile(rf"\{{n(?P<n>\d+)\}}(?P<phrase>(?: [\p{{L}}-]{{2,18}}){{0,3}}? {_MEETINGS})\b")
_ON_DATES = regex.compile(rf"\bon (?P<list>{_DATES.pattern})")


def _meetings(context: Context, index: int, frame: Frame) -> Iterator[Listing]:
    """ "three meetings ... on the following dates:" and a line for each, or the dates in the same sentence."""
    match = _MEETING.search(frame.text)
    if match is None or not _countable(frame.claim(match["n"])) or OPEN.search(match["phrase"]):
        return
    on = _ON_DATES.search(frame.text, match.end())
    days = [frame.claim(m[2]) for m in SLOT.finditer(on["list"]) if m[1] == "d"] if on else []
    if not days:
        days = _date_lines(context, index)
    if len(days) > 1 and len({day.value for day in days}) == len(days):
        noun = head_noun(match["phrase"], frame.claim(match["n"]))
        yield _make(frame.claim(match["n"]), noun, "across", len(days), days[0].span, days[-1].span, False)


_LEADS_IN = regex.compile(r"\b(?:dates?|days|times|schedule|follows|following)\b[^.]{0,30}:\s*$")


def _date_lines(context: Context, index: int) -> list[Claim]:
    """The days of the lines below that begin with one each, after "on the following dates:" or the like."""
    days: list[Claim] = []
    led_in = False
    for number in range(index, min(index + 20, len(context.frames))):
        text = context.frames[number].text
        begins = regex.match(r"(?:[•*-] ?)?(?:\{w\d+\}:?,? ?)?\{d(?P<d>\d+)\}", text)
        if led_in and begins:
            days.append(context.frames[number].claim(begins["d"]))
        elif days or number > index + 3:
            break
        else:
            led_in = led_in or bool(_LEADS_IN.search(text))
    return days


_OTHER_DAYS = regex.compile(
    r"\b(?:within|separate|different|specified|between|after|before|later|ago|next|last|past|every|notice|"
    r"business|working|per|a week|of rain|in jail|"
    r"sentence|old|following|previous|first|over|than|up to)\b",
    regex.IGNORECASE,
)


def _these(context: Context, index: int, frame: Frame) -> Iterator[Listing]:
    """ "the Ashby Centre and the Weld Centre ... These two centres": names that end with the noun."""
    for match in _THESE.finditer(frame.text):
        claim, noun = frame.claim(match["n"]), singular(match["noun"])
        if not _countable(claim) or len(noun) < 4:
            continue
        start = context.sentences[max(0, index - 3)].span.start
        title = noun[0].upper() + noun[1:]
        names = regex.compile(
            rf"(?:\p{{Lu}}[\p{{L}}.'’&-]{{1,20}} (?:of |and |de )?){{1,6}}{regex.escape(title)}\b(?! of\b)"
        )
        found = {m[0].removeprefix("The "): m for m in names.finditer(context.draft.prose, start, claim.span.start)}
        if len(found) < 2:
            continue
        spans = [Span(m.start(), m.end()) for m in found.values()]
        if context.draft.prose.find(match["noun"].capitalize(), start, claim.span.start) < 0:
            yield _make(claim, noun, "across", len(found), spans[0], spans[-1], True)


def _numbered(context: Context) -> Iterator[Listing]:
    """ "two grain silos" and, elsewhere, "silos 31 and 32": one number and one list of that noun in the draft."""
    lists: dict[str, list[tuple[Frame, regex.Match[str]]]] = {}
    counts: dict[str, list[Claim]] = {}
    for frame in context.frames:
        for match in _NUMBERED.finditer(frame.text):
            items = [item for item in regex.split(r",? and |, ", match["list"]) if item]
            if all(_BARE.fullmatch(item) for item in items):
                lists.setdefault(singular(match["noun"]), []).append((frame, match))
        for match in _PLURAL.finditer(frame.text):
            counts.setdefault(singular(match["noun"]), []).append(frame.claim(match["n"]))
    for noun, found in lists.items():
        claims = counts.get(noun, [])
        if len({match["list"] for _, match in found}) != 1 and not _same_numbers(found):
            continue
        if len({claim.value for claim in claims}) != 1 or not _countable(claims[0]):
            continue
        frame, match = found[0]
        number = len(regex.split(r",? and |, ", match["list"]))
        span = frame.span(*match.span("list"))
        yield _make(claims[0], noun, "across", number, span, span, False)
