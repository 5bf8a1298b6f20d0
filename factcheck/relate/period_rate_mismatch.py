"""period-rate-mismatch: the same amount given per year and per day, and the two do not fit."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import regex

from factcheck.model import Claim, Compare, Const, Kind, Relation, Span, Tie
from factcheck.relate.context import Context
from factcheck.relate.pattern import Found, compiled, find, over, q, ref, times, value
from factcheck.relate.rule import Rule

_TIME = r"(?:a|an|per|each|every|/) ?(?:second|minute|hour|day|night|week|month|quarter|year|\{o\d{1,6}\})"
_PAIR = compiled(
    rf"{{one:nmuv}}(?: [\w-]{{2,20}}){{0,2}} {_TIME}"
    r"(?P<cue>,? (?:which|that) (?:is|was|comes to|works out at|amounts to)|, or|,? equivalent to|"
    r" \(|,? - | – |—|,? i\.e\.,?|, equal to)(?: about| roughly| nearly| some| around)? ?{two:nmuv}(?: "
    rf"[\w-]{{2,20}}){{0,2}} {_TIME}"
)
# "36,000 parts in 12 months, an average of 4,000 a month", "raised £3,600 over six weeks, about £900 a week"
_SPREAD = compiled(
    r"{total:nmu}(?: [\w-]{2,20}){0,3} (?P<cue>over|in|during|across|within)(?: the| just| only| a)?(?: past| last)? "
    r"{length:t}(?: [a-z]{2,12}){0,3}(?:,| -| –| \()(?: (?:an average of|averaging|or|at|equal to|equivalent to))? "
    rf"?{{rate:nmuv}}(?: [\w-]{{2,20}}){{0,2}} {_TIME}(?! (?:more|less|ago|earlier))"
)
# "The lock lets 14 boats through an hour while it is worked": hours a day come from the text
_HOURLY = compiled(r"{hourly:nmuv} [\w-]{2,20} (?:(?:for|in) (?:each|every)|an|per|every) (?P<cue>hour)\b")
_OPEN = compiled(r"\b(?:open|runs?|operates?|running|working) (?:for )?{hours:t} (?P<cue>a|per|each|every) day")
_DAILY = compiled(r"{daily:nmuv} (?P<noun>[\w-]{2,20}) (?P<cue>a|per|each|every) day")

# How many of the shorter there are in the longer; working days and rounded months are fair readings too.
_IN: dict[tuple[str, str], tuple[Fraction, ...]] = {
    ("year", "day"): (Fraction(365), Fraction(366), Fraction(260), Fraction(250)),
    ("year", "night"): (Fraction(365), Fraction(366)),
    ("year", "week"): (Fraction(52), Fraction(365, 7)),
    ("year", "month"): (Fraction(12),),
    ("year", "quarter"): (Fraction(4),),
    ("year", "hour"): (Fraction(8760), Fraction(2080)),
    ("month", "day"): (Fraction(30), Fraction(31), Fraction(365, 12), Fraction(22), Fraction(20), Fraction(28)),
    ("month", "week"): (Fraction(4), Fraction(13, 3)),
    ("quarter", "month"): (Fraction(3),),
    ("week", "day"): (Fraction(7), Fraction(5), Fraction(6)),
    ("day", "hour"): (Fraction(24), Fraction(8), Fraction(12), Fraction(10)),
    ("week", "hour"): (Fraction(168), Fraction(40)),
    ("hour", "minute"): (Fraction(60),),
    ("minute", "second"): (Fraction(60),),
    ("hour", "second"): (Fraction(3600),),
    ("day", "minute"): (Fraction(1440),),
}


def relate(context: Context) -> Iterator[Relation]:
    """Tie two rates of one amount, for a longer and a shorter time."""
    for found in find(context, _PAIR, _SIDE_BY_SIDE):
        yield from _pair(found, Tie.CERTAIN if found.match.re is _PAIR else Tie.LIKELY)
    yield from _taken_up(context)
    for found in find(context, _SPREAD):
        yield from _spread(found)
    yield from _two_sentences(context)
    hours = {f["hours"].value: f["hours"] for f in find(context, _OPEN) if f["hours"].unit == "hour"}
    hourly = [f["hourly"] for f in find(context, _HOURLY)]
    if len(hours) != 1 or len(hourly) != 1:
        return
    (open_,), rate = tuple(hours.values()), hourly[0]
    for found in find(context, _DAILY):
        daily = found["daily"]
        if daily.unit == rate.unit and daily.id != rate.id and value(daily) and rate.noun and daily.noun == rate.noun:
            yield Relation(
                rule="period-rate-mismatch",
                claims=(daily.id, rate.id, open_.id),
                formula=Compare(ref(daily), "=", times(ref(rate), ref(open_))),
                tie=Tie.LIKELY,
                message=f"{q(rate)} an hour for {q(open_)} a day is {{expected}} a day, not {q(daily)}; check "
                f"all three.",
                ties=found.tie(),
            )


# "The bakery makes 400 loaves a day. ... Two hundred thousand loaves a year": one thing, made by one maker
_RATE = compiled(
    r"{amount:nmuv}(?P<noun>(?: [\w-]{2,20}){0,2}) (?:a|an|per|each|every) ?(?P<cue>hour|day|night|week|month|year)\b"
)
_UNSURE = regex.compile(
    r"\b(?:up to|average|at least|more than|busiest|peak|record|some|extra|another|a further|other|weekdays?|"
    r"working|open|"
    r"season|winter|summer|used to|will|would|from|now|instead|compared|than)\b",
    regex.IGNORECASE,
)


def _two_sentences(context: Context) -> Iterator[Relation]:
    """Two rates of one thing in sentences apart, where the text gives no third."""
    rates = [found for found in find(context, _RATE) if value(found["amount"]) and not _UNSURE.search(found.frame.text)]
    if len(rates) != 2 or rates[0].frame is rates[1].frame:
        return
    one, two = rates
    first, second = one["amount"], two["amount"]
    long, short = one.word(), two.word()
    if (short, long) in _IN:
        first, second, long, short = second, first, short, long
    noun = [word.split()[-1:] for word in (one.word("noun"), two.word("noun"))]
    alike = (
        noun[0] == noun[1] and bool(noun[0])
        if first.kind is Kind.COUNT
        else bool(first.event) and first.event == second.event
    )
    if (first.kind, first.unit) != (second.kind, second.unit) or not alike:
        return
    yield from _held(first, long, second, short, Tie.LIKELY, two.tie())


# "That is 2,000 pints every day", after a sentence with one rate
_THAT_IS = compiled(
    rf"^[\"“]?(?P<cue>(?:That|This|It|Which|In other words,? (?:that|it)?) ?(?:['’]s|is|was|means|comes to|"
    rf"works out at|"
    rf"amounts to|makes|equals|adds up to|equates to))(?: about| roughly| nearly| some| around| more than| over| "
    rf"almost)? ?"
    rf"{{two:nmuv}}(?: [\w-]{{2,20}}){{0,2}} {_TIME}"
)


def _taken_up(context: Context) -> Iterator[Relation]:
    """A sentence that says the rate of the one before for another length of time."""
    for found in find(context, _THAT_IS):
        two = found["two"]
        near = [c for c in context.by_sentence.get(two.sentence - 1, ()) if c.per and c.unit == two.unit and value(c)]
        if len(near) == 1 and not _OTHER_PART.search(found.frame.text):
            yield from _of_one_amount(near[0], two, Tie.LIKELY, found)


_OTHER_PART = regex.compile(r"\b(?:of (?:them|these|those|which)|alone|at (?:the )?peak|busiest|"
                            r"up to)\b", regex.IGNORECASE)
# "takes 240 calls an hour, 5,760 a day, round the clock"
_SIDE_BY_SIDE = compiled(
    rf"{{one:nmuv}}(?: [\w-]{{2,20}}){{0,2}} {_TIME}(?P<cue>, | and so | – and so |; that is ){{two:nmuv}} {_TIME}"
    r"(?![^{}]{0,20}(?:more|less|fewer|higher|lower))"
)


def _pair(found: Found, tie: Tie) -> Iterator[Relation]:
    yield from _of_one_amount(found["one"], found["two"], tie, found)


def _of_one_amount(one: Claim, two: Claim, tie: Tie, found: Found) -> Iterator[Relation]:
    long, short = one.per, two.per
    if (short, long) in _IN:
        one, two, long, short = two, one, short, long
    counts = (Kind.COUNT, Kind.RATE)
    alike = one.kind is two.kind or (one.kind in counts and two.kind in counts)
    if (long, short) not in _IN or not alike or one.unit != two.unit or not value(one) or not value(two):
        return
    if one.kind in counts and one.noun and two.noun and one.noun != two.noun:
        return
    yield from _held(one, long, two, short, tie, found.tie())


def _held(one: Claim, long: str, two: Claim, short: str, tie: Tie, ties: tuple[Span, ...]) -> Iterator[Relation]:
    """The rate of the longer period, divided by how many of the shorter go into it, must be the other rate."""
    for factor in _IN.get((long, short), ()):
        yield Relation(
            rule="period-rate-mismatch",
            claims=(two.id, one.id),
            formula=Compare(ref(two), "=", over(ref(one), Const(factor))),
            tie=tie,
            message=f"{q(one)} a {long} is {{expected}} a {short}, not {q(two)}; check both.",
            group=f"period-{two.id}",
            ties=ties,
        )


def _spread(found: Found) -> Iterator[Relation]:
    """A total over a length of time, and what that is for one day, week, month or year of it."""
    total, length, rate = found["total"], found["length"], found["rate"]
    unit, per = length.unit or "", rate.per
    factors = (Fraction(1),) if unit == per else _IN.get((unit, per), ())
    if total.unit != rate.unit or not value(total) or not value(rate) or not value(length) or total.per:
        return
    for factor in factors:
        gone = ref(length) if factor == 1 else times(ref(length), Const(factor))
        yield Relation(
            rule="period-rate-mismatch",
            claims=(rate.id, total.id, length.id),
            formula=Compare(ref(rate), "=", over(ref(total), gone)),
            tie=Tie.LIKELY,
            message=f"{q(total)} over {q(length)} is {{expected}} a {per}, not {q(rate)}; check all three.",
            group=f"period-{rate.id}",
            ties=found.tie(),
        )


RULE = Rule(
    code="FC407",
    name="period-rate-mismatch",
    summary="The same amount is given for two lengths of time, and they do not fit.",
    finds="“€55 million a year, or €1.5 million a day”, where one is not the other divided by the days.",
    why="The vivid figure (“every day”) is the one that gets quoted, and the one that is worked out in haste.",
    silent="When the two are different amounts, and within a working week, a calendar year or rounded months.",
    bad="Night buses cost the region €55 million a year, or €1.5 million a day.",
    good="Night buses cost the region €55 million a year, or €151,000 a day.",
    checks=("D8",),
    relate=relate,
)
