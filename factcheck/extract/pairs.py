"""Two numbers that make one figure: ranges, "one in five", "nine out of ten", "3:1", "2-0", "31 votes to 24"."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

import regex

from factcheck.extract.amounts import Amount
from factcheck.model import Kind

__all__ = ["Pair", "read_pair", "share_unit"]


@dataclass(frozen=True, slots=True)
class Pair:
    """A range (kind of its unit, no value), a ratio (value the quotient) or a score (no value)."""

    first: Amount
    second: Amount
    kind: Kind
    value: Fraction | None


_DASH = regex.compile(
    r"[-\u2010-\u2015\u2212]|\s[-\u2013]\s"
)  # "five \u2014 2% of them" is no range: a spaced em dash is a break
_TO = regex.compile(
    r"(?:\s{1,2}|-)(?:to|through|till)(?:\s{1,2}|-)(?:as\s(?:much|many|high)\sas\s|about\s|around\s)?", regex.IGNORECASE
)
_AND = regex.compile(r"\s{1,2}and\s{1,2}", regex.IGNORECASE)
_OR = regex.compile(r"\s{1,2}or\s{1,2}|-or-", regex.IGNORECASE)
_IN = regex.compile(
    r"(?:\s{1,2}|-)(?:in(?:\s(?:every|each))?|out\sof(?:\severy)?|of\severy)(?:\s{1,2}|-)", regex.IGNORECASE
)
_FOR = regex.compile(
    r"-for-|\sfor\s(?=\p{L}{2,5}(?:\s(?:reverse\s|stock\s|share\s)?split|\sbasis)(?!\p{L}))", regex.IGNORECASE
)
_OF_EVERY = regex.compile(r"\s(?:out\sof|of|in)\s(?:every|each)\s", regex.IGNORECASE)
_OVER = regex.compile(r"\s{1,2}over\s{1,2}", regex.IGNORECASE)
_OVER_ENDS = regex.compile(r"\s?$|\s?[.,;:)]")
_COLON = regex.compile(r":")
_SLASH = regex.compile(r"[/\u2044]")
_BETWEEN = regex.compile(r"(?<!\p{L})between\s{1,2}(?:\p{L}{1,12}\s{1,2}){0,2}$", regex.IGNORECASE)
_FROM = regex.compile(r"(?<!\p{L})from\s{1,2}(?:\p{L}{1,12}\s{1,2}){0,3}$", regex.IGNORECASE)
_RANGING = regex.compile(
    r"(?<!\p{L})(?:rang(?:e|es|ed|ing)|vary|varies|varied|varying|anything|anywhere|everything|spread|sizes?|sized|"
    r"somewhere)\s{1,2}"
    r"(?:\p{L}{1,12}\s{1,2}){0,2}from\s{1,2}(?:\p{L}{1,12}\s{1,2}){0,2}$",
    regex.IGNORECASE,
)
# "rose 5 to 85": by 5, up to 85.
_CHANGED = regex.compile(
    r"(?<!\p{L})(?:rose|rises?|rising|risen|reductions?|growth|improvements?|boost|hike|fell|falls?|falling|"
    r"fallen|grew|grows?|grown|growing|climb(?:s|ed|ing)?|"
    r"drop(?:s|ped|ping)?|"
    r"jump(?:s|ed|ing)?|gain(?:s|ed|ing)?|lost|lose[sd]?|increas(?:e|es|ed|ing)|decreas(?:e|es|ed|ing)|up|down|by|"
    r"added|"
    r"soar(?:s|ed)?|slid|slipped|sank|shed|plung(?:es|ed)|edged|advanced|declin(?:e|es|ed|"
    r"ing))\s{1,2}(?:\p{L}{1,12}\s{1,2}){0,2}$",
    regex.IGNORECASE,
)
# "a fall in rents received of $310,000 to $2,450,000"
_CHANGE_OF = regex.compile(
    r"(?<!\p{L})(?:rise|increase|decrease|decline|drop|fall|reduction|growth|improvement|"
    r"gain)\sin\s(?:\p{L}{1,12}\s){1,5}of\s$",
    regex.IGNORECASE,
)
# "up 27% or €450m to €2.15bn"
_CHANGED_SHARE = regex.compile(
    r"(?<!\p{L})(?:up|down|by|rose|fell|grew|climbed|dropped|increased|decreased|declined)\s\d[\d.,]{0,8}\s?(?:%|"
    r"per\s?cent),?\s"
    r"(?:or|and)\s$",
    regex.IGNORECASE,
)
_CONTEST = regex.compile(
    r"(?<!\p{L})(?:win|wins|won|winning|beat|beats|beaten|beating|defeat(?:s|ed)?|victory|victories|lead|leads|led|"
    r"leading|lost|lose|loss|draw|"
    r"drew|drawn|tied|tie|vote[sd]?|voting|score[sd]?|scoring|scoreline|result|hammered|thrashed|edged|triumph|"
    r"trailed|trailing|"
    r"goal|goals|match|game|set|sets|final|ballot|passed|approved|rejected|carried|down|up|at)(?!\p{L})",
    regex.IGNORECASE,
)
_VOTES = regex.compile(
    r"\s{1,2}(?:votes?|goals?|points?|tries|runs|games|frames|sets)\s{1,2}to\s{1,2}", regex.IGNORECASE
)
_RATIO_CUE = regex.compile(
    r"(?<!\p{L})(?:ratio|odds|outnumber(?:s|ed)?|proportion|mix|scale|split|"
    r"oversubscribed)\s{1,2}(?:\p{L}{1,12}\s{1,2}){0,5}$",
    regex.IGNORECASE,
)
_TIME_AFTER = regex.compile(
    r"[\s-]{1,2}(?:\p{L}{1,12}\s)?(?:seconds?|minutes?|hours?|days?|nights?|weeks?|months?|years?|seasons?|decades?|"
    r"matches|games|races|starts|attempts|outings|league|appearances)(?!\p{L})",
    regex.IGNORECASE,
)
_BY = regex.compile(r"\s{0,2}[x×]\s{0,2}|\s{1,2}by\s{1,2}", regex.IGNORECASE)
_OF = regex.compile(r"\s(?:out\s)?of\s(?:the\s|its\s|their\s|a\s)?", regex.IGNORECASE)
_COUNTED_AFTER = regex.compile(
    r"\s{1,2}(?:\p{Ll}[\p{Ll}-]{1,20}\s{1,2}){0,2}?(?:people|children|men|women|(?!(?:was|is|has|does|times|as|"
    r"this|its|"
    r"plus|versus|less|across)\s)\p{Ll}{2,20}(?<!s)s)(?!\p{L})"
)
_ROUND_WHOLES = frozenset(
    {2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 16, 20, 25, 30, 40, 50, 100, 200, 250, 500, 1000, 5000, 10_000, 100_000, 10**6}
)


def share_unit(text: str, first: Amount, second: Amount, start: int) -> tuple[Amount, Amount]:
    """Give a bare number the unit of the number it is joined to: "5 to 7 per cent", "$5-7m", "208 pounds to 193"."""
    gap = text[first.end : second.start]
    joined = bool(_dashed(gap, first, second) or _TO.fullmatch(gap) or _OR.fullmatch(gap))
    left = text[max(start, first.start - 48) : first.start]
    if not joined and _AND.fullmatch(gap):
        joined = bool(_BETWEEN.search(left))
    if not joined and first.kind is Kind.COUNT and second.kind is Kind.MEASURE and _BY.fullmatch(gap):
        joined = True  # "1,000 x 300 feet"
    # "rose 5 to 85" is by 5, up to 85; "rose 5 to 7 per cent" leaves the unit to the second and is a range.
    alike = first.kind is Kind.COUNT and second.kind is not Kind.COUNT
    changed = bool(_CHANGED.search(left)) and not _FROM.search(left) and not alike
    if _TO.fullmatch(gap) and first.kind is not Kind.COUNT and second.kind is Kind.COUNT and _counts(text, second):
        return first, second  # "$45 million to 107 departments": given to them
    if first.kind is Kind.COUNT and second.kind is Kind.MONEY and first.numeral.scale >= 1000 and _OF.fullmatch(gap):
        return _like(first, second), second  # "90 million of the 1.2 billion crowns"
    if not joined or changed or _is_year(text, first) or _is_year(text, second):
        return first, second
    if first.kind is Kind.COUNT and second.kind not in (Kind.COUNT, Kind.RATE) and not first.numeral.glued:
        first = _like(first, second)
    elif second.kind is Kind.COUNT and first.kind is not Kind.COUNT and first.kind is not Kind.RATE:
        second = _like(second, first)
    if (
        first.kind == second.kind
        and first.unit == second.unit
        and first.numeral.scale == 1
        and second.numeral.scale >= 1000
        and first.value < second.value / second.numeral.scale  # "$5 to $7m", not "$200 to $4 million"
    ):
        scale = second.numeral.scale
        numeral = replace(
            first.numeral, value=first.numeral.value * scale, step=first.numeral.step * scale, scale=scale
        )
        first = replace(first, numeral=numeral, value=first.value * scale, step=first.step * scale)
    return first, second


def _counts(text: str, amount: Amount) -> bool:
    """Tell whether a plural noun follows a number, so that it counts things: "to 150 families"."""
    return bool(_COUNTED_AFTER.match(text, amount.end))


def _dashed(gap: str, first: Amount, second: Amount) -> bool:
    """Tell whether a dash joins two numbers; with blanks around it only two numbers written alike: "10 - 12 kg"."""
    return bool(_DASH.fullmatch(gap)) and (" " not in gap or first.numeral.words == second.numeral.words)


def _is_year(text: str, amount: Amount) -> bool:
    """Tell whether a bare number may be a year: "from £11m in 2022 to £14m" joins no year to money."""
    return amount.kind is Kind.COUNT and bool(_YEAR.fullmatch(text[amount.start : amount.end]))


_YEAR = regex.compile(r"(?:1[89]|20)\d\d")
_IN_THE_YEAR = regex.compile(
    r"(?<!\p{L})(?:in|during|of|since|for|by)\s(?:(?:early|late|the\syear"
    r"|\p{Lu}\p{Ll}{2,8})\s)?$"
)


def _like(bare: Amount, model: Amount) -> Amount:
    factor = Fraction(1, 100) if model.subunit else Fraction(1)
    return replace(
        bare,
        kind=model.kind,
        unit=model.unit,
        value=bare.value * factor,
        step=bare.step * factor,
        per=model.per,
        shared=True,
        subunit=model.subunit,
    )


def read_pair(text: str, first: Amount, second: Amount, start: int, end: int) -> Pair | None:
    """Return the one figure that two neighbouring amounts make, or None where they are two."""
    gap = text[first.end : second.start]
    left = text[max(start, first.start - 60) : first.start]
    bare = first.kind is Kind.COUNT and second.kind in (Kind.COUNT, Kind.RATE) and not first.per
    if (
        second.kind in (Kind.MEASURE, Kind.PERCENT, Kind.POINTS)
        and first.kind is Kind.COUNT
        and _SLASH.fullmatch(gap)
        and 0 < first.value < second.value
    ):
        return Pair(first, second, second.kind, first.value / second.value)  # "1/2 cup", "1/2 per cent"
    if first.kind is Kind.COUNT and second.kind is Kind.MEASURE and _OF_EVERY.fullmatch(gap):
        a, b = first.value, second.value  # "two out of every three tons"
        return Pair(first, second, Kind.RATIO, a / b) if 0 < a < b else None
    if (
        first.kind is Kind.COUNT
        and second.kind is Kind.RATE
        and _dashed(gap, first, second)
        and first.value < second.value
    ):
        return Pair(_like(first, second), second, Kind.RATE, None)  # "10-15 transactions per second"
    if bare and (pair := _share(text, first, second, gap, left, end)):
        return pair
    if bare and (pair := _score(text, first, second, gap, left, end)):
        return pair
    if first.kind != second.kind or first.unit != second.unit or first.numeral.vague or second.numeral.vague:
        return None
    if not _is_year(text, second) and _is_year(text, first) and _IN_THE_YEAR.search(left) and _TO.fullmatch(gap):
        return None  # "from 12,000 in 2022 to 15,600": the year goes with what stands before
    ascending = first.value < second.value
    dashed = _dashed(gap, first, second)
    if dashed or _TO.fullmatch(gap):
        if _FROM.search(left) and not _RANGING.search(left) and not dashed:
            return None  # "from 12 to 15": a change, or the ends of one; each end is a figure
        if (
            (_CHANGED.search(left) or _CHANGE_OF.search(left) or _CHANGED_SHARE.search(left))
            and _TO.fullmatch(gap)
            and not first.shared
        ):
            return None
        if ascending:
            return Pair(first, second, first.kind, None)
    if _AND.fullmatch(gap) and ascending and _BETWEEN.search(left):
        return Pair(first, second, first.kind, None)
    if _OR.fullmatch(gap) and second.value == first.value + 1 and bare and second.value <= 20:
        return Pair(first, second, first.kind, None)  # "four or five"
    return None


def _share(text: str, first: Amount, second: Amount, gap: str, left: str, end: int) -> Pair | None:
    a, b = first.value, second.value
    if _SLASH.fullmatch(gap) and 0 < a < b <= 128 and first.numeral.decimals == 0:
        plain = b <= 10 or b in (12, 16, 20, 32, 64, 100, 128)
        if (
            plain
            and not regex.match(r"[/\u2044\d]", text[second.end : second.end + 1])
            and not regex.search(r"[/\u2044]$", left)
        ):
            return Pair(first, second, Kind.RATIO, a / b)
        return None
    if _IN.fullmatch(gap) and 0 < a < b and b in _ROUND_WHOLES and a.denominator == 1:
        if "out" not in gap.lower() and (a > 20 or _TIME_AFTER.match(text, second.end, end)):
            return None  # "three in 12 months" counts, "83 in 100 days" too
        return Pair(first, second, Kind.RATIO, a / b)
    if a == 1 < b and _OVER.fullmatch(gap) and _OVER_ENDS.match(text, second.end, end) and first.numeral.words:
        return Pair(first, second, Kind.RATIO, a / b)  # "one over twenty"
    if b == 0 or a.denominator != 1 or b.denominator != 1:
        return None
    alone = not left and not text[second.end : end].strip()
    if _FOR.fullmatch(gap) or (alone and gap == " for "):
        return Pair(first, second, Kind.RATIO, a / b)  # "a 1-for-25 reverse split"
    if _COLON.fullmatch(gap) and not left.endswith(":"):  # "08:34:34" is a time
        minutes = len(text[second.start : second.end]) == 2 and a <= 24
        if (not minutes or _RATIO_CUE.search(left)) and not regex.match(
            r"[:\d]|\s?[ap]\.?m", text[second.end : second.end + 4], regex.I
        ):
            return Pair(first, second, Kind.RATIO, a / b)
    if _TO.fullmatch(gap) and (b == 1 or _RATIO_CUE.search(left)) and (a >= b or _RATIO_CUE.search(left)):
        return Pair(first, second, Kind.RATIO, a / b)
    return None


def _score(text: str, first: Amount, second: Amount, gap: str, left: str, end: int) -> Pair | None:
    a, b = first.value, second.value
    whole = a.denominator == 1 and b.denominator == 1 and first.numeral.scale == second.numeral.scale == 1
    if not whole:
        return None
    if _VOTES.fullmatch(gap):
        return Pair(first, second, Kind.SCORE, None)
    cued = bool(_CONTEST.search(left[-40:]))
    if _TO.fullmatch(gap):
        voted = regex.search(r"(?<!\p{L})(?:vote[sd]?|voting|ballot)\s(?:\p{L}{1,12}\s){0,4}$", left, regex.I)
        return Pair(first, second, Kind.SCORE, None) if voted else None
    if not _DASH.fullmatch(gap) or " " in gap or max(a, b) > 999 or first.numeral.words != second.numeral.words:
        return None
    if a >= b and (
        a == b
        or cued
        or max(a, b) <= 20
        or regex.match(r"\s(?:win|victory|defeat|loss|draw|vote|lead)", text[second.end : second.end + 9])
    ):
        return Pair(first, second, Kind.SCORE, None)
    if (
        a < b
        and cued
        and max(a, b) <= 12
        and regex.search(
            r"(?<!\p{L})(?:lost|lose|beaten|won|drew|trailed|defeat)\s(?:\p{L}{1,12}\s){0,2}$", left, regex.I
        )
    ):
        return Pair(first, second, Kind.SCORE, None)
    return None
