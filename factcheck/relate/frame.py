"""A sentence with its figures as slots, so that a rule can say its construction as one pattern.

    "Of the 64 homes flooded, 71 are dry."   ->   "Of the {n0} homes flooded, {n1} are dry."

The letter tells the kind (LETTERS), the number is the claim's id. A hedge that stands right beside a figure goes
into the slot with it ("more than 80 people" -> "{n3} people"), since the claim's ranges already hold it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import regex

from factcheck.model import Claim, Draft, Kind, Span

__all__ = ["COUNT", "LETTERS", "SLOT", "Frame", "frame_of"]

LETTERS = {
    Kind.COUNT: "n",
    Kind.MONEY: "m",
    Kind.PERCENT: "p",
    Kind.RATIO: "r",
    Kind.MEASURE: "u",
    Kind.DURATION: "t",
    Kind.AGE: "a",
    Kind.ORDINAL: "o",
    Kind.SCORE: "s",
    Kind.POINTS: "q",
    Kind.RATE: "v",
    Kind.DATE: "d",
    Kind.YEAR: "y",
    Kind.TIME: "h",
    Kind.WEEKDAY: "w",
    Kind.INTERVAL: "i",
}
COUNT = r"\{n(\d+)\}"
_PER = regex.compile(r"\s?(?:an?|per|every|each|/)\b")
SLOT = regex.compile(r"\{([a-z])(\d+)\}")


@dataclass(frozen=True, slots=True)
class Frame:
    """A stretch of prose with slots; `places[i]` is the draft's offset of `text[i]`.

    White space is folded to single blanks. `claims` are the claims in it by id.
    """

    text: str
    places: tuple[int, ...]
    claims: dict[int, Claim]

    def span(self, start: int, end: int) -> Span:
        """The draft's span of `text[start:end]`, which must not be empty."""
        return Span(self.places[start], self.places[end])

    def claim(self, number: str) -> Claim:
        """The claim of a slot's number, as a pattern caught it."""
        return self.claims[int(number)]

    def slots(self, letters: str = "n", start: int = 0, end: int | None = None) -> list[Claim]:
        """The claims of the slots of these kinds between two offsets of `text`, in text order."""
        found = SLOT.finditer(self.text, start, len(self.text) if end is None else end)
        return [self.claims[int(match[2])] for match in found if match[1] in letters]


def frame_of(draft: Draft, span: Span, claims: Iterable[Claim]) -> Frame:
    """Return the prose of `span` with its claims, which must be in text order, as slots."""
    text: list[str] = []
    places: list[int] = []
    inside: dict[int, Claim] = {}

    def copy(start: int, end: int) -> None:
        for at in range(start, end):
            letter = draft.prose[at]
            if letter in "{}":  # a brace of the draft's own must not look like a slot
                letter = "("
            if letter.isspace():
                if not text or text[-1] == " ":
                    continue
                letter = " "
            text.append(letter)
            places.append(at)

    position = span.start
    for claim in claims:
        if _is_open_time(claim):
            continue
        start, end = _with_hedge(draft, claim)
        if start < position or end > span.end:
            start, end = claim.span.start, claim.span.end
        if start < position or end > span.end:
            continue  # a claim inside another one ("40" of "40 to 50") has no slot of its own
        copy(position, start)
        slot = f"{{{_letter(draft, claim)}{claim.id}}}"
        text.extend(slot)
        places.extend([start] * (len(slot) - 1) + [end - 1])
        inside[claim.id] = claim
        position = end
    copy(position, span.end)
    return Frame("".join(text), (*places, span.end), inside)


def _is_open_time(claim: Claim) -> bool:
    """ "last year" where nothing tells which year that is: its words say more than a slot would."""
    calendar = claim.kind in (Kind.DATE, Kind.YEAR)
    return calendar and claim.value is None and claim.tight.low is None and not any(map(str.isdigit, claim.text))


def _letter(draft: Draft, claim: Claim) -> str:
    # "85 suspects caught in a year" is read as a rate, but counts suspects; "40 a day" does not count.
    if claim.kind is Kind.RATE and claim.unit is None and not _PER.match(draft.prose, claim.span.end):
        return "n"
    return LETTERS.get(claim.kind, "x")


def _with_hedge(draft: Draft, claim: Claim) -> tuple[int, int]:
    start, end = claim.span.start, claim.span.end
    hedge = claim.hedge_span
    if hedge is not None:
        if hedge.end <= start and not draft.prose[hedge.end : start].strip():
            start = hedge.start
        elif hedge.start >= end and not draft.prose[end : hedge.start].strip():
            end = hedge.end
    return start, end
