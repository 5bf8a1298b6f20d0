"""Lists in a sentence of things with a figure each: "Alder 52%, Birch 47%, Cedar 49%", "910mm at Tarn, 870mm at
Holt"."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import regex

from factcheck.model import Claim, Kind
from factcheck.relate.frame import SLOT, Frame
from factcheck.relate.pattern import value

if TYPE_CHECKING:
    from factcheck.relate.context import Context

__all__ = ["labelled", "listed"]

_NAME = r"(?:\p{Lu}[\p{L}’'-]{1,20}(?: \p{Lu}[\p{L}’'-]{1,20}){0,2}|\{[dy]\d+\})"
_SIZE = r"\{(?P<kind>[nmpuatv])(?P<id>\d{1,6})\}"
# "Alder 52%", "Holt with 870mm", "Tarn, with 910mm", "Ashby (12%)"
_NAME_FIRST = regex.compile(
    rf"(?P<label>{_NAME})(?:,? (?!and |of |than |in |to )\p{{Ll}}{{2,12}}(?: \p{{Ll}}{{2,12}})? |:? |,? ?\(| [–—-] )"
    rf"(?:a (?:total|rate) of |only |just )?{_SIZE}"
)
# "16,900 tickets in June", "910mm at Tarn"
_FIGURE_FIRST = regex.compile(
    rf"{_SIZE}(?: [\p{{Ll}}-]{{2,20}}){{0,2}} (?:in|at|for|from|on|by) (?:the )?(?P<label>{_NAME})"
)
_LEAST = 3


def labelled(frame: Frame) -> list[tuple[str, Claim]]:
    """Return (label in lower case, figure) for each thing of the list that a sentence gives, in text order.

    Empty where it has fewer than three, or figures of several kinds or units, or one label twice.
    """
    for pattern in (_NAME_FIRST, _FIGURE_FIRST):
        found = [(_label(frame, match["label"]), frame.claim(match["id"])) for match in pattern.finditer(frame.text)]
        units = {(claim.kind, claim.unit, claim.per) for _, claim in found if not _bare(claim, found[0][1])}
        alone = len({label for label, _ in found}) == len(found)
        if len(found) >= _LEAST and len(units) == 1 and alone and all(value(claim) is not None for _, claim in found):
            return found
    return []


def _bare(claim: Claim, first: Claim) -> bool:
    """Whether a figure leaves out the unit of the first: "38 micrograms at Park Row, 44 at the Bridge"."""
    return first.kind in (Kind.MEASURE, Kind.COUNT) and claim.kind is Kind.COUNT and "elliptic" in claim.cues


# "Carrow: 41,200 loans", "Elm Street – 38,900", "Elm Street (38,900)"
_ITEM = regex.compile(
    rf"^(?P<label>{_NAME}|(?:The |the )?[\p{{L}}’'-]{{2,20}}(?: [\p{{L}}’'-]{{1,20}}){{0,3}})(?:,? ?\(|: ?| "
    rf"[–—-] |, ){_SIZE}"
)


def listed(context: Context) -> list[tuple[int, list[tuple[str, Claim]]]]:
    """The lists of the draft whose items are each a thing and its figure, and the index of their last sentence."""
    rows: dict[int, list[tuple[str, Claim]]] = {}
    counted: Counter[int] = Counter()
    last: dict[int, int] = {}
    for sentence in context.sentences:
        number = context.draft.blocks[sentence.block].list_id
        if number is not None:
            counted[number] += 1
            last[number] = sentence.index
            match = _ITEM.match(context.frames[sentence.index].text)
            if match is not None:
                claim = context.frames[sentence.index].claim(match["id"])
                rows.setdefault(number, []).append((_label(context.frames[sentence.index], match["label"]), claim))
    return [
        (last[number], found)
        for number, found in rows.items()
        if len(found) >= _LEAST
        and len(found) == counted[number]
        and len({(claim.kind, claim.unit, claim.per) for _, claim in found}) == 1
        and all(value(claim) is not None for _, claim in found)
    ]


def _label(frame: Frame, text: str) -> str:
    slot = SLOT.fullmatch(text)
    return (frame.claims[int(slot[2])].text if slot else text).lower()
