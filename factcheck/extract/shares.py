"""Shares and multiples in words: "a third", "two-thirds", "half", "the majority of", "twice", "doubled", "10x"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

import regex

from factcheck.extract.number_forms import Numeral
from factcheck.extract.written import units

__all__ = ["Share", "read_shares"]


@dataclass(frozen=True, slots=True)
class Share:
    """A fraction or multiple in words: `value` is the quotient, None for "the majority of" and "most of".

    `low` is the lower end of a range: 3 in "3-4x".

    `step` is what it is counted in (a third of thirds), `row` the row of the table of widths that says how much of a
    step it may be off.
    """

    start: int
    end: int
    value: Fraction | None
    step: Fraction
    row: str
    low: Fraction | None = None
    unit: str | None = None  # "percent", "percentage point" or a measure's: "half a percent", "half a mile"


_COUNTS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
}  # fmt: skip
_PARTS = {
    "half": 2, "halve": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9,    "tenth": 10, "twelfth": 12, "sixteenth": 16, "twentieth": 20, "thirtieth": 30, "hundredth": 100,
    "thousandth": 1000, "millionth": 10**6, "billionth": 10**9, "trillionth": 10**12,
}  # fmt: skip
_NAMES = (
    "third|quarter|fourth|fifth|sixth|seventh|eighth|ninth|tenth|twelfth|sixteenth|twentieth|thirtieth|hundredth|"
    "thousandth"
)
_FEW = "two|three|four|five|six|seven|eight|nine"
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
_FIRST_NINE = "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth"
_FRACTION = regex.compile(
    rf"(?<![\p{{L}}\p{{N}}'’])(?:(?P<count>an?|one|{_FEW}|[2-9])(?:[\s-]{{1,2}}|\s-\s)(?P<part>{_NAMES})(?P<s>s?)"
    rf"|(?P<count>one)\s(?P<part>(?:{'|'.join(_TENS)})-(?:{_FIRST_NINE}))(?P<s>))(?![\p{{L}}\p{{N}}])",
    regex.IGNORECASE,
)
# "a third man" is an ordinal and "a quarter" a term of the year, unless what follows or goes before says share.
_SHARE_AFTER = regex.compile(
    r"\s{1,2}(?:of(?!\s(?:a|an)\s(?:century|hour|mile|inch)(?!\p{L}))|more|less|fewer|higher|lower|smaller|larger|"
    r"bigger|as|the|to|were|are|have|had|said|say|off|up|down|"
    r"in|from|since|every|each|this|last|next|compared|on|over|between|by|reported|believe|think|cheaper|faster|"
    r"longer|or)(?!\p{L})|"
    r"[.,;:)\u2013\u2014]|\s?$",
    regex.IGNORECASE,
)
_SHARE_BEFORE = regex.compile(
    r"(?<!\p{L})(?:by|than|about|nearly|almost|around|over|under|up|down|least|roughly|approximately|some|just|only|"
    r"and|another|to|fell|rose|dropped|cut|representing|"
    r"further|account(?:s|ed|ing)?\sfor|make(?:s)?\sup|made\sup|is|are|was|were|for|of)\s{1,2}$",
    regex.IGNORECASE,
)
_SURE_AFTER = regex.compile(
    r"\s{1,2}(?:of|more|less|fewer|higher|lower|off|were|are|have|said|say)(?!\p{L})", regex.IGNORECASE
)
# "almost a quarter do not know", "about a third believe": hedged so, it is a share whatever follows.
_HEDGED_BEFORE = regex.compile(
    r"(?<!\p{L})(?:almost|nearly|about|roughly|around|than|over|under|(?:discount"
    r"|rebate)\sof)\s{1,2}$",
    regex.IGNORECASE,
)
# "A third will come off the roll": a share at the start of a sentence, unless a series of things is told before it.
_VERB_AFTER = regex.compile(
    r"\s(?:will|would|do|did|can|could|may|might|come|came|comes|go|went|goes|live|lives|want|plan|feel|felt|"
    r"report|used|use)(?!\p{L})",
    regex.IGNORECASE,
)
_OPENS = regex.compile(r"(?:^|[.!?:;]\s{1,3}|\n\s{0,8})$")
_SERIES = regex.compile(
    r"(?<!\p{L})(?:one|two|both|first|second|another|other|pair|twins?|latest|three|four|third"
    r"|fourth)(?!\p{L})",
    regex.IGNORECASE,
)
_WORD_AFTER = regex.compile(r"\s\p{L}")
_TERMS = regex.compile(
    r"(?<!\p{L})(?:first|last|past|next|previous|final|consecutive|straight|recent|all)\s{1,2}$", regex.IGNORECASE
)
_TERM_AFTER = regex.compile(
    r"\s{1,2}(?:final|results|ended|earlier|ago|profits?|earnings|loss|of\s(?:20|19)\d\d)(?!\p{L})", regex.IGNORECASE
)
_HALF = regex.compile(
    r"(?<![\p{L}\p{N}'’-])(?:"
    r"half(?=\s{1,2}(?:of|the|its|their|his|her|our|your|my|these|those|this|that|all|as|were|are|have|had|say|said|"
    r"believe|think|"
    r"who|was|is|from|live|in|a\sper\s?cent|over)(?!\p{L}))"
    r"|(?<=(?<!\p{L})(?:by|than|in|about|nearly|almost|around|over|under|least|roughly|approximately|only|just|to|"
    r"other)\s{1,2})half(?=[\s.,;:)])"
    r"|(?:a|one)(?:[\s-]|\s-\s)half(?=\s|[.,;]|$))",
    regex.IGNORECASE,
)
_HALF_OTHER = regex.compile(
    r"\s{1,2}(?:time|term|year|day|hour|marathon|price|brother|sister|century|dozen|mile|an?\s(?:hour|century|mile|"
    r"day|year|decade|dozen|million|billion|point)|past|way|board|pint|sizes?)(?!\p{L})|-\p{L}",
    regex.IGNORECASE,
)
# "the second half", "two and a half": a term of the year or a match, or part of a larger number.
_TERM_BEFORE = regex.compile(
    r"(?<!\p{L})(?:and\sa|first|second|the|this|last|better|worse|opening|early|same)\s$", regex.IGNORECASE
)
_MAJORITY = regex.compile(
    r"(?<!\p{L})(?:(?:the|a|an)\s(?:(?:vast|overwhelming|large|clear|slim|narrow|big|great|substantial|significant|"
    r"huge|bare)\s)?majority(?=\s(?:of(?!\s(?:just\s|only\s|more\sthan\s|over\s)?\d)|were|are|have|said|say|"
    r"support|supported|voted|backed)(?!\p{L}))"
    r"|most\sof(?=\s(?:the|these|those|its|their|our|them)(?!\s(?:way|time|day|year|rest|week|season|"
    r"night))(?!\p{L})))",
    regex.IGNORECASE,
)
_WORDS = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11,
    "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "hundred": 100, "a hundred": 100,
}  # fmt: skip
_WORDS |= {
    f"{tens}-{one}": above + below
    for tens, above in _TENS.items()
    for one, below in _COUNTS.items()
    if one not in ("a", "an")
}
_NUMBER = rf"(?:\d{{1,4}}(?:\.\d{{1,3}})?|{'|'.join(sorted(_WORDS, key=len, reverse=True))})".replace(
    "a hundred", r"a\shundred"
)
_MULTIPLE = regex.compile(
    rf"(?<![\p{{L}}\p{{N}}.,/^-])(?:(?P<fold>{_NUMBER})[\s-]?fold(?!\p{{L}})"
    rf"|(?:(?P<low>{_NUMBER})\s(?:to|or)\s|"
    rf"(?P<low>\d{{1,3}})\s?[-–]\s?)?(?P<times>{_NUMBER})(?:[\s-]and[\s-]a[\s-](?P<half>half))?(?:\s{{1,2}}|"
    rf"-)times(?=\s{{1,2}}(?:as|more|less|the|its|"
    rf"their|that|those|higher|lower|larger|greater|bigger|faster|"
    r"smaller|longer|likelier|stronger|heavier|cheaper|fewer|better|worse|what|over|average|expected|earnings|"
    r"oversubscribed|underlying)(?!\p{L}))"
    rf"|(?:(?P<low>\d{{1,3}}(?:\.\d{{1,2}})?)\s?[-–]\s?)?(?P<x>\d{{1,4}}(?:\.\d{{1,2}})?)[x×](?![\p{{L}}\p{{N}}]|"
    rf"\s?\d(?!\d{{3}}(?!\d))))",
    regex.IGNORECASE,
)
_ORDINALS = {name: below for name, below in _PARTS.items() if name not in ("half", "halve", "quarter")} | {
    "first": 1,
    "second": 2,
}
_DENOMINATOR = regex.compile(
    rf"(?:\s{{1,2}}|-)(?:(?P<tens>{'|'.join(_TENS)})[\s-](?P<ones>{_FIRST_NINE})"
    rf"|(?P<ones>{'|'.join(name for name in _ORDINALS if name not in ('first', 'second'))}))s(?!\p{{L}})",
    regex.IGNORECASE,
)
_AND_TAIL = regex.compile(r"\sand\s\p{L}{3,9}(?:-\p{L}{3,5})?$", regex.IGNORECASE)
_LAST_TENS = regex.compile(rf"\s(?P<tens>{'|'.join(_TENS)})$", regex.IGNORECASE)
_VERBS = {"doubl": 2, "trebl": 3, "tripl": 3, "quadrupl": 4, "quintupl": 5}
_VERB = regex.compile(
    r"(?<![\p{L}\p{N}-])(?:(?P<verb>doubl|trebl|tripl|quadrupl|quintupl)(?:ed|ing|es|e(?=\s(?:the|that|its|their|"
    r"what|those|last|previous|in|to|from|over|since|by|his|her|our)(?!\p{L}))|(?<=(?<!\p{L})(?:to|will|would|could|"
    r"may|might|should|can|double\sor)\s{1,2}(?:doubl|tripl|trebl|quadrupl))e(?=\s\p{L}|[.,;])|"
    r"(?<=(?<!\p{L})(?:more\sthan|nearly|almost|"
    r"about)\s{1,2}doubl)e(?=[\s.,;]))"
    r"|(?P<twice>twice)(?=\s{1,2}(?:as\s(?:\p{L}{1,12}\s){1,2}as|as\s(?:many|much|likely)|"
    r"as\s\p{Ll}{2,14}(?:\s(?:and|or)(?!\p{L})|[.,;])|the|its|their|that|what|"
    r"those)(?!\p{L}))|(?P<halved>halv(?:ed|ing(?=\s(?:the|its|their|our|his|her|that|those|what|in|from|last))|"
    r"es(?=\s(?:the|its))|e(?=\s(?:the|its|their|"
    r"our)(?!\p{L})))))(?![\p{L}\p{N}-]|\sdown(?!\p{L}))",
    regex.IGNORECASE,
)


def read_shares(text: str, start: int, end: int, numerals: list[Numeral]) -> list[Share]:
    """Return the fractions and multiples in words of `text[start:end]`, in order; `numerals` are its cardinals."""
    found = [
        *_large_fractions(text, end, numerals),
        *_fractions(text, start, end),
        *_halves(text, start, end),
        *_majorities(text, start, end),
        *_multiples(text, start, end),
        *_of_one_percent(text, start, end),
        *_hundredths(text, start, end),
    ]
    return sorted((_signed(text, start, share) for share in found), key=lambda share: share.start)


_OF_PERCENT = regex.compile(
    r"(?<![\p{L}\p{N}'’-])(?P<many>an?\s|one[\s-]|two[\s-]|three[\s-]|nine[\s-])?(?P<part>half|quarter|third|"
    r"fifth|tenth)(?P<s>s?)"
    r"\s(?:of\s)?(?:an?|one)\s(?P<unit>per\s?cent|percentage\spoint|mile|inch|ounce|kilo|kilogram|litre|liter|"
    r"gallon|pint|cup|tonne|ton|acre|hectare|metre|meter|kilometre|kilometer|degree)(?!\p{L})",
    regex.IGNORECASE,
)
# "one one-hundredth of an inch", "a one hundred and fifth"
_ONE_HUNDREDTH = regex.compile(
    r"(?<![\p{L}\p{N}'’-])one\s(?P<one>one[\s-](?P<scale>hundred|thousand|million))(?:th|(?:\sand)?[\s-]"
    rf"(?:(?P<tens>{'|'.join(_TENS)})[\s-])?(?P<ones>{'|'.join(_ORDINALS)}))(?!\p{{L}})",
    regex.IGNORECASE,
)


def _of_one_percent(text: str, start: int, end: int) -> Iterator[Share]:
    """Read "half a per cent", "a quarter of a percentage point", "half a mile"."""
    for match in _OF_PERCENT.finditer(text, start, end):
        many = _COUNTS[(match["many"] or "one").strip(" -").lower()]
        value = Fraction(many, _PARTS[match["part"].lower()])
        written = match["unit"].lower()
        unit = "percentage point" if "point" in written else "percent" if "cent" in written else units().name(written)
        yield Share(*match.span(), value, value / many, "share in words", unit=unit)


def _hundredths(text: str, start: int, end: int) -> Iterator[Share]:
    """Read "one one-hundredth", "one one hundred and fifth": one part of so many."""
    for match in _ONE_HUNDREDTH.finditer(text, start, end):
        below = {"hundred": 100, "thousand": 1000, "million": 10**6}[match["scale"].lower()]
        below += _TENS.get((match["tens"] or "").lower(), 0) + _ORDINALS.get((match["ones"] or "").lower(), 0)
        yield Share(*match.span(), Fraction(1, below), Fraction(1, below), "share in words")


_NEGATIVE = regex.compile(r"(?<!\p{L})(?:minus|negative)\s$", regex.IGNORECASE)


def _signed(text: str, start: int, share: Share) -> Share:
    """Take a minus in words into a share: "minus one third"."""
    before = text[max(start, share.start - 10) : share.start]
    minus = _NEGATIVE.search(before)
    if minus is None or share.value is None:
        return share
    return replace(share, start=share.start - len(before) + minus.start(), value=-share.value)


def _fractions(text: str, start: int, end: int) -> Iterator[Share]:
    for match in _FRACTION.finditer(text, start, end):
        count, name = match["count"].lower(), match["part"].lower()
        number = _COUNTS[count] if count in _COUNTS else int(count)
        singular = number == 1
        if name == "quarter" and (number == 2 or _TERMS.search(text[max(start, match.start() - 16) : match.start()])):
            continue  # "the first two quarters", "the last three quarters"
        if singular == bool(match["s"]) or _TERM_AFTER.match(text, match.end(), end):
            continue
        if count in ("a", "an"):
            before = _SHARE_BEFORE.search(text[max(start, match.start() - 20) : match.start()])
            after = _SHARE_AFTER.match(text, match.end(), end)
            hedged = _HEDGED_BEFORE.search(text[max(start, match.start() - 20) : match.start()])
            opens = (
                _VERB_AFTER.match(text, match.end(), end)
                and _OPENS.search(text[max(start, match.start() - 12) : match.start()])
                and not _SERIES.search(text, max(0, match.start() - 300), match.start())
            )
            if not hedged and not opens and not (after and (before or _SURE_AFTER.match(text, match.end(), end))):
                continue
        elif singular and _WORD_AFTER.match(text, match.end(), end) and not _SHARE_AFTER.match(text, match.end(), end):
            continue
        tens, _, ones = name.partition("-")
        below = _TENS[tens] + _ORDINALS[ones] if ones else _PARTS[name]
        yield Share(*match.span(), Fraction(number, below), Fraction(1, below), "share in words")


def _large_fractions(text: str, end: int, numerals: list[Numeral]) -> Iterator[Share]:
    """Read "thirty-two fifths", "three twenty-firsts": any number in words over a plural ordinal."""
    for numeral in numerals:
        if not numeral.words or numeral.vague or numeral.value < 2 or numeral.value.denominator != 1:
            continue
        if match := _DENOMINATOR.match(text, numeral.end, end):
            above, tens = numeral.value, _TENS.get((match["tens"] or "").lower(), 0)
            last = _LAST_TENS.search(text[numeral.start : numeral.end])
            if last and not tens and match.group()[0] == "-":
                # "one hundred thirty-fifths" is 100 of them: the hyphen binds the thirty to what follows.
                tens = _TENS[last["tens"].lower()]
                above -= tens
            below = tens + _ORDINALS[match["ones"].lower()]
            value, part = above / below, above % 100
            parted = _AND_TAIL.search(text[numeral.start : numeral.end]) is not None
            if parted and above >= 100 and below in (10, 100, 1000) and 0 < part < below:
                value = above - part + part / below  # "two hundred and fifty-four hundredths" is 200.54
            yield Share(numeral.start, match.end(), value, Fraction(1, below), "share in words")


def _halves(text: str, start: int, end: int) -> Iterator[Share]:
    for match in _HALF.finditer(text, start, end):
        if _HALF_OTHER.match(text, match.end(), end):
            continue
        if _TERM_BEFORE.search(text[max(start, match.start() - 12) : match.start()]):
            continue
        value = Fraction(1, 2)
        yield Share(*match.span(), value, value, "share in words")


def _multiple(written: str) -> Fraction:
    return Fraction(_WORDS[written]) if written in _WORDS else Fraction(written)


def _majorities(text: str, start: int, end: int) -> Iterator[Share]:
    for match in _MAJORITY.finditer(text, start, end):
        yield Share(*match.span(), None, Fraction(1, 2), "share in words")


def _multiples(text: str, start: int, end: int) -> Iterator[Share]:
    lower = text[start:end].lower()
    times = "times" in lower or "fold" in lower or "x" in lower or "×" in lower
    for match in _MULTIPLE.finditer(text, start, end) if times else ():
        written = " ".join((match["fold"] or match["times"] or match["x"]).lower().split())
        value = _multiple(written)
        low = _multiple(" ".join(match["low"].lower().split())) if match["low"] else None
        step = Fraction(1, 10 ** len(written.partition(".")[2])) if written not in _WORDS else Fraction(1)
        if match["half"]:
            value, step = value + Fraction(1, 2), Fraction(1, 2)
        if low is not None and low >= value:
            continue
        yield Share(*match.span(), value, step, "last digit", low)
    verbs = any(stem in lower for stem in (*_VERBS, "twice", "halv"))
    for match in _VERB.finditer(text, start, end) if verbs else ():
        value = Fraction(1, 2) if match["halved"] else Fraction(2 if match["twice"] else _VERBS[match["verb"].lower()])
        yield Share(*match.span(), value, value, "multiple in words")
