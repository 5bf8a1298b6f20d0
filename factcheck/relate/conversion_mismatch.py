"""FC701: a figure given in two units that are not the same amount."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from fractions import Fraction

import regex

from factcheck.model import Apply, Claim, Compare, Const, Expression, Hedge, Kind, Ref, Relation, Tie
from factcheck.relate.amounts import before, number, quoted, size
from factcheck.relate.context import Context
from factcheck.relate.rule import Rule
from factcheck.relate.wording import gap
from factcheck.units import dimension, factors, named

# What stands between a figure and the same figure in another unit: "26 miles (42km)", "26 miles, or 42km".
_GLOSS = regex.compile(
    r"(?: of [a-z]{3,15}(?=,))?[\s,]{0,2}(?:[(\[]|/|=|(?:\(|, )?(?:or|equal to|equivalent to|that is|which is|"
    r"i\.e\.)(?: about)?)\s?"
)
_SMALLER = {"foot": "inch", "stone": "pound", "pound": "ounce"}
_HEADING = regex.compile(r"^(.{0,60}?)[\s(,\[/]{1,3}(?:in )?([\w/²]{1,12}(?: [\w²]{1,12})?)[)\]]?$")
_FAHRENHEIT = frozenset({"degree Celsius", "degree Fahrenheit"})


def relate(context: Context) -> Iterable[Relation]:
    """Yield first figure x factor = second figure, for each pair in a sentence and each pair of table columns."""
    for claim in context.claims:
        if number(claim) is None:
            continue
        first, amount = _amount(context, claim)
        second = _at(context, first.id + 1)
        if second is None or not number(second) or second.sentence != claim.sentence or _part_of(context, claim):
            continue
        if _GLOSS.fullmatch(gap(context, first, second)):
            last, other = _amount(context, second)
            used = tuple(dict.fromkeys((second.id, last.id, claim.id, first.id)))
            yield from _equations(claim, second, amount, other, used)
    yield from _table_pairs(context)
    yield from _next_sentence(context)


def _equations(a: Claim, b: Claim, left: Expression, right: Expression, used: tuple[int, ...]) -> Iterator[Relation]:
    message = (
        f"{quoted(a)} and {quoted(b)} are not the same amount: check the conversion; {quoted(a)} would be {{expected}}."
    )
    if {a.unit, b.unit} == _FAHRENHEIT:
        fahrenheit = b.unit == "degree Fahrenheit"
        nine = Apply("*", (left if fahrenheit else right, Const(Fraction(9, 5))))
        given = right if fahrenheit else left
        formula = Compare(given, "=", Apply("+", (nine, Const(Fraction(32)))))
        yield Relation("conversion-mismatch", used, formula, Tie.CERTAIN, message)
        return
    if a.unit == b.unit or dimension(a.unit) == "time" or _both_round(a, b):
        return
    for factor in factors(a.unit, b.unit):
        formula = Compare(right, "=", Apply("*", (left, Const(factor))))
        yield Relation("conversion-mismatch", used, formula, Tie.CERTAIN, message, group=f"{a.id}-{b.id}")


# "The reserve takes in 500 acres. ... That is 202 hectares.": the figure before it said again.
_THAT_IS = regex.compile(
    r"^(?:that|this|it|which) (?:is|was|equals|makes|comes to|works out at|amounts to|corresponds to|is the same as)"
    r"(?: about| just(?: over| under)?| roughly| nearly| almost| some)? $|^(?:in (?:metric|imperial|old)[a-z "
    r"]{0,12} that is|"
    r"put another way, that is) $"
)


def _next_sentence(context: Context) -> Iterator[Relation]:
    """A figure in another unit that opens a sentence with "that is", after the one figure it can be of."""
    for claim in context.claims:
        lead = before(context, claim, 60) + " "
        if claim.kind is not Kind.MEASURE or not number(claim) or not _THAT_IS.match(lead):
            continue
        kind = dimension(claim.unit)
        earlier = [
            c
            for c in context.neighbours(claim, before=1)  # "80mg a can ... four cans. That is": further off it is a sum
            if c.sentence < claim.sentence and number(c) and kind and dimension(c.unit) == kind and c.unit != claim.unit
        ]
        if len(earlier) == 1 and claim.hedge is Hedge.NONE and not _both_round(earlier[0], claim):
            for relation in _equations(earlier[0], claim, Ref(earlier[0].id), Ref(claim.id), (claim.id, earlier[0].id)):
                yield replace(relation, tie=Tie.LIKELY)


def _both_round(a: Claim, b: Claim) -> bool:
    """Whether two round figures are each other's rough equal: "600 feet (180 metres)" is 590 feet."""
    if size(a) % 10 or size(b) % 10:
        return False
    return any(abs(size(a) * ratio / size(b) - 1) < Fraction(1, 20) for ratio in factors(a.unit, b.unit))


def _amount(context: Context, claim: Claim) -> tuple[Claim, Expression]:
    """A figure with the smaller unit that belongs to it: "5ft 10in" is 5 + 10/12 feet; and its last claim."""
    following = _at(context, claim.id + 1)
    smaller = _SMALLER.get(claim.unit or "")
    if following is not None and smaller and following.unit == smaller and gap(context, claim, following) in ("", " "):
        (factor,) = factors(smaller, claim.unit)[:1]
        return following, Apply("+", (Ref(claim.id), Apply("*", (Ref(following.id), Const(factor)))))
    return claim, Ref(claim.id)


def _part_of(context: Context, claim: Claim) -> bool:
    """Whether the claim is the inches of feet and inches, or has no unit to convert."""
    if claim.unit is None or (not dimension(claim.unit) and claim.unit not in _FAHRENHEIT):
        return True
    earlier = _at(context, claim.id - 1)
    return earlier is not None and _amount(context, earlier)[0] is claim


def _at(context: Context, number_: int) -> Claim | None:
    return context.claims[number_] if 0 <= number_ < len(context.claims) else None


def _table_pairs(context: Context) -> Iterator[Relation]:
    """Pairs of cells of one row under "Limit (lb)" and "Limit (kg)"."""
    rows: dict[tuple[int | None, int | None], list[Claim]] = {}
    for claim in context.claims:
        block = context.block(claim)
        if block.table_id is not None and block.row is not None and number(claim) is not None:
            rows.setdefault((block.table_id, block.row), []).append(claim)
    for cells in rows.values():
        headed = [(cell, *_heading(cell.column)) for cell in cells if cell.kind in (Kind.COUNT, Kind.MEASURE)]
        for index, (a, what, unit) in enumerate(headed):
            for b, other, target in headed[index + 1 :]:
                if not unit or not target or unit == target or what != other or _rounds(a, b, factors(unit, target)):
                    continue
                message = f"{quoted(a)} {unit} and {quoted(b)} {target} are not the same amount: check the conversion."
                for factor in factors(unit, target):
                    formula = Compare(Ref(b.id), "=", Apply("*", (Ref(a.id), Const(factor))))
                    group = f"{a.id}-{b.id}"
                    yield Relation("conversion-mismatch", (b.id, a.id), formula, Tie.CERTAIN, message, group=group)


def _rounds(a: Claim, b: Claim, ratios: tuple[Fraction, ...]) -> bool:
    """Whether bare cells agree within half a unit of their last digits: 150 lb is 68.04 kg, given as 68."""
    half_a, half_b = Fraction(1, 2 * 10**a.decimals), Fraction(1, 2 * 10**b.decimals)
    return any(abs(size(a) * ratio - size(b)) <= half_b + half_a * ratio for ratio in ratios)


def _heading(label: str) -> tuple[str, str]:
    """What a column gives and in which unit: "Limit (lb)" -> ("limit", "pound"); unit "" if none is named."""
    match = _HEADING.match(" ".join(label.lower().split()))
    return (match[1].strip(), named(match[2])) if match else ("", named(label))


RULE = Rule(
    code="FC701",
    name="conversion-mismatch",
    summary="A figure is given in two units, and the two are not the same amount.",
    finds="“26 miles (52km)”, “8,000 sq ft (20,720 sq km)”, and table columns that give one thing in two units.",
    why="A wrong conversion is easy to see, and readers will see it.",
    silent="Within the rounding of both figures; “miles”, “gallons” and “tons” may be of any common kind.",
    bad="A 26-mile (52km) path will link the two towns.",
    good="A 26-mile (42km) path will link the two towns.",
    checks=("G1",),
    relate=relate,
)
