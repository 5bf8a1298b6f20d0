"""average-outside-range: an average below the lowest or above the highest figure."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import regex

from factcheck.model import Claim, Compare, Const, Hedge, Kind, Relation, Tie
from factcheck.relate.context import Context
from factcheck.relate.mentions import stems_of
from factcheck.relate.pattern import Found, compiled, find, q, ref, value
from factcheck.relate.rule import Rule

# "ranged from $800 to $3,500, with an average of $4,100"
_ONE_FIGURE = compiled(
    r"\b(?P<cue>rang(?:ed?|ing) (?:in \w{3,10} )?(?:from|between)|between) {range:inmputa}(?P<mid>[^{};.]{0,50}"
    r"?)\b(?:average|averaging|averaged|mean|median)"
    r"(?: of| was| is| at|,)? (?:about |just |roughly )?{average:nmputa}"
)
_TWO_FIGURES = compiled(
    r"\b(?P<cue>rang(?:ed?|ing) (?:in \w{3,10} )?(?:from|between)) {low:nmputa} (?:to|and) {high:nmputa}"
    r"(?P<mid>[^{};.]{0,50}?)\b"
    r"(?:average|averaging|averaged|mean|median)(?: of| was| is| at|,)? (?:about |just |roughly )?{average:nmputa}"
)
# "No room cost more than £160 a week. On average a student pays £172 a week."
_AT_MOST = compiled(
    r"\b(?P<cue>no|none) (?:[\w' -]{2,60}) (?:cost|paid|took|scored|waited|was|were|received|got) {high:nmputa}"
)
_AVERAGE = compiled(r"(?P<cue>\bon average\b|\b(?:the|an) (?:average|mean)\b)(?P<mid>[^{};]{0,70}?) {average:nmputa}")
_MEAN = compiled(
    r"(?P<cue>\b(?:the|an?|with an?|its|their) (?:average|mean|median)(?P<of>(?: [\w-]{3,15}){0,2}?)|\baveraging|"
    r"\baverage[sd])"
    r"(?: of| was| is|,? at| cost| came to| paid| weighed|,)? (?:about |just |roughly )?{average:nmputa}"
)
_BEFORE_CUE = compiled(r"{average:nmputa}(?P<of>)(?: [a-z]{3,12})?,? (?P<cue>on average)\b")
_OLDEST = 120
_FAR = 5
_FROM = regex.compile(r"\b(?:from|between)$")
_LEAST = regex.compile(
    r"\b(?:lightest|lowest|smallest|shortest|cheapest|youngest|least|slowest|minimum|fewest)\b[^.;]{0,40}$"
)
_MOST = regex.compile(
    r"\b(?:heaviest|highest|largest|biggest|longest|tallest|dearest|most expensive|oldest|most|fastest|maximum)\b"
)
_CUE_OTHER = regex.compile(r"\b(?:above|below|than|against|with|national)\b[^,]{0,12}$")
_OTHER = regex.compile(
    r"\b(?:last year|before|previous|earlier|national|industry|elsewhere|of its own|university|until|expected|"
    r"across the|in the (?:county|country|city|state|region|town|uk|us))\b",
    regex.IGNORECASE,
)


def relate(context: Context) -> Iterator[Relation]:
    """Hold each average against the lowest and highest figure given with it."""
    for found in find(context, _ONE_FIGURE, _TWO_FIGURES):
        if _OTHER.search(found.word("mid")):
            continue
        average = found["average"]
        if "range" in found.match.re.groupindex:
            span = found["range"]
            if span.kind is average.kind and span.unit == average.unit:
                yield _relation(found, average, (span,), Compare(ref(average), "=", ref(span)), Tie.CERTAIN)
            continue
        low, high = found["low"], found["high"]
        if average.kind is low.kind is high.kind and average.unit == high.unit:
            yield _relation(found, average, (low, high), Compare(ref(average), "<=", ref(high)), Tie.CERTAIN)
            yield _relation(found, average, (low, high), Compare(ref(average), ">=", ref(low)), Tie.CERTAIN)
    yield from _at_most(context)
    yield from _across(context, {found["average"].id for found in find(context, _ONE_FIGURE, _TWO_FIGURES)})


def _across(context: Context, seen: set[int]) -> Iterator[Relation]:
    """An average in the same sentence as a range in other words, or in one of the next sentences."""
    for found in find(context, _MEAN, _BEFORE_CUE):
        average = found["average"]
        if average.id in seen or _OTHER.search(found.frame.text) or _CUE_OTHER.search(found.before()[-30:]):
            continue
        for ends in _ranges(context, average):
            same = ends[0].sentence == average.sentence
            if not same and not _one_topic(context, found, ends[0]):
                continue
            tie = Tie.CERTAIN if same else Tie.LIKELY
            if len(ends) == 1:
                yield _relation(found, average, ends, Compare(ref(average), "=", ref(ends[0])), tie)
            else:
                yield _relation(found, average, ends, Compare(ref(average), "<=", ref(ends[1])), tie)
                yield _relation(found, average, ends, Compare(ref(average), ">=", ref(ends[0])), tie)
            seen.add(average.id)
            break


def _ranges(context: Context, average: Claim) -> Iterator[tuple[Claim, ...]]:
    """The ranges before an average, nearest first: one figure, "from A to B", "the lightest A and the heaviest B"."""
    near = [
        c
        for c in context.neighbours(average, before=3)
        if c.span < average.span and _one_measure(c, average) and (not average.per or c.per in ("", average.per))
    ]
    for claim in reversed(near):
        if len(claim.parts) == 2 and value(claim) is None and not claim.quoted:
            yield (claim,)
    for high, low in reversed(list(pairwise(near))):
        lead = context.words(context.sentences[high.sentence].span.start, high.span.start).lower()
        falling = high.sentence == low.sentence and (value(low) or 0) < (value(high) or 0)
        if falling and _MOST.search(lead) and _LEAST.search(context.between(high, low).lower()):
            yield low, high
    for low, high in reversed(list(pairwise(near))):
        if low.sentence != high.sentence or not (value(low) or 0) < (value(high) or 0):
            continue
        if low.hedge is Hedge.AT_LEAST and high.hedge is Hedge.UP_TO:
            yield low, high
            continue
        lead = context.words(context.sentences[low.sentence].span.start, low.span.start).lower()
        between = context.between(low, high).lower()
        written = _FROM.search(lead) and between in ("to", "and", "up to")
        behind = context.words(high.span.end, high.span.end + 30).lower()
        lowest = regex.match(r"(?:at (?:its|the|their) |the )?(?:lowest|cheapest|least|minimum|shortest)\b", between)
        if lowest and _MOST.search(behind):
            yield low, high  # "£150,000 at the lowest and £290,000 at the highest"
            continue
        # "from £23,400 for a trainee to £61,000", "the oldest was 81 and the youngest 17"
        if _FROM.search(lead) and regex.fullmatch(r"(?:for|in|at|on) [^,;.\d]{3,30} (?:to|and|up to)", between):
            yield low, high
            continue
        if written or (_LEAST.search(lead) and _MOST.search(between)):
            yield low, high


def _one_measure(a: Claim, b: Claim) -> bool:
    """Whether two figures are measured alike; an age is a length of time."""
    if {a.kind, b.kind} == {Kind.AGE, Kind.COUNT}:  # "the youngest player is 17", "the average age is 25"
        return all(c.unit in (None, "year") and not c.scale > 1 and 0 < (value(c) or 0) < _OLDEST for c in (a, b))
    times = (Kind.AGE, Kind.DURATION)
    if a.kind is Kind.MONEY and value(b) and max(a.tight.high or 0, value(a) or 0) * _FAR < (value(b) or 0):
        return False  # "earnings of $8.20 to $8.70 a share. It bought shares at an average of $164.18"
    return a.unit == b.unit and (a.kind is b.kind or (a.kind in times and b.kind in times))


# "The median time" of runs, "the mean price" of homes: the unit says as much.
_OF_ANY_RANGE = stems_of("time price cost value amount figure length weight height age size score sum charge "
                         "salary wage pay")


def _one_topic(context: Context, found: Found, end: Claim) -> bool:
    """Whether the average is of what the range is of: "the average fine" after "fines were between"."""
    of = stems_of(found.word("of")) - _OF_ANY_RANGE
    told = stems_of(context.sentence_text(end.sentence))
    told |= stems_of(context.sentence_text(max(0, end.sentence - 1)))
    if not of and found["average"].sentence == end.sentence + 1:
        return True  # "The cheapest room costs £45 and the dearest £120. Guests pay an average of £135."
    return bool(of) and all(any(word.startswith(part) or part.startswith(word) for word in told) for part in of)


def _at_most(context: Context) -> Iterator[Relation]:
    limits = [found for found in find(context, _AT_MOST) if "more than" in found["high"].hedge.value]
    if not limits:
        return
    for found in find(context, _AVERAGE):
        average = found["average"]
        for limit in limits:
            high = limit["high"]
            same = (high.kind, high.unit, high.per) == (average.kind, average.unit, average.per)
            near = 0 <= average.sentence - high.sentence <= 2
            number = value(high)
            if same and near and number is not None and not _OTHER.search(found.word("mid")):
                yield _relation(
                    found, average, (high,), Compare(ref(average), "<=", Const(number, high.text)), Tie.LIKELY
                )


def _relation(found: Found, average: Claim, others: tuple[Claim, ...], formula: Compare, tie: Tie) -> Relation:
    ends = " and ".join(q(claim) for claim in others)
    return Relation(
        rule="average-outside-range",
        claims=(average.id, *(claim.id for claim in others)),
        formula=formula,
        tie=tie,
        message=f"The average {q(average)} lies outside {ends}; an average cannot be below the lowest or above "
        f"the highest.",
        ties=found.tie(),
    )


RULE = Rule(
    code="FC309",
    name="average-outside-range",
    summary="An average lies outside the range of the figures it is of.",
    finds="An average (mean or median) below the lowest or above the highest of the figures, given with it.",
    why="No set of figures can have such an average, so one of the three is wrong.",
    silent="When the average is of another year, place or group than the range.",
    bad="Loans from the Kerr Trust ranged from $800 to $3,500, with an average of $4,100.",
    good=(
        "Loans from the Kerr Trust ranged from $800 to $3,500; before the war they had an "
        "average of $4,100."
    ),
    checks=("C11",),
    relate=relate,
)
