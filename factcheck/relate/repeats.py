"""One figure said twice: finds pairs of mentions that are about the same thing and differ.

Nothing in a release says "this is that figure again"; its company does. Each pair of figures of one kind and unit
that differ is given points for what speaks for one thing (the same words right beside both, a headline and its lead,
rare words shared, "the 1,420 families") and against it (another word beside, other names, a neighbouring sentence that
goes on to the next thing, other figures that resemble both). A figure that stands elsewhere a second time is
vouched for: pairs of two such figures are two things. How the two numbers differ counts as well: 6,452 and 6,542 are a
slip apart, 6,452 and 31 are not.

The points are the log odds of a logistic regression, rounded (`training/repeats.py`): the sum is the log odds that a
sub-editor calls the pair one figure.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

import regex

from factcheck.model import Claim, Hedge, Kind
from factcheck.relate.context import Context
from factcheck.relate.lexicon import is_people
from factcheck.relate.mentions import Mention
from factcheck.relate.sameness import compatible_scope, like_nouns, separating_cue
from factcheck.relate.typos import slip_between

__all__ = ["Pair", "differ", "find_pairs", "told_apart"]

_KINDS = frozenset(
    {
        Kind.COUNT, Kind.MONEY, Kind.PERCENT, Kind.POINTS, Kind.MEASURE, Kind.DURATION, Kind.AGE, Kind.RATIO, Kind.RATE,
        Kind.ORDINAL, Kind.DATE, Kind.YEAR, Kind.TIME,
    }
)  # fmt: skip
_BOUNDS = frozenset(
    {Hedge.UP_TO, Hedge.MORE_THAN, Hedge.AT_LEAST, Hedge.LESS_THAN, Hedge.NEARLY, Hedge.JUST_OVER, Hedge.ABOUT}
)
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
    mentions = [mention for mention in context.mentions.values() if mention.claim.kind in _KINDS]
    for mention in mentions:
        groups[mention.claim.kind, mention.claim.unit].append(mention)
    rarity = Counter(word for mention in {m.claim.sentence: m for m in mentions}.values() for word in mention.words)
    pairs: list[Pair] = []
    for members in groups.values():
        if 1 < len(members) <= _LARGE:
            pairs.extend(_pairs_of(context, members, rarity))
    return tuple(sorted(pairs, key=lambda pair: -pair.score))


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
                or _never(members[i], members[j])
                or told_apart(context, a, b)
            ):
                continue
            features = _features(members[i], members[j], rarity)
            features["hinting words"] = _hints(context, a, b)
            features["year on one side"] = _year_on_one_side(context, a, b)
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
    if differ(a, b) or _ratio(a, b) > _CLOSE:
        return False
    return abs(_number(a)) >= _SMALL or bool(near_m & near_n) or bool(a.noun and a.noun == b.noun)


_CLOSE = 0.1
_SMALL = 20


_APART = 2.0  # e to the second is sevenfold


def _never(m: Mention, n: Mention) -> bool:
    """Whether two figures cannot be one: side by side in a clause, denied on one side, in opposite directions, many
    times one another and no slip; or an ordinal, age, date or term with another name by each."""
    a, b = m.claim, n.claim
    if (a.sentence == b.sentence and a.clause == b.clause) or a.direction * b.direction < 0 or a.negated != b.negated:
        return True
    if _ratio(a, b) > _APART and not slip_between(a, b):
        return True
    if a.kind == Kind.ORDINAL and not (m.title or n.title) and slip_between(a, b) != "swap":
        return True
    own_names = bool(m.names - n.words) and bool(n.names - m.words)
    return own_names and a.kind in (Kind.AGE, Kind.DATE, Kind.DURATION, Kind.TIME)


# Words beside one figure only that make it another amount than the one it resembles.
_TELLING_WORDS = (
    r"another|further|additional|extra|other|remaining|of (?:them|those|these|whom|which|it)|some of|part of|among|"
    r"feared|separate(?:ly)?|that year|youngest|oldest|eldest|smallest|average|median|instead|rather than|along with|"
    r"together with|replace[sd]?|makes|respectively"
)
_TELLING = regex.compile(rf"\b(?:{_TELLING_WORDS})\b")
# Words that may, and tell only as one point among others.
_HINTING = regex.compile(
    r"\b(?:only|also|until|before|would|could|may|might|should|target|goal|hope[ds]?|previous(?:ly)?|earlier|already|"
    r"initial(?:ly)?|original(?:ly)?|old|former|once|first|second|next|compared|each|per|maximum|minimum|alone|largest)\b"
)
_YEAR = regex.compile(r"\b(?:19|20)\d\d\b")


def told_apart(context: Context, a: Claim, b: Claim) -> bool:
    """Whether something near one figure makes it another: a word like "another", a year, a sum of both.

    "With the £0.9 million already agreed, that makes £6.5 million" after "£5.6 million" is a sum, not a slip.
    """
    left, right = _nearby(context, a, _BESIDE), _nearby(context, b, _BESIDE)
    if _restricted(context, a) != _restricted(context, b) and not (context.in_headline(a) or context.in_headline(b)):
        return True
    if _another_noun(context, a, b) or _two_maxima(context, a, b):
        return True
    if any(set(_TELLING.findall(x)) ^ set(_TELLING.findall(y)) for x, y in zip(left, right, strict=True)):
        return True
    years = [set(_YEAR.findall(context.sentence_text(claim.sentence))) for claim in (a, b)]
    if years[0] and years[1] and not years[0] & years[1] and a.kind not in (Kind.YEAR, Kind.DATE):
        return True
    return _side_by_side(context, a, b) or _explained(context, a, b)


def _year_on_one_side(context: Context, a: Claim, b: Claim) -> float:
    """1.0 where a year stands near one figure and none in the sentence of the other ("in 2019 bore 12,857")."""
    near = [bool(_YEAR.search(" ".join(_nearby(context, claim, _NEARBY)))) for claim in (a, b)]
    anywhere = [bool(_YEAR.search(context.sentence_text(claim.sentence))) for claim in (a, b)]
    return float((near[0] and not anywhere[1]) or (near[1] and not anywhere[0]))


def _hints(context: Context, a: Claim, b: Claim) -> float:
    left, right = (set(_HINTING.findall(" ".join(_nearby(context, claim, _NEARBY)))) for claim in (a, b))
    return float(min(len(left ^ right), 3))


_RESTRICTION = regex.compile(r"^[\w ’'-]{3,40}\b(?:that|which) (?:have|has|are|live|had|were|was)\b")


def _restricted(context: Context, claim: Claim) -> bool:
    """Whether a clause narrows the counted thing down: "14,850 households served in 2023 that live in houses"."""
    return bool(_RESTRICTION.match(_nearby(context, claim, _NEARBY + 10)[1]))


def _another_noun(context: Context, a: Claim, b: Claim) -> bool:
    """Whether two counts are of different things, neither of them people: "eight counts", "two executives"."""
    if slip_between(a, b) == "swap" and _number(a) >= _ROUNDED_FROM:
        return False  # 12,587 people signed; the petition bears 12,857 signatures
    if a.kind != Kind.COUNT or not a.noun or not b.noun or "elliptic" in a.cues | b.cues:
        return False
    people = is_people(a.noun, context.options) and is_people(b.noun, context.options)
    return not people and a.noun not in b.counts and b.noun not in a.counts and not like_nouns(a.noun, b.noun)


_MAXIMUM = regex.compile(r"\b(?:maximum|statutory|potential|faces?|facing|up to|mandatory|minimum)\b")


def _two_maxima(context: Context, a: Claim, b: Claim) -> bool:
    """Whether both are what the law allows, which differs from charge to charge: "faces a maximum of 25 years"."""
    if context.in_headline(a) or context.in_headline(b) or a.kind not in (Kind.DURATION, Kind.MONEY):
        return False
    return all(_MAXIMUM.search(_nearby(context, claim, _NEARBY)[0]) for claim in (a, b))


def _side_by_side(context: Context, a: Claim, b: Claim) -> bool:
    """Whether the sentence of one has the other's value too: "64 scooters were stopped and 46 of them seized"."""
    beside_a = [c for c in context.by_sentence[a.sentence] if c.id not in (a.id, b.id)]
    beside_b = [c for c in context.by_sentence[b.sentence] if c.id not in (a.id, b.id)]
    return any(c.kind == b.kind and c.value == b.value for c in beside_a) or any(
        c.kind == a.kind and c.value == a.value for c in beside_b
    )


def _nearby(context: Context, claim: Claim, reach: int) -> tuple[str, str]:
    """The words just before and after a figure, no further than its neighbours."""
    sentence = context.sentences[claim.sentence].span
    others = [c.span for c in context.by_sentence[claim.sentence] if c.id != claim.id and c.kind not in _CALENDAR]
    start = max([sentence.start, claim.span.start - reach, *(s.end for s in others if s.end <= claim.span.start)])
    end = min([sentence.end, claim.span.end + reach, *(s.start for s in others if s.start >= claim.span.end)])
    return context.words(start, claim.span.start).lower(), context.words(claim.span.end, end).lower()


_BESIDE = 30
_NEARBY = 45
_CALENDAR = frozenset({Kind.DATE, Kind.YEAR, Kind.TIME, Kind.WEEKDAY})


def _explained(context: Context, a: Claim, b: Claim) -> bool:
    """Whether a third figure in either sentence is the sum or the difference of the two."""
    if not isinstance(a.value, Fraction) or not isinstance(b.value, Fraction):
        return False
    for claim in (*context.by_sentence[a.sentence], *context.by_sentence[b.sentence]):
        if claim.id in (a.id, b.id) or claim.kind != a.kind or not isinstance(claim.value, Fraction) or not claim.value:
            continue
        if claim.value in (abs(a.value - b.value), a.value + b.value):
            return True
    return False


def _features(m: Mention, n: Mention, rarity: Counter[str]) -> dict[str, float]:
    a, b = m.claim, n.claim
    shared = m.words & n.words
    near_words = (frozenset(m.before) | frozenset(m.after)) & (frozenset(n.before) | frozenset(n.after))
    title = m.title != n.title
    slip = slip_between(a, b)
    short = sum(character.isdigit() for character in a.text) <= 2  # of two-digit numbers, one in forty is a swap
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
        "next sentences": float(not title and 0 < abs(a.sentence - b.sentence) <= 2),
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
        "swapped digits": float(slip == "swap" and not short),
        "swapped pair": float(slip == "swap" and short),
        "one digit": float(slip == "digit"),
        "dropped digit": float(slip == "length"),
        "another scale": float(slip == "scale"),
        "ratio": _ratio(a, b),
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


def _ratio(a: Claim, b: Claim) -> float:
    """How far the numbers are from one another, as the logarithm of their ratio, at most 3; nought for dates."""
    if not isinstance(a.value, Fraction) or not isinstance(b.value, Fraction):
        return 0.0
    if a.value <= 0 or b.value <= 0:
        return 3.0
    return min(abs(math.log(float(a.value / b.value))), 3.0)


def differ(a: Claim, b: Claim) -> bool:
    """Tell whether two figures of a kind cannot be one figure said twice, rounding and hedges granted.

    Figures with the same hedge are compared as if bare: "up to 50%" and "up to 43%" may both be true of one thing, but
    they are not one statement said twice. Bare figures written to one precision must be equal; of others, the
    coarser must be what the finer rounds or is cut off to ("$98 million" for $98,495,397). With a hedge on one side
    the ranges decide, unless the two are a swap of digits apart.
    """
    if isinstance(a.value, str) and isinstance(b.value, str):
        return a.value != b.value and len(a.value) == len(b.value)
    if not isinstance(a.value, Fraction) or not isinstance(b.value, Fraction) or a.value == b.value:
        return False
    if a.hedge == b.hedge and (a.hedge in _BOUNDS or a.hedge == Hedge.NONE):
        coarse, fine = sorted((a, b), key=_precision, reverse=True)
        unit = _precision(coarse)
        return unit == _precision(fine) or not -unit <= 2 * (_number(fine) - _number(coarse)) < 2 * unit
    return not a.loose.meets(b.loose) or slip_between(a, b) == "swap"


_ROUNDABLE = frozenset({Kind.COUNT, Kind.MONEY, Kind.MEASURE, Kind.RATE})


def _precision(claim: Claim) -> Fraction:
    """The place of the last digit that counts: 1,000 for "36,000", $100,000 for "$4.2m", 1 for "10 years" and "97"."""
    unit = Fraction(claim.scale, 10**claim.decimals)
    value = abs(_number(claim))
    if claim.kind in _ROUNDABLE and unit == 1 and value >= _ROUNDED_FROM:
        while value % (unit * 10) == 0 and unit * 10 < value:
            unit *= 10
    return unit


_ROUNDED_FROM = 100


def _number(claim: Claim) -> Fraction:
    if not isinstance(claim.value, Fraction):
        raise ValueError(f"no number in {claim.text!r}")
    return claim.value


_BIAS = -4.0
_POINTS = {
    "swapped digits": 7.0,
    "swapped pair": 4.0,
    "one digit": 0.75,
    "dropped digit": -2.0,
    "another scale": -1.5,
    "ratio": -0.9,
    "rivals": -1.5,
    "hedge": -2.0,
    "rare words": 0.6,
    "definite": 1.8,
    "words alike after": 0.3,
    "words alike before": 0.1,
    "another word after": -0.8,
    "title": 0.8,
    "title and lead": 2.5,
    "both titles": -2.5,
    "next sentences": -0.75,
    "quoted": 1.5,
    "noun": 0.4,
    "event": 0.3,
    "kind year": -3.0,
    "kind age": -2.5,
    "kind time": -3.5,
    "kind date": -0.8,
    "kind money": 1.0,
    "kind duration": 0.9,
    "kind percent": 0.6,
    "kind count": 0.25,
}
