"""More ways of saying that one figure is above another: both are named by words that have an order.

    The cheapest ticket costs £45, the dearest £38            lowest <= highest
    The average score was 88, with the highest at 79          average <= highest
    actual losses of $3.4 million and intended losses of $1.9 million       actual <= intended
    81,000 visitors, compared with 92,000 the previous summer, a healthy rise       old <= new
    300 people, double last year's 410                        old <= new

Yielded as (lower figure, higher figure, the words), as in `order_forms`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import regex

from factcheck.model import Claim, Hedge, Span
from factcheck.relate.changes import DOWN_VERB, UP_VERB
from factcheck.relate.pattern import compiled, find, value

if TYPE_CHECKING:
    from factcheck.relate.context import Context

__all__ = ["named_pairs"]

_LOW = (
    r"(?:cheapest|lowest|smallest|shortest|youngest|slowest|lightest|narrowest|nearest|minimum|fewest|least expensive)"
)
_HIGH = (
    r"(?:dearest|costliest|highest|largest|biggest|longest|oldest|fastest|heaviest|widest|farthest|tallest|maximum|"
    r"most expensive|priciest|steepest)"
)
_MID = r"(?:average|mean|median|typical)"
_NEXT = r"[^{};.]{0,44}?"
_LINK = r"[^{};.]{0,30}(?:,| and| while| but| with)[^{};.]{0,24}\b"
# the words that name the first figure, those that name the second, and whether the first is the lower
_NAMED = tuple(
    (compiled(rf"\b(?P<cue>{first})\b{_NEXT}{{one:nmpuat}}{_LINK}{second}\b{_NEXT}{{two:nmpuat}}"), lower)
    for first, second, lower in (
        (_LOW, _HIGH, True), (_HIGH, _LOW, False), (_MID, _HIGH, True), (_HIGH, _MID, False), (_LOW, _MID, True),
        (_MID, _LOW, False), (r"actual loss\w*", r"intended loss\w*", True),
        (r"intended loss\w*", r"actual loss\w*", False),
        (r"net (?:weight|area|pay|salary)", r"gross", True), (r"gross (?:pay|salary|weight|area)", r"net", False),
    )
)  # fmt: skip
_UP = r"(?:rise|increase|gain|jump|growth|improvement|surge|leap|climb|boost)"
_DOWN = r"(?:fall|drop|decrease|decline|reduction|dip|slump|decline|cut)"
# "..., compared with 92,000 the previous summer, a healthy rise", "..., against 92,000, a marked fall"
_SUMMED_UP = compiled(
    r"{new:nmpu}[^{};.]{0,50},? (?:as )?(?:compared (?:with|to)|against|versus) (?:just |only )?{old:nmpu}"
    rf"(?:[^{{}};.]|\{{[yd]\d{{1,6}}\}}){{0,50}}, an? (?:[\w-]{{2,14}} ){{0,2}}(?P<cue>(?P<up>{_UP})|{_DOWN})\b"
    r"(?! of \{| rate| in the)"
)
_TIMES = compiled(
    r"{new:nmu}[^{};.]{0,50},? (?:more than |nearly |almost |about |roughly |over )?"
    r"(?P<cue>\{r\d{1,6}\}|double|twice|treble|triple) "
    r"(?:(?:last \w+|the previous \w+|\{[yd]\d{1,6}\})(?:'s|’s)|its|their|the) (?:total of |figure of |number of )?"
    r"{old:nmu}"
)
_DOUBLED = regex.compile(r"doubl|twice|trebl|tripl|times", regex.IGNORECASE)
# "The fee was trimmed from £40 to £45": verbs that direction-mismatch leaves out
_MOVED = compiled(
    r"\b(?P<cue>(?P<up>raised|lifted|upgraded|hiked|extended|widened|lengthened|upped)|lowered|trimmed|slashed|"
    r"downgraded|shortened|narrowed|pared(?: back)?|whittled down|scaled back|pruned) from {old:mputn}"
    r"[^{};.]{0,24}\bto {new:mputn}"
)
# "went from 14 agents to just 3", "a fine of £2 million, which may rise to as much as £5 million"
_TO_JUST = compiled(
    r"\bfrom {old:nmpu}[^{};.]{0,40}\bto (?P<cue>just|only|a mere|merely|as few as|as little as|as low as) {new:nmpu}"
)
_MAY_RISE = compiled(
    r"{old:nmpu}[^{};.]{0,40}, which (?P<cue>(?P<up>(?:will|may|could|can|would|is (?:expected|set) to) "
    r"(?:increase|rise|grow|climb)))(?: \w{2,10})? to (?:as much as |up to |a maximum (?:\w{2,12} ){0,2}of )?{new:nmpu}"
)
_OTHER = regex.compile(
    rf"\b(?:{UP_VERB}|{DOWN_VERB}|deficit|points?|second|not|never|between|former|latter|"
    r"(?:number|amount|volume|share|rate) of)\b"
)


def named_pairs(context: Context) -> Iterator[tuple[Claim, Claim, Span]]:
    """Every pair of figures (lower, higher) of one sentence that the words above put in order."""
    for pattern, lower in _NAMED:
        for found in find(context, pattern):
            one, two = found["one"], found["two"]
            if _alike(one, two) and not _OTHER.search(found.match[0]):
                yield (one, two, found.tie()[0]) if lower else (two, one, found.tie()[0])
    for found in find(context, _SUMMED_UP, _MOVED, _TO_JUST, _MAY_RISE):
        old, new = found["old"], found["new"]
        if _alike(old, new) and "loss" not in found.match[0]:
            up = found.match.groupdict().get("up")
            yield (old, new, found.tie()[0]) if up else (new, old, found.tie()[0])
    for found in find(context, _TIMES):
        multiple = found.frame.claims[int(found.word()[2:-1])].text if found.word().startswith("{") else found.word()
        if _DOUBLED.search(multiple) and _alike(found["old"], found["new"]):
            yield found["old"], found["new"], found.tie()[0]


def _alike(one: Claim, other: Claim) -> bool:
    if one.id == other.id or value(one) is None or value(other) is None:
        return False
    return (one.kind, one.unit) == (other.kind, other.unit) and Hedge.UP_TO not in (one.hedge, other.hedge)
