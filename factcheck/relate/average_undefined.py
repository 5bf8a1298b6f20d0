"""FC906: an average of money or time, without saying which average."""

from __future__ import annotations

from collections.abc import Iterable

import regex

from factcheck.model import Evidence, Kind, Relation, Tie
from factcheck.relate.context import Context
from factcheck.relate.rule import Rule
from factcheck.relate.wording import block_text, found

# Amounts whose mean and median lie far apart, because a few large ones pull the mean up.
_SKEWED = (
    r"(?:pay|salar(?:y|ies)|wages?|incomes?|earnings?|earn(?:s|ed)?|prices?|rents?|debts?|owe[sd]?|savings|wealth|"
    r"pensions?|bonus(?:es)?|donations?|gifts?|house|home|claims?|loans?|mortgages?|fees?|spend(?:s|ing)?|spent|"
    r"bills?|costs?|los(?:s|ses|t|e)|wait(?:s|ed|ing)?|stay(?:s|ed)?|sentences?|fines?|took|takes|paid|pays|delays?)"
)
_AVERAGE = regex.compile(r"\b(?:on\s+average|average[ds]?|averaging)\b", regex.IGNORECASE)
_OF_MONEY = regex.compile(rf"\b{_SKEWED}\b", regex.IGNORECASE)
_DEFINED = regex.compile(
    r"\b(?:median|mean|typical(?:ly)?|half of (?:them|those|all)|trimmed|weighted|arithmetic|moving average|day "
    r"average|"
    r"(?:year|day|month|week)s? average|industry average|national average|average (?:speed|age|number|size))\b",
    regex.IGNORECASE,
)


def relate(context: Context) -> Iterable[Relation]:
    """Yield a question for each average of money or waiting that is not said to be a mean or a median."""
    for sentence in context.sentences:
        prose = context.draft.prose[sentence.span.start : sentence.span.end]
        average = _AVERAGE.search(prose)
        if average is None or not _OF_MONEY.search(prose) or _DEFINED.search(block_text(context, sentence.block)):
            continue
        claims = [
            claim
            for claim in context.by_sentence.get(sentence.index, ())
            if claim.kind in (Kind.MONEY, Kind.DURATION, Kind.RATE, Kind.PERCENT)
            and -50 < claim.span.start - sentence.span.start - average.end() < 90
        ]
        if claims or regex.search(rf"average\s+{_SKEWED}\s+(?:rose|fell|is|was|has|grew|went)\b", prose.lower()):
            word = " ".join(average[0].split())
            yield Relation(
                "average-undefined",
                (),
                None,
                Tie.ASK,
                f"“{word}” may be the mean or the median, which differ widely for sums like these: say which.",
                evidence=(Evidence(found(sentence.span, average)),),
            )


RULE = Rule(
    code="FC906",
    name="average-undefined",
    summary="An average of pay, prices, debts or waits does not say whether it is the mean or the median.",
    finds="“Average” or “on average” said of sums or waits that a few very large ones can pull up.",
    why="The mean and the median of pay or of debts can lie far apart, and readers take it for what most people get.",
    silent="Where the text says mean or median, or explains the figure in words, or averages something else.",
    bad="Average wages at Harn Cables came to £28,700 in 2021.",
    good="Median wages at Harn Cables came to £28,700 in 2021.",
    checks=("I6",),
    relate=relate,
)
