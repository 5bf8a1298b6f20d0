"""Numerals: digits, number words and mixtures of both, read as exact fractions.

    "1,240"  "1 240"  "1.24 million"  "4m"  "2½"  "three and a half"  "half a million"  "two hundred and six"
    "a dozen"  "tens of thousands"

A numeral is only the number: what stands around it (a currency, a unit, a hedge) is read elsewhere. Words are read
with the grammar of English cardinals, so "twenty-five" is one number and "five twenty" is two.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

import regex

from factcheck.extract.number_forms import (
    AND_PART,
    HYPHEN,
    JOIN,
    JOIN_AND,
    SCALE_AFTER,
    SCALES,
    SPACE,
    TENS,
    UNITS,
    Numeral,
    size_of,
    written_part,
)
from factcheck.extract.number_words import read_words

__all__ = ["read_numerals"]


_VULGAR = {
    "½": Fraction(1, 2), "⅓": Fraction(1, 3), "⅔": Fraction(2, 3), "¼": Fraction(1, 4), "¾": Fraction(3, 4),
    "⅕": Fraction(1, 5), "⅖": Fraction(2, 5), "⅗": Fraction(3, 5), "⅘": Fraction(4, 5), "⅙": Fraction(1, 6),
    "⅚": Fraction(5, 6), "⅛": Fraction(1, 8), "⅜": Fraction(3, 8), "⅝": Fraction(5, 8), "⅞": Fraction(7, 8),
}  # fmt: skip
_DIGITS = (
    r"\d{1,3}(?:,\d{3}){1,6}(?:\.\d{1,10})?(?!,?\d)"
    r"|\d{1,2}(?:,\d{2}){1,4},\d{3}(?!,?\d)"  # lakh and crore: 1,00,000
    r"|[1-9]\d{0,2}(?:[ \u00a0\u2009\u202f]\d{3}){1,5}(?:\.\d{1,10})?(?!\d|,\d|[ \u00a0\u2009\u202f]\d)"
    r"|\d{1,3}(?:\.\d{3}){1,5},\d{1,2}(?![.,]?\d)"  # continental, sure by both signs: 1.240,50
    r"|\d{1,3}(?:\.\d{3}){2,5}(?![.\d])"  # continental grouping, only where two groups make it sure
    # a continental decimal, only where a euro or a scale stands by: "€1,5", "3,7 Mio", "3,7 %"
    r"|(?<=€[ \u00a0]?)\d{1,6},\d{1,2}(?![.,]?\d)"
    r"|\d{1,4},\d{1,2}(?=[ \u00a0]?(?:%|(?:mio|mrd|million|billion|bn)(?!\p{L})|€))"
    r"|\d{1,18}(?:\.\d{1,10})?(?!\d)"
    r"|(?<!\p{L})\.\d{1,10}(?!\d)"
)
_CONTINENTAL = regex.compile(r"\d{1,6}(?:\.\d{3}){0,5},\d{1,2}")
_SEPARATORS = str.maketrans("", "", " ,\u00a0\u2009\u202f")
_NAMES = sorted([*UNITS, *TENS, *SCALES, "half"], key=len, reverse=True)
# A digit run starts a numeral only where no letter, digit or point runs into it ("B12", "v2.1"), bar the
# currency codes that are glued on ("USD50", "Rs500").
_GLUED_CODES = (
    r"USD|EUR|GBP|AUD|CAD|NZD|CHF|JPY|INR|CNY|RMB|HKD|SGD|ZAR|SEK|NOK|DKK|Rs[.]?|RM|R|PS|"
    r"[$](?:USD?|AU?|AUD|NZ|HK|C|CAD)"
)
_TOKEN = regex.compile(
    rf"(?P<digits>(?=[\d.])(?:(?<![\p{{L}}\p{{N}}_.])|(?<=(?<!\p{{L}})(?:{_GLUED_CODES})))(?<!\d,)(?:{_DIGITS}))"
    rf"(?P<vulgar>{SPACE}?[{''.join(_VULGAR)}]|{SPACE}[1-9]/(?:[2-9]|1[06])(?![\d/]))?"
    rf"|(?P<bare_vulgar>(?<![\w])[{''.join(_VULGAR)}])"
    rf"|(?<![\p{{L}}\p{{N}}_])(?P<word>{'|'.join(_NAMES)})(?P<plural>s?)(?![\p{{L}}\p{{N}}_])",
    regex.IGNORECASE,
)
# "1.3x10^6", "1.99×10−30", "2.4 × 10⁵", "1.3e6"; "10^6" and "10⁶" by themselves
_POWER = regex.compile(
    r"[ \u00a0]?[x×*][ \u00a0]?10(?:\^|(?=[-\u2212⁰¹²³⁴-⁹⁻]))(?P<power>[-+\u2212]?\d{1,2}|⁻?[⁰¹²³⁴-⁹]{1,2})(?!\d)|"
    r"[eE](?P<power>[-+]?\d{1,2})(?![\p{L}\p{N}])"
)
_OWN_POWER = regex.compile(r"\^(?P<power>[-+\u2212]?\d{1,2})(?!\d)|(?<=(?<!\d)10)(?P<power>⁻?[⁰¹²³⁴-⁹]{1,2})")
_BASE_LIMIT = 1000  # "123456^78" is no figure
_MILLIONS = regex.compile(r" M(?![\p{L}\p{N}'’.-])")
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻\u2212", "0123456789--")
_PART_OF_SCALE = regex.compile(
    # not "two and a half million", but "for two years and half a million pounds"
    rf"(?<![\p{{L}}\p{{N}}_'’-])(?<!(?:\d|{'|'.join([*UNITS, *TENS, *SCALES])})[\s-]and[\s-])(?:(?:(?P<one>an?"
    rf"|one)(?:{SPACE}{{1,2}}|{HYPHEN})|(?<!(?:an?|"
    rf"one)[\s-]))(?P<part>quarter|third|half)"
    rf"|(?P<many>two|three)(?:{SPACE}{{1,2}}|{HYPHEN})(?P<parts>quarters|"
    rf"thirds)){SPACE}{{1,2}}(?:of{SPACE}{{1,2}})?"
    rf"(?:an?{SPACE}{{1,2}})?"
    r"(?P<scale>thousand|million|billion|trillion|dozen)(?![\p{L}\p{N}_])",
    regex.IGNORECASE,
)
_VAGUE_PLURAL = regex.compile(
    rf"(?<![\p{{L}}\p{{N}}_'’-])(?:(?P<outer>tens|dozens|hundreds|thousands|millions|"
    rf"scores){SPACE}{{1,2}}of{SPACE}{{1,2}}"
    r"(?P<inner>thousands|millions|billions|trillions)"
    rf"|(?P<some>several|a{SPACE}few|many|some{SPACE}few|a{SPACE}couple{SPACE}of|a{SPACE}couple|"
    rf"a{SPACE}good{SPACE}few){SPACE}"
    r"(?P<of>hundred|thousand|million|billion|dozen)s?"
    rf"|by{SPACE}the{SPACE}(?P<heap>dozen|score|hundred|thousand|million)"
    r"|(?P<alone>dozens|hundreds|thousands|millions|billions|trillions|scores(?=\s+of\s)))(?![\p{L}\p{N}_])",
    regex.IGNORECASE,
)
_COUNTED_DOZENS = regex.compile(rf"(?:{'|'.join([*UNITS, *TENS, 'hundred'])}|\d)\s$", regex.IGNORECASE)
_PLURALS = {"tens": 10, "scores": 20, "dozens": 12} | {f"{name}s": size for name, size in SCALES.items()}
# "test scores of", "the scores of": points won, not twenties.
_NOT_TWENTIES = regex.compile(
    r"(?:\b(?:the|their|his|her|its|our|your|with|and|high|low|higher|lower|average|mean|median|test|exam|credit|risk|"
    r"quality|satisfaction|reading|maths?|final|top|total|combined|survey|assessment|[a-z]+ed)|\d)\s{1,2}$",
    regex.IGNORECASE,
)


def read_numerals(text: str, start: int, end: int) -> list[Numeral]:
    """Return the numerals of `text[start:end]` in order, without overlaps; offsets are into `text`."""
    fixed = sorted(
        [*_vague_plurals(text, start, end), *_parts_of_scales(text, start, end)], key=lambda numeral: numeral.start
    )
    out: list[Numeral] = []
    at = start
    for taken in fixed:
        if taken.start < at:
            continue
        out.extend(_plain(text, at, taken.start))
        out.append(taken)
        at = taken.end
    out.extend(_plain(text, at, end))
    return _merged(text, out)


def _merged(text: str, numerals: list[Numeral]) -> list[Numeral]:
    """Join what is one number with several scales in digits: "4 thousand 3 hundred and 21", "3 hundred and one"."""
    out: list[Numeral] = []
    for numeral in numerals:
        before = out[-1] if out else None
        if before is not None and _continues(text, before, numeral):
            scale = 1 if numeral.scale == 1 else numeral.scale
            out[-1] = replace(
                before, end=numeral.end, value=before.value + numeral.value, step=numeral.step, scale=scale
            )
        else:
            out.append(numeral)
    return out


def _continues(text: str, before: Numeral, after: Numeral) -> bool:
    if (
        before.vague
        or after.vague
        or before.decimals
        or after.decimals
        or before.fraction
        or before.glued
        or after.glued
    ):
        return False
    if before.words or before.scale == 1 or after.value >= before.step or after.end - before.end > 40:
        return False
    gap = text[before.end : after.start]
    if after.value == 0:
        return False
    if after.words and after.value < 1000 <= before.step:
        return bool(JOIN_AND.fullmatch(gap))  # "6 crore and two hundred"
    if after.scale > 1:
        return bool(JOIN.fullmatch(gap))
    return before.step == 100 and bool(JOIN_AND.fullmatch(gap))


def _vague_plurals(text: str, start: int, end: int) -> Iterator[Numeral]:
    for match in _VAGUE_PLURAL.finditer(text, start, end):
        said = {name: (value or "").lower() for name, value in match.groupdict().items()}
        if said["inner"]:
            size = _PLURALS[said["outer"]] * _PLURALS[said["inner"]]
        elif said["of"] or said["heap"]:
            size = SCALES.get(said["of"] or said["heap"], _PLURALS["scores"])  # "came by the score", "by the million"
        else:
            size = _PLURALS[said["alone"]]
            before = text[max(start, match.start() - 24) : match.start()]
            if said["alone"] == "dozens" and _COUNTED_DOZENS.search(before):
                continue  # "three dozens"
            if said["alone"] == "scores" and _NOT_TWENTIES.search(before):
                continue
        yield Numeral(*match.span(), Fraction(size), Fraction(size), scale=size, words=True, vague=True)


def _parts_of_scales(text: str, start: int, end: int) -> Iterator[Numeral]:
    for match in _PART_OF_SCALE.finditer(text, start, end):
        size = SCALES[match["scale"].lower()]
        part = written_part(match)
        yield Numeral(*match.span(), part * size, part * size / 10, scale=size, words=True, fraction=True)


def _plain(text: str, start: int, end: int) -> Iterator[Numeral]:
    tokens = list(_TOKEN.finditer(text, start, end))
    index = 0
    while index < len(tokens):
        token = tokens[index]
        if token["word"]:
            numeral, used = read_words(text, tokens, index, start, end)
            index += used
        else:
            numeral = _digits(text, token, end)
            index += 1
            while index < len(tokens) and numeral is not None and tokens[index].start() < numeral.end:
                index += 1
        if numeral is not None:
            yield numeral


def _digits(text: str, token: regex.Match[str], end: int) -> Numeral | None:
    if token["bare_vulgar"]:
        value = _VULGAR[token["bare_vulgar"]]
        return Numeral(*token.span(), value, Fraction(1, value.denominator), fraction=True)
    written = token["digits"]
    if written[0] == "0" and len(written) > 1 and written[1] != ".":
        return None  # "007", "0800": a name or a telephone number
    plain = written.translate(_SEPARATORS)
    if _CONTINENTAL.fullmatch(written):
        plain = written.replace(".", "").replace(",", ".")
    if plain.count(".") > 1:
        plain = plain.replace(".", "")
    value = Fraction(plain)
    decimals = len(plain.partition(".")[2])
    step = Fraction(1, 10**decimals)
    stop, fraction = token.end("digits"), False
    if token["vulgar"]:
        extra = token["vulgar"].strip()
        part = _VULGAR[extra] if extra in _VULGAR else Fraction(extra)
        if part < 1:
            value, step, stop, fraction = value + part, Fraction(1, part.denominator), token.end(), True
    if (half := AND_PART.match(text, stop, end)) and not fraction:
        value, step, stop, fraction = value + written_part(half), Fraction(1, 5), half.end(), True
    scale, glued = 1, ""
    if (power := _POWER.match(text, stop, end)) and (
        power.group()[0] not in "eE" or decimals or "-" in power.group() or "+" in power.group()
    ):
        factor = Fraction(10) ** int(power["power"].translate(_SUPERSCRIPTS))
        return Numeral(token.start(), power.end(), value * factor, step * factor, decimals)
    if value <= _BASE_LIMIT and (power := _OWN_POWER.match(text, stop, end)):
        exponent = int(power["power"].translate(_SUPERSCRIPTS))
        if value or exponent > 0:
            return Numeral(token.start(), power.end(), value**exponent, step, decimals)
    while (after := SCALE_AFTER.match(text, stop, end)) and not (scale > 1 and not after["long"]):
        if after["s"] and scale == 1 and after["long"].lower() != "dozen" and text[stop : stop + 1] == "-":
            break
        size = size_of(after)
        scale, stop, glued = scale * size, after.end(), after["short"] or ""
    if scale == 1 and decimals and (millions := _MILLIONS.match(text, stop, end)):
        scale, stop = 10**6, millions.end()  # "1,674.5 M", never "size 10 M"
    if scale > 1 and not fraction and not decimals and (half := AND_PART.match(text, stop, end)):
        # "3 million and a half"
        part = written_part(half)
        value, step, stop, fraction = value + part, Fraction(1, part.denominator), half.end(), True
    return Numeral(token.start(), stop, value * scale, step * scale, decimals, scale, fraction=fraction, glued=glued)
