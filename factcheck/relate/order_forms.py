"""Ways of saying that one figure is above another, in which the two do not simply stand left and right of a word.

    passed the 3 million mark and sold 3.2 million                       mark <= figure
    has 410 pupils and needs to climb above 450                          figure <= what is still to be reached
    growing by 6.2 per cent, topped that result                          the figure of the sentence before < figure
    the best harvest since the 12% rise of 1987                          figure <= the one of 1987
    a peak of 4.5%, and has averaged 4%                                  average <= peak
    the minimum and maximum: €2.10 and €3.40                             minimum <= maximum

Each is yielded as (lower figure, higher figure, the words). Figures stand for what they say, without their hedges:
"over 4%" on average is still below a peak of "more than 4.5%".
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import regex

from factcheck.model import Claim, Hedge, Kind, Span
from factcheck.relate.pattern import Found, compiled, find, value

if TYPE_CHECKING:
    from factcheck.relate.context import Context

__all__ = ["Ordered", "ordered"]

Ordered = tuple[Claim, Claim, Span]

_HIGH = r"(?:highest|best|biggest|largest|strongest|greatest|fastest|sharpest|steepest|most)"
_LOW = r"(?:lowest|worst|smallest|weakest|slowest|fewest)"
_MARK = compiled(
    r"\b(?P<cue>(?:broke|broken|breaks|breaking|passed|passing|crossed|crossing|topped|topping|surpassed|surpassing|"
    r"exceeded|hit|reached|cleared)(?: through| past| above)?) (?:the|a) {low:nmu}(?:[- ]\w{2,12})?[- ](?:mark|barrier|"
    r"milestone|threshold|level)\b(?:[^{};.]|\{[odywt]\d{1,6}\}){0,70}?\b(?:at|to|reaching|hitting|totall?ing|of|"
    r"with) {high:nmu}"
)
_LOW_AND_HIGH = (
    compiled(
        r"\b(?P<cue>(?:minimum|lowest|low|floor) and (?:the )?(?:maximum|highest|high|ceiling))\b(?:[^{};]|"
        r"\{[nyd]\d{1,6}\}){0,60}? "
        r"(?:of )?{low:nmpu} and {high:nmpu}(?! and)"
    ),
    compiled(
        r"\b(?P<cue>(?:from|between) an? (?:\w{2,12} )?(?:low|minimum)(?: \w{2,12})? (?:of|at)) {low:nmpu}[^{};]{0,50}"
        r"\b(?:to|and) an? (?:\w{2,12} )?(?:high|maximum|peak)(?: \w{2,12}){0,2} (?:of|at) {high:nmpu}"
    ),
)
_PEAK = (
    compiled(
        r"\b(?:peak|maximum|highest|record)\b[^{};.]{0,70}(?P<high_at>){high:nmpu}[^{};.]{0,70},? (?:and|but|while)"
        r"[^{};.]{0,40}\b(?P<cue>averag(?:ed|es|ing))(?: out)?(?: at| to| of)? {low:nmpu}"
    ),
    compiled(
        r"\b(?P<cue>averag(?:ed|es|ing|e of))(?: at)? {low:nmpu}[^{};.]{0,70}\b(?:peak(?:ed|ing)? (?:at|of)|peak of|"
        r"as high as|(?:a|the) (?:high|maximum) of) {high:nmpu}"
    ),
)
_BEST = compiled(
    rf"{{now:nmpu}}[^{{}};.]{{0,60}}\bthe (?P<cue>(?:{_HIGH}|{_LOW})(?: [\w-]{{2,16}}){{0,3}} since) (?:an?|the) "
    r"(?:[\w-]{3,14} ){0,2}{then:nmpu}"
)
# "may yet climb past the $750 mark", "hopes for 300 in all", "was meant to go beyond 80%"
_STILL = (
    compiled(
        r"\b(?P<cue>(?:could|may|might|can|needs? to|must|has to|have to|expected to|set to|about to|ready to)"
        r"(?: \w{2,10}){0,2} (?:break|rise|climb|move|surge|push|jump)(?: \w{2,10})?(?: above| past| beyond| through| "
        r"over)?)(?: the| a)? {goal:nmpu}(?! (?:more|higher|points?|per cent|percent)\b)"
    ),
    compiled(
        r"\b(?P<cue>(?:shooting|aiming|pushing|heading|looking|hoping) (?:for|to (?:reach|raise|enrol\w{0,4}|hit)))"
        r"(?: a)?(?: total| target| goal)?(?: of)? {goal:nmpu}(?! (?:more|further)\b)"
    ),
    compiled(
        r"\b(?P<cue>(?:goal|target|aim)(?:[^{}.;]|\{[todyw]\d{1,6}\}){0,40}? (?:is|was) to)"
        r"(?P<verb> exceed| reach| hit| surpass| pass)?(?: a total of)? {goal:nmpu}"
    ),
)
_RISES = regex.compile(r"\b(?:break|rise|climb|move|surge|push|jump)\w*$")
_BESTED = (
    compiled(
        r"\b(?P<cue>(?:bested|topped|beat|beating|surpassed|surpassing|exceeded|exceeding|bettered|eclipsed|"
        r"improved on|broke) (?:that|this|his|her|their|its)(?: own)?(?: previous)? (?:performance|record|figure|"
        r"total|mark|"
        r"result|score|feat|number|tally|best|level))\b(?:[^{};]|\{[ydot]\d{1,6}\}){0,110}?{high:nmpu}"
    ),
    compiled(
        r"\b(?P<cue>(?:would not|was not|not to) be (?:topped|beaten|surpassed|exceeded|bettered))\b"
        r"(?:[^{};]|\{[ydot]\d{1,6}\}){0,110}?{high:nmpu}"
    ),
)
# "reached a mere 18 per cent of homes. By noon its reach had climbed to 42 per cent"
_RISEN = compiled(
    r"\b(?:had|has|have) (?:since |now |already |then ){0,2}(?P<cue>(?P<up>risen|climbed|increased|grown|gone up|"
    r"jumped|soared)|"
    r"fallen|dropped|declined|decreased|gone down|come down|shrunk) to {new:mpu}"
)
_GOAL = regex.compile(
    r"\b(?:towards?|target|goal|aim|milestone|objective|forecast|expect\w*|will|would|should)\b", regex.IGNORECASE
)
# "lowered its figures: profits of $210m, against the $380m told before"
_PREVIOUS = compiled(
    r"(?P<cue>\b(?:previously|initially|originally|earlier) (?:reported|announced|stated|estimated|expected|forecast|"
    r"published|given)|\b(?:an|the|its) (?:earlier|initial|original|previous) (?:estimate|figure|toll|forecast|count))"
    r"(?: of| at)?(?: (?:a|the|net|gross|total|profit|loss|of)){0,3} {old:nmpu}"
)
_REVISED = regex.compile(r"\brevis(?:ed|es|ing) (?:\w+ ){0,4}?(?P<way>down|up)(?:wards?)?\b|\b(?P<way>down|up)ward\w? "
                         r"revision\b")  # fmt: skip
# "raised its forecast to 5% from 4%", "the fee was cut from £40 to £30"
_SET = (
    compiled(
        r"\b(?P<cue>raised|lifted|upgraded|hiked|lowered|trimmed|slashed|downgraded)\b[^{};.]{2,60}\bto {new:mpu}"
        r"[^{};.]{0,24}\bfrom {old:mpu}"
    ),
    compiled(
        r"\b(?P<cue>raised|lifted|upgraded|hiked|lowered|trimmed|slashed|downgraded)\b[^{};.]{2,60}\bfrom {old:mpu}"
        r"[^{};.]{0,24}\bto {new:mpu}"
    ),
)
_DENIED = regex.compile(r"\b(?:not|never|nearly|almost|no longer|unless|if)\b|n['’]t\b", regex.IGNORECASE)


def ordered(context: Context) -> Iterator[Ordered]:
    """Every pair of figures (lower, higher) that the text puts in order in one of the ways above."""
    for found in find(context, _MARK):
        low, high = found["low"], found["high"]  # "the 1.2 million mark": the mark is not what it counts
        if (low.kind, low.unit) == (high.kind, high.unit) and not _DENIED.search(found.before()[-40:]):
            yield low, high, found.tie()[0]
    for found in find(context, *_LOW_AND_HIGH, *_PEAK):
        if not _DENIED.search(found.before()[-40:]):
            yield from _pair(found, found["low"], found["high"])
    for found in find(context, _BEST):
        worst = regex.match(_LOW, found.word()) is not None
        yield from _pair(found, *((found["then"], found["now"]) if worst else (found["now"], found["then"])))
    for found in find(context, *_STILL):
        rises = _RISES.search(found.word()) and found["goal"].hedge not in (Hedge.MORE_THAN, Hedge.JUST_OVER)
        # "exceed" may stand in the figure's own slot, as its hedge
        bare = "verb" in found.match.re.groupindex and found.match["verb"] is None
        above = found["goal"].hedge in (Hedge.MORE_THAN, Hedge.JUST_OVER)
        now = None if rises or (bare and not above) else _before(context, found, found["goal"], 1)
        if now is not None and not _DENIED.search(found.before()[-40:]):
            yield from _pair(found, now, found["goal"])
    for found in find(context, *_BESTED):
        earlier = _before(context, found, found["high"], 1, found.match.start("cue"))
        if earlier is not None:
            yield from _pair(found, earlier, found["high"])
    for found in find(context, _RISEN):
        first = _before(context, found, found["new"], 2, found.match.start("cue"))
        if first is None or regex.search(r"\bfrom\b", found.frame.text):
            continue
        # "absence is heading for 4 percent. It has come down to 4.3 percent": a goal is no earlier level
        around = context.words(max(0, first.span.start - 40), first.span.start)
        if not _GOAL.search(around + context.words(first.span.end, first.span.end + 24)):
            yield from _pair(found, *((first, found["new"]) if found.match["up"] else (found["new"], first)))
    for found in find(context, _PREVIOUS):
        yield from _revised(context, found)
    for found in find(context, *_SET):
        up = found.word() in ("raised", "lifted", "upgraded", "hiked")
        yield from _pair(found, *((found["old"], found["new"]) if up else (found["new"], found["old"])))


def _pair(found: Found, low: Claim, high: Claim) -> Iterator[Ordered]:
    if _alike(low, high):
        yield low, high, found.tie()[0]


def _alike(one: Claim, other: Claim) -> bool:
    """Whether two figures are amounts of one kind, unit and rate."""
    if one.id == other.id or value(one) is None or value(other) is None:
        return False
    if (one.kind, one.unit, one.per) != (other.kind, other.unit, other.per):
        return False
    return one.kind is not Kind.COUNT or not one.noun or not other.noun or one.noun == other.noun


def _before(context: Context, found: Found, claim: Claim, reach: int, at: int | None = None) -> Claim | None:
    """The nearest figure like `claim` ahead of the words, in their sentence or one before, a paragraph back at most."""
    start = found.frame.places[found.match.start("cue") if at is None else at]
    for other in reversed(context.claims[: claim.id]):
        if other.sentence < claim.sentence - reach or claim.block - other.block > 1:
            return None
        named = claim.kind is not Kind.COUNT or other.noun == claim.noun != ""
        if other.span.end <= start and named and _alike(other, claim):
            return None if other.role == "by" else other
    return None


def _revised(context: Context, found: Found) -> Iterator[Ordered]:
    old = found["old"]
    texts = (context.frames[index].text for index in range(old.sentence, max(-1, old.sentence - 3), -1))
    revised = next(filter(None, (_REVISED.search(text) for text in texts)), None)
    new = _before(context, found, old, 1)
    if revised is not None and new is not None:
        down = next(filter(None, revised.captures("way"))) == "down"
        yield from _pair(found, *((new, old) if down else (old, new)))
