"""FC512: a length in hours or minutes must fit the times of day between which it lasts."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import regex

from factcheck.model import Apply, Claim, Compare, Const, Expression, Kind, Ref, Relation, Tie
from factcheck.relate.calendar import LENGTH, TIME, written
from factcheck.relate.context import Context
from factcheck.relate.frame import Frame
from factcheck.relate.rule import Rule

_SPAN = regex.compile(rf"(?:\b(?:from|between) )?{TIME}(?: ?[-–—] ?| (?:to|until|till|and|through) ){TIME}")
# "a six-hour session", "for six hours", "lasting 90 minutes", "(six hours)", "six hours later"
_APPOSED = regex.compile(
    rf"(?:^|[,(–—:;] ?|\b)(?:in )?(?P<how>a|an|the|this|its|lasting|lasts|lasted|for|over|during|of|was|were"
    rf"|took|takes|is|gives|giving|making)? ?(?:full |whole |total of |almost |nearly )?{LENGTH}"
)
_OTHER = regex.compile(
    r"\b(?:with|including|includes|each|per|every|of (?:teaching|training|which)|break|slots?|sessions|notice"
    r"|before|after|earlier|later|ago|parking|free|course|two-part|part of|old)\b"
)
_BESIDE = regex.compile(r"(?:,| –| -|:)? ?\(?(?:(?:a|an|some|in all) |a total of )?\{t(?P<id>\d+)\}(?! of\b)")
_MINUTES = {"hour": 60, "minute": 1}
_DAY = 24 * 60


def relate(context: Context) -> Iterator[Relation]:
    """Yield, for each pair of times with one length beside it, length = end - start in minutes."""
    for frame in context.frames:
        spans = list(_SPAN.finditer(frame.text))
        lengths = [claim for claim in frame.slots("t") if claim.unit in _MINUTES and isinstance(claim.value, Fraction)]
        if len(spans) == 1 and len(lengths) > 1:
            # "from 6.30pm to 11pm, four and a half hours in all, with a talk of 30 minutes": the one beside the times
            beside = _BESIDE.match(frame.text, spans[0].end())
            lengths = [length for length in lengths if beside is not None and length.id == int(beside["id"])]
        if len(spans) == 1 and len(lengths) == 1:
            yield from _apposed(context, frame, spans[0], lengths[0])
            continue
        later = _LATER.search(frame.text)
        times = frame.slots("h")
        if later is None or _DAYS_ON.search(frame.text) or len(lengths) != 1:
            continue
        ends = len(times) == 2 and times[0].value and times[1].value
        if ends and lengths[0].id == int(later["id"] or later["id2"]):
            yield relation(lengths[0], times[0], times[1], Tie.LIKELY)
    yield from _across(context)
    yield from _called(context)


_CALLED = regex.compile(
    r"^(?:The|Each|Every|This|These|That) \{t(?P<id>\d+)\}[ -]?(?:long )?(?:class|session|meeting|course|show|"
    r"concert|event|service|lesson|talk|"
    r"workshop|tour|walk|performance|shift|opening|clinic|fair|display|closure|slot|visit|match|exam|test)s?\b"
)


# "The walk starts at 10am and ends at 2.30pm. It lasts three and a half hours."
_STARTS = regex.compile(
    rf"\b(?:starts?|started|begins?|began|opens?|opened|leaves?|left|sets? off)\b[^{{}}.;]{{0,24}} "
    rf"{TIME}[^{{}}.;]{{0,20}}\b(?:ends?|ended|finish(?:es|ed)?|"
    rf"closes?|closed|arrives?|arrived|returns?|returned|gets? back|is back)\b[^{{}}.;]{{0,24}} {TIME}"
)
_LASTS = regex.compile(
    r"^(?:It|They|The \p{Ll}+(?: \p{Ll}+)?|That) (?:lasts?|lasted|takes?|took|runs? for|ran for|is|was|goes on "
    r"for|gives) (?:for )?\{t(?P<id>\d+)\}(?! of\b)"
)


def _called(context: Context) -> Iterator[Relation]:
    """ "The class meets from 6.30pm to 8pm. Each two-hour class costs £9"."""
    for index, frame in enumerate(context.frames[1:], 1):
        match = _CALLED.match(frame.text) or _LASTS.match(frame.text)
        before = context.frames[index - 1]
        spans = list(_SPAN.finditer(before.text)) or list(_STARTS.finditer(before.text))
        if match is None or len(spans) != 1 or len(before.slots("h")) != 2 or len(frame.slots("th")) != 1:
            continue
        length, start, end = frame.claim(match["id"]), before.claim(spans[0][1]), before.claim(spans[0][2])
        if length.unit in _MINUTES and isinstance(length.value, Fraction) and start.value and end.value:
            yield relation(length, start, end, Tie.LIKELY)


# "failed at 14:20 and came back at 17:50, three and a half hours later"; "...; six hours later, at 17:50, ..."
_LATER = regex.compile(
    rf"{TIME}[^{{}}.]{{3,80}}(?:{TIME}[^{{}}.]{{0,20}},? (?:some |about |almost |nearly |just |only "
    rf")?\{{t(?P<id>\d+)\}} (?:later|afterwards|after)\b"
    rf"|\{{t(?P<id2>\d+)\}} (?:later|afterwards),? (?:at )?{TIME})"
)
_DAYS_ON = regex.compile(
    r"\b(?:next (?:day|morning|afternoon)|following (?:day|morning)|days? later|\{d\d+\}[^.;]{0,200}\{d\d+\})\b"
)
# "Between the first call and the last boat home lay five and a half hours"
_FROM_TO = regex.compile(
    r"\b[Ff]rom (?:the|that|its|our|their) (?P<first>(?:\w{3,16} ){1,3})to (?:the|that|its|our|their|when) "
    r"[^{}.;]{3,100}?"
    r"\b(?:was|took|lasted|made|is|it was|came to) \{t(?P<id>\d+)\}"
)
_BEGAN = regex.compile(r"\{h(?P<time>\d+)\}(?: on \{w(?P<day>\d+)\})?")


def _across(context: Context) -> Iterator[Relation]:
    """The time from the first to the last of two moments told in the sentences before."""
    for index, frame in enumerate(context.frames):
        match = _FROM_TO.search(frame.text)
        if match is None or frame.claim(match["id"]).unit not in _MINUTES:
            continue
        length = frame.claim(match["id"])
        moments = [(f, m) for f in context.frames[:index] for m in _BEGAN.finditer(f.text)]
        # The sentence of the first moment must speak of what the length is counted from.
        nouns = [word for word in match["first"].split() if word not in ("first", "last", "moment", "time")]
        if len(moments) == 2 and nouns and nouns[-1] in moments[0][0].text and not frame.slots("h"):
            (one, start), (other, end) = moments
            days = [f.claim(m["day"]) for f, m in moments if m["day"]]
            known = len(days) != 2 or (int(days[1].tight.low or 0) - int(days[0].tight.low or 0)) % 7 <= 1
            if isinstance(length.value, Fraction) and known:
                yield relation(length, one.claim(start["time"]), other.claim(end["time"]), Tie.LIKELY)


def _apposed(context: Context, frame: Frame, span: regex.Match[str], length: Claim) -> Iterator[Relation]:
    start, end = frame.claim(span[1]), frame.claim(span[2])
    if start.value is None or end.value is None:
        return
    slot = frame.text.find(f"{{t{length.id}}}")
    left, right = (span.end(), slot) if slot > span.end() else (slot, span.start())
    between = frame.text[left:right]
    after = frame.text[slot : slot + 40]
    if regex.search(r"[.;]", between) or len(between) > 70 or _OTHER.search(between) or _OTHER.search(after):
        return
    match = next((match for match in _APPOSED.finditer(frame.text, max(0, slot - 30)) if match.end() >= slot + 3), None)
    sure = slot > span.end() and regex.fullmatch(r",? ?\(?(?:– |- )?(?:a |an )?(?:total of )?", between) is not None
    if match is None or not (sure or match["how"]):
        return
    yield relation(length, start, end, Tie.CERTAIN if sure else Tie.LIKELY)


def relation(length: Claim, start: Claim, end: Claim, tie: Tie) -> Relation:
    """The relation that `length` is the time from `start` to `end`, past midnight where the end is earlier."""
    minutes = _minutes(end) - _minutes(start)
    gone: Expression = Apply("-", (Ref(end.id), Ref(start.id)))
    if minutes <= 0:
        gone = Apply("-", (Apply("+", (Ref(end.id), Const(Fraction(_DAY), "24 hours"))), Ref(start.id)))
        minutes += _DAY
    per = _MINUTES[length.unit or "minute"]
    right = gone if per == 1 else Apply("/", (gone, Const(Fraction(per), "60 minutes")))
    hours = f"{float(Fraction(minutes, 60)):.3g} hours" if minutes >= 60 else f"{minutes} minutes"
    return Relation(
        "time-span-mismatch",
        (length.id, start.id, end.id),
        Compare(Ref(length.id), "=", right),
        tie,
        f"From {written(start)} to {written(end)} is {hours}, not “{written(length)}”: check the times and the length.",
    )


def _minutes(claim: Claim) -> int:
    assert claim.kind is Kind.TIME
    assert isinstance(claim.value, str)
    hours, minutes = claim.value.split(":")
    return int(hours) * 60 + int(minutes)


RULE = Rule(
    code="FC512",
    name="time-span-mismatch",
    summary="The stated hours do not fit the times of beginning and end.",
    finds="A length in hours or minutes beside two times of day: “from 9am to 4pm, a six-hour session”.",
    why="People plan lifts, shifts and child care by these times.",
    silent="With teaching time, breaks or parts of the span, and where several lengths stand in the sentence.",
    bad="The course in Marbeck runs from 9am to 4pm, a six-hour session.",
    good="The course in Marbeck runs from 9am to 4pm, a seven-hour session.",
    checks=("E12",),
    relate=relate,
)
