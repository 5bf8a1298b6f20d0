"""How one written number could have come from another by a slip of the hand or eye.

swap     two neighbouring digits changed places         6,452 / 6,542
digit    one digit of three or more is another          $210,000 / $270,000
length   a digit dropped or doubled                     1,050 / 10,50
scale    the same digits at another scale               £4.2 billion / £4.2 million
step     off by one to three, or seven, in the last place written
"""

from __future__ import annotations

import regex

from factcheck.model import Claim, Kind

__all__ = ["slip_between"]

_DIGITS = regex.compile(r"\d[\d,]{0,20}(?:\.\d{1,10})?")


def slip_between(a: Claim, b: Claim) -> str:
    """Return the kind of slip that turns one figure into the other, "" if none does."""
    if a.kind in (Kind.DATE, Kind.YEAR) and isinstance(a.value, str) and isinstance(b.value, str):
        return _between(a.value.replace("-", ""), b.value.replace("-", ""))
    left, right = _digits(a), _digits(b)
    if left and left == right and a.value != b.value:
        return "scale"
    if not left or not right:
        return ""
    return _between(left, right)


def _digits(claim: Claim) -> str:
    match = _DIGITS.search(claim.text)
    return match.group().replace(",", "").replace(".", "") if match else ""


def _between(left: str, right: str) -> str:
    if len(left) == len(right) and len(left) > 1:
        differing = [i for i in range(len(left)) if left[i] != right[i]]
        if len(differing) == 2 and differing[1] == differing[0] + 1:
            i, j = differing
            if left[i] == right[j] and left[j] == right[i]:
                return "swap"
        if len(differing) == 1 and len(left) > 2:
            return "digit"
    longer, shorter = (left, right) if len(left) > len(right) else (right, left)
    if len(longer) == len(shorter) + 1 and len(shorter) > 1:
        for i in range(len(longer)):
            if longer[:i] + longer[i + 1 :] == shorter:
                return "scale" if longer[i] == "0" and not longer[i:].strip("0") else "length"
    return ""
