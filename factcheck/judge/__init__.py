"""From relations to verdicts: does it hold, and how loudly should we say so if not.

    evaluate   the two sides of a formula, as exact ranges, under the loose and the tight reading
    levels     the one table from tie and break to error, warning or note
    sums       the sum spelled out: "83 + 2 = 85, not 86"
    slips      the common slip that reproduces the printed figure, if there is one
"""

from __future__ import annotations

from factcheck.judge.evaluate import Break, breaks, cut_off
from factcheck.judge.levels import level_of
from factcheck.judge.slips import find_slip
from factcheck.judge.sums import expected_text, spell_out
from factcheck.model import Claim, Draft, Level, Outcome, Reading, Relation, Verdict

IN_QUOTATION = " One of them is in a quotation, so ask the speaker before changing it."


def judge(draft: Draft, reading: Reading, relations: tuple[Relation, ...]) -> tuple[Verdict, ...]:
    """Return one verdict for each relation that stands alone and for each group of alternative readings.

    A group breaks only when all its readings break ("51%" of which whole?); then its first reading speaks.
    When one of them holds, that one is given and the others are dropped.
    """
    verdicts: list[Verdict] = []
    groups: dict[tuple[str, str], list[Relation]] = {}
    for relation in relations:
        if relation.group:
            groups.setdefault((relation.rule, relation.group), []).append(relation)
        else:
            verdicts.append(judge_one(reading.claims, relation))
    for readings in groups.values():
        judged = [judge_one(reading.claims, relation) for relation in readings]
        verdicts.append(_weakest(judged))
    order = {id(relation): number for number, relation in enumerate(relations)}
    return tuple(sorted(verdicts, key=lambda verdict: order[id(verdict.relation)]))


def judge_one(claims: tuple[Claim, ...], relation: Relation) -> Verdict:
    """Return the verdict on one relation. Undecided, with the reason, where the sum cannot be done."""
    if relation.formula is None:
        return Verdict(relation, Outcome.MISMATCH, Level.NOTE, message=relation.message)
    try:
        broken = breaks(claims, relation)
        if broken is Break.TIGHT and cut_off(claims, relation):
            broken = Break.NONE
        sum_ = spell_out(claims, relation, broken is not Break.NONE)
        message = relation.message.replace("{expected}", expected_text(claims, relation))
    except ZeroDivisionError:
        return Verdict(relation, Outcome.UNDECIDED, reason="a figure to divide by is nought")
    if broken is Break.NONE:
        return Verdict(relation, Outcome.HOLDS, sum=sum_)
    level = level_of(relation.tie, broken)
    if level is Level.ERROR and any(claims[number].quoted for number in relation.claims):
        level, message = Level.WARNING, message + IN_QUOTATION
    slip = find_slip(claims, relation)
    return Verdict(relation, Outcome.MISMATCH, level, sum_, message, slip)


def _weakest(readings: list[Verdict]) -> Verdict:
    """The verdict on a group: any reading that holds wins, then any that is undecided, then the quietest."""
    for outcome in (Outcome.HOLDS, Outcome.UNDECIDED):
        for verdict in readings:
            if verdict.outcome is outcome:
                return verdict
    loudness = [Level.NOTE, Level.WARNING, Level.ERROR]
    quietest = min((verdict.level or Level.NOTE for verdict in readings), key=loudness.index)
    first = readings[0]
    return Verdict(first.relation, first.outcome, quietest, first.sum, first.message, first.slip)


