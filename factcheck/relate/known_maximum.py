"""FC815: more than there can be: twelve continents, 52 states, nine days a week, a Senate vote of 67-53."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import regex

from factcheck.model import Claim, Compare, Const, Evidence, Kind, Ref, Relation, Span, Tie
from factcheck.relate.context import Context
from factcheck.relate.frame import Frame
from factcheck.relate.pattern import Found, compiled, find, q, value
from factcheck.relate.rule import Rule

_YEAR = (
    r"(?:the|its|our|their|this|last) (?:fiscal |financial |calendar )?(?:\{y\d{1,6}\} )?(?:fiscal |financial )?year"
)
# What is counted, how many of it there are, and what the message calls it.
_KNOWN = (
    (compiled(r"{count:n} (?P<cue>continents)\b"), 7, "seven continents"),
    (compiled(rf"\{{o\d{{1,6}}\}} {{count:nt}} (?P<cue>quarters of {_YEAR})"), 4, "four quarters in a year"),
    (compiled(rf"\{{o\d{{1,6}}\}} {{count:t}} (?P<cue>of (?:{_YEAR}|\{{y\d{{1,6}}\}}))"), 12, "twelve months a year"),
    (compiled(r"\b(?:all|across|in) {count:n} (?:U\.?S\.? |American |other )?(?P<cue>states)\b(?! part(?:y|ies))"),
     50, "50 states"),
    (compiled(r"{count:n} (?:U\.?S\.? )?(?P<cue>senators)\b"), 100, "100 senators"),
)  # fmt: skip
_FOREIGN = regex.compile(
    r"\b(?:member|nation|city|signatory|island|federal|Arab|Commonwealth) states\b|\bUnited Nations\b"
)
_HOUSES = (
    (regex.compile(r"\bSenate\b"), 100, "the 100 members of the Senate"),
    (regex.compile(r"\bHouse\b(?! of (?:Commons|Lords))"), 435, "the 435 members of the House"),
)
_VOTE = regex.compile(
    r"\b(?:vot(?:e|es|ed|ing)|passed|passes|passage|approved|confirmed|failed|cloture|adopted|rejected)\b"
)
# "passed the House 391-122", "failed 40 to 58", "by a vote of 51-49"
_RESULT = compiled(
    r"(?:{score:s}|{yes:n}(?: votes)? ?(?:to|-|–) ?{no:n})(?! (?:percent|per cent|million|billion|people|days|years))"
)
_QUARTER = regex.compile(
    r"\b(?P<q>Q(?:[5-9]|1\d)) (?=(?:of )?(?:FY ?)?(?:20\d\d|of\b|for\b|results|revenue|earnings))|"
    r"\bfiscal (?P<q>Q(?:[5-9]|1\d))\b"
)
_OTHER_QUARTER = regex.compile(r"\bQ[1-4]\b|\bquarters?\b")


def relate(context: Context) -> Iterator[Relation]:
    """Yield count <= all there are, for things whose number is known."""
    for pattern, most, what in _KNOWN:
        for found in find(context, pattern):
            if not _FOREIGN.search(found.frame.text):
                yield from _known(found, most, what)
    for frame in context.frames:
        if _VOTE.search(frame.text):
            yield from _votes(frame)
    yield from _quarters(context)


def _known(found: Found, most: int, what: str) -> Iterator[Relation]:
    claim = found["count"]
    if value(claim) is not None and (claim.kind is not Kind.DURATION or claim.unit == "month"):
        yield Relation(
            "known-maximum",
            (claim.id,),
            Compare(Ref(claim.id), "<=", Const(Fraction(most), what)),
            Tie.CERTAIN if most <= 12 else Tie.LIKELY,  # states and senators may be another country's
            f"{q(claim)}: there are no more than {what}; check the figure.",
            ties=found.tie(),
        )


def _votes(frame: Frame) -> Iterator[Relation]:
    """The votes for and against in one house of Congress, together no more than its members."""
    houses = [(most, what) for pattern, most, what in _HOUSES if pattern.search(frame.text)]
    if not houses:
        return
    most, what = max(houses)
    for match in _RESULT.finditer(frame.text):
        score = frame.claims[int(match["score"])] if match["score"] else None
        claims: list[Claim] = [score] if score else [frame.claims[int(match[side])] for side in ("yes", "no")]
        sides = score.parts if score else tuple(filter(None, map(value, claims)))
        if len(sides) != 2 or any(side % 1 for side in sides) or (score is not None and score.kind is not Kind.SCORE):
            continue
        yield Relation(
            "known-maximum",
            tuple(claim.id for claim in claims),
            Compare(Const(sides[0] + sides[1], f"{sides[0]} + {sides[1]}"), "<=", Const(Fraction(most), what)),
            Tie.LIKELY,
            f"{' to '.join(map(q, claims))} is more votes than {what} have: check both sides.",
        )


def _quarters(context: Context) -> Iterator[Relation]:
    """ "our fiscal Q14": a year has four quarters."""
    if not _OTHER_QUARTER.search(context.draft.prose):
        return
    for match in _QUARTER.finditer(context.draft.prose):
        written = match["q"]
        start, end = match.span("q")
        if any(s.span.start <= start < s.span.end for s in context.sentences):
            yield Relation(
                "known-maximum",
                tuple(c.id for c in context.claims if c.span.start <= start and end <= c.span.end),
                Compare(Const(Fraction(int(written[1:])), written), "<=", Const(Fraction(4), "four quarters a year")),
                Tie.LIKELY,
                f"“{written}”: a year has no more than four quarters; check the figure.",
                evidence=(Evidence(Span(start, end)),),
            )


RULE = Rule(
    code="FC815",
    name="known-maximum",
    summary="More are counted than there are: continents, states, senators, quarters of a year.",
    finds="“On twelve continents”, “all 52 states”, “the first seven quarters of the year”, “fiscal Q14”, and votes in "
    "the Senate or the House that come to more than its members.",
    why="The figure has a digit too many or another line's number, and every reader knows the right one.",
    silent="With states of other sorts (member states, city states), and with bodies whose size is not known to all.",
    bad="Marbeck Trials has sites on twelve continents.",
    good="Marbeck Trials has sites on two continents.",
    checks=("H2", "C7"),
    relate=relate,
)
