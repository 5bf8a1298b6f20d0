"""FC111: two figures must not change places between one mention and the next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import combinations, pairwise

import regex

from factcheck.model import Claim, Compare, Kind, Ref, Relation, Tie
from factcheck.relate.apart import clash, times_of
from factcheck.relate.changes import NOUN
from factcheck.relate.context import Context
from factcheck.relate.mentions import Mention
from factcheck.relate.repeated import named
from factcheck.relate.rule import Rule

_YEAR = regex.compile(r"\b(?:19|20)\d\d\b")
_MANY = 80
_TWICE = 2
_SPANS = (Kind.DURATION, Kind.INTERVAL)
_REACH = 6


def relate(context: Context) -> Iterator[Relation]:
    """Yield the later figure of a label = its earlier figure, where two labels have exchanged their figures."""
    mentions = [
        m for m in context.mentions.values() if not isinstance(m.claim.value, str) and m.claim.role not in {"gloss"}
    ]
    often = Counter((m.claim.kind, m.claim.value) for m in mentions)
    mentions = [
        m for m in mentions if often[m.claim.kind, m.claim.value] <= _TWICE and not _named_by(context, m.claim)
    ]  # a list of grants of $250,000 and $500,000 tells nothing of who changed places
    couples = [(m, n) for m, n in pairwise(mentions) if _couple(m.claim, n.claim)]
    if len(couples) > _MANY:
        return
    for (a, b), later in combinations(couples, 2):
        for c, d in (later, later[::-1]):
            exchanged = a.claim.value == d.claim.value and b.claim.value == c.claim.value
            apart = {a.claim.id, b.claim.id}.isdisjoint({c.claim.id, d.claim.id})
            if not (exchanged and apart) or _two_items(context, a, c):
                continue
            fit = _fit_by_side(context, (a, b), (c, d))
            if not (_labels_fit(a, b, c, d) if fit is None else fit):
                continue
            if clash(*(times_of(context, m.claim) | times_of(context, n.claim) for m, n in ((a, b), (c, d)))):
                continue
            if _years(context, a, b) == _years(context, c, d):
                yield _relation(a.claim, b.claim, c.claim, d.claim)


_CHANGED = regex.compile(rf" (?:\w{{3,12}} )?(?:{NOUN}|more|less|fewer|higher|lower|up|down)\b", regex.IGNORECASE)


def _named_by(context: Context, claim: Claim) -> bool:
    """Whether a percentage is part of a name: "the 4 per cent loan" is called so wherever it stands."""
    if claim.kind is not Kind.PERCENT:
        return False
    sentence = context.sentences[claim.sentence]
    behind = next((t for t in sentence.tokens if t.span.start >= claim.span.end), None)
    text = " " + context.words(claim.span.end, min(sentence.span.end, claim.span.end + 40))
    return behind is not None and behind.pos in ("NOUN", "PROPN", "ADJ") and _CHANGED.match(text) is None


def _couple(a: Claim, b: Claim) -> bool:
    if a.kind == Kind.COUNT and a.noun and a.noun == b.noun and "elliptic" not in a.cues | b.cues:
        return False  # "six versus 21 centralizers": nothing but the figures sets them apart
    if a.kind in _SPANS or a.parts or b.parts:
        return False  # "a 10-hour course and a 30-hour one": lengths and ranges are what a thing is called by
    return a.kind == b.kind and a.unit == b.unit and a.value != b.value and b.sentence - a.sentence <= 1


def _two_items(context: Context, a: Mention, c: Mention) -> bool:
    """Whether two couples stand in two items of one list, each about a thing of its own: "three beds, two baths"."""
    one, other = context.block(a.claim), context.block(c.claim)
    return one.list_id is not None and one.list_id == other.list_id and one != other


def _labels_fit(a: Mention, b: Mention, c: Mention, d: Mention) -> bool:
    """Whether the words that set a apart from b are those that set c apart from d, and none cross over.

    A couple has its labels on one side, before the figures ("costs fell by 5%") or after ("5% in costs").
    """
    straight = False
    for side in ("before", "after"):
        one, other = _labels(a, b, side)
        one_later, other_later = _labels(c, d, side)
        if one & other_later or other & one_later:
            return False
        straight = straight or bool(one & one_later and other & other_later)
    return straight


_BEHIND = regex.compile(
    r" (?!and\b|but\b|while\b|in \p{Lu}|in \d|on \p{Lu}|last\b|this\b|per\b|to\b|from\b|a year)(?:\p{L}|\{)"
)


def _fit_by_side(context: Context, couple: tuple[Mention, Mention], later: tuple[Mention, Mention]) -> bool | None:
    """The answer where one couple has its labels behind the figures and the other ahead of them; None elsewhere.

    "Peak fares rise by 3.8% and off-peak fares by 2.1%" and "2.1% for peak fares and 3.8% for off-peak fares".
    """
    sides = [_side(context, *sorted(pair, key=lambda m: m.claim.id)) for pair in (couple, later)]
    if sides[0] == sides[1]:
        return None
    (one, other), (one_later, other_later) = (
        _labels(*pair, side) for pair, side in zip((couple, later), sides, strict=True)
    )
    if one & other_later or other & one_later:
        return False
    return bool(one & one_later and other & other_later)


def _side(context: Context, first: Mention, second: Mention) -> str:
    """Where a couple has its labels: "after" if words of its own follow both figures."""
    ends = [min(context.sentences[m.claim.sentence].span.end, m.claim.span.end + 30) for m in (first, second)]
    behind = [f" {context.words(m.claim.span.end, end)}" for m, end in zip((first, second), ends, strict=True)]
    return "after" if all(_BEHIND.match(text) for text in behind) else "before"


def _labels(m: Mention, n: Mention, side: str) -> tuple[set[str], set[str]]:
    """The words on one side of two figures that stand by one of them only."""
    left, right = (set(x.before[:_REACH] if side == "before" else x.after[:_REACH]) for x in (m, n))
    return left - right, right - left


def _years(context: Context, a: Mention, b: Mention) -> set[str]:
    """The years that the sentences of a couple, or the line that leads into their list, speak of."""
    found: set[str] = set()
    for mention in (a, b):
        found |= set(_YEAR.findall(context.sentence_text(mention.claim.sentence)))
        lead_in = context.block(mention.claim).lead_in
        if lead_in is not None:
            span = context.draft.blocks[lead_in].span
            found |= set(_YEAR.findall(context.words(span.start, span.end)))
    return found


def _relation(a: Claim, b: Claim, c: Claim, d: Claim) -> Relation:
    return Relation(
        RULE.name,
        (c.id, a.id, d.id, b.id),
        Compare(Ref(c.id), "=", Ref(a.id)),
        Tie.LIKELY,  # the words that set two figures apart are few
        f"{named(a)} and {named(b)} change places further on, as {named(c)} and {named(d)}: check which belongs to "
        f"which.",
    )


RULE = Rule(
    code="FC111",
    name="swapped-labels",
    summary="Two figures have changed places between two mentions.",
    finds="Two figures given for two things, and the same two figures given elsewhere the other way round.",
    why="Each figure is right somewhere, so that a check of the figures alone sees nothing.",
    silent="When the second pair is of another year, or the words around the figures do not show which thing each is "
    "of.",
    bad=(
        "The port's freight rose by 8% and its passengers rose by 3%.\n\nAt a glance:\n- "
        "Passengers: up 8%\n- Freight: up 3%"
    ),
    good=(
        "The port's freight rose by 8% and its passengers rose by 3%.\n\nAt a glance:\n- "
        "Passengers: up 3%\n- Freight: up 8%"
    ),
    checks=("A12",),
    relate=relate,
)
