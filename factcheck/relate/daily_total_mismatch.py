"""FC516: an amount a day, times the days of the period, must give the total of the period."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from fractions import Fraction

import regex

from factcheck.model import Apply, Claim, Compare, Const, Expression, Hedge, Kind, Ref, Relation, Tie
from factcheck.relate.calendar import written
from factcheck.relate.context import Context
from factcheck.relate.lexicon import singular
from factcheck.relate.rule import Rule

_PER_DAY = regex.compile(
    r"\{[nvm](?P<daily>\d+)\} (?P<noun>[a-z][\w -]{0,30}?) ?(?:a|per|each|every) day\b|\{v(?P<daily>\d+)\}"
)
_MONTH = regex.compile(r"\b(?:in|during|throughout|for|over) (?:the month of )?\{d(?P<month>\d+)\}")
_DAYS = regex.compile(r"\b(?:over|for|in|during|lasted|the) (?:all |the )?\{t(?P<days>\d+)\}")
_TOTAL = regex.compile(
    r"\{[nm](?P<total>\d+)\}(?: [a-z]+){0,3}? (?:in all|in total|altogether|in the month|over the month|for the "
    r"month|all told)\b|\b(?:a total of|totalling|making|which makes|that makes|which comes to|or|giving|which "
    r"is|so|to make) \{[nm](?P<total>\d+)\}(?! a\b)"
)
_LOOSE = regex.compile(
    r"\b(?:up to|at most|as many as|peak|peaked|busiest|record|weekdays?|working days?|not counting|excluding"
    r"|except)\b"
)


def relate(context: Context) -> Iterator[Relation]:
    """Yield, for each daily amount with a month or days and a total in one sentence, total = daily x days."""
    for frame in context.frames:
        daily = _PER_DAY.search(frame.text)
        total = _TOTAL.search(frame.text)
        if daily is None or total is None or _LOOSE.search(frame.text):
            continue
        rate, whole = frame.claim(daily["daily"]), frame.claim(total["total"])
        if (
            rate.id == whole.id
            or rate.hedge not in (Hedge.NONE, Hedge.ABOUT)
            or whole.hedge
            or not isinstance(rate.value, Fraction)
            or not isinstance(whole.value, Fraction)
        ):
            continue
        if rate.kind is Kind.RATE and rate.per != "day":
            continue
        for days, claims, label in _lengths(context, frame.slots("d"), frame.slots("t")):
            yield _relation(rate, whole, days, claims, label)
            break
    yield from _next_sentence(context)
    yield from _across(context)
    yield from _monthly(context)


# "Over the month, that came to 2,850 cars": the total of the daily amount of the sentence before
_OVER_IT = regex.compile(
    r"^(?:(?:Over|In|For|Across|Through|By the end of|During) (?:the|that|those) (?:whole |entire |full )?(?:[a-z]+|"
    r"\{t\d+\}|\{d\d+\})(?: as a whole)?,? )?(?:[Tt]hat|[Tt]his|[Ii]t|[Tt]hey)? ?(?:[Ww]hich )?"
    r"(?:is|was|makes|made|comes to|came to|adds up to|added up to|gives|gave|means|meant|amounts to|amounted to|"
    r"totall?ed)(?: a total of)? \{[nm](?P<total>\d+)\}(?! (?:a|per|more|fewer)\b)"
)


def _next_sentence(context: Context) -> Iterator[Relation]:
    for index, frame in enumerate(context.frames[:-1]):
        later = context.frames[index + 1]
        daily, total = _PER_DAY.search(frame.text), _OVER_IT.match(later.text)
        if daily is None or total is None or _LOOSE.search(frame.text) or _LOOSE.search(later.text):
            continue
        rate, whole = frame.claim(_one(daily, "daily")), later.claim(total["total"])
        if rate.hedge not in (Hedge.NONE, Hedge.ABOUT) or whole.hedge or whole.kind not in (rate.kind, Kind.COUNT):
            continue
        if rate.kind is Kind.RATE and rate.per != "day":
            continue
        if not isinstance(rate.value, Fraction) or not isinstance(whole.value, Fraction):
            continue
        if not whole.noun or singular(whole.noun) == singular(rate.noun) or "elliptic" in whole.cues:
            for days, claims, label in _lengths(context, frame.slots("d"), frame.slots("t")):
                yield replace(_relation(rate, whole, days, claims, label), tie=Tie.LIKELY)
                break


# "ran for eight days ... Every day saw 450 loaves sold ... When it closed, 3,900 of our loaves had been sold"
_EACH_DAY = regex.compile(
    r"\b(?:[Oo]n|[Ff]or) (?:each|every)(?: single)? day\b[^;.{}]{0,60}\{n(?P<daily>\d+)\} (?P<noun>[a-z]{3,20})"
    r"|\{n(?P<daily>\d+)\} (?P<noun>[a-z]{3,20}) (?:a|per|each|every) day\b|\b(?:[Ee]ach|[Ee]very) day\b[^;.{}]{0,60}"
    r"\{n(?P<daily>\d+)\} (?P<noun>[a-z]{3,20})"
)
_LASTED = regex.compile(
    r"\b(?:lasted|ran for|lasts|runs for|went on for|over|open for|took)(?: all)? \{t(?P<days>\d+)\}"
)
_IN_ALL = regex.compile(
    r"\b(?:[Bb]y the end|[Ii]n all|[Ii]n total|[Aa]ltogether|[Aa]ll told|[Oo]ver the (?:whole|entire)|a total of)\b"
    r"[^;.{}]{0,40}\{n(?P<total>\d+)\}(?: of (?:our|the|these|its|their))? (?P<noun>[a-z]{3,20})"
    r"|\{n(?P<total>\d+)\}(?: of (?:our|the|these|its|their))? (?P<noun>[a-z]{3,20})[^;.{}]{0,50}\b(?:in all|in total|"
    r"altogether|all told|by the end)\b"
)
_MORE = regex.compile(r"\b(?:more|extra|another|further|besides|as well|also|plus|about|around|average|up to)\b")


def _across(context: Context) -> Iterator[Relation]:
    """The days, the amount of each day and the total in sentences of their own, once each."""
    each = [(f, m) for f in context.frames for m in _EACH_DAY.finditer(f.text)]
    lengths = [(f, m) for f in context.frames for m in _LASTED.finditer(f.text)]
    if len(each) != 1 or len(lengths) != 1:
        return
    (frame, match), (other, found) = each[0], lengths[0]
    rate, days = frame.claim(_one(match, "daily")), other.claim(found["days"])
    noun = singular(_one(match, "noun"))
    if days.unit != "day" or days.hedge or rate.hedge or _MORE.search(frame.text) or _LOOSE.search(frame.text):
        return
    for later in context.frames:
        for total in _IN_ALL.finditer(later.text):
            whole = later.claim(_one(total, "total"))
            if whole.id != rate.id and singular(_one(total, "noun")) == noun and isinstance(whole.value, Fraction):
                for relation in (_relation(rate, whole, Ref(days.id), (days.id,), written(days)),):
                    if not whole.hedge and not _MORE.search(later.text):
                        yield replace(relation, tie=Tie.LIKELY)


def _one(match: regex.Match[str], name: str) -> str:
    return str(match.captures(name)[0])


# "From March 2015 to August 2016 the yard lost 1,530 posts, an average of 85 posts a month"
_MONTHLY = regex.compile(
    r"\b(?:[Ff]rom|[Bb]etween|[Ss]ince) \{d(?P<first>\d+)\}[^.;{}]{0,80}?(?:through|to|until|and) \{d(?P<last>\d+)\},? "
    r"[^.;{}]{0,60}\{n(?P<total>\d+)\}[^.;{}]{0,40}\baverage of \{[nv](?P<rate>\d+)\}(?: [a-z]+){0,3} (?:a|per|each|"
    r"every) "
    r"month\b"
)


def _monthly(context: Context) -> Iterator[Relation]:
    for frame in context.frames:
        for match in _MONTHLY.finditer(frame.text):
            first, last, whole, rate = (frame.claim(match[name]) for name in ("first", "last", "total", "rate"))
            ends = [str(claim.value) for claim in (first, last)]
            if any(len(end) != 7 or end.startswith("-") for end in ends) or not isinstance(rate.value, Fraction):
                continue
            months = 12 * (int(ends[1][:4]) - int(ends[0][:4])) + int(ends[1][5:]) - int(ends[0][5:])
            for count in (months + 1, months):  # with or without the first month
                relation = _relation(
                    rate,
                    whole,
                    Const(Fraction(count), f"{count} months"),
                    (first.id, last.id),
                    f"{count} months",
                    "month",
                )
                yield replace(relation, group=f"{whole.id}")


def _lengths(
    context: Context, months: list[Claim], lengths: list[Claim]
) -> Iterator[tuple[Expression, tuple[int, ...], str]]:
    for claim in months:
        if isinstance(claim.value, str) and len(claim.value) in (4, 7):
            month = int(claim.value[-2:])
            year = int(claim.value[:4]) if len(claim.value) == 7 else 2001
            count = monthrange(year, month)[1]
            yield Const(Fraction(count), f"{count} days"), (claim.id,), f"{count} days of {date(2000, month, 1):%B}"
    for claim in lengths:
        # "over 30 days" is during them, not more of them
        if (
            claim.unit in ("day", "week")
            and claim.hedge in (Hedge.NONE, Hedge.MORE_THAN)
            and isinstance(claim.value, Fraction)
        ):
            length = Const(claim.value, written(claim))
            per: Expression = length if claim.unit == "day" else Apply("*", (length, Const(Fraction(7))))
            yield per, (claim.id,), written(claim)


def _relation(
    rate: Claim, whole: Claim, days: Expression, claims: tuple[int, ...], label: str, unit: str = "day"
) -> Relation:
    # The daily amount is an average: it is known to half of its last digit, so the total to half of it a day.
    return Relation(
        "daily-total-mismatch",
        (whole.id, rate.id, *claims),
        Compare(Ref(whole.id), "=", Apply("*", (Ref(rate.id), days))),
        Tie.CERTAIN,
        f"“{written(rate)}” a {unit} over {label} gives {{expected}}, not “{written(whole)}”: check all three.",
    )


RULE = Rule(
    code="FC516",
    name="daily-total-mismatch",
    summary="The amount a day times the days is not the total.",
    finds="“350 loaves a day in June, 12,500 in all”, which would be 10,500.",
    why="One of the two is the headline figure, and readers multiply.",
    silent="With “up to” and other hedges, and with weekdays or days that are left out.",
    bad="The bakery sold 350 loaves a day in June, 12,500 in all.",
    good="The bakery sold 350 loaves a day in June, 10,500 in all.",
    checks=("E16",),
    relate=relate,
)
