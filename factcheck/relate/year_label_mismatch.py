"""FC509: a year written with a stroke runs over two years in a row; a quarter should fit its months."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import regex

from factcheck.model import Claim, Compare, Const, Kind, Relation, Tie
from factcheck.relate.calendar import written
from factcheck.relate.context import Context
from factcheck.relate.rule import Rule

_ONE_YEAR = regex.compile(
    r"\b(?:school|academic|financial|fiscal|tax|municipal|council) year (?:of )?$|\bseason (?:of )?$"
)
_MONTH = {name[:3]: number for number, name in enumerate(
    "january february march april may june july august september october november december".split(), 1)}  # fmt: skip
_MONTH_NAMES = regex.compile(
    r"\b(January|February|March|April|May|June|July|August|September|October|November|December)(?: \d{4})?(?: "
    r"?(?:to|-|–|through|and) ?)"
    r"(January|February|March|April|May|June|July|August|September|October|November|December)\b"
)
_OWN_YEAR = regex.compile(
    r"\b(?:financial|fiscal|tax|school|academic) year|\b(?:fiscal|financial)\b|\bour year\b|\bFY ?\d"
    r"|20\d\d[-–/]\d\d|\byear (?:begins|starts|runs|ends|ended|ending)\b",
    regex.IGNORECASE,
)


def relate(context: Context) -> Iterator[Relation]:
    """Yield, for each year label, second year = first year + 1, and questions on quarters of other months."""
    for claim in context.claims:
        if claim.kind is Kind.INTERVAL and claim.unit == "year" and len(claim.parts) == 2:
            yield from _label(context, claim)
        elif claim.kind is Kind.INTERVAL and claim.unit == "quarter" and claim.parts:
            yield from _quarter(context, claim)


def _label(context: Context, claim: Claim) -> Iterator[Relation]:
    first, last = claim.parts
    before = context.words(max(0, claim.span.start - 30), claim.span.start) + " "
    one_year = _ONE_YEAR.search(before.lower()) is not None
    short = regex.search(r"/\s?\d\d$", claim.text) is not None
    # "2018-20" and "2015/2019" are spans of years; "2018/20" and "the academic year 2018-20" name one.
    if not (one_year or (short and last - first == 2 and not regex.search(r"\byears\b", before.lower()))):
        return
    yield Relation(
        "year-label-mismatch",
        (claim.id,),
        Compare(Const(last, str(last)), "=", Const(first + 1, f"the year after {first}")),
        Tie.CERTAIN,
        f"“{written(claim)}” names one year, but {first} and {last} do not follow each other: check both.",
    )


def _quarter(context: Context, claim: Claim) -> Iterator[Relation]:
    """ "The third quarter (January to March)": right only for a year of its own."""
    after = context.words(claim.span.end, min(len(context.draft.prose), claim.span.end + 60))
    months = _MONTH_NAMES.search(after)
    gap = after[: months.start()] if months else ""
    if months is None or len(gap) > 22 or "." in gap or _OWN_YEAR.search(context.draft.prose):
        return
    begin = (_MONTH[months[1].lower()[:3]], _MONTH[months[2].lower()[:3]])
    number = int(claim.parts[0])
    if begin != (3 * number - 2, 3 * number) and (begin[1] - begin[0]) % 12 == 2:
        yield Relation(
            "year-label-mismatch",
            (claim.id,),
            Compare(
                Const(Fraction(begin[0]), months[1]),
                "=",
                Const(Fraction(3 * number - 2), f"the first month of quarter {number}"),
            ),
            Tie.ASK,
            f"“{written(claim)}” is given as {months[1]} to {months[2]}: if the year is not the calendar year, "
            f"say when it begins.",
        )


RULE = Rule(
    code="FC509",
    name="year-label-mismatch",
    summary="The two years of a label such as 2025/26 do not follow each other, or a quarter has other months.",
    finds="A financial, school or calendar year label whose years are not consecutive, and quarters given with "
    "other months.",
    why="One digit off, and the figures are taken for another year.",
    silent="With spans of several years (“2018-20”, “the two years 2018/20”) and quarters of a financial year.",
    bad="Solm laid 2,300 metres of pipe in the financial year 2021/23.",
    good="Solm laid 2,300 metres of pipe in the financial year 2021/22.",
    checks=("E9",),
    relate=relate,
)
