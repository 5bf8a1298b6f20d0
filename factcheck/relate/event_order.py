"""FC506: what ends cannot end before it begins, nor a sentence be passed before the arrest."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

import regex

from factcheck.model import Claim, Compare, Const, Kind, Ref, Relation, Tie
from factcheck.relate.calendar import DATE, WEEKDAY, is_dated, is_sure, on_or_before, written
from factcheck.relate.context import Context
from factcheck.relate.frame import Frame
from factcheck.relate.reported import STAGES, Event, events
from factcheck.relate.rule import Rule
from factcheck.relate.sequences import sequences
from factcheck.relate.told_days import told_days

_ABOUT = (
    r"(?:(?:at least|at some point in|on or about|in or about|in or around|approximately|about|around"
    r"|early|late|mid|the end of|the start of|as late as|and including|and continuing|continuing|on|in|at"
    r"|least) ){0,4}"
)
_DAY_BEFORE = rf"(?:{WEEKDAY},? )?(?:the )?"
_TO = r"(?:,? (?:to|through|until|till|and|up to|up until|and ending|and ended|ending|ended|thru) |,? ?[-–—] ?)"
# "through 5 p.m.", "sentenced on March 19 to 11 years": no day of the month
_NO_DAY = r"(?! ?(?:[ap]\.?m\b|years?\b|months?\b|days?\b|weeks?\b|hours?\b|-))"
_RANGE = regex.compile(
    rf"\b(?:[Ff]rom|[Bb]etween|[Bb]eginning|[Bb]egan|[Ss]tarting|[Ss]ince|[Ee]arly as|[Rr]uns?|[Rr]unning"
    rf"|[Hh]eld|[Dd]ates?:?|[Dd]uration:?|[Ww]indow:?) {_ABOUT}{_DAY_BEFORE}{DATE}"
    rf",?{_TO}{_ABOUT}{_DAY_BEFORE}{DATE}{_NO_DAY}"
)
# "11-14 September", "Aug. 8 - Oct. 8, 2024": two dates with nothing but a dash or "to" between them
_DASH = regex.compile(rf"\{{d(\d+)\}},?(?: ?[-–—] ?| (?:to|through|until|till) ){_DAY_BEFORE}\{{d(\d+)\}}{_NO_DAY}")
# "led in 2006 through 2009"
_THROUGH = regex.compile(rf"\b(?:[Ii]n|[Yy]ears?) {DATE} (?:through|until) {_ABOUT}{DATE}")
_BEGIN_END = regex.compile(
    rf"\b(?:open|opens|opened|begins?|began|starts?|started|launched|launches|commenced?|commences|enrolled"
    rf"|hired)\b[^.;{{}}]{{0,24}}? (?:on |in )?{_DAY_BEFORE}{DATE}"
    rf"[^.;{{}}]{{0,60}}\b(?:close|closes|closed|ends?|ended|finish|finishes|finished|concludes?|concluded"
    rf"|expires?|expired|terminated)\b[^.;{{}}]{{0,24}}? (?:on |in )?{_DAY_BEFORE}{DATE}"
)
_COMPARED = regex.compile(
    r"\b(?:increase\w*|decrease\w*|changes?|difference|growth|grew|rise|rose|fall|fell|up|down|compar\w+)\b"
)
_MOVED = regex.compile(
    r"\b(?:moved?|moving|moves|brought|bring|pulled|pushed?|advanced?|shifted|changed?|postponed|rescheduled|revised?|"
    r"corrected|amended|backdated|reset)\b[^.;{}]{0,80}$"
)
_YEAR_AND_NUMBER = regex.compile(
    rf"\b(?:[Ff]rom|[Bb]etween|in) {_ABOUT}(?:\{{y(\d+)\}} (?:and|through|until) {_ABOUT}\{{n(\d+)\}}"
    rf"|\{{n(\d+)\}} (?:and|through|until) {_ABOUT}\{{y(\d+)\}})(?! in\b)"
)
_REVIVED = regex.compile(
    r"\b(?:probation|parole|supervised release|while on bail|released|previous|prior|again|re-?arrested|appeal"
    r"|superseding|retrial|second|(?:other|related) (?:\w+ )?cases?|co-?defendants?|co-?conspirators?|separately)\b",
    regex.IGNORECASE,
)


def relate(context: Context) -> Iterator[Relation]:
    """Yield, for each beginning and its end, beginning <= end; the same for the stages of a case."""
    for frame in context.frames:
        seen: set[tuple[int, int]] = set()
        for pattern, tie in (
            (_RANGE, Tie.CERTAIN),
            (_DASH, Tie.CERTAIN),
            (_THROUGH, Tie.CERTAIN),
            (_BEGIN_END, Tie.CERTAIN),
        ):
            for match in pattern.finditer(frame.text, overlapped=True):
                start, end = _ends(frame, match)
                if match[0].lower().startswith("between") and _COMPARED.search(
                    frame.text, max(0, match.start() - 60), match.start()
                ):
                    continue  # "a 9% rise in fares between 2019 and 2018" compares them
                if _MOVED.search(frame.text, max(0, match.start() - 90), match.start()):
                    continue  # "moved up the deadline from 2017 to 2014" tells of two ends
                if (start.id, end.id) not in seen:
                    seen.add((start.id, end.id))
                    yield from _ordered(start, end, tie)
        yield from _slipped(frame)
    for claim in context.claims:
        if len(claim.parts) == 2 and (
            (claim.kind is Kind.INTERVAL and claim.unit == "year")
            or (claim.kind is Kind.DURATION and claim.parts[0] < _A_YEAR and not _is_change(context, claim))
        ):
            yield _parts(claim)
    yield from _stages(context)
    for first, last, words in (*sequences(context), *told_days(context)):
        for relation in _ordered(first, last, Tie.LIKELY, strict=False):
            yield replace(relation, ties=(words,))


def _ends(frame: Frame, match: regex.Match[str]) -> tuple[Claim, Claim]:
    """The first and the last date of a match."""
    slots = regex.findall(r"\{[dy](\d+)\}", match[0])
    return frame.claim(slots[0]), frame.claim(slots[-1])


def _ordered(start: Claim, end: Claim, tie: Tie, strict: bool = True) -> Iterator[Relation]:
    values = [str(claim.value) for claim in (start, end)]
    if all(_NO_YEAR.fullmatch(value) for value in values) and values[0][2:4] == values[1][2:4]:
        yield _days_of_month(start, end)
        return
    if start.id == end.id or not (is_dated(start) and is_dated(end)) or not (_is_written(start) and _is_written(end)):
        return
    sure = is_sure(start) and is_sure(end)
    if not sure and _month(start) != _month(end) and not (is_sure(end) and not is_sure(start)):
        return  # "28 December to 3 January": the year may turn between them
    # "from 1 to 1 October" is no range; "from 2012 to 2012" may be.
    formula = (
        Compare(Ref(start.id), "<", Ref(end.id))
        if strict and start.tight.is_point and end.tight.is_point
        else on_or_before(start, end)
    )
    yield Relation(
        "event-order",
        (start.id, end.id),
        formula,
        tie if sure else Tie.LIKELY,
        f"“{written(start)}” should come before “{written(end)}”, but does not: check both dates.",
    )


_A_YEAR = 1900  # "in 2016 – three years before": no number of years
_NO_YEAR = regex.compile(r"--\d\d-\d\d")


def _days_of_month(start: Claim, end: Claim) -> Relation:
    """ "15th to 11th April", where no year is known: the days of one month."""
    days = [Const(Fraction(int(str(claim.value)[-2:])), written(claim)) for claim in (start, end)]
    return Relation(
        "event-order",
        (start.id, end.id),
        Compare(days[0], "<=", days[1]),
        Tie.LIKELY,
        f"“{written(start)}” should come before “{written(end)}”, but does not: check both dates.",
    )


def _is_written(claim: Claim) -> bool:
    """Whether a date stands there in full: "today" and "last year" rest on the release's date."""
    return any(character.isdigit() for character in claim.text)


def _month(claim: Claim) -> str:
    return str(claim.value)[:7]


def _parts(claim: Claim) -> Relation:
    first, last = claim.parts
    return Relation(
        "event-order",
        (claim.id,),
        Compare(Const(first), "<", Const(Fraction(last))),
        Tie.CERTAIN,
        f"“{written(claim)}” begins above its end: check both.",
    )


def _is_change(context: Context, claim: Claim) -> bool:
    """ "cut from 12 to 8 weeks" goes down, as it should."""
    before = context.words(max(0, claim.span.start - 40), claim.span.start)
    return regex.search(r"\b(?:from|cut|fell|down|reduced|shortened|lowered)\b[^.]{0,20}$", before) is not None


def _slipped(frame: Frame) -> Iterator[Relation]:
    """ "between 2002 and 201": a number stands where the other year should."""
    for match in _YEAR_AND_NUMBER.finditer(frame.text):
        year, number = (frame.claim(match[1] or match[4]), frame.claim(match[2] or match[3]))
        digits = number.text
        if digits.isdigit() and len(digits) in (3, 5) and is_dated(year):
            stated = Const(Fraction(int(str(year.value))), f"the year {year.value}")
            first, last = (stated, Ref(number.id)) if match[1] else (Ref(number.id), stated)
            yield Relation(
                "event-order",
                (number.id, year.id),
                Compare(first, "<=", last) if match[1] or len(digits) == 5 else Compare(last, "<=", first),
                Tie.LIKELY,
                f"“{digits}” stands where a year should, beside {written(year)}: check its digits.",
            )


def _stages(context: Context) -> Iterator[Relation]:
    """The stages of one case: offence, arrest or charge, plea, conviction, sentence."""
    found: list[tuple[Event, int]] = []
    for index, frame in enumerate(context.frames):
        found.extend(
            (event, index)
            for event in events(frame)
            if event.name in STAGES and is_dated(event.date) and _is_written(event.date)
        )
    for number, (one, sentence) in enumerate(found):
        for other, later in found[number + 1 :]:
            subjects = {_subject(context, event) for event in (one, other)} - {""}
            if len(subjects) > 1:
                continue  # two defendants: "Hale was arrested on 20 November. ... Shah pleaded guilty on 8 November"
            if later - sentence > 6 or one.date.id == other.date.id or STAGES[one.name] == STAGES[other.name]:
                continue
            first, last = (one, other) if STAGES[one.name] < STAGES[other.name] else (other, one)
            if not (is_sure(first.date) and is_sure(last.date)) or not _same_case(context, sentence, later):
                continue
            yield Relation(
                "event-order",
                (first.date.id, last.date.id),
                Compare(Ref(first.date.id), "<=", Ref(last.date.id)),
                Tie.LIKELY,
                f"“{written(first.date)}” ({context.span_text(first.span)}) should come before "
                f"“{written(last.date)}” "
                f"({context.span_text(last.span)}): check both dates.",
                ties=(first.span, last.span),
            )


_SUBJECT = regex.compile(
    r"\b(?P<name>\p{Lu}[\p{L}’'-]+)(?:, \d{1,2}(?:, [^,.;]{2,30})?,)? (?:(?:was|were|has been|had been|also|then|"
    r"later|had) ){0,2}$"
)


def _subject(context: Context, event: Event) -> str:
    """The surname right ahead of the verb: "Mira Holt was sentenced" -> "Holt"; "" with a pronoun."""
    before = context.words(max(0, event.span.start - 80), event.span.start) + " "
    match = _SUBJECT.search(before)
    return "" if match is None or match["name"] in ("He", "She", "They", "It", "Who") else match["name"]


_NAME = regex.compile(
    r"(?<!^)(?<![.:] )\b(?!(?:On|In|The|A|He|She|They|After|At|January|February|March|April|May|June|July"
    r"|August|September|October|November|December)\b)\p{Lu}\p{Ll}{2,}"
)


def _same_case(context: Context, first: int, second: int) -> bool:
    if _REVIVED.search(context.sentence_text(first)) or _REVIVED.search(context.sentence_text(second)):
        return False
    if first == second:
        return True
    one, other = (set(_NAME.findall(context.sentence_text(index))) for index in (first, second))
    return context.sentences[first].block == context.sentences[second].block or bool(one & other)


RULE = Rule(
    code="FC506",
    name="event-order",
    summary="Two dates stand in the wrong order: an end before its beginning, a sentence before the arrest.",
    finds="Ranges (“from ... to ...”, “opens on ... and closes on ...”, “2016-2013”) that run backwards, and "
    "the stages of a "
    "court case out of order.",
    why="A year or month slip in one of the dates; readers turn up after the close, or doubt the whole account.",
    silent="Where a date without a year may belong to the next year, and where the stages may be those of two cases.",
    bad="Applications open on 10 May 2026 and close on 3 May 2026.",
    good="Applications open on 10 May 2026 and close on 3 May 2027.",
    checks=("E6",),
    relate=relate,
)
