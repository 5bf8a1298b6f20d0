"""FC203: parts that exclude one another cannot add up to more than the whole."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import regex

from factcheck.model import Claim, Kind, Relation, Tie
from factcheck.relate.context import Context
from factcheck.relate.frame import SLOT, Frame
from factcheck.relate.lexicon import exclusive, is_people
from factcheck.relate.partition import partitions
from factcheck.relate.parts import at_most, exact, listed, noun_of, quotes, summable
from factcheck.relate.rule import Rule

# "forty-four have been fined ... and another 35 warned": two outcomes of one group named elsewhere
_FURTHER = regex.compile(r"\b(?:another|a further) \{n(\d+)\}", regex.IGNORECASE)
_OUTCOME = (
    r"(?:men |women |people |suspects |defendants |offenders |of them )?(?:have |has |had |were |was |"
    r"are |is |have been |has been |had been )?"
    r"(?:already |now |since |also |either |so far )?(?:been )?(?:convicted|jailed|sentenced|charged|"
    r"cautioned|released|bailed|acquitted|"
    r"fined|arrested|imprisoned|remanded|warned|found guilty|cleared|pleaded guilty|awaiting|await|prosecuted)"
)
_INCLUDING = regex.compile(r"^[^{}.;:]{0,40}?,? ?(?:including|which include|they include) ")


def relate(context: Context) -> Iterator[Relation]:
    """Yield sum of the exclusive parts <= whole."""
    told: set[int] = set()
    for number, found in enumerate(partitions(context)):
        if found.exclusive and found.remainder is None:
            parts = [found.parts[0], *found.exclusive]
            told.add(found.exclusive[0].id)
            tie = Tie.CERTAIN if found.sure else Tie.LIKELY
            for whole in found.wholes[:3]:
                yield _relation(parts, whole, tie, f"parts-exceed-whole {parts[0].id} {number}")
    yield from _outcomes(context, told)
    for frame in context.frames:
        yield from _kinds(context, frame)


def _outcomes(context: Context, told: set[int]) -> Iterator[Relation]:
    """ "Forty-four were fined, another 35 warned", with the number caught in the headline or before."""
    for index, frame in enumerate(context.frames):
        for match in _FURTHER.finditer(frame.text):
            second = frame.claim(match[1])
            first = _before(frame, match.start())
            if (
                first is None
                or not exact(second)
                or not all(regex.match(rf" ?{_OUTCOME}", _after(frame, claim)) for claim in (first, second))
            ):
                continue
            whole = _suspects(context, index, {first.id, second.id})
            if whole is not None and second.id not in told:
                # "Forty-four have been fined, another 35 warned": bare figures take up the people just counted
                bare = all("elliptic" in claim.cues or not noun_of(context, claim) for claim in (first, second))
                yield _relation([first, second], [whole], Tie.CERTAIN if bare else Tie.LIKELY, "")


def _after(frame: Frame, claim: Claim) -> str:
    slot = frame.text.find(f"{{n{claim.id}}}")
    return regex.sub(r"\{t\d+\}|\{n\d+\}", "", frame.text[slot + len(f"{{n{claim.id}}}") : slot + 90])


def _before(frame: Frame, end: int) -> Claim | None:
    slots = [slot for slot in SLOT.finditer(frame.text, 0, end) if slot[1] == "n"]
    counted = [frame.claim(slot[2]) for slot in slots]
    outcomes = [claim for claim in counted if exact(claim) and regex.match(rf" ?{_OUTCOME}", _after(frame, claim))]
    return outcomes[-1] if outcomes else None


def _suspects(context: Context, index: int, parts: set[int]) -> Claim | None:
    """The largest number of people in the headline or the three sentences before: if it is too small, all are."""
    found = []
    for claim in context.claims:
        near = 0 < index - claim.sentence <= 3 or context.in_headline(claim)
        counts = claim.id not in parts and claim.kind in (Kind.COUNT, Kind.RATE) and exact(claim)
        if near and counts and is_people(noun_of(context, claim), context.options):
            found.append(claim)
    return max(found, key=lambda claim: claim.value if isinstance(claim.value, Fraction) else 0, default=None)


def _kinds(context: Context, frame: Frame) -> Iterator[Relation]:
    """ "31 clubs, including 19 rowing clubs and 14 sailing clubs": kinds of one noun."""
    for slot in SLOT.finditer(frame.text):
        if slot[1] != "n":
            continue
        opener = _INCLUDING.match(frame.text[slot.end() : slot.end() + 60])
        if opener is None:
            continue
        whole = frame.claim(slot[2])
        parts = listed(frame, slot.end() + opener.end(), "n")
        claims = [part.claim for part in parts]
        noun = noun_of(context, whole)
        kinds = [_kind(part.words, noun) for part in parts]
        of_one_noun = all(kinds) and len(set(kinds)) == len(kinds)
        apart = of_one_noun or _apart(context, noun, [part.noun for part in parts])
        if len(parts) > 1 and apart and summable([whole, *claims]):
            yield _relation(claims, [whole], Tie.LIKELY, "")


def _apart(context: Context, noun: str, nouns: list[str]) -> bool:
    """Whether the parts are things of different names: eight stores and one kiosk, but not 60 women and 40 nurses."""
    if any(is_people(part, context.options) for part in nouns):
        return exclusive(set(nouns), context.options)
    return all(nouns) and noun not in nouns and len(set(nouns)) == len(nouns) and not is_people(noun, context.options)


def _kind(words: str, noun: str) -> str:
    """What sort of the noun: "elementary" of " elementary schools"; "" if it is not the noun with one word before."""
    match = regex.match(rf" (\p{{L}}[\p{{L}}-]{{2,20}}) {regex.escape(noun)}(?:s|es)?\b", words) if noun else None
    return match[1].lower() if match else ""


def _relation(parts: list[Claim], whole: list[Claim], tie: Tie, group: str) -> Relation:
    return Relation(
        "parts-exceed-whole",
        (*(claim.id for claim in whole), *(part.id for part in parts)),
        at_most(parts, *whole),
        tie,
        f"{quotes(parts)} together are more than the {quotes(whole)} that they are part of: check the figures.",
        group=group,
        whole=True,
    )


RULE = Rule(
    code="FC203",
    name="parts-exceed-whole",
    summary="Parts that exclude one another add up to more than the whole.",
    finds="Groups set apart by “a further” or “another” whose sum is larger than the group they come from.",
    why="Somebody is counted twice, or one of the figures is out of date.",
    silent="When a member may be in both groups, or when the second figure counts something else.",
    bad="Of the 90 stalls checked, 58 were given a leaflet and a further 41 were closed.",
    good="Of the 90 stalls checked, 58 lacked a licence and 41 were closed, several of them for both.",
    checks=("B3",),
    relate=relate,
)
