"""Pairs of a hedged figure and an exact one for the same thing: "more than 80 arrests", "79 people were arrested"."""

from __future__ import annotations

import heapq
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

import regex

from factcheck.model import Claim, Hedge, Kind, Tie
from factcheck.relate.amounts import AMOUNTS, after, before, number, scene, sentence_words
from factcheck.relate.context import Context
from factcheck.relate.hedged_again import takes_up
from factcheck.relate.mentions import stems_of
from factcheck.relate.sameness import same_event, same_thing

# Words that bound or sum up a figure do not make it another one.
_BOUNDING = frozenset(
    "more than|over|under|at least|up to|as many as|exactly|in all|in total|about|nearly|less|fewer|more|less than|"
    "fewer than|some|only|a total of|so far|the|all|maximum|a maximum of|minimum|a minimum of|of them|half|also".split(
        "|"
    )
)
_OF_WHOM = frozenset({"of whom", "of which", "including"})  # these split the figure before them: it is the whole
_PART = regex.compile(r"^(?:of (?:them|these|those|the|its|our|their)|of whom|of which)\b")
_SOME_OF = regex.compile(r"^of (?:her|his|my|our|their)\b")
_CANDIDATES = 40  # the nearest in the text; more figures of one size than a release has
Pair = tuple[Claim, Claim, Tie]


def hedged_pairs(context: Context, hedges: frozenset[Hedge], apart: Fraction = Fraction(2)) -> Iterator[Pair]:
    """Yield (hedged, exact, tie) for figures of the same thing that differ at most by the factor `apart`.

    Figures further apart than that are hardly about one thing. A hedged figure is paired with each exact one.
    """
    exact: defaultdict[Kind, list[tuple[Fraction, Claim]]] = defaultdict(list)
    for claim in context.claims:
        if _is_exact(claim) and (value := number(claim)) is not None:
            exact[claim.kind].append((value, claim))
    for members in exact.values():
        members.sort(key=lambda member: member[0])
    for hedged in context.claims:
        if hedged.hedge not in hedges or hedged.kind not in AMOUNTS:
            continue
        about = number(hedged)
        if about is None and hedged.hedge is not Hedge.VAGUE:
            continue  # "an estimated 4-7 million adults": a range is no rough figure
        for claim in _candidates(exact[hedged.kind], hedged, about, apart):
            value = number(claim)
            if claim.id == hedged.id or value is None or (about is not None and not _near(about, value, apart)):
                continue
            tie = tie_between(context, hedged, claim)
            if tie is not None:
                yield hedged, claim, tie
        if hedged.hedge is Hedge.VAGUE:
            yield from _roughly_counted(context, hedged)


def _roughly_counted(context: Context, vague: Claim) -> Iterator[Pair]:
    """ "Thousands of fans", and "police put the number of fans at about 640": a rough figure is exact enough."""
    for claim in context.claims:
        if claim.hedge is Hedge.ABOUT and claim.kind is vague.kind and number(claim) is not None:
            tie = tie_between(context, vague, claim)
            if tie is not None:
                yield vague, claim, tie


def _candidates(
    exact: list[tuple[Fraction, Claim]], hedged: Claim, about: Fraction | None, apart: Fraction
) -> list[Claim]:
    """The exact figures that a hedged one may be near to, in text order; `exact` is sorted by value."""
    if about is None or about <= 0:
        near = exact
    else:
        first = bisect_left(exact, about / apart, key=lambda member: member[0])
        near = exact[first : bisect_right(exact, about * apart, key=lambda member: member[0])]
    closest = heapq.nsmallest(_CANDIDATES, (claim for _, claim in near), key=lambda claim: abs(claim.id - hedged.id))
    return sorted(closest, key=lambda claim: claim.id)


def tie_between(context: Context, hedged: Claim, exact: Claim) -> Tie | None:
    """How surely a hedged and an exact figure are of the same thing, the words of the hedge left aside."""
    if exact.kind is not hedged.kind or _is_rounder(exact, hedged):
        return None
    if _is_gloss(context, hedged, exact):
        return Tie.CERTAIN
    apart = hedged.kind is Kind.COUNT and ";" in context.between(hedged, exact)
    if exact.sentence == hedged.sentence and not apart:
        return None  # "four patients had 4 episodes, and five had more than 4 episodes"
    if _others(context, hedged, exact) or _PART.match(after(context, hedged, 20)):
        return None
    if _SOME_OF.match(after(context, exact, 20)):
        return None  # "joined by 142 of her colleagues" this time, by over 200 of them the next
    if _is_sum_of_several(context, hedged, exact):
        return None
    if hedged.kind is Kind.PERCENT:
        return None  # "15 percent of residents", "more than 21 percent of residents": shares of different wholes
    if takes_up(context, hedged, exact):
        return same_thing(context, _bare(hedged), _bare(exact)) or Tie.LIKELY
    if "elliptic" in hedged.cues or ("elliptic" in exact.cues and not exact.definite):
        return (
            Tie.LIKELY if _sums_up(context, hedged, exact) else None
        )  # "every ten or twenty shares", "fifty-one were fined"
    tie = same_thing(context, _bare(hedged), _bare(exact))
    if tie is Tie.LIKELY and hedged.kind is not Kind.COUNT:
        tie = None  # "$20,000 cash" and "about $12,772 cash": many sums and lengths bear one noun
    if (
        tie is Tie.LIKELY
        and not _one_event(hedged, exact)
        and not (context.in_headline(hedged) or context.in_headline(exact))
    ):
        tie = None  # a noun alone does not tie: eight people were shot, about 15 people were inside
    return tie or (Tie.LIKELY if _sums_up(context, hedged, exact) else None)


_SUM = regex.compile(r"\b(?:in total|in all|altogether|combined|between them|together|all told|a total of|overall)\b")


def _is_sum_of_several(context: Context, hedged: Claim, exact: Claim) -> bool:
    """Whether the exact figure sums up several bounds: "up to 200 jobs at Dray, up to 150 at Tull, 300 in total"."""
    if not _SUM.search(before(context, exact, 40) + " " + after(context, exact, 40)):
        return False
    parts = [c for c in context.claims if c.hedge is hedged.hedge and c.noun == hedged.noun and c.value != hedged.value]
    return any(abs(part.sentence - hedged.sentence) <= 3 for part in parts)


# The exact figure is said to be all of them: "137 knives in all", "all 516 of them", "there were 317 of them".
_ALL_BEFORE = regex.compile(
    r"\b(?:exactly|precisely|(?:each|all) (?:of )?the|all|a total of|in all,?|in total,?|there were|"
    r"(?:tally|count|total|number|figure)\b[^.;]{0,50}\b(?:was|were|came to|of|is|stood at|to)) $"
)
_ALL_AFTER = regex.compile(r"^(?:[a-z-]{2,20} ){0,3}(?:in all|in total|altogether|exactly)\b|^of them\b")
_WHO = regex.compile(r"^(?:[a-z-]{2,20} ){0,3}(?:who|that|which) ([a-z]{3,20})")
_STATES = frozenset({"was", "were", "had", "have", "has", "are", "came", "come"})
_COUNTING = frozenset(
    {"", "be", "have", "count", "tally", "number", "total", "hand", "say", "come", "log", "reach", "there", "put"}
)


def _sums_up(context: Context, hedged: Claim, exact: Claim) -> bool:
    """Whether the exact figure is the sum of what the hedged one was a first word of."""
    lead, tail = before(context, exact, 70) + " ", after(context, exact, 60)
    if hedged.kind in (Kind.MONEY, Kind.MEASURE):
        return (
            number(hedged) == number(exact)
            and "exactly" in lead[-12:] + tail[:12]
            and _share_word(context, hedged, exact)
        )
    who = _WHO.match(tail)
    named = who is not None and who[1] not in _STATES  # "780 people who marched", in a text of marchers
    if (
        not (_ALL_BEFORE.search(lead) or _ALL_AFTER.match(tail) or named or exact.event in ("count", "tally"))
        or exact.sentence == hedged.sentence
    ):
        return False
    if (exact.noun and exact.noun != hedged.noun) or not hedged.noun or exact.kind is not Kind.COUNT:
        return False
    if not exact.noun and hedged.noun.lower() not in scene(context, hedged, exact):
        return False
    if any(
        c.noun == hedged.noun
        and "elliptic" not in c.cues
        and c.id not in (hedged.id, exact.id)
        and c.sentence <= exact.sentence
        and not c.hedge
        and number(c)
        for c in context.claims
    ):
        return False
    if hedged.when is not None and exact.when is not None and not hedged.when.meets(exact.when):
        return False
    if _WHO.match(tail) or regex.match(r"of them\b", tail) or "each of" in lead:
        return True  # the verb after "who" is looked at in `_others`
    if lead.endswith(" all ") or lead == "all ":
        return not regex.match(r"[a-z-]{3,20} [a-z]{3,15}ed\b", tail)  # "all 137 people questioned" are not all people
    return exact.event in _COUNTING or hedged.event == exact.event or not exact.noun


def _others(context: Context, hedged: Claim, exact: Claim) -> bool:
    """Whether a clause picks out other ones: "all 196 who took to the water" are not those who signed up."""
    who = _WHO.match(after(context, exact, 60))
    return who is not None and who[1] not in _STATES and who[1] not in sentence_words(context, hedged.sentence)


def _share_word(context: Context, a: Claim, b: Claim) -> bool:
    left, right = (set(regex.findall(r"[a-z]{4,}", before(context, claim, 60))) for claim in (a, b))
    return bool((left & right) - {"with", "than", "more", "over", "that", "were", "from", "have", "been", "excess"})


def _is_gloss(context: Context, hedged: Claim, exact: Claim) -> bool:
    """Whether the exact figure stands in brackets behind the hedged one: "almost 300 jobs (312)"."""
    if exact.sentence != hedged.sentence or exact.id != hedged.id + 1 or exact.unit != hedged.unit:
        return False
    words = context.between(hedged, exact)
    tail = context.draft.prose[exact.span.end : exact.span.end + 12].lstrip()
    return (
        words.endswith("(")
        and len(words.split()) <= 5
        and "," not in words
        and tail.startswith((")", "in total", "in all"))
    )


def parallel(context: Context, hedged: Claim, exact: Claim) -> bool:
    """Whether one sentence says of one body what the other says of another: "Last year Orrin flew to over 352 ..."."""
    sentences = [context.sentence_text(claim.sentence) for claim in (hedged, exact)]
    names = [frozenset(_NAME.findall(text)) for text in sentences]
    stems = [stems_of(text) for text in sentences]
    alike = 2 * len(stems[0] & stems[1]) >= min(map(len, stems))
    return exact.sentence != hedged.sentence and alike and bool(names[0] - names[1]) and bool(names[1] - names[0])


_NAME = regex.compile(r"(?<=[\p{Ll},] )\p{Lu}[\p{L}'’&-]{2,30}")


def _is_rounder(exact: Claim, hedged: Claim) -> bool:
    """Whether the plain figure is the rounder of the two: "25,000 jobs" beside "over 25,700 jobs" is a short form."""
    a, b = number(exact), number(hedged)
    return a is not None and b is not None and _noughts(a) > _noughts(b)


def _noughts(value: Fraction) -> int:
    count = 0
    while value and value.denominator == 1 and value % 10 == 0:
        value, count = value / 10, count + 1
    return count


def _one_event(a: Claim, b: Claim) -> bool:
    return bool(a.event and b.event) and same_event(a, b) is Tie.CERTAIN


def _is_exact(claim: Claim) -> bool:
    return (
        claim.kind in AMOUNTS
        and claim.hedge is Hedge.NONE
        and number(claim) is not None
        and claim.role in ("", "to", "of", "gloss")
    )


def _near(a: Fraction, b: Fraction, apart: Fraction) -> bool:
    return a > 0 and b > 0 and 1 / apart <= a / b <= apart


def _bare(claim: Claim) -> Claim:
    # "over 16 weekends" is no place; a place has a name.
    place = claim.place if any(c.isupper() for c in claim.place) else ""
    return replace(claim, cues=claim.cues - _BOUNDING - _OF_WHOM, place=place)


def is_round(value: Fraction) -> bool:
    """Whether a figure is round: it ends in a nought, as 60, 1,200 or 3 million do."""
    return value.denominator == 1 and value % 10 == 0


def counts_whole(claim: Claim) -> bool:
    """Whether the figure counts whole things, so that it is written in full."""
    return claim.kind is Kind.COUNT and claim.scale == 1 and claim.decimals == 0
