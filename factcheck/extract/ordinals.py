"""Ordinals: "third", "21st", "twenty-first", "hundredth"."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

import regex

from factcheck.extract.number_forms import Numeral
from factcheck.ordinal import ordinal_ending

__all__ = ["Ordinal", "read_ordinals"]


@dataclass(frozen=True, slots=True)
class Ordinal:
    """A place in a row."""

    start: int
    end: int
    value: Fraction


_NAMES = {
    name: number
    for number, name in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
        "fifteenth "
        "sixteenth seventeenth eighteenth nineteenth".split(),
        start=1,
    )
} | {
    "twentieth": 20, "thirtieth": 30, "fortieth": 40, "fiftieth": 50, "sixtieth": 60, "seventieth": 70, "eightieth": 80,
    "ninetieth": 90, "hundredth": 100, "thousandth": 1000, "millionth": 10**6, "billionth": 10**9, "trillionth": 10**12,
}  # fmt: skip
_WORD = regex.compile(
    rf"(?<![\p{{L}}\p{{N}}])(?P<name>{'|'.join(sorted(_NAMES, key=len, reverse=True))})(?![\p{{L}}\p{{N}}])",
    regex.IGNORECASE,
)
_DIGITS = regex.compile(
    r"(?<![\p{L}\p{N}.,/])(?P<number>\d{1,3}(?:,\d{3}){1,2}|\d{1,7})[\s]?(?P<ending>st|nd|rd|th)(?![\p{L}\p{N}])",
    regex.IGNORECASE,
)
# "first" as an adverb, titles, and "second" as a length of time.
_NOT_AFTER = regex.compile(
    r"\s{1,2}(?:half(?!-)|quarter|Minister|Lady|Ladies|Amendment|aid|aiders?|responders?|of\sall|and\sforemost|hand|"
    r"World\sWar|names?|"
    r"thing|glance|instance|party|degree|Avenue|Street|Circuit)(?!\p{L})|-?hand(?!\p{L})",
    regex.IGNORECASE,
)
# "an industry first platform": first of all, nothing's place in a row
_NOT_BEFORE = regex.compile(r"(?<!\p{L})(?:at|per|a\ssplit|came|industry|world)\s{1,2}$", regex.IGNORECASE)
_COMPOUND = regex.compile(r"-(?P<superlative>(?:\p{L}{2,10}est|most|best|worst)(?!\p{L}))?")
_DETERMINED = regex.compile(
    r"(?:(?<!\p{L})(?:the|an?|its|his|her|their|our|my|your|this|that|these|those|every|each|for|in|and|only|very)|"
    r"['’]s?)"
    r"\s{1,2}(?P<between>\p{L}{1,10}\s{1,2})?$",
    regex.IGNORECASE,
)
_ARTICLES = frozenset(" the a an its his her their our my your this that these those every each only very".split(" "))
# "the children first and", "put its people first": with a word between, a noun must follow.
_ADVERB_AFTER = regex.compile(r"\s?[.,;:!?)]|\s(?:and|or|but|to|in|by|when|then|as|so|because|before|after"
    r"|with)(?!\p{L})|\s?$")
# "by First Marsh Bank", "at Second Baptist Church": a name, where no article stands before.
_NAME_BEFORE = regex.compile(r"(?<!\p{L})(?:and|for|in|of|by|at|with|from|to)\s$")
_CAPITAL_AFTER = regex.compile(r"\s\p{Lu}\p{Ll}")
# "Second Owner of Care Home Sentenced": a headline leaves its article out.
_OPENING_NOUN = regex.compile(r"\s\p{Lu}\p{Ll}")
_NOUN_AFTER = regex.compile(
    r"\s(?:place|prize|phase|stage|year|anniversary|edition|consecutive|successive|straight|annual)(?!\p{L})",
    regex.IGNORECASE,
)


def read_ordinals(text: str, start: int, end: int, numerals: list[Numeral]) -> list[Ordinal]:
    """Return the ordinals of `text[start:end]`; `numerals` are its cardinals, which "two hundred and first" joins."""
    out = []
    ends = {numeral.end: numeral for numeral in numerals if numeral.words and not numeral.vague}
    for match in _DIGITS.finditer(text, start, end):
        number = int(match["number"].replace(",", ""))
        if number and ordinal_ending(number) == match["ending"].lower() and not match["number"].startswith("0"):
            out.append(Ordinal(*match.span(), Fraction(number)))
    for match in _WORD.finditer(text, start, end):
        before = text[max(start, match.start() - 16) : match.start()]
        if _NOT_AFTER.match(text, match.end(), end) or _NOT_BEFORE.search(before):
            continue
        name = match["name"].lower()
        value, begin = Fraction(_NAMES[name]), match.start()
        gap = _BETWEEN_END.search(before)
        lead = ends.get(match.start() - len(gap.group())) if gap else None
        if lead is not None and (joined := _joined(lead.value, value)):
            value, begin = joined, lead.start
        elif _HYPHENED.search(before):
            continue  # "mid-second": part of another word
        if name == "first" and _IN_THE.search(before) and text[match.end() : match.end() + 6].lower() == " place":
            continue  # "in the first place"
        compound = _COMPOUND.match(text, match.end(), end)
        if compound and not compound["superlative"]:
            continue  # "third-party", "fourth-degree", but "second-largest"
        alone = begin == match.start() and name in ("first", "second", "third") and not compound
        opens = match.start() == start and name != "first" and _OPENING_NOUN.match(text, match.end(), end)
        if alone and not opens and not _NOUN_AFTER.match(text, match.end(), end):
            determined = _DETERMINED.search(before)
            between = (determined["between"] or "").strip().lower() if determined else ""
            apart = between not in _ARTICLES and _ADVERB_AFTER.match(text, match.end(), end)
            if determined is None or apart:
                continue  # "first opened", "first, ..."
        named = text[match.start()].isupper() and _CAPITAL_AFTER.match(text, match.end(), end)
        if alone and named and _NAME_BEFORE.search(before):
            continue
        out.append(Ordinal(begin, match.end(), value))
    return sorted(out, key=lambda ordinal: ordinal.start)


_IN_THE = regex.compile(r"(?<!\p{L})in\sthe\s$", regex.IGNORECASE)
_HYPHENED = regex.compile(r"\p{L}-$")
_BETWEEN_END = regex.compile(r"(?:(?<=\p{L})-|(?<=\p{L})\s{1,2}(?:and\s{1,2})?)$")


def _joined(lead: Fraction, value: Fraction) -> Fraction | None:
    """Return the sum of "twenty" and "first", the product of "two" and "hundredth"; None where they stand apart."""
    if value >= 100:
        return lead * value
    if value < 10 and lead % 10 == 0 and lead % 100 >= 20:
        return lead + value
    if lead >= 100 and lead % 100 == 0:
        return lead + value
    return None
