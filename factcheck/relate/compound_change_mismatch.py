"""compound-change-mismatch: a yearly rate over some years that does not give the total change."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import regex

from factcheck.model import Claim, Compare, Const, Expression, Kind, Relation, Tie
from factcheck.relate.changes import NOUN, direction_of
from factcheck.relate.context import Context
from factcheck.relate.frame import Frame
from factcheck.relate.pattern import HUNDRED, ONE, Found, compiled, find, minus, over, plus, q, ref, times, value
from factcheck.relate.rule import Rule

# "rose 7 per cent each year for three years, an overall rise of 31 per cent"
_TOTAL = compiled(
    r"(?P<cue>\b(?:by|up|down|of|rose|fell|grew)) (?:about |some )?{rate:pr} (?:a|per|each|every|in each) "
    r"(?:year|month) (?:for|over|in|during) "
    r"(?:(?:the|each|of|past|last|next|these|those) ){0,3}{period:t}(?P<mid>[^{};]{0,60}?)"
    rf"(?:(?:total|overall|cumulative|combined|altogether)[\w ]{{0,20}}{NOUN}[\w ]{{0,6}} of |\b(?:up|down|"
    rf"rising|falling|{NOUN}) (?:by |of |in total by )(?:about |some )?){{total:pr}}"
)
# "will rise by 5% a year for four years, which leaves them 32% higher"; "grew 10% in each of three years"
_YEARS_OF = (
    r"(?:\b(?:rose|risen|rise|rises|rising|grown|grew|grow|grows|growing|increase[sd]?|increasing|gone up|go up|"
    r"goes up|went up|"
    r"climb(?:ed|s)?|fallen|fell|falls?|falling|drop(?:ped|s)?|declin(?:ed?|es)|shr(?:unk|ank|inks?)|"
    r"decrease[sd]?|cut|go down|"
    r"went down|gone down|come down|up|down|raised?|(?:rises?|increases?|growth|falls?|cuts?) of)(?: by)?(?: "
    r"about| some)? )"
    r"{rate:pr} (?:(?:(?:a|per|each|every|in each|in every) year|annually|yearly) (?:for|over|in|during)(?: "
    r"(?:the|each|of|past|last|next|"
    r"these|those|all)){0,3} |in (?:each|every one) of(?: (?:the|its|those|these|past|last|next|first)){0,3} |"
    r"(?:a|per|each|every) year,? for )(?P<cue>){period:t}"
)
_RATE_FOR = compiled(_YEARS_OF)
_MORE_IN_EACH = compiled(
    r"{rate:pr} (?:more|less|higher|lower|extra|fewer) (?:in|for|every|each) (?P<cue>each|every|year) (?:one "
    r")?(?:of|for) (?:(?:the|next|past|last|these|those|first) ){0,3}{period:t}"
)
_ENDS_UP = compiled(
    r"(?:(?:total|overall|cumulative|combined|altogether|in all)[\w ]{0,24} (?:of|by) |\b(?:up|down|risen|rising|"
    r"fallen|falling|"
    r"grown|increased|shrunk|dropped)(?: in total| altogether| in all| now)? by |\b(?:"
    + NOUN
    + r") (?:in total |altogether )?of |\b(?:adding|lost|losing|shed|gained|gaining|put on) )(?:about |some |a "
      r"total of "
      r"|nearly |almost |more than )?"
    r"{total:pr}|"
    r"{total:pr} (?:higher|lower|more|less|above|below|up|down|larger|smaller|bigger|dearer|cheaper|fewer)\b(?! "
    r"(?:a|per|each|every) )"
)
_SUMS_UP = regex.compile(
    r"\b(?:in all|in total|altogether|all told|total|overall|cumulative|combined|over (?:the|that|those) "
    r"(?:whole |full |"
    r"entire )?(?:period|"
    r"years|time|\{t\d+\})|by \{y\d+\}|since \{y\d+\}|by then|by the end|than (?:in|at the start|before|when)|"
    r"than (?:they|it) "
    r"(?:was|were|is|are)|leav(?:e|es|ing)|will be|would be|now|result|means?|as a whole)\b",
    regex.IGNORECASE,
)
# "from $11.5 billion in 2022 to $15.2 billion by 2032, a CAGR of 2.8%"
_RATE = r"(?:cagr|compound annual growth rate|compounded annual growth rate)"
_GROWTH = (
    compiled(
        rf"{{old:mnu}}(?: \(?in| by| for)? ?(?:the year )?{{first:y}}~{{new:mnu}}(?: \(?in| by| for)? ?(?:the "
        rf"year )?{{last:y}}[^{{}}]{{0,90}}"
        rf"(?P<cue>{_RATE})[^{{}}]{{0,30}}{{rate:p}}"
    ),
    compiled(
        rf"{{old:mnu}} in {{first:y}}[^{{}}]{{0,90}}(?P<cue>{_RATE})[^{{}}]{{0,30}}{{rate:p}}[^{{}}]{{0,60}}"
        rf"{{new:mnu}} (?:in|by) {{last:y}}"
    ),
    compiled(
        rf"{{old:mnu}} in {{first:y}}[^{{}}]{{0,90}}(?P<cue>{_RATE})[^{{}}]{{0,30}}{{rate:p}} (?:through|by|"
        rf"until|to) {{last:y}},? (?:reaching|to reach|to) {{new:mnu}}"
    ),
)
# "shrank by a fifth each year from 2015 on. ... In 2018, three years later, a quarter was left"
_YEARLY = compiled(
    r"\b(?P<cue>fallen|dropped|shrunk|declined|decreased|gone down|come down|risen|grown|increased|gone up|climbed) by "
    r"{rate:pr} (?:every|each|a) year\b[^{};.]{0,40}?\bsince\b[^{};.]{0,50}(?:{first:y}|[.;])"
)
_LEFT = compiled(
    r"(?:{years:t} (?:on|later)\b|{last:y})[^{};.]{0,60} {left:pr} (?P<cue>of (?:the|what))\b[^{};.]{0,60}\b(?:did|"
    r"was|had|"
    r"were|been|gave|stood)\b"
)
_MOST_YEARS = 30
_CLOSE = 0.1  # per cent a year: growth rates are worked out on amounts with more digits than are printed


def relate(context: Context) -> Iterator[Relation]:
    """Tie each yearly rate to the total change over the years."""
    for found in find(context, _TOTAL):
        years = value(found["period"])
        if years is not None and years.denominator == 1 and 1 < years <= _MOST_YEARS:
            yield from _total(found, int(years))
    for found in find(context, *_GROWTH):
        first, last = _year(found["first"]), _year(found["last"])
        old, new = found["old"], found["new"]
        if first and last and 1 < last - first <= _MOST_YEARS and (old.kind, old.unit) == (new.kind, new.unit):
            yield from _growth(found, last - first)
    yield from _across(context)
    yield from _built_up(context)


def _built_up(context: Context) -> Iterator[Relation]:
    """A yearly rate with its years, and in the same or the next two sentences the change that they come to."""
    for found in find(context, _RATE_FOR, _MORE_IN_EACH):
        years, rate = value(found["period"]), found["rate"]
        if years is None or years.denominator != 1 or not 1 < years <= _MOST_YEARS or found["period"].unit != "year":
            continue
        index = rate.sentence
        for number in range(index, min(index + 3, len(context.frames))):
            frame = context.frames[number]
            for match in _ENDS_UP.finditer(frame.text, found.match.end() if number == index else 0):
                total = Found(match, frame)["total"]
                before = frame.text[max(0, match.start() - 90) : match.end() + 40]
                if total.per or total.id == rate.id or not _SUMS_UP.search(before):
                    continue
                tie = Tie.CERTAIN if number == index else Tie.LIKELY
                yield from _comes_to(found, frame, total, int(years), tie)
        for match in _ENDS_UP.finditer(found.frame.text, 0, found.match.start()):
            total = Found(match, found.frame)["total"]
            if not total.per and regex.search(
                r"\b(?:after|having|following|thanks to|because of|at)\b", found.frame.text[match.end() :][:40]
            ):
                yield from _comes_to(found, found.frame, total, int(years), Tie.LIKELY)


def _comes_to(found: Found, frame: Frame, total: Claim, years: int, tie: Tie) -> Iterator[Relation]:
    rate = found["rate"]
    falls = direction_of(found.match[0]) < 0
    share: Expression = over(ref(rate), HUNDRED) if rate.kind is Kind.PERCENT else ref(rate)
    step = minus(ONE, share) if falls else plus(ONE, share)
    gained: Expression = minus(ONE, times(*[step] * years)) if falls else minus(times(*[step] * years), ONE)
    for reading in (gained, times(share, Const(Fraction(years), f"{years}"))):
        yield Relation(
            rule="compound-change-mismatch",
            claims=(total.id, rate.id, found["period"].id),
            formula=Compare(ref(total), "=", times(reading, HUNDRED) if total.kind is Kind.PERCENT else reading),
            tie=tie,
            message=f"{q(rate)} a year for {q(found['period'])} comes to {{expected}}, not {q(total)}; check "
            f"all three.",
            group=f"compound-{total.id}",
        )


def _across(context: Context) -> Iterator[Relation]:
    """A yearly rate in one sentence, and in a later one what is left (or has become) of the first amount."""
    rates, shares = list(find(context, _YEARLY)), list(find(context, _LEFT))
    if len(rates) != 1 or len(shares) != 1:
        return
    rate, left = rates[0]["rate"], shares[0]["left"]
    years = _years_between(context, rates[0], shares[0])
    if years is None or not 1 < years <= _MOST_YEARS or left.sentence <= rate.sentence:
        return
    share: Expression = over(ref(rate), HUNDRED) if rate.kind is Kind.PERCENT else ref(rate)
    falls = direction_of(rates[0].word()) < 0 or rates[0].word() in ("shrunk", "come down")
    step = minus(ONE, share) if falls else plus(ONE, share)
    whole = times(share, Const(Fraction(years), f"{years}"))
    for reading in (times(*[step] * years), minus(ONE, whole) if falls else plus(ONE, whole)):
        yield Relation(
            rule="compound-change-mismatch",
            claims=(left.id, rate.id),
            formula=Compare(ref(left), "=", times(reading, HUNDRED) if left.kind is Kind.PERCENT else reading),
            tie=Tie.LIKELY,
            message=f"{q(rate)} every year for {years} years leaves {{expected}} of the first amount, not {q(left)}; "
            "check all three.",
            group=f"left-{left.id}",
            ties=shares[0].tie(),
        )


def _years_between(context: Context, rate: Found, left: Found) -> int | None:
    """The years from the start to the share: as said ("five years on"), else by the two years named."""
    said = left.get("years") or next(iter(left.frame.slots("t", 0, left.match.start())), None)
    if said is not None and said.unit == "year" and value(said) is not None:
        return int(value(said) or 0)
    first, last = rate.get("first"), left.get("last")
    return None if first is None or last is None else _year(last) - _year(first)


def _total(found: Found, years: int) -> Iterator[Relation]:
    rate, total = found["rate"], found["total"]
    falls = direction_of(found.frame.text) < 0
    share: Expression = over(ref(rate), HUNDRED) if rate.kind is Kind.PERCENT else ref(rate)
    step = minus(ONE, share) if falls else plus(ONE, share)
    compound = times(*[step] * years)
    gained: Expression = minus(ONE, compound) if falls else minus(compound, ONE)
    simple: Expression = times(share, Const(Fraction(years), f"{years}"))
    for reading in (gained, simple):
        yield Relation(
            rule="compound-change-mismatch",
            claims=(total.id, rate.id, found["period"].id),
            formula=Compare(ref(total), "=", times(reading, HUNDRED) if total.kind is Kind.PERCENT else reading),
            tie=Tie.CERTAIN,
            message=f"{q(rate)} a year for {q(found['period'])} comes to {{expected}}, not {q(total)}; check "
            f"all three.",
            group=f"compound-{total.id}",
            ties=found.tie(),
        )


def _growth(found: Found, years: int) -> Iterator[Relation]:
    old, new, rate = found["old"], found["new"], found["rate"]
    if any(
        _implied(old, new, span) - _CLOSE <= float(value(rate) or 0) <= _implied(old, new, span) + _CLOSE
        for span in (years, years - 1, years + 1)
    ):
        return
    step = plus(ONE, over(ref(rate), HUNDRED))
    # Market reports count the years from the base year or from the year after it.
    for span in (years, years - 1, years + 1):
        yield Relation(
            rule="compound-change-mismatch",
            claims=(new.id, old.id, rate.id),
            formula=Compare(ref(new), "=", times(ref(old), *[step] * span)),
            tie=Tie.LIKELY,
            message=f"{q(old)} growing by {q(rate)} a year for {years} years comes to {{expected}}, not {q(new)}; "
            "check the rate and both amounts.",
            group=f"growth-{rate.id}",
            ties=found.tie(),
        )


def _implied(old: Claim, new: Claim, years: int) -> float:
    """The yearly growth in per cent that takes the old figure to the new one."""
    before, after = float(value(old) or 0), float(value(new) or 0)
    return 100 * ((after / before) ** (1 / years) - 1) if before > 0 < after else 0.0


def _year(claim: Claim) -> int:
    return int(str(claim.value)[:4]) if str(claim.value)[:4].isdigit() else 0


RULE = Rule(
    code="FC406",
    name="compound-change-mismatch",
    summary="A yearly rate over some years does not give the total change.",
    finds="A rate per year, a number of years and a total change, or two amounts with a compound annual growth "
    "rate, that "
    "do not fit each other.",
    why="Five per cent a year for four years is 21.6 per cent; totals worked out in the head are often far off.",
    silent="When the total fits the compound or the simple sum, and when a growth rate fits one year more or less.",
    bad="Tolls on the Arl bridge rose 7 per cent each year for three years, an overall rise of 31 per cent.",
    good="Tolls on the Arl bridge rose 7 per cent each year for three years, an overall rise of 22.5 per cent.",
    checks=("D7",),
    relate=relate,
)
