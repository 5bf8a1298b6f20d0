"""FC805: medals by metal, matches by result, must add up to their number."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from factcheck.model import Claim, Relation, Tie
from factcheck.relate.context import Context
from factcheck.relate.cues import OPEN
from factcheck.relate.frame import COUNT
from factcheck.relate.parts import equals, exact, quoted, quotes
from factcheck.relate.rule import Rule

_METALS = regex.compile(
    r"\{n(?P<a>\d+)\} golds?(?: medals?)?(?:,| and|"
    r";) (?:and )?\{n(?P<b>\d+)\} silvers?(?: medals?)?(?:(?:,|,? and|"
    r";) (?:and )?\{n(?P<c>\d+)\} bronzes?)?"
)
_MEDALS = regex.compile(
    rf"{COUNT}(?: \p{{Ll}}+)? medals?\b(?! table)|\btotal(?: haul| tally)? (?:of|to) {COUNT}\b|"
    rf"\bmedal (?:tally|haul|count) (?:of|to|is|was) {COUNT}"
)
_MATCHES = regex.compile(
    r"(?:(?:won|winning|wins) \{n(?P<a>\d+)\}|\{n(?P<a>\d+)\} (?:wins|victories)),? (?:and )?"
    r"(?:(?:drew|drawn|drawing|tied) )?\{n(?P<b>\d+)\}(?: draws| ties)?,? and "
    r"(?:(?:lost|losing) \{n(?P<c>\d+)\}|\{n(?P<c>\d+)\} (?:defeats|losses))[^{};.,]{0,20}? "
    r"(?:of|from|in|over|after) (?:(?:their|its|his|her|the) )?(?:first |last |"
    r"opening )?\{n(?P<t>\d+)\} (?:[a-z]{3,12} )?(?:matches|games|fixtures|bouts|tests)|"
    r"(?:[Pp]layed|contested|[Ff]rom|[Ii]n|[Oo]f) (?:their |its |"
        r"the )?\{n(?P<t>\d+)\} (?:[a-z]{3,12} )?(?:matches|games|fixtures|bouts|tests)[^{};.]{0,60}?"
    r"(?:(?:won|winning|wins) \{n(?P<a>\d+)\}|\{n(?P<a>\d+)\} (?:wins|victories)),? (?:and )?"
    r"(?:(?:drew|drawn|drawing|tied) )?\{n(?P<b>\d+)\}(?: draws| ties)?,? and "
    r"(?:(?:lost|losing) \{n(?P<c>\d+)\}|\{n(?P<c>\d+)\} (?:defeats|losses))"
)


def relate(context: Context) -> Iterator[Relation]:
    """Yield medals = gold + silver + bronze, and matches = won + drawn + lost."""
    for frame in context.frames:
        for match in _METALS.finditer(frame.text):
            if match["c"] is None:
                continue
            parts = [frame.claim(match[name]) for name in "abc"]
            if regex.search(r"\{n\d+\} (?:golds?|silvers?|bronzes?)", frame.text[match.end() :]):
                continue  # two teams in one sentence
            totals = [frame.claim(next(filter(None, m.groups()))) for m in _MEDALS.finditer(frame.text)]
            totals = [claim for claim in totals if claim not in parts]
            if len(totals) == 1 and all(map(exact, [*totals, *parts])) and not OPEN.search(frame.text[: match.end()]):
                yield _relation(totals[0], parts, "medals")
        for match in _MATCHES.finditer(frame.text):
            parts = [frame.claim(match[name]) for name in "abc"]
            total = frame.claim(match["t"])
            if all(map(exact, [total, *parts])):
                yield _relation(total, parts, "matches")


def _relation(total: Claim, parts: list[Claim], noun: str) -> Relation:
    return Relation(
        "medal-count-mismatch",
        (total.id, *(part.id for part in parts)),
        equals(total, parts),
        Tie.CERTAIN,
        f"{quotes(parts)} make {{expected}} {noun}, but the text says {quoted(total)}: check the four figures.",
        whole=True,
    )


RULE = Rule(
    code="FC805",
    name="medal-count-mismatch",
    summary="Medals by metal, or matches by result, do not add up.",
    finds="“65 medals: 14 gold, 22 silver and 28 bronze.”",
    why="Fans keep count, and a wrong tally is the first thing they see.",
    silent="When only some of the medals are named.",
    bad="The rowers brought home 24 medals: six gold, eight silver and seven bronze.",
    good="The rowers brought home 21 medals: six gold, eight silver and seven bronze.",
    checks=("H9",),
    relate=relate,
)
