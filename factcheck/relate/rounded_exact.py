"""FC106: a rounded figure must be a possible rounding of the exact one given with it."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from factcheck.model import Claim, Compare, Hedge, Kind, Ref, Relation, Tie
from factcheck.relate.context import Context
from factcheck.relate.mentions import stems_of
from factcheck.relate.repeated import named
from factcheck.relate.rule import Rule

_EXACT = regex.compile(r"\b(?:exact(?:ly)?|precise(?:ly)?|actual|to be precise)\b")
_OPENS = regex.compile(r"^[^.;:,]{0,40}[(—–-]\s{0,2}(?:exactly |precisely |to be exact,? )?$")
_CLOSES = regex.compile(r"^\s?(?:in all|in total|exactly|to be exact|altogether|precisely)?\s?[)—–-]")
_KINDS = frozenset({Kind.COUNT, Kind.MONEY, Kind.MEASURE})


def relate(context: Context) -> Iterator[Relation]:
    """Yield rounded = exact for "Around 2,400 runners (2,713 in all)" and "The exact number of homes is 1,374"."""
    rounded = [
        c for c in context.claims if c.hedge in (Hedge.ABOUT, Hedge.NEARLY) and c.kind in _KINDS and c.value is not None
    ]
    for about in rounded:
        for exact in context.claims:
            if exact.kind != about.kind or exact.unit != about.unit or exact.hedge != Hedge.NONE or exact.value is None:
                continue
            beside = exact.id == about.id + 1 and _in_bracket(context, about, exact)
            if beside or (exact.sentence != about.sentence and _exact_of(context, about, exact)):
                yield _relation(about, exact)


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
    return Relation(
        RULE.name,
        (about.id, exact.id),
        Compare(Ref(about.id), "=", Ref(exact.id)),
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
    bad="Around 2,400 runners (2,713 in all) crossed the line on Sunday.\n",
    good="Around 2,700 runners (2,713 in all) crossed the line on Sunday.\n",
    checks=("A6",),
    relate=relate,
)
