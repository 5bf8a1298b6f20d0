"""Amounts: a numeral with its currency, per cent sign or unit."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

import regex

from factcheck.extract.number_forms import SCALES, Numeral, scale_after
from factcheck.extract.unit_choice import PERCENT, is_money, is_unit, settle_glued
from factcheck.extract.written import currencies, units
from factcheck.model import Kind

__all__ = ["Amount", "part_of_time_or_code", "read_amount"]


@dataclass(frozen=True, slots=True)
class Amount:
    """A numeral with what it is a number of; `start` to `end` hold the sign, currency and unit.

    value, step   in `unit`, at full scale; `step` is what the last written digit is worth
    signed        a currency or a minus stands before, so nothing further on the left belongs to it
    shared        the unit is written at the other number of a pair: "5" in "5 to 7 per cent"
    subunit       of money written in hundredths of `unit`, their name: "cent" in "12 cents", 0.12 USD
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
    subunit: str = ""


_POINTS = regex.compile(
    r"[\s\u00a0]{0,2}-?(?:(?:(?:%|per\s?cent|percent)(?:age)?|percentage)[\s-]{0,2}(?:age[\s-])?points?|%pts?|"
    r"pp[ts]?s?|p\.p\.|pct\.?\s?pts?)(?![\p{L}\p{N}])",
    regex.IGNORECASE,
)
# "A lead of four points", "ahead by two points, 48% to 46%": not of a game or index.
_BARE_POINTS = regex.compile(r"[\s-]points?(?!\p{L})", regex.IGNORECASE)
_MARGIN_BEFORE = regex.compile(
    r"(?<!\p{L})(?:margin\sof\serror|sampling\serror|error\smargin)(?!\p{L})", regex.IGNORECASE
)
_LEAD_BEFORE = regex.compile(
    r"(?<!\p{L})(?:ahead|behind|lead|leads|led|leading|gap|swing|margin|out\sby|up|down|rose|fell|risen|fallen|"
    r"dropped|climbed|gained|"
    r"lost|support|approval|rating)(?!\p{L})",
    regex.IGNORECASE,
)
_PERCENT_NEAR = regex.compile(r"\d\s?%|per\s?cent", regex.IGNORECASE)
_GAME_OR_INDEX = regex.compile(
    r"(?<!\p{L})(?:rebounds?|assists|games?|seasons?|quarter|match(?:es)?|league|stocks?|shares|index|Dow|FTSE|"
    r"Nasdaq|S&P|Nikkei|"
    r"DAX|averag(?:es?|ed|ing))(?!\p{L})",
    regex.IGNORECASE,
)
_BASIS = regex.compile(r"[\s\u00a0]{0,2}-?(?:basis[\s-]points?|bps?)(?![\p{L}\p{N}])", regex.IGNORECASE)
_MINUS = regex.compile(
    r"(?:(?<![\p{L}\p{N}.,)%/+])[-\u2212\u2010\u2011\u2013]|(?<!\p{L}|plus\sor\s|plus/)(?:minus|"
    r"negative)[\s\u00a0-])[ \u00a0]?$",
    regex.IGNORECASE,
)


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
        return _of_money(numeral, start, sign, money, text, last)
    return _measured(text, numeral, start, sign, last)


def _currency_before(left: str, numeral: Numeral, text: str) -> regex.Match[str] | None:
    # "$-50.8bn", "$(2.4)m": the mark of a negative stands between.
    if left.endswith("(") and text[numeral.end : numeral.end + 1] == ")":
        return currencies().before.search(left[:-1])
    money = currencies().before.search(left) or currencies().before.search(
        left.removesuffix("-").removesuffix("\u2212")
    )
    if money is None:
        return None
    if money["money"] in currencies().ascii and numeral.scale < 1000 and "," not in text[numeral.start : numeral.end]:
        return None
    if numeral.words and money["money"].isalpha():
        return None  # "the RM two ..."
    if money["money"].lower() in ("dollar", "dollars", "euro", "euros") and numeral.scale < 1000:
        return None  # "worth dollar 22.5 million", never "to dollar 5"
    return money


_PREFIX_WORDS = frozenset(
    "for mid nearly sub non minus post pre all to and or in out of".split()
)  # "mid-20s", "pre-2010"


_NAME_BEFORE = regex.compile(r"[#@_\p{L}]$|(?<!(?<!\p{L})[nNpPrRzt]\s?)=$")
_HYPHEN_BEFORE = regex.compile(r"(?P<word>\p{L}{1,10})[-\u2010\u2011/]$")


def _in_name(text: str, numeral: Numeral, first: int) -> bool:
    """Tell whether the digits belong to a name: "COVID-19", "A4/5", "F-150", "@70"."""
    before = text[max(first, numeral.start - 12) : numeral.start]
    if _NAME_BEFORE.search(before):
        return True  # "@70", "R18", "id=12", but not "n=1,204"
    hyphen = _HYPHEN_BEFORE.search(before)
    return hyphen is not None and hyphen["word"].lower() not in _PREFIX_WORDS


def _minus(text: str, start: int, first: int) -> tuple[int, int]:
    before = text[max(first, start - 20) : start]
    minus = _MINUS.search(before)
    if minus is None or (minus.start() > 0 and minus.group().strip() in "\u2013" and before[: minus.start()].strip()):
        return start, 1
    if minus.group().endswith((" ", "\u00a0")) and not minus.group().strip("- \u00a0").isalpha():
        return start, 1  # "- 5 men": the mark of a list
    return start - (len(before) - minus.start()), -1


_COUNTRY = regex.compile(r"\s(?:US|USD|AUD|CAD|NZD|sterling|AU|CDN)(?![\p{L}\p{N}$])")
_SPACED_SCALE = regex.compile(r" (?P<scale>[MBT]|mill?|mln|bln)(?![\p{L}\p{N}'’.&-])")
_CAPITALS = {"M": 10**6, "B": 10**9, "T": 10**12, "mil": 10**6, "mill": 10**6, "mln": 10**6, "bln": 10**9}
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
    if numeral.scale == 1 and (spaced := _SPACED_SCALE.match(text, end, last)):
        numeral, end = _scaled(numeral, _CAPITALS[spaced["scale"]]), spaced.end()  # "$128 T"
    # "$100,000 US", "£5 sterling", "$76 US a barrel", "US$5 million dollars"
    if extra := _COUNTRY.match(text, end, last):
        code = {"USD": "USD", "AUD": "AUD", "AU": "AUD", "CAD": "CAD", "CDN": "CAD", "NZD": "NZD", "US": "USD"}.get(
            extra.group().strip(), code
        )
        end = extra.end()
    elif (
        (extra := currencies().after.match(text, end, last))
        and currencies().code(extra) == code
        and not text.startswith(" for ", extra.end())  # "match the £2.5m pound for pound"
    ):
        end = extra.end()
    return Amount(start, end, numeral, Kind.MONEY, sign * numeral.value, numeral.step, code, signed=True)


_SCALE_BEHIND = regex.compile(r"\s(?P<scale>thousand|million|billion|trillion)(?!\p{L})", regex.IGNORECASE)


_OF = regex.compile(r"\s{1,2}of(?=\s)")


def _of_percentages(text: str, start: int, end: int, last: int) -> bool:
    """Tell whether the points at `text[start:end]` are percentage points, by the words around them."""
    before = text[max(0, start - 80) : start]
    if before.lower().endswith("at "):
        return False  # "at one point last year"
    if _MARGIN_BEFORE.search(before):
        return True
    around = text[max(0, start - 240) : min(last, end + 80)]
    return bool(_LEAD_BEFORE.search(before) and _PERCENT_NEAR.search(around) and not _GAME_OR_INDEX.search(around))


# "a passing percentage of 62.5": a bare number there is in per cent, but not in "20 percent of 45" or "of 40 schools".
_PERCENT_OF = regex.compile(
    r"(?<!\p{L})(?<!(?:\d|one|two|three|four|five|six|seven|eight|nine|ten|ty|teen|hundred|half|what|which|small|large|high|"
    r"low|higher|lower|only\sa)[\s-]?)per\s?cent(?:age|s)?\sof\s(?:about\s|around\s|just\s|only\s|some\s|nearly\s)?$",
    regex.IGNORECASE,
)
_ALONE = regex.compile(r"\s?(?:[.;:)](?!\d)|,(?!\d)|$)")
_RUN_TOGETHER = regex.compile(r"\p{Ll}{5,20}(?<=s)(?!\p{L})")
_LETTER = regex.compile(r"[\p{L}_]")


def _measured(text: str, numeral: Numeral, start: int, sign: int, last: int) -> Amount | None:
    value, end, signed = sign * numeral.value, numeral.end, sign < 0
    if numeral.vague and (of := _OF.match(text, end, last)):
        end = of.end()  # "tens of millions of dollars", "hundreds of miles"
    if numeral.glued:
        plain = settle_glued(text, numeral, last)
        if plain is None:
            return None
        numeral = plain
        value, end = sign * numeral.value, numeral.end
    if points := _POINTS.match(text, end, last):
        return Amount(start, points.end(), numeral, Kind.POINTS, value, numeral.step, "percentage point", signed=signed)
    if (bare := _BARE_POINTS.match(text, end, last)) and _of_percentages(text, numeral.start, bare.end(), last):
        return Amount(start, bare.end(), numeral, Kind.POINTS, value, numeral.step, "percentage point", signed=signed)
    if basis := _BASIS.match(text, end, last):
        return Amount(
            start, basis.end(), numeral, Kind.POINTS, value / 100, numeral.step / 100, "percentage point", signed=signed
        )
    if percent := PERCENT.match(text, end, last):
        return Amount(start, percent.end(), numeral, Kind.PERCENT, value, numeral.step, "percent", signed=signed)
    if abs(value) <= 100 and _ALONE.match(text, end, last) and _PERCENT_OF.search(text[max(0, start - 60) : start]):
        return Amount(start, numeral.end, numeral, Kind.PERCENT, value, numeral.step, "percent", signed=signed)
    unit = units().pattern.match(text, end, last)
    money = currencies().after.match(text, end, last)
    if money and unit and unit.end() > money.end():
        money = None  # "275 pound-feet"
    if money and is_money(money, numeral, text, start, last):
        code, end = currencies().code(money), money.end()
        times = _PREFIXES[money["prefix"] or ""]
        if numeral.scale == 1 and (scale := _SCALE_BEHIND.match(text, end, last)):
            times, end = times * SCALES[scale["scale"].lower()], scale.end()  # "75 USD million"
        numeral = _scaled(numeral, times)
        return Amount(start, end, numeral, Kind.MONEY, sign * numeral.value, numeral.step, code, signed=signed)
    if (small := currencies().minor.match(text, end, last)) and not (numeral.words and len(small["money"]) == 1):
        code = currencies().code(small) if small["money"] != "c" else "USD"
        return Amount(
            start,
            small.end(),
            numeral,
            Kind.MONEY,
            value / 100,
            numeral.step / 100,
            code,
            signed=signed,
            subunit=currencies().subunits[code],
        )
    if money and money["money"].lower() in ("pound", "pounds"):
        return Amount(start, money.end(), numeral, Kind.MEASURE, value, numeral.step, "pound", signed=signed)
    if unit and is_unit(unit, numeral, text, last):
        end = unit.end() - (text[unit.end() - 1] == ".")  # the point of "7 lb." may be the sentence's
        return Amount(
            start,
            end,
            numeral,
            Kind.MEASURE,
            value,
            numeral.step,
            units().name(unit["unit"] or unit["bracketed"]),
            signed=signed,
        )
    # Lost blanks: "11defendants" is eleven of them.
    if not numeral.words and _LETTER.match(text, end, last) and not _RUN_TOGETHER.match(text, end, last):
        return None  # "3D", "5G", "4x4", "1980s"
    return Amount(start, numeral.end, numeral, Kind.COUNT, value, numeral.step, signed=signed)


_CODE_BEFORE = regex.compile(r"\d[:/\u2044]$")
_CODE_AFTER = regex.compile(r"[:/\u2044]\d")


def part_of_time_or_code(text: str, amount: Amount) -> bool:
    """Tell whether digits touch a colon or slash and more digits: "10:30", "24/7", "2025/26", "16:9"."""
    start, end = amount.numeral.start, amount.numeral.end
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    return bool(_CODE_BEFORE.search(before) or _CODE_AFTER.match(after))
