"""Dates that the words of a text put in order, beyond a range and the stages of a case.

    stood at $8 billion in 2020, and is put at $14 billion by 2028               base year <= year projected for
    climbed from 71 in 2018 to 95 in 2023                                        from <= to
    warned on 4 June, cut the water on 6 June and later                          first <= next
    The bridge shut on 12 May ... Walkers were back on 9 July                    closed <= open again
    Between 2005 and 2007 he is accused of ... In 2014, the victims reported     offence <= report

Each is yielded as (earlier date, later date, the words that say so).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import regex

from factcheck.model import Claim, Span
from factcheck.relate.calendar import DATE, WEEKDAY, is_dated

if TYPE_CHECKING:
    from factcheck.relate.context import Context

__all__ = ["Sequence", "again", "sequences"]

Sequence = tuple[Claim, Claim, Span]

_FIRST, _LAST, _DATE = (DATE.replace("(", f"(?P<{name}>", 1) for name in ("first", "last", "date"))
_NO_YEAR = r"(?:[^.;{}]|\{(?![yd])[a-z]\d{1,6}\})"
_DAY_BEFORE = rf"(?:{WEEKDAY},? )?(?:the )?"
_IN_SENTENCE = (
    regex.compile(
        rf"\b(?:in|by|at the end of) \{{y(?P<first>\d+)\}}{_NO_YEAR}{{0,140}}?\b(?P<cue>(?:project|forecast|predict|"
        rf"anticipat|expect|estimat|poised|set to)\w*){_NO_YEAR}{{0,90}}? by (?:the end of )?\{{y(?P<last>\d+)\}}"
    ),
    regex.compile(
        rf"\b(?P<cue>from) (?:[\w-]{{2,14}} ){{0,3}}\{{[nmpuv]\d+\}}(?: [a-z]{{2,14}}){{0,3}} in {_FIRST}"
        rf"{_NO_YEAR}{{0,40}}? to (?:[\w-]{{2,14}} ){{0,3}}\{{[nmpuv]\d+\}}(?: [a-z]{{2,14}}){{0,3}} (?:in|by) "
        rf"{_LAST}"
    ),
    regex.compile(
        rf"\b(?:on|in|as of) {_DAY_BEFORE}{_FIRST},? {_NO_YEAR}{{3,80}}? (?:on|in|as of) "
        rf"{_DAY_BEFORE}{_LAST},? and (?P<cue>later|then|finally|eventually|subsequently)\b"
    ),
    regex.compile(
        rf"\b(?:on|in) {_DAY_BEFORE}{_FIRST},? {_NO_YEAR}{{0,90}}?\b(?:and|before) "
        rf"(?P<cue>later|then|eventually|subsequently|finally)\b(?! known){_NO_YEAR}{{0,50}}? (?:on|in) "
        rf"{_DAY_BEFORE}{_LAST}"
    ),
)
_ON = rf"(?:on|in|from|since) {_DAY_BEFORE}"
_ANY = r"(?:[^.;{}]|\{(?![ydt])[a-z]\d{1,6}\})"
_WIDE = r"(?:[^.;{}]|\{[a-z]\d{1,6}\})"
_STARTS = (
    r"(?:born|founded|established|opened|launched|built|began|begun|started|joined|bought|acquired|enrolled|planted|"
    r"introduced|signed|filed|proposed|elected|hired|married|met|taken out|granted|awarded|issued|planned)"
)
_ENDS = (
    r"(?:closed|ended|finished|completed|sold|graduated|retired|resigned|left|became|promoted|rebuilt|extended|"
    r"expanded|renovated|refurbished|re-?opened|rejoined|approved|ratified|demolished|died|cancelled|withdrawn|"
    r"relaunched|returned|"
    r"divorced|re-?elected|appointed|expires?|expired|falls? due|matures?|repaid|married|moved)"
)
# (pattern, whether the first date told is the earlier one)
_TOLD = (
    (regex.compile(
        rf"\b{_STARTS}\b{_ANY}{{0,50}}? {_ON}{_FIRST},? (?:and|but|then|before)\b{_ANY}{{0,30}}?\b(?P<cue>{_ENDS})\b"
        rf"{_ANY}{{0,50}}? {_ON}{_LAST}"), True),
    (regex.compile(rf"{_ON}{_FIRST},? (?:just |soon )?(?P<cue>after)\b(?! \{{){_ANY}{{3,70}}? {_ON}{_LAST}"), False),
    (regex.compile(rf"{_ON}{_FIRST},? (?P<cue>having)\b{_ANY}{{3,60}}? {_ON}{_LAST}"), False),
    (regex.compile(rf"{_ON}{_FIRST},? (?P<cue>before)\b(?! \{{){_ANY}{{3,60}}? {_ON}{_LAST}"), True),
    (regex.compile(
        rf"(?:^|[–—-] )(?P<cue>Before|Prior to|Ahead of) [a-z]+ing\b{_ANY}{{0,50}}? {_ON}{_FIRST},{_WIDE}{{3,90}}? "
        rf"(?:{_ON}|(?:to|until|through) ){_LAST}(?! to)"), False),
    (regex.compile(
        rf"(?:^|[–—-] )(?P<cue>After) [a-z]+ing\b{_ANY}{{0,50}}? {_ON}{_FIRST},{_ANY}{{3,90}}? {_ON}{_LAST}"), True),
)  # fmt: skip
_UNTOLD = regex.compile(
    r"\b(?:not|never|without|whether|each|every|annual(?:ly)?|fiscal|compared|versus)\b", regex.IGNORECASE
)
# "It had shut on 9 May 2022"; "the lift stood still, as it did from 14 June until its first run"
# "was arrested on 14 May and charged on 11 May": one verb after the other, as they happened
_IN_TURN = tuple(
    regex.compile(
        rf"\b(?:{first})\b[^.;{{}}]{{0,50}}? (?:on|in) {_DAY_BEFORE}{_FIRST},?[^.;{{}}]{{0,40}}?\b(?:and|then|"
        rf"before being|but)\b"
        rf"[^.;{{}}]{{0,20}}?\b(?P<cue>{then})\b[^.;{{}}]{{0,50}}? (?:on|in) {_DAY_BEFORE}{_LAST}"
    )
    for first, then in (
        (r"arrested", r"charged|bailed|released|sentenced|convicted|appeared|remanded"),
        (r"charged", r"convicted|sentenced|jailed|acquitted|tried|found guilty"),
        (r"born", r"died|buried|married"),
        (r"died", r"buried|cremated"),
        (
            r"set (?:off|out|sail)|left|departed|sailed|took off|launched",
            r"arrived|returned|reached|landed|docked|came back|got back",
        ),
        (r"went missing|disappeared|was last seen|vanished|stolen", r"found|recovered|rescued|returned|spotted"),
        (r"applied|submitted", r"approved|granted|rejected|refused|accepted"),
        (r"opened|began|started|launched", r"closed|ended|finished|concluded|completed"),
        (r"closed|shut", r"re-?opened"),
        (r"admitted to hospital|admitted|taken ill|fell ill|injured", r"discharged|recovered|died|went home"),
        (r"ordered|commissioned", r"delivered|arrived|installed"),
        (r"appointed|elected|joined|hired", r"resigned|retired|left|stepped down|dismissed|sacked"),
        (r"published|issued|announced", r"withdrawn|corrected|cancelled|withdrew"),
    )
)
# "As office manager she took money between January 2014 and November 2016. ... Her employment ended in October 2016"
_WHILE_EMPLOYED = regex.compile(
    rf"(?=[^.;]{{0,220}}\b(?P<cue>employ\w*|bookkeeper|manager|accountant|worked (?:as|for|at)|job|position|"
    rf"company card|treasurer|clerk|controller)\b)"
    rf"[^.;{{}}]{{0,160}}\b(?:[Bb]etween|[Ff]rom)(?: approximately| about| around)? {_FIRST},? (?:and|to|through|"
    rf"until)(?: approximately| about| around)? "
    rf"{_LAST}"
)
_JOB_ENDED = regex.compile(
    r"\b(?P<cue>(?:employment|job|contract) (?:was|had been|were)? ?(?:terminated|ended|ceased)|was (?:fired|"
    r"dismissed|let go|sacked|terminated)|"
    rf"resigned|left (?:the|her|his) (?:company|firm|job|post|position))\b[^.;{{}}]{{0,40}}? (?:on|in) "
    rf"{_DAY_BEFORE}{_DATE}"
)
_CLOSED = regex.compile(
    rf"\b(?P<cue>(?:had|has|have) (?:been )?(?:closed|shut|stopped|suspended|out of (?:action|use|service)|laid up))\b"
    rf"[^.;{{}}]{{0,30}}? (?:on|in|since) {_DAY_BEFORE}{_DATE}"
    rf"|\b(?P<cue>closed|shut|laid up|out of (?:action|use|service)|suspended)\b[^.;{{}}]{{0,40}} from {_DAY_BEFORE}"
    rf"{_DATE} (?:until|till) (?:that|the|its|this|they|it)\b(?![^.;]{{0,30}}\{{[dy])"
)
_AGAIN = regex.compile(
    rf"\b(?P<cue>re-?open(?:ed|s)|resum(?:ed|es)|back (?:in|on|at|to)|return(?:ed|s)|again|restart(?:ed|s))\b"
    rf"[^.;{{}}]{{0,60}}? (?:on|in) {_DAY_BEFORE}{_DATE}"
)
_ACCUSED = regex.compile(
    rf"^(?:On|In|Between|From)(?: or about)? {_DAY_BEFORE}{_DATE}.{{0,120}}?\b(?P<cue>(?:is|are) "
    r"accused of)\b"
)
_REPORT = regex.compile(
    rf"^(?:On|In) {_DAY_BEFORE}{_DATE},? [^.;{{}}]{{0,60}}?\b(?P<cue>reported|disclosed|"
    r"discovered|was reviewing|contacted|told (?:a|her|his|their))\b"
)
_LATER = regex.compile(
    rf"^(?P<cue>Later|Subsequently|Afterwards|After that|Eventually|Then)\b[^.;{{}}]{{0,50}}? (?:on|in) {_DAY_BEFORE}"
    rf"{_DATE}"
)
# "According to the complaint filed on 2 June 2014"; "entered a consent decree ... on Friday, 20 June 2014"
_FILED = regex.compile(
    rf"\b(?P<cue>(?:complaint|lawsuit|suit|petition)(?: was)? filed)\b[^.;{{}}]{{0,50}}? on {_DAY_BEFORE}{_DATE}"
)
_ENTERED = regex.compile(
    rf"\b(?P<cue>entered (?:a|an|the) (?:[\w-]{{2,12}} ){{0,2}}(?:consent decree|decree|judgment|injunction|order))\b"
    rf"(?:[^;{{}}]|\{{[wn]\d{{1,6}}\}}){{0,200}}? on {_DAY_BEFORE}{_DATE}"
)
_REACH = 5  # sentences
_FUTURE = regex.compile(r"\b(?:will|once more|next|planned|again for)\b")


def sequences(context: Context) -> Iterator[Sequence]:
    """Every pair of dates (earlier, later) that the text puts in order in one of the ways above."""
    for frame in context.frames:
        for pattern in _IN_SENTENCE:
            for match in pattern.finditer(frame.text):
                yield frame.claim(match["first"]), frame.claim(match["last"]), frame.span(*match.span("cue"))
        for pattern in _IN_TURN:
            for match in pattern.finditer(frame.text):
                if not regex.search(
                    r"\b(?:offence|committed|alleged|for the|on suspicion of|previous|had been)\b",
                    match[0].partition(match["cue"])[2],
                ):
                    yield frame.claim(match["first"]), frame.claim(match["last"]), frame.span(*match.span("cue"))
        for pattern, forward in _TOLD:
            for match in pattern.finditer(frame.text):
                first, last = frame.claim(match["first"]), frame.claim(match["last"])
                if not _UNTOLD.search(match[0]):
                    yield (*((first, last) if forward else (last, first)), frame.span(*match.span("cue")))
    yield from _one_block(context)
    filed, entered = (_only(context, pattern) for pattern in (_FILED, _ENTERED))
    if filed is not None and entered is not None:
        yield filed[0], entered[0], entered[1]
    yield from again(context)
    acts = [(f, m) for f in context.frames if (m := _WHILE_EMPLOYED.search(f.text))]
    ended = _only(context, _JOB_ENDED)
    if ended is not None and len({f.claim(m["last"]).value for f, m in acts}) == 1:
        yield acts[0][0].claim(acts[0][1]["last"]), ended[0], ended[1]


def again(context: Context) -> Iterator[Sequence]:
    """A closure and the return, where the text has one of each."""
    closed = [(f, m) for f in context.frames if (m := _CLOSED.search(f.text)) and not _FUTURE.search(f.text)]
    back = [(f, m) for f in context.frames if (m := _AGAIN.search(f.text)) and not _FUTURE.search(f.text)]
    if len(closed) == len(back) == 1:
        (frame, match), (other, found) = closed[0], back[0]
        first, last = frame.claim(match["date"]), other.claim(found["date"])
        if first.id != last.id:
            yield first, last, other.span(*found.span("cue"))


def _only(context: Context, pattern: regex.Pattern[str]) -> tuple[Claim, Span] | None:
    """The date of what the text tells once, with the words; None if it tells it twice, on two days."""
    found = [(frame, match) for frame in context.frames for match in pattern.finditer(frame.text)]
    if len({frame.claim(match["date"]).value for frame, match in found}) != 1:
        return None
    frame, match = found[0]
    return frame.claim(match["date"]), frame.span(*match.span("cue"))


def _one_block(context: Context) -> Iterator[Sequence]:
    """What follows from one sentence to the next of a paragraph."""
    accused: tuple[int, Claim] | None = None
    before: tuple[int, list[Claim]] = (-1, [])
    for index, frame in enumerate(context.frames):
        block = context.sentences[index].block
        if match := _ACCUSED.search(frame.text):
            recent = accused is not None and index - accused[0] <= _REACH
            accused = accused if recent else (index, frame.claim(match["date"]))
        elif (match := _REPORT.search(frame.text)) and accused is not None and index - accused[0] <= _REACH:
            yield accused[1], frame.claim(match["date"]), frame.span(*match.span("cue"))
        if (match := _LATER.search(frame.text)) and before[0] == block and len(before[1]) == 1:
            yield before[1][0], frame.claim(match["date"]), frame.span(*match.span("cue"))
        before = block, [claim for claim in frame.slots("yd") if is_dated(claim)]
