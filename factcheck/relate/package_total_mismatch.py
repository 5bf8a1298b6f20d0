"""package-total-mismatch: so much a year for so many years, and a total that is not the product."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import regex

from factcheck.model import Compare, Const, Hedge, Kind, Ref, Relation, Tie
from factcheck.relate.context import Context
from factcheck.relate.pattern import Found, compiled, find, q, ref, times, value
from factcheck.relate.rule import Rule

_UNIT = r"(?:a|an|per|each|every|/) ?(?P<unit>day|week|month|quarter|year)"
_TOTAL = (
    r"(?:(?:(?:a|the|an?) (?:total|combined|overall) (?:package |award |cost |sum |value |amount )?(?:of |worth "
    r")|totall?ing |in total |for a total of |"
    r"making |worth (?:a total of )?)(?:about |some )?{total:mnu}|\ban? (?:total )?{total_too:mnu} (?:package|"
    r"deal|programme|program|award|plan|fund|pledge|investment|total))"
)
# "$2.5 million a year for three years, a $9 million package"; "a monthly payment of $12 over six months"
_YEARLY = (
    compiled(
        rf"{{each:mnu}}(?: [\w-]{{2,20}}){{0,2}} {_UNIT},?(?: (?P<cue>for|over|during)(?: (?:the|next|a|each|of|"
        rf"period|at|least|coming)){{0,4}})? {{period:t}}(?P<mid>.{{0,90}}?){_TOTAL}"
    ),
    compiled(
        rf"(?P<unit>daily|weekly|monthly|quarterly|annual|yearly) (?:average|payments?|grants?|instal?lments?|"
        rf"cost) of {{each:mnu}}(?: [\w-]{{2,20}}){{0,5}} (?P<cue>for|over|during)(?: (?:the|next|a|coming))"
        rf"{{0,3}} {{period:t}}(?P<mid>.{{0,90}}?){_TOTAL}"
    ),
    compiled(
        rf"{{each:mnu}}(?: in [\w-]{{2,20}})? {_UNIT}(?P<mid>[^{{}};]{{0,40}}?) (?P<cue>for|over) {{period:t}}"
        rf"[^{{}};]{{0,30}}{_TOTAL}"
    ),
)
# "Every fellow gets $8,000 in each of five years ... A grant of $45,000"
_EVERY = compiled(r"{each:m} in (?P<cue>each|every one) of (?:the|those|these|its) {period:t}")
_AWARD = compiled(r"\b(?P<cue>an? (?:award|grant|scholarship|bursary|package|prize|contract)) (?:worth |of ){total:m}")
# "$31 in tips each night, making $124 over 4 nights"
_THEN_YEARS = compiled(
    rf"{{each:mnu}}(?: (?:in|of) [\w-]{{2,20}})? {_UNIT}, (?P<mid>)(?P<cue>totall?ing|or|for a total of|in "
    rf"total) {{total:mnu}} (?:(?:over|for|in) )?{{period:t}}"
)
# "a monthly average of $12 million. ... $72 million over the next six months"
_AVERAGE = compiled(r"(?P<unit>daily|weekly|monthly|quarterly|annual|yearly) (?P<cue>average of) {each:mu}")
_OVER_NEXT = compiled(r"{total:mu}[^{};]{0,60} (?P<cue>over|during|in) the next {period:t}")
# "a four-year contract worth £150,000 a year. ... The £650,000 deal"; "£2m a year for five years. ... in all £12m"
_TERM = compiled(
    r"{period:t}[ -](?P<cue>contract|deal|agreement|programme|program|project|scheme|grant|lease|sponsorship|"
    r"plan|partnership)"
    rf"[^{{}};.]{{0,40}}? {{each:m}}(?: [\w-]{{2,20}}){{0,2}} {_UNIT}"
)
_FOR_YEARS = compiled(
    rf"{{each:mnu}}(?: [\w-]{{2,20}}){{0,2}} {_UNIT},?(?: (?P<cue>for|over|during)(?: (?:the|next|a|each|of|period|at|"
    rf"least|coming|"
    r"first|past|last)){0,4})? {period:t}"
)
_EACH_OF = compiled(
    r"{each:mnu}(?: [\w-]{2,20}){0,3} (?:in )?(?P<cue>each|every)(?: one)? of (?:the|its|those|these)(?: "
    r"next| coming| "
    r"past| last| first)? {period:t}"
)
# "€2.5 million a season for three seasons"
_TIMES_OVER = compiled(
    r"{each:mnu}(?: [\w-]{2,20}){0,2} (?:a|an|per|each|every|for each|for every) (?P<unit>season|term|session|"
    r"shift|round|edition|night|visit|match|game|term) "
    r"(?P<cue>for|over|across|in)(?: (?:the|next|a|of|all|coming|first|past|last)){0,3} {period:nt}(?= "
    r"?(?:season|term|session|shift|round|edition|night|visit|match|game|[,.;]))"
)
_OR_TOTAL = compiled(
    r"^(?: (?:period|term))?(?: (?:on|for|to|towards) [^{},.;]{3,40})?,? (?P<cue>or|which is|that is|making|a "
    r"total of|giving (?:it|them|each)?) ?{total:mnu}"
)
_DEFINITE = compiled(
    r"\b(?:the|this|that|its|their|our|an?|whole|total) (?:total |whole |entire |combined )?{total:mnu} "
    r"(?P<cue>contract|"
    r"deal|agreement|"
    r"programme|program|project|scheme|grant|lease|sponsorship|plan|partnership|package|commitment|pledge|total|"
    r"award|fund)"
)
_SUM_OF_ALL = compiled(
    r"\b(?P<cue>in all|in total|altogether|all told|a total of|total(?:s|ling|ing)?|over the (?:whole|full|"
    r"entire) (?:period|term)|"
    r"whole|entire)\b[^{};.]{0,50}{total:mnu}|{total:mnu}(?: [\w-]{2,16}){0,3},? (?P<cue>in all|in total|"
    r"altogether|all told)\b"
)
# "The £720,000 will mend four bridges"
_TAKEN_UP = compiled(
    r"^[\"“]?(?P<cue>The|This|That) {total:m} (?:will|is|was|would|has|comes|means|pays|goes|should|must)\b"
)
_MORE = regex.compile(
    r"\b(?:plus|along with|as well as|on top of|also|together with|in addition|another|extra|within|part of)\b",
    regex.IGNORECASE,
)
_SAME = {
    "daily": "day",
    "weekly": "week",
    "monthly": "month",
    "quarterly": "quarter",
    "annual": "year",
    "yearly": "year",
}


def relate(context: Context) -> Iterator[Relation]:
    """Tie each total of a package to the yearly amount and the years."""
    seen: set[int] = set()
    for found in find(context, *_YEARLY):
        total = found.get("total") or found.get("total_too")
        unit = _SAME.get(found.word("unit"), found.word("unit"))
        mid = found.word("mid")
        if (
            total is None
            or total.id in seen
            or not _spanned(found)
            or found["period"].unit != unit
            or _MORE.search(mid)
            or regex.search(r"\{[mu]", mid)
        ):
            continue
        seen.add(total.id)
        yield from _relation(found, total.id, Tie.CERTAIN)
    for found in find(context, _THEN_YEARS):
        if found["period"].unit == found.word("unit") and found["total"].id not in seen:
            seen.add(found["total"].id)
            yield from _relation(found, found["total"].id, Tie.CERTAIN)
    averages = list(find(context, _AVERAGE))
    for found in find(context, _OVER_NEXT) if len(averages) == 1 else ():
        total, average = found["total"], averages[0]
        if found["period"].unit == _SAME[average.word("unit")] and total.sentence - average["each"].sentence in (0, 1):
            yield _next(found, average)
    yield from _later(context, seen)
    every = list(find(context, _EVERY))
    if len(every) == 1 and not any(_MORE.search(frame.text) for frame in context.frames if "{m" in frame.text):
        for found in find(context, _AWARD):
            total, each = found["total"], every[0]["each"]
            if 0 < total.sentence - each.sentence <= 3:
                yield from _relation(every[0], total.id, Tie.LIKELY)


_BOUND = regex.compile(
    r"\b(?:up to|at least|as much as|more than|around|about|average|rising|then|first|initially)\b", regex.IGNORECASE
)


def _spanned(found: Found) -> bool:
    """Whether the years are said to be those of the amount; "over five years" may stand in the slot as a hedge."""
    return (
        bool(found.word())
        or found["period"].hedge is Hedge.MORE_THAN
        or found.match.re not in (_YEARLY[0], _FOR_YEARS)
    )


def _later(context: Context, seen: set[int]) -> Iterator[Relation]:
    """So much a year for so many years, and in the same or the next two sentences what it all comes to."""
    for found in find(context, _TERM, _FOR_YEARS, _EACH_OF, _TIMES_OVER):
        each, period = found["each"], found["period"]
        unit = found.match.groupdict().get("unit") or period.unit
        if (
            (period.unit != unit and period.kind is Kind.DURATION and period.unit != "season")
            or each.hedge
            or not _spanned(found)
            or _BOUND.search(found.match[0])
            or _MORE.search(found.frame.text)
        ):
            continue
        for number in range(each.sentence, min(each.sentence + 3, len(context.frames))):
            frame = context.frames[number]
            tails = [frame.text] if frame is not found.frame else [frame.text[found.match.end() :]]
            close = [_OR_TOTAL.match(tail) for tail in tails if frame is found.frame]
            for pattern in (_DEFINITE, _SUM_OF_ALL, *((_TAKEN_UP,) if frame is not found.frame else ())):
                later = pattern.finditer(frame.text, found.match.end() if frame is found.frame else 0)
                for match in (*filter(None, close), *later):
                    total = Found(match, frame)["total"]
                    if (
                        total.id in seen
                        or total.per not in ("", "each")
                        or (total.kind, total.unit) != (each.kind, each.unit)
                        or total.hedge
                    ):
                        continue
                    if _MORE.search(frame.text) or not value(total) or (value(total) or 0) <= (value(each) or 0):
                        continue
                    if each.kind is Kind.COUNT and each.noun != total.noun:
                        continue
                    seen.add(total.id)
                    yield Relation(
                        rule="package-total-mismatch",
                        claims=(total.id, each.id, period.id),
                        formula=Compare(
                            Ref(total.id), "=", times(ref(each), Const(value(period) or Fraction(0), period.text))
                        ),
                        tie=Tie.LIKELY,
                        message=f"{q(each)} for {q(period)} is {{expected}}, which is not the total given; check "
                        f"all three.",
                        ties=found.tie(),
                    )


def _relation(found: Found, total_id: int, tie: Tie) -> Iterator[Relation]:
    total, each, period = found.frame.claims.get(total_id), found["each"], found["period"]
    if total is not None and ((total.kind, total.unit) != (each.kind, each.unit) or total.kind is Kind.PERCENT):
        return
    length = value(period)
    if not value(each) or not length:
        return
    yield Relation(
        rule="package-total-mismatch",
        claims=(total_id, each.id, period.id),
        formula=Compare(Ref(total_id), "=", times(ref(each), Const(length, period.text))),  # "over 5 days" is no bound
        tie=tie,
        message=f"{q(each)} for {q(period)} is {{expected}}, which is not the total given; check all three.",
        ties=found.tie(),
    )


def _next(found: Found, average: Found) -> Relation:
    total, each, period = found["total"], average["each"], found["period"]
    return Relation(
        rule="package-total-mismatch",
        claims=(total.id, each.id, period.id),
        formula=Compare(ref(total), "=", times(ref(each), ref(period))),
        tie=Tie.LIKELY,
        message=f"{q(each)} for {q(period)} is {{expected}}, which is not {q(total)}; check all three.",
        ties=found.tie(),
    )


RULE = Rule(
    code="FC408",
    name="package-total-mismatch",
    summary="So much a year for so many years does not give the stated total.",
    finds="An amount per year (month, week), a number of years and a total, where the total is not the product.",
    why="The total goes into the headline; the yearly amount is what gets paid.",
    silent="When other money is part of the package, or the yearly amount is only “within” it.",
    bad="The trust will pay $2.5 million a year for three years to the lidos of Arne, a $9 million package.",
    good="The trust will pay $2.5 million a year for three years to the lidos of Arne, a $7.5 million package.",
    checks=("D9",),
    relate=relate,
)
