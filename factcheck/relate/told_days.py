"""Days that the telling puts in order, where no word such as "before" says so.

    was first in court on 2 September ... is due to be arraigned on 4 September      what was <= what will be
    On 19 August, he wrote ... On 26 August, he came to the gate                     told one after the other
    payable 13 June to holders of record on 11 June                                 record <= payment
    register by 5 December ... the workshop will be held on 10 December              deadline <= event

Each is yielded as (earlier day, later day, the words that say so).
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from fractions import Fraction

import regex

from factcheck.model import BlockKind, Claim, Kind, Span
from factcheck.relate.calendar import DAY, WEEKDAY, day_of, is_dated, is_sure
from factcheck.relate.context import Context
from factcheck.relate.reported import STAGES, events
from factcheck.relate.tense import told_past
from factcheck.relate.verb_group import Lies, date_lies, goes_on

__all__ = ["told_days"]

Told = tuple[Claim, Lies, Span]

_NEAR = 2  # sentences
_FRONT = 40  # characters
_MONTH = len("2024-06")
_PAID, _RECORD, _DUE = (DAY.replace("(", f"(?P<{name}>", 1) for name in ("paid", "record", "due"))
_ON = rf"(?:on |as of |at the close of (?:business|trading) on |by )?(?:or about )?(?:{WEEKDAY},? )?"
_GAP = r"(?:[^.;{}]|\{(?![d])[a-z]\d{1,6}\})"
_DIVIDEND = (
    regex.compile(
        rf"\b(?P<cue>payable|(?:will be|to be|be) (?:paid|distributed)|payment date)\b{_GAP}{{0,30}}?{_ON}{_PAID}"
        rf"{_GAP}{{0,60}}?\bof record\b{_GAP}{{0,40}}?{_ON}{_RECORD}"
    ),
    regex.compile(
        rf"\b(?P<cue>(?:holders|members|owners) of record|record date)\b{_GAP}{{0,40}}?{_ON}{_RECORD}{_GAP}{{0,60}}?"
        rf"\b(?:payable|paid|payment|distributed)\b{_GAP}{{0,30}}?{_ON}{_PAID}"
    ),
)
_BY = regex.compile(
    rf"\b(?P<cue>(?:register|RSVP|sign up|apply|reserve|registrations?|submitted|submit|enter|entries|tickets)\b{_GAP}"
    rf"{{0,40}}? (?:by|before|no later than|until)) (?:{WEEKDAY},? )?{_DUE}"
)
_RANGE_OF = regex.compile(r"(?:\d ?[-–—]|\b(?:week|month|day|weekend) of)\W{0,2}$")
_STARTS = regex.compile(r"(?:On|At|Around|About|Just|Shortly|Early|Late)\b")
_IN = regex.compile(r"(?i)\b(?:in|by|until|since)$")
_OTHER_TELLING = regex.compile(
    r"\b(?:had|earlier|previously|before|meanwhile|separately|also|another|other)\b", regex.I
)


def told_days(context: Context) -> Iterator[tuple[Claim, Claim, Span]]:
    """Yield the pairs of days of a draft that its telling puts in order."""
    told = list(_told(context))
    yield from _past_and_to_come(context, told)
    yield from _one_after_another(context, told)
    for frame in context.frames:
        for pattern in _DIVIDEND:
            for match in pattern.finditer(frame.text):
                record, paid = frame.claim(match["record"]), frame.claim(match["paid"])
                yield record, paid, frame.span(*match.span("cue"))
    yield from _deadlines(context, told)


def _told(context: Context) -> Iterator[Told]:
    """The days, months and years that the words put behind or ahead."""
    for claim in context.claims:
        if not is_dated(claim) or not claim.text[-4:].strip("stndrh").isdigit():
            continue  # "June", "last year"
        if context.block(claim).kind is BlockKind.BOILERPLATE:
            continue
        verb = told_past(context, claim) if is_sure(claim) else None
        if verb is not None:
            yield claim, Lies.BEHIND, verb
        elif (found := date_lies(context, claim)) is not None:
            yield claim, *found
        else:
            yield from _read(context, claim)


def _read(context: Context, claim: Claim) -> Iterator[Told]:
    if claim.kind is Kind.YEAR and not _IN.search(context.words(max(0, claim.span.start - 12), claim.span.start)):
        return  # "will carry out the 2019 plan"
    for event in events(context.frames[claim.sentence]):
        if event.date.id == claim.id and not (not event.past and goes_on(context, claim)):
            yield claim, Lies.BEHIND if event.past else Lies.AHEAD, event.span
            return


def _past_and_to_come(context: Context, told: list[Told]) -> Iterator[tuple[Claim, Claim, Span]]:
    """What was lies before what will be; where the release has its date, `future_event` holds each against that."""
    if context.draft.issued is not None:
        return
    past = [one for one in told if one[1] is Lies.BEHIND and is_sure(one[0]) and not _ends_range(context, one[0])]
    ahead = [one for one in told if one[1] is Lies.AHEAD and is_sure(one[0])]
    if not past or not ahead:
        return
    last = max(past, key=lambda one: _ends(one[0])[0])
    first = min(ahead, key=lambda one: _ends(one[0])[1])
    yield last[0], first[0], first[2]


def _ends_range(context: Context, claim: Claim) -> bool:
    """ "named the week of 24-30 April after it": what is named may be still to come."""
    return _RANGE_OF.search(context.words(max(0, claim.span.start - 30), claim.span.start)) is not None


def _ends(claim: Claim) -> tuple[Fraction, Fraction]:
    """The first and the last day that a date may be."""
    assert claim.tight.low is not None
    assert claim.tight.high is not None
    return claim.tight.low, claim.tight.high


def _one_after_another(context: Context, told: list[Told]) -> Iterator[tuple[Claim, Claim, Span]]:
    """Sentences that begin with days of one month tell what happened in its order; over longer times they go back."""
    fronts = [
        claim for claim, lies, _ in told if lies is Lies.BEHIND and _is_sure_day(claim) and _in_front(context, claim)
    ]
    for one, two in itertools.pairwise(fronts):
        near = 0 < two.sentence - one.sentence <= _NEAR and two.block - one.block <= 1
        if near and str(one.value)[:_MONTH] == str(two.value)[:_MONTH]:
            start = context.sentences[two.sentence].span.start
            if not (_OTHER_TELLING.search(context.sentence_text(two.sentence)) or _are_stages(context, one, two)):
                yield one, two, Span(start, two.span.start)


def _are_stages(context: Context, one: Claim, two: Claim) -> bool:
    """Whether both are steps before a court, which may be those of two people; `event-order` reads these itself."""
    names = {event.name for claim in (one, two) for event in events(context.frames[claim.sentence])}
    return bool(names) and names <= set(STAGES)


def _is_sure_day(claim: Claim) -> bool:
    return day_of(claim) is not None and is_sure(claim)


def _in_front(context: Context, claim: Claim) -> bool:
    start = context.sentences[claim.sentence].span.start
    return 0 < claim.span.start - start <= _FRONT and _STARTS.match(context.words(start, claim.span.start)) is not None


def _deadlines(context: Context, told: list[Told]) -> Iterator[tuple[Claim, Claim, Span]]:
    """What one must register for by a day comes on that day or later, where the text has one event to come."""
    found = [(frame, match) for frame in context.frames for match in _BY.finditer(frame.text)]
    due = {frame.claim(match["due"]).id: (frame, match) for frame, match in found}
    ahead = {
        str(claim.value): claim
        for claim, lies, _ in told
        if lies is Lies.AHEAD and day_of(claim) is not None and claim.id not in due
    }
    if len(due) == len(ahead) == 1:
        frame, match = found[0]
        yield frame.claim(match["due"]), next(iter(ahead.values())), frame.span(*match.span("cue"))
