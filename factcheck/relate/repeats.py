"""One figure said twice: finds pairs of mentions that are about the same thing and differ.

Nothing in a release says "this is that figure again"; its company does. Each pair of figures of one kind and unit
that differ is weighed (resemblance.py) by what speaks for one thing (the same words beside both, a headline and its
lead, rare words shared, "the 1,420 families") and against it (another word beside, other names, a neighbouring sentence
that goes on to the next thing, other figures that resemble both). A figure that stands elsewhere a second time is
vouched for: pairs of two such figures are mostly two things. How the two numbers differ counts as well: 6,452 and 6,542
are a slip apart, 6,452 and 31 are not.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from factcheck.model import Claim, Kind
from factcheck.relate.apart import CONCLUSIVE, DOUBTFUL, IN_THE_BODY, IN_THE_HEADLINE, impossible
from factcheck.relate.context import Context
from factcheck.relate.mentions import Mention
from factcheck.relate.resemblance import Company, Standing, likeness_of, odds, traits
from factcheck.relate.typos import differ, log_ratio, number, slip_between

__all__ = ["Pair", "candidates", "comparable", "find_pairs"]

_KINDS = frozenset(
    {
        Kind.COUNT, Kind.MONEY, Kind.PERCENT, Kind.POINTS, Kind.MEASURE, Kind.DURATION, Kind.AGE, Kind.RATIO, Kind.RATE,
        Kind.ORDINAL, Kind.DATE, Kind.YEAR, Kind.TIME, Kind.INTERVAL,
    }
)  # fmt: skip
_NEAREST = 4  # of each figure only the pairs with those most like it are weighed: a long table has thousands
_LARGE = 250  # mentions of one kind beyond which a document is a price list, not a release
_WINDOW = 5


@dataclass(frozen=True, slots=True)
class Pair:
    """Two mentions that differ, the earlier first; `vouched` are the ids of those that another mention agrees with.

    `features` says what was seen; `score` is the log odds that the two are one figure.
    """

    a: Mention
    b: Mention
    features: dict[str, float]
    score: float
    vouched: frozenset[int]


def find_pairs(context: Context) -> tuple[Pair, ...]:
    """Return the differing pairs of a draft that have anything in common, best first."""
    pairs = (
        Pair(m, n, found, odds(found) - _DOUBT * sum(found[sign] for sign in DOUBTFUL) - _elsewhere(found), vouched)
        for m, n, found, vouched in candidates(context)
        if len(vouched) < _BOTH and (_verbatim(found) or not _told_apart(found))
    )
    return tuple(sorted(pairs, key=lambda pair: -pair.score))


def _told_apart(found: dict[str, float]) -> bool:
    """Whether a sign leaves no doubt that two mentions are two figures."""
    at_home = IN_THE_HEADLINE if found["order"] else IN_THE_BODY
    return any(found[sign] for sign in (*CONCLUSIVE, *at_home))


def _elsewhere(found: dict[str, float]) -> float:
    """What signs cost that are no proof where they stand: "Profit up 63%" above "profit of $3.9 million, up 36%"."""
    away = IN_THE_BODY if found["order"] else IN_THE_HEADLINE
    return 0.0 if _verbatim(found) else _STRONG * sum(found[sign] for sign in away)


_BOTH = 2  # two figures that both stand elsewhere again are two things
_STRONG = 0.8
_DOUBT = 2.5
_VERBATIM = 0.85


def _verbatim(found: dict[str, float]) -> bool:
    """Whether one sentence is given twice, its other figures too: an announcement, and the letter it is taken from."""
    told_again = not found["one sentence"] and not found["sign: rows of records"]
    return told_again and found["overlap"] > _VERBATIM and found["figures in common"] > 0


def comparable(claim: Claim) -> bool:
    """Whether a claim is of a kind that can be said twice; "today" is not, whatever day it is."""
    return claim.kind in _KINDS and (claim.kind != Kind.DATE or any(c.isdigit() for c in claim.text))


def candidates(context: Context) -> Iterator[tuple[Mention, Mention, dict[str, float], frozenset[int]]]:
    """Yield every pair of mentions of one kind and unit that differ and have a word in common, the earlier first, with
    its traits and the ids of those that another mention agrees with."""
    groups: defaultdict[tuple[Kind, str | None], list[Mention]] = defaultdict(list)
    issued = context.draft.issued_span
    mentions = [m for m in context.mentions.values() if comparable(m.claim) and m.claim.span != issued]
    for mention in mentions:
        for group in _groups_of(mention.claim):
            groups[group].append(mention)
    sentences = {mention.claim.sentence: mention for mention in mentions}.values()
    rarity = Counter(word for mention in sentences for word in mention.words)
    for members in groups.values():
        if 1 < len(members) <= _LARGE:
            yield from _candidates_of(context, members, rarity, len(sentences))


def _groups_of(claim: Claim) -> Iterator[tuple[Kind, str | None]]:
    """Yield the groups of figures that a claim is compared within: its kind and unit, and others it may be a slip of.

    "2103" is read as a count, but may be 2013; "1,275,950" in a table may be the text's $1,275,905; the 20th year may
    be the 20 years.
    """
    yield claim.kind, claim.unit
    if claim.kind == Kind.COUNT and claim.text.isdigit() and len(claim.text) == _YEAR_DIGITS:
        yield Kind.YEAR, None
    if claim.kind == Kind.COUNT and claim.column and isinstance(claim.value, Fraction) and claim.value > _LONG:
        yield from ((Kind.MONEY, currency) for currency in ("USD", "EUR", "GBP"))
    if claim.kind == Kind.ORDINAL and claim.noun in {"anniversary", "year"}:
        yield Kind.DURATION, "year"


_YEAR_DIGITS = 4
_LONG = 10_000


def _candidates_of(
    context: Context, members: list[Mention], rarity: Counter[str], sentences: int
) -> Iterator[tuple[Mention, Mention, dict[str, float], frozenset[int]]]:
    near = [frozenset(m.before[:_WINDOW]) | frozenset(m.after[:_WINDOW]) for m in members]
    words = [mention.words for mention in members]
    company = [Company.of(mention, rarity, sentences) for mention in members]
    values = [_values(context, mention.claim) for mention in members]
    size = range(len(members))
    vouched = [sum(_vouches(members[i], near[i], members[j], near[j]) for j in size if j != i) for i in size]
    alike: list[dict[int, tuple[float, float]]] = [{} for _ in members]
    for i in size:
        for j in range(i + 1, len(members)):
            if _related(members[i].claim, members[j].claim, words[i] & words[j]):
                alike[i][j] = alike[j][i] = likeness_of(company[i], company[j])
    nearest = [set(sorted(found, key=lambda k: -found[k][1])[:_NEAREST]) for found in alike]
    for i in size:
        for j, likeness in alike[i].items():
            a, b = members[i].claim, members[j].claim
            if j < i or (j not in nearest[i] and i not in nearest[j]) or impossible(a, b):
                continue
            standing = Standing(
                likeness,
                max((found[1] for k, found in alike[i].items() if k != j), default=0.0),
                max((found[1] for k, found in alike[j].items() if k != i), default=0.0),
                vouched[i],
                vouched[j],
                sum(
                    min(alike[i][k][1], alike[j][k][1]) >= 0.9 * likeness[1] for k in alike[i].keys() & alike[j].keys()
                ),
                len(members),
                len(values[i] & values[j]),
                len(values[i] ^ values[j]),
            )
            agreed = frozenset(m.claim.id for m, n in ((members[i], vouched[i]), (members[j], vouched[j])) if n)
            yield (
                members[i],
                members[j],
                traits(context, members[i], members[j], company[i], company[j], standing),
                agreed,
            )


def _values(context: Context, claim: Claim) -> frozenset[object]:
    """The other figures of a claim's sentence: two sentences that share one are likely to say the same thing."""
    others = (c for c in context.by_sentence[claim.sentence] if c.id != claim.id and c.value is not None)
    return frozenset((c.kind, c.value) for c in others)


def _related(a: Claim, b: Claim, shared: frozenset[str]) -> bool:
    """Whether two mentions are worth weighing: they differ, and have a word in common or are a slip apart."""
    if a.kind != b.kind and slip_between(a, b) not in ("swap", "digit") and Kind.ORDINAL not in (a.kind, b.kind):
        return False
    if not shared and slip_between(a, b) not in ("swap", "digit") and not _in_one_month(a, b):
        return False
    return a.value != b.value if a.kind != b.kind else differ(a, b)


def _in_one_month(a: Claim, b: Claim) -> bool:
    """Whether two dates name a day of one month: the day is what gets mistyped."""
    if a.kind != Kind.DATE or not isinstance(a.value, str) or not isinstance(b.value, str):
        return False
    return a.value[-6:-3] == b.value[-6:-3] and len(a.value) > _MONTH_ONLY and len(b.value) > _MONTH_ONLY


_MONTH_ONLY = 6  # "--10-25" and "2012-10-25" have a day, "2012-10" and "2012" have none


def _vouches(m: Mention, near_m: frozenset[str], n: Mention, near_n: frozenset[str]) -> bool:
    """Whether one mention bears another out: the same or nearly the same value, which for a small number takes shared
    words as well, since a "three" of something else is no witness."""
    a, b = m.claim, n.claim
    if not isinstance(a.value, Fraction) or not isinstance(b.value, Fraction):
        return a.kind == b.kind and a.value == b.value and a.parts == b.parts
    if a.kind != b.kind:
        return False
    if log_ratio(a, b) > _CLOSE or differ(a, b):
        return False
    return abs(number(a)) >= _SMALL or bool(near_m & near_n) or bool(a.noun and a.noun == b.noun)


_CLOSE = 0.1
_SMALL = 20
