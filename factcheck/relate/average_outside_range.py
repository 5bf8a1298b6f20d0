"""average-outside-range: an average below the lowest or above the highest figure."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from factcheck.model import Claim, Compare, Const, Relation, Tie
from factcheck.relate.context import Context
from factcheck.relate.pattern import Found, compiled, find, q, ref, value
from factcheck.relate.rule import Rule

# "ranged from £5,000 to £20,000, with an average of £24,000"
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
_OTHER = regex.compile(
    r"\b(?:last year|before|previous|earlier|national|industry|elsewhere|of its own|university|until)\b",
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
    bad="Grants from the Dell Fund ranged from £5,000 to £20,000, with an average of £24,000.",
    good="Grants from the Dell Fund ranged from £5,000 to £20,000; last year they had an average of £24,000.",
    checks=("C11",),
    relate=relate,
)
