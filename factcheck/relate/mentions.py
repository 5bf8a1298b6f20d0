"""Mentions: figures with the words around them, so that two places that say one thing can be told from two things.

A press officer who meets "jailed for 46 months for arson" and "jailed ... for 64 months for arson" knows them for
the same sentence by their company: the same words right beside the figure, the same words in the sentence, the
same names. `resemblance` weighs these; `repeats` finds the pairs.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import regex

from factcheck.model import BlockKind, Claim
from factcheck.relate.context import Context

__all__ = ["Mention", "mentions_of", "stem", "stems_of"]

_WORD = regex.compile(r"[\p{L}][\p{L}'’&-]{0,30}")
_STEM = 5
_FUNCTION = (
    "a an the this that these those his her its their our my your all both each every either any some no such "
    "same which  who whom whose what of in on at by for with from to into onto over under up down out off about "
    "above across after  against along amid among around as before behind below beneath beside between beyond "
    "during except inside like near  past per since through throughout till toward towards until upon via within "
    "without is are was were be been being am  has have had having do does did will would shall should can could "
    "may might must and or but nor yet so than then if  when while where because although though unless whether i "
    "me you he him she it we us they them there not also more  most just only very s said says say told according "
    "new mr mrs ms dr including total approximately nearly almost some "
)
_EMPTY = frozenset(_FUNCTION.split())
_CALENDAR_WORDS = (
    "january february march april may june july august september october november december monday tuesday wednesday "
    "thursday friday saturday sunday jan feb mar apr jun jul aug sep sept oct nov dec"
)
_CALENDAR = frozenset(_CALENDAR_WORDS.split())
_TITLES = frozenset({BlockKind.HEADLINE, BlockKind.STANDFIRST, BlockKind.HEADING, BlockKind.CAPTION})
_NOTES = frozenset({BlockKind.NOTES, BlockKind.BOILERPLATE})


@dataclass(frozen=True, slots=True)
class Mention:
    """A claim with its company, all as stems (the first letters of a word, which inflection leaves alone).

    left, right   content words before and after the figure in its sentence, nearest first
    before, after   those of them that stand nearer than any other figure of the same kind
    names         capitalised words among `before` and `after`; none in titles, where most words are capitalised
    title, notes  whether it stands in a headline, standfirst or heading; or in the notes or boilerplate
    peers         how many figures of the same kind its sentence holds
    edges         the words next to the figure as they stand, small words too, nearest first: five before, five after;
                  a figure is "#"
    people        capitalised words of the whole sentence, its first word excepted; none in titles
    """

    claim: Claim
    left: tuple[str, ...]
    right: tuple[str, ...]
    before: tuple[str, ...]
    after: tuple[str, ...]
    names: frozenset[str]
    title: bool
    notes: bool
    peers: int
    edges: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())
    people: frozenset[str] = frozenset()

    @property
    def words(self) -> frozenset[str]:
        """All content stems of the sentence."""
        return frozenset(self.left) | frozenset(self.right)


@lru_cache(maxsize=4096)
def stem(word: str) -> str:
    """Return the stem of a word: "arrested", "arrests" -> "arres"."""
    word = word.lower().replace("’", "'").removesuffix("'s").removesuffix("'").strip("-&")
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    return {"men": "man", "women": "woman", "peopl": "perso", "child": "child"}.get(word[:_STEM], word[:_STEM])


def stems_of(text: str) -> frozenset[str]:
    """Return the stems of a text's content words."""
    return frozenset(stem(word) for word in _WORD.findall(text) if word.lower() not in _EMPTY)


def mentions_of(context: Context, claims: Sequence[Claim]) -> list[Mention]:
    """Return the mentions of the given claims, in their order."""
    return [_mention(context, claim) for claim in claims]


def _mention(context: Context, claim: Claim) -> Mention:
    sentence = context.sentences[claim.sentence].span
    figures = context.by_sentence[claim.sentence]
    peers = [other.span for other in figures if other.kind == claim.kind and other.id != claim.id]
    near_start = max((span.end for span in peers if span.end <= claim.span.start), default=sentence.start)
    near_end = min((span.start for span in peers if span.start >= claim.span.end), default=sentence.end)
    title = context.block(claim).kind in _TITLES
    prose = context.draft.prose
    left: list[str] = []
    right: list[str] = []
    before: list[str] = []
    after: list[str] = []
    names: set[str] = set()
    people: set[str] = set()
    ends = [figure.span.end for figure in figures]
    for match in _WORD.finditer(prose, sentence.start, sentence.end):
        word, start = match.group(), match.start()
        lower = word.lower()
        at = bisect_right(ends, start)  # the first figure that ends behind the start of the word
        if lower in _EMPTY or (at < len(figures) and figures[at].span.start < match.end()):
            continue
        stemmed = stem(word)
        near = near_start <= start < near_end
        (left if start < claim.span.start else right).append(stemmed)
        if near:
            (before if start < claim.span.start else after).append(stemmed)
        if not title and word[0].isupper() and len(word) > 2 and start > sentence.start and lower not in _CALENDAR:
            people.add(stemmed)
            if near:
                names.add(stemmed)
    labels = [stem(w) for label in (claim.row, claim.column) for w in _WORD.findall(label) if w.lower() not in _EMPTY]
    return Mention(
        claim,
        (*reversed(left), *labels),
        tuple(right),
        (*reversed(before), *labels),
        tuple(after),
        frozenset(names),
        title,
        context.block(claim).kind in _NOTES,
        len(peers) + 1,
        (
            _edge(prose[max(sentence.start, claim.span.start - _EDGE_REACH) : claim.span.start])[
                : -_EDGE_WORDS - 1 : -1
            ],
            _edge(prose[claim.span.end : min(sentence.end, claim.span.end + _EDGE_REACH)])[:_EDGE_WORDS],
        ),
        frozenset(people),
    )


def _edge(text: str) -> tuple[str, ...]:
    return tuple("#" if word[0].isdigit() else word.lower() for word in _EDGE.findall(text))


_EDGE = regex.compile(r"[\p{L}'’]+|\d[\d.,]*|[^\s\p{L}\d]")
_EDGE_REACH = 60
_EDGE_WORDS = 5
