"""What a numeral is, and the words and patterns that digits and number words share."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

import regex

__all__ = [
    "AND_PART",
    "HYPHEN",
    "JOIN",
    "JOIN_AND",
    "SCALES",
    "SCALE_AFTER",
    "SPACE",
    "TENS",
    "UNITS",
    "Numeral",
    "scale_after",
    "size_of",
    "written_part",
]


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


UNITS = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )
}
UNITS |= {"nought": 0, "naught": 0}
TENS = {
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
    "doz": 12,
    "dz": 12,
}
# Written after digits: "4m", "£2.5bn", "10 mln", "300k". A lone "m" after a space is metres ("100 m").
_SHORT_SCALES = {
    "k": 10**3,
    "m": 10**6,
    "mn": 10**6,
    "mm": 10**6,
    "mln": 10**6,
    "mio": 10**6,
    "mrd": 10**9,
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
_PARTS = {
    "half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "twelfth": 12, "sixteenth": 16, "twentieth": 20, "thirtieth": 30, "hundredth": 100,
}  # fmt: skip


SPACE = r"[ \t\n\r\u00a0\u2009\u202f]"
HYPHEN = r"[-\u2010\u2011]"
JOIN = regex.compile(rf"{SPACE}{{1,3}}|{SPACE}?{HYPHEN}{SPACE}?")
JOIN_AND = regex.compile(rf"(?:,?{SPACE}{{1,3}}|{HYPHEN})and(?:{SPACE}{{1,3}}|{HYPHEN})", regex.IGNORECASE)
AND_PART = regex.compile(
    rf"(?:{SPACE}{{1,3}}|{HYPHEN})and(?:{SPACE}{{1,3}}|{HYPHEN})"
    rf"(?:(?P<one>an?|one)(?:{SPACE}{{1,2}}|{HYPHEN})(?P<part>half|quarter|third|fourth|fifth|eighth|tenth|"
    r"sixteenth|twentieth|thirtieth|hundredth)"
    rf"|(?P<many>two|three|four|five|seven|nine)(?:{SPACE}{{1,2}}|{HYPHEN})"
    r"(?P<parts>quarters|thirds|fourths|fifths|sixths|eighths|ninths|tenths))(?!\p{L})",
    regex.IGNORECASE,
)
SCALE_AFTER = regex.compile(
    rf"(?:{SPACE}{{1,2}}|{SPACE}?{HYPHEN}{SPACE}?)?(?P<long>hundred|thousand|lakh|million|crore|billion|trillion|"
    rf"dozen|doz|dz)(?P<s>s?)"
    rf"(?![\p{{L}}\p{{N}}_])"
    r"|(?P<short>k|mn|mm|mln|mio|mil|mill|m|bn|bln|mrd|b|tn|trn|tln|t)(?![\p{L}\p{N}_])"
    rf"|{SPACE}(?P<spaced>mn|mln|mio|bn|bln|mrd|tn|trn|tln|cr)(?![\p{{L}}\p{{N}}_])",
    regex.IGNORECASE,
)


def size_of(match: regex.Match[str]) -> int:
    """Return what a match of SCALE_AFTER multiplies by."""
    return (
        SCALES[match["long"].lower()] if match["long"] else _SHORT_SCALES[(match["short"] or match["spaced"]).lower()]
    )


def scale_after(text: str, at: int, end: int) -> tuple[int, int] | None:
    """Return what the scale at an offset multiplies by ("m", " million": 1_000_000) and where it ends."""
    match = SCALE_AFTER.match(text, at, end)
    if match is None:
        return None
    size = (
        SCALES[match["long"].lower()] if match["long"] else _SHORT_SCALES[(match["short"] or match["spaced"]).lower()]
    )
    return size, match.end()


def written_part(match: regex.Match[str]) -> Fraction:
    """Return the fraction of "a half", "three quarters"."""
    if match["parts"]:
        return Fraction(UNITS[match["many"].lower()], _PARTS[match["parts"].lower()[:-1]])
    return Fraction(1, _PARTS[match["part"].lower()])
