"""FC708: a weight times its price, or so many helpings of a weight, do not make the figure given."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

import regex

from factcheck.model import Apply, Claim, Compare, Const, Expression, Kind, Ref, Relation, Tie
from factcheck.relate.amounts import after, before, number, quoted, scene
from factcheck.relate.context import Context
from factcheck.relate.mentions import stem, stems_of
from factcheck.relate.nearby import noun_behind
from factcheck.relate.prices import is_whole_sum, price_per
from factcheck.relate.rule import Rule
from factcheck.relate.wording import gap
from factcheck.units import dimension, factors, named

_PLAIN = frozenset({"", "each"})
# "1g sells for £80": the price of one unit, the other way about.
_SELLS = regex.compile(
    r" (?:sells?|sold|goes|costs?|is|was|fetch(?:es)?|retails?)(?: on the street)?(?: for| at| worth| about)? "
)
# "with a gram selling for $90", "each kilo fetches £40"
_ONE_SELLS = regex.compile(
    r"\b(?:an?|one|each|every|per) (gram|gramme|kilo|kilogram|ounce|pound|tonne|kg|g)(?: of [a-z]{3,15})?,? "
    r"(?:selling|sells|sold|going|goes|fetching|fetches|costing|costs|priced|trades|trading|is worth|was worth|brings)"
    r"(?: [a-z]{2,8} the [a-z]{3,10})?(?: for| at)?(?: about| some| around)? $"
)
_WORTH = regex.compile(
    r"\b(?:worth|value of|valued(?: it| them| the [a-z]{3,15})? at|(?:value|worth|price)[^.;{}]{0,30} (?:at|is|was)|"
    r"(?:bring|brings|brought|sold for|sell for)|fetch(?:ed)?|total(?:ling)? of|makes?|made|making)(?: (?:about|some|"
    r"an?|estimated))* $"
)
_OTHER = regex.compile(
    r"\b(?:up to|pure|purity|wholesale|between|from £|discount|average|includ(?:es|ing)|minimum|plus)\b"
)
_SUM = regex.compile(
    r"\b(?:(?:dose|intake|total|amount|quantity|load|weight|consumption)(?: of)?|"
    r"contain(?:s|ed|ing)?|holds?|weigh(?:s|ed)?|have|has|"
    r"takes? in|took in|"
        r"consum(?:e|es|ed|ing)|swallow(?:s|ed)?|eats?|drinks?|gets?|adds? up to|comes? to|"
    r"came to|(?:thus|so|hence|therefore) (?:[a-z]{3,12}|sells|makes)|"
    r"that (?:is|was|makes|comes to|adds up to)|which (?:is|makes)|a total of|in all|in total|or) $"
)


def relate(context: Context) -> Iterable[Relation]:
    """Yield worth = weight x price by weight, and total weight = number x weight of one."""
    for claim in context.claims:
        if claim.kind in (Kind.MONEY, Kind.RATE) and number(claim):
            yield from _worth(context, claim)
        if claim.kind is Kind.MEASURE and dimension(claim.unit) == "mass" and _is_sum(context, claim):
            yield from _helpings(context, claim)


def _is_sum(context: Context, claim: Claim) -> bool:
    return bool(
        _SUM.search(before(context, claim) + " ")
        or regex.match(r"(?:in all|in total|altogether)\b", after(context, claim, 15))
    )


def _worth(context: Context, price: Claim) -> Iterator[Relation]:
    by = _priced_unit(context, price)
    if by is None:
        return
    unit, per_one = by
    weights = [
        claim
        for claim in context.claims
        if dimension(claim.unit) == "mass"
        and claim.kind is Kind.MEASURE
        and abs(claim.sentence - price.sentence) <= 3
        and number(claim) not in (None, 1)
    ]
    sums = [
        claim
        for claim in context.claims
        if claim.unit == price.unit
        and claim.id != price.id
        and abs(claim.sentence - price.sentence) <= 3
        and is_whole_sum(context, claim)
        and _priced_unit(context, claim) is None
        and _WORTH.search(before(context, claim) + " ")
    ]
    if len(weights) == 1 and len(sums) == 1 and not _OTHER.search(scene(context, price, weights[0], sums[0])):
        weight, total = weights[0], sums[0]
        for factor in factors(weight.unit, unit):
            in_unit: Expression = Apply("*", (Ref(weight.id), Const(factor))) if factor != 1 else Ref(weight.id)
            yield Relation(
                "weight-mismatch",
                (total.id, weight.id, price.id, *per_one),
                Compare(Ref(total.id), "=", Apply("*", (in_unit, Ref(price.id)))),
                Tie.LIKELY,
                f"{quoted(weight)} at {quoted(price)} a {unit} is {{expected}}, not {quoted(total)}.",
                group=str(price.id),
            )


def _priced_unit(context: Context, price: Claim) -> tuple[str, tuple[int, ...]] | None:
    """The unit of weight that a sum is the price of: "£30 a gram" or "1g sells for £80"."""
    unit = named(price_per(context, price) or "")
    if dimension(unit) == "mass":
        return unit, ()
    one = _ONE_SELLS.search(before(context, price, 60) + " ")
    if one is not None and dimension(named(one[1])) == "mass":
        return named(one[1]) or "", ()
    earlier = context.claims[price.id - 1] if price.id else None
    if earlier is not None and dimension(earlier.unit) == "mass" and number(earlier) == 1:
        words = gap(context, earlier, price)
        if _SELLS.fullmatch(words if words.endswith(" ") else words + " "):
            return earlier.unit or "", (earlier.id,)
    return None


def _helpings(context: Context, total: Claim) -> Iterator[Relation]:
    near = [c for c in context.claims[: total.id] if 0 <= total.sentence - c.sentence <= 4]
    ones = [c for c in near if dimension(c.unit) == "mass" and number(c)]
    counts = [
        c
        for c in near
        if c.kind in (Kind.COUNT, Kind.RATE)
        and c.unit is None
        and (number(c) or Fraction(0)) > 1
        and c.sentence >= total.sentence - 1
    ]
    if len(ones) != 1 or not counts:
        return
    one = ones[0]
    if one.unit == total.unit:
        # "A portion holds 1.5 grams. Three portions a day come to 45 grams": the very thing that holds it is counted
        held = stems_of(before(context, one))
        counts = [c for c in counts if (noun := noun_behind(context, c) or c.noun) and stem(noun) in held]
    for count in reversed(counts):
        for factor in factors(one.unit, total.unit):
            yield Relation(
                "weight-mismatch",
                (total.id, count.id, one.id),
                Compare(Ref(total.id), "=", Apply("*", (Ref(count.id), Ref(one.id), Const(factor)))),
                Tie.LIKELY,
                f"{quoted(count)} times {quoted(one)} is {{expected}}, not {quoted(total)}.",
                group=str(total.id),
            )


RULE = Rule(
    code="FC708",
    name="weight-mismatch",
    summary="A weight times its price, or a number of portions times the weight of one, is not the figure given.",
    finds="“2.5kg at £30 a gram, worth £7,500”; “80mg a can, four cans: 3.2 grams”.",
    why="Between grams, kilograms and milligrams a figure goes wrong by ten or a thousand at once.",
    silent="Where there are several weights or sums, and where prices range or purity is given.",
    bad=(
        "Customs found 4kg of saffron. Saffron sells at €6 a gram, which makes the find "
        "worth €2,400."
    ),
    good=(
        "Customs found 4kg of saffron. Saffron sells at €6 a gram, which makes the find "
        "worth €24,000."
    ),
    checks=("G10",),
    relate=relate,
)
