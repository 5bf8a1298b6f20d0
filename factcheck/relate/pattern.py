"""Patterns over frames, written with the figures as named slots.

    compiled(r"of (?:the )?{whole:nm}~{part:nm} \\({share:p}\\)")

{name:kinds} is a slot of one of the kinds (letters as in frame.LETTERS), ~ is a short stretch of words in which no
amount stands (it may hold years and dates). Letters match in either case.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

import regex

from factcheck.model import Apply, Claim, Const, Expression, Kind, Ref, Span
from factcheck.relate.frame import LETTERS, SLOT, Frame

if TYPE_CHECKING:
    from factcheck.relate.context import Context

__all__ = [
    "AMOUNTS",
    "HUNDRED",
    "ONE",
    "WHEN",
    "Found",
    "amounts_in",
    "compiled",
    "find",
    "minus",
    "over",
    "plus",
    "q",
    "ref",
    "same_measure",
    "times",
    "value",
]

# Amounts that a sum can use; the other kinds say when, in what order, of what age.
WHEN = "".join(
    LETTERS[kind]
    for kind in (Kind.DATE, Kind.YEAR, Kind.TIME, Kind.WEEKDAY, Kind.INTERVAL, Kind.ORDINAL, Kind.AGE, Kind.DURATION)
)
AMOUNTS = "nmpuqrv"
GAP = r"(?:[^{};]|\{[" + WHEN + r"]\d{1,6}\}){0,90}?"
_FIELD = regex.compile(r"\{(?P<name>[a-z_]{2,20}):(?P<kinds>[a-z]{1,20})\}")

HUNDRED = Const(Fraction(100))
ONE = Const(Fraction(1))


@dataclass(frozen=True, slots=True)
class Found:
    """A match of a pattern: `found["whole"]` is a claim, `found.get("whole")` None where the slot took no part."""

    match: regex.Match[str]
    frame: Frame

    def get(self, name: str) -> Claim | None:
        number = self.match.group(name)
        return None if number is None else self.frame.claims[int(number)]

    def __getitem__(self, name: str) -> Claim:
        return self.frame.claims[int(self.match.group(name))]

    def word(self, name: str = "cue") -> str:
        """The words of a group, lower case; "" where it took no part."""
        return (self.match.group(name) or "").lower()

    def tie(self, name: str = "cue") -> tuple[Span, ...]:
        """The place of a group's words in the draft, as a relation's ties."""
        start, end = self.match.span(name)
        return (self.frame.span(start, end),) if start < end else ()

    def before(self) -> str:
        """The frame's text ahead of the match."""
        return self.frame.text[: self.match.start()]

    def after(self) -> str:
        """The frame's text behind the match."""
        return self.frame.text[self.match.end() :]


def compiled(pattern: str) -> regex.Pattern[str]:
    """Compile a pattern with {name:kinds} and ~, see above."""
    slots = _FIELD.sub(lambda m: rf"\{{[{m['kinds']}](?P<{m['name']}>\d{{1,6}})\}}", pattern)
    return regex.compile(slots.replace("~", GAP), regex.IGNORECASE)


def find(context: Context, *patterns: regex.Pattern[str]) -> Iterator[Found]:
    """Every match of the patterns in the document's sentences that hold figures, in text order."""
    for frame in context.frames:
        if frame.claims:
            for pattern in patterns:
                for match in pattern.finditer(frame.text):
                    yield Found(match, frame)


def amounts_in(text: str) -> int:
    """How many amounts stand in a stretch of a frame's text."""
    return sum(match[1] in AMOUNTS for match in SLOT.finditer(text))


def same_measure(*claims: Claim) -> bool:
    """Whether figures are of one kind and unit, so that they may be compared."""
    first = claims[0]
    return all((c.kind, c.unit, c.per) == (first.kind, first.unit, first.per) for c in claims)


def value(claim: Claim) -> Fraction | None:
    """The figure as a number; None for dates, ranges and vague figures."""
    return claim.value if isinstance(claim.value, Fraction) else None


def q(claim: Claim) -> str:
    """The figure as a message quotes it."""
    return f"“{' '.join(claim.text.split())}”"


def plus(*terms: Expression) -> Apply:
    return Apply("+", terms)


def minus(left: Expression, right: Expression) -> Apply:
    return Apply("-", (left, right))


def times(*factors: Expression) -> Apply:
    return Apply("*", factors)


def over(left: Expression, right: Expression) -> Apply:
    return Apply("/", (left, right))


def ref(claim: Claim) -> Ref:
    """A claim in a formula."""
    return Ref(claim.id)
