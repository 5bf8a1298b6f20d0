"""FC908: figures of periods of different length set against each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

import regex

from factcheck.model import Claim, Kind, Relation, Tie
from factcheck.relate.amounts import number, quoted
from factcheck.relate.context import Context
from factcheck.relate.frame import Frame
from factcheck.relate.rule import Rule
from factcheck.relate.wording import sentence_frame

_AGAINST = regex.compile(
    r"\b(?:against|compared (?:with|to)|as against|versus|vs\.?|up (?:from|on)|down (?:from|on)|down on)\b",
    regex.IGNORECASE,
)
_BEFORE = regex.compile(
    r"\b(?:the (?:year|summer|winter|spring|autumn|season|term) before|the (?:previous|preceding|year-earlier) "
    r"\w+|last (?:year|summer|winter|season|term))\b",
    regex.IGNORECASE,
)
_DAYS = {"day": 1, "week": 7, "fortnight": 14, "month": 30, "quarter": 91, "year": 365}
# Periods named without a figure, in days.
_NAMED = (
    (regex.compile(r"\b(?:half[- ]year|first half|second half|h[12]|half of 20\d\d)\b"), 182),
    (regex.compile(r"\b(?:(?:first|second|third|fourth|last|same|this) quarter|q[1-4])\b"), 91),
    (regex.compile(r"\b(?:last|this|the|in|over|during|same) (?:summer|winter|spring|autumn)\b"), 91),
    (regex.compile(r"\b(?:last|this|in one|in a single|same) month\b"), 30),
    (regex.compile(r"\b(?:last|this|in one|in a single|same) week\b"), 7),
    (
        regex.compile(
            r"\b(?:the )?(?:whole|all|rest) of (?:\{y\d+\}|last year\b)|\bin (?:all of )?\{y\d+\}"
            r"|\b(?:full[- ]year|in (?:the )?(?:previous|whole|entire|last) year|last year|"
                r"(?:the )?year (?:to|before|earlier)|a (?:full|whole) year)\b"
        ),
        365,
    ),
)
_WHEN = regex.compile(
    r"(?:\b(?:in|over|during|for|of|the|to|first|last|same|past|previous|preceding)|['’]s|\{o\d+\}) $"
)
# "in the first three months of this year, against 23 in the same months last year"
_LIKE = regex.compile(
    r"\b(?:same|corresponding|equivalent|comparable|matching) (?:[\w{}-]{1,12} )?"
    r"(?:months?|period|weeks?|days|time|quarter|half|stretch|span|season|term|\{[tdi]\d+\})",
    regex.IGNORECASE,
)
_LEVELS = regex.compile(
    r"\b(?:average|averag\w+|per|a (?:day|week|month|year)|each|rate|daily|weekly|monthly|annual)\b"
)


def relate(context: Context) -> Iterable[Relation]:
    """Yield a question for each pair of counts or sums compared over periods of different length."""
    for sentence in context.sentences:
        if not context.by_sentence.get(sentence.index):
            continue
        frame = sentence_frame(context, sentence.index)
        halves = _halves(context, sentence.index, frame)
        if halves is None or any(_LEVELS.search(half.text.lower()) for half in halves):
            continue
        this, that = halves
        if any(_LIKE.search(half.text) for half in halves):
            continue
        if (own := _period(context, this)) is None or (other := _period(context, that)) is None:
            continue
        amounts = _amount(this), _amount(that)
        if amounts[0] is None or amounts[1] is None or amounts[0].kind is not amounts[1].kind:
            continue
        if max(own, other) > Fraction(5, 4) * min(own, other):
            yield Relation(
                "unlike-periods",
                (amounts[0].id, amounts[1].id),
                None,
                Tie.ASK,
                f"{quoted(amounts[0])} and {quoted(amounts[1])} are of periods of different length: "
                "compare like with like.",
            )


def _halves(context: Context, index: int, frame: Frame) -> tuple[Frame, Frame] | None:
    """The two sides of a comparison: of one sentence, or of a sentence and the one or two before it."""
    against = _AGAINST.search(frame.text)
    if against is not None:
        return _cut(frame, 0, against.start()), _cut(frame, against.end(), len(frame.text))
    if _BEFORE.search(frame.text) is None:
        return None
    for earlier in _earlier(context, index):
        if any(claim.kind is Kind.DURATION for claim in earlier.claims.values()):
            return earlier, frame
    return None


def _earlier(context: Context, index: int) -> Iterator[Frame]:
    for step in range(1, 6):
        if index - step >= 0:
            yield sentence_frame(context, index - step)


def _cut(frame: Frame, start: int, end: int) -> Frame:
    return Frame(frame.text[start:end], frame.places[start : end + 1], frame.claims)


def _period(context: Context, frame: Frame) -> Fraction | None:
    """The length, in days, of the first period that a stretch names."""
    for match in regex.finditer(r"\{([a-z])(\d+)\}", frame.text):
        claim = frame.claim(match[2])
        if claim.kind is Kind.DURATION and claim.unit in _DAYS and (length := number(claim)):
            # "in the six months to June", "when we opened for eight weeks", "this summer's thirteen weeks"
            lead = frame.text[max(0, match.start() - 25) : match.start()].lower()
            if _WHEN.search(lead):
                return length * _DAYS[claim.unit]
    # Periods that are figures of their own ("first quarter", "March") stand in slots: put their words back.
    plain = regex.sub(r"\{[id](\d+)\}", lambda slot: f"{_month(frame.claim(slot[1]))}", frame.text).lower()
    for pattern, days in _NAMED:
        if pattern.search(plain):
            return Fraction(days)
    return None


def _month(claim: Claim) -> str:
    """The words of a figure; a month without a day as "this month"."""
    bare = (
        claim.kind is Kind.DATE and isinstance(claim.value, str) and regex.fullmatch(r"(?:\d{4}|-)-\d\d", claim.value)
    )
    return "this month" if bare else claim.text


def _amount(frame: Frame) -> Claim | None:
    return next((claim for claim in frame.slots("nmu") if number(claim) is not None), None)


RULE = Rule(
    code="FC908",
    name="unlike-periods",
    summary="Figures of periods of different length are set against each other.",
    finds="A count or sum of six months against one of a whole year, of thirteen weeks against one of eight.",
    why="A shorter period makes a smaller figure; the difference says nothing about a rise or fall.",
    silent="Where both periods are of like length or one is not named, and where rates or averages are compared.",
    bad=(
        "Divers freed 19 seals in the three months to 31 March 2023, against 52 in the whole of "
        "2022."
    ),
    good=(
        "Divers freed 19 seals in the three months to 31 March 2023, against 15 in the three "
        "months to 31 March 2022."
    ),
    checks=("I8",),
    relate=relate,
)
