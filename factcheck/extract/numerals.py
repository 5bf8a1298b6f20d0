"""Numerals: digits, number words and mixtures of both, read as exact fractions.

    "1,240"  "1 240"  "1.24 million"  "4m"  "2½"  "three and a half"  "half a million"  "two hundred and six"
    "a dozen"  "tens of thousands"

A numeral is only the number: what stands around it (a currency, a unit, a hedge) is read elsewhere. Words are read
with the grammar of English cardinals, so "twenty-five" is one number and "five twenty" is two.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

import regex

__all__ = ["SCALES", "Numeral", "read_numerals", "scale_after"]


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as written.

    value     at full scale: 1_200_000 for "1.2 million"; for a vague plural ("dozens") the unit it counts in (12)
    step      what the last written digit is worth at full scale: 1 for "83", 100_000 for "1.2 million"
    decimals  digits after the point of the mantissa
    scale     what the mantissa is multiplied by
    words     True where no digit was written
    vague     True for "dozens", "thousands", "several hundred", "tens of thousands"
    fraction  True where a part is a fraction ("two and a half", "2½")
    glued     the letters of a scale that may be a unit instead: "m" in "4m" (million or metres), "t" in "20t"
    """

    start: int
    end: int
    value: Fraction
    step: Fraction
    decimals: int = 0
    scale: int = 1
    words: bool = False
    vague: bool = False
    fraction: bool = False
    glued: str = ""


_UNITS = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )
}
_UNITS |= {"nought": 0, "naught": 0}
_TENS = {
    word: 10 * number
    for number, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)
} | {"fourty": 40}
SCALES = {
    "hundred": 100,
    "thousand": 10**3,
    "lakh": 10**5,
    "million": 10**6,
    "crore": 10**7,
    "billion": 10**9,
    "trillion": 10**12,
    "quadrillion": 10**15,
    "dozen": 12,
}
# Written after digits: "4m", "£2.5bn", "10 mln", "300k". A lone "m" after a space is metres ("100 m").
_SHORT_SCALES = {
    "k": 10**3,
    "m": 10**6,
    "mn": 10**6,
    "mm": 10**6,
    "mln": 10**6,
    "mio": 10**6,
    "mil": 10**6,
    "mill": 10**6,
    "b": 10**9,
    "bn": 10**9,
    "bln": 10**9,
    "t": 10**12,
    "tn": 10**12,
    "trn": 10**12,
    "tln": 10**12,
    "cr": 10**7,
}
_VULGAR = {
    "½": Fraction(1, 2), "⅓": Fraction(1, 3), "⅔": Fraction(2, 3), "¼": Fraction(1, 4), "¾": Fraction(3, 4),
    "⅕": Fraction(1, 5), "⅖": Fraction(2, 5), "⅗": Fraction(3, 5), "⅘": Fraction(4, 5), "⅙": Fraction(1, 6),
    "⅚": Fraction(5, 6), "⅛": Fraction(1, 8), "⅜": Fraction(3, 8), "⅝": Fraction(5, 8), "⅞": Fraction(7, 8),
}  # fmt: skip
_PARTS = {
    "half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "eighth": 8, "ninth": 9, "tenth": 10,
}  # fmt: skip

_SPACE = r"[ \t\n\r\u00a0\u2009\u202f]"
_HYPHEN = r"[-\u2010\u2011]"
_DIGITS = (
    r"\d{1,3}(?:,\d{3}){1,6}(?:\.\d{1,10})?(?!,?\d)"
    r"|\d{1,2}(?:,\d{2}){1,4},\d{3}(?!,?\d)"  # lakh and crore: 1,00,000
    r"|[1-9]\d{0,2}(?:[ \u00a0\u2009\u202f]\d{3}){1,5}(?:\.\d{1,10})?(?![\d,]|[ \u00a0\u2009\u202f]\d)"
    r"|\d{1,3}(?:\.\d{3}){2,5}(?![.\d])"  # continental grouping, only where two groups make it sure
    r"|\d{1,18}(?:\.\d{1,10})?(?!\d)"
    r"|\.\d{1,10}(?!\d)"
)
_NAMES = sorted([*_UNITS, *_TENS, *SCALES, "half"], key=len, reverse=True)
# A digit run starts a numeral only where no letter, digit or point runs into it ("B12", "v2.1"), bar the
# currency codes that are glued on ("USD50", "Rs500").
_GLUED_CODES = "USD|EUR|GBP|AUD|CAD|NZD|CHF|JPY|INR|CNY|RMB|HKD|SGD|ZAR|SEK|NOK|DKK|Rs|Rs[.]|INR|RM|R|US|AU|NZ|A|C|S"
_TOKEN = regex.compile(
    rf"(?P<digits>(?:(?<![\p{{L}}\p{{N}}_.])|(?<=(?<!\p{{L}})(?:{_GLUED_CODES})))(?<!\d,)(?:{_DIGITS}))"
    rf"(?P<vulgar>{_SPACE}?[{''.join(_VULGAR)}]|{_SPACE}[1-9]/(?:[2-9]|1[06])(?![\d/]))?"
    rf"|(?P<bare_vulgar>(?<![\w])[{''.join(_VULGAR)}])"
    rf"|(?<![\p{{L}}\p{{N}}_])(?P<word>{'|'.join(_NAMES)})(?P<plural>s?)(?![\p{{L}}\p{{N}}_])",
    regex.IGNORECASE,
)
_JOIN = regex.compile(rf"{_SPACE}{{1,3}}|{_SPACE}?{_HYPHEN}{_SPACE}?")
_JOIN_AND = regex.compile(rf"(?:,?{_SPACE}{{1,3}}|{_HYPHEN})and(?:{_SPACE}{{1,3}}|{_HYPHEN})", regex.IGNORECASE)
_COMMA = regex.compile(rf",{_SPACE}{{1,2}}")
_AND_PART = regex.compile(
    rf"(?:{_SPACE}{{1,3}}|{_HYPHEN})and(?:{_SPACE}{{1,3}}|{_HYPHEN})"
    rf"(?:(?P<one>an?|one)(?:{_SPACE}{{1,2}}|{_HYPHEN})(?P<part>half|quarter|third|fourth|fifth|eighth|tenth)"
    rf"|(?P<many>two|three|four|five|seven|nine)(?:{_SPACE}{{1,2}}|{_HYPHEN})"
    r"(?P<parts>quarters|thirds|fourths|fifths|sixths|eighths|ninths|tenths))(?!\p{L})",
    regex.IGNORECASE,
)
_SCALE_AFTER = regex.compile(
    rf"(?:{_SPACE}{{1,2}}|{_SPACE}?{_HYPHEN}{_SPACE}?)?(?P<long>hundred|thousand|lakh|million|crore|billion|trillion|dozen)(?P<s>s?)"
    rf"(?![\p{{L}}\p{{N}}_])"
    r"|(?P<short>k|mn|mm|mln|mio|mil|mill|m|bn|bln|b|tn|trn|tln|t)(?![\p{L}\p{N}_])"
    rf"|{_SPACE}(?P<spaced>mn|mln|mio|bn|bln|tn|trn|tln|cr)(?![\p{{L}}\p{{N}}_])",
    regex.IGNORECASE,
)
# "two point five", "nine point nought four"
_POINT = regex.compile(
    rf"{_SPACE}{{1,2}}point(?P<digits>(?:(?:{_SPACE}{{1,2}}|{_HYPHEN})(?:zero|nought|naught|oh|one|two|three|four|five|six|seven|eight|nine)(?!\p{{L}}))"
    rf"{{1,6}}|{_SPACE}{{1,2}}(?:{'|'.join(_TENS)})(?:{_HYPHEN}(?:one|two|three|four|five|six|seven|eight|nine))?(?!\p{{L}}))",
    regex.IGNORECASE,
)
# "1.3x10^6", "1.99×10−30", "2.4 × 10⁵", "1.3e6"
_POWER = regex.compile(
    r"[ \u00a0]?[x×*][ \u00a0]?10(?:\^|(?=[-\u2212⁰¹²³⁴-⁹⁻]))(?P<power>[-+\u2212]?\d{1,2}|⁻?[⁰¹²³⁴-⁹]{1,2})(?!\d)|[eE](?P<power>[-+]?\d{1,2})(?![\p{L}\p{N}])"
)
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻\u2212", "0123456789--")
_A_BEFORE = regex.compile(rf"(?<![\p{{L}}\p{{N}}_'’-])(?:an?|1|one)(?:{_SPACE}{{1,2}}|{_HYPHEN})$", regex.IGNORECASE)
_HALF_OF = regex.compile(
    rf"(?P<the>{_SPACE}{{1,2}}an?{_SPACE}{{1,2}}|{_SPACE}?{_HYPHEN}(?:a{_HYPHEN})?|{_SPACE}{{1,2}})"
    r"(?P<scale>hundred|thousand|lakh|million|crore|billion|trillion|dozen)(?![\p{L}\p{N}_])",
    regex.IGNORECASE,
)
_PART_OF_SCALE = regex.compile(
    rf"(?<![\p{{L}}\p{{N}}_'’-])(?<!and[\s-])(?:(?:(?P<one>an?|one)(?:{_SPACE}{{1,2}}|{_HYPHEN})|(?<!(?:an?|one)[\s-]))(?P<part>quarter|third|half)"
    rf"|(?P<many>two|three)(?:{_SPACE}{{1,2}}|{_HYPHEN})(?P<parts>quarters|thirds)){_SPACE}{{1,2}}(?:of{_SPACE}{{1,2}})?"
    rf"(?:an?{_SPACE}{{1,2}})?"
    r"(?P<scale>thousand|million|billion|trillion|dozen)(?![\p{L}\p{N}_])",
    regex.IGNORECASE,
)
_VAGUE_PLURAL = regex.compile(
    rf"(?<![\p{{L}}\p{{N}}_'’-])(?:(?P<outer>tens|dozens|hundreds|thousands|millions|scores){_SPACE}{{1,2}}of{_SPACE}{{1,2}}"
    r"(?P<inner>thousands|millions|billions|trillions)"
    rf"|(?P<some>several|a{_SPACE}few|many|some{_SPACE}few|a{_SPACE}couple{_SPACE}of|a{_SPACE}couple|a{_SPACE}good{_SPACE}few){_SPACE}"
    r"(?P<of>hundred|thousand|million|billion|dozen)s?"
    r"|(?P<alone>dozens|hundreds|thousands|millions|billions|trillions|scores(?=\s+of\s)))(?![\p{L}\p{N}_])",
    regex.IGNORECASE,
)
_DOZEN = Fraction(4)  # "two dozen" is said of 22 to 26
_COUNTED_DOZENS = regex.compile(rf"(?:{'|'.join([*_UNITS, *_TENS, 'hundred'])}|\d)\s$", regex.IGNORECASE)
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


def scale_after(text: str, at: int, end: int) -> tuple[int, int] | None:
    """Return the scale word or letter that stands at an offset and where it ends: (1_000_000, ...) for "m", " million"."""
    match = _SCALE_AFTER.match(text, at, end)
    if match is None:
        return None
    size = SCALES[match["long"].lower()] if match["long"] else _SHORT_SCALES[(match["short"] or match["spaced"]).lower()]
    return size, match.end()


def _merged(text: str, numerals: list[Numeral]) -> list[Numeral]:
    """Join what is one number written with several scales in digits: "4 thousand 3 hundred and 21", "3 hundred and one"."""
    out: list[Numeral] = []
    for numeral in numerals:
        before = out[-1] if out else None
        if before is not None and _continues(text, before, numeral):
            scale = 1 if numeral.scale == 1 else numeral.scale
            out[-1] = replace(before, end=numeral.end, value=before.value + numeral.value, step=numeral.step, scale=scale)
        else:
            out.append(numeral)
    return out


def _continues(text: str, before: Numeral, after: Numeral) -> bool:
    if before.vague or after.vague or before.decimals or after.decimals or before.fraction or before.glued or after.glued:
        return False
    if before.words or before.scale == 1 or after.value >= before.step or after.end - before.end > 40:
        return False
    gap = text[before.end : after.start]
    if after.scale > 1:
        return bool(_JOIN.fullmatch(gap))
    return before.step == 100 and bool(_JOIN_AND.fullmatch(gap))


def _vague_plurals(text: str, start: int, end: int) -> Iterator[Numeral]:
    for match in _VAGUE_PLURAL.finditer(text, start, end):
        said = {name: (value or "").lower() for name, value in match.groupdict().items()}
        if said["inner"]:
            size = _PLURALS[said["outer"]] * _PLURALS[said["inner"]]
        elif said["of"]:
            size = SCALES[said["of"]]
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
        part = _part(match)
        yield Numeral(*match.span(), part * size, part * size / 5, scale=size, words=True, fraction=True)


def _part(match: regex.Match[str]) -> Fraction:
    """Return the fraction of "a half", "three quarters"."""
    if match["parts"]:
        return Fraction(_UNITS[match["many"].lower()], _PARTS[match["parts"].lower()[:-1]])
    return Fraction(1, _PARTS[match["part"].lower()])


def _plain(text: str, start: int, end: int) -> Iterator[Numeral]:
    tokens = list(_TOKEN.finditer(text, start, end))
    index = 0
    while index < len(tokens):
        token = tokens[index]
        if token["word"]:
            numeral, used = _words(text, tokens, index, start, end)
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
    plain = regex.sub(r"[ ,\u00a0\u2009\u202f]", "", written)
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
    if (half := _AND_PART.match(text, stop, end)) and not fraction:
        value, step, stop, fraction = value + _part(half), Fraction(1, 5), half.end(), True
    scale, glued = 1, ""
    if (power := _POWER.match(text, stop, end)) and (power.group()[0] not in "eE" or decimals or "-" in power.group() or "+" in power.group()):
        factor = Fraction(10) ** int(power["power"].translate(_SUPERSCRIPTS))
        return Numeral(token.start(), power.end(), value * factor, step * factor, decimals)
    while (after := _SCALE_AFTER.match(text, stop, end)) and not (scale > 1 and not after["long"]):
        if after["s"] and scale == 1 and not after["long"].lower() == "dozen" and text[stop : stop + 1] == "-":
            break
        size = SCALES[after["long"].lower()] if after["long"] else _SHORT_SCALES[(after["short"] or after["spaced"]).lower()]
        scale, stop, glued = scale * size, after.end(), after["short"] or ""
    if scale > 1 and not fraction and not decimals and (half := _AND_PART.match(text, stop, end)):
        # "3 million and a half"
        part = _part(half)
        value, step, stop, fraction = value + part, Fraction(1, part.denominator), half.end(), True
    return Numeral(token.start(), stop, value * scale, step * scale, decimals, scale, fraction=fraction, glued=glued)


def _words(text: str, tokens: list[regex.Match[str]], index: int, start: int, end: int) -> tuple[Numeral | None, int]:
    """Read the longest cardinal in words that starts at a token; return it and the tokens used."""
    first = tokens[index]
    word = first["word"].lower()
    begin = first.start()
    if word == "half":
        return _half(text, first, end)
    total, group, ceiling = Fraction(0), None, Fraction(10**30)
    scale, used, stop = 1, 0, begin
    step = Fraction(1)
    if word in SCALES:
        # "hundred" alone is a number only after "a": "a hundred", "a dozen" (and "the hundred" is no claim).
        opened = _A_BEFORE.search(text, max(start, begin - 6), begin)
        doubled = index + 1 < len(tokens) and _JOIN.fullmatch(text[first.end() : tokens[index + 1].start()])
        if first["plural"] or (opened is None and not (doubled and (tokens[index + 1]["word"] or "").lower() in SCALES)):
            return None, 1
        begin, group = opened.start() if opened else begin, Fraction(1)
    while index + used < len(tokens):
        token = tokens[index + used]
        word = (token["word"] or "").lower()
        if not word or word == "half" or (token["plural"] and (word not in SCALES or not used)):
            break
        if used and not _joined(text[stop : token.start()], word, total, group, ceiling):
            break
        if word in SCALES:
            size = SCALES[word]
            if group is None and total and size > scale and size >= 1000 and scale >= 100:
                total, scale, ceiling, step = total * size, scale * size, Fraction(size), step * size
            elif group is None or size >= ceiling:
                break
            elif word == "hundred":
                if group >= 100 or group == 0:
                    break
                group *= 100
                step = Fraction(100)
            elif word == "dozen":
                total, group, ceiling, scale, step = total + group * 12, None, Fraction(0), 12, _DOZEN
            else:
                total += group * size
                group, ceiling, scale, step = None, Fraction(size), size, Fraction(size)
        else:
            number = Fraction(_UNITS.get(word, _TENS.get(word, 0)))
            if used and _AND_PART.match(text, stop, end):
                break  # "two million and one half"
            if number >= ceiling or not _extends(group, number):
                break
            group = number if group is None else group + number
            step = Fraction(1)
        stop = token.end()
        used += 1
        if token["plural"]:
            break
    if used == 0:
        return None, 1
    value = total + (group or 0)
    fraction = False
    if point := _POINT.match(text, stop, end):
        digits = _after_point(point["digits"])
        stop = point.end()
        numeral = Numeral(begin, stop, value + Fraction(f"0.{digits}"), Fraction(1, 10 ** len(digits)), len(digits), words=True)
        if (after := _SCALE_AFTER.match(text, stop, end)) and after["long"]:
            size = SCALES[after["long"].lower()]
            numeral = replace(numeral, end=after.end(), value=numeral.value * size, step=numeral.step * size, scale=size)
        while index + used < len(tokens) and tokens[index + used].start() < numeral.end:
            used += 1
        return numeral, used
    if (half := _AND_PART.match(text, stop, end)) and (group is not None or scale > 1):
        part = _part(half)
        base = scale if group is None else 1
        value, stop, step, fraction = value + part * base, half.end(), Fraction(base, 5), True
        if group is not None and (after := _SCALE_AFTER.match(text, stop, end)) and after["long"]:
            size = SCALES[after["long"].lower()]
            value, step, scale, stop = value * size, step * size, size, after.end()
    elif scale == 1 and value >= 100 and value % 100 == 0:
        scale = 100
    while index + used < len(tokens) and tokens[index + used].start() < stop:
        used += 1
    if scale > 12 and step < scale and not fraction:
        scale = 1  # "two thousand and six" is written to the last digit
    return Numeral(begin, stop, value, step, 0, scale, words=True, fraction=fraction), used


def _half(text: str, token: regex.Match[str], end: int) -> tuple[Numeral | None, int]:
    """Read "half a million", "half-a-dozen"; "half" alone is a share and is read with the ratios."""
    match = _HALF_OF.match(text, token.end(), end)
    if match is None or token["plural"]:
        return None, 1
    size = SCALES[match["scale"].lower()]
    value = Fraction(size, 2)
    return Numeral(token.start(), match.end(), value, value / 5, scale=size, words=True, fraction=True), 2


def _after_point(words: str) -> str:
    """Return the digits of the words after "point": "nought four" is "04", "seventy-one" is "71"."""
    numbers = [_UNITS.get(word, _TENS.get(word, 0)) for word in regex.split(r"[^a-z]+", words.lower()) if word]
    return str(sum(numbers)) if numbers[0] >= 20 else "".join(map(str, numbers))


def _joined(gap: str, word: str, total: Fraction, group: Fraction | None, ceiling: Fraction) -> bool:
    """Tell whether the text between two number words joins them: "twenty-five", "two hundred and six"."""
    if _JOIN.fullmatch(gap):
        return True
    if word in SCALES:
        return False
    after_scale = (group is None and total > 0) or (group is not None and group >= 100 and group % 100 == 0)
    if _JOIN_AND.fullmatch(gap):
        return after_scale
    return bool(_COMMA.fullmatch(gap)) and group is None and total > 0 and ceiling >= 1000


def _extends(group: Fraction | None, number: Fraction) -> bool:
    """Tell whether a number below 100 can follow what the group of three digits holds so far."""
    if group is None:
        return True
    if number == 0:
        return False
    if group >= 100 and group % 100 == 0:
        return True
    return number < 10 and group % 10 == 0 and group % 100 >= 20
