"""Lengths of time that stand in another sentence than the beginning and the end that they lie between.

had shut on 9 April ... was opened again on 9 June ... four months without a ferry
joined the league in 1996 ... stayed for 20 years ... retired in 2016
for up to ten years ... starting in 1988 at the earliest and ending on 3 May 1998
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import regex

from factcheck.model import Claim
from factcheck.relate.calendar import DATE, DAYS_IN, WEEKDAY, is_dated, is_sure
from factcheck.relate.sequences import again

if TYPE_CHECKING:
    from factcheck.relate.context import Context
    from factcheck.relate.frame import Frame

__all__ = ["Stretch", "stretches"]

Stretch = tuple[Claim, Claim, Claim]  # length, start, end

_FIRST, _LAST, _DATE = (DATE.replace("(", f"(?P<{name}>", 1) for name in ("first", "last", "date"))
_DATED = rf"[^.;{{}}]{{0,50}}? (?:on|in|since) (?:{WEEKDAY},? )?(?:the )?{_DATE}"
# What begins and what ends it, each said once in the text.
_PAIRS = tuple(
    (regex.compile(rf"\b(?:{start})\b{_DATED}"), regex.compile(rf"\b(?:{end})\b{_DATED}"))
    for start, end in (
        (r"joined|signed (?:for|with)|became", r"retired|left|resigned|stepped down"),
        (r"(?:work|building|construction|works|digging|repairs|restoration|filming) (?:began|started)|began work",
         r"(?:was|were|is) (?:completed|finished)|work (?:ended|finished)|completed"),
        (r"went missing|disappeared|vanished|was last seen", r"was found|were found|was rescued|returned"),
        (r"strike (?:began|started)|walked out|walking out|downed tools",
         r"strike (?:ended|was called off)|went back|back (?:at|to) work|returned to work"),
        (r"(?:campaign|trial|study|siege|tour|journey|voyage|expedition|survey) (?:began|started)|set (?:off|out|sail)",
         r"(?:campaign|trial|study|siege|tour|journey|voyage|expedition|survey) ended|arrived|finished"),
    )
)  # fmt: skip
_LENGTH = regex.compile(
    r"(?:\b(?:for|over|lasted|lasting|spent|took|after|stayed)(?: (?:as long as|more than|at least|about|the|a|an|"
    r"all of|"
    r"almost|nearly|some))? )\{t(?P<id>\d{1,6})\}|\{t(?P<id>\d{1,6})\}(?= (?:without|of (?:closure|work|silence|"
    r"searching|"
    r"repairs|building|waiting)|closed|shut|away|at sea|on (?:the road|strike)|career))"
)
_OTHER = regex.compile(
    r"\b(?:ago|before that|earlier|notice|old|sentence[ds]?|prison|jail|warranty|each|every|per|daily|another|"
    r"remaining|"
    r"extra|average|previous|prior|next|first|probation|parole|short hours|up to|maximum|minimum)\b"
)
_RANGE = regex.compile(
    rf"\b(?:[Ff]rom|[Bb]etween|[Bb]eginning)(?: (?:no earlier than|at least|as early as|in or about|on or about|"
    rf"about|in))"
    rf"{{0,2}} {_FIRST}(?:,? (?:to|until|till|through|and continuing (?:through|until)|and) "
    rf"){{1,2}}(?:(?:at least|in or about|on or about|about|in) ){{0,2}}{_LAST}"
)
_NAME = regex.compile(r"(?<![\p{L}’'])\p{Lu}\p{Ll}{3,}")
_AS_LONG = regex.compile(r"\bfor (?:as long as|more than|at least|nearly|almost|over) \{t(?P<id>\d{1,6})\}")


def stretches(context: Context) -> Iterator[Stretch]:
    """Every length with the one beginning and the one end that it may lie between, in other sentences."""
    for first, last, _ in again(context):
        yield from _between(context, first, last)
    for start, end in _PAIRS:
        began, ended = _only(context, start), _only(context, end)
        if began is not None and ended is not None:
            yield from _between(context, began, ended)
    yield from _of_ranges(context)


def _only(context: Context, pattern: regex.Pattern[str]) -> Claim | None:
    found = [frame.claim(match["date"]) for frame in context.frames for match in pattern.finditer(frame.text)]
    return found[0] if len({claim.value for claim in found}) == 1 and _known(found[0]) else None


def _sure(claim: Claim) -> bool:
    return is_dated(claim) and is_sure(claim)


def _known(claim: Claim) -> bool:
    """Whether a day can be counted from: one with its year, or one of the year that the other end gives."""
    return _sure(claim) or regex.fullmatch(r"--\d\d-\d\d", str(claim.value)) is not None


def _between(context: Context, first: Claim, last: Claim) -> Iterator[Stretch]:
    """The one length that stands between, or right behind, the two sentences."""
    low, high = sorted((first.sentence, last.sentence))
    if not (_known(first) and _known(last)) or high - low > 8:
        return
    found = []
    for index in range(max(0, low - 1), min(len(context.frames), high + 2)):
        frame = context.frames[index]
        for match in _LENGTH.finditer(frame.text):
            length = frame.claim(next(filter(None, match.captures("id"))))
            around = frame.text[max(0, match.start() - 30) : match.end() + 40]
            if length.unit in DAYS_IN and not _OTHER.search(around):
                found.append(length)
    if len(found) == 1:
        yield found[0], first, last


def _of_ranges(context: Context) -> Iterator[Stretch]:
    """ "For as long as two decades" of somebody, with ranges of years told of the same person elsewhere."""
    ranges: list[tuple[Frame, Claim, Claim]] = []
    for frame in context.frames:
        for match in _RANGE.finditer(frame.text):
            first, last = frame.claim(match["first"]), frame.claim(match["last"])
            if _sure(first) and _sure(last):
                ranges.append((frame, first, last))
    for frame in context.frames:
        said = _AS_LONG.search(frame.text)
        if said is None or _OTHER.search(frame.text) or frame.slots("yd"):
            continue
        length = frame.claim(said["id"])
        if length.unit != "year":
            continue
        names = set(_NAME.findall(frame.text))
        for other, first, last in ranges:
            if names & set(_NAME.findall(other.text)) and abs(first.sentence - length.sentence) <= 8:
                yield length, first, last
