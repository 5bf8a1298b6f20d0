"""FC517: there are four quarters in a year and seven days in a week."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import regex

from factcheck.model import Compare, Const, Evidence, Kind, Ref, Relation, Span, Tie
from factcheck.relate.context import Context
from factcheck.relate.rule import Rule

_QUARTER = regex.compile(r"(?<![\w-])Q(?P<number>\d{1,2})(?![\w-])")
# "Q8" is also a car and a question; a year or a result beside it makes it a quarter.
_RESULT = regex.compile(
    r"[ ,]{1,2}(?:(?:of |FY ?)?(?:20)?\d\d\b|(?:[a-z]+ ){0,2}(?:results?|revenues?|earnings|loss)\b)",
    regex.IGNORECASE,
)
_REAL_QUARTER = regex.compile(r"(?<![\w-])Q[1-4](?![\w-])|\b(?:quarter|quarterly)\b")
_BEFORE = regex.compile(r"\b(?:in|for|during|of|by)\s$")
_PER = regex.compile(r"\s{1,3}(?:a|per|each|every)\s(?P<whole>week|year|month|day)\b")
_MOST = {("day", "week"): 7, ("day", "month"): 31, ("day", "year"): 366, ("week", "year"): 53, ("month", "year"): 12}
_OPEN = regex.compile(r"\b(?:open|available|operat\w{1,4}|staffed|round the clock|runs?|manned)\b", regex.IGNORECASE)


def relate(context: Context) -> Iterator[Relation]:
    """Yield, for each quarter and each number of days a week, quarter <= 4 and days <= 7."""
    prose = context.draft.prose
    for match in _QUARTER.finditer(prose):
        number = int(match["number"])
        if number in range(1, 5) or not _is_quarter(context, match):
            continue
        yield Relation(
            "impossible-period",
            (),
            Compare(Const(Fraction(number), f"Q{number}"), "<=", Const(Fraction(4), "the 4 quarters of a year")),
            Tie.CERTAIN,
            f"“Q{number}” does not exist: a year has four quarters. Check the number.",
            evidence=(Evidence(Span(*match.span()), "stated"),),
        )
    for claim in context.claims:
        if claim.kind is not Kind.DURATION or not isinstance(claim.value, Fraction):
            continue
        found = _PER.match(prose, claim.span.end)
        most = _MOST.get((claim.unit or "", found["whole"])) if found else None
        sentence = context.sentence_text(claim.sentence)
        if found and (claim.unit, found["whole"]) == ("hour", "day") and _OPEN.search(sentence):
            most = 24  # "volunteers give 200 hours a day" is a total of many people's hours
        if found and most:
            yield Relation(
                "impossible-period",
                (claim.id,),
                Compare(Ref(claim.id), "<=", Const(Fraction(most), f"the {most} {claim.unit}s of a {found['whole']}")),
                Tie.CERTAIN,
                f"“{context.span_text(claim.span)}” is more than a {found['whole']} has. Check the figure.",
            )


def _is_quarter(context: Context, match: regex.Match[str]) -> bool:
    prose = context.draft.prose
    if _RESULT.match(prose, match.end()):
        return True
    before = prose[max(0, match.start() - 8) : match.start()]
    return bool(_REAL_QUARTER.search(prose)) and bool(_BEFORE.search(before))


RULE = Rule(
    code="FC517",
    name="impossible-period",
    summary="A period that cannot be: a fifth quarter, eight days a week.",
    finds="Quarters beyond the fourth (“Q8 results”), and more days a week, weeks or months a year, or opening hours "
    "a day than there are.",
    why="A slip of a key that every reader sees at once, and that says the release was not read before it went out.",
    silent="Where “Q8” is a name with no year or result beside it, and for hours a day that many people give together.",
    bad="Marlow Foods reports Q8 loss\n\nThe company had a net loss of £4 million.",
    good="Marlow Foods reports Q3 loss\n\nThe company had a net loss of £4 million.",
    checks=("E9", "E12"),
    relate=relate,
)
