"""Figures that stand some sentences apart and may belong to one sum: who is a candidate for which part of it.

A release spreads a sum over a paragraph: "The union polled 900 crews. ... Among the crews that answered, 310 (41%)
...". A rule names the figure that was worked out (the share, the average, the rate) and asks here for the figures it
may have been worked out from. It then yields every combination as one group, which breaks only when all of them break.
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from factcheck.model import BlockKind, Claim
from factcheck.relate.context import Context
from factcheck.relate.lexicon import head_noun, singular
from factcheck.relate.pattern import value

__all__ = ["REACH", "anaphoric", "earlier", "noun_behind", "other_time", "thing", "told_elsewhere"]

REACH = 5  # sentences; further apart, the figures of one sum are seldom found
_TITLES = frozenset({BlockKind.HEADLINE, BlockKind.BOILERPLATE, BlockKind.CONTACT})
# "38 of them", "£2.1m of that", "54 of those who signed up": the whole was named before.
_ANAPHORIC = regex.compile(r"^ ?of (?:them|those|these|that|it|this|the|its|their)\b", regex.IGNORECASE)
# Words that take a figure to another place, time or group than the figures before it.
_ELSEWHERE = regex.compile(
    r"\b(?:national(?:ly)?|nationwide|countrywide|country|england|wales|scotland|britain|elsewhere|last year|"
    r"previous(?:ly)?|the year before|a year (?:ago|earlier)|industry|rest of|compared|against|than|target|aims?|"
    r"hop(?:ed?|es|ing)|expect(?:ed|s)?|counted on|state|region(?:al)?|world|europe(?:an)?|usual(?:ly)?|normal(?:ly)?|"
    r"typical(?:ly)?|until|in (?:the )?(?:county|city|state|town))\b",
    regex.IGNORECASE,
)


def earlier(context: Context, claim: Claim, reach: int = REACH, behind: int = 0) -> Iterator[Claim]:
    """Amounts above nought in the `reach` sentences before a figure and up to it (`behind` sentences after it too)."""
    for other in context.neighbours(claim, before=reach, after=behind):
        number = value(other)
        if other.id == claim.id or number is None or number <= 0 or context.block(other).kind in _TITLES:
            continue
        if behind or other.span < claim.span:
            yield other


def noun_behind(context: Context, claim: Claim) -> str:
    """The lemma of what a figure counts, by the words behind it: "54 of those who signed up" gives ""."""
    end = context.sentences[claim.sentence].span.end
    return head_noun(context.words(claim.span.end, min(end, claim.span.end + 50)))


def thing(context: Context, claim: Claim) -> str:
    """The lemma of what a figure counts, by the words behind it or the parse."""
    return noun_behind(context, claim) or ("" if "elliptic" in claim.cues else singular(claim.noun))


def anaphoric(context: Context, claim: Claim) -> bool:
    """Whether a figure is said to be "of them", "of those who signed up", "of that"."""
    end = context.sentences[claim.sentence].span.end
    return _ANAPHORIC.match(context.words(claim.span.end, min(end, claim.span.end + 20))) is not None


# "a price of 62, the lowest in the region" is still the town's own.
_RECORD = regex.compile(
    r"\b(?:the|its|their) (?:[a-z]{3,10} )?(?:most|least|best|worst|"
        r"[a-z]{3,10}est)\b[^.;,]{0,25}\b(?:in|of) (?:the|any)? ?[a-z]{3,12}"
)


def told_elsewhere(context: Context, claim: Claim, *others: Claim) -> bool:
    """Whether the sentence takes its figure to another place or time than those of the others: "nationally"."""
    words = set(_ELSEWHERE.findall(_RECORD.sub("", context.sentence_text(claim.sentence).lower())))
    here = " ".join(context.sentence_text(other.sentence).lower() for other in others)
    return any(word not in here for word in words)


_YEAR = regex.compile(r"\b(?:19|20)\d\d\b")


_IDLE = frozenset({"in", "the", "this", "last", "year", "month", "week", "of", "on", "for", "since", "by", "during"})


def _same_words(one: str, other: str) -> bool:
    """Whether two periods name the same: "in Q3", "in Q3 2025"; "this year" and "in the year 2019" need not."""
    words = [frozenset(period.lower().split()) - _IDLE for period in (one, other)]
    return bool(words[0] & words[1])


def other_time(a: Claim, b: Claim) -> bool:
    """Whether two figures are said of different times; "in Q3" and "in Q3 2025" are one."""
    if a.when is not None and b.when is not None and not a.when.meets(b.when):
        return True
    if a.period and b.period and (a.when is None) != (b.when is None) and not _same_words(a.period, b.period):
        return True  # "this year", in a draft without a date, and "in 2019"
    years = [set(_YEAR.findall(c.period)) for c in (a, b)]
    return bool(years[0] and years[1] and not years[0] & years[1])
