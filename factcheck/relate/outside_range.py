"""FC608: one case lies outside the range that all are said to lie in."""

from __future__ import annotations

from collections.abc import Iterable

import regex

from factcheck.model import Claim, Compare, Kind, Ref, Relation, Tie
from factcheck.relate.amounts import before, number, quoted, sentence_words
from factcheck.relate.context import Context
from factcheck.relate.instances import ELSEWHERE, comparable, families, is_one_case
from factcheck.relate.mentions import stem, stems_of
from factcheck.relate.rule import Rule

# "fines of £100-£500 for a first offence": a range for some cases only.
_SORT = regex.compile(r"\b(?:first|second|third|usually|typically|normally|most|many|some|repeat|depending|each|per)\b")


def relate(context: Context) -> Iterable[Relation]:
    """Yield case = range, for each range of a kind of case and each case of that kind."""
    yield from _extremes(context)
    for span in context.claims:
        if span.kind not in (Kind.MONEY, Kind.DURATION) or len(span.parts) != 2 or number(span) is not None:
            continue
        own = _FACED.sub(" ", sentence_words(context, span.sentence))
        kinds = families(context, span, back=40, ahead=15)
        if not kinds or "sentence" in kinds or _SORT.search(own) or ELSEWHERE.search(own):
            continue
        for case in context.claims:
            if (
                case.sentence > span.sentence
                and _is_case(context, span, case)
                and kinds & families(context, case, 40, 15)
            ):
                yield Relation(
                    "outside-range",
                    (case.id, span.id),
                    Compare(Ref(case.id), "=", Ref(span.id)),
                    Tie.LIKELY,
                    f"{quoted(case)} lies outside the range {quoted(span)} given for all: check both.",
                )


# "Poachers face fines of between $200 and $800": what all of them can be fined
_FACED = regex.compile(r"\bface (?=(?:fines|penalties|charges|costs) of)")


# "The oldest of the volunteers is 71": where all are said to be between 18 and 65
_EXTREME = regex.compile(
    r"\bthe (?:oldest|youngest|longest|shortest|largest|smallest|biggest|highest|lowest|heaviest|lightest|tallest|"
    r"cheapest|dearest|fastest|slowest|eldest|most expensive)(?: (?:one )?of (?:the|these|those|them|all))? "
    r"(?P<noun>[a-z-]{3,20})[^.;]{0,60}$"
)
_RANGED = frozenset({Kind.AGE, Kind.MEASURE, Kind.COUNT, Kind.MONEY, Kind.DURATION})
_OLDEST = 120


def _extremes(context: Context) -> Iterable[Relation]:
    """Yield extreme = range, for "between 18 and 65" and one that is called the oldest of the same."""
    spans = [c for c in context.claims if c.kind in _RANGED and len(c.parts) == 2 and number(c) is None]
    for case in context.claims if spans else ():
        match = _EXTREME.search(before(context, case, 110) + " ")
        if match is None or not number(case) or case.hedge:
            continue
        noun = stem(match["noun"])
        for span in spans:
            words = sentence_words(context, span.sentence)
            bare_age = span.kind is Kind.AGE and case.kind is Kind.COUNT and (number(case) or 0) < _OLDEST
            if (
                0 <= case.sentence - span.sentence <= 4
                and span.span < case.span
                and (bare_age or (case.kind is span.kind and case.unit == span.unit))
                and noun in stems_of(words)
                and not (_SORT.search(words) or ELSEWHERE.search(sentence_words(context, case.sentence)))
            ):
                yield Relation(
                    "outside-range",
                    (case.id, span.id),
                    Compare(Ref(case.id), "=", Ref(span.id)),
                    Tie.LIKELY,
                    f"{quoted(case)} lies outside the range {quoted(span)} given for all: check both.",
                )


def _is_case(context: Context, span: Claim, case: Claim) -> bool:
    words = sentence_words(context, case.sentence)
    return (
        comparable(span, case)
        and is_one_case(context, case)
        and bool(number(case))
        and not case.hedge
        and case.sentence - span.sentence <= 8
        and not (ELSEWHERE.search(words) or _SORT.search(words))
    )


RULE = Rule(
    code="FC608",
    name="outside-range",
    summary="One fine or grant lies outside the range given for all.",
    finds="“Fines of £100–£500” and then a fine of £750.",
    why="Either the range or the single case is wrong, or the case needs a word of explanation.",
    silent="Where the range is for some cases only (“for a first offence”), and for prison terms.",
    bad="The court imposed fines of £100 to £500. One trader was fined £750.",
    good="The court imposed fines of £100 to £500 for a first offence. One trader was fined £750.",
    checks=("F6",),
    relate=relate,
)
