"""FC705: an old price, a percentage off (or VAT on top) and a new price do not fit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

import regex

from factcheck.model import Apply, Claim, Compare, Const, Expression, Hedge, Kind, Ref, Relation, Tie
from factcheck.relate.amounts import after, before, number, quoted, scene, size
from factcheck.relate.context import Context
from factcheck.relate.rule import Rule

_OFF = regex.compile(
    r"^ ?(?:will (?:come|be taken) |comes |taken |came |has been taken )?(?:off\b|discount\b(?! rate)|price "
    r"cut\b|reduction in (?:the )?(?:price|cost|fee|fare)\b|cheaper\b)"
)
_OFF_BEFORE = regex.compile(
    r"\b(?:discount of|reduc(?:es|ed|ing) (?:the )?(?:price|cost|fee|fare)[a-z ]{0,25} by|price[a-z ]{0,20} "
    r"(?:cut|reduced) by|(?:are|is|were|was|been) (?:reduced|marked down|cut) by) $"
)
_CUT_OF = regex.compile(r"\b(?:cut|reduction|saving) of $")  # of a price only where a price is said to be paid after it
_PRICED = regex.compile(r"\b(?:costs?|pays?|price|fares?|fees?|charged?|sells?|sold)\b[a-z ,]{0,20} $")
_VAT = regex.compile(r"\b(?:vat|sales tax|surcharge|service charge)\b")
# The price before: "was £50", "the €160 card", "full price"; the price now: "now £45", "will pay ninety".
# "will go for $180, half the usual price"
_OF_OLD = regex.compile(
    r" ?(?:of )?(?:the|its|their|his|her|our) (?:usual|normal|regular|full|original|list|old|former) (?:price|cost|"
    r"fee|fare|rent|rate)\b"
)
_NOW = regex.compile(
    r"\b(?:now|pay|pays|paying|costs?|to|for|or|at|is|are|bringing|brings|making|makes)\b[a-z ,]{0,12} $"
)
_OTHER = regex.compile(
    r"\b(?:up to|from (?:£|\$|€)|as little as|further|(?:for|to) members?|non-members?|extra \d|"
    r"additional|per cent of)\b"
)


def relate(context: Context) -> Iterable[Relation]:
    """Yield new price = old price x (1 - share), for the two prices in reach of "25% off"."""
    for share in context.claims:
        if share.kind not in (Kind.PERCENT, Kind.RATIO) or not number(share) or share.hedge is Hedge.UP_TO:
            continue
        cut = bool(_CUT_OF.search(before(context, share) + " "))
        off = cut or bool(_OFF.match(after(context, share)) or _OFF_BEFORE.search(before(context, share) + " "))
        added = not off and bool(_VAT.search(before(context, share, 30) + " " + after(context, share, 20)))
        if off or added:
            yield from _prices(context, share, added, cut)
        elif share.kind is Kind.RATIO and _OF_OLD.match(after(context, share)):
            yield from _prices(context, share, added, cut, part=True)


def _prices(context: Context, share: Claim, added: bool, cut: bool, part: bool = False) -> Iterator[Relation]:
    """The new price from the old one; `part` where the share is what is left of it and not what comes off."""
    near = [
        claim
        for claim in context.claims
        if (claim.kind is Kind.MONEY or _is_bare_price(context, claim))
        and number(claim)
        and claim.hedge is Hedge.NONE
        and share.sentence - 2 <= claim.sentence <= share.sentence + 4
        and claim.per in ("", "each", "head", "person", "week", "month", "year", "night", "day")
    ]
    own = [claim for claim in near if claim.sentence == share.sentence]
    prices = own if len(own) >= 2 else near
    if not 2 <= len(prices) <= 4 or sum(claim.kind is Kind.MONEY for claim in prices) < 1:
        return
    if _OTHER.search(scene(context, share, *prices)):
        return
    kept = _share(share)
    left: Expression = Apply("+", (Const(Fraction(1)), kept)) if added else Apply("-", (Const(Fraction(1)), kept))
    left = kept if part else left
    for old in prices:
        for new in prices:
            if (
                old.id == new.id
                or not Fraction(1, 20) < size(new) / size(old) < 20
                or (size(new) < size(old)) == added
                or (old.unit not in (new.unit, None) and new.unit)
            ):
                continue
            if not (_PRICED if cut else _NOW).search(before(context, new, 40) + " "):
                continue
            yield Relation(
                "discount-mismatch",
                (new.id, old.id, share.id),
                Compare(Ref(new.id), "=", Apply("*", (Ref(old.id), left))),
                Tie.CERTAIN if prices is own and len(prices) == 2 else Tie.LIKELY,
                f"{quoted(share)} {'on top of' if added else 'of' if part else 'off'} {quoted(old)} is {{expected}}, "
                f"not {quoted(new)}.",
                group=str(share.id),
            )


def _share(share: Claim) -> Expression:
    return Apply("/", (Ref(share.id), Const(Fraction(100)))) if share.kind is Kind.PERCENT else Ref(share.id)


def _is_bare_price(context: Context, claim: Claim) -> bool:
    """Whether a count without a noun stands for money said before: "swimmers pay ninety"."""
    return (
        claim.kind is Kind.COUNT
        and regex.search(r"\b(?:pay|pays|paid|costs?|price is)(?: just| only)? $", before(context, claim) + " ")
        is not None
        and regex.match(r"^(?:[.,;]|$| (?:instead|a|each|from|until|under))", after(context, claim)) is not None
    )


RULE = Rule(
    code="FC705",
    name="discount-mismatch",
    summary="A price, a percentage off it (or VAT on top) and the resulting price do not fit.",
    finds="“40% off the €160 card: swimmers pay €112”, “a quarter off the rent of $60, so that tenants pay $50”.",
    why="Customers will hold the firm to whichever price is lower.",
    silent="Where any two of the prices given fit, and where the discount is “up to” so much.",
    bad="Islanders get 30% off the $240 ferry card and pay $180.",
    good="Islanders get 30% off the $240 ferry card and pay $168, or $180 with parking.",
    checks=("G5",),
    relate=relate,
)
