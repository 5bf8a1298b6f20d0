"""Cardinals in words, read with the grammar of English: "two hundred and six", "three and a half million"."""

from __future__ import annotations

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
    written_part,
)

__all__ = ["read_words"]

_COMMA = regex.compile(rf",{SPACE}{{1,2}}")
# "two point five", "nine point nought four"
_POINT = regex.compile(
    rf"{SPACE}{{1,2}}point(?P<digits>(?:(?:{SPACE}{{1,2}}|{HYPHEN})(?:zero|nought|naught|oh|one|two|three|four|"
    rf"five|six|seven|eight|nine)(?!\p{{L}}))"
    rf"{{1,6}}|{SPACE}{{1,2}}(?:{'|'.join(TENS)})(?:{HYPHEN}(?:one|two|three|four|five|six|seven|eight|"
    rf"nine))?(?!\p{{L}}))",
    regex.IGNORECASE,
)
_A_BEFORE = regex.compile(rf"(?<![\p{{L}}\p{{N}}_'’-])(?:an?|1|one)(?:{SPACE}{{1,2}}|{HYPHEN})$", regex.IGNORECASE)
_HALF_OF = regex.compile(
    rf"(?P<the>{SPACE}{{1,2}}an?{SPACE}{{1,2}}|{SPACE}?{HYPHEN}(?:a{HYPHEN})?|{SPACE}{{1,2}})"
    r"(?P<scale>hundred|thousand|lakh|million|crore|billion|trillion|dozen)(?![\p{L}\p{N}_])",
    regex.IGNORECASE,
)
_DOZEN = Fraction(4)  # "two dozen" is said of 22 to 26


def read_words(
    text: str, tokens: list[regex.Match[str]], index: int, start: int, end: int
) -> tuple[Numeral | None, int]:
    """Read the longest cardinal in words that starts at a token; return it and the tokens used."""
    first = tokens[index]
    word = first["word"].lower()
    begin = first.start()
    if word == "half":
        return _half(text, first, end)
    total, group, ceiling = Fraction(0), None, Fraction(10**30)
    scale, used, stop, parted = 1, 0, begin, False
    step = Fraction(1)
    if word in SCALES:
        # "hundred" alone is a number only after "a": "a hundred", "a dozen" (and "the hundred" is no claim).
        opened = _A_BEFORE.search(text, max(start, begin - 6), begin)
        doubled = index + 1 < len(tokens) and JOIN.fullmatch(text[first.end() : tokens[index + 1].start()])
        if first["plural"] or (
            opened is None and not (doubled and (tokens[index + 1]["word"] or "").lower() in SCALES)
        ):
            return None, 1
        begin, group = opened.start() if opened else begin, Fraction(1)
    while index + used < len(tokens):
        token = tokens[index + used]
        word = (token["word"] or "").lower()
        if not word or word == "half" or (token["plural"] and (word not in SCALES or not used)):
            break
        gap = text[stop : token.start()]
        if used and not _joined(gap, word, total, group, ceiling):
            break
        parted = parted or (group is not None and group >= 100 and bool(JOIN_AND.fullmatch(gap)))
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
            elif size == SCALES["dozen"]:
                if parted and group % 100:  # "three hundred and two dozen": 300 and 24
                    total, group = total + group - group % 100, group % 100
                total, group, ceiling, scale, step = total + group * 12, None, Fraction(0), 12, _DOZEN
            else:
                total += group * size
                group, ceiling, scale, step = None, Fraction(size), size, Fraction(size)
        else:
            number = Fraction(UNITS.get(word, TENS.get(word, 0)))
            if used and AND_PART.match(text, stop, end):
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
        numeral = Numeral(
            begin, stop, value + Fraction(f"0.{digits}"), Fraction(1, 10 ** len(digits)), len(digits), words=True
        )
        if (after := SCALE_AFTER.match(text, stop, end)) and after["long"]:
            size = SCALES[after["long"].lower()]
            numeral = replace(
                numeral, end=after.end(), value=numeral.value * size, step=numeral.step * size, scale=size
            )
        while index + used < len(tokens) and tokens[index + used].start() < numeral.end:
            used += 1
        return numeral, used
    if (half := AND_PART.match(text, stop, end)) and (group is not None or scale > 1):
        part = written_part(half)
        base = scale if group is None else 1
        own = SCALE_AFTER.match(text, half.end(), end) if group is None else None
        stop = half.end()
        if own and own["long"] and (size := SCALES[own["long"].lower()]) < scale:
            base, stop = size, own.end()  # "one billion and a quarter million"
        value, step, fraction = value + part * base, Fraction(base, 5), True
        if group is not None and (after := SCALE_AFTER.match(text, stop, end)) and after["long"]:
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
    return Numeral(token.start(), match.end(), value, value / 10, scale=size, words=True, fraction=True), 2


def _after_point(words: str) -> str:
    """Return the digits of the words after "point": "nought four" is "04", "seventy-one" is "71"."""
    numbers = [UNITS.get(word, TENS.get(word, 0)) for word in regex.split(r"[^a-z]+", words.lower()) if word]
    return str(sum(numbers)) if numbers[0] >= 20 else "".join(map(str, numbers))


def _joined(gap: str, word: str, total: Fraction, group: Fraction | None, ceiling: Fraction) -> bool:
    """Tell whether the text between two number words joins them: "twenty-five", "two hundred and six"."""
    if JOIN.fullmatch(gap):
        return True
    if word in SCALES:
        return False
    after_scale = (group is None and total > 0) or (group is not None and group >= 100 and group % 100 == 0)
    if JOIN_AND.fullmatch(gap):
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
