"""Hedges: the words that bound or soften a figure, and what ranges they leave it.

The words and widths stand in hedges.toml, one table with a reason a row, that an office can override.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from importlib.resources import files

import regex

from factcheck.interval import Interval, hull
from factcheck.model import Hedge, Span

__all__ = ["Widths", "find_hedge", "ranges", "widths"]

_REACH = 48  # characters before a figure in which its hedge must stand


@dataclass(frozen=True, slots=True)
class Widths:
    """The table of hedge widths by row name, as shares (0.10 is a tenth)."""

    rows: Mapping[str, Fraction]

    def __getitem__(self, name: str) -> Fraction:
        return self.rows[name]


@cache
def _table() -> dict[str, dict[str, object]]:
    source = files("factcheck.extract").joinpath("hedges.toml").read_text("utf-8")
    return tomllib.loads(source, parse_float=Fraction)


@cache
def _defaults() -> dict[str, Fraction]:
    return {name: Fraction(str(row["width"])) for name, row in _table().items()}


def widths(overrides: Mapping[str, Fraction]) -> Widths:
    """Return the table with an office's own widths set. Raises KeyError for a row that does not exist."""
    rows = dict(_defaults())
    for name, width in overrides.items():
        if name not in rows:
            raise KeyError(f"no hedge width is called {name!r}; there are: {', '.join(rows)}")
        rows[name] = Fraction(width)
    return Widths(rows)


# After the figure; all else in the table stands before it.
_BEHIND = {
    "or so": Hedge.ABOUT, "or thereabouts": Hedge.ABOUT, "give or take": Hedge.ABOUT, "odd": Hedge.ABOUT,
    "ish": Hedge.ABOUT, "or more": Hedge.AT_LEAST, "or over": Hedge.AT_LEAST, "or above": Hedge.AT_LEAST,
    "or older": Hedge.AT_LEAST, "and over": Hedge.AT_LEAST, "and above": Hedge.AT_LEAST, "and older": Hedge.AT_LEAST,
    "or higher": Hedge.AT_LEAST, "or greater": Hedge.AT_LEAST, "plus": Hedge.AT_LEAST, "+": Hedge.AT_LEAST,
    "and counting": Hedge.MORE_THAN, "or less": Hedge.UP_TO, "or fewer": Hedge.UP_TO, "or under": Hedge.UP_TO,
    "or below": Hedge.UP_TO, "or lower": Hedge.UP_TO, "at most": Hedge.UP_TO,
    "at least": Hedge.AT_LEAST,
}  # fmt: skip


@cache
def _before() -> tuple[regex.Pattern[str], Mapping[str, Hedge]]:
    words = {
        str(word): Hedge(name)
        for name, row in _table().items()
        if name in set(Hedge)
        for word in row["words"]  # type: ignore[attr-defined]
        if word not in _BEHIND or word in ("at least", "at most")
    }
    names = "|".join(regex.escape(word).replace(r"\ ", r"\s{1,2}") for word in sorted(words, key=len, reverse=True))
    # "more than an estimated 4,000", "at least a further 20": words that only say that the figure is added may stand
    # between. A definite article may not: "more than the 42 of last year" compares, "over the 12 months" is when.
    return (
        regex.compile(
            rf"(?:(?<![\p{{L}}\p{{N}}'’-])|(?<=\W[~≈±><≥≤]?))(?P<hedge>{names})"
            r"(?:\s{1,2}(?:an?|another|further|additional|extra|estimated|other|total|whopping|staggering|"
            r"record)(?!\p{L}))"
            r"{0,3}\s{0,2}[(]?$",
            regex.IGNORECASE,
        ),
        words,
    )


_NAME = regex.compile(r"\p{Lu}\p{Ll}[\p{L} -]{1,30}")

# "30 plus VAT" is a sum, "30 plus years" a bound.
_AFTER = regex.compile(
    r"(?:\s{1,2}(?:or\s(?:so|thereabouts|more|over|above|older|higher|greater|less|fewer|under|below|lower)|"
    r"and\s(?:over|above|older|counting)|give\sor\stake|at\s(?:least|most)(?=[.,;)]|\s?$)|"
    r"plus(?=[.,;)]|\s(?:years?|months?|weeks?|days?|hours?|people|jobs|miles|members|countries)(?!\p{L})))|"
    r"-?(?:plus|odd|ish)|\+)(?![\p{L}\p{N}$£€])",
    regex.IGNORECASE,
)
# "control over two sectors", "spoke about four men": what the control or talk is of. "Adding up to" is a sum.
_NO_BOUND = regex.compile(
    r"(?<!\p{L})(?:add(?:s|ed|ing)?\s{1,2}up\s{1,2}to|(?:control|controls|authority|victory|victories|advantage|jurisdiction|disputes?|concerns?|rows?|"
    r"debate|rights|influence|presid(?:es?|ed|ing)|preferred)\s{1,2}over|"
    r"(?:talk(?:s|ed|ing)?|spoke|speaks?|speaking|concern(?:s|ed)|worr(?:y|ied)|information|questions?|complaints?|"
    r"stor(?:y|ies)|cares?|caring|learn(?:s|ed|ing)?|facts?|details?)\s{1,2}about)$",
    regex.IGNORECASE,
)
# "twice as many as 40" compares; "as many as 40" bounds.
_COMPARED = regex.compile(r"(?<!\p{L})(?:twice|times|half|just|nearly|almost|nowhere\snear)\s{1,2}$", regex.IGNORECASE)


def find_hedge(text: str, start: int, end: int, first: int, last: int) -> tuple[Hedge, Span | None]:
    """Return the hedge of the figure `text[start:end]` and its place, looking no further than `first` to `last`."""
    pattern, words = _before()
    left = text[max(first, start - _REACH) : start]
    if before := pattern.search(left):
        said = regex.sub(r"\s+", " ", before["hedge"].lower())
        if before["hedge"].islower() and _NAME.match(text, start, end):
            return Hedge.NONE, None  # "sentenced under Three Strikes": a name
        at = start - len(left)
        span = Span(at + before.start("hedge"), at + before.end("hedge"))
        hedge = words[said]
        if _NO_BOUND.search(left, 0, before.end("hedge")):
            return Hedge.NONE, None
        if said.startswith("as ") and _COMPARED.search(left[: before.start("hedge")]):
            return Hedge.NONE, None
        if said in ("as many as", "as much as") and _AFTER.match(text, end, last):
            hedge = Hedge.AT_LEAST  # "as many as 40 or more"
        return hedge, span
    if after := _AFTER.match(text, end, last):
        said = regex.sub(r"\s+", " ", after.group().strip(" -\n\t").lower())
        if said in _BEHIND:
            return _BEHIND[said], Span(after.start() + len(after.group()) - len(after.group().lstrip()), after.end())
    return Hedge.NONE, None


def ranges(value: Fraction, tight: Interval, loose: Interval, hedge: Hedge, table: Widths) -> tuple[Interval, Interval]:
    """Return the tight and loose range of a hedged figure from the ranges that its digits alone would have."""
    if hedge is Hedge.NONE:
        return tight, loose
    share = abs(value) * table[hedge.value]
    # Counts and amounts do not fall below nought; a negative figure has no floor.
    floor = Fraction(0) if value >= 0 else None
    low, high = loose.low, loose.high
    if low is None or high is None:
        raise ValueError("digits alone always give a closed range")
    match hedge:
        case Hedge.ABOUT:
            about = Interval(value - share, value + share)
            return hull(about, tight), hull(about, loose)
        case Hedge.VAGUE:
            return Interval(value, value + share), Interval(value, None)
        case Hedge.NEARLY:
            near = Interval(value - share, value, high_open=share > 0)
            return near, hull(near, loose)
        case Hedge.JUST_OVER:
            near = Interval(value, value + share, low_open=share > 0)
            return near, hull(near, loose)
        case Hedge.MORE_THAN:
            return Interval(value, None, low_open=True), Interval(min(low, value - share), None)
        case Hedge.AT_LEAST:
            return Interval(value, None), Interval(min(low, value - share), None)
        case Hedge.LESS_THAN:
            if value == 0:
                return Interval(None, value, high_open=True), Interval(None, max(high, value + share))
            return Interval(floor, value, high_open=True), Interval(floor, max(high, value + share))
        case Hedge.UP_TO:
            return Interval(floor, value), Interval(floor, max(high, value + share))
