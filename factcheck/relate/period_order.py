"""FC220: a quarter's revenue cannot be more than the year's."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from factcheck.model import Claim, Relation, Tie
from factcheck.relate.context import Context
from factcheck.relate.parts import at_most, exact, quoted, same_money
from factcheck.relate.rule import Rule

_QUARTER = regex.compile(
    r"\b(?:first|second|third|fourth|1st|2nd|3rd|4th)[ -]quarter\b|\bQ[1-4]\b|\bnine months\b|"
    r"\bhalf[ -]year\b",
    regex.IGNORECASE,
)
_YEAR = regex.compile(
    r"\b(?:full[ -]year|fiscal year|(?:for|in) the year|year ended|twelve months|12 months|annual|FY ?20\d\d)\b",
    regex.IGNORECASE,
)
# "lifted what shoppers spent in May to {m}", "a year's trade worth {m}": of shops, not of one firm
_MONTH = regex.compile(
    r"\b(?:sales|spending|turnover)\b[^{}.;:]{0,30}\b(?:for|in) the month\b[^{}.;:]{0,30}\{m(?P<m>\d+)\}",
    regex.IGNORECASE,
)
_ANNUAL = regex.compile(
    r"\bannual (?:retail )?(?:sales|spending|turnover)\b[^{}.;:]{0,30}\{m(?P<m>\d+)\}", regex.IGNORECASE
)
_YEAR_NAMED = regex.compile(r"\b20\d\d\b")
_REVENUE = regex.compile(
    r"\b(?:revenues?|turnover|net sales|sales (?=were|was|came|of|reached|totall?ed|amounted))\b"
    r"(?:(?:[^{}.;:]|\{[^m]\d+\}){0,40}?|"
    r"(?:[^{}.;:]|\{[^m]\d+\}){0,160}\bexpected to (?:be|reach|come to) )\{m(?P<m>\d+)\}",
    regex.IGNORECASE,
)
_LATER = regex.compile(
    r"\b(?:by|run[ -]rate|annuali[sz]ed|backlog|cumulative|deferred|recurring|per)\b", regex.IGNORECASE
)


def relate(context: Context) -> Iterator[Relation]:
    """Yield quarter's revenue <= year's revenue, with every year's revenue stated as an alternative."""
    quarters: list[Claim] = []
    years: list[Claim] = []
    for index, frame in enumerate(context.frames):
        text = context.sentence_text(index)
        quarter, year = bool(_QUARTER.search(text)), bool(_YEAR.search(text))
        if quarter == year:
            continue  # neither, or both in one sentence: whose is whose is not certain
        for match in _REVENUE.finditer(frame.text):
            claim = frame.claim(match["m"])
            if (exact(claim) or (year and claim.tight.high is not None)) and not _LATER.search(match.group()[-40:]):
                (quarters if quarter else years).append(claim)
    for pattern, found in ((_MONTH, quarters), (_ANNUAL, years)):
        for frame in context.frames:
            claims = [frame.claim(match["m"]) for match in pattern.finditer(frame.text)]
            found += [claim for claim in claims if exact(claim)]
    for claim in quarters:
        for whole in years:
            if same_money([claim, whole]) and not _years_apart(context, claim, whole):
                yield _relation(claim, whole)


def _years_apart(context: Context, part: Claim, whole: Claim) -> bool:
    """Whether the two sentences name different years."""
    of_part, of_whole = (set(_YEAR_NAMED.findall(context.sentence_text(claim.sentence))) for claim in (part, whole))
    return bool(of_part and of_whole and not of_part & of_whole)


def _relation(part: Claim, whole: Claim) -> Relation:
    return Relation(
        "period-order-mismatch",
        (part.id, whole.id),
        at_most([part], whole),
        Tie.LIKELY,
        f"{quoted(part)} in a part of the year is more than {quoted(whole)} in the whole year: check both figures.",
        group=f"period-order-mismatch {part.id}",
    )


RULE = Rule(
    code="FC220",
    name="period-order-mismatch",
    summary="A quarter's revenue is larger than the year's.",
    finds="“Revenue for the full year was $4.1 million. In the fourth quarter, revenue was $23 million.”",
    why="The quarter is part of the year.",
    silent="When the release states any year's revenue that the quarter fits.",
    bad="For the full year, revenue was $4.1 million. In the fourth quarter, revenue was $23.0 million.\n",
    good="For the full year, revenue was $4.1 million. In the fourth quarter, revenue was $2.3 million.\n",
    checks=("B2",),
    relate=relate,
)
