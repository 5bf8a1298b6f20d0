"""What the rules on elapsed years share: the year a thing began, and the years that "now" may mean."""

from __future__ import annotations

from fractions import Fraction

import regex

from factcheck.model import Apply, Claim, Const, Expression, Ref
from factcheck.relate.calendar import day_of, is_dated, is_sure, year_of
from factcheck.relate.context import Context
from factcheck.relate.frame import Frame

BEGAN = (
    r"(?:[Ff]ounded|[Ee]stablished|[Oo]pened|[Ff]ormed|[Ii]ncorporated|[Ll]aunched|[Cc]reated|[Ss]tarted"
    r"|[Bb]egan|[Bb]uilt|[Ss]et up|[Ii]nception|[Ff]ounding"
    r"|[Ff]oundation|[Oo]pening|[Ss]tart-?up|[Bb]eginning|[Dd]ates? back|[Dd]ating back|[Ff]irst (?:opened|held"
    r"|staged|published|performed|ran|time|met|danced|took place)"
    r"|(?:danced|played|staged|held|performed|met|published|sailed|flew|broadcast|opened|ran)(?: \w+){0,2} for the "
    r"\{o\d{1,6}\} time|\{o\d{1,6}\} (?:opened|held|staged|published|performed|ran|met|danced|sailed|broadcast)"
    r"|[Ee]nacted|[Ee]nactment|[Pp]assed|[Pp]assage|[Cc]ompleted|[Ss]igned|[Ii]ntroduced|in business|operating"
    r"|serving|trading)"
)
# "founded in 2015", "founded by two brothers in 2015"
_FOUNDED = regex.compile(
    rf"(?<!\p{{L}}){BEGAN}\b(?P<gap>[^.;{{}}]{{0,60}}?(?:\{{n\d+\}}[^.;{{}}]{{0,40}}?)?)"
    r"(?: (?:in|on|since|to|from|back to))? (?:early |late |the )?\{[yd](?P<year>\d+)\}"
)


def beginnings(frame: Frame) -> list[tuple[Claim, int]]:
    """The dates at which the text says that something was founded, opened or enacted, with their offset."""
    found = [(frame.claim(match["year"]), match.start()) for match in _FOUNDED.finditer(frame.text)]
    return [(claim, at) for claim, at in found if is_dated(claim) and is_sure(claim) and year_of(claim) is not None]


def year_now(context: Context) -> tuple[Expression, int, Claim | None] | None:
    """The year of the release, as an expression, as a number, and the claim that states it; None if unknown."""
    issued = context.draft.issued
    if issued is None:
        return _only_year(context)
    place = context.draft.issued_span
    for claim in context.claims:
        if place and claim.span.start < place.end and place.start < claim.span.end and day_of(claim) == issued:
            return Apply("year", (Ref(claim.id),)), issued.year, claim
    return Const(Fraction(issued.year), f"{issued.year}, the year of the release"), issued.year, None


def _only_year(context: Context) -> tuple[Expression, int, Claim | None] | None:
    """The year of the one full date of a release that has no date of its own: "On 2 May 2024 wardens found"."""
    days = [claim for claim in context.claims if day_of(claim) is not None and is_sure(claim)]
    years = {year_of(claim) for claim in days}
    if len(years) != 1 or len(days) > _FEW_DAYS:
        return None
    latest = max((year_of(claim) or 0 for claim in context.claims if is_dated(claim) and is_sure(claim)), default=0)
    year = next(iter(years))
    if year is None or latest > year:
        return None
    return Apply("year", (Ref(days[0].id),)), year, days[0]


_FEW_DAYS = 3


def near_frames(context: Context, index: int, reach: int = 1) -> list[Frame]:
    """The frames of a sentence's neighbours in the same block, its own not among them."""
    block = context.sentences[index].block
    return [
        context.frames[other]
        for other in range(max(0, index - reach), min(len(context.frames), index + reach + 1))
        if other != index and context.sentences[other].block == block
    ]
