"""FC507: an anniversary must fit the year in which the thing began."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import regex

from factcheck.model import Apply, Claim, Compare, Const, Evidence, Expression, Ref, Relation, Tie
from factcheck.relate.calendar import is_dated, is_sure, written, year_expression_of, year_of
from factcheck.relate.context import Context
from factcheck.relate.frame import Frame
from factcheck.relate.rule import Rule
from factcheck.relate.since import beginnings, near_frames, year_now

_NTH = regex.compile(
    r"(?P<its>\b(?:its|their|our|the|a|his|her|[Tt]he [\w ]{1,20}'s) )?(?:special |milestone |historic |big )?"
    r"(?:\{o(?P<nth>\d+)\}(?:[ -]year)? (?P<what>anniversary|birthday|jubilee|annual)"
    r"|\{t(?P<length>\d+)\} (?P<what>anniversary|jubilee|birthday)"
    r"|\{o(?P<nth>\d+)\}(?P<what>)(?= (?:year|ball|show|celebration|concert|dinner|exhibition|festival"
    r"|edition|on|in|this|next|with|at|by)\b|[.,]))"
)
_JUBILEE = regex.compile(r"(?:bi|ter|quin)?cent(?:enary|ennial)$|sesquicentennial", regex.IGNORECASE)
# No figure stands in these: "its golden jubilee", "their diamond wedding"
_NAMED_YEARS = {"silver": 25, "pearl": 30, "ruby": 40, "golden": 50, "diamond": 60, "sapphire": 65, "platinum": 70}
_NAMED = regex.compile(
    r"\b(?P<its>its|their|our|the|a|his|her) (?P<word>silver|pearl|ruby|golden|diamond|sapphire|platinum) "
    r"(?:jubilee|anniversary|wedding|birthday)\b",
    regex.IGNORECASE,
)
_MARRIED = r"(?:married|wed|wedding|reign|crowned|throne)"
_OF = regex.compile(r" of (?P<what>[^.;{}]{0,140}?)(?: (?:in|on)) \{[yd](?P<year>\d+)\}")
# "the anniversary of joining", "a partner's anniversary with the firm", "the anniversary edition of the report"
_OF_OTHER = regex.compile(
    r" (?:of|for) (?!the (?:founding|opening|formation|launch|company|foundation|club|event))| edition\b|"
    r" with the (?:firm|company|practice|bank|group|team)\b"
)
_ABOUT = regex.compile(r"^\W{0,3}About\b", regex.IGNORECASE)
_NAME = regex.compile(r"(?<![\p{L}’'])\p{Lu}\p{Ll}{3,}")
_WHEN = regex.compile(
    r"[^.;{}]{0,60}?\b(?:in|on|during|for|this) (?:\{w\d+\},? )?(?:early |late |the )?\{[yd](?P<year>\d+)\}"
)


def relate(context: Context) -> Iterator[Relation]:
    """Yield, for each anniversary with the founding year near it, number = year - founding year."""
    for index, frame in enumerate(context.frames):
        for match in _NTH.finditer(frame.text):
            what = match["what"] or ""
            claim = frame.claim(match["nth"] or match["length"])
            if not what and not _JUBILEE.search(claim.text):
                continue
            if match["length"] and claim.unit != "year":
                continue
            if not isinstance(claim.value, Fraction) or claim.value < 2:
                continue
            yield from _readings(context, index, frame, claim, what, match)
        for match in _NAMED.finditer(frame.text):
            yield from _named(context, index, frame, match)


def _named(context: Context, index: int, frame: Frame, match: regex.Match[str]) -> Iterator[Relation]:
    """A golden jubilee is the fiftieth year after the beginning that the sentence, or one beside it, tells."""
    years = _NAMED_YEARS[match["word"].lower()]
    began = [began for began, _ in beginnings(frame)] or list(_near(context, index))
    married = regex.compile(rf"\b{_MARRIED}\b[^.;{{}}]{{0,40}} (?:in|on) \{{[yd](\d+)\}}")
    for near in (frame, *near_frames(context, index, 2)):
        began += [near.claim(found[1]) for found in married.finditer(near.text)]
    began = [start for start in began if is_dated(start) and is_sure(start) and year_of(start)]
    if len({year_of(start) for start in began}) != 1:
        return
    start, first = began[0], year_of(began[0]) or 0
    said = [c for c in frame.slots("yd", match.end()) if c.id != start.id and is_dated(c) and is_sure(c) and year_of(c)]
    now = year_now(context)
    if said:
        readings: list[tuple[Expression, int, tuple[int, ...]]] = [
            (year_expression_of(said[0]), year_of(said[0]) or 0, (said[0].id,))
        ]
    elif now is not None:
        readings = [(now[0], now[1], ())]
        readings += [(Const(Fraction(now[1] + step), f"{now[1] + step}"), now[1] + step, ()) for step in (1, -1)]
    else:
        return
    word = frame.span(*match.span("word"))
    for expression, year, ids in readings:
        if year > first:
            yield Relation(
                "anniversary-mismatch",
                (start.id, *ids),
                Compare(
                    Const(Fraction(years), f"{years} ({match['word'].lower()})"),
                    "=",
                    Apply("-", (expression, year_expression_of(start))),
                ),
                Tie.LIKELY,
                f"“{match['word']}” stands for {years} years, but from {written(start)} to {year} is "
                f"{year - first}. Check the word and the years.",
                group=f"jubilee {start.id} {word.start}",
                evidence=(Evidence(word),),
            )


def _readings(
    context: Context, index: int, frame: Frame, claim: Claim, what: str, match: regex.Match[str]
) -> Iterator[Relation]:
    of = _OF.match(frame.text, match.end())
    if of is not None:
        began, same = [frame.claim(of["year"])], True
    elif what == "birthday" and (match["its"] or "").strip() not in ("its", "their", "our"):
        return
    elif _OF_OTHER.match(frame.text, match.end()):
        return  # the anniversary of something else than what was founded
    else:
        here = [began for began, _ in beginnings(frame)]
        near = list(_near(context, index))
        began, same = (here, True) if here else (near, False)
        if not began and what != "annual":
            # "The baths will hold their centenary gala ... swum in first in May 1931"
            names = set(_NAME.findall(frame.text))
            other = [began for f in context.frames for began, _ in beginnings(f) if names & set(_NAME.findall(f.text))]
            began = other if len({year_of(start) for start in other}) == 1 and match["its"] else []
    began = [start for start in began if is_dated(start) and is_sure(start) and year_of(start)]
    when = list(_years(context, frame, match, {start.id for start in began}))
    if not when:
        return
    plus = Fraction(1) if what == "annual" else Fraction(0)
    tie = Tie.ASK if what == "annual" else Tie.CERTAIN if same else Tie.LIKELY
    for start in began:
        first = year_of(start)
        for expression, year, stated in when:
            if first is None or year <= first:
                continue
            gone: Expression = Apply("-", (expression, year_expression_of(start)))
            right = Apply("+", (gone, Const(plus, "1 (the first counts)"))) if plus else gone
            yield Relation(
                "anniversary-mismatch",
                (claim.id, start.id, *([] if stated is None else [stated.id])),
                Compare(Ref(claim.id), "=", right),
                tie,
                f"“{written(claim)}” does not fit {written(start)}: counted to {year}, it is "
                f"{year - first + int(plus)}. "
                "Check the number and both years.",
                group=str(claim.id),
            )


def _near(context: Context, index: int) -> Iterator[Claim]:
    """The beginnings told nearby, but not those of another body: "About the Rosel choir: founded in 1960 as ..."."""
    names = set(_NAME.findall(context.frames[index].text))
    for other in near_frames(context, index, 4):
        told = [began for began, _ in beginnings(other)]
        same = told and context.sentences[told[0].sentence].block == context.sentences[index].block
        if same or (told and (names & set(_NAME.findall(other.text)) or not _ABOUT.search(_heading(context, told[0])))):
            yield from told


def _heading(context: Context, claim: Claim) -> str:
    section = context.block(claim).section
    span = context.block(claim).span if section is None else context.draft.blocks[section].span
    return context.words(span.start, min(span.end, span.start + 60))


def _years(
    context: Context, frame: Frame, match: regex.Match[str], began: set[int]
) -> Iterator[tuple[Expression, int, Claim | None]]:
    """The years in which the anniversary may fall: one said after it, else this year, or the next or last one."""
    when = _WHEN.match(frame.text, match.end())
    stated = frame.claim(when["year"]) if when else None
    if stated is not None and stated.id not in began and is_dated(stated) and (year := year_of(stated)):
        yield year_expression_of(stated), year, stated
        return
    others = [claim for claim in frame.slots("yd") if claim.id not in began and is_dated(claim) and is_sure(claim)]
    for claim in others:
        if year := year_of(claim):
            yield year_expression_of(claim), year, claim
    now = year_now(context)
    if now is not None and (now[2] is None or now[2].id not in began):  # the day of the founding is no day of release
        expression, year, claim_now = now
        yield expression, year, claim_now
        # Announced late in the year before, or reported early in the year after; without a date, it may be either.
        issued = context.draft.issued
        steps = {1: issued is None or issued.month >= 9, -1: issued is None or issued.month <= 2}
        for step in (step for step, near in steps.items() if near):
            yield Const(Fraction(year + step), str(year + step)), year + step, None


RULE = Rule(
    code="FC507",
    name="anniversary-mismatch",
    summary="An anniversary does not fit the year in which the thing began.",
    finds="“60th anniversary”, “centenary” or “10-year anniversary” with a founding year near it; asks about "
    "annual editions.",
    why="The anniversary is the news; a wrong count is noticed at once by those who were there.",
    silent="With anniversaries of something else, within a year where the year of the feast is not said.",
    bad="Founded in 1976, the Marbeck Choir marks its 60th anniversary in 2026.",
    good="Founded in 1976, the Marbeck Choir marks its 50th anniversary in 2026.",
    checks=("E7",),
    relate=relate,
    surest=Tie.LIKELY,
)
