"""A total and its parts spread over sentences: three bodies and three sums; parts counted, then "together".

    Three ports split a grant of $7.4m. The pier at Vell gets $3.1m, the Orne dock $1.9m and the quay at Solm $1.6m.
    The north line carried 2.4 million. The south line carried 1.3 million and the coast line 0.9 million. Together ...

Nothing says that the parts are all there are, so that every sum of two or more of the figures near is a reading: the
total breaks only where none of them gives it.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations

import regex

from factcheck.model import Claim, Hedge, Kind
from factcheck.relate.amounts import after, before
from factcheck.relate.context import Context
from factcheck.relate.lexicon import singular
from factcheck.relate.nearby import earlier, thing
from factcheck.relate.pattern import value

__all__ = ["spread_totals"]

_KINDS = frozenset({Kind.COUNT, Kind.MONEY, Kind.MEASURE})
_BACK = 5  # sentences in which the parts may stand before "in all"
_MOST = 6  # parts; more make too many sums, one of which fits by chance
_NUMBER = {2: "two", 3: "three", 4: "four", 5: "five", 6: "six"}
# "In all, the harvest was {W}", "Together the three lines carried {W}", "So the twelve months brought {W}"
_SUMS_UP = regex.compile(
    r"^[\"“]?(?:in all|in total|all told|altogether|together|combined|overall|that (?:puts|brings|makes|adds up)|"
    r"this (?:puts|brings|"
    r"makes|adds up)|which (?:puts|brings|makes)|taken together|between them|the total)\b[^.;]{0,60}$|"
    r"\bthe (?:two|three|four|five|six) [a-z]{3,15} (?:together|combined|between them|jointly)\b[^.;]{0,40}$|"
    r"\b(?:all together|in all|in total|adding up to|making a total of|for the whole (?:year|season|week|month)) $"
)
_SHARED = regex.compile(
    r"\b(?:share|shared|sharing|split|divided?|giv(?:e|es|ing)|receive|get|won|between them|"
    r"a total of)\b"
)
_OPEN = regex.compile(
    r"\b(?:includ\w{0,4}|among|such as|of which|of whom|some of|at least|so far|others?|up to|average|rest|remaining|"
    r"last year|previous|compared|than|up from|down from|each|largest|biggest|also|of them|target|expected|plus|per)\b"
)


def spread_totals(context: Context) -> Iterator[tuple[Claim, list[Claim]]]:
    """Yield (total, parts) for totals whose parts stand in other sentences: every sum of two or more is a reading."""
    for whole in context.claims:
        if whole.kind not in _KINDS or not value(whole) or whole.hedge not in (Hedge.NONE, Hedge.ABOUT):
            continue
        parts = _before_sum(context, whole) or _each_named(context, whole) or _payers(context, whole)
        if len(parts) < 2:
            continue
        for size in range(len(parts), 1, -1):
            for combo in combinations(parts, size):
                yield whole, list(combo)


def _before_sum(context: Context, whole: Claim) -> list[Claim]:
    """The parts before a total that is said to sum them up."""
    if not _SUMS_UP.search(before(context, whole, 90) + " "):
        return []
    last = [c for c in earlier(context, whole, _BACK) if c.sentence < whole.sentence and _like(context, whole, c)]
    own = [c for c in context.by_sentence[whole.sentence] if c.id != whole.id and _like(context, whole, c)]
    if own or not 2 <= len(last) <= _MOST or last[-1].sentence < whole.sentence - 3:
        return []
    words = " ".join(context.sentence_text(index).lower() for index in {c.sentence for c in (*last, whole)})
    if _OPEN.search(_BARE_OF.sub("", words)):
        return []
    number = regex.search(r"\bthe (two|three|four|five|six)\b", context.sentence_text(whole.sentence).lower())
    if number is None and len(last) < 3:
        return []
    return last if number is None or number[1] == _NUMBER[len(last)] else []


_BARE_OF = regex.compile(r"\bof them\b")  # "six million of them": of those counted, not of some of them


def _each_named(context: Context, whole: Claim) -> list[Claim]:
    """The sums in the next sentence, or behind a colon, that are as many as the bodies said to share the total."""
    sentence = context.sentence_text(whole.sentence).lower()
    bodies = [
        c for c in context.by_sentence[whole.sentence] if c.kind is Kind.COUNT and c.id < whole.id and c is not whole
    ]
    if len(bodies) != 1 or value(bodies[0]) not in _NUMBER or not _SHARED.search(sentence):
        return []
    end = context.sentences[whole.sentence].span.end
    behind = [c for c in context.by_sentence[whole.sentence] if c.id > whole.id and _like(context, whole, c)]
    following = [c for c in context.by_sentence.get(whole.sentence + 1, ()) if _like(context, whole, c)]
    parts = behind if behind and ":" in context.words(whole.span.end, end) else following if not behind else []
    if len(parts) != value(bodies[0]):
        return []
    words = " ".join(context.sentence_text(index).lower() for index in {c.sentence for c in (*parts, whole)})
    return [] if _OPEN.search(words) else parts


# "The county pays £40,000, the parish £15,000 and a trust the other £25,000"
_THE_REST = regex.compile(r"\b(?:the other|the rest,?|the remaining|the balance,?(?: of)?|the remainder,?(?: of)?) $")


def _payers(context: Context, whole: Claim) -> list[Claim]:
    """The sums of the next sentence, the last of which is said to be the rest of the cost."""
    following = context.by_sentence.get(whole.sentence + 1, ())
    parts = [c for c in following if _like(context, whole, c)]
    if (
        whole.kind is not Kind.MONEY
        or not 2 <= len(parts) <= _MOST
        or any(c.unit == whole.unit and c not in parts for c in following)
    ):
        return []
    if not _THE_REST.search(before(context, parts[-1], 20) + " ") or _OPEN_LESS.search(
        context.sentence_text(parts[0].sentence)
    ):
        return []
    return parts


_OPEN_LESS = regex.compile(r"\b(?:so far|up to|average|last year|each|per|at least)\b", regex.IGNORECASE)


def _like(context: Context, whole: Claim, part: Claim) -> bool:
    """Whether a figure can be a part: the same unit, smaller, bare, and of the same thing where both name one."""
    if (part.kind, part.unit, part.subunit) != (whole.kind, whole.unit, whole.subunit) or part.per not in (
        "",
        whole.per,
    ):
        return False
    if not 0 < (value(part) or Fraction(0)) < (value(whole) or Fraction(0)) or part.hedge is not Hedge.NONE:
        return False
    if whole.kind is not Kind.COUNT:
        return not regex.match(r"(?:each|per|a (?:day|week|month|year))\b", after(context, part, 20))
    one, two = thing(context, whole), thing(context, part)
    if one and two and singular(one) != singular(two):
        return False
    return (whole.scale > 1) == (part.scale > 1)
