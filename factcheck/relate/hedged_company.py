"""Bounds and exact figures that their company ties: the same rare words in both sentences, and nothing else explains.

    worth over $4 million from the guild ... he took at least $2,310,450 worth of lead
    which takes its gifts to more than a quarter of a million pounds ... has given £27,300 in all

A writer who says "more than 450" has a figure in mind that is a little above. Where the text has such a figure, the
bound is explained. Where it has none, but one in the same words that would explain it with a nought more or less or
two digits swapped, one of the two is a slip of the hand.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator
from fractions import Fraction

import regex

from factcheck.model import BlockKind, Claim, Hedge, Kind
from factcheck.relate.amounts import before, number, sentence_words
from factcheck.relate.context import Context
from factcheck.relate.mentions import stem, stems_of
from factcheck.relate.nearby import noun_behind, other_time
from factcheck.relate.sameness import like_nouns

__all__ = ["LOWER", "UPPER", "by_company"]

LOWER = frozenset({Hedge.MORE_THAN, Hedge.AT_LEAST, Hedge.JUST_OVER})
UPPER = frozenset({Hedge.NEARLY})
_KINDS = frozenset({Kind.COUNT, Kind.MONEY, Kind.MEASURE, Kind.PERCENT})
_EXPLAINS = Fraction(27, 20)  # "more than 300" is said of figures up to some 400, seldom of more
_APART = 12  # a slip is two digits or a nought; figures further apart have nothing to do with each other
_SMALLEST = 20  # "more than two" of something is no bound that anyone checks
_ENOUGH = 2.2  # of shared rare words, as a sum of log(sentences / sentences with the word)
_ENOUGH_MONEY = 3.2  # for a sum beside the bound: sums near to one another are many
_PLENTY = 4.5  # where another figure does explain the bound
_WORDS = 2
_HUNDREDS, _HAIR, _NEXT = 200, Fraction(34, 33), Fraction(11, 10)
_BESIDE = Fraction(8, 7)
_ENOUGH_BESIDE = 1.2  # for a figure just beside the bound fewer words will do
_TALLY = regex.compile(
    r"\b(?:put|puts|reckons?|reckoned|valued?)\b[^.;]{0,60}\bat $|"
    r"\b(?:come|comes|came|amounts?|amounted|adds? up|added up) to $|"
    r"\b(?:total|sum|tally|count|number|figure|amount|takings|proceeds|final cost|final bill|actual cost)\b"
    r"[^.;]{0,40}\b(?:is|was|were|"
    r"at|of|to|reached|stood at) $"
)
_LARGE = 120  # figures of a unit beyond which a draft is a table
# Words that make a figure a part, a case or another time's figure.
_PART = regex.compile(
    r"\b(?:of which|of whom|including|includes|each|per|average|first|second|third|another|additional|further|extra|"
    r"initial|previous|last year|earlier|up from|compared|vs|"
    r"versus|than in|from|between|remaining|other|another|one|single|"
    r"largest|loan|deposit|fee|next|maximum|minimum|fine of|plus|increase of|by|up|down|saved?|another)\b[^,;]{0,25}$"
)
_BEHIND = regex.compile(
    r"^ ?(?:each|apiece|per|accounting for|"
    r"representing|from (?:the|an?|one|this|that|his|her) (?:[a-z]{3,12} )?(?:victim|woman|man|customer|couple|"
    r"investor|"
    r"client|employer|neighbou?r|resident|widow|pensioner)\b|a (?:day|week|month|year)|more|fewer|less|of (?:which|"
    r"whom|them|"
    r"those|the))\b"
)
_BLOCKS = frozenset({BlockKind.TABLE_CELL, BlockKind.FURNITURE, BlockKind.BOILERPLATE})


def by_company(context: Context) -> Iterator[tuple[Claim, Claim]]:
    """Yield (bound, exact) where the exact figure breaks the bound, shares its words, and no figure explains it."""
    groups: defaultdict[tuple[Kind, str | None, str], list[Claim]] = defaultdict(list)
    for claim in context.claims:
        if claim.kind in _KINDS and (number(claim) or 0) >= _SMALLEST and context.block(claim).kind not in _BLOCKS:
            groups[claim.kind, claim.unit, claim.subunit].append(claim)
    bounds = [c for members in groups.values() for c in members if c.hedge in LOWER | UPPER]
    if not bounds:
        return
    stems = {claim.sentence: stems_of(_nameless(context, claim.sentence)) for claim in context.claims}
    spread = Counter(word for words in stems.values() for word in words)
    for bound in bounds:
        members = groups[bound.kind, bound.unit, bound.subunit]
        if len(members) > _LARGE:
            continue
        # One digit before the noughts, as in "more than 200", is made by a slip of many a figure.
        coarse = _digits(number(bound) or Fraction(1)) == 1
        least = _PLENTY if coarse or any(_explains(bound, other) for other in members) else _ENOUGH
        lone = not any(_explains(bound, other) for other in members)
        found = []
        if bound.kind is Kind.PERCENT:
            found = [(0.0, other) for other in members if lone and _just_under(context, bound, other)]
        for other in () if bound.kind is Kind.PERCENT else members:
            missed = lone and _just_missed(bound, other) and not _side_by_side(context, bound, other)
            if (missed or _slip_explains(bound, other)) and _is_exact(context, bound, other):
                weight = _weight(stems[bound.sentence] & stems[other.sentence], spread, len(stems))
                # "revenue of", "cash of more than"
                beside = _ENOUGH_MONEY if bound.kind is Kind.MONEY else _ENOUGH_BESIDE
                if missed and bound.kind is Kind.MEASURE:
                    weight = 0.0  # lengths and weights near to one another are many
                enough = weight >= (beside if missed else least) or (missed and _is_tally(context, other))
                if enough and not (_other_names(context, bound, other) or _one_of_several(context, bound, other)):
                    found.append((weight, other))
        if found:
            yield bound, max(found, key=lambda pair: pair[0])[1]


_SEVERAL = regex.compile(r"\b(?:the|these|those|its|all|our|such) ([a-z]{4,16})s\b")


def _one_of_several(context: Context, bound: Claim, other: Claim) -> bool:
    """ "The settlement provides $169 million", and "the settlements in these matters more than $1 billion"."""
    words = sentence_words(context, other.sentence)
    several = _SEVERAL.findall(sentence_words(context, bound.sentence))
    return any(regex.search(rf"\b(?:the|this|that|a|each) {noun}\b(?!s)", words) for noun in several)


def _nameless(context: Context, index: int) -> str:
    """A sentence without its names, which say whom the figure is of and not what it is."""
    return regex.sub(r"(?<=\S )\p{Lu}\S{0,40}", "", context.sentence_text(index))


def _explains(bound: Claim, other: Claim) -> bool:
    """Whether a figure is what the bound was rounded from: 57 for "more than 50"."""
    limit, value = number(bound), number(other)
    if other.id == bound.id or limit is None or value is None:
        return False
    if other.hedge not in (Hedge.NONE, Hedge.ABOUT):
        return False
    if bound.kind is Kind.PERCENT:
        return limit < value <= limit * _NEXT
    if value > 0 and _rounded(value, _digits(limit), bound.hedge in UPPER) == limit:
        return True  # "more than $1 million" is said of $1.44 million
    if bound.hedge in UPPER:
        return limit / _EXPLAINS <= value <= limit
    return limit <= value <= limit * _EXPLAINS


def _just_missed(bound: Claim, other: Claim) -> bool:
    """Whether an exact figure lies just on the wrong side of the bound: £1,940,000 for "over £2 million"."""
    limit, value = number(bound), number(other)
    if limit is None or value is None or bound.kind is Kind.PERCENT or other.hedge is not Hedge.NONE:
        return False
    return limit < value <= limit * _BESIDE if bound.hedge in UPPER else limit / _BESIDE <= value < limit


def _side_by_side(context: Context, bound: Claim, other: Claim) -> bool:
    """Whether the bound's own sentence tells the other figure too: "revenues of $46m, with orders over $50m"."""
    return any(c.value == other.value for c in context.by_sentence.get(bound.sentence, ()) if c.id != bound.id)


def _just_under(context: Context, bound: Claim, other: Claim) -> bool:
    """Whether a change of several hundred per cent all but reaches the bound: "up 787%" for "over 800%" growth."""
    limit, value = number(bound), number(other)
    return (
        bound.hedge in LOWER
        and limit is not None
        and value is not None
        and limit >= _HUNDREDS
        and other.hedge is Hedge.NONE
        and limit / _HAIR <= value < limit
        and not other_time(bound, other)
        and other.sentence != bound.sentence
    )


def _is_tally(context: Context, other: Claim) -> bool:
    """Whether a figure is said to be the count or sum of something: "gifts so far come to", "the final tally was"."""
    return _TALLY.search(before(context, other, 60) + " ") is not None


def _slip_explains(bound: Claim, other: Claim) -> bool:
    """Whether a nought or two swapped digits stand between the exact figure and the bound it was rounded to."""
    limit, value = number(bound) or Fraction(1), number(other) or Fraction(1)
    up = bound.hedge in UPPER
    if any(_rounded(value * factor, _digits(limit), up) == limit for factor in (10, Fraction(1, 10))):
        return True
    if any(_rounded(swapped, _digits(limit), up) == limit for swapped in _swaps(value)):
        return True
    return any(_rounded(value, _digits(swapped), up) == swapped for swapped in _swaps(limit))


def _rounded(value: Fraction, digits: int, up: bool) -> Fraction:
    """A figure cut off, or rounded up, after so many digits: 566,000 after one is 500,000."""
    if value <= 0:
        return Fraction(0)
    unit = Fraction(1)
    while value / unit >= 10**digits:
        unit *= 10
    while value / unit < 10 ** (digits - 1):
        unit /= 10
    steps = value / unit
    return unit * (-(-steps.numerator // steps.denominator) if up else steps.numerator // steps.denominator)


def _swaps(value: Fraction) -> Iterator[Fraction]:
    """A figure with two neighbouring digits swapped: 540 and 405 for 450."""
    scale = next((10**places for places in range(_LONGEST) if (value * 10**places).denominator == 1), 0)
    if not scale:
        return  # a third has no end of digits
    text = str(int(value * scale))
    for at in range(len(text) - 1):
        if text[at] != text[at + 1]:
            yield Fraction(int(text[:at] + text[at + 1] + text[at] + text[at + 2 :]), scale)


def _is_exact(context: Context, bound: Claim, other: Claim) -> bool:
    """Whether a figure is written more exactly than the bound, breaks it, and is not marked as a part or a case."""
    limit, value = number(bound), number(other)
    if limit is None or value is None or other.id == bound.id or other.sentence == bound.sentence:
        return False
    if other.hedge not in (Hedge.NONE, Hedge.AT_LEAST, Hedge.MORE_THAN) or _digits(value) <= _digits(limit):
        return False
    # "nearly 7,000,000" is as much at odds with 698,340 as "nearly 700,000" with 968,340
    broken = not limit / 2 < value <= limit if bound.hedge in UPPER else value < limit
    if not broken or not Fraction(1, _APART) <= value / limit <= _APART or other_time(bound, other):
        return False
    if bound.kind is Kind.COUNT and not _same_noun(context, bound, other):
        return False
    end = context.sentences[other.sentence].span.end
    behind = context.words(other.span.end, min(end, other.span.end + 20)).lstrip(",")
    return not (
        _PART.search(before(context, other, 60)) or _PART.search(before(context, bound, 40)) or _BEHIND.match(behind)
    )


def _same_noun(context: Context, bound: Claim, other: Claim) -> bool:
    """Whether what one counts is at least spoken of beside the other: "job seekers", "cannot find a job"."""
    one, two = noun_behind(context, bound), noun_behind(context, other)
    if one and two:
        return like_nouns(one, two)  # 400 physicians, 47 beds
    if not bound.noun or not other.noun or bound.noun == other.noun or not one:
        return True  # "has been above one million": what is counted was said before
    here, there = (stems_of(context.sentence_text(c.sentence)) for c in (bound, other))
    return stem(other.noun) in here or stem(bound.noun) in there


def _other_names(context: Context, a: Claim, b: Claim) -> bool:
    """Whether each sentence names several that the other does not: one firm's revenues, and another's."""
    names = [_NAME.findall(context.sentence_text(c.sentence)[1:]) for c in (a, b)]
    one, two = (frozenset(stem(name) for name in found) for found in names)
    return len(one - two) >= _WORDS and len(two - one) >= _WORDS


_NAME = regex.compile(r"\b\p{Lu}[\p{L}'’&-]{2,30}")


def _weight(shared: frozenset[str], spread: Counter[str], sentences: int) -> float:
    """How telling the words are that two sentences share: rare ones are. Nought for fewer than two."""
    if len(shared) < _WORDS:
        return 0.0
    return sum(math.log(sentences / spread[word]) for word in shared)


def _digits(value: Fraction) -> int:
    """How many digits a figure is written with, noughts at its end apart: 3 for 595,000; 5 for 566.45.

    A third has no end of digits; nine of them tell it from any rounded figure.
    """
    for _ in range(_LONGEST):
        if value.denominator == 1:
            break
        value *= 10
    return len(str(abs(int(value))).rstrip("0"))


_LONGEST = 9
