"""What a percentage is a percentage of, where the text says so beside it."""

from __future__ import annotations

import regex

from factcheck.model import Claim, Kind
from factcheck.relate.amounts import is_amount, number
from factcheck.relate.context import Context
from factcheck.relate.wording import sentence_frame

# "{p3} of the {n4}", "{p3} of our {n4} members"
_SHARE_OF = regex.compile(
    r"\{[pr](\d+)\}\)? (?:of|among) (?:all |just |only )?(?:the |these |those |its |our |their )?\{n(\d+)\}"
)
# "Of the {n1} who replied, {p2}", "Of {n1} callers, {n2} ({p3})"
_OF_BASE = regex.compile(
    r"\b[Oo](?:f|ut of) (?:all )?(?:the |these |those |its |our |their )?\{n(\d+)\}([^.;{}]{0,60})"
)
# "{p3} of those patients", "{p3} of them": the group is a count in this sentence or the one before.
_SHARE_OF_THOSE = regex.compile(r"\{[pr](\d+)\} of (?:those|these|them|the) ?([a-z]{3,20})?")
# "{n1} of {n2} ({p3})"
_COUNTED = regex.compile(r"\{n\d+\} (?:out )?of (?:the |its |our )?\{n(\d+)\}[^.;{}]{0,40}\(\{p(\d+)\}")


# "60 parents, of whom {p}"
_OF_WHOM = regex.compile(r"\{n(\d+)\} [^.;{}]{0,60}\bof (?:whom|which),? (?:only |just )?\{[pr](\d+)\}")


def base_of(context: Context, share: Claim) -> Claim | None:
    """Return the count that a percentage or fraction is said to be of, None where the text leaves it open."""
    frame = sentence_frame(context, share.sentence)
    for match in _SHARE_OF.finditer(frame.text):
        if int(match[1]) == share.id:
            return frame.claim(match[2])
    for match in (*_COUNTED.finditer(frame.text), *_OF_WHOM.finditer(frame.text)):
        if int(match[2]) == share.id:
            return frame.claim(match[1])
    for match in _OF_BASE.finditer(frame.text):
        rest = frame.text[match.end() : match.end() + 60]
        if rest.startswith((f"{{p{share.id}}}", f"{{r{share.id}}}")):
            return frame.claim(match[1])
    for match in _SHARE_OF_THOSE.finditer(frame.text):
        if int(match[1]) == share.id:
            return _named_before(context, share, match[2] or "")
    return None


def _named_before(context: Context, share: Claim, noun: str) -> Claim | None:
    """The nearest count before the share, in its sentence or the two before, of the thing named by `noun`."""
    for claim in reversed(context.claims[: share.id]):
        if claim.block < share.block - 1 and claim.sentence < share.sentence - 3:
            break
        if claim.kind is not Kind.COUNT or not is_amount(claim) or (number(claim) or 0) < 2:
            continue
        words = context.words(claim.span.end, claim.span.end + 40).lower()
        if noun and noun.rstrip("s") in words.split(".")[0]:
            return claim
    return None
