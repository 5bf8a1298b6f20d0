"""From pairs of mentions to relations: what the rules on repeats share.

Where the two mentions stand decides which rule speaks: headline and body, quotation and body, notes and body, or two
places of the body; a cell of a table is for the rule on tables.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from fractions import Fraction

from factcheck.model import BlockKind, Claim, Compare, Const, Kind, Ref, Relation, Tie
from factcheck.relate.context import Context
from factcheck.relate.repeats import Pair
from factcheck.relate.taken_up import taken_up
from factcheck.relate.told_again import told_again
from factcheck.relate.typos import is_long, slip_between

__all__ = ["Where", "equation", "named", "repeated"]


class Where(StrEnum):
    """Where two mentions stand."""

    HEADLINE = "headline and body"
    QUOTE = "quotation and body"
    NOTES = "notes and body"
    BODY = "two places of the body"
    TABLE = "a table"


_SILENT = 1.0  # neither noun against the other
# Log odds that a pair is one figure, from which its rule speaks (in a hundred unaltered releases some three pairs
# reach them), and from which it is sure where the two are a slip of the hand apart.
_LIKELY = 1.0
_LIKELY_IN_NOTES = 1.0
_CERTAIN = {"swap": 4.0, "digit": 4.5}
_CERTAIN_SHORT = 5.0  # of two digits: "$6.4 million" in the headline, "$4.6 million" in the lead

_NOTES = frozenset({BlockKind.NOTES, BlockKind.BOILERPLATE})
_TITLES = frozenset({BlockKind.HEADLINE, BlockKind.STANDFIRST})
_SILENT_BLOCKS = frozenset({BlockKind.CONTACT, BlockKind.FURNITURE, BlockKind.DATELINE})


def where(context: Context, a: Claim, b: Claim) -> Where:
    """Return where two claims stand, the most telling place first."""
    kinds = {context.block(a).kind, context.block(b).kind}
    if BlockKind.TABLE_CELL in kinds:
        return Where.TABLE
    if len(kinds & _NOTES) == 1 and not kinds <= _NOTES:
        return Where.NOTES
    if a.quoted != b.quoted:
        return Where.QUOTE
    if len(kinds & _TITLES) == 1 and not kinds <= _TITLES:
        return Where.HEADLINE
    return Where.BODY


def repeated(context: Context, rule: str, place: Where, message: str) -> Iterator[Relation]:
    """Yield the relation of each likely pair of a place, a figure at fault at most once.

    `message` has "{one}" for the figure at fault, that no other mention vouches for (or the later one), "{other}".
    """
    spoken: set[int] = set()
    for pair in context.repeats:
        if pair.score < (_LIKELY_IN_NOTES if place == Where.NOTES else _LIKELY):
            break
        one, other = _order(pair)
        if one.id in spoken:
            continue
        spoken.add(one.id)
        if place == Where.BODY and (one.role == other.role == "from" or one.kind == Kind.AGE):
            continue  # figures of a period before, and ages, have rules of their own
        if {context.block(one).kind, context.block(other).kind} & _SILENT_BLOCKS or where(context, one, other) != place:
            continue
        yield Relation(
            rule,
            (one.id, other.id),
            equation(one, other),
            _tie(pair),
            message.format(one=named(one), other=named(other)),
        )
    yield from _again(context, rule, place, message, spoken)


def _again(context: Context, rule: str, place: Where, message: str, spoken: set[int]) -> Iterator[Relation]:
    for other, one in (*taken_up(context), *told_again(context)):
        if one.id not in spoken and other.id not in spoken and where(context, one, other) == place:
            spoken.add(one.id)
            text = message.format(one=named(one), other=named(other))
            yield Relation(rule, (one.id, other.id), equation(one, other), Tie.LIKELY, text)


def _tie(pair: Pair) -> Tie:
    """Sure where digits of a long figure, or of a headline's, changed places or one is another: of some hundred such
    pairs one is chance."""
    a, b = pair.a.claim, pair.b.claim
    sure = _CERTAIN.get(slip_between(a, b))
    if sure is None or a.kind in (Kind.DATE, Kind.YEAR, Kind.INTERVAL):
        return Tie.LIKELY
    if Kind.DURATION in (a.kind, b.kind):
        return Tie.LIKELY  # terms are round: 48 and 84 months are each other's digits by chance
    long = is_long(a) and is_long(b)
    if pair.score < (sure if long else _CERTAIN_SHORT) or not (long or pair.a.title != pair.b.title):
        return Tie.LIKELY
    alike = pair.features["words alike before"] + pair.features["words alike after"]
    beside = pair.a.title != pair.b.title or alike > 0 or pair.features["noun"] > _SILENT
    return Tie.CERTAIN if beside else Tie.LIKELY


def _order(pair: Pair) -> tuple[Claim, Claim]:
    """The figure at fault first: the one that nobody vouches for, or else the later."""
    a, b = pair.a.claim, pair.b.claim
    return (a, b) if b.id in pair.vouched else (b, a)


def named(claim: Claim) -> str:
    """A figure as a message names it: “£20-million”."""
    return f"“{' '.join(claim.text.split())}”"


def equation(one: Claim, other: Claim) -> Compare:
    """The equation of two mentions of one figure.

    Where their ranges meet though their digits differ ("up to 50%", "up to 43%"), or a date has no year and so no
    range, what is compared is the written digits.
    """
    if one.loose.meets(other.loose) or Kind.DATE in {one.kind, other.kind} or one.kind != other.kind:
        left, right = _digits(one), _digits(other)
        if left is not None and right is not None:
            return Compare(Const(left, one.text), "=", Const(right, other.text))
    return Compare(Ref(one.id), "=", Ref(other.id))


def _digits(claim: Claim) -> Fraction | None:
    if isinstance(claim.value, Fraction):
        return claim.value
    if claim.parts:
        return Fraction("".join(str(int(part)) for part in claim.parts))
    if isinstance(claim.value, str) and claim.kind in (Kind.DATE, Kind.YEAR):
        return Fraction(int("".join(character for character in claim.value if character.isdigit())))
    return None
