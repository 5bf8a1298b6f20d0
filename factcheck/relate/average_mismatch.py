"""average-mismatch: an average that is not the total divided by the number."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import regex

from factcheck.model import Claim, Compare, Kind, Relation, Tie
from factcheck.relate.amounts import before
from factcheck.relate.context import Context
from factcheck.relate.mentions import stems_of
from factcheck.relate.nearby import earlier
from factcheck.relate.pattern import Found, compiled, find, over, q, ref, value
from factcheck.relate.rule import Rule

# "Thirty clubs will split $9 million, an average of $450,000 each"
_AVERAGE = compiled(
    r"(?P<cue>\b(?:an?|the|at an?|for an|that|which|its|their|on|and) (?:average|mean|arithmetic mean)\b"
    r"(?P<of>(?: (?!(?:from|to|than|by|between|and|dropped|fell|rose|grew|(?:in|de)creased|declined|improved)\b)"
    r"[\w'’-]{1,15}){0,5}?)"
    r"(?: of|,? at| was| is| came to| comes to| stood at| worked out at| works out at|,)?"
    r"(?: just| only| about| some)?|\b(?:averag(?:ed|es|ing))(?: out at| out to)?(?: about| some| just)?) "
    r"{average:mnutv}(?P<behind>[^{};]{0,30})"
)
_ON_AVERAGE = compiled(
    r"(?P<cue>\bon average,?)(?P<of>[^{};.]{0,40}?) {average:mnutv}(?P<behind>[^{};]{0,30})"
)
# "shared £500,000, £20,000 each on average"
_EACH_ON_AVERAGE = compiled(
    r"{average:mnutv}(?P<of>,? (?:each|apiece|a [a-z]{3,12}|per [a-z]{3,12})|(?: [a-z]{3,12}){0,2}),? "
    r"(?P<cue>on average)\b(?P<behind>[^{};]{0,30})"
)
_EACH = regex.compile(
    r"^ (?:each|apiece|per|for each|a (?:head|person|charity|household|family)|every)\b", regex.IGNORECASE
)
_PERIOD = regex.compile(
    r"\b(?:(?:a|per|each|every) (?:day|week|month|year|quarter|hour|night)|daily|weekly|monthly|yearly|"
    r"annual\w*|nightly)\b",
    regex.IGNORECASE,
)
_TIME = frozenset({"day", "week", "month", "year", "quarter", "hour", "night", "minute", "season"})
_ONE_CASE = regex.compile(
    r"\b(?:largest|smallest|highest|lowest|heaviest|lightest|longest|shortest|biggest|oldest|youngest|from|between|"
    r"averag(?:e|es|ed|ing)|mean|median|record|rate|projected|forecast|maximum|up to|as much as|typical|more "
    r"than|over|first|last|another|further|extra|less|"
    r"saved?|goal|target)\b[^,;]{0,30}$"
)
_IN_ALL = regex.compile(r"\b(?:in all|in total|altogether|total(?:led|ling)?|combined|between them)\b", regex.I)
_HAIR, _LONG = Fraction(1, 400), 1000
_MOST = 8  # with more pairs than this about, one of them fits by chance
_OTHER_SET = regex.compile(
    r"\b(?:national(?:ly)?|industry|repurchased?|bought back|previous|expected|compared|against|up from|down "
    r"from|median|elsewhere|across the|"
    r"weighted|moving|rolling|help(?:s|ed|ing)? (?:to )?(?:buy|fund|purchase|pay)|typical|recommended|target|"
    r"in the (?:county|country|city|state|region|uk|us)|average (?:daily|weekly|monthly|yearly|annual)|"
    r"(?:average|mean) (?:\w+ ){0,2}(?:scores?|ratings?|times?|speeds?|response)|"
    r"average (?:\w+ ){1,2}rate|average (?:age|temperature|speed|salary|wage|rate|score|price of))\b",
    regex.IGNORECASE,
)


def relate(context: Context) -> Iterator[Relation]:
    """Tie each average to every total and number that stand near it; all of them must break."""
    seen: set[int] = set()
    for found in find(context, _AVERAGE, _ON_AVERAGE, _EACH_ON_AVERAGE):
        average = found["average"]
        behind = found.word("behind")
        sentence = found.frame.text
        other = _PERIOD.search(behind) or _OTHER_SET.search(sentence) or average.per in _TIME
        if average.id in seen or value(average) is None or other:
            continue
        seen.add(average.id)
        readings = _readings(context, found, average)
        if readings and len(readings) <= _MOST:
            total, number = readings[0]
            ahead = total.sentence == average.sentence and max(total.span, number.span) < average.span
            alone = len(readings) == 1 and ahead and _EACH.search(behind)
            for total, number in readings:
                if _rounds_to(average, total, number):
                    break  # £271,464 over 38 is £7,143.79, given as £7,144
                yield _relation(found, average, total, number, Tie.CERTAIN if alone else Tie.LIKELY)


def _rounds_to(average: Claim, total: Claim, number: Claim) -> bool:
    """Whether the average is the quotient, rounded to the digits written."""
    quotient = (value(total) or Fraction(0)) / (value(number) or 1)
    step = Fraction(average.scale, 10**average.decimals)
    off = abs(quotient - (value(average) or 0))
    # $889,295 against $888,277: a last sale left out of the one and not of the other, no slip
    return off <= step / 2 or (off <= quotient * _HAIR and (value(average) or 0) >= _LONG * step)


def _readings(context: Context, found: Found, average: Claim) -> list[tuple[Claim, Claim]]:
    """The (total, number) pairs that the average may be of: those of its own sentence, else of those before it."""
    near = [c for c in earlier(context, average, 4, 1) if c.sentence <= average.sentence]
    here = [c for c in near if c.sentence == average.sentence]
    for claims in (here, near):
        totals = [c for c in claims if _is_total(context, c, average)]
        numbers = [c for c in claims if _is_number(c) and c not in totals]
        numbers = [c for c in numbers if (value(c) or Fraction(0)).denominator == 1]  # "a mean of 8, and of 6.8 there"
        numbers = [c for c in numbers if not context.words(c.span.end, c.span.end + 8).startswith(("of the", "of its"))]
        if average.kind is Kind.COUNT:
            numbers = [c for c in claims if _is_number(c)]
        pairs = [
            (total, number)
            for total in totals
            for number in numbers
            if total.id != number.id
            and not (average.kind is Kind.COUNT and (value(total) or 0) <= (value(number) or 0))
        ]
        if pairs and (claims is here or _told_together(context, found, average, pairs)):
            return pairs
    return []


def _is_number(claim: Claim) -> bool:
    """Whether a figure says how many share: a whole number above one."""
    number = value(claim)
    return claim.kind is Kind.COUNT and number is not None and number > 1 and number.denominator == 1 and (
        claim.scale > 1 or not claim.decimals
    )  # "5.0 exahashes" are measured, not counted


def _is_total(context: Context, claim: Claim, average: Claim) -> bool:
    """Whether a figure is a sum of what the average is of: larger, in the same unit, not a price or a case itself."""
    return (
        claim.kind in (average.kind, Kind.COUNT if average.kind is Kind.RATE else average.kind)
        and claim.unit == average.unit
        and (value(claim) or 0) > (value(average) or 0)
        and " per " not in (claim.unit or "")  # parts per million do not add up
        and claim.per in ("", "each")
        # "35 seconds with the new keys, and with the old ones 48 seconds": the next average
        and (
            claim.span < average.span
            or claim.kind not in (Kind.DURATION, Kind.MEASURE)
            or _IN_ALL.search(context.sentence_text(claim.sentence)) is not None
        )
        and ";" not in context.words(average.span.end, claim.span.start)
        and not _ONE_CASE.search(before(context, claim, 45) + " ")
        and not _EACH.search(" " + context.words(claim.span.end, claim.span.end + 20))
    )


def _told_together(context: Context, found: Found, average: Claim, pairs: list[tuple[Claim, Claim]]) -> bool:
    """Whether the sentence of the average takes up one of the pairs: by a word ("that is", "the average fine" of
    fines), or by the noun of the number ("sixty pounds a walker")."""
    words = stems_of(found.word("of") + " " + found.word("behind")[:24])
    opens = regex.match(r"(?:that|which|this|it|the (?:average|mean)|each|they)\b", found.frame.text.lower())
    for total, number in pairs:
        told = stems_of(context.sentence_text(total.sentence))
        if total.sentence == number.sentence or "on average" not in found.word():
            told |= stems_of(context.sentence_text(number.sentence))
        if words & told or (opens and total.sentence >= average.sentence - 2 and len(pairs) <= 3):
            return True
    return False


def _relation(found: Found, average: Claim, total: Claim, number: Claim, tie: Tie) -> Relation:
    return Relation(
        rule="average-mismatch",
        claims=(average.id, total.id, number.id),
        formula=Compare(ref(average), "=", over(ref(total), ref(number))),
        tie=tie,
        group=f"average-{average.id}",
        message=f"{q(total)} over {q(number)} is {{expected}} on average, not {q(average)}; check all three.",
        ties=found.tie(),
    )


RULE = Rule(
    code="FC308",
    name="average-mismatch",
    summary="An average is not the total divided by the number.",
    finds="A total, a number of sharers and an average that do not go together.",
    why="Of the three one was usually updated without the others.",
    silent="With a median, a largest or a typical figure, with an average per day or year, and when there are several "
    "totals that the average may be of.",
    bad="Thirty clubs in Roseby will split $9 million, an average of $450,000 each.",
    good="Thirty clubs in Roseby will split $9 million; the median sum is $450,000.",
    checks=("C10",),
    relate=relate,
)
