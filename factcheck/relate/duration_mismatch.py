"""FC504: a stated length of time must fit its beginning and its end."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from fractions import Fraction

import regex

from factcheck.model import Apply, Claim, Compare, Const, Expression, Kind, Ref, Relation, Tie
from factcheck.relate.calendar import (
    DATE,
    DAYS_IN,
    LENGTH,
    WEEKDAY,
    day_of,
    elapsed,
    is_dated,
    is_sure,
    written,
    year_of,
)
from factcheck.relate.context import Context
from factcheck.relate.frame import Frame
from factcheck.relate.rule import Rule
from factcheck.relate.spans import stretches

_ABOUT = r"(?:(?:on or about|in or about|approximately|about|around|early|late|mid|at least|on|in|the) ){0,3}"
_DAY_BEFORE = rf"(?:{WEEKDAY},? )?(?:the )?"
_RANGE = regex.compile(
    rf"\b(?:[Ff]rom|[Bb]etween|[Bb]eginning|[Bb]egan|[Ss]tarting|[Ss]tarts|[Bb]egins|[Oo]pens|[Rr]uns?|[Hh]eld) "
    rf"{_ABOUT}{_DAY_BEFORE}{DATE}"
    rf"(?:,? (?:to|until|till|through|and (?:ends?|ended|closes?|runs? until|continuing through|continuing "
    rf"until|concludes?)|and) | ?[-–—] ?|, ending ){_ABOUT}{_DAY_BEFORE}{DATE}"
)
# "It opens on 4 July and ends on 9 July", "closed on 6 May and reopened on 17 June"
_AND_ENDS = regex.compile(
    rf"\b(?:opens?|opened|begins?|began|starts?|started|closes?|closed|shuts?|runs?|leaves?|left|set off|sets "
    rf"off|launch(?:es|ed)|"
    rf"granted|signed|taken out|founded|joined|issued|introduced|commenced)\b"
    rf"[^.;{{}}]{{0,30}}? (?:on |from |in ){_DAY_BEFORE}{DATE}(?:,? (?:(?:and|then|before)(?: it)? )?(?:will "
    rf")?(?:ends?|ended|closes?|closed|(?:was |were |is |be )?(?:finish(?:es|ed)?|completed|over)|"
    rf"reopens?|reopened|concludes?|concluded|returns?|returned|runs? until|ending|closing|expires?|expired|"
    rf"falls? due|matures?|"
    rf"retired|resigned)\b[^.;{{}}]{{0,24}}?(?: (?:on|until|in))?) {_DAY_BEFORE}{DATE}"
)
# "... was finished on 12 May 2024, after 20 weeks"; "... to 31 August, and in those six months"
_CLOSING = regex.compile(
    r"(?:, after(?: just| only)?|, (?:and )?(?:in|over|during) (?:those|these|that)|,? a (?:period|total|stretch|"
    r"term) of|, (?:some|or|making)) \{t(?P<id>\d+)\}"
    r"(?! (?:of (?:delay|talks|training)|before|ago|late|earlier))|, (?:just |only |some )?\{t(?P<id>\d+)\} "
    r"later(?=[.,)])"
)
# What the length is of: "a 10-week survey", "for six weeks", "(six weeks)", ", a period of ten years"
_OF_RANGE = regex.compile(
    rf"\b(?:[Aa]n?|[Tt]he|[Ii]ts|[Tt]heir|[Oo]ur|[Tt]his|[Ff]irst|[Aa]nnual)(?: [\w-]+){{0,2}} {LENGTH}(?: "
    rf"[\w-]+){{1,4}}"
    rf"|\b(?:for|over|lasts?|lasted|lasting|of|spanning|during) (?:the |a |an )?(?:full |whole |total of "
    rf"|period of )?{LENGTH}"
)
_OTHER = regex.compile(
    r"\b(?:ago|earlier|later|notice|warning|old|sentence|prison|warranty|extension|each|every|per|daily|another"
    r"|remaining|extra|left|plus|including|history|track record|contract|career"
    r"|average|after|before|previous|prior|last|next|past|first|second|moving|low|high|lows|highs|peak)\b"
)
_SCATTERED = regex.compile(r"\b(?:separate|different|various|non-consecutive)\b")  # "on 23 separate days between"
_LATER = regex.compile(rf"{LENGTH} (?:later|afterwards|after that),?(?: on| in| -)? {_DAY_BEFORE}{DATE}")


def relate(context: Context) -> Iterator[Relation]:
    """Yield, for each length with its two dates, an upper or a lower bound in days."""
    for index, frame in enumerate(context.frames):
        yield from _ranges(frame)
        yield from _named(frame)
        for match in _LATER.finditer(frame.text):
            yield from _later(context, index, frame, match)
    for length, start, end in stretches(context):
        for relation in relations("duration-mismatch", length, start, end, Tie.LIKELY):
            yield replace(relation, group=f"{length.id}")


# "Harvest Month, which runs from 15 September through 15 October": the name gives the length
_NAMED = regex.compile(
    rf"\b\p{{Lu}}\p{{L}}+ (?P<unit>Month|Week|Fortnight)\b ?,?[^.;{{}}]{{0,24}} (?:from|runs?|running|held) (?:from )?"
    rf"{_DAY_BEFORE}\{{d(?P<start>\d+)\}}(?: ?[-–—] ?| (?:to|through|until) ){_DAY_BEFORE}\{{d(?P<end>\d+)\}}"
)
_NAMED_DAYS = {"Month": (26, 32), "Week": (4, 9), "Fortnight": (12, 16)}


def _named(frame: Frame) -> Iterator[Relation]:
    for match in _NAMED.finditer(frame.text):
        start, end = frame.claim(match["start"]), frame.claim(match["end"])
        gone = _days_between(start, end)
        if gone is None:
            continue
        least, most = _NAMED_DAYS[match["unit"]]
        for op, bound in (("<=", most), (">=", least)):
            yield Relation(
                "duration-mismatch",
                (start.id, end.id),
                Compare(gone, op, Const(Fraction(bound), f"{bound} days")),
                Tie.LIKELY,
                f"From {written(start)} to {written(end)} is not a {match['unit'].lower()}: check both dates.",
            )


def _days_between(start: Claim, end: Claim) -> Expression | None:
    """The days from one day to another; of two days without a year, those in a common year."""
    if day_of(start) is not None and day_of(end) is not None:
        return elapsed(start, end)
    days = [_NO_YEAR.fullmatch(str(claim.value)) for claim in (start, end)]
    if days[0] is None or days[1] is None:
        return None
    pairs = [(int(day[1]), int(day[2])) for day in days if day]
    first, last = (date(_COMMON_YEAR, month, min(day, monthrange(_COMMON_YEAR, month)[1])) for month, day in pairs)
    gone = (last - first).days % 365
    return Const(Fraction(gone), f"{gone} days from {written(start)} to {written(end)}")


_NO_YEAR = regex.compile(r"--(\d\d)-(\d\d)")
_COMMON_YEAR = 2001


def _later(context: Context, index: int, frame: Frame, match: regex.Match[str]) -> Iterator[Relation]:
    """ "... on Tuesday, 26 August. ... found two days later, on 28 August": counted from a date said before."""
    slots = regex.findall(r"\{([dyt])(\d+)\}", match[0])
    length, end = frame.claim(slots[0][1]), frame.claim(slots[-1][1])
    here = [claim for claim in frame.slots("d", 0, match.start()) if claim.id != end.id]
    starts = here or [claim for other in range(max(0, index - 3), index) for claim in context.frames[other].slots("d")]
    for start in reversed(starts):
        tie = Tie.CERTAIN if len(here) == 1 else Tie.LIKELY
        for relation in relations("duration-mismatch", length, start, end, tie):
            yield replace(relation, group=f"{length.id}")


def _ranges(frame: Frame) -> Iterator[Relation]:
    ranges = list(_RANGE.finditer(frame.text)) or list(_AND_ENDS.finditer(frame.text))
    if len(ranges) != 1:
        return
    span = ranges[0]
    dates = regex.findall(r"\{[dy](\d+)\}", span[0])
    start, end = frame.claim(dates[0]), frame.claim(dates[-1])
    lengths = [claim for claim in frame.slots("t") if claim.unit in DAYS_IN]
    if len(lengths) != 1:
        return
    closing = _CLOSING.search(frame.text, span.end())
    if (
        closing is not None
        and lengths[0].id == int(closing["id"])
        and not regex.search(r"[.;]", frame.text[span.end() : closing.start()])
    ):
        yield from relations("duration-mismatch", lengths[0], start, end, Tie.LIKELY)
        return
    for match in _OF_RANGE.finditer(frame.text):
        length = frame.claim(next(filter(None, match.groups())))
        between = frame.text[min(match.end(), span.end()) : max(match.start(), span.start())]
        around = frame.text[max(0, match.start() - 12) : match.end() + 12]
        if (
            length.unit in DAYS_IN
            and not _OTHER.search(around)
            and not _SCATTERED.search(length.text)
            # Behind the dates a length is mostly another's: "..., and the wards were watched for two winters".
            and len(between) <= (90 if match.start() < span.start() else 22)
            and not regex.search(r"[.;]", between)
        ):
            yield from relations("duration-mismatch", length, start, end, Tie.CERTAIN)
            return


def relations(rule: str, length: Claim, start: Claim, end: Claim, tie: Tie) -> Iterator[Relation]:
    """Yield the bound that the two dates put on the length: half a unit, or an end day, of grace."""
    if length.unit not in DAYS_IN or length.kind is not Kind.DURATION:
        return
    if not (is_dated(start) and is_dated(end)):
        yield from _without_year(rule, length, start, end)
        return
    if not isinstance(length.value, Fraction) or length.value <= 0:
        return
    assert start.tight.low is not None
    assert end.tight.high is not None
    if start.tight.low >= end.tight.high:
        return
    sure = is_sure(start) and is_sure(end)
    first, last = year_of(start), year_of(end)
    by_year = Kind.YEAR in (start.kind, end.kind) and first is not None and last is not None
    if by_year and length.unit != "year":
        return
    unit = DAYS_IN[length.unit]
    grace = _grace(length, by_year, day_of(start) is not None and day_of(end) is not None)
    days: Expression = elapsed(start, end)
    stated: Expression = (
        Ref(length.id) if unit == 1 else Apply("*", (Ref(length.id), Const(unit, f"{float(unit):.4g} days")))
    )
    middle = (
        (end.tight.high + end.tight.low - start.tight.high - start.tight.low) / 2
        if end.tight.low is not None and start.tight.high is not None
        else Fraction(0)
    )
    too_long = length.value * unit > middle
    said = f"“{written(length)}”"
    about = f"about {_in_words(middle, length.unit)}"
    message = (
        f"{said} does not fit {written(start)} to {written(end)}, which is {about}: check the length and both dates."
    )
    if too_long:
        formula = Compare(stated, "<=", Apply("+", (days, Const(grace, f"{float(grace):.3g} days of grace"))))
    else:
        formula = Compare(stated, ">=", Apply("-", (days, Const(grace, f"{float(grace):.3g} days of grace"))))
    yield Relation(rule, (length.id, start.id, end.id), formula, tie if sure else Tie.LIKELY, message)


_DAY_ONLY = regex.compile(r"(?:-|\d{4})-(\d\d)-(\d\d)")


def _without_year(rule: str, length: Claim, start: Claim, end: Claim) -> Iterator[Relation]:
    """ "The ten-day festival opens on 4 July and ends on 9 July": in whatever year, if one day has none."""
    ends = [_DAY_ONLY.fullmatch(str(claim.value)) for claim in (start, end)]
    if ends[0] is None or ends[1] is None or not isinstance(length.value, Fraction):
        return
    first, last = (date(2001, int(m[1]), min(int(m[2]), 28) if m[1] == "02" else int(m[2])) for m in ends if m)
    if first >= last:
        return
    days = Fraction((last - first).days)
    unit = DAYS_IN[length.unit or "day"]
    grace = _grace(length, False, True)
    long = length.value * unit > days
    stated: Expression = (
        Ref(length.id) if unit == 1 else Apply("*", (Ref(length.id), Const(unit, f"{float(unit):.4g} days")))
    )
    bound = Const(days + grace if long else days - grace, f"{days} days, give or take {float(grace):.3g}")
    yield Relation(
        rule,
        (length.id, start.id, end.id),
        Compare(stated, "<=" if long else ">=", bound),
        Tie.LIKELY,
        f"“{written(length)}” does not fit {written(start)} to {written(end)}, which is about "
        f"{_in_words(days, length.unit)}: check the length and both dates.",
    )


def _grace(length: Claim, by_year: bool, by_day: bool) -> Fraction:
    """Days by which a length may miss: one for counting both ends, and rounding to the unit it is given in."""
    unit = DAYS_IN[length.unit or "day"]
    assert isinstance(length.value, Fraction)
    if length.unit in ("day", "night") and by_day:
        return Fraction(1)
    if length.unit == "week" and by_day:
        return Fraction(3)
    if by_year:
        return Fraction(1)  # a year's own days leave room for one year more or less
    return unit / 2 + 1 if by_day else Fraction(3)


def _in_words(days: Fraction, unit: str | None) -> str:
    amount = round(days / DAYS_IN[unit or "day"] * 2) / Fraction(2)
    text = f"{float(amount):g}"
    return f"{text} {unit}{'' if text == '1' else 's'}"


RULE = Rule(
    code="FC504",
    name="duration-mismatch",
    summary="The stated length does not fit the beginning and the end given with it.",
    finds="A length (“a 10-week survey”) beside its two dates, longer or shorter than the time between them.",
    why="One of the three is wrong, and people plan by it: a consultation that closes early shuts them out.",
    silent="Where the length fits with or without the last day, is rounded to its unit, or may be of something else.",
    bad="The 10-week survey runs from 5 September to 31 October 2025.",
    good="The 10-week survey runs from 5 September to 14 November 2025.",
    checks=("E4",),
    relate=relate,
    surest=Tie.LIKELY,
)
