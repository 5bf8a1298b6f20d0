"""streak-mismatch: "the third rise in a row" beside a series that breaks the row."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import regex

from factcheck.model import Claim, Compare, Kind, Relation, Tie
from factcheck.relate.changes import direction_of
from factcheck.relate.context import Context
from factcheck.relate.frame import SLOT, Frame
from factcheck.relate.pattern import Found, compiled, find, q, ref, value
from factcheck.relate.rule import Rule

# "risen for the fifth year in a row: 88 in 2019, then 91, 87, 95, 99 and, last year, 104"
_STREAK = compiled(
    r"(?P<cue>{times:o} (?:(?:annual|yearly|monthly|straight|consecutive|successive) ){0,2}(?P<noun>year|month|"
    r"quarter|week|season|rise|increase|"
    r"fall|drop|decrease|decline|day)(?: (?:in a row|running|in succession))?)"
)
_ROW = regex.compile(r"\b(?:in a row|running|in succession|consecutive|straight|successive)\b", regex.IGNORECASE)
# "Each year since I came we have won oftener than in the last"
_EVERY = regex.compile(
    r"\b(?P<cue>(?:every|each) (?:year|season|month|quarter|week)(?: (?:since|after|from)\b[^.]{0,50})?)[^.]{0,40}"
    r"\b(?P<way>more|fewer|higher|lower|better|rose|fell)\b[^.]{0,30}\b(?:the one|the year|the season|the month)"
    r" before\b",
    regex.IGNORECASE,
)
# "A record 240 children joined. In the past three terms the numbers were 198, 251 and 233."
_RECORD = compiled(
    r"\b(?P<cue>(?:a|the|its|their|our)? ?(?:new |all-time )?(?:record|best-ever|highest-ever)) (?:of )?(?:the "
    r")?{record:nmpu}|"
    r"{record:nmpu}(?: [\w-]{2,20}){0,4},? (?P<cue>(?:a|the|its|their|our) (?:new |all-time )?(?:record|"
    r"highest(?: number| figure| total)?"
    r" (?:ever|on record|yet|since records began)))\b|"
    r"{record:nmpu}(?: [\w-]{2,20}){0,4},? (?P<cue>(?:the )?(?:most|more) (?:ever|than ever|in (?:its|our|their) "
    r"history|since (?:records|counting) began))\b"
)
_BEFORE = regex.compile(
    r"\b(?:past|previous|last|preceding|earlier|before|in \{y\d+\}|previously|ago|had|were|was|drew|saw)\b",
    regex.IGNORECASE,
)
_LOW_RECORD = regex.compile(r"\b(?:record low|lowest|fewest|low of)\b", regex.IGNORECASE)
_YEARLY = regex.compile(r"\{[nmpu](?P<id>\d{1,6})\}(?: [\w-]{2,20}){0,3}(?: in)? ?\{y(?P<year>\d{1,6})\}")


def relate(context: Context) -> Iterator[Relation]:
    """Tie each streak to the steps of the series that is printed with it."""
    for found in find(context, _STREAK):
        count, direction = value(found["times"]), direction_of(found.frame.text)
        series = _series(found)
        if count is None or not direction or not _ROW.search(found.frame.text) or len(series) < 3:
            continue
        yield from _steps(found.frame, series[-int(count) - 1 :], direction, found)
    for found in find(context, _RECORD):
        yield from _record(context, found)
    dated = [claim for frame in context.frames for claim in _dated(context, frame)]
    for frame in context.frames:
        every = _EVERY.search(frame.text)
        if every and len(dated) >= 4 and len({(c.kind, c.unit, c.noun) for c in dated}) == 1:
            direction = -1 if every["way"].lower() in ("fewer", "lower", "fell") else 1
            yield from _steps(frame, dated, direction, None)


def _record(context: Context, found: Found) -> Iterator[Relation]:
    """No figure that the next sentences give for the same thing in an earlier period may be above a record."""
    record = found["record"]
    if (
        value(record) is None
        or record.hedge
        or _LOW_RECORD.search(found.frame.text)
        or (not record.noun and record.kind is Kind.COUNT and not _SUBJECT.search(found.before()))
    ):
        return
    for number in range(record.sentence, min(record.sentence + 3, len(context.frames))):
        frame = context.frames[number]
        earlier = [
            c for c in frame.slots("nmpu", found.match.end() if frame is found.frame else 0) if c.id != record.id
        ]
        like = [c for c in earlier if (c.kind, c.unit) == (record.kind, record.unit) and value(c) is not None]
        like = [
            c
            for c in like
            if c.noun == record.noun or "elliptic" in c.cues or c.kind is not Kind.COUNT or c.noun in _PLAIN
        ]
        dated = all(_DATED_BEFORE.match(frame.text.partition(f"{c.id}}}")[2]) for c in like)
        if (
            len(like) < (1 if dated else 2)
            or len(like) < len(earlier) - 1
            or not _EARLIER.search(frame.text)
            or any(c.role == "by" or (value(c) or 0) > _FAR * (value(record) or 0) for c in like)
        ):
            continue
        for claim in like:
            yield Relation(
                rule="streak-mismatch",
                claims=(record.id, claim.id),
                formula=Compare(ref(record), ">=", ref(claim)),
                tie=Tie.LIKELY,
                message=f"{q(record)} is called a record, but {q(claim)} is given for an earlier period; check both.",
                ties=found.tie(),
            )
        break


# "Attendance reached a record 12,400": the subject says what is counted
_SUBJECT = regex.compile(
    r"^[\"“]?(?:(?:The |Total |Overall |Its |Our )?(?:[\w-]{3,16} )?(?:attendances?|membership|turnout|entries|"
    r"admissions|enrolment|enrollment|visits|visitors|sales|numbers?|crowds?|bookings|applications|intake|gate)\b|"
    r"(?:The )?(?:number|total) of )",
    regex.IGNORECASE,
)
_DATED_BEFORE = regex.compile(
    r"(?: [\w-]{2,20}){0,4}? (?:in \{y\d+\}|last (?:year|season|month)|(?:a|the) (?:year|season) (?:before|"
    r"earlier)|in the previous)"
)
_FAR = 4  # "a record $390 million in cash ... is worth $3.3 billion": not one thing
_PLAIN = frozenset({"past", "number", "figure", "total"})
_EARLIER = regex.compile(
    r"\b(?:past|previous|preceding|earlier) (?:\{\w\d+\} )?(?:terms?|years?|seasons?|months?|weeks?|editions?|"
    r"summers?|winters?|events?|"
    r"shows?|days?)\b|\b(?:last (?:year|season|term|month|summer|winter)\b|years? (?:before|earlier|ago)\b|in "
    r"\{y\d+\})",
    regex.IGNORECASE,
)


def _series(found: Found) -> list[Claim]:
    """The figures of one kind that follow the streak in its sentence, behind a colon or a bracket."""
    after = found.after()
    colon = regex.search(r"[:(–—]|, from (?=\{)", after)
    if colon is None:
        return []
    claims = [found.frame.claims[int(m[2])] for m in SLOT.finditer(after, colon.start()) if m[1] in "nmpu"]
    return claims if len({(c.kind, c.unit) for c in claims}) == 1 and all(value(c) is not None for c in claims) else []


def _dated(context: Context, frame: Frame) -> Iterator[Claim]:
    """ "nine medals in 2016, twelve in 2018": figures with a year each, in order of the years."""
    last = ""
    for match in _YEARLY.finditer(frame.text):
        claim, year = frame.claims[int(match["id"])], frame.claims[int(match["year"])]
        if claim.kind is Kind.COUNT and value(claim) is not None and str(year.value) > last:
            last = str(year.value)
            yield claim


def _steps(frame: Frame, series: list[Claim], direction: int, found: Found | None) -> Iterator[Relation]:
    for before, after in itertools.pairwise(series):
        yield Relation(
            rule="streak-mismatch",
            claims=(after.id, before.id),
            formula=Compare(ref(after), ">" if direction > 0 else "<", ref(before)),
            tie=Tie.CERTAIN,
            message=f"The text speaks of a {'rise' if direction > 0 else 'fall'} every time, but {q(before)} is "
            f"followed by {q(after)}.",
            ties=found.tie() if found is not None else (),
        )


RULE = Rule(
    code="FC412",
    name="streak-mismatch",
    summary="A run of rises or falls is broken by the printed series.",
    finds="“The fifth season in a row” with a series of figures in which a step goes the other way.",
    why="The series is there for the reader to check.",
    silent="When the series is not printed, or the break lies before the run that is claimed.",
    bad=(
        "Orders at the Marr foundry have risen for the fifth year in a row: 88 in 2019, then 91, "
        "87, 95, 99 and, last year, 104."
    ),
    good=(
        "Orders at the Marr foundry have risen for the third year in a row: 88 in 2019, then 91, "
        "87, 95, 99 and, last year, 104."
    ),
    checks=("D13",),
    relate=relate,
)
