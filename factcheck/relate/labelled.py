"""Lists in a sentence of things with a figure each: "Alder 52%, Birch 47%, Cedar 49%", "910mm at Tarn, 870mm at
Holt"."""

from __future__ import annotations

import regex

from factcheck.model import Claim
from factcheck.relate.frame import SLOT, Frame
from factcheck.relate.pattern import value

__all__ = ["labelled"]

_NAME = r"(?:\p{Lu}[\p{L}’'-]{1,20}(?: \p{Lu}[\p{L}’'-]{1,20}){0,2}|\{[dy]\d+\})"
_SIZE = r"\{(?P<kind>[nmpuatv])(?P<id>\d{1,6})\}"
# "Alder 52%", "Holt with 870mm", "Tarn, with 910mm", "Ashby (12%)"
_NAME_FIRST = regex.compile(
    rf"(?P<label>{_NAME})(?:,? (?!and |of |than |in |to )(?:\p{{Ll}}{{2,12}}) |:? |,? ?\(| [–—-] )"
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
        units = {(claim.kind, claim.unit, claim.per) for _, claim in found}
        alone = len({label for label, _ in found}) == len(found)
        if len(found) >= _LEAST and len(units) == 1 and alone and all(value(claim) is not None for _, claim in found):
            return found
    return []


def _label(frame: Frame, text: str) -> str:
    slot = SLOT.fullmatch(text)
    return (frame.claims[int(slot[2])].text if slot else text).lower()
