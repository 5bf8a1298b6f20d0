"""FC206: shares that are a full breakdown must make 100 per cent."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

import regex

from factcheck.model import Apply, Claim, Compare, Const, Kind, Ref, Relation, Tie
from factcheck.relate.context import Context
from factcheck.relate.cues import OPEN, OVERLAP
from factcheck.relate.frame import SLOT, Frame
from factcheck.relate.items import block_lists
from factcheck.relate.parts import exact, quotes
from factcheck.relate.rule import Rule

# An answer that only a full breakdown has.
_LAST_ANSWER = regex.compile(
    r"^[^{}.]{0,40}?\b(?:(?:did not|didn't|didn’t|do not|don't|don’t|does not) (?:know|answer|express|say|vote)|"
    r"don['’]t[ -]knows?|undecided|unsure|not sure|no opinion|no view|no preference|neither|neutral|"
    r"abstained|(?:prefer|preferred|declined) not to|"
    r"had no (?:view|opinion|preference)|(?:somebody|someone|something|somewhere|none) else|some other|"
    r"other\b(?! \p{Ll}+s\b)|unknown)"
)
_REST = regex.compile(
    r"\b(?:the (?:remaining|other|rest,|remainder,|balance,)|(?:and|while) (?:the )?(?:rest|"
    r"remainder) (?:is|are|were|was)|remaining) ?$"
)
_NEXT = regex.compile(r"(?:,|;| and| while| but| with| or|:|–|—)(?: [^{}.;]{0,45})?$")
_MIX = regex.compile(
    r"\b(?:mix|split|breakdown|revenue stream|portfolio|made up of|comprising|comprises|composed of|"
    r"consists of)\b"
)
# "The only other cost is {p}.": with it the breakdown that began sentences before is whole
_CLOSES = regex.compile(
    r"\b(?:[Tt]he (?:one|only|single|last|final)(?: remaining)? (?:other )?|[Tt]he (?:remaining|other|rest)\b|"
    r"[Aa]ll that (?:is|was)(?: then)? left|[Tt]hat leaves|[Ww]hat (?:is|was) left)[^{}.;]{0,60}\{p(?P<last>\d+)\}"
)
_CHANGED = regex.compile(r"\b(?:rose|fell|up from|down from|compared|increased?|decreased?|grew|than)\b")
_OPENS = regex.compile(r"\{p\d+\} of (?:its|the|their|all|our|his|her)\b")
_CLOSE_REACH = 4
# "No pupil travels in any other way", "They could choose one answer only": nothing is left out, nothing counted twice
_COMPLETE = regex.compile(
    r"\b[Nn]o (?:one|body|\p{Ll}{3,12}|other \p{Ll}{3,12}) (?:\p{Ll}+ ){1,4}"
    r"(?:any other|anything else|another|otherwise|else)\b|"
    r"\b[Nn]obody\b[^.;{}]{0,40}\b(?:other|else|another)\b|\bno other\b|"
    r"\b(?:choose|pick|give|tick|name|select|chose|picked|gave|asked to (?:choose|pick|give|name)) "
    r"(?:only |just )?(?:one|a single)\b"
    r"(?! or more)|\bonly one (?:answer|choice|option|reply)\b|\b(?:these|those) (?:are|were) (?:all|the only)\b|"
    r"\b(?:single|one) answer (?:each|only)\b"
)
_SCOPE = regex.compile(
    r"(?<!made )\b(?:up|down|rose|fell|increase\w?|decrease\w?|compared|from|growth|grew|than|versus|"
    r"respectively|over|by) ?$"
)


def relate(context: Context) -> Iterator[Relation]:
    """Yield 100 = sum of the shares, for each run of shares that is closed by its last answer."""
    for index, frame in enumerate(context.frames):
        for run in _runs(frame):
            tie = _tie(frame, run)
            if tie is Tie.CERTAIN and index and _goes_on(context.frames[index - 1], frame, run):
                continue
            claims = [frame.claim(slot[2]) for slot in run]
            if tie:
                found = _relation(claims, tie)
                yield found if tie is Tie.CERTAIN else _as_written(found, claims)
            elif index + 1 < len(context.frames) and not OVERLAP.search(frame.text):
                last = _in_next(context.frames[index + 1])
                if last is not None and not any(claim.role in ("from", "to") for claim in claims):
                    yield _relation([*claims, last], Tie.LIKELY)
    yield from _across(context)
    yield from _complete(context)
    yield from _items(context)
    yield from _of_the_vote(context)


def _complete(context: Context) -> Iterator[Relation]:
    """Three or more shares of one sentence, with a sentence beside it that says that there are no others."""
    for index, frame in enumerate(context.frames):
        claims = [claim for claim in frame.slots("p") if exact(claim)]
        near = [context.frames[at].text for at in (index - 1, index, index + 1) if 0 <= at < len(context.frames)]
        if len(claims) < 3 or any(claim.role or claim.hedge for claim in claims) or _CHANGED.search(frame.text):
            continue
        if any(map(_COMPLETE.search, near)) and not OVERLAP.search(frame.text):
            yield _relation(claims, Tie.LIKELY)


# "{p} of the vote" of two candidates, in one sentence or two
_VOTE = regex.compile(r"\{p(?P<p>\d+)\} of the (?:popular )?votes?\b(?! in (?:\{|\p{Lu}))")
_OTHER_VOTE = regex.compile(
    r"\b(?:second|runoff|run-off|round|primary|compared|than|up from|down from|previous|earlier|last|district|"
    r"county|state|ward|turnout|threshold|poll(?:s|ed|ing)?|women|men|among|young|older)\b|\{y\d+\}"
)


def _of_the_vote(context: Context) -> Iterator[Relation]:
    """Two candidates' shares of one vote, as written: no "about" makes 68 and 41 less than 100."""
    for index, frame in enumerate(context.frames):
        text = frame.text + " " + (context.frames[index + 1].text if index + 1 < len(context.frames) else "")
        found = list(_VOTE.finditer(text))
        if len(found) != 2 or found[0].start() >= len(frame.text) or _OTHER_VOTE.search(text):
            continue
        claims = [context.claims[int(match["p"])] for match in found]
        if all(map(exact, claims)) and not any(claim.role in ("from", "to", "by") for claim in claims):
            total = sum((claim.value for claim in claims if isinstance(claim.value, Fraction)), Fraction(0))
            shown = Const(total, " + ".join(claim.text for claim in claims))
            yield replace(_relation(claims, Tie.LIKELY), formula=Compare(Const(Fraction(102), "102%"), ">=", shown))


_LEAD = regex.compile(
    r"\b(?:made up|split|shared?|divided|breakdown|broken down|where (?:its|our|the|their)|comes? from|came from|"
    r"sources?|mix|spent|goes|went|answers?|results?|replies|answered|votes?|composed|as follows)\b",
    regex.IGNORECASE,
)
_REST_ITEM = regex.compile(
    r"\b(?:others?|rest|remainder|don['’]t know|unsure|no answer|no opinion|undecided|unknown|none)\b", regex.IGNORECASE
)


def _items(context: Context) -> Iterator[Relation]:
    """A bullet list with one share an item, led in as a breakdown and closed by the rest."""
    for members in block_lists(context.draft).values():
        claims: list[Claim] = []
        for index in members:
            own = [claim for claim in context.by_block.get(index, ()) if claim.kind is Kind.PERCENT and exact(claim)]
            if len(own) != 1 or own[0].role or own[0].hedge:
                break
            claims.extend(own)
        if len(claims) != len(members) or len(members) < 3 or members[0] == 0:
            continue
        lead, last = (context.draft.blocks[at].span for at in (members[0] - 1, members[-1]))
        led_in = context.words(lead.start, lead.end)
        total = sum((claim.value for claim in claims if isinstance(claim.value, Fraction)), Fraction(0))
        if not 75 <= total <= 125 or "%" in led_in:
            continue  # "an 8% fee, divided as follows"; shares of one whole come near it
        closed = _REST_ITEM.search(context.words(last.start, last.end)) is not None
        if (_LEAD.search(led_in) or closed) and not OVERLAP.search(led_in) and not OPEN.search(led_in):
            yield _relation(claims, Tie.LIKELY)


def _across(context: Context) -> Iterator[Relation]:
    """ "It pays 48% of its rent for upkeep. Taxes are 27%. The only other cost is 25%."."""
    for index, frame in enumerate(context.frames):
        match = _CLOSES.search(frame.text)
        if match is None or len(frame.slots("p")) != 1:
            continue
        claims = [frame.claim(match["last"])]
        for back in range(index - 1, max(-1, index - 1 - _CLOSE_REACH), -1):
            before = context.frames[back]
            if OVERLAP.search(before.text) or _CHANGED.search(before.text):
                break
            claims = [*before.slots("p"), *claims]
            if _OPENS.search(before.text):
                if len(claims) > 2 and all(map(exact, claims)):
                    yield _relation(claims, Tie.LIKELY)
                break


def _as_written(found: Relation, claims: list[Claim]) -> Relation:
    """ "About 65% of tents and 38% of stoves": a mix of two that is over by more than its rounding."""
    total = sum((claim.value for claim in claims if isinstance(claim.value, Fraction)), Fraction(0))
    if len(claims) > 2 or total <= 101:
        return found
    label = " + ".join(claim.text for claim in claims)
    return replace(found, formula=Compare(Const(Fraction(101), "100% or so"), ">=", Const(total, label)))


def _goes_on(before: Frame, frame: Frame, run: list[regex.Match[str]]) -> bool:
    """Whether the sentence before began the breakdown: "58% saw none. ... About 31% saw some and the remaining 7%"."""
    earlier = [claim for claim in before.slots("p") if exact(claim)]
    shares = [frame.claim(slot[2]).value for slot in run]
    return bool(earlier) and sum(share for share in shares if isinstance(share, Fraction)) < 100


def _in_next(frame: Frame) -> Claim | None:
    """The last answer in a sentence of its own: "Eight per cent did not know."."""
    slots = frame.slots("p")
    start = regex.match(r"(?:The (?:remaining|other|rest,) |And |Only |Just )?\{p\d+\}", frame.text)
    if start and len(slots) == 1 and _LAST_ANSWER.match(frame.text[start.end() : start.end() + 60]) and exact(slots[0]):
        return slots[0]
    return None


def _runs(frame: Frame) -> Iterator[list[regex.Match[str]]]:
    """The runs of two or more percentages linked by commas or "and", with no other figure in between."""
    run: list[regex.Match[str]] = []
    for slot in SLOT.finditer(frame.text):
        if slot[1] != "p" or not exact(frame.claim(slot[2])) or _SCOPE.search(frame.text[: slot.start()][-30:]):
            if slot[1] in "pnm":
                if len(run) > 1:
                    yield run
                run = []
            continue
        if run and not _NEXT.search(frame.text[run[-1].end() : slot.start()]):
            if len(run) > 1:
                yield run
            run = []
        run.append(slot)
    if len(run) > 1:
        yield run


def _tie(frame: Frame, run: list[regex.Match[str]]) -> Tie | None:
    words = frame.text[max(0, run[0].start() - 80) : run[-1].end() + 60]
    if OVERLAP.search(words) or any(frame.claim(slot[2]).role in ("from", "to") for slot in run):
        return None
    last = run[-1]
    if _REST.search(frame.text[: last.start()]):
        return Tie.CERTAIN
    if len(run) > 2 and _LAST_ANSWER.match(frame.text[last.end() : last.end() + 60]):
        return Tie.CERTAIN
    if _MIX.search(frame.text[max(0, run[0].start() - 60) : run[0].start()] + frame.text[last.end() : last.end() + 40]):
        return Tie.LIKELY
    return None


def _relation(claims: list[Claim], tie: Tie) -> Relation:
    return Relation(
        "shares-sum-mismatch",
        tuple(claim.id for claim in claims),
        Compare(Apply("+", tuple(Ref(claim.id) for claim in claims)), "=", Const(Fraction(100), "100%")),
        tie,
        f"{quotes(claims)} are given as the whole, but do not make 100%: check them.",
    )


RULE = Rule(
    code="FC206",
    name="shares-sum-mismatch",
    summary="Shares that are the whole do not make 100 per cent.",
    finds="“49% agreed, 37% disagreed and 20% had no view”: a full set of answers that makes 106%.",
    why="One of the shares is wrong, or an answer is missing.",
    silent="Within the rounding of each share, when several answers were allowed, and when the list is not complete.",
    bad="Of members polled on the merger, 55% were for it, 31% against it and 22% undecided.",
    good="Of members polled on the merger, 55% were for it, 31% against it and 14% undecided.",
    checks=("B6",),
    relate=relate,
    surest=Tie.LIKELY,
)
