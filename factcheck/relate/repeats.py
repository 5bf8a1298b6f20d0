"""One figure said twice: finds pairs of mentions that are about the same thing and differ.

Nothing in a release says "this is that figure again"; its company does. Each pair of figures of one kind and unit
that differ is given points for what speaks for one thing (the same words right beside both, a headline and its lead,
rare words shared, "the 1,420 families") and against it (another word beside, other names, a neighbouring sentence that
goes on to the next thing, other figures that resemble both). A figure that stands elsewhere a second time is
vouched for: pairs of two such figures are two things. How the two numbers differ counts as well: 6,452 and 6,542 are a
slip apart, 6,452 and 31 are not.

The points were fitted once, by logistic regression over annotated releases, and rounded: the sum is the log odds that a
sub-editor calls the pair one figure.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.model import Claim, Kind
from factcheck.relate.apart import never_one, told_apart, year_on_one_side
from factcheck.relate.context import Context
from factcheck.relate.mentions import Mention
from factcheck.relate.sameness import compatible_scope, separating_cue
from factcheck.relate.typos import differ, is_long, log_ratio, number, slip_between

__all__ = ["Pair", "find_pairs"]

_KINDS = frozenset(
    {
        Kind.COUNT, Kind.MONEY, Kind.PERCENT, Kind.POINTS, Kind.MEASURE, Kind.DURATION, Kind.AGE, Kind.RATIO, Kind.RATE,
        Kind.ORDINAL, Kind.DATE, Kind.YEAR, Kind.TIME,
    }
)  # fmt: skip
_LARGE = 250  # mentions of one kind beyond which a document is a price list, not a release
_RUN = 3
_WINDOW = 5


@dataclass(frozen=True, slots=True)
class Pair:
    """Two mentions that differ, the earlier first; `vouched` are the ids of those that another mention agrees with.

    `features` says what was seen; `score` is the sum of its points.
    """

    a: Mention
    b: Mention
    features: dict[str, float]
    score: float
    vouched: frozenset[int]


def find_pairs(context: Context) -> tuple[Pair, ...]:
    """Return the differing pairs of a draft that have anything in common, best first."""
    groups: defaultdict[tuple[Kind, str | None], list[Mention]] = defaultdict(list)
    mentions = [mention for mention in context.mentions.values() if _comparable(mention.claim)]
    for mention in mentions:
        groups[mention.claim.kind, mention.claim.unit].append(mention)
    rarity = Counter(word for mention in {m.claim.sentence: m for m in mentions}.values() for word in mention.words)
    pairs: list[Pair] = []
    for members in groups.values():
        if 1 < len(members) <= _LARGE:
            pairs.extend(_pairs_of(context, members, rarity))
    return tuple(sorted(pairs, key=lambda pair: -pair.score))


def _comparable(claim: Claim) -> bool:
    """Whether a claim is of a kind that can be said twice; "today" is not, whatever day it is."""
    return claim.kind in _KINDS and (claim.kind != Kind.DATE or any(c.isdigit() for c in claim.text))


def _pairs_of(context: Context, members: list[Mention], rarity: Counter[str]) -> Iterator[Pair]:
    near: list[frozenset[str]] = [frozenset(m.before[:_WINDOW]) | frozenset(m.after[:_WINDOW]) for m in members]
    words = [mention.words for mention in members]
    vouched = {
        members[i].claim.id
        for i in range(len(members))
        if any(j != i and _vouches(members[i], near[i], members[j], near[j]) for j in range(len(members)))
    }
    alike: list[list[int]] = [[] for _ in members]
    for i in range(len(members)):
        for j in range(i + 1, len(members)):
            if not (near[i] & words[j] or words[i] & near[j]):
                continue
            if differ(members[i].claim, members[j].claim):
                alike[i].append(j)
                alike[j].append(i)
    for i, others in enumerate(alike):
        for j in others:
            a, b = members[i].claim, members[j].claim
            if (
                j < i
                or (a.id in vouched and b.id in vouched)
                or never_one(members[i], members[j])
                or told_apart(context, a, b)
            ):
                continue
            features = _features(members[i], members[j], rarity)
            features["year on one side"] = year_on_one_side(context, a, b)
            features["rivals"] = math.log(1 + _rivals(members, near, alike, i, j))
            features["both alone"] = float(a.id not in vouched and b.id not in vouched)
            score = _BIAS + sum(_POINTS.get(name, 0.0) * value for name, value in features.items())
            yield Pair(members[i], members[j], features, score, frozenset({a.id, b.id} & vouched))


def _rivals(members: list[Mention], near: list[frozenset[str]], alike: list[list[int]], i: int, j: int) -> int:
    """How many other figures resemble both as much as they resemble each other, and differ: members of a series."""
    shared = len(near[i] & near[j])
    return sum(
        len(near[k] & near[i]) >= shared or len(near[k] & near[j]) >= shared for k in set(alike[i]) & set(alike[j])
    )


def _vouches(m: Mention, near_m: frozenset[str], n: Mention, near_n: frozenset[str]) -> bool:
    """Whether one mention bears another out: the same or nearly the same value, which for a small number takes shared
    words as well, since a "three" of something else is no witness."""
    a, b = m.claim, n.claim
    if isinstance(a.value, str) or isinstance(b.value, str):
        return a.value == b.value
    if differ(a, b) or log_ratio(a, b) > _CLOSE:
        return False
    return abs(number(a)) >= _SMALL or bool(near_m & near_n) or bool(a.noun and a.noun == b.noun)


_CLOSE = 0.1
_SMALL = 20


def _features(m: Mention, n: Mention, rarity: Counter[str]) -> dict[str, float]:
    a, b = m.claim, n.claim
    shared = m.words & n.words
    near_words = (frozenset(m.before) | frozenset(m.after)) & (frozenset(n.before) | frozenset(n.after))
    title = m.title != n.title
    next_sentences = not title and m.notes == n.notes and 0 < abs(a.sentence - b.sentence) <= 2
    slip = slip_between(a, b)
    return {
        "words alike before": float(min(_run(m.before, n.before), _RUN)),
        "words alike after": float(min(_run(m.after, n.after), _RUN)),
        "another word before": _apart(m.before, n.before),
        "another word after": _apart(m.after, n.after),
        "crossed words": float(len(set(m.after[:3]) & set(n.before[:3])) + len(set(m.before[:3]) & set(n.after[:3]))),
        "shared words": float(min(len(shared), 8)),
        "share": len(shared) / max(min(len(m.words), len(n.words)), 3),
        "near words": float(min(len(near_words), 4)),
        "rare words": float(min(sum(rarity[word] == 2 for word in near_words), 4)),
        "other names": float(bool(m.names) and bool(n.names) and not m.names & n.names),
        "own names": float(bool(m.names - n.words) and bool(n.names - m.words)),
        "noun": float(bool(a.noun) and a.noun == b.noun),
        "another noun": float(bool(a.noun) and bool(b.noun) and a.noun != b.noun),
        "event": float(bool(a.event) and a.event == b.event),
        "another event": float(bool(a.event) and bool(b.event) and a.event != b.event),
        "title": float(title),
        "title and lead": float(title and abs(a.block - b.block) <= 2),
        "both titles": float(m.title and n.title),
        "one sentence": float(a.sentence == b.sentence),
        "next sentences": float(next_sentences),
        "far": math.log(1 + abs(a.sentence - b.sentence)),
        "peers": math.log(m.peers * n.peers),
        "cue": float(bool(separating_cue(a, b))),
        "another scope": float(not compatible_scope(a, b)),
        "period": float(bool(a.period) and a.period.lower() == b.period.lower()),
        "role": float(a.role != b.role),
        "hedge": float(a.hedge != b.hedge),
        "quoted": float(a.quoted != b.quoted),
        "definite": float((a.definite or b.definite) and a.sentence != b.sentence),
        "cell": float(bool(a.column) or bool(b.column)),
        "swapped digits": float(slip == "swap" and is_long(a)),
        "swapped pair": float(slip == "swap" and not is_long(a)),
        "one digit": float(slip == "digit"),
        "dropped digit": float(slip == "length"),
        "another scale": float(slip == "scale"),
        "ratio": log_ratio(a, b),
        **{f"kind {kind.value}": float(a.kind == kind) for kind in _KINDS},
    }


def _run(left: tuple[str, ...], right: tuple[str, ...]) -> int:
    """How many words next to the figures are the same before the first that is not."""
    length = 0
    for x, y in zip(left, right, strict=False):
        if x != y:
            break
        length += 1
    return length


def _apart(left: tuple[str, ...], right: tuple[str, ...]) -> float:
    return float(bool(left) and bool(right) and not set(left[:3]) & set(right[:3]))


_BIAS = -3.5
_POINTS = {
    "swapped digits": 8.9,
    "swapped pair": 6.4,
    "one digit": 0.5,
    "dropped digit": -1.8,
    "another scale": -2.0,
    "ratio": -0.6,
    "rivals": -1.1,
    "peers": 0.4,
    "hedge": -1.2,
    "rare words": 0.6,
    "definite": 2.1,
    "words alike before": 0.2,
    "another word after": -0.2,
    "crossed words": -0.4,
    "share": 0.6,
    "title": 0.9,
    "title and lead": 2.3,
    "both titles": -1.3,
    "one sentence": -1.7,
    "next sentences": -1.1,
    "quoted": 1.5,
    "own names": -0.7,
    "noun": 0.3,
    "event": 0.5,
    "year on one side": -0.4,
    "kind date": -1.5,
    "kind year": -2.8,
    "kind age": -1.5,
    "kind ordinal": -3.0,
    "kind rate": -1.3,
    "kind measure": -0.9,
    "kind duration": 2.4,
    "kind percent": 0.8,
    "kind money": 0.6,
    "kind count": 0.4,
    "kind ratio": 1.0,
}
