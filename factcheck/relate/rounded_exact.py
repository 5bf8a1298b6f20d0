"""FC106: a rounded figure must be a possible rounding of the exact one given with it."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import regex

from factcheck.model import Apply, Claim, Compare, Const, Expression, Hedge, Kind, Ref, Relation, Tie
from factcheck.relate.context import Context
from factcheck.relate.mentions import stems_of
from factcheck.relate.repeated import named
from factcheck.relate.rule import Rule

_EXACT = regex.compile(r"\b(?:exact(?:ly)?|precise(?:ly)?|actual|to be precise)\b")
_OPENS = regex.compile(r"^[^.;:,]{0,40}[(—–-]\s{0,2}(?:exactly |precisely |to be exact,? )?$")
_CLOSES = regex.compile(
    r"^\s?(?:in all|in total|exactly|to be (?:exact|precise)|altogether|precisely|at the last count|"
    r",? ?(?:by|according to) [^().]{3,40})?\s?[)—–-]"
)
_EXACT_NEXT = regex.compile(
    r"\b(?:the )?(?:exact|precise|actual) (?:figure|number|sum|amount|total|count|weight|cost|length)\b|\bto be "
    r"(?:exact|precise)\b"
)
_EXACT_OF = regex.compile(
    r"\b(?:exact|precise|actual) (?:figure|number|sum|amount|total|count) (?:of|for) (?P<what>\p{L}[\p{L} -]{2,40}?) "
    r"(?:is|was|are|were|will|came|stands|has)\b"
)
_GRAMS = {
    "tonne": 1_000_000, "kilogram": 1000, "gram": 1, "kilometre": 100_000, "metre": 100, "centimetre": 1,
    "hectare": 10_000, "square metre": 1,
}  # fmt: skip
_SCALES = (
    frozenset({"tonne", "kilogram", "gram"}),
    frozenset({"kilometre", "metre", "centimetre"}),
    frozenset({"hectare", "square metre"}),
)
_KINDS = frozenset({Kind.COUNT, Kind.MONEY, Kind.MEASURE})


def relate(context: Context) -> Iterator[Relation]:
    """Yield rounded = exact for "About 1,600 bulbs (1,942 in all)" and "The exact number of berths is 1,286"."""
    rounded = [
        c for c in context.claims if c.hedge in (Hedge.ABOUT, Hedge.NEARLY) and c.kind in _KINDS and c.value is not None
    ]
    for about in rounded:
        for exact in context.claims:
            if exact.kind != about.kind or exact.hedge != Hedge.NONE or exact.value is None:
                continue
            if exact.unit != about.unit and not _one_scale(exact, about):
                continue
            if _said_exact(context, about, exact):
                yield _relation(about, exact)
                continue
            if exact.unit != about.unit:
                continue
            beside = exact.id == about.id + 1 and _in_bracket(context, about, exact)
            if beside or (exact.sentence != about.sentence and _exact_of(context, about, exact)):
                yield _relation(about, exact)


def _one_scale(exact: Claim, about: Claim) -> bool:
    return any(exact.unit in row and about.unit in row for row in _SCALES)


def _said_exact(context: Context, about: Claim, exact: Claim) -> bool:
    """Whether a figure called exact follows the one rounded figure before it, in its sentence or the next."""
    if not 0 <= exact.sentence - about.sentence <= 1 or exact.id <= about.id:
        return False
    between = [c for c in context.claims[about.id + 1 : exact.id] if c.kind is about.kind and c.value != 1]
    sentence = context.sentences[exact.sentence].span
    start = max(sentence.start, about.span.end, exact.span.start - 50)
    before = context.words(start, exact.span.start).lower()
    after = context.words(exact.span.end, min(sentence.end, exact.span.end + 22)).lower()
    what = _EXACT_OF.search(before)
    if what and about.noun and not stems_of(what["what"]) & stems_of(about.counts or about.noun):
        return False  # "Roughly 700 moorings are planned. The exact number of boathouses is 12."
    said = _EXACT_NEXT.search(before) or regex.match(r"(?: \p{Ll}+)?,? to be (?:exact|precise)", " " + after)
    return said is not None and all(c.unit not in (about.unit, exact.unit) for c in between)


def _in_bracket(context: Context, about: Claim, exact: Claim) -> bool:
    """Whether the exact figure stands in brackets right behind the rounded one and what it counts."""
    after = context.words(exact.span.end, exact.span.end + 20)
    return bool(_OPENS.match(context.between(about, exact))) and bool(_CLOSES.match(after))


def _exact_of(context: Context, about: Claim, exact: Claim) -> bool:
    sentence = context.sentences[exact.sentence].span
    before = context.words(max(sentence.start, exact.span.start - 60), exact.span.start).lower()
    after = context.words(exact.span.end, min(sentence.end, exact.span.end + 30)).lower()
    if not about.noun or not _EXACT.search(before):
        return False
    return bool(stems_of(about.noun) & (stems_of(before) | stems_of(after)))


def _relation(about: Claim, exact: Claim) -> Relation:
    right: Expression = Ref(exact.id)
    if exact.unit != about.unit:
        right = Apply("*", (right, Const(Fraction(_GRAMS[exact.unit or ""], _GRAMS[about.unit or ""]))))
    return Relation(
        RULE.name,
        (about.id, exact.id),
        Compare(Ref(about.id), "=", right),
        Tie.CERTAIN,
        f"{named(about)} is no rounding of the exact figure {named(exact)}: check both.",
    )


RULE = Rule(
    code="FC106",
    name="rounded-exact-mismatch",
    summary="A rounded figure is no rounding of the exact one.",
    finds="A figure with “about”, “some” or “nearly” and the exact figure behind it in brackets, or called the exact "
    "one, "
    "too far apart for any rounding.",
    why="The exact figure is updated and the rounded one is forgotten.",
    silent="When the exact figure lies within what the hedge allows.",
    bad="About 1,600 bulbs (1,942 in all) were planted by the scouts.\n",
    good="About 1,900 bulbs (1,942 in all) were planted by the scouts.\n",
    checks=("A6",),
    relate=relate,
)
