"""How much two mentions resemble one figure said twice: what is looked at, and the trained weighing of it.

`traits` says what is seen of a pair, in numbers; `odds` weighs it: the log odds that a sub-editor calls the pair one
figure. The weights are boosted decision trees in resemblance.json. training/repeats.py makes them from releases in
which one of two equal figures was altered, against the differing pairs of unaltered releases (training/README.md).
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from pathlib import Path

import regex

from factcheck.model import BlockKind, Claim, Hedge, Kind
from factcheck.relate.apart import signs_apart
from factcheck.relate.context import Context
from factcheck.relate.mentions import Mention
from factcheck.relate.sameness import compatible_scope, like_nouns, separating_cue
from factcheck.relate.typos import is_long, log_ratio, slip_between

__all__ = ["Company", "Standing", "likeness_of", "odds", "traits"]

_WEIGHTS = Path(__file__).with_name("resemblance.json")
_FADE = 0.3  # how fast a word's weight falls with its distance from the figure
_LEAD = 2  # blocks from a headline to the lead
_BEYOND = 0.4  # of words that stand nearer to another figure of the kind


@dataclass(frozen=True, slots=True)
class Company:
    """The words around a mention, each with its weight: rare words and near ones weigh more."""

    left: Mapping[str, float]
    right: Mapping[str, float]
    words: Mapping[str, float]
    square: float

    @staticmethod
    def of(mention: Mention, rarity: Mapping[str, int], sentences: int) -> Company:
        """The company of a mention; `rarity` says in how many sentences with figures a stem stands."""

        def weigh(stems: tuple[str, ...], near: tuple[str, ...]) -> dict[str, float]:
            found: dict[str, float] = {}
            for place, word in enumerate(stems[:12]):
                weight = math.log(1 + sentences / max(rarity.get(word, 1), 1)) / (1 + _FADE * place)
                found.setdefault(word, weight if place < len(near) else weight * _BEYOND)
            return found

        left, right = weigh(mention.left, mention.before), weigh(mention.right, mention.after)
        words = dict(left)
        for word, weight in right.items():
            words[word] = max(weight, words.get(word, 0.0))
        return Company(left, right, words, sum(weight * weight for weight in words.values()) or 1.0)


def _product(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    if len(one) > len(other):
        one, other = other, one
    return sum(weight * other[word] for word, weight in one.items() if word in other)


def likeness_of(a: Company, b: Company) -> tuple[float, float]:
    """How alike the words around two mentions are, 0 to 1: as a cosine, and as the share of the poorer company."""
    product = _product(a.words, b.words)
    return product / math.sqrt(a.square * b.square), min(product / min(a.square, b.square), 1.5)


@dataclass(frozen=True, slots=True)
class Standing:
    """How a pair stands among the other figures of its kind.

    likeness     of the two (`likeness_of`)
    best_a, best_b   the likeness of a and of b with any other figure that differs from them
    vouched_a, vouched_b   how many other mentions have the same value
    rivals       figures that resemble both as much as they resemble each other
    members      figures of the kind in the draft
    in_common    other figures that both their sentences have; `not_in_common` that one has
    """

    likeness: tuple[float, float]
    best_a: float
    best_b: float
    vouched_a: int
    vouched_b: int
    rivals: int
    members: int
    in_common: int
    not_in_common: int


_BLOCKS = (BlockKind.HEADLINE, BlockKind.STANDFIRST, BlockKind.HEADING, BlockKind.LIST_ITEM, BlockKind.TABLE_CELL)
_KINDS = (
    Kind.COUNT, Kind.MONEY, Kind.PERCENT, Kind.MEASURE, Kind.DURATION, Kind.AGE, Kind.RATIO, Kind.RATE, Kind.ORDINAL,
    Kind.DATE, Kind.YEAR, Kind.TIME, Kind.INTERVAL,
)  # fmt: skip
_BOUNDS = frozenset({Hedge.MORE_THAN, Hedge.AT_LEAST, Hedge.LESS_THAN, Hedge.UP_TO})
_STEPS = frozenset(map(Fraction, (1, 2, 3, 7, 10, 20)))


def traits(
    context: Context, m: Mention, n: Mention, one: Company, other: Company, standing: Standing
) -> dict[str, float]:
    """Return what is seen of a pair of mentions, the earlier first, by name."""
    a, b = m.claim, n.claim
    shared = m.words & n.words
    near = (frozenset(m.before) | frozenset(m.after)) & (frozenset(n.before) | frozenset(n.after))
    slip = slip_between(a, b)
    cosine, overlap = standing.likeness
    left, right = _product(one.left, other.left), _product(one.right, other.right)
    smaller, larger = sorted((standing.vouched_a, standing.vouched_b))
    found = {
        "cosine": cosine,
        "overlap": overlap,
        "left alike": left / (1 + min(sum(one.left.values()), sum(other.left.values()))),
        "right alike": right / (1 + min(sum(one.right.values()), sum(other.right.values()))),
        "weight shared": cosine * math.sqrt(one.square * other.square),
        "ahead of a's next best": overlap - standing.best_a,
        "ahead of b's next best": overlap - standing.best_b,
        "least ahead": overlap - max(standing.best_a, standing.best_b),
        "words alike before": float(_run(m.before, n.before)),
        "words alike after": float(_run(m.after, n.after)),
        "edge alike before": float(_run(m.edges[0], n.edges[0])),
        "edge alike after": float(_run(m.edges[1], n.edges[1])),
        "another word before": _apart(m.before, n.before),
        "another word after": _apart(m.after, n.after),
        "crossed words": float(len(set(m.after[:3]) & set(n.before[:3])) + len(set(m.before[:3]) & set(n.after[:3]))),
        "shared words": float(len(shared)),
        "share": len(shared) / max(min(len(m.words), len(n.words)), 3),
        "near words": float(len(near)),
        "other names": float(bool(m.names) and bool(n.names) and not m.names & n.names),
        "names alike": float(len(m.names & n.names)),
        "people alike": float(len(m.people & n.people)),
        "other people": float(min(len(m.people - n.people), len(n.people - m.people))),
        "other people at all": float(bool(m.people - n.people)) + float(bool(n.people - m.people)),
        "figures in common": float(standing.in_common),
        "figures not in common": float(standing.not_in_common),
        "agent": _sides(a.agent, b.agent, a.agent.lower() == b.agent.lower()),
        "speaker": _sides(a.speaker, b.speaker, a.speaker == b.speaker),
        "counts": _sides(a.counts, b.counts, a.counts == b.counts),
        "clause words": float(
            len(set(m.edges[0][:3]) & set(n.edges[0][:3])) + len(set(m.edges[1][:3]) & set(n.edges[1][:3]))
        ),
        "next word": float(m.edges[1][:1] == n.edges[1][:1]) + float(m.edges[0][:1] == n.edges[0][:1]),
        "kinds": float(a.kind != b.kind),
        "month": _months(a.text, b.text),
        "order": float(m.title) - float(n.title),
        "place in text": a.sentence / (1 + len(context.sentences)),
        "own names": float(bool(m.names - n.words)) + float(bool(n.names - m.words)),
        "noun": _sides(a.noun, b.noun, bool(a.noun) and like_nouns(a.noun, b.noun)),
        "modifiers": float(len(set(a.counts.split()[:-1]) ^ set(b.counts.split()[:-1]))),
        "event": _sides(a.event, b.event, a.event == b.event),
        "group": _sides(a.group, b.group, a.group.lower() == b.group.lower()),
        "place": _sides(a.place, b.place, a.place.lower() == b.place.lower()),
        "period": _sides(a.period, b.period, a.period.lower() == b.period.lower()),
        "titles": float(m.title) + float(n.title),
        "notes": float(m.notes) + float(n.notes),
        "one sentence": float(a.sentence == b.sentence),
        "one clause": float(a.sentence == b.sentence and a.clause == b.clause),
        "sentences apart": float(min(abs(a.sentence - b.sentence), 40)),
        "blocks apart": float(min(abs(a.block - b.block), 40)),
        "peers": float(max(m.peers, n.peers)),
        "fewest peers": float(min(m.peers, n.peers)),
        "cue": float(bool(separating_cue(a, b))),
        "another scope": float(not compatible_scope(a, b)),
        "role": float(a.role != b.role) + float(bool(a.role)) + float(bool(b.role)),
        "direction": float(a.direction * b.direction),
        "hedges": float(a.hedge != b.hedge) + 2.0 * float(a.hedge in _BOUNDS or b.hedge in _BOUNDS),
        "quoted": float(a.quoted) + float(b.quoted),
        "definite": float(a.definite) + float(b.definite),
        "the same again": float(b.definite and not a.definite and a.sentence != b.sentence),
        "title and lead": float(m.title != n.title and abs(a.block - b.block) <= _LEAD),
        "cells": float(bool(a.column)) + float(bool(b.column)),
        "slip": {"swap": 4.0, "digit": 3.0, "length": 2.0, "scale": 1.0}.get(slip, 0.0),
        "long": float(is_long(a)) + float(is_long(b)),
        "step": float(_step(a, b)),
        "ratio": log_ratio(a, b),
        "precision": abs(_round(a) - _round(b)),
        "roundness": min(_round(a), _round(b)),
        "written alike": float(a.text[:1].isdigit() == b.text[:1].isdigit()),
        "vouched least": float(smaller),
        "vouched most": float(larger),
        "rivals": float(standing.rivals),
        "members": float(min(standing.members, 100)),
        "kind": float(_KINDS.index(a.kind)) if a.kind in _KINDS else -1.0,
        "size": _size(a),
    }
    blocks = [context.block(claim).kind for claim in (a, b)]
    for kind in _BLOCKS:
        found[f"in {kind.value}"] = float(blocks.count(kind))
    found.update(signs_apart(context, m, n))
    return found


def _sides(left: str, right: str, alike: bool) -> float:
    """2 where both sides say the same, 1 where one or both say nothing, 0 where they say different things."""
    if not left or not right:
        return 1.0
    return 2.0 if alike else 0.0


_MONTH = regex.compile(r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)(?=[\p{L}. ])", regex.IGNORECASE)


def _months(left: str, right: str) -> float:
    """2 where two written dates name one month, 0 where two, 1 where one names none: the day is what gets mistyped."""
    one, other = _month(left), _month(right)
    return _sides(one, other, one == other)


def _month(date: str) -> str:
    found = _MONTH.search(date)
    return found.group().lower() if found else ""


def _run(left: tuple[str, ...], right: tuple[str, ...]) -> int:
    """How many words next to the figures are the same before the first that is not."""
    length = 0
    for x, y in zip(left, right, strict=False):
        if x != y or length == 5:
            break
        length += 1
    return length


def _apart(left: tuple[str, ...], right: tuple[str, ...]) -> float:
    return float(bool(left) and bool(right) and not set(left[:3]) & set(right[:3]))


def _step(a: Claim, b: Claim) -> bool:
    """Whether the two differ by a typical misreading (1, 2, 3, 7, 10, 20) in the last place written."""
    if not isinstance(a.value, Fraction) or not isinstance(b.value, Fraction):
        return False
    place = Fraction(max(a.scale, b.scale), 10 ** max(a.decimals, b.decimals))
    return abs(a.value - b.value) / place in _STEPS


def _round(claim: Claim) -> float:
    """How many digits a figure is written with that count: 2 for "4.2 million", 1 for "500", 6 for "1,000,533"."""
    digits = "".join(character for character in claim.text if character.isdigit()).strip("0")
    return float(min(len(digits), 8))


def _size(claim: Claim) -> float:
    if not isinstance(claim.value, Fraction) or claim.value <= 0:
        return -1.0
    return math.log10(float(claim.value) + 1)


@cache
def _trees() -> tuple[float, tuple[str, ...], list[list[list[float]]]]:
    data = json.loads(_WEIGHTS.read_text(encoding="utf-8"))
    return data["bias"], tuple(data["traits"]), data["trees"]


def odds(found: Mapping[str, float]) -> float:
    """Return the log odds that a pair with these traits is one figure.

    A tree is a list of nodes [trait, threshold, left, right]: left where the trait is at most the threshold; a leaf is
    [weight].
    """
    bias, names, trees = _trees()
    values = [found[name] for name in names]
    total = bias
    for tree in trees:
        node = tree[0]
        while len(node) > 1:
            node = tree[int(node[2] if values[int(node[0])] <= node[1] else node[3])]
        total += node[0]
    return total
