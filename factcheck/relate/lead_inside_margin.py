"""lead-inside-margin: a lead that is smaller than the margin of error given with it."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from factcheck.model import Claim, Compare, Const, Relation, Tie
from factcheck.relate.context import Context
from factcheck.relate.pattern import compiled, find, minus, q, value
from factcheck.relate.rule import Rule

_MARGIN = compiled(
    r"\b(?:margin of error|sampling error|out by|accurate to)(?: \w{2,12}){0,4}? ?(?:within )?(?:of |is |was )"
    r"?(?:\+/- ?|± ?|plus or minus )?{margin:nqp}"
)
# "who leads on 47% to 44%"; "some 39 per cent liked the tram best and 37 per cent the bus"
_PAIR = compiled(r"{high:p}(?P<cue> to | against | versus |,? ahead of (?:the )?|,? (?:compared )?(?:with|to) )"
                 r"(?:\w{2,15} ){0,3}?{low:pn}")
_ASIDE = compiled(r"{high:p}(?P<mid>(?: [\w'’-]{1,20}){1,8},?)(?P<cue> and | while |, against ){low:p}")
_WITH_ON = compiled(r"{high:p}(?P<cue>,? (?:with|and) [\w’' ]{1,30} on ){low:p}")
_LEADING = compiled(
    r"(?P<cue>\b(?:leads?|leading|ahead of|ahead|in front|more popular than|preferred|favou?rite|"
        r"overtaken|beating|winning|"
    r"edged|edges|edging|in the lead|moved in front|on top|win(?:s)? by|behind)\b)"
)


def relate(context: Context) -> Iterator[Relation]:
    """Ask about each lead that the margin of error could undo."""
    margins = [found["margin"] for found in find(context, _MARGIN) if value(found["margin"])]
    leads = [m for frame in context.frames for m in _LEADING.finditer(frame.text)]
    if len(margins) != 1 or not leads:
        return
    yield from _in_points(context, margins[0])
    for found in find(context, _PAIR, _ASIDE, _WITH_ON):
        high, low = found["high"], found["low"]
        if abs(high.sentence - margins[0].sentence) <= 3 and (value(high) or 0) > (value(low) or 0):
            yield Relation(
                rule="lead-inside-margin",
                claims=(high.id, low.id, margins[0].id),
                formula=Compare(minus(_printed(high), _printed(low)), ">", _printed(margins[0])),
                tie=Tie.ASK,
                message=f"The lead of {q(high)} over {q(low)} is no more than the margin of error, {q(margins[0])}: "
                "is “lead” the right word?",
                ties=found.tie(),
            )


_LEAD = (
    compiled(r"{lead:qn}(?:[ -]points?)? (?P<cue>ahead|lead|clear|in front)\b"),
    compiled(r"\b(?P<cue>lead (?:is|was|stands at)) (?:just |only |about )?{lead:qn}"),
    compiled(r"\b(?P<cue>lead of|(?:ahead|leads?|leading) by) (?:just |only )?{lead:n} points?\b"),
    compiled(r"\b(?P<cue>(?:lead|advantage|margin) of|(?:ahead|leads|leading) by) (?:just |only )?{lead:q}"),
)


def _in_points(context: Context, margin: Claim) -> Iterator[Relation]:
    """ "One point ahead", beside a margin of error of four points."""
    for found in find(context, *_LEAD):
        lead = found["lead"]
        if lead.id != margin.id and abs(lead.sentence - margin.sentence) <= 3 and value(lead):
            yield Relation(
                rule="lead-inside-margin",
                claims=(lead.id, margin.id),
                formula=Compare(_printed(lead), ">", _printed(margin)),
                tie=Tie.ASK,
                message=(f"The lead of {q(lead)} is no more than the margin of error, {q(margin)}: is “lead” "
                    f"the right word?"),
                ties=found.tie(),
            )


def _printed(claim: Claim) -> Const:
    """The figure as printed: rounding aside, 53 against 50 is the lead that the text claims."""
    return Const(value(claim) or Fraction(0), claim.text)


RULE = Rule(
    code="FC312",
    name="lead-inside-margin",
    summary="A lead is called one although it lies within the margin of error.",
    finds="Two percentages of a poll, a word like “lead” or “ahead”, and a margin of error as large as their "
    "difference.",
    why="Such a lead may be chance, and pollsters say so in public.",
    silent="When the difference is beyond the margin, and when no lead is claimed.",
    bad="Ruth Amery trails Bram Orde, who leads on 47% to 44%. The poll has a margin of error of 4 points.",
    good="Ruth Amery trails Bram Orde, who leads on 52% to 41%. The poll has a margin of error of 4 points.",
    checks=("C15",),
    relate=relate,
)
