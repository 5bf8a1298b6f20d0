"""average-mismatch: an average that is not the total divided by the number."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from factcheck.model import Claim, Compare, Kind, Relation, Tie
from factcheck.relate.context import Context
from factcheck.relate.lexicon import head_noun, singular
from factcheck.relate.pattern import Found, compiled, find, over, q, ref, same_measure, value
from factcheck.relate.rule import Rule

# "Forty charities are to share £6 million, an average of £250,000 each"
_HERE = compiled(
    r"(?P<cue>\b(?:an|the|at an|for an|on) average (?:grant |award |payment |price |cost |donation |fine |size )"
    r"?(?:of|was|is)) "
    r"{average:mnut}(?P<behind>[^{};]{0,30})"
)
# "Fines brought in £5,400. The average, at eighty pounds, is ..."
_THERE = compiled(
    r"^(?P<cue>the (?:average|mean)(?: \w{3,12})?(?:,? at| was| is)) {average:mnu}(?P<behind>[^{};]{0,30})"
)
_EACH = regex.compile(
    r"^ (?:each|apiece|per|for each|a (?:head|person|charity|household|family)|every)\b", regex.IGNORECASE
)
_PERIOD = regex.compile(
    r"\b(?:(?:a|per|each|every) (?:day|week|month|year|quarter|hour|night)|daily|weekly|monthly|yearly|"
    r"annual\w*|nightly)\b",
    regex.IGNORECASE,
)
_OTHER_SET = regex.compile(
    r"\b(?:national|industry|previous|last year|expected|compared|against|up from|down from|median)\b", regex.IGNORECASE
)


def relate(context: Context) -> Iterator[Relation]:
    """Tie each average to the total and the number that stand with it."""
    for found in find(context, _HERE):
        average = found["average"]
        if _PERIOD.search(found.word("behind")) or _OTHER_SET.search(found.frame.text):
            continue
        totals, numbers = _candidates(found, average)
        if len(totals) == 1 and len(numbers) == 1 and _EACH.search(found.word("behind")):
            yield _relation(found, average, totals[0], numbers[0], Tie.CERTAIN)
        elif len(totals) == 1 and len(numbers) == 1 and found.word("behind").strip()[:1] in (".", ",", ""):
            yield _relation(found, average, totals[0], numbers[0], Tie.LIKELY)
    for found in find(context, _THERE):
        average = found["average"]
        if _PERIOD.search(found.word("behind")) or _OTHER_SET.search(found.frame.text[:80]):
            continue
        near = [c for c in context.neighbours(average, before=3) if c.sentence != average.sentence and value(c)]
        totals = [c for c in near if same_measure(c, average) and c.sentence == average.sentence - 1]
        if len(totals) != 1:
            continue
        words = {singular(w) for w in regex.findall(r"[a-z]{3,20}", context.sentence_text(totals[0].sentence).lower())}
        numbers = [c for c in near if c.kind is Kind.COUNT and _noun(context, c) in words]
        if len(numbers) == 1:
            yield _relation(found, average, totals[0], numbers[0], Tie.LIKELY)


def _candidates(found: Found, average: Claim) -> tuple[list[Claim], list[Claim]]:
    claims = [c for c in found.frame.claims.values() if c.id != average.id and c.span < average.span and value(c)]
    totals = [c for c in claims if same_measure(c, average) or (c.kind is average.kind and c.unit == average.unit)]
    numbers = [c for c in claims if c.kind is Kind.COUNT and c not in totals]
    if average.kind is Kind.COUNT and len(claims) == 2:
        totals, numbers = [max(claims, key=lambda c: value(c) or 0)], [min(claims, key=lambda c: value(c) or 0)]
    return totals, numbers


def _noun(context: Context, claim: Claim) -> str:
    return head_noun(context.words(claim.span.end, claim.span.end + 40))


def _relation(found: Found, average: Claim, total: Claim, number: Claim, tie: Tie) -> Relation:
    return Relation(
        rule="average-mismatch",
        claims=(average.id, total.id, number.id),
        formula=Compare(ref(average), "=", over(ref(total), ref(number))),
        tie=tie,
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
    bad="Forty charities in Roseby are to share £6 million, an average of £250,000 each.",
    good="Forty charities in Roseby are to share £6 million, with a median grant of £250,000.",
    checks=("C10",),
    relate=relate,
)
