"""Sums of money for one of something: "£3.50 each", "£30 a gram", "or £300 for each child"."""

from __future__ import annotations

import regex

from factcheck.model import Claim, Hedge, Kind
from factcheck.relate.amounts import after, before, number
from factcheck.relate.context import Context

_EACH = regex.compile(
    r"^,?\s?(?:\([^)]{0,20}\)\s?)?(?:each\b|apiece\b|a head\b|a piece\b|(?:for|to|per) (?:each|every|one) "
    r"([a-z-]{2,20})"
    r"|(?:per|a|an) ([a-z-]{2,20})|for each\b)"
)
# "Each place was sold at £30"; not the "each" of an earlier price: "$65 each, at a cost of $23,700".
_EACH_BEFORE = regex.compile(
    r"(?<!\w )\b(?:each|every)(?: of (?:them|these|those|the))?(?: (?:one|of))? ?([a-z-]{3,20})?\b[^.;,]{0,50}$"
)
# "A ticket cost twenty pounds", "one seedling costs £3": a price by its singular.
_ONE_COSTS = regex.compile(
    r"(?:^|[.;,:] |\band |\b(?:when|while|but|as|for which) )(?:an?|one|every|each) (?:[a-z-]{2,15} "
    r"){0,2}?([a-z-]{3,20}) "
    r"(?:costs?|cost|sells? (?:for|at)|sold (?:for|at)|is sold (?:for|at)|was sold (?:for|at)|goes for|is priced at|"
    r"was priced at|fetch(?:es|ed))(?: just| only| about)? $"
)
# "The cost per guest was £57"
_COST_PER = regex.compile(
    r"\b(?:costs?|price|sum|amount|bill|spending|charge|fee|share|payment) (?:per|for each|to each|for every) "
    r"(?:of the )?([a-z-]{3,20}) (?:is|was|will be|came to|comes to|works out at|worked out at)(?: about| just| "
    r"only)? $"
)
_TIME = frozenset(
    {"day", "week", "fortnight", "month", "quarter", "year", "hour", "minute", "second", "night", "time", "annum"}
)
_NO_NOUN = frozenset(
    {"", "will", "would", "has", "have", "had", "is", "was", "of", "at", "costs", "cost", "sold", "one", "paid", "pays", "get", "gets",  # noqa: E501
     "got", "received", "receives", "raised", "gave", "must", "can", "household's"}
)  # fmt: skip
# "between them", "in total": a sum for all of them, whatever "each" stands near.
_TOGETHER = regex.compile(r"\b(?:in all|in total|total|altogether|between them|together|combined)\b")


def price_per(context: Context, claim: Claim) -> str | None:
    """Return what a sum is the price of one of ("gram", "child"), "" for plain "each", None for a whole sum.

    Prices for a stretch of time ("£300 a year") are none.
    """
    if claim.kind not in (Kind.MONEY, Kind.RATE) or not number(claim) or claim.unit is None:
        return None
    follows = _EACH.match(after(context, claim, 40))
    if follows is not None:
        noun = follows[1] or follows[2] or ""
    elif claim.per and claim.per != "each":
        noun = claim.per
    elif one := _ONE_COSTS.search(lead := before(context, claim, 70) + " ") or _COST_PER.search(lead):
        noun = one[1]
    else:
        precedes = _EACH_BEFORE.search(before(context, claim, 70))
        if precedes is None or _TOGETHER.search(after(context, claim, 20)):
            return None
        noun = precedes[1] or ""
    if noun in _TIME or claim.per in _TIME:
        return None
    return "" if noun in _NO_NOUN else noun


def is_whole_sum(context: Context, claim: Claim) -> bool:
    """Whether a sum is one for all, with no "each", "a year" or "up to" on it."""
    return (
        claim.kind is Kind.MONEY
        and bool(number(claim))
        and claim.hedge in (Hedge.NONE, Hedge.ABOUT, Hedge.NEARLY, Hedge.JUST_OVER, Hedge.MORE_THAN, Hedge.AT_LEAST)
        and claim.per in ("", "each")
        and price_per(context, claim) is None
    )
