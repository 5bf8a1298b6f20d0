"""FC511: what is reported as past cannot lie after the release's date, nor what is to come before it."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from fractions import Fraction

import regex

from factcheck.model import Claim, Compare, Const, Expression, Kind, Ref, Relation, Span, Tie
from factcheck.relate.calendar import (
    DATE,
    DAY,
    day_of,
    day_text,
    is_dated,
    is_sure,
    longest_day,
    released_days,
    standing_days,
    written,
    year_of,
)
from factcheck.relate.context import Context
from factcheck.relate.reported import events
from factcheck.relate.rule import Rule
from factcheck.relate.tense import told_past
from factcheck.relate.verb_group import Lies, date_lies, goes_on

_HEADER = 8  # sentences
_FAR = 15  # years
_PLAIN = 60  # days
_CLOSE = 30  # days
_EARLIEST_FAR = 2030
_FUTURE = regex.compile(
    r"\b(?:will|would|targets?|targeted|goals?|plans?|planned|projected|projections?|forecast\w*|expect\w*|due"
    r"|matur\w+|notes|bonds|debentures"
    r"|expir\w+|vision|agenda|strategy|roadmap|outlook|could|may|might|net[- ]zero|scenarios?|climate"
    r"|predict\w*|reach\w*|CAGR|growth"
    r"|pledge\w*|committed|commitments?|ambition\w*|leases?|agreements?|patents?|extend\w*|terms?|valid"
    r"|permits?|licen[cs]es?)\b",
    regex.IGNORECASE,
)
_DEADLINE = regex.compile(
    r"\b(?:by|until|till|towards?|through|to)(?: the)?(?: (?:end|year|middle|early|late|mid)(?: of)?)? $",
    regex.IGNORECASE,
)
_SINCE = regex.compile(
    rf"\b[Ss]ince (?:(?:at least|about|approximately|around|early|late|mid|the|its|their) "
    rf"){{0,4}}(?:(?:its |their |the )?(?:\w{{2,14}}ing|launch|opening|foundation|inception|start)(?: [\w ]{{2,24}})? "
    rf"(?:in|on) )?{DATE}"
)
_UPDATED = regex.compile(
    rf"\b(?:updated|revised|amended|corrected|re-?issued)(?: on)?:? (?:\{{w\d+\}},? )?{DAY}", regex.IGNORECASE
)
# "Tenants were polled on their doorsteps between 4 September and 6 November 2023"
_CARRIED_OUT = regex.compile(
    rf"\b(?:was|were|had been) (?:carried out|conducted|held|done|run|made|taken|collected|interviewed|open|closed|"
    rf"polled|"
    rf"surveyed|fielded)\b[^.;{{}}]{{0,40}} (?:between|from) (?:{DAY}|\{{y\d+\}}|[^.;{{}}]{{3,12}})(?: and | to | "
    rf"until |"
    rf" ?[-–—] ?)\{{[dy](?P<end>\d+)\}}"
)
# "Registration is open until 1 May", "the deadline for entries is 12 May": said of a day to come
_STILL_TO_COME = regex.compile(
    rf"\b(?:(?:is|are|remains?|stays?) open (?:until|till|through|to)|[Dd]eadline (?:for [^.;{{}}]{{2,40}} )?is"
    rf"(?: on)?)"
    rf" (?:\{{w\d+\}},? )?(?:the )?{DAY}"
)
# "the preceding Monday, 3 June"
_PRECEDING = regex.compile(rf"\b(?:preceding|previous|prior) \{{w\d+\}},? {DAY}")
_ENDED = regex.compile(rf"\b(?:quarter|year|months|period|half|week|weeks) ended (?:on )?{DAY}")


def relate(context: Context) -> Iterator[Relation]:
    """Yield, for each dated event, past <= the release's date, or to come >= the release's date."""
    issued = _issued(context)
    yield from _far_off(context, None if issued is None else issued[1])
    if issued is None:
        return
    yield from _put_up_early(context)
    bound, day, stated = issued
    seen: set[int] = set()
    for frame in context.frames:
        for event in events(frame):
            if event.date.id in seen or event.date.id == stated:
                continue
            if event.past and (_is_title(context, event.date) or _is_last(context, event.date)):
                continue
            if event.past and is_dated(event.date) and _is_near(event.date, day):
                seen.add(event.date.id)
                yield _past(event.date, bound, day, Tie.CERTAIN, (event.span,), stated)
            elif not event.past and is_dated(event.date) and is_sure(event.date):
                seen.add(event.date.id)
                if not (_stands_earlier(context, event.date, day) or goes_on(context, event.date)):
                    yield _to_come(event.date, bound, day, (event.span,), stated)
        for pattern, tie in ((_SINCE, Tie.CERTAIN), (_ENDED, Tie.LIKELY)):
            for match in pattern.finditer(frame.text):
                claim = frame.claim(match[1])
                if claim.id not in seen and is_dated(claim) and is_sure(claim):
                    seen.add(claim.id)
                    yield _past(claim, bound, day, tie, (), stated)
        for claim in frame.slots("d"):
            if (
                claim.id not in seen
                and claim.id != stated
                and is_dated(claim)
                and is_sure(claim)
                and _told_as_past(context, claim)
            ):
                seen.add(claim.id)
                yield _past(claim, bound, day, Tie.LIKELY, (), stated)
        for match in _CARRIED_OUT.finditer(frame.text):
            claim = frame.claim(match["end"])
            if claim.id not in seen and is_dated(claim) and is_sure(claim):
                seen.add(claim.id)
                yield _past(claim, bound, day, Tie.CERTAIN, (), stated)
        for match in _STILL_TO_COME.finditer(frame.text):
            claim = frame.claim(match[1])
            if claim.id not in seen and is_dated(claim) and is_sure(claim):
                seen.add(claim.id)
                yield _to_come(claim, bound, day, (), stated)
        for match in _PRECEDING.finditer(frame.text):
            claim = frame.claim(match[1])
            if claim.id not in seen and is_dated(claim):
                seen.add(claim.id)
                past = _past(claim, bound, day, Tie.LIKELY, (), stated)
                yield replace(past, formula=Compare(Ref(claim.id), "<", bound))
    for claim in context.claims:
        if claim.id in seen or claim.id == stated or not is_dated(claim) or not is_sure(claim):
            continue
        if not claim.text[-1:].isdigit() or _is_title(context, claim) or _is_last(context, claim):
            continue
        verb = told_past(context, claim)
        if verb is not None:
            seen.add(claim.id)
            yield _past(claim, bound, day, Tie.LIKELY, (verb,), stated)
    for claim in context.claims:
        if claim.id in seen or claim.id == stated or not _is_close(claim, day) or _is_last(context, claim):
            continue
        told = date_lies(context, claim)
        if told is not None and told[0] is Lies.BEHIND:
            yield _past(claim, bound, day, Tie.LIKELY, (told[1],), stated)
        elif told is not None and not _stands_earlier(context, claim, day):
            yield _to_come(claim, bound, day, (told[1],), stated)


_ON = regex.compile(r"\b[Oo]n (?:the )?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?(?:the )?$")
_AHEAD = regex.compile(
    r"\b(?:will|would|shall|due|set|scheduled|planned|expected|plans?|until|by|deadline|ahead of|before|if|when|"
    r"could|may|might|to be|"
    r"effective|agreed|announced|invited|called|promised|approved|said|confirmed|booked|ordered|moved|postponed|"
    r"delayed|brought forward|"
    r"extended|open to|for)\b",
    regex.IGNORECASE,
)


def _told_as_past(context: Context, claim: Claim) -> bool:
    """Whether the verb that a day hangs on is in the simple past: "took up the post on 1 March 2025"."""
    before = context.words(max(0, claim.span.start - 30), claim.span.start) + " "
    if not _ON.search(before) or day_of(claim) is None:
        return False
    sentence = context.sentences[claim.sentence]
    at = next(
        (n for n, token in enumerate(sentence.tokens) if token.span.start <= claim.span.start < token.span.end), None
    )
    if at is None or _AHEAD.search(context.sentence_text(claim.sentence)):
        return False
    for _ in range(6):
        token = sentence.tokens[at]
        if token.pos in ("VERB", "AUX"):
            return token.tag == "VBD"
        if token.head == at:
            return False
        at = token.head
    return False


def _put_up_early(context: Context) -> Iterator[Relation]:
    """A release put on the web before its own date, where both stand at the top."""
    standing = standing_days(context)
    own = released_days(context)
    if not own:  # two bare dates one below the other: put up, then issued
        own = [two for one, two in itertools.pairwise(standing) if two[1].sentence - one[1].sentence == 1]
    for day, claim in standing:
        for other, label in own:
            first, last = context.sentences[claim.sentence].index, context.sentences[label.sentence].index
            if claim not in [known for _, known in own] and 0 < last - first <= _HEADER and other != day:
                yield Relation(
                    "future-event",
                    (label.id, claim.id),
                    Compare(Ref(label.id), "<=", Ref(claim.id)),
                    Tie.LIKELY,
                    f"The release is of “{written(label)}”, but stands under “{written(claim)}”: check both dates.",
                )


def _is_last(context: Context, claim: Claim) -> bool:
    """ "The Senate passed it last April", said in February: the April of the year before."""
    return context.words(max(0, claim.span.start - 12), claim.span.start).endswith(("last", "past", "previous"))


_OF_A_NAME = regex.compile(r"(?<!^)\b\p{Lu}[\p{L}’'&-]*\s?$|[®™©*#]\s?$")
_NO_NAME = regex.compile(
    r"\b(?:In|Since|From|Until|By|During|Of|Summer|Spring|Autumn|Fall|Winter|Between|And|To|Year)\s?$"
)


def _is_title(context: Context, claim: Claim) -> bool:
    """Whether a year is part of a name: "named in Best Lawyers® 2026", "the Vorne Guide 2026 award"."""
    start = context.sentences[claim.sentence].span.start
    before = context.draft.prose[max(start, claim.span.start - 24) : claim.span.start]
    return claim.kind is Kind.YEAR and bool(_OF_A_NAME.search(before)) and not _NO_NAME.search(before)


def _far_off(context: Context, issued: date | None) -> Iterator[Relation]:
    """A year decades after the release, or after every other date, where nothing speaks of the future: "in 2080"."""
    reported = {event.date.id for frame in context.frames for event in events(frame) if event.past}
    reported |= {int(match[1]) for frame in context.frames for match in _SINCE.finditer(frame.text)}
    dated = [claim for claim in context.claims if is_dated(claim) and is_sure(claim) and claim.tight.high]
    for claim in dated:
        year = year_of(claim)
        if claim.kind is not Kind.YEAR or year is None or year < _EARLIEST_FAR:
            continue
        if claim.id not in reported and _speaks_of_future(context, claim):
            continue
        others = [
            date.fromordinal(int(other.tight.high))
            for other in dated
            if other.value != claim.value and other.tight.high
        ]
        last = issued or (max(others) if others else None)
        if last is None or last.year >= year:
            continue
        bound = date(min(last.year + _FAR, 9999), 12, 31)
        yield Relation(
            "future-event",
            (claim.id,),
            Compare(Ref(claim.id), "<=", Const(Fraction(bound.toordinal()), f"{_FAR} years after {last.year}")),
            Tie.LIKELY,
            f"“{written(claim)}” lies far in the future, and nothing here speaks of plans: check its digits.",
        )


def _speaks_of_future(context: Context, claim: Claim) -> bool:
    before = context.words(max(0, claim.span.start - 24), claim.span.start) + " "
    return bool(_FUTURE.search(context.sentence_text(claim.sentence)) or _DEADLINE.search(before))


def _stands_earlier(context: Context, claim: Claim, day: date) -> bool:
    """Whether the release also bears an earlier date, on which the event may have been still to come."""
    return any(other <= longest_day(claim) for other, _ in standing_days(context) if other < day)


def _is_close(claim: Claim, day: date) -> bool:
    """Whether a claim is a day that is written with its year, or one so near the release that its year is plain."""
    stated = day_of(claim)
    if stated is None or claim.text.isalpha():
        return False
    return is_sure(claim) or abs((stated - day).days) <= _CLOSE


def _is_near(claim: Claim, day: date) -> bool:
    """Whether a date without a year is so near the release that its year is plain: "15 December" in July is not."""
    assert claim.tight.low is not None
    return is_sure(claim) or abs(int(claim.tight.low) - day.toordinal()) <= _PLAIN


def _issued(context: Context) -> tuple[Expression, date, int | None] | None:
    """The latest day that the text may speak of as past: as a formula, as a day, and the claim that states it."""
    day = context.draft.issued
    if day is None:
        return None
    place = context.draft.issued_span
    stated = next(
        (
            c.id
            for c in context.claims
            if place and c.span.start < place.end and place.start < c.span.end and day_of(c) == day
        ),
        None,
    )
    later = [context.draft.embargo] if context.draft.embargo else []
    later.extend(other for other, _ in standing_days(context))
    for frame in context.frames:
        later.extend(filter(None, (day_of(frame.claim(match[1])) for match in _UPDATED.finditer(frame.text))))
    if later and max(later) > day:
        last = max(later)
        return Const(Fraction(last.toordinal()), f"{day_text(last)}, the last date of the release"), last, None
    if stated is not None:
        return Ref(stated), day, stated
    return Const(Fraction(day.toordinal()), f"the release's date, {day_text(day)}"), day, None


def _past(claim: Claim, bound: Expression, day: date, tie: Tie, ties: tuple[Span, ...], stated: int | None) -> Relation:
    return Relation(
        "future-event",
        (claim.id,) if stated is None else (claim.id, stated),
        Compare(Ref(claim.id), "<=", bound),
        tie,
        f"The text reports “{written(claim)}” as past, but the release is of {day_text(day)}: check both dates.",
        ties=ties,
    )


def _to_come(claim: Claim, bound: Expression, day: date, ties: tuple[Span, ...], stated: int | None) -> Relation:
    return Relation(
        "future-event",
        (claim.id,) if stated is None else (claim.id, stated),
        Compare(Ref(claim.id), ">=", bound),
        Tie.LIKELY,
        f"The text speaks of “{written(claim)}” as still to come, but the release is of {day_text(day)}: check "
        f"both dates.",
        ties=ties,
    )


RULE = Rule(
    code="FC511",
    name="future-event",
    summary="A past event is dated after the release, or a coming one before it.",
    finds="Dates later than the release's own with a verb in the past (“was raided on”), and dates before it "
    "with “will” "
    "or “is due to”.",
    why="Month and year slips are easy to make around the turn of the year, and the wrong date is copied into "
    "the news.",
    silent="Where the release's date is not known, where an embargo or an update is later, and with plans and "
    "forecasts.",
    bad="Issued 2 October 2024\n\nPolice raided a kiosk in Hanmere on 5 October 2024.",
    good="Issued 2 October 2024\n\nPolice raided a kiosk in Hanmere on 30 September 2024.",
    checks=("E11", "E10"),
    relate=relate,
    surest=Tie.LIKELY,
)
