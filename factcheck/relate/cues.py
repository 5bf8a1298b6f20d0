"""The words that say how parts stand to a whole: one table, as data, for every rule that adds figures up.

effect        what it allows                          example
EXHAUSTIVE    the parts are the whole                 "85 people, made up of 83 men and two women"
EXCLUSIVE     no member is in two parts               "48 were convicted and a further 12 cautioned"
OPEN          the parts named may not be all          "85 people, among them 12 women"
OVERLAP       a member may be in two parts            "48 also had no insurance"
INNER         the next figure is part of the last     "and 40 of those must be seen again"
"""

from __future__ import annotations

import regex

__all__ = ["EXCLUSIVE", "EXHAUSTIVE", "INNER", "OPEN", "OVERLAP", "SCOPE", "TOTAL"]

_WORDS = {
    "exhaustive": r"made up of|comprising|comprised of|comprises|comprise|consisting of|consists of|consist of|"
    r"composed of|broken down as|broken down into|split into|divided into|namely",
    "exclusive": r"a further|another|the remaining|the remainder|the rest|the others?|the balance|respectively|"
    r"an additional|a second|a third|a fourth|a final|the final|the last|in addition",
    "open": r"including|includes?|included|inclusive of|amongst?|among them|such as|for example|for instance|e\.g\.|"
    r"some of|most of|at least|so far|to date|mainly|mostly|largely|chiefly|primarily|notably|in particular|"
    r"like|ranging from|as well as others|and others|and more|and counting|etc\b|not least|led by|"
    r"one of|two of|plus others|until now|up to now",
    "overlap": r"also|both|more than one|at some point|at some time|multiple|several|concurrent(?:ly)?|"
    r"at the same time|jointly|"
    r"some of (?:them|whom|which)|overlap\w{0,4}|twice|as well|either|many of whom|choose|chose|tick\w{0,3}",
    "inner": r"of whom|of which|of those|of these|of them|among whom|among these|among those|among them|"
    r"half of them|all of them|all of whom",
    "total": r"a total of|in total|in all|altogether|all told|total(?:l?ing|l?ed|s)?|combined|between them|overall",
    "scope": r"last year|this year|next year|in (?:19|20)\d\d|since|previously|earlier|overnight|yesterday|"
    r"aged|under|over the age|for (?:robbery|theft|murder)|at the time|by then|later|meanwhile|separately|elsewhere",
}


def _pattern(name: str) -> regex.Pattern[str]:
    return regex.compile(rf"\b(?:{_WORDS[name]})\b", regex.IGNORECASE)


EXHAUSTIVE = _pattern("exhaustive")
EXCLUSIVE = _pattern("exclusive")
OPEN = _pattern("open")
OVERLAP = _pattern("overlap")
INNER = _pattern("inner")
TOTAL = _pattern("total")
SCOPE = _pattern("scope")
