"""FC214: so many groups of so many each must make the total."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import regex

from factcheck.model import Apply, Claim, Compare, Const, Expression, Ref, Relation, Tie
from factcheck.relate.context import Context
from factcheck.relate.frame import Frame
from factcheck.relate.lexicon import head_noun
from factcheck.relate.parts import exact, quoted
from factcheck.relate.rule import Rule

# "Twelve hubs, each with 250 places, ... 3,000 places" and "nine patches for forty minutes apiece, six hours in all"
_EACH_WITH = regex.compile(
    r"\{n(?P<groups>\d+)\}[^{}.;:]{1,60}?,? each (?:with|of|having|holding|offering|providing|worth|"
    r"costing|containing|of which has|has) "
    r"(?:room for |space for |a capacity of |capacity for )?\{(?P<kind>[nmut])(?P<size>\d+)\}(?P<noun>[^{}.;]{0,60}?)"
    r"(?:\{[^nmut]\d+\}[^{}.;]{0,60})?[^{}.;]{0,60}\{(?P<same>[nmut])(?P<total>\d+)\}(?P<after>[^{}.;]{0,40})"
)
_APIECE = regex.compile(
    r"\{n(?P<groups>\d+)\}[^{}.;:]{1,60}?\{(?P<kind>[nmut])(?P<size>\d+)\}(?P<noun>[^{}.;,]{0,25}?) (?:each|apiece)\b"
    r"[^{}.;]{0,50}\{(?P<same>[nmut])(?P<total>\d+)\}(?P<after>[^{}.;]{0,40})"
)
_TOTAL = regex.compile(
    r"\b(?:in all|in total|altogether|a total of|totall?ing|creat\w+|provid\w+|making|giving|offer\w*|"
    r"hold\w*|cost\w*|worth)\b"
)
_MINUTES = {
    "second": Fraction(1, 60),
    "minute": Fraction(1),
    "hour": Fraction(60),
    "day": Fraction(1440),
    "week": Fraction(10080),
}


def relate(context: Context) -> Iterator[Relation]:
    """Yield total = groups * size."""
    for frame in context.frames:
        for pattern in (_EACH_WITH, _APIECE):
            for match in pattern.finditer(frame.text):
                found = _relation(frame, match)
                if found:
                    yield found


def _relation(frame: Frame, match: regex.Match[str]) -> Relation | None:
    groups, size, total = (frame.claim(match[name]) for name in ("groups", "size", "total"))
    between = frame.text[match.end("noun") : match.start("after")]
    if (
        match["kind"] == "m"  # sums of money are price-quantity-mismatch's, which knows of delivery and VAT
        or not all(map(exact, (groups, size, total)))
        or match["kind"] != match["same"]
        or not _TOTAL.search(between + match["after"])
    ):
        return None
    of_size, of_total = head_noun(match["noun"], size), head_noun(match["after"], total)
    if match["kind"] == "n" and (not of_size or of_size != of_total):
        return None
    product: Expression = Apply("*", (Ref(groups.id), Ref(size.id)))
    if size.unit != total.unit:
        factor = _factor(size, total)
        if factor is None:
            return None
        product = Apply("*", (Ref(groups.id), Ref(size.id), Const(factor)))
    return Relation(
        "groups-times-size-mismatch",
        (total.id, groups.id, size.id),
        Compare(Ref(total.id), "=", product),
        Tie.CERTAIN,
        f"{quoted(groups)} times {quoted(size)} is {{expected}}, but the text says {quoted(total)}: "
        f"check the three figures.",
    )


def _factor(size: Claim, total: Claim) -> Fraction | None:
    if size.unit in _MINUTES and total.unit in _MINUTES:
        return _MINUTES[size.unit] / _MINUTES[total.unit]
    return None


RULE = Rule(
    code="FC214",
    name="groups-times-size-mismatch",
    summary="The number of groups times the size of each is not the total.",
    finds="“12 hubs, each with 250 places, will create 3,200 places.”",
    why="A reader who multiplies finds 3,000.",
    silent="When the size is only a bound (“up to 250”) that the total respects.",
    bad="Twelve new nurseries, each with 25 places, will open in May and create 320 places.\n",
    good="Twelve new nurseries, each with up to 25 places, will open in May and create 280 places.\n",
    checks=("B14",),
    relate=relate,
)
