"""FC313: a margin is the profit of its kind as a share of revenue."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from factcheck.model import Claim, Compare, Relation, Tie
from factcheck.relate.context import Context
from factcheck.relate.pattern import HUNDRED, compiled, find, over, q, ref, times, value
from factcheck.relate.rule import Rule

_GAP = r"(?:[^{};.]|\{[pdyiot]\d{1,6}\}){0,70}?"
_PROFITS = {
    "gross": r"gross profits?",
    "operating": r"(?:operating (?:profits?|income)|income from operations)",
    "EBITDA": r"(?:adjusted )?EBITDA",
    "net": r"(?:net (?:profits?|income)|profit after tax)",
}
_REVENUE = compiled(rf"\b(?P<cue>(?:net |total )?(?:revenues?|sales|turnover))\b{_GAP}[ (]{{amount:m}}")
_OTHER = regex.compile(
    r"\b(?:cost of (?:revenues?|sales|goods)|per share|adjusted|non-GAAP|segment)\b", regex.IGNORECASE
)
_PERIODS = 4
_BY = regex.compile(r"\b(?:by|of an? (?:increase|decrease) of|per)(?: \w{2,12})? $")


def relate(context: Context) -> Iterator[Relation]:
    """Yield margin = 100 x profit / revenue, every revenue and profit told being an alternative."""
    revenues = _amounts(context, _REVENUE)
    for kind, words in _PROFITS.items():
        profits = _amounts(context, compiled(rf"\b(?P<cue>{words})\b(?! margin){_GAP}[ (]{{amount:m}}"))
        if not profits or not revenues:
            continue
        margin = compiled(
            rf"\b(?P<cue>(?:{kind} )(?:profit |income )?margins?)\b(?:[^{{}};.]|\{{[dyiot]\d{{1,6}}\}}){{0,60}}?"
            r"{share:p}"
            rf"|\b{words}\b[^;]{{0,60}}(?<!\b(?:gross|operating|net|EBITDA|profit) )\b(?P<cue>margins?)\b"
            r"[^{};.]{0,30}? (?:of|to|at|was|is) {share:p}"
        )
        for found in find(context, margin):
            share = found["share"]
            ahead = found.frame.text[: found.match.start("share") - 2]
            if not _OTHER.search(found.frame.text) and not _BY.search(ahead):
                yield from _relations(share, profits, revenues, kind)


def _amounts(context: Context, pattern: regex.Pattern[str]) -> list[Claim]:
    """The amounts told of an item, with those of other periods behind: "$1.2 million, and $4 million in the year"."""
    claims: dict[int, Claim] = {}
    for found in find(context, pattern):
        if not _OTHER.search(found.match[0]):
            behind = found.frame.slots("m", found.match.start("amount") - 2)
            claims.update({claim.id: claim for claim in behind[:_PERIODS] if (value(claim) or 0) > 0})
    return list(claims.values())


def _relations(share: Claim, profits: list[Claim], revenues: list[Claim], kind: str) -> Iterator[Relation]:
    ranked = sorted(profits, key=lambda claim: abs(claim.sentence - share.sentence))
    for profit in ranked:
        for revenue in sorted(revenues, key=lambda claim: abs(claim.sentence - profit.sentence)):
            if profit.unit == revenue.unit and profit.id != revenue.id:
                yield Relation(
                    "margin-mismatch",
                    (share.id, profit.id, revenue.id),
                    Compare(ref(share), "=", times(HUNDRED, over(ref(profit), ref(revenue)))),
                    Tie.LIKELY,
                    f"A {kind} profit of {q(profit)} on {q(revenue)} is a margin of {{expected}}%, not {q(share)}.",
                    group=f"margin-mismatch {share.id}",
                )


RULE = Rule(
    code="FC313",
    name="margin-mismatch",
    summary="A margin is not the profit of its kind as a share of the revenue.",
    finds="“Revenue of $1.2 million, gross profit of $852,000, a gross margin of 17%”.",
    why="All three are in the accounts, and analysts divide.",
    silent="When any profit and any revenue of the release give the margin, so that periods are never mixed up; with "
    "adjusted figures and segments.",
    bad="Revenue was $1.2 million. Gross profit rose to $582,000, with a gross margin of 70%.",
    good="Revenue was $1.2 million. Gross profit rose to $852,000, with a gross margin of 71%.",
    checks=("C1",),
    relate=relate,
)
