"""FC704: a price for one, times how many there are, is not the sum given for all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

import regex

from factcheck.model import Apply, Claim, Compare, Hedge, Kind, Ref, Relation, Tie
from factcheck.relate.amounts import before, number, quoted, scene, sentence_words, size
from factcheck.relate.context import Context
from factcheck.relate.lexicon import is_people
from factcheck.relate.prices import is_whole_sum, price_per
from factcheck.relate.rule import Rule

# What stands before the sum for all of them: "worth £2 million", "at a cost of £4,700", "took £8,000".
_SUM = regex.compile(
    r"\b(?:worth|costs? (?:(?:the|its|their|our) [a-z]{3,15}|it|us|them|him|her)|cost|costs|costing|cost of|"
    r"total(?:s|ling|led|ing|ed)?|a total of|sum of|bill of|value of|for|"
    r"making|makes|took|takings of|raised|raising|brought in|came to|comes to|come to|spend(?:s|ing)?|spent|paid|pay|"
    r"set(?:ting)? aside|put(?:ting)? aside|allocat(?:ed|es|ing)|earmark(?:ed|s|ing)|fund of|pot of|sum of|award "
    r"of|share(?:s|d)?|"
    r"shar(?:ing|e out)|divid(?:e|ed|ing)|split(?:ting)?|distribut(?:e|ed|ing)|hand(?:ed|ing)? out|giv(?:e|en|"
    r"ing)|gave|takings (?:were|came to)|"
    r"invest(?:s|ed|ing)?|altogether|in all|grant of|budget of)(?: (?:an?|the|of|about|some|over|more than|"
    r"exactly|nearly))* $"
)
_OR_EACH = regex.compile(
    r"\b(?:or|that is|which is|i\.e\.|equivalent to|equal to|works out at|working out at)(?: about| just| only)? $"
)
# What else the sum may hold, or why not all pay the price.
_OTHER = regex.compile(
    r"\b(?:delivery|postage|vat|plus|up to|from £|reductions?|concessions?|discounts?|includ(?:es|ed|ing)|so far|"
    r"over (?:the )?\w+ years|"
    r"a year|per year|annual(?:ly)?|yearly|a month|monthly|a week|weekly|half[- ]price|the rest|remaining|"
    r"subsid\w+|fees?|"
    r"rang(?:es|ed|ing)|between|minimum|maximum|starting|at least|some of|others?|additional|option|average|"
    r"gifts?|donations?|raffle|tips|sponsor\w*|on top|besides|as well as|median|mean|typical|largest|smallest|"
    r"highest|lowest|shipping|tax(?:es)?|deposit|instal\w+)\b"
)
_NONE = regex.compile(r"\b(?:no|without|any) (?:reductions?|concessions?|discounts?|fees?|delivery|other)\b")
_EACH_OF = regex.compile(r"(?:for|to|on|per)? ?(?:each|every one) of (?:the|these|those|its)")
_IN_EACH = regex.compile(r"\b(?:each|every)\b[^.;,]{0,40}$")  # "each of the schools will get 25 saplings": not all
# "will also pay off $240,000 in shares at a price of $0.30": a sum with a price of its own
_OWN = regex.compile(r"\b(?:(?:deemed |exercise |conversion |issue )?price of|also|another|a further)\b")
_SHARED = regex.compile(r"\b(?:evenly|equally)\b")
REACH = 5  # sentences


def relate(context: Context) -> Iterable[Relation]:
    """Yield sum = number x price, for each price of one with a number and a sum for all in reach."""
    for price in context.claims:
        if price.kind not in (Kind.MONEY, Kind.RATE):
            continue
        noun = price_per(context, price)
        if noun is None or price.hedge is Hedge.UP_TO:
            continue
        rivals = context.by_sentence.get(price.sentence, ())
        if any(c.id != price.id and c.kind is price.kind and price_per(context, c) is not None for c in rivals):
            continue  # "51,300 units at $0.40 a unit and 82,000 at $0.35 a unit": the sum is of both
        counts, sums = _counts(context, price, noun), _sums(context, price)
        readings = [(total, count) for total in sums for count in counts if _plausible(price, total, count)][:6]
        if any(_fits(price, total, count) for total in _all_sums(context, price) for count in counts):
            continue  # "$3m in all: $2.4m in fines, $600,000 for each of the four ports": fits another sum
        texts = [scene(context, price, total, count) for total, count in readings]
        if not readings or any(_OTHER.search(_NONE.sub(" ", text)) for text in texts[:1]):
            continue
        yield from _relations(context, price, readings)


def _relations(context: Context, price: Claim, readings: list[tuple[Claim, Claim]]) -> Iterator[Relation]:
    for total, count in readings:
        together = total.sentence == count.sentence == price.sentence and len(readings) == 1
        stated, formula = total, Compare(Ref(total.id), "=", Apply("*", (Ref(count.id), Ref(price.id))))
        others = (count.id, price.id)
        if total.id < price.id and (
            _OR_EACH.search(before(context, price) + " ") or _SHARED.search(scene(context, total, price))
        ):
            # "€3m for 6,000 tenants, or €400 for each tenant": the price is what was worked out.
            stated, formula = price, Compare(Ref(price.id), "=", Apply("/", (Ref(total.id), Ref(count.id))))
            others = (total.id, count.id)
        yield Relation(
            "price-quantity-mismatch",
            (stated.id, *others),
            formula,
            Tie.CERTAIN if together else Tie.LIKELY,
            f"{quoted(count)} at {quoted(price)} each do not make {quoted(total)}: the other two give {{expected}}, "
            f"not {quoted(stated)}.",
            group=str(price.id),
        )


def _counts(context: Context, price: Claim, noun: str) -> list[Claim]:
    """How many there may be: the counts nearest to the price, of the noun it is for if that is said."""
    following = context.claims[price.id + 1] if price.id + 1 < len(context.claims) else None
    if following is not None and following.kind is Kind.COUNT and _EACH_OF.fullmatch(context.between(price, following)):
        return [following]  # "$40,000 for each of the three claims"
    near = [
        claim
        for claim in context.claims
        if claim.kind is Kind.COUNT
        and (number(claim) or 0) > 1
        and price.sentence - REACH <= claim.sentence <= price.sentence
        and claim.id < price.id
        and not _IN_EACH.search(before(context, claim, 60))
        and claim.noun not in ("time", "year", "day", "week", "month")
    ]
    if noun:
        same = [claim for claim in near if claim.noun and (claim.noun == noun or noun in claim.counts.split())]
        # "6,000 young tenants, or €400 for each lodger": another word in the same sentence.
        # ... or people in the sentence before, by another word for them: "£600,000 for 1,500 orphans ... per child".
        people = is_people(noun, context.options)
        others = [
            c
            for c in near
            if c.sentence == price.sentence - 1
            and ((people and is_people(c.noun, context.options)) or _for_them(context, c))
        ]
        near = same or [claim for claim in near if claim.sentence == price.sentence] or others
    own = [claim for claim in near if claim.sentence == price.sentence]
    if own or noun:
        return list(reversed(own or near))[:3]
    # "The cost falls on the 1,200 flats in equal parts. A flat will pay $150."
    return [claim for claim in near if _SHARED.search(sentence_words(context, claim.sentence))][:1]


def _for_them(context: Context, count: Claim) -> bool:
    """Whether a count stands right behind the sum for it: "£600,000 for 1,500 orphans"."""
    sum_ = context.claims[count.id - 1] if count.id else count
    beside = sum_.sentence == count.sentence and context.between(sum_, count) in ("for", "for the")
    return sum_.kind is Kind.MONEY and beside


def _sums(context: Context, price: Claim) -> list[Claim]:
    """Sums for all: in the price's own sentence, else those near it that are called a cost, a total, takings."""
    near = [
        claim
        for claim in context.claims
        if claim.unit == price.unit
        and claim.id != price.id
        and number(claim)
        and abs(claim.sentence - price.sentence) <= REACH
        and size(claim) > size(price)
        and is_whole_sum(context, claim)
        and (claim.sentence == price.sentence or not _OWN.search(sentence_words(context, claim.sentence)))
        and (_SUM.search(before(context, claim) + " ") or _OR_EACH.search(before(context, price) + " "))
    ] if price.unit else []  # fmt: skip
    own = [claim for claim in near if claim.sentence == price.sentence]
    return own or near[:3]


def _all_sums(context: Context, price: Claim) -> list[Claim]:
    return [
        claim
        for claim in context.claims
        if claim.kind is Kind.MONEY and number(claim) and claim.unit == price.unit and abs(claim.sentence - price.sentence) <= 1  # noqa: E501
        and not _SUM.search(before(context, claim) + " ")
    ]  # fmt: skip


def _fits(price: Claim, total: Claim, count: Claim) -> bool:
    return abs(size(count) * size(price) / size(total) - 1) < Fraction(1, 50)


def _plausible(price: Claim, total: Claim, count: Claim) -> bool:
    # A slip of three noughts is the largest that people make; beyond it the three have nothing to do with each other.
    ratio = size(total) / (size(count) * size(price))
    return Fraction(1, 1001) < ratio < 1001


RULE = Rule(
    code="FC704",
    name="price-quantity-mismatch",
    summary="A price for one, times how many there are, is not the sum given for all.",
    finds="“420 desks at $65 each, at a cost of $23,700”; “€3m for 6,000 tenants, or €400 for each tenant”.",
    why="One of the three figures is wrong, often by a nought.",
    silent="Where the sum may hold more (delivery, VAT), the price is “up to”, some pay less, or it is for a year.",
    bad="The school ordered 420 desks at $65 each, at a cost of $23,700.",
    good="The school ordered 420 desks at $65 each, at a cost of $29,700 with delivery.",
    checks=("G4", "G8"),
    relate=relate,
)
