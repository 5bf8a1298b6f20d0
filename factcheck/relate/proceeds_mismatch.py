"""FC709: shares sold, times their price, are not the proceeds given for them."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations

import regex

from factcheck.model import Claim, Compare, Const, Expression, Hedge, Relation, Span, Tie
from factcheck.relate.context import Context
from factcheck.relate.pattern import compiled, find, plus, q, ref, times, value
from factcheck.relate.rule import Rule

# "1,450,000 shares at an issue price of $2.40", "3,120 tokens ... at a mean cost of $118"
_ISSUE = compiled(
    r"{count:n} (?P<what>(?:[^{};.]|\{n\d{1,6}\}){3,200}?)\b"
    r"(?P<cue>(?:at|for|with|from)(?: an?| the)? (?:(?!exercise)[\w-]{2,14} ){0,4}"
    r"(?:price|cost)(?: per (?:[\w-]{2,12} ){1,2}| each)? ?(?:of|was|:)?) ?{price:m}"
)
# "lowered the warrants' strike price from $12.50 to $3.00", for the shares of a sentence before
_PRICE = compiled(
    r"\b(?P<cue>reduc\w+ the (?:exercise|conversion) price\b[^{};.]{0,60}?(?:from \{m\d{1,6}\} )?to) {price:m}"
)
_SHARES = compiled(r"{count:n} (?:of the [^{};.]{2,30} )?(?:[\w-]{2,16} ){0,3}(?:shares|units|ordinary shares)\b")
_TOTAL = compiled(
    r"\b(?P<cue>(?:(?:gross|aggregate|total)(?: cash)? proceeds|deployed|invested|spent|for a total of|"
    r"(?:for an? )?(?:aggregate|total) (?:cost|consideration|purchase price)))\b[^{};.]{0,170}? {total:m}"
)
_TOGETHER = regex.compile(r"\b(?:combined|both|together)\b", regex.IGNORECASE)
# "1,450,000 shares and warrants to buy 2,900,000 shares, at a joint price of $1.80": paid for the first
_WARRANTS = regex.compile(r"\b(?:warrants|options|rights)\b[^{};.]{0,40}\bto (?:purchase|buy)\b[^{};.]{0,40}$")
# Proceeds that hold more than the shares told of.
_MORE = regex.compile(
    r"\b(?:over-?allotment|net proceeds|additional gross|if (?:all|the)|upon (?:the )?(?:full )?exercise|tranche|"
    r"up to an additional|milestones?|since|to date|over the (?:past|last))\b",
    regex.IGNORECASE,
)
_REACH = 4  # sentences
_MOST = 3  # issues that one sum may be for
_FAR = Fraction(5, 4)


def relate(context: Context) -> Iterator[Relation]:
    """Yield total = shares x price for each sum near an issue of shares; several issues may make one sum."""
    issues = _issues(context)
    for found in find(context, _TOTAL):
        total = found["total"]
        near = [
            pair for pair in issues if abs(pair[0].sentence - total.sentence) <= _REACH and pair[1].unit == total.unit
        ][:_MOST]
        if not near or value(total) is None or total.hedge is Hedge.UP_TO or _MORE.search(found.frame.text):
            continue
        together = _TOGETHER.search(found.frame.text[: found.match.start("total")])
        for size in range(len(near) if together else 1, len(near) + 1):
            for some in combinations(near, size):
                yield _relation(total, some, found.tie())


def _issues(context: Context) -> list[tuple[Claim, Claim]]:
    """The shares of each issue with the price of one."""
    pairs = [
        (found["count"], found["price"]) for found in find(context, _ISSUE) if not _WARRANTS.search(found.before())
    ]
    prices = [found["price"] for found in find(context, _PRICE)]
    priced = {count.id for count, _ in pairs} | {price.id for _, price in pairs}
    for found in find(context, _SHARES):
        count = found["count"]
        later = [p for p in prices if 0 <= p.sentence - count.sentence <= _REACH and p.span > count.span]
        if count.id not in priced and len(later) == 1 and later[0].id not in priced:
            pairs.append((count, later[0]))
            priced.add(later[0].id)  # the price is that of the warrants told first, not of those given for them
    return [(count, price) for count, price in pairs if (value(count) or 0) > 1 and value(price)]


def _relation(total: Claim, some: tuple[tuple[Claim, Claim], ...], ties: tuple[Span, ...]) -> Relation:
    products: list[Expression] = [times(ref(count), ref(price)) for count, price in some]
    product = products[0] if len(products) == 1 else plus(*products)
    said = " and ".join(f"{q(count)} at {q(price)}" for count, price in some)
    formula = Compare(ref(total), "=", product)
    stated = value(total)
    if total.hedge is Hedge.MORE_THAN and stated is not None:  # "more than $640 million" is not said of $900 million
        formula = Compare(product, "<=", Const(stated * _FAR, f"a quarter above {q(total)}"))
    return Relation(
        "proceeds-mismatch",
        (total.id, *(claim.id for pair in some for claim in pair)),
        formula,
        Tie.LIKELY,
        f"{said} do not come to {q(total)}: check the number, the price and the sum.",
        group=f"proceeds-mismatch {total.id}",
        ties=ties,
    )


RULE = Rule(
    code="FC709",
    name="proceeds-mismatch",
    summary="Shares sold, times their price, do not give the proceeds stated.",
    finds="“640,250 shares at $4.00 a share, for gross proceeds of $2.65 million”, also where the three stand in "
    "sentences of their own and where two issues make one sum.",
    why="The three figures are in the contract, and investors multiply.",
    silent="When any issue told near by, or several together, give the sum; with options to buy more; and with net "
    "proceeds.",
    bad="Vorne sold 640,250 shares at a price of $4.00 per share. Gross proceeds were $2.65 million.",
    good="Vorne sold 640,250 shares at a price of $4.00 per share. Gross proceeds were $2.56 million.",
    checks=("G4",),
    relate=relate,
)
