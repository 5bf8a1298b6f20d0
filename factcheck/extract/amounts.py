"""Amounts: a numeral with its currency, per cent sign or unit."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

import regex

from factcheck.extract.numerals import SCALES, Numeral, scale_after
from factcheck.extract.written import currencies, units
from factcheck.model import Kind

__all__ = ["Amount", "joined_parts", "part_of_time_or_code", "read_amount"]


@dataclass(frozen=True, slots=True)
class Amount:
    """A numeral with what it is a number of; `start` to `end` hold the sign, currency and unit.

    value, step   in `unit`, at full scale; `step` is what the last written digit is worth
    signed        a currency or a minus stands before, so nothing further on the left belongs to it
    shared        the unit is written at the other number of a pair: "5" in "5 to 7 per cent"
    """

    start: int
    end: int
    numeral: Numeral
    kind: Kind
    value: Fraction
    step: Fraction
    unit: str | None = None
    per: str = ""
    signed: bool = False
    shared: bool = False


_PERCENT = regex.compile(
    r"(?:[\s\u00a0]{0,2}[%％﹪]|[\s\u00a0]{0,2}-?(?i:per[\s\u00a0]?-?cents?|percents?|pct\.?|p\.c\.)(?![\p{L}\p{N}])|pc(?![\p{L}\p{N}])|[ \u00a0]pc(?=[\s.,;)]))"
)
_POINTS = regex.compile(
    r"[\s\u00a0]{0,2}-?(?:(?:(?:%|per\s?cent|percent)(?:age)?|percentage)[\s-]{0,2}(?:age[\s-])?points?|%pts?|pp[ts]?s?|p\.p\.|pct\.?\s?pts?)(?![\p{L}\p{N}])",
    regex.IGNORECASE,
)
_BASIS = regex.compile(r"[\s\u00a0]{0,2}-?(?:basis[\s-]points?|bps?)(?![\p{L}\p{N}])", regex.IGNORECASE)
_MINUS = regex.compile(r"(?:(?<![\p{L}\p{N}.,)%/+])[-\u2212\u2010\u2011\u2013]|(?<!\p{L}|plus\sor\s|plus/)(?:minus|negative)[\s\u00a0-])[ \u00a0]?$", regex.IGNORECASE)
# "50m wide", "20m by 30m", "a 100m sprint": glued to a plain number, m is metres where such a word follows.
_METRES_AFTER = regex.compile(
    r"\s{1,2}(?:long|high|wide|deep|tall|thick|across|away|off|by|x|×|above|below|from|apart|up|down|under|ahead|behind|in\s(?:height|length|width|depth|"
    r"diameter)|sprint|race|dash|freestyle|backstroke|breaststroke|butterfly|hurdles|relay|final|stretch|radius|pool|tower|"
    r"tunnel|bridge|wave|waves|fence|drop|fall|climb|long|bronze|gold|silver|medley|individual|heats|steeplechase)(?!\p{L})|-\p{L}",
    regex.IGNORECASE,
)
_COUNTED_AFTER = regex.compile(r"\s{1,2}\p{L}{2,}|\+")
_LABEL = regex.compile(
    r"(?<!\p{L})(?:section|class|phase|grade|room|block|group|flat|unit|clause|rule|tier|article|route|part|paragraph|stage|level|type|no|form|"
    r"schedule|suite|gate|floor|year|bus|line|zone|area|plot|lot|category|box|annex|appendix|table|figure|exhibit)[\s.]{1,2}$",
    regex.IGNORECASE,
)
_PER = regex.compile(
    r"[\s\u00a0]{0,2}(?:[-\s]per[-\s]|/[ ]?|\s(?:an?|every|each)\s(?:single\s)?(?=(?:second|minute|hour|day|night|week|weekday|fortnight|month|quarter|"
    r"year|head|person|piece|pop|time|ticket|tonne|ton|barrel|gallon|litre|liter|pound|kilo|kilogram|share|unit|bottle|"
    r"ounce|mile|kilometre|square|acre|hectare|visit|trip|pint|night|household|pupil|patient|vote|game|session)(?!\p{L})))"
    r"(?P<what>(?:\d{1,3}(?:,\d{3}){0,4}(?:\s(?:million|thousand))?\s?|square\s|sq\.?\s|cubic\s|metric\s|full[-\s]time\s)?\p{L}{1,20}(?:-\p{L}{1,12})?|\d{1,3}(?:,\d{3}){1,4}|\d{2,7})(?![\p{L}\p{N}])",
    regex.IGNORECASE,
)
_EACH = regex.compile(r"\s{1,2}(?:each|apiece)(?!\p{L})", regex.IGNORECASE)
_PER_ANNUM = regex.compile(r"\s{1,2}(?:per\sannum|p\.?a\.?(?!\p{L})|pcm(?!\p{L})|a\syear|annually(?!\p{L}))", regex.IGNORECASE)


def read_amount(text: str, numeral: Numeral, first: int, last: int, taken: int) -> Amount | None:
    """Return the amount that a numeral is part of; None where its digits are part of a name ("COVID-19").

    The passage is `text[first:last]`; up to `taken` its characters belong to the amount before.
    """
    left = text[max(taken, numeral.start - 20) : numeral.start]
    money = _currency_before(left, numeral, text)
    start = numeral.start - (len(left) - money.start() if money else 0)
    if money is None and not numeral.words and _in_name(text, numeral, first):
        return None
    start, sign = _minus(text, start, first)
    if money:
        amount = _of_money(numeral, start, sign, money, text, last)
    else:
        found = _measured(text, numeral, start, sign, last)
        if found is None:
            return None
        amount = found
    return _with_per(text, amount, last)


def _currency_before(left: str, numeral: Numeral, text: str) -> regex.Match[str] | None:
    # "$-50.8bn", "$(2.4)m": the mark of a negative stands between.
    if left.endswith("(") and text[numeral.end : numeral.end + 1] == ")":
        return currencies().before.search(left[:-1])
    money = currencies().before.search(left) or currencies().before.search(left.removesuffix("-").removesuffix("\u2212"))
    if money is None:
        return None
    if money["money"] in currencies().ascii and numeral.scale < 1000 and "," not in text[numeral.start : numeral.end]:
        return None
    if numeral.words and money["money"].isalpha():
        return None  # "the RM two ..."
    return money


def _in_name(text: str, numeral: Numeral, first: int) -> bool:
    """Tell whether the digits belong to a name: "COVID-19", "A4/5", "F-150", "@70"."""
    before = text[max(first, numeral.start - 12) : numeral.start]
    if regex.search(r"[#@_]$|(?<!(?<!\p{L})[nNpPrRzt]\s?)=$", before):
        return True  # "@70", "id=12", but not "n=1,204"
    hyphen: regex.Match[str] | None = regex.search(r"(?P<word>\p{L}{1,10})[-\u2010\u2011/]$", before)
    return hyphen is not None and hyphen["word"].lower() not in ("mid", "nearly", "sub", "non", "minus", "post", "pre", "all", "to", "and", "or")


def _minus(text: str, start: int, first: int) -> tuple[int, int]:
    before = text[max(first, start - 20) : start]
    minus = _MINUS.search(before)
    if minus is None or (minus.start() > 0 and minus.group().strip() in "\u2013" and before[: minus.start()].strip()):
        return start, 1
    if minus.group().endswith((" ", "\u00a0")) and not minus.group().strip("- \u00a0").isalpha():
        return start, 1  # "- 5 men": the mark of a list
    return start - (len(before) - minus.start()), -1


_COUNTRY = regex.compile(r"\s(?:US|USD|AUD|CAD|NZD|sterling|AU|CDN)(?![\p{L}\p{N}$])")
_PREFIXES = {"M": 10**6, "T": 1000, "K": 1000, "": 1}


def _scaled(numeral: Numeral, times: int) -> Numeral:
    return replace(numeral, value=numeral.value * times, step=numeral.step * times, scale=numeral.scale * times)


def _of_money(numeral: Numeral, start: int, sign: int, money: regex.Match[str], text: str, last: int) -> Amount:
    end = numeral.end
    code = currencies().code(money)
    numeral = _scaled(numeral, _PREFIXES[money["prefix"] or ""])
    if text[numeral.start - 1] in "-\u2212":
        sign = -1
    elif text[numeral.start - 1] == "(":
        sign, end = -1, end + 1
        if scale := scale_after(text, end, last):
            times, end = scale
            numeral = _scaled(numeral, times)
    # "$100,000 US", "£5 sterling", "$76 US a barrel", "US$5 million dollars"
    if extra := _COUNTRY.match(text, end, last):
        code = {"USD": "USD", "AUD": "AUD", "AU": "AUD", "CAD": "CAD", "CDN": "CAD", "NZD": "NZD", "US": "USD"}.get(
            extra.group().strip(), code
        )
        end = extra.end()
    elif (extra := currencies().after.match(text, end, last)) and currencies().code(extra) == code:
        end = extra.end()
    return Amount(start, end, numeral, Kind.MONEY, sign * numeral.value, numeral.step, code, signed=True)


_OF = regex.compile(r"\s{1,2}of(?=\s)")
_LETTER = regex.compile(r"[\p{L}_]")


def _measured(text: str, numeral: Numeral, start: int, sign: int, last: int) -> Amount | None:
    value, end, signed = sign * numeral.value, numeral.end, sign < 0
    if numeral.vague and (of := _OF.match(text, end, last)):
        end = of.end()  # "tens of millions of dollars", "hundreds of miles"
    if numeral.glued:
        plain = _glued(text, numeral, last)
        if plain is None:
            return None
        numeral = plain
        value, end = sign * numeral.value, numeral.end
    if points := _POINTS.match(text, end, last):
        return Amount(start, points.end(), numeral, Kind.POINTS, value, numeral.step, "percentage point", signed=signed)
    if basis := _BASIS.match(text, end, last):
        return Amount(start, basis.end(), numeral, Kind.POINTS, value / 100, numeral.step / 100, "percentage point", signed=signed)
    if percent := _PERCENT.match(text, end, last):
        return Amount(start, percent.end(), numeral, Kind.PERCENT, value, numeral.step, "percent", signed=signed)
    unit = units().pattern.match(text, end, last)
    money = currencies().after.match(text, end, last)
    if money and unit and unit.end() > money.end():
        money = None  # "275 pound-feet"
    if money and _is_money(money, numeral, text, start, last):
        code, end = currencies().code(money), money.end()
        times = _PREFIXES[money["prefix"] or ""]
        if numeral.scale == 1 and (scale := _SCALE_BEHIND.match(text, end, last)):
            times, end = times * SCALES[scale["scale"].lower()], scale.end()  # "75 USD million"
        numeral = _scaled(numeral, times)
        return Amount(start, end, numeral, Kind.MONEY, sign * numeral.value, numeral.step, code, signed=signed)
    if (small := currencies().minor.match(text, end, last)) and not (numeral.words and len(small["money"]) == 1):
        code = currencies().code(small) if small["money"] != "c" else "USD"
        return Amount(start, small.end(), numeral, Kind.MONEY, value / 100, numeral.step / 100, code, signed=signed)
    if money and money["money"].lower() in ("pound", "pounds"):
        return Amount(start, money.end(), numeral, Kind.MEASURE, value, numeral.step, "pound", signed=signed)
    if unit and _is_unit(unit, numeral, text, last):
        end = unit.end() - (text[unit.end() - 1] == ".")  # the point of "7 lb." may be the sentence's
        return Amount(start, end, numeral, Kind.MEASURE, value, numeral.step, units().name(unit["unit"] or unit["bracketed"]), signed=signed)
    if not numeral.words and _LETTER.match(text, end, last):
        return None  # "3D", "5G", "4x4", "1980s"
    return Amount(start, numeral.end, numeral, Kind.COUNT, value, numeral.step, signed=signed)


# Pounds are money where the text writes £ or the amount is paid; they are weight where it is weighed.
_WEIGHED = regex.compile(
    r"(?<!\p{L})(?:weigh(?:s|ed|ing|t)?|lost|lose[sd]?|losing|shed|heavy|heavier|lighter|haul|catch|carr(?:y|ies|ied)|lift(?:s|ed|ing)?|ounces?|"
    r"feet|foot|inch(?:es)?|tons?|kilograms?|kg|lbs?|food|cargo|payload|cocaine|heroin|fentanyl|methamphetamine|marijuana)(?!\p{L})",
    regex.IGNORECASE,
)
_PAID = regex.compile(
    r"(?<!\p{L})(?:pay|pays|paid|paying|cost|costs|costing|spend|spent|spending|fine[sd]?|worth|earn(?:s|ed)?|raised?|price[sd]?|fund(?:s|ed|ing)?|"
    r"salary|wage|money|invest(?:s|ed|ment)?|budget|debt|loans?|fraud|stolen|sterling|euros?|profits?|revenues?|sales|turnover|loss(?:es)?|dividends?)(?!\p{L})",
    regex.IGNORECASE,
)
_POUNDS_OF = regex.compile(
    r"\s(?:of(?!\s(?:public|taxpayers|government|funding|investment|debt|damage|savings|EU))|per\ssquare\sinch|lighter|heavier)(?!\p{L})"
)
_SCALE_BEHIND = regex.compile(r"\s(?P<scale>thousand|million|billion|trillion)(?!\p{L})", regex.IGNORECASE)


def _is_money(money: regex.Match[str], numeral: Numeral, text: str, start: int, last: int) -> bool:
    written = money["money"].lower()
    if written in currencies().large:
        return numeral.scale >= 1000
    if written not in ("pound", "pounds"):
        return True
    if _POUNDS_OF.match(text, money.end(), last):
        return False
    near = text[max(0, start - 80) : min(last, money.end() + 40)]
    return bool(_PAID.search(near)) or (not _WEIGHED.search(near) and (numeral.scale >= 10**6 or "£" in text))


_STONE_AFTER = regex.compile(r"\s?(?P<lb>\d{1,2}\s?(?:lb|pounds?))|\s?(?:[.,;)]|and(?!\p{L})|in(?!\p{L}))")


def _is_unit(unit: regex.Match[str], numeral: Numeral, text: str, last: int) -> bool:
    """Tell a unit from a word that looks like one: a lone letter counts only glued or after digits and a blank."""
    sign = unit["unit"] or unit["bracketed"]
    if sign in ("TB", "MB", "PB", "GB", "KB", "MP", "PS") and numeral.scale > 1 and text[numeral.end - 1].isalpha():
        return False  # "1 million TB cases"
    if sign == "in":
        return text[unit.start()] == "i" and not numeral.words  # glued only: "6in", never "6 in ten"
    if sign in ("st", "stone"):
        # "11st 4lb", "weighs 12 stone"; "21st" is an ordinal and "10 stone walls" are counted.
        behind = _STONE_AFTER.match(text, unit.end(), last)
        return behind is not None and (sign == "stone" or behind["lb"] is not None)
    if len(sign) == 1 and sign.isalpha():
        if numeral.words or regex.match(r"-\p{L}|['’]", text[unit.end() : unit.end() + 2]):
            return False
        return sign in "mglWCFNVJL" or (sign == "t" and text[unit.start()] == "t")
    return not (numeral.words and sign in ("in.", "bar", "PS", "ps", "MP", "sf", "sq m"))


def _glued(text: str, numeral: Numeral, last: int) -> Numeral | None:
    """Settle what letters glued to digits mean without a currency: "4m people", "a 100m sprint", "20t", "10k"."""
    letters = numeral.glued
    end = numeral.end - len(letters)
    plain = replace(
        numeral, end=end, value=numeral.value / numeral.scale, step=numeral.step / numeral.scale, scale=1, glued=""
    )
    if letters in ("mm", "t"):
        return plain
    if letters == "m":
        if currencies().after.match(text, numeral.end, last) or _PERCENT.match(text, numeral.end, last):
            return numeral
        metres = _METRES_AFTER.match(text, numeral.end, last) or regex.match(r"[²2³3/]", text[numeral.end : numeral.end + 1])
        if metres or (not _COUNTED_AFTER.match(text, numeral.end, last) and plain.value >= 10):
            return plain
        return numeral
    if letters == "B" and _COUNTED_AFTER.match(text, numeral.end, last) and not _LABEL.search(text[max(0, numeral.start - 16) : numeral.start]):
        return numeral  # "5B tokens", but "Section 5B applies"
    if letters.lower() in ("b", "t", "mil", "mill", "mm", "m") and letters not in ("M", "bn", "mil") and not (letters == "b" and numeral.decimals):
        return None if not currencies().after.match(text, numeral.end, last) else numeral
    return numeral


def part_of_time_or_code(text: str, amount: Amount) -> bool:
    """Tell whether digits touch a colon or slash and more digits: "10:30", "24/7", "2025/26", "16:9"."""
    start, end = amount.numeral.start, amount.numeral.end
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    return bool(regex.search(r"\d[:/\u2044]$", before) or regex.match(r"[:/\u2044]\d", after))


def _with_per(text: str, amount: Amount, last: int) -> Amount:
    """Add what a rate is for: "£9.50 an hour", "15 per 1,000", "40 a day", "£300 each"."""
    if annum := _PER_ANNUM.match(text, amount.end, last):
        return _rated(amount, "month" if "pcm" in annum.group().lower() else "year")
    if each := _EACH.match(text, amount.end, last):
        return replace(amount, per="each") if each and amount.kind in (Kind.MONEY, Kind.COUNT) else amount
    per = _PER.match(text, amount.end, last)
    if per is None or (per.group().startswith("/") and amount.kind is Kind.COUNT):
        return amount
    if regex.compile(r"\s(?:ago|after|before|later|earlier|old|on)(?!\p{L})", regex.IGNORECASE).match(text, per.end(), last):
        return amount
    what = per["what"]
    digits = len(what) - len(what.lstrip("0123456789,"))
    return _rated(amount, " ".join(what.lower().split()), per.start("what") + digits)


def _rated(amount: Amount, per: str, end: int | None = None) -> Amount:
    if amount.kind is Kind.COUNT:
        # "15 per 1,000": the 1,000 is part of the rate, not a claim of its own.
        return replace(amount, kind=Kind.RATE, per=per, end=end if end and per[0].isdigit() else amount.end)
    return replace(amount, per=per)


def joined_parts(text: str, first: Amount, second: Amount, last: int) -> Amount | None:
    """Return one amount for two that are written in two units: "5ft 10in", "six foot two", "3 dollars 50 cents"."""
    if not _PARTS_GAP.fullmatch(text[first.end : second.start]) or first.numeral.decimals:
        return None
    value, step = second.value, second.step
    if first.kind is Kind.MONEY and second.kind is Kind.MONEY:
        minor = first.unit == second.unit and abs(second.value) < 1
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
        bare = second.kind is Kind.COUNT and first.unit in ("foot", "stone") and not text[first.end : second.start].strip(" -")
        if bare and first.unit == "foot" and (inches := _INCHES.match(text, second.end, last)):
            bare, second = False, replace(second, end=inches.end(), unit=smaller)  # "5 ft 6 in"
        if not (second.unit == smaller or bare) or not 0 <= second.value < limit:
            return None
        if bare and regex.compile(r"\s\p{L}{3}").match(text, second.end, last):
            return None  # "10 feet 6 men"
        value, step = second.value / limit, second.step / limit
    else:
        return None
    numeral = replace(first.numeral, step=step, end=second.end)
    return replace(first, end=second.end, numeral=numeral, value=first.value + value, step=step)


_INCHES = regex.compile(r"\sin(?=[.,;)]|\s(?:tall|high|long|wide)(?!\p{L}))")
_DONE = regex.compile(r"[.,;!?]|\s?$|\s(?:and|a|per|for|each|more)(?!\p{L})")
_PARTS_GAP = regex.compile(r",?\s{0,2}(?:and\s{1,2})?|-")
_SMALLER = {"foot": ("inch", 12), "pound": ("ounce", 16), "stone": ("pound", 14)}
