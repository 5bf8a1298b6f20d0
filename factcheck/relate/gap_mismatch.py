"""gap-mismatch: a gap, lead or margin that is not the difference of the two figures."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import regex

from factcheck.model import Claim, Compare, Const, Expression, Kind, Relation, Tie
from factcheck.relate.context import Context
from factcheck.relate.pattern import Found, compiled, find, minus, q, ref, times, value
from factcheck.relate.rule import Rule

_NOUN = r"(?:gap|difference|lead|margin|advantage|majority|shortfall|gulf)"
_GAP = (
    compiled(
        rf"\b(?:an?|the|that|this) (?:\w{{3,12}} )?(?P<cue>{_NOUN})(?: of| is| was)(?: just| only| about)? "
        rf"{{gap:qnmput}}(?P<behind>[^{{}}]{{0,16}})"
    ),
    compiled(rf"\b(?:an?|the|that|this) {{gap:qnmput}}(?:[ -]points?)? (?P<cue>{_NOUN})\b(?P<behind>)"),
)
# "won by 540 votes", "ahead by nine points", "nine points apart", "540 more than", "540 votes clear of"
_BY = (
    compiled(
        r"\b(?P<cue>(?:won|win|wins|winning|lost|loses|losing|beat|beaten|beating|defeated|ahead|behind|led|"
        r"leads|leading|trailed|"
        r"trails|trailing|separated|differ(?:ed|s)?|outscored|finished)(?<!led|leads|leading)\b[^{};.]{0,40} by|"
        r"(?:led|leads|leading) [^{};.]{3,40} by)(?: just| only| a margin of| the margin of"
        r"| a mere)? {gap:qnmut}(?P<behind>[^{}]{0,16})"
    ),
    compiled(
        r"{gap:qnmut}(?P<behind>(?:[ -](?:percentage )?(?:points?|votes?|seconds?|minutes?|[\w-]{3,12}))?) "
        r"(?P<cue>apart|ahead|clear|adrift|behind)\b"
    ),
)
# "The gap is nine points." after a sentence with the two
_OPENS = regex.compile(
    rf"^[\"“]?(?:The|That|This|A|It is an?|It was an?|That is an?|There (?:is|was) an?)(?: \w{{3,12}})? {_NOUN}\b",
    regex.IGNORECASE,
)
# "the 14 points by which they went down"
_BY_WHICH = compiled(r"\bthe {gap:tnmu}(?: [a-z]{3,12})? (?P<cue>by which) (?P<behind>[^{};.]{0,60})")
# "against a gap of seven points in 2019"
_BASE = regex.compile(r"\b(?:against|compared (?:with|to)|up (?:from|on)|down (?:from|on)|than|"
                      r"versus) ?$", regex.IGNORECASE)
_OTHER = regex.compile(
    r"\b(?:last|previous|of error|year before|in \{y|since|narrowed|widened|from)\b", regex.IGNORECASE
)


def relate(context: Context) -> Iterator[Relation]:
    """Tie each gap to the two figures ahead of it."""
    for found in find(context, *_GAP):
        gap = found["gap"]
        pair = _pair([c for c in found.frame.claims.values() if c.span < gap.span], gap, found)
        other = _OTHER.search(found.word("behind") + found.after()[:24]) or _BASE.search(found.before()[-25:])
        if pair and not other and not _OTHER.search(found.before()[-25:]):
            yield _relation(found, gap, pair[0], pair[1], Tie.CERTAIN)
        elif pairs := _one_in_each(context, found, gap):
            yield _relation(found, gap, *pairs, Tie.LIKELY)
        elif not _rivals(found, gap) and gap.sentence and not _OTHER.search(found.frame.text):
            before = [c for c in context.by_sentence.get(gap.sentence - 1, ()) if c.role not in ("from", "by")]
            pair = _pair(before, gap, found)
            if pair and _OPENS.match(found.frame.text) and not _OTHER.search(context.frames[gap.sentence - 1].text):
                yield _relation(found, gap, pair[0], pair[1], Tie.LIKELY)
    for found in find(context, *_BY):
        gap = found["gap"]
        here = [c for c in found.frame.claims.values() if c.span < gap.span]
        near = [*context.by_sentence.get(gap.sentence - 1, ()), *here] if not _rivals(found, gap) else here
        pair = _pair([c for c in near if c.role not in ("from", "by")], gap, found)
        if pair and not _OTHER.search(found.frame.text) and not gap.hedge:
            yield _relation(found, gap, pair[0], pair[1], Tie.LIKELY)
    for found in find(context, _BY_WHICH):
        gap = found["gap"]
        before = [c for c in context.neighbours(gap, before=6) if c.kind is gap.kind and c.span < gap.span]
        long = [c for c in before if (value(c) or 0) > 0 and _in_seconds(c) > 4 * _in_seconds(gap)]
        if len(long) == 2 and not _OTHER.search(found.word("behind")):
            yield _relation(found, gap, long[0], long[1], Tie.LIKELY)


def _one_in_each(context: Context, found: Found, gap: Claim) -> tuple[Claim, Claim] | None:
    """One figure ahead of the gap in its sentence, and one like it in the sentence before: two candidates' votes."""
    if not gap.sentence or gap.hedge or _OTHER.search(found.frame.text):
        return None
    frame = context.frames[gap.sentence - 1]
    here = _like([c for c in found.frame.claims.values() if c.span < gap.span], gap, found)
    there = _like([c for c in frame.claims.values() if c.role not in ("from", "by")], gap, found)
    apposed = regex.search(r"(?:,| –| -|;| \() ?(?:with |giving (?:\w+ )?|making |leaving (?:\w+ )?|"
                           r"which is )?$", found.before())
    if len(here) != 1 or len(there) != 1 or not apposed or _OTHER.search(frame.text):
        return None
    return there[0], here[0]


def _rivals(found: Found, gap: Claim) -> bool:
    """Whether the gap's own sentence has figures that it may lie between."""
    kinds = (Kind.PERCENT,) if gap.kind is Kind.POINTS else (gap.kind,)
    return any(c.kind in kinds and c.id != gap.id for c in found.frame.claims.values())


_SECONDS = {"second": 1, "minute": 60, "hour": 3600, "day": 86_400, "week": 604_800}


def _in_seconds(claim: Claim) -> float:
    size = _SECONDS.get(claim.unit or "", 1)
    return float(value(claim) or 0) * size


def _pair(before: list[Claim], gap: Claim, found: Found) -> tuple[Claim, Claim] | None:
    """The only two figures of a kind that the gap can lie between."""
    like = _like(before, gap, found)
    if len(like) != 2:
        return None
    return like[0], like[1]


def _like(before: list[Claim], gap: Claim, found: Found) -> list[Claim]:
    """The figures of the kind that a gap may lie between."""
    if gap.kind is Kind.POINTS or (
        gap.kind is Kind.COUNT and regex.match(r"[ -](?:percentage )?points?", _behind(found, gap))
    ):
        like = [c for c in before if c.kind is Kind.PERCENT]
    elif gap.kind is Kind.PERCENT:
        return []  # percent-or-points speaks of a change; "a gap of 7%" is loose but common
    elif gap.kind is Kind.DURATION:
        like = [
            c for c in before if c.kind is Kind.DURATION and c.unit == gap.unit == "year"
        ] or [
            c for c in before if c.kind is Kind.DURATION and c.unit in _SECONDS and _in_seconds(c) >= _in_seconds(gap)
        ]
    else:
        like = [c for c in before if (c.kind, c.unit) == (gap.kind, gap.unit) and (value(c) or 0) >= (value(gap) or 0)]
    if len(like) == 1 and like[0].kind is Kind.DURATION:
        # "to 83.1 years and men to 79.4": the second leaves the unit out
        like += [c for c in before if c.kind is Kind.COUNT and "elliptic" in c.cues and c.decimals == like[0].decimals]
    return [claim for claim in like if value(claim) is not None]


def _behind(found: Found, gap: Claim) -> str:
    return found.frame.text.partition(f"{gap.id}}}")[2]


def _converted(claim: Claim, gap: Claim) -> Expression:
    """A length of time in the unit of the gap: 2 hours 31 minutes in minutes."""
    if claim.unit == gap.unit:
        return ref(claim)
    return times(ref(claim), Const(Fraction(_SECONDS[claim.unit or ""], _SECONDS[gap.unit or ""])))


def _relation(found: Found, gap: Claim, one: Claim, two: Claim, tie: Tie) -> Relation:
    high, low = (one, two) if (value(one) or 0) >= (value(two) or 0) else (two, one)
    difference = minus(ref(high), ref(low))
    if gap.kind is Kind.DURATION and {one.unit, two.unit} != {gap.unit}:
        high, low = (one, two) if _in_seconds(one) > _in_seconds(two) else (two, one)
        difference = minus(_converted(high, gap), _converted(low, gap))
    return Relation(
        rule="gap-mismatch",
        claims=(gap.id, high.id, low.id),
        formula=Compare(ref(gap), "=", difference),
        tie=tie,
        message=f"{q(high)} less {q(low)} is {{expected}}, not {q(gap)}; check all three.",
        ties=found.tie(),
    )


RULE = Rule(
    code="FC409",
    name="gap-mismatch",
    summary="A gap, lead or margin is not the difference of the two figures.",
    finds="“A gap of nine points”, “a lead of 120”, beside two figures that differ by something else.",
    why="The gap is the news in such a sentence.",
    silent="When there are more than two figures that the gap may lie between, and with the gap of another year.",
    bad="At Orne, 64 per cent of tenants and 59 per cent of owners sort glass, a gap of seven percentage points.",
    good="At Orne, 64.3 per cent of tenants and 58.7 per cent of owners sort glass, a gap of six percentage points.",
    checks=("D10",),
    relate=relate,
)
