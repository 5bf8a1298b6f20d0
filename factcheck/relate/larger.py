"""Pairs of figures, in different sentences or lines, of which words make one a part of the other.

    the total supply is 5 billion tokens ... has locked 1 billion tokens
    gave 4,200 students a room. ... 1,150 students under 20 were given a room
    Number of permits filed: 312 / Number of permits granted: 298
    Group revenue: $62.4 million Toys: $45.9 million Books: $14.8 million
    takings of $9.4 billion in the spring ... Shipping takings grew 6% to $2.1 billion
    took five prizes ... led the nominations with 11
    gave $40 million to the Vell Infirmary ... has given $1.2 billion to all sorts of causes
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from factcheck.model import Claim, Kind
from factcheck.relate.context import Context
from factcheck.relate.frame import Frame
from factcheck.relate.lexicon import is_people
from factcheck.relate.mentions import stems_of
from factcheck.relate.parts import exact, noun_of, same_money

__all__ = ["Pair", "larger"]

Pair = tuple[Sequence[Claim], Sequence[Claim]]  # the part (or parts, summed), and the wholes it may belong to

_SUPPLY = regex.compile(
    r"(?:\b(?:total|maximum|max|overall)|^\W{0,3}\p{L}{3,8}) supply\b[^{}.;]{0,30}\{n(?P<n>\d+)\}", regex.IGNORECASE
)
_TOKENS = regex.compile(r"\{n(?P<n>\d+)\}(?: [$\p{Lu}][\p{L}\d$]{1,10})? (?:tokens|coins)\b")
_FOR_TOKENS = regex.compile(r"\b(?:tokens|coins) for [\p{L} ]{3,20}\W{1,4}\{n(?P<n>\d+)\}", regex.IGNORECASE)
_FLOATING = regex.compile(r"\b(?:circulating|current|initial|remaining|burned)\b", regex.IGNORECASE)
_NOT_HELD = regex.compile(r"\b(?:supply|burn\w{0,4}|volume|traded|transactions?|daily|per)\b", regex.IGNORECASE)
_AGED = regex.compile(r"\{n(?P<part>\d+)\}(?: [\p{L}-]{2,14}){1,2} (?:aged |ages )?\{[ai]\d+\}")
_LINE = regex.compile(r"^\W{0,3}(?P<label>[\p{L}][\p{L} '’-]{4,70}?)\s?[:–-]{1,2} \{n(?P<n>\d+)\}\W{0,2}$")
_COUNT_OF = regex.compile(r"\b(?:number|total|of|the|who|were|was|from|all|in|for|with|by)\b", regex.IGNORECASE)
_ALL = regex.compile(r"^total\b.*\ball\b|\bcumulative\b|\bto date\b", regex.IGNORECASE)
# What has been granted was filed before.
_GRANTED = regex.compile(r"\b(?:granted|approved|accepted|awarded|allowed|issued|completed)\b", regex.IGNORECASE)
_FILED = regex.compile(r"\b(?:filed|received|submitted|lodged|requested|applications?)\b", regex.IGNORECASE)
_GROUP = regex.compile(r"\b(?:Group|Total|Overall|Consolidated) [\p{L} ]{2,30}: \{m(?P<whole>\d+)\}")
_MEMBER = regex.compile(
    r"(?:^|[)\s;,•*])(?P<label>\p{Lu}[\p{L}\d.&-]{1,20}(?: [\p{Lu}\d][\p{L}\d.&-]{0,20}){0,3}): \{m(?P<m>\d+)\}"
)
_REVENUE = regex.compile(
    r"\b(?:revenues?|net sales)(?: for the (?:quarter|year|period))? (?:of|was|were|totaled|totalled|reached|came to) "
    r"\{m(?P<m>\d+)\}"
)
_SEGMENT = regex.compile(
    r"^(?:\p{Lu}\p{Ll}+(?:ly)?, )?"
    r"(?P<name>\p{Lu}[\p{L}&-]{2,20}(?: (?:and |& )?\p{Lu}[\p{L}&-]{2,20}){0,4}) (?:segment |"
    r"division |unit )?(?:revenues?|sales) (?:increased|decreased|rose|fell|grew|declined|dropped|climbed|was|were)"
    r"(?:[^{}.;]|\{p\d+\}){0,30}? (?:to |reaching )?\{m(?P<m>\d+)\}"
)
_NO_SEGMENT = regex.compile(r"\b(?:Total|Net|Group|Company|Consolidated|Our|The|Its|Annual|Quarterly|Overall|Full)\b")
_WON = regex.compile(
    r"\b(?:took|won|scooped|claimed|collected|picked up|received) \{n(?P<n>\d+)\} (?:\p{L}+ )?(?:prizes|awards|Oscars|"
    r"Emmys|Grammys|Baftas|statuettes|gongs)\b"
)
_NOMINATED = regex.compile(r"\bnominations? with \{n(?P<n>\d+)\}|\{n(?P<n>\d+)\} (?:\p{L}+ ){0,2}nominations?\b")
_GIVEN = regex.compile(
    r"\bhas (?:now |already )?"
    r"(?:committed|awarded|given|donated|granted|contributed) \{m(?P<m>\d+)\}(?P<to>[^{}.;]{3,60})"
)
_TO_ONE = regex.compile(r"^ (?:to|in) (?:support of )?(?:the |its )?\p{Lu}")
_FOR_ALL = regex.compile(
    r"^ (?:for|to|in|towards?) (?:a (?:wide|broad) (?:range|variety)|charit|philanthrop|good causes|all\b|various)"
)
_FIRST = regex.compile(r"\b[Tt]he (?:first|\{o\d+\}) \{m(?P<m>\d+)\} (?:invested|raised|pledged|donated|subscribed)\b")
_TO_RAISE = regex.compile(r"\b(?:raise|raising|goal of|target of) \{m(?P<m>\d+)\}")
_ADDED = regex.compile(
    r"\b(?:added|adding) \{m(?P<part>\d+)\} to (?:its |our |the )?cash\b(?:[^{}.;]|\{y\d+\}){0,60}\b(?:ending|ended)\b"
    r"(?:[^{}.;]|\{y\d+\}){0,80}\bof \{m(?P<whole>\d+)\}"
)


def larger(context: Context) -> Iterator[Pair]:
    """Yield (parts, wholes): the parts together can be no more than the largest of the wholes."""
    yield from _supply(context)
    yield from _lines(context)
    yield from _across(context, _WON, _NOMINATED)
    yield from _across(context, _FIRST, _TO_RAISE)
    yield from _segments(context)
    yield from _given(context)
    for index, frame in enumerate(context.frames):
        yield from _aged(context, index, frame)
        yield from _members(frame)
        for match in _ADDED.finditer(frame.text):
            yield [frame.claim(match["part"])], [frame.claim(match["whole"])]


def _all(context: Context, pattern: regex.Pattern[str], name: str) -> list[tuple[Frame, regex.Match[str], Claim]]:
    found = []
    for frame in context.frames:
        for match in pattern.finditer(frame.text):
            claim = frame.claim(next(filter(None, match.captures(name))))
            if exact(claim):
                found.append((frame, match, claim))
    return found


def _across(context: Context, small: regex.Pattern[str], large: regex.Pattern[str]) -> Iterator[Pair]:
    name = "n" if "<n>" in small.pattern else "m"
    wholes = [claim for _, _, claim in _all(context, large, name)]
    for _, _, part in _all(context, small, name):
        like = [whole for whole in wholes if same_money([part, whole]) and whole.id != part.id]
        if like:
            yield [part], like


def _supply(context: Context) -> Iterator[Pair]:
    found = _all(context, _SUPPLY, "n")
    wholes = [claim for _, match, claim in found if not _FLOATING.search(match[0])]
    if len({claim.value for claim in wholes}) != 1:
        return
    shares = [part for _, _, part in _all(context, _FOR_TOKENS, "n")]
    if len(shares) > 1:
        yield shares, wholes[:1]
    for pattern in (_TOKENS, _FOR_TOKENS):
        for frame, match, part in _all(context, pattern, "n"):
            if part not in wholes and not _NOT_HELD.search(frame.text[max(0, match.start() - 40) : match.end() + 30]):
                yield [part], wholes[:1]


def _aged(context: Context, index: int, frame: Frame) -> Iterator[Pair]:
    """People of an age among the people of the sentence before of whom the same is said."""
    match = _AGED.search(frame.text)
    if match is None or index == 0 or context.sentences[index].block not in (
        context.sentences[index - 1].block, context.sentences[index - 1].block + 1
    ):  # fmt: skip
        return
    part = frame.claim(match["part"])
    before = context.frames[index - 1]
    counts = [claim for claim in before.slots("n") if exact(claim)]
    wholes = [claim for claim in counts if is_people(noun_of(context, claim), context.options)]
    if len(wholes) != 1 or not exact(part) or part.kind is not Kind.COUNT:
        return
    if len(frame.slots("n")) != 1 or "{a" in before.text:
        return
    said = stems_of(frame.text[match.end() :]) & stems_of(before.text.partition(f"{{n{wholes[0].id}}}")[2])
    if said and not regex.search(r"\b(?:another|additional|further|also|more|and)\b", frame.text[: match.end()]):
        yield [part], wholes


def _lines(context: Context) -> Iterator[Pair]:
    """Lines such as "Permits granted: 298", a label and its number."""
    lines = []
    for frame in context.frames:
        match = _LINE.match(frame.text)
        if match and exact(frame.claim(match["n"])):
            lines.append((match["label"], stems_of(_COUNT_OF.sub(" ", match["label"])), frame.claim(match["n"])))
    for label, stems, part in lines:
        for other, more, whole in lines:
            if part.id == whole.id or abs(part.sentence - whole.sentence) > 8 or not stems & more:
                continue
            if _ALL.search(label):
                continue  # itself the total of several years
            total = _ALL.search(other) and len(stems & more) >= 2
            stage = _GRANTED.search(label) and _FILED.search(other) and not _GRANTED.search(other)
            if total or (stage and not regex.search(r"\bwho\b", other)):
                yield [part], [whole]


def _members(frame: Frame) -> Iterator[Pair]:
    """ "Group revenue: {m} ... Toys: {m} ... Books: {m}" on one line."""
    for match in _GROUP.finditer(frame.text):
        whole = frame.claim(match["whole"])
        parts = [frame.claim(found["m"]) for found in _MEMBER.finditer(frame.text, match.end())]
        parts = [part for part in parts if exact(part) and same_money([part, whole]) and part.id != whole.id]
        if len(parts) > 1 and exact(whole):
            yield parts, [whole]


def _segments(context: Context) -> Iterator[Pair]:
    wholes = [claim for _, _, claim in _all(context, _REVENUE, "m")]
    for _, match, part in _all(context, _SEGMENT, "m"):
        like = [whole for whole in wholes if same_money([part, whole]) and whole.id != part.id]
        if like and not _NO_SEGMENT.search(match["name"]) and not context.in_headline(part):
            yield [part], like


def _given(context: Context) -> Iterator[Pair]:
    gifts = _all(context, _GIVEN, "m")
    wholes = [claim for _, match, claim in gifts if _FOR_ALL.match(match["to"])]
    for _, match, part in gifts:
        if _TO_ONE.match(match["to"]) and wholes and same_money([part, *wholes]):
            yield [part], wholes
