"""Number words and small numerals as calendar expressions use them: "thirty-first", "four", "18", "half a"."""

from __future__ import annotations

from fractions import Fraction

import regex

_ONES = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_ORDINAL_ONES = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth"
).split()
_ORDINAL_TENS = "twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth".split()

_CARDINAL_VALUES = {word: number for number, word in enumerate(_ONES, 1)}
_CARDINAL_VALUES |= {word: 10 * number for number, word in enumerate(_TENS, 2)}
_ORDINAL_VALUES = {word: number for number, word in enumerate(_ORDINAL_ONES, 1)}
_ORDINAL_VALUES |= {word: 10 * number for number, word in enumerate(_ORDINAL_TENS, 2)}


def _any(words: list[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_SMALL = rf"(?:(?:{_any(_TENS)})(?:[-\s](?:{_any(_ONES[:9])}))?|(?:{_any(_ONES)}))"
CARDINAL_WORDS = rf"(?:(?:a|one|two|three|four|five|six|seven|eight|nine)\s+hundred(?:\s+and\s+{_SMALL})?|{_SMALL})"
"""Pattern of the whole numbers from one to nine hundred and ninety-nine in words."""

ORDINAL_WORDS = rf"(?:(?:{_any(_TENS)})[-\s](?:{_any(_ORDINAL_ONES[:9])})|{_any(_ORDINAL_ONES + _ORDINAL_TENS)})"
"""Pattern of the ordinals from first to ninety-ninth in words."""

DIGITS = r"(?:\d{1,3}(?:,\d{3}){1,3}|\d{1,6})(?:\.\d{1,4}|\s?½)?"
"""Pattern of a plain numeral, thousands commas and one half sign allowed."""

_WORD = regex.compile(r"[a-z]+")


def cardinal(text: str) -> Fraction | None:
    """Return the number that a numeral or number words state, None if they are neither.

    >>> cardinal("1,240"), cardinal("forty-two"), cardinal("a hundred and one"), cardinal("18½")
    (Fraction(1240, 1), Fraction(42, 1), Fraction(101, 1), Fraction(37, 2))
    """
    text = text.strip().lower()
    if text[:1].isdigit():
        half = Fraction(1, 2) if text.endswith("½") else Fraction(0)
        return Fraction(text.rstrip("½").rstrip().replace(",", "")) + half
    total = 0
    for word in _WORD.findall(text):
        if word == "hundred":
            total = max(total, 1) * 100
        elif word in _CARDINAL_VALUES:
            total += _CARDINAL_VALUES[word]
        elif word not in ("a", "and"):
            return None
    return Fraction(total) if total else None


def ordinal(text: str) -> int | None:
    """Return the number of an ordinal, None if it is none: "17th" and "seventeenth" are 17."""
    text = text.strip().lower()
    digits = regex.match(r"\d{1,4}", text)
    if digits:
        return int(digits.group())
    words = _WORD.findall(text)
    if not words or words[-1] not in _ORDINAL_VALUES:
        return None
    return _ORDINAL_VALUES[words[-1]] + sum(_CARDINAL_VALUES.get(word, 0) for word in words[:-1])
