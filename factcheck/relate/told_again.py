"""Figures that a text ties to one thing by more than the words beside them: a title, a name, one beginning.

the 2005 film "Night Ferry" ... 2004's "Night Ferry"                          the year of one title
in use between April 1981 and June 1990 ... between April 1981 and August 1989    the end of one stretch of time
Ness House has spent its $2.4 million grant ... Ness House Trust - $2,041,350  the amount of one name in a list
only 2.3% of tenants paying under $900 ... only 2.7 percent of all who pay under $900  one group's share
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import regex

from factcheck.model import BlockKind, Claim, Hedge, Kind
from factcheck.relate.calendar import is_dated, is_sure
from factcheck.relate.context import Context
from factcheck.relate.frame import SLOT
from factcheck.relate.mentions import stems_of
from factcheck.relate.typos import differ, log_ratio

__all__ = ["told_again"]


def told_again(context: Context) -> Iterator[tuple[Claim, Claim]]:
    """Yield (earlier figure, later figure) for each two that are of one thing in one of the ways above, and differ."""
    yield from _titles(context)
    yield from _stretches(context)
    yield from _names(context)
    yield from _shares(context)


_QUOTE = r"[“\"'‘](?P<title>\p{Lu}[^“”\"{}]{3,60}?)[”\"'’](?![\p{L}])"
_YEAR_TITLE = regex.compile(rf"\{{y(?P<year>\d+)\}}(?:['’]s|,)? (?:\p{{Ll}}[\p{{L}}-]{{1,16}} ){{0,3}}{_QUOTE}")
_TITLE_YEAR = regex.compile(rf"{_QUOTE},? ?\((?:released in |published in )?\{{y(?P<year>\d+)\}}\)")


def _titles(context: Context) -> Iterator[tuple[Claim, Claim]]:
    first: dict[str, Claim] = {}
    for frame in context.frames:
        for match in (*_YEAR_TITLE.finditer(frame.text), *_TITLE_YEAR.finditer(frame.text)):
            year, title = frame.claim(match["year"]), match["title"].lower().strip(" ,.")
            before = first.setdefault(title, year)
            if before.id != year.id and before.value != year.value and is_sure(before) and is_sure(year):
                yield before, year


_RANGE = regex.compile(
    r"\b(?:[Bb]etween|[Ff]rom)(?: approximately| about| at least| around| in or about)? \{d(?P<first>\d+)\},? "
    r"(?:and|to|through|until)(?: approximately"
    r"| about| at least| around| in or about)? \{d(?P<last>\d+)\}"
)
_SHARED = 3  # content words that the two sentences must have in common


def _stretches(context: Context) -> Iterator[tuple[Claim, Claim]]:
    """Two stretches of time that begin on one day or in one month, in sentences that tell of one thing."""
    found = [
        (frame, frame.claim(m["first"]), frame.claim(m["last"]))
        for frame in context.frames
        for m in _RANGE.finditer(frame.text)
    ]
    if len(found) != 2:
        return  # with a third it is not said which of them is the same
    (one, start, end), (two, again, last) = found
    ends = (start, end, again, last)
    shared = stems_of(SLOT.sub("", one.text)) & stems_of(SLOT.sub("", two.text))
    alike = start.value == again.value and len(str(end.value)) == len(str(last.value)) and end.value != last.value
    if one is not two and alike and all(is_dated(c) and is_sure(c) for c in ends) and len(shared) >= _SHARED:
        yield end, last


_LABEL = regex.compile(r"^(?P<name>\p{Lu}[^{}:–—]{6,70}?) ?(?:[-–—:]|\.{2,}) ?\{m(?P<sum>\d+)\}[.;]?$")
_OWN = regex.compile(
    r"\b(?:its|their|a|an|the|receiv\w+|awarded|get|gets|granted) (?:\p{Ll}+ ){0,2}\{m(?P<sum>\d+)\}(?P<what> "
    r"(?:grant|award|share|funding|prize|loan|payment|settlement))?"
)
_LINES = 3


def _names(context: Context) -> Iterator[tuple[Claim, Claim]]:
    """A list of names with a sum each, and a sentence that gives one of the names another sum."""
    listed = [
        (frame.claim(m["sum"]), [w for w in m["name"].split() if regex.match(r"\p{Lu}\p{L}{2,}", w)][:2])
        for frame in context.frames
        if (m := _LABEL.match(frame.text.strip()))
    ]
    if len(listed) < _LINES:
        return
    for frame in context.frames:
        said = _OWN.search(frame.text)
        if said is None or len(frame.slots("m")) != 1 or _LABEL.match(frame.text.strip()):
            continue
        figure = frame.claim(said["sum"])
        ahead = frame.text[: said.start()]
        own = [
            claim
            for claim, name in listed
            if (len(name) == 2 and ahead.startswith(" ".join(name))) or (len(name) == 2 and _begins(ahead, name))
        ]
        if (
            len(own) == 1
            and figure.hedge is Hedge.NONE
            and own[0].unit == figure.unit
            and differ(*sorted((figure, own[0]), key=_id))
        ):
            first, second = sorted((figure, own[0]), key=_id)
            if not own[0].loose.meets(figure.loose) and all(claim.value != figure.value for claim, _ in listed):
                yield first, second


def _begins(text: str, name: list[str]) -> bool:
    """Whether a sentence begins with the first two words of a name, "the" and the possessive aside."""
    words = [word.replace("’s", "'s").removesuffix("'s") for word in text.split()[:4]]
    return words[:2] == [word.replace("’s", "'s").removesuffix("'s") for word in name] or (
        words[:1] == ["The"] and words[1:3] == name
    )


def _id(claim: Claim) -> int:
    return claim.id


_OF_GROUP = regex.compile(r"\{p(?P<share>\d+)\} of (?:the |those |all )?(?:\p{Ll}+ ){0,5}?(?P<bound>\{[mna]\d+\})")
_CLOSE = 0.7


def _shares(context: Context) -> Iterator[tuple[Claim, Claim]]:
    """Two shares of the group that one bound sets off, the sentences of which have other figures and words in
    common."""
    found = [
        (frame, frame.claim(m["share"]), frame.claim(m["bound"][2:-1]))
        for frame in context.frames
        for m in _OF_GROUP.finditer(frame.text)
    ]
    for (one, share, bound), (two, again, other) in itertools.combinations(found, 2):
        if (
            one is two
            or share.value == again.value
            or (bound.value, bound.unit, bound.hedge) != (other.value, other.unit, other.hedge)
        ):
            continue
        values = [{c.value for c in frame.claims.values() if c.kind is Kind.PERCENT} for frame in (one, two)]
        shared = stems_of(SLOT.sub("", one.text)) & stems_of(SLOT.sub("", two.text))
        if (
            values[0] & values[1]
            and len(shared) >= _SHARED
            and bound.hedge
            and log_ratio(share, again) < _CLOSE
            and differ(share, again)
        ) and BlockKind.TABLE_CELL not in {context.block(share).kind, context.block(again).kind}:
            yield share, again
