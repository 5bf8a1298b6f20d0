"""Single cases of a kind: the fine that someone was given, the grant that a club received, the term someone serves."""

from __future__ import annotations

import regex

from factcheck.model import Claim, Kind
from factcheck.relate.amounts import after, before
from factcheck.relate.context import Context

# What is given out case by case -> the words by which a text speaks of one.
_FAMILIES: dict[str, regex.Pattern[str]] = {
    name: regex.compile(rf"\b(?:{words})\b")
    for name, words in {
        "sentence": r"sentences?|sentenced|terms?|jail|jailed|prison|imprison\w*|serve|served|serving|behind "
                    r"bars|custody",
        "fine": r"fines?|fined",
        "grant": r"grants?|granted",
        "award": r"awards?|awarded",
        "loan": r"loans?|lent|lends?|lending|borrowed",
        "donation": r"donations?|donated|gifts?",
        "prize": r"prizes?|won|winnings|winners?",
        "bonus": r"bonus(?:es)?",
        "claim": r"claims?|claimed",
        "payment": r"payments?",
        "bursary": r"bursar(?:y|ies)|scholarships?|stipends?",
        "salary": r"salar(?:y|ies)",
        "voucher": r"vouchers?",
        "bid": r"bids?",
        "fish": r"fish|catch|caught",
    }.items()
}


def families(context: Context, claim: Claim, back: int = 90, ahead: int = 45) -> frozenset[str]:
    """The kinds of case that the words around a figure speak of ("fine", "grant"), within its sentence."""
    words = before(context, claim, back) + " # " + after(context, claim, ahead)
    return frozenset(name for name, pattern in _FAMILIES.items() if pattern.search(words))


# One case is spoken of: "a grant of £7,500", "was fined £750", "jailed for eight years"; not "£8m in grants".
_ONE = regex.compile(
    r"\b(?:an?|one|another|his|her|its|their|the|spring|autumn) (?:[a-z-]{2,15} ){0,3}"
    r"(?:grant|fine|award|loan|donation|gift|prize|bonus|bursary|scholarship|stipend|payment|salary|voucher|"
    r"claim|bid|sentence|term|fish)"
    r" (?:of|worth|for|weighing)(?: (?:about|some|around))? $"
    r"|\b(?:fined|awarded|granted|lent|jailed for|sentenced to|serve|serves|served|serving|won|donated|claimed|"
    r"paid|received?|imprisoned for)"
    r"(?: [\w'’,.-]{1,20}){0,10}? $"
)


def is_one_case(context: Context, claim: Claim) -> bool:
    """Whether a figure is said of one case, not of all: "a grant of £7,500", not "£8 million in grants"."""
    if regex.match(
        r"in (?:[a-z]+ )?(?:fines|grants|awards|loans|donations|prizes|claims|bids|bonuses)\b",
        after(context, claim, 40),
    ):
        return False
    return (
        _ONE.search(before(context, claim, 80) + " ") is not None
        or regex.match(
            r"(?:grant|fine|award|loan|donation|prize|bonus|bursary|scholarship|sentence|term)\b",
            after(context, claim, 25),
        )
        is not None
    )


def comparable(a: Claim, b: Claim) -> bool:
    """Whether two figures are amounts of one kind and unit; a bare "six hundred thousand" may be of money."""
    if a.kind is b.kind:
        return a.unit == b.unit
    return a.kind is Kind.MONEY and b.kind is Kind.COUNT and (not b.noun or "elliptic" in b.cues) and b.unit is None


# A longer time, several people or another case: then one may well exceed what is said of another.
ELSEWHERE = regex.compile(
    r"\b(?:a year|per year|each year|annual(?:ly)?|yearly|a month|over (?:the )?(?:two|three|four|five|\d+)(?: "
    r"years)?|between them|"
    r"together|combined|total(?:l?ing)?|in all|altogether|shared?|jointly|previous|last year|record|per person|"
    r"any one|consecutive|"
    r"counts?|statutory|faces?|facing|could|may face|would|maximum (?:penalty|sentence)|exception(?:al(?:ly)?)?|"
    r"appeal)\b"
)
