"""What a word or letter behind a number is, where it may be several things: pounds, stone, "m", "b", "in"."""

from __future__ import annotations

from dataclasses import replace

import regex

from factcheck.extract.number_forms import Numeral
from factcheck.extract.written import currencies

__all__ = ["PERCENT", "is_money", "is_unit", "settle_glued"]

PERCENT = regex.compile(
    r"(?:[\s\u00a0]{0,2}[%％﹪]|[\s\u00a0]{0,2}-?(?i:per[\s\u00a0]?-?cents?|percents?|pct\.?|p\.c\.)(?![\p{L}\p{N}])|"
    r"pc(?![\p{L}\p{N}])|[ \u00a0]pc(?=[\s.,;)]))"
)
# "50m wide", "20m by 30m", "a 100m sprint": glued to a plain number, m is metres where such a word follows.
_METRES_AFTER = regex.compile(
    r"\s{1,2}(?:long|high|wide|deep|tall|thick|across|away|off|by|x|×|above|below|from|apart|up|down|under|ahead|"
    r"behind|in\s(?:height|length|width|depth|"
    r"diameter)|sprint|race|dash|freestyle|backstroke|breaststroke|butterfly|hurdles|relay|final|stretch|radius|pool|"
    r"tower|"
    r"tunnel|bridge|wave|waves|fence|drop|fall|climb|long|bronze|gold|silver|medley|individual|heats|"
    r"steeplechase)(?!\p{L})|-\p{L}",
    regex.IGNORECASE,
)
_COUNTED_AFTER = regex.compile(r"\s{1,2}\p{L}{2,}|\+")
_LABEL = regex.compile(
    r"(?<!\p{L})(?:section|class|phase|grade|room|block|group|flat|unit|clause|rule|tier|article|route|part|"
    r"paragraph|stage|level|type|no|form|"
    r"schedule|suite|gate|floor|year|bus|line|zone|area|plot|lot|category|box|annex|appendix|table|figure|"
    r"exhibit)[\s.]{1,2}$",
    regex.IGNORECASE,
)
# Pounds are money where the text writes £ or the amount is paid; they are weight where it is weighed.
_WEIGHED = regex.compile(
    r"(?<!\p{L})(?:weigh(?:s|ed|ing|t)?|lost|lose[sd]?|losing|shed|heavy|heavier|lighter|haul|catch|carr(?:y|ies|"
    r"ied)|lift(?:s|ed|ing)?|ounces?|"
    r"feet|foot|inch(?:es)?|tons?|kilograms?|kg|lbs?|food|cargo|payload|cocaine|heroin|fentanyl|methamphetamine|"
    r"marijuana)(?!\p{L})",
    regex.IGNORECASE,
)
_PAID = regex.compile(
    r"(?<!\p{L})(?:pay|pays|paid|paying|cost|costs|costing|spend|spent|spending|fine[sd]?|worth|earn(?:s|ed)?|"
    r"raised?|price[sd]?|fund(?:s|ed|ing)?|"
    r"salary|wage|money|invest(?:s|ed|ment)?|budget|debt|loans?|fraud|stolen|sterling|euros?|profits?|revenues?|"
    r"sales|turnover|loss(?:es)?|dividends?|award(?:s|ed)?|settle[sd]?|settlement|compensation|cheques?|bills?|levy|"
    r"sold|sells?|tickets?|takings|treasurer|donat(?:e|es|ed|ions?)|grants?|granted|owe[sd]?)(?!\p{L})",
    regex.IGNORECASE,
)
# "set aside 800,000 pounds for workers", "have 250 pounds to find", once millions of pounds are spoken of
_GIVEN = regex.compile(
    r"(?<!\p{L})(?:aside|receive[sd]?|shared?|gave|given|giv(?:es|ing)|charge[sd]?|fees?|fares?|contribut\p{L}{1,5}|saved?|prizes?|"
    r"gifts?|in full|to find|each)(?!\p{L})",
    regex.IGNORECASE,
)
_MILLIONS = regex.compile(r"(?<!\p{L})(?:million|billion)\spounds(?!\p{L})", regex.IGNORECASE)
_POUNDS_OF = regex.compile(
    r"\s(?:of(?!\s(?:public|taxpayers|government|funding|investment|debt|damage|savings|EU))|per\ssquare\sinch|"
    r"lighter|heavier)(?!\p{L})"
)


def is_money(money: regex.Match[str], numeral: Numeral, text: str, start: int, last: int) -> bool:
    """Tell whether a currency's word behind a number is money: not "31 won", "200 pounds of cod"."""
    written = money["money"].lower()
    if written == "$" and text[money.end() : money.end() + 1].isalpha():
        return False  # "5 million $ELX tokens": a ticker
    if written in currencies().large:
        return numeral.scale >= 1000
    if written not in ("pound", "pounds"):
        return True
    if _POUNDS_OF.match(text, money.end(), last):
        return False
    around = text[max(0, start - 2000) : start + 2000]
    if "$" in around and "£" not in around and "sterling" not in around:
        return False  # "sold 50,000 pounds at $77 per pound"
    near = text[max(0, start - 80) : min(last, money.end() + 40)]
    if _PAID.search(near):
        return True
    if _WEIGHED.search(near):
        return False
    return numeral.scale >= 10**6 or "£" in around or bool(_GIVEN.search(near) or _MILLIONS.search(around))


_STONE_AFTER = regex.compile(r"\s?(?P<lb>\d{1,2}\s?(?:lb|pounds?))|\s?(?:[.,;)]|and(?!\p{L})|in(?!\p{L}))")


def is_unit(unit: regex.Match[str], numeral: Numeral, text: str, last: int) -> bool:
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


def settle_glued(text: str, numeral: Numeral, last: int) -> Numeral | None:
    """Settle what letters glued to digits mean without a currency: "4m people", "a 100m sprint", "20t", "10k"."""
    letters = numeral.glued
    end = numeral.end - len(letters)
    plain = replace(
        numeral, end=end, value=numeral.value / numeral.scale, step=numeral.step / numeral.scale, scale=1, glued=""
    )
    if letters in ("mm", "t"):
        return plain
    if letters == "m":
        if currencies().after.match(text, numeral.end, last) or PERCENT.match(text, numeral.end, last):
            return numeral
        metres = _METRES_AFTER.match(text, numeral.end, last) or regex.match(
            r"[²2³3/]", text[numeral.end : numeral.end + 1]
        )
        side = regex.search(r"\dm?\s?(?:by|x|×)\s?$", text[max(0, numeral.start - 8) : numeral.start])
        if metres or side or (not _COUNTED_AFTER.match(text, numeral.end, last) and plain.value >= 10):
            return plain
        return numeral
    if (
        letters == "B"
        and _COUNTED_AFTER.match(text, numeral.end, last)
        and not _LABEL.search(text[max(0, numeral.start - 16) : numeral.start])
    ):
        return numeral  # "5B tokens", but "Section 5B applies"
    if (
        letters.lower() in ("b", "t", "mil", "mill", "mm", "m")
        and letters not in ("M", "bn", "mil")
        and not (letters == "b" and numeral.decimals)
    ):
        return None if not currencies().after.match(text, numeral.end, last) else numeral
    return numeral
