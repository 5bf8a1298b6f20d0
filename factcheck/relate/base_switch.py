"""base-switch: two percentages are set side by side that are of different groups."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from factcheck.model import Claim, Kind, Relation, Tie
from factcheck.relate.context import Context
from factcheck.relate.frame import SLOT
from factcheck.relate.lexicon import singular
from factcheck.relate.pattern import Found, compiled, find, q
from factcheck.relate.rule import Rule

_NOUNS = r"[\w'’ -]{2,60}?"
# "48% of all tenants now pay by card, up from 41% of new tenants in 2021"
_SAME = compiled(
    rf"{{now:p}} of (?P<new>{_NOUNS})(?=[ ,](?:who|that|now|are|were|have|had|take|took|said|say|in|use[ds]?|"
    rf"own|,))[^{{}};]{{0,70}}"
    rf"(?P<cue>\b(?:up|down) from|\bcompared (?:with|to)|\bagainst) (?:just |only )?{{then:p}} of "
    rf"(?P<old>{_NOUNS})(?=[,.;)]| in | a | the | last |$)"
)
# "18% of commuters cycle to work, compared with 12% of all adults": by the words that each is counted in
_COMPARED = compiled(
    r"{now:p} of (?P<new>[\w'’ -]{3,60}?)[^{};]{0,90}?(?P<cue>\b(?:up|down) from|\bcompared (?:with|"
        r"to)|\b(?:as )?against|"
    r"\b(?:higher|lower|more|less) than) (?:just |only |"
        r"the ){0,2}{then:p} of (?P<old>[\w'’ -]{3,40}?)(?=[,.;)]| in | who | that | a | the | last | \{|$)"
)
# "Among women, 61% felt safe. That is higher than the 55% of all residents"
_AMONG = compiled(r"\b(?:among|of) (?P<new>[\w'’ -]{3,40}|\{a\d{1,6}\}[\w'’ -]{0,30}), (?:the figure (?:is|was) |only |"
    r"just )?{now:p}")
_THAN = compiled(
    r"\b(?P<cue>(?:higher|lower|more|less|larger|smaller) than|compare[sd]? (?:with|to)|"
        r"(?:as )?against|up (?:from|on)|down (?:from|on)) (?:just |only |the ){0,2}"
    r"{then:p} of (?P<old>[\w'’ -]{3,40}?)(?=[,.;)]| in | who | that | a | the | last | \{|$)"
)
_SHARE = compiled(rf"{{now:p}} of (?P<new>{_NOUNS}(?: \{{a\d{{1,6}}\}})?) (?:who|that|said|say|were|are|had|have)\b")
# "The share of pupils who walk is 41%, up from 35% of primary pupils"
_SHARE_IS = compiled(
    rf"\bthe (?:share|proportion|percentage) of (?P<new>{_NOUNS})(?= who| that| in| with| on| aged|"
        rf" living)[^{{}};.]{{0,60}} "
    rf"(?:is|was|stands at|stood at|rose to|fell to|reached|"
        rf"now) {{now:p}}[^{{}};.]{{0,30}}(?P<cue>\b(?:up|down) from|\bcompared (?:with|to)|"
    rf"\bagainst) (?:just |only )?{{then:p}} of (?P<old>{_NOUNS})(?=[,.;)]| in | a | the | last |$)"
)
_LATER = compiled(
    rf"\b(?P<cue>(?:(?:the|that|its) (?:share|proportion|figure|level|rate)|it|this|that) (?:was|stood at|is|"
        rf"had been)(?: (?:higher|lower|larger|"
    rf"smaller)| (?:up|down) (?:from|on))?)(?:,? at)?(?: just| only)? {{then:p}} of "
    rf"(?P<old>{_NOUNS})(?=[,.;)]| in | a | last |$)"
)
# "49% of boys before it began": when, not who
_WHEN = regex.compile(
    r" (?:before|after|when|since|until|earlier|previously|ago|a (?:year|decade|month|week)|(?:one|two|three|five|ten) "
    r"years|at the (?:start|end|time)|the (?:year|month) before|as recently)\b",
    regex.IGNORECASE,
)
_IDLE = regex.compile(r"\b(?:all|the|these|those|its|their|our|of|in|last|year|this|asked|questioned|surveyed|polled|"
    r"interviewed|who|\{y\d{1,6}\})\b", regex.IGNORECASE)


def relate(context: Context) -> Iterator[Relation]:
    """Ask where the groups that two compared percentages are of have different names."""
    for found in find(context, _SAME, _SHARE_IS):
        yield from _question(found, found["now"].id, q(found["now"]), found.word("new"), found.word("old"))
    told = {found["then"].id for found in find(context, _SAME, _SHARE_IS)}
    for found in find(context, _COMPARED):
        now, then = found["now"], found["then"]
        if then.id not in told and now.counts and then.counts and now.noun and then.noun and not _alike(now, then):
            told.add(then.id)
            yield from _question(found, now.id, q(now), now.counts, then.counts)
    among = list(find(context, _AMONG))
    for found in find(context, _THAN) if among else ():
        then = found["then"]
        near = [a for a in among if 0 <= then.sentence - a["now"].sentence <= 1 and a["now"].span < then.span]
        if then.id not in told and near:
            new = _in_words(near[-1], near[-1].word("new"))
            yield from _question(found, near[-1]["now"].id, q(near[-1]["now"]), new, found.word("old"))
    for found in find(context, _LATER):
        before = [
            earlier
            for earlier in find(context, _SHARE)
            if 0 < found["then"].sentence - earlier["now"].sentence <= 4 and earlier["now"].kind is Kind.PERCENT
        ]
        if not before:
            # "60% of drivers speed. A year earlier it was 52% of young drivers": a verb that no list knows
            then = found["then"]
            shares = [c for c in context.by_sentence.get(then.sentence - 1, ()) if c.kind is Kind.PERCENT and c.counts]
            if len(shares) == 1 and then.counts and not _alike(shares[0], then):
                yield from _question(found, shares[0].id, q(shares[0]), shares[0].counts, then.counts)
        if len(before) == 1:
            now = before[0]["now"]
            yield from _question(found, now.id, q(now), _in_words(before[0], before[0].word("new")), found.word("old"))


def _alike(now: Claim, then: Claim) -> bool:
    """Whether two shares are of one group; "20 per cent of men smoke": the parse may take the verb for the noun."""
    words = {singular(word) for word in now.counts.split()}
    return {singular(word) for word in then.counts.split()} <= words


def _in_words(found: Found, text: str) -> str:
    """A stretch of a frame with its figures put back."""
    return SLOT.sub(lambda slot: found.frame.claim(slot[2]).text, text)


def _question(found: Found, now: int, figure: str, new: str, old: str) -> Iterator[Relation]:
    groups = sorted((_plain(new), _plain(old)), key=len)
    if not _plain(old) or groups[0] == groups[1] or groups[1].startswith((groups[0] + " at ", groups[0] + " in the ")):
        return  # "full-time staff at the docks ... full-time staff in 2018" is one group
    then = found["then"]
    yield Relation(
        rule="base-switch",
        claims=(now, then.id),
        formula=None,
        tie=Tie.ASK,
        message=f"{figure} is of {new.strip()}, {q(then)} of {old.strip()}: are the two groups the same?",
        ties=found.tie(),
    )


def _plain(words: str) -> str:
    """ "all pupils" and "pupils in 2023" both give "pupil"."""
    words = _WHEN.split(words, maxsplit=1)[0]
    return " ".join(singular(word) for word in regex.sub(_IDLE, " ", words).split())


RULE = Rule(
    code="FC310",
    name="base-switch",
    summary="Two percentages are compared that are of different groups.",
    finds="A percentage of one group compared with an earlier or other percentage of a group with another name.",
    why="30% of all pupils and 25% of eligible pupils cannot show a rise; the base moved.",
    silent="When both percentages are of the same group, or only one of them names its group.",
    bad="At Melk, 48% of all tenants now pay by card, up from 41% of new tenants in 2021.",
    good="At Melk, 48% of all tenants now pay by card, up from 41% of all tenants in 2021.",
    checks=("C12",),
    relate=relate,
)
