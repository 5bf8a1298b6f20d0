"""Changes whose figures stand in sentences of their own, tied by the thing counted.

In 2018 the count was of 180 hedges. ... By last autumn it was of 540 hedges. "A fourfold growth in the tally of
ponds ..."                                                        by the thing counted
Divers saw 90 seals in 2021. Last year they saw 135. That is a third more ...           by "that"
In 2020 ten per cent were late. By 2021 it was only seven per cent. The three per cent drop ...
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import regex

from factcheck.model import Claim, Kind
from factcheck.relate.changes import DOWN_VERB, NOUN, UP_VERB, Change, Part, counted, direction_of, parts_of
from factcheck.relate.frame import Frame
from factcheck.relate.lexicon import head_noun, singular
from factcheck.relate.pattern import value
from factcheck.relate.two_times import told_twice

if TYPE_CHECKING:
    from factcheck.relate.context import Context

__all__ = ["across"]

_REACH = 8  # sentences
_THAT = regex.compile(
    r"^[\"“'‘]?(?:(?:that|this|it|which) (?:is|was|represents|represented|marks|marked|makes|amounts to) (?:an? "
    r")?(?:\w{3,12} ){0,2}|"
    rf"(?:the|this|that|such an?) (?:\w{{3,12}} )?(?:{NOUN} of )?)$",
    regex.I,
)
_THE = regex.compile(r"\b(?:the|that|this) $", regex.I)
_IN = regex.compile(
    rf"^[ -](?:\w{{3,12}} )?{NOUN} in (?:the )?(?:number of |total of )?(?P<what>[^{{}},;.]{{2,50}})", regex.I
)
_JUST_NOUN = regex.compile(rf"^[ -](?:\w{{3,12}} )?(?:{NOUN}|more|fewer|less|higher|lower)\b(?! in | of )", regex.I)
_NUMBER_OF = regex.compile(r"\bthe number of (?P<what>[\w' -]{2,40}?) by $", regex.I)
_NUMBER_IS = regex.compile(
    r"\bthe number of (?P<what>[\w' -]{2,40}?) (?:had |has |have )?(?:was|is|were|stood|stands|came|come|fell|"
    r"fallen|rose|risen|gone|went|"
    r"dropped|grew|grown|reached)\b[\w ]{0,16}$",
    regex.I,
)
_SHARE_IS = regex.compile(
    r"\b(?:the|that|this) (?:share|proportion|figure|rate|level) (?:was|is|stood at|had \w+ to) $", regex.I
)
_IN_YEAR = regex.compile(
    r"[^{}.;]{0,40}(?:\{t\d{1,6}\} later,? )?[^{}.;]{0,30}\{[yd](?P<year>\d{1,6})\}[^{}.;]{0,60}?\{n(?P<id>\d{1,6})\} "
    r"(?P<noun>[a-z]{3,20})\b"
)
_HAD_CHANGED = regex.compile(rf"\b(?:had|has|have|having|was|were) (?:\w{{4,14}}ly )?(?P<verb>{UP_VERB}|{DOWN_VERB})\b")
# "a decrease of €6 million in unpaid debts"
_NOUN_OF = regex.compile(rf"\b{NOUN} of (?:an? )?(?:\w{{3,14}} )?$", regex.I)
_IN_WHAT = regex.compile(r"^ in (?:the )?(?:number of |total of )?(?P<what>[^{},;.]{2,50})", regex.I)
_A_AND_B = regex.compile(r"\{[nmu](?P<first>\d{1,6})\} and \{[nmu](?P<second>\d{1,6})\} (?:in|of) ")
_NARROWER = regex.compile(r"\b(?:alone|only|at its|in its)\b", regex.I)


def across(context: Context) -> Iterator[Change]:
    """Every change whose amount stands in another sentence than the figures before and after, or is tied by time."""
    told: set[int] = set()
    for change in _across(context):
        told.update(by.id for by in change.by)
        yield change
    for change in told_twice(context):
        if not told & {by.id for by in change.by}:
            yield change


def _across(context: Context) -> Iterator[Change]:
    used = {by.id for change in context.changes for by in change.by if change.old is not None or change.new is not None}
    for index, frame in enumerate(context.frames):
        for part in parts_of(frame):
            if part.role == "by" and part.claim.id not in used and not _NARROWER.search(frame.text):
                pair = _pair(context, index, frame, part)
                if pair is not None:
                    old, new = pair
                    yield Change(frame, old, new, (part.claim,), part.direction, part.cue, part.start, part.end)
    yield from _gained(context)
    yield from _apposed(context)
    yield from _of_periods(context)
    yield from _next_sentence(context, used)


_WORD = regex.compile(r"\p{L}{4,20}")
_ANOTHER = regex.compile(
    r"\b(?:a further|another|remain(?:ing|der)|also|of (?:them|these|those)|alone|online|abroad|including|target|"
    r"forecast|expected|budget)\b",
    regex.I,
)


def _next_sentence(context: Context, used: set[int]) -> Iterator[Change]:
    """ "Complaints halved last year. The council had 1,240, against 1,980 the year before.": size, then the two."""
    complete: dict[int, list[Change]] = {}
    for change in context.changes:
        if change.old is not None and change.new is not None:
            complete.setdefault(change.new.sentence, []).append(change)
    for index, frame in enumerate(context.frames[:-1]):
        parts = [
            part for part in parts_of(frame) if part.claim.kind in (Kind.PERCENT, Kind.RATIO, Kind.COUNT, Kind.MONEY)
        ]
        if len(parts) != 1 or parts[0].role != "by" or parts[0].claim.id in used or not parts[0].direction:
            continue
        found = complete.get(index + 1, [])
        if len(found) != 1 or found[0].by or _ANOTHER.search(frame.text) or _ANOTHER.search(found[0].frame.text):
            continue
        old, new, by = found[0].old, found[0].new, parts[0].claim
        if old is None or new is None or by.per or old.kind is Kind.PERCENT:
            continue
        if found[0].frame.slots("pqr"):
            continue  # "up to 640 MW from 400 MW, a rise of 60%": it has its own
        noun = counted(found[0].frame, new) or counted(found[0].frame, old)
        words = {singular(word.lower()) for word in _WORD.findall(frame.text)}
        there = {singular(word.lower()) for word in _WORD.findall(found[0].frame.text)}
        same = noun in words if noun else len(words & there - _COMMON) >= 1
        if same and not _OTHER_SCOPE.search(found[0].frame.text) and _alike(old, new):
            yield Change(frame, old, new, (by,), parts[0].direction, parts[0].cue, parts[0].start, parts[0].end)


_COMMON = frozenset("year last from with that this were have been month before than more compared against".split())
_OTHER_SCOPE = regex.compile(r"\b(?:quarter|half|weekly|daily|average|per (?:cent|head|person))\b", regex.I)


def _of_periods(context: Context) -> Iterator[Change]:
    """ "In 2019, 161 trams were late ... A year later, in 2020, things were better, with 187 trams late"."""
    dated = [(frame, *first) for frame in context.frames if (first := _first_of_period(frame)) is not None]
    for number, (frame, year, noun, new) in enumerate(dated):
        found = [(claim, when) for _, when, what, claim in dated[:number] if what == noun and when < year]
        word = _HAD_CHANGED.search(frame.text)
        if word is None or len(found) != 1 or not _alike(found[0][0], new):
            continue
        direction = direction_of(frame.text)  # none where the sentence speaks of a rise and of a fall
        others = [part for part in parts_of(frame) if part.role]
        if direction and direction == direction_of(word["verb"]) and not others:
            place = frame.span(*word.span("verb"))
            yield Change(frame, found[0][0], new, (), direction, place, 0, len(frame.text))


def _first_of_period(frame: Frame) -> tuple[int, str, Claim] | None:
    """The year that a sentence begins with, and its first count with the word behind it."""
    match = _IN_YEAR.match(frame.text)
    if match is None:
        return None
    year, claim = frame.claim(match["year"]), frame.claim(match["id"])
    if not str(year.value)[:4].isdigit() or value(claim) is None:
        return None
    return int(str(year.value)[:4]), singular(match["noun"].lower()), claim


_WILL = regex.compile(r"\b(?:will|would|could|may|might)\b[^.;{}]{0,120}$")


# "Adding 24 cafes in that time": how many more, between two figures told before
_GAINED = regex.compile(
    r"\b(?P<verb>adding|added|gaining|gained|losing|lost|shedding|shed|opening|closing|putting on|an extra|another) "
    r"\{n(?P<by>\d{1,6})\}(?: (?:new|more|extra))?(?P<what>(?: [a-z-]{3,16}){1,2}?) "
    r"(?:in|over|within|during|since) (?:that|this|those|these|the) (?:time|period|span|same|\{t\d{1,6}\}|years?|"
    r"then|start)",
    regex.I,
)
_LOST = ("losing", "lost", "shedding", "shed", "closing")


def _gained(context: Context) -> Iterator[Change]:
    for index, frame in enumerate(context.frames):
        for match in _GAINED.finditer(frame.text):
            by = frame.claim(match["by"])
            pair = _same_thing(context, index, head_noun(match["what"]), apart=False)
            if pair is not None:
                down = match["verb"].lower() in _LOST
                place = frame.span(*match.span("verb"))
                yield Change(frame, *pair, (by,), -1 if down else 1, place, *match.span())


# "Last summer they made 4,850, an increase that the club put down to the weather"
_APPOSED = regex.compile(
    rf"\{{(?P<kind>[nmuv])(?P<new>\d{{1,6}})\}}(?P<noun>(?: [a-z-]{{3,16}}){{0,2}}?)"
    rf"(?: (?:in|by|at|on) [^{{}},;]{{3,30}})?"
    rf"(?:, | – | - | \()(?:which (?:is|was) |representing |marking )?an? (?:\w{{3,12}} )?(?P<cue>{NOUN})\b"
    r"(?! of (?:about |some |nearly |over |more than )?\{| from| on | in \{)",
    regex.I,
)


def _apposed(context: Context) -> Iterator[Change]:
    """A figure with "an increase" behind it, and the only one of its sort in the sentence before."""
    for index, frame in enumerate(context.frames):
        match = _APPOSED.search(frame.text) if index else None
        if match is None or any(part.role for part in parts_of(frame)):
            continue
        new = frame.claim(match["new"])
        before = [c for c, _ in _amounts(context, index - 1) if (c.kind, c.unit) == (new.kind, new.unit)]
        if len(before) != 1 or before[0].sentence != new.sentence - 1 or not _alike(before[0], new):
            continue
        old, noun = before[0], counted(frame, new)
        same = noun == counted(context.frames[index - 1], old) if noun else bool(old.event) and old.event == new.event
        if same and _later(context, old, new) and not _ANOTHER.search(frame.text):
            place = frame.span(*match.span("cue"))
            yield Change(frame, old, new, (), direction_of(match["cue"]), place, *match.span())


_EARLIER_TIME = regex.compile(
    r"\b(?:the (?:year|month|season|week|summer|winter) before|a (?:year|decade|month|week) (?:earlier|ago|before)|"
    r"previous(?:ly)?|the preceding|in the past|before (?:that|then)|(?:last|prior) (?:year|month|season)|years? "
    r"(?:ago|before|earlier))\b",
    regex.I,
)


def _later(context: Context, old: Claim, new: Claim) -> bool:
    """Whether the second of two figures is of a later time, as far as the two say."""
    if old.when is not None and new.when is not None and old.when.low is not None and new.when.low is not None:
        return old.when.low < new.when.low
    here, there = context.sentence_text(new.sentence), context.sentence_text(old.sentence)
    if _EARLIER_TIME.search(here) and not regex.search(r"\b(?:last|this) ", here):
        return False
    timed = regex.compile(r"\b(?:(?:19|20)\d\d|last|this|now|today|later|then|since|year|month|season|summer|winter|"
                          r"spring|autumn|week)\b", regex.I)  # fmt: skip
    return timed.search(here) is not None and (timed.search(there) is not None or old.when is not None)


def _pair(context: Context, index: int, frame: Frame, part: Part) -> tuple[Claim, Claim] | None:
    ahead, behind = frame.text[: part.start], frame.text[part.end :]
    if _WILL.search(ahead):
        return None  # "There are 864 stoves. The scheme will cut their number by 40 per cent.": not told of the past
    what = _IN.search(behind) or _NUMBER_OF.search(ahead) or (_NOUN_OF.search(ahead) and _IN_WHAT.search(behind))
    if what is not None:
        noun = head_noun(" " + what["what"])
        return _same_thing(context, index, noun) or _both_next(context, index, part.claim, what["what"])
    if part.claim.kind is Kind.PERCENT and _THE.search(ahead) and _JUST_NOUN.search(behind):
        shares = _shares(context, index)
        if shares is not None:
            return shares
    if _THAT.search(ahead) and _JUST_NOUN.search(behind) and index:
        # "Costs are to come down from $8.7 million to $5.1 million. The $3.6 million cut is ..."
        last = [
            c
            for c in context.changes
            if c.frame is context.frames[index - 1] and c.old is not None and c.new is not None
        ]
        if len(last) == 1 and last[0].old is not None and last[0].new is not None:
            return last[0].old, last[0].new
    if _THAT.search(ahead) and (ahead.endswith(" of ") or _JUST_NOUN.search(behind)):
        return _last_two(context, index)
    return None


def _amounts(context: Context, index: int) -> list[tuple[Claim, str]]:
    """The counts, sums and measures of a sentence with what each counts, "" where that is left out."""
    frame = context.frames[index]
    out = []
    for part in parts_of(frame):
        if part.claim.kind in (Kind.COUNT, Kind.MONEY, Kind.MEASURE) and value(part.claim):
            number_of = _NUMBER_IS.search(frame.text[: part.start])
            noun = head_noun(" " + number_of["what"]) if number_of else counted(frame, part.claim)
            out.append((part.claim, noun))
    return out


def _same_thing(context: Context, index: int, noun: str, *, apart: bool = True) -> tuple[Claim, Claim] | None:
    """The only two different counts of this thing in the sentences before, the earlier in time first.

    A bare count goes on with the thing of the one before it: "carried 96,000 cars. The year before, it carried 80,000".
    """
    found: list[Claim] = []
    for at in range(max(0, index - _REACH), index):
        for claim, what in _amounts(context, at):
            goes_on = not what and found and claim.sentence - found[-1].sentence <= 1
            told = goes_on and (bool(claim.event) and claim.event == found[-1].event)
            if noun and (what == noun or told):
                found.append(claim)
    if any("respectively" in context.frames[claim.sentence].text for claim in found):
        return None
    if len(found) != 2 or (apart and found[0].sentence == found[1].sentence) or not _alike(*found):
        return None
    old, new = found
    behind = context.words(context.sentences[new.sentence].span.start, context.sentences[new.sentence].span.end)
    turned = old.sentence != new.sentence and _EARLIER_TIME.search(behind) and not regex.search(r"\b[Ll]ast\b", behind)
    if old.when is not None and new.when is not None and old.when.low is not None and new.when.low is not None:
        turned = new.when.low < old.when.low
    return (new, old) if turned else (old, new)


def _both_next(context: Context, index: int, by: Claim, what: str) -> tuple[Claim, Claim] | None:
    """ "a decrease of €6m in debts. ... €41m and €47m in unpaid debts as of June 2023 and March 2023"."""
    if index + 1 >= len(context.frames):
        return None
    frame = context.frames[index + 1]
    match = _A_AND_B.search(frame.text)
    dates = [c for c in frame.slots("dy", match.end()) if c.tight.low is not None] if match else []
    if match is None or len(dates) != 2 or " ".join(what.split()[:2]).lower() not in frame.text.lower():
        return None
    first, second = frame.claim(match["first"]), frame.claim(match["second"])
    if first.kind is not by.kind or not _alike(first, second):
        return None
    later = (dates[0].tight.low or 0) > (dates[1].tight.low or 0)
    return (second, first) if later else (first, second)


def _last_two(context: Context, index: int) -> tuple[Claim, Claim] | None:
    """The last figure of the sentence before, and the nearest earlier one of the same thing."""
    if index == 0 or not (last := _amounts(context, index - 1)):
        return None
    new, noun = last[-1]
    if not noun:
        # "Last year they saw 135." leaves the seals of the sentence before out.
        earlier = _amounts(context, index - 2) if index > 1 and len(last) == 1 else []
        return (earlier[0][0], new) if earlier and earlier[0][1] and _alike(earlier[0][0], new) else None
    for at in range(index - 1, max(-1, index - _REACH), -1):
        for claim, what in reversed(_amounts(context, at)):
            if claim is not new and what == noun and claim.span < new.span:
                return (claim, new) if _alike(claim, new) else None
    return None


def _shares(context: Context, index: int) -> tuple[Claim, Claim] | None:
    """Two percentages where the later is "the share": "8% were late. In March the share was 11%"."""
    percents: list[tuple[Claim, bool]] = []
    for at in range(max(0, index - 5), index):
        frame = context.frames[at]
        for part in parts_of(frame):
            if part.claim.kind is Kind.PERCENT:
                percents.append((part.claim, _SHARE_IS.search(frame.text[: part.start]) is not None))
    if len(percents) == 2 and percents[1][1]:
        return percents[0][0], percents[1][0]
    return None


def _alike(old: Claim, new: Claim) -> bool:
    a, b = value(old), value(new)
    return (
        (old.kind, old.unit) == (new.kind, new.unit) and a is not None and b is not None and 0 < a <= 20 * b <= 400 * a
    )
