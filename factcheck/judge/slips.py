"""The slip named: which common mistake turns what the others give into the figure as printed.

A slip is named only if it reproduces the printed figure within its written digits; nothing is guessed.
"""

from __future__ import annotations

from fractions import Fraction

from factcheck.interval import Interval, exactly
from factcheck.judge.evaluate import evaluate, stated
from factcheck.model import Apply, Claim, Const, Expression, Kind, Ref, Relation
from factcheck.units import alike, dimension, factors


def find_slip(claims: tuple[Claim, ...], relation: Relation) -> str | None:
    """Return the slip that explains a broken equation, as a phrase, or None."""
    formula = relation.formula
    if formula is None or formula.op != "=" or not isinstance(formula.left, Ref):
        return None
    printed = claims[formula.left.claim]
    if not isinstance(printed.value, Fraction) or printed.kind in (Kind.DATE, Kind.YEAR, Kind.WEEKDAY, Kind.TIME):
        return None
    given = evaluate(claims, formula.right, stated)
    return (
        _change_slip(claims, printed, formula.right)
        or _left_out(claims, printed, formula.right)
        or _other_unit(claims, printed, formula.right)
        or _wrong_way(claims, printed, formula.right)
        or (_digit_slip(printed, given) if given.is_point and given.low is not None else None)
    )


def _digit_slip(printed: Claim, given: Interval) -> str | None:
    stated_value, other = printed.value, given.low
    if not isinstance(stated_value, Fraction) or not stated_value or not other or stated_value == other:
        return None
    factor = stated_value / other
    for size, name in ((10**9, "billion"), (10**6, "million"), (1000, "thousand")):
        if factor in (Fraction(size), Fraction(1, size)):
            return f"the two differ by a factor of exactly one {name}"
    if factor in (Fraction(10), Fraction(1, 10), Fraction(100), Fraction(1, 100)):
        return "the two differ by a nought or a decimal point"
    a, b = _digits(stated_value), _digits(other)
    if len(a) == len(b) and sorted(a) == sorted(b) and sum(x != y for x, y in zip(a, b, strict=True)) == 2:
        return "two digits are swapped"
    if abs(len(a) - len(b)) == 1:
        longer, shorter = (a, b) if len(a) > len(b) else (b, a)
        if any(longer[:i] + longer[i + 1 :] == shorter for i in range(len(longer))):
            return "a digit is dropped or doubled"
    return None


def _digits(value: Fraction) -> str:
    """The significant digits of a number: 6,452 -> "6452"; 4.20 -> "42"; six decimals of one that does not end."""
    for _ in range(6):
        if value.denominator == 1:
            break
        value *= 10
    return str(abs(int(value))).rstrip("0")


def _left_out(claims: tuple[Claim, ...], printed: Claim, right: Expression) -> str | None:
    """One part left out of a sum: 83 where 83 + 2 is 85."""
    if not isinstance(right, Apply) or right.op != "+" or len(right.args) < 2:
        return None
    for number, argument in enumerate(right.args):
        rest = right.args[:number] + right.args[number + 1 :]
        without = evaluate(claims, Apply("+", rest), stated)
        if isinstance(argument, Ref) and without.is_point and _reproduces(printed, without):
            return f"the printed figure leaves out {' '.join(claims[argument.claim].text.split())}"
    return None


def _change_slip(claims: tuple[Claim, ...], printed: Claim, right: Expression) -> str | None:
    """Slips in a percentage change B/A*100-100, after the public corrections of newspapers."""
    match right:
        case Apply("-", (Apply("*", (Apply("/", (new, old)), Const(hundred))), Const(base))) if hundred == base == 100:
            pass
        case Apply("-", (Const(base), Apply("*", (Apply("/", (new, old)), Const(hundred))))) if hundred == base == 100:
            pass  # a fall: 100 - B / A * 100
        case _:
            return None
    b, a = evaluate(claims, new, stated), evaluate(claims, old, stated)
    if a.contains(0) or b.contains(0):
        return None
    per_cent = Interval(Fraction(100), Fraction(100))
    for value, name in (
        (b / a * per_cent, "that is the new figure as a percentage of the old, an extra 100 too many"),
        ((b - a) / b * per_cent, "the new figure was taken as the base"),
        (b - a, "that is the difference itself, not a percentage"),
    ):
        if value.is_point and (_reproduces(printed, value) or _reproduces(printed, -value)):
            return name
    return None


def _other_unit(claims: tuple[Claim, ...], printed: Claim, right: Expression) -> str | None:
    """A unit taken for another: 8,000 square feet given as 20,720 sq km, which is 8,000 square miles."""
    match right:
        case Apply("*", (Ref(number), Const())):
            given = claims[number]
        case _:
            return None
    kind = dimension(given.unit)
    if not isinstance(given.value, Fraction) or not kind or kind != dimension(printed.unit):
        return None
    for unit in alike(given.unit):
        if unit != printed.unit and any(
            _reproduces(printed, exactly(given.value * factor)) for factor in factors(unit, printed.unit)
        ):
            return f"that is the same number of the unit {unit}, not {given.unit}"
    return None


def _wrong_way(claims: tuple[Claim, ...], printed: Claim, right: Expression) -> str | None:
    """Slips in a conversion (26 miles given as 16km) or a division (12 for 600 among 50 given as 50 among 600)."""
    match right:
        case Apply("*", (Ref(), Const(factor) as constant)) if factor not in (0, 1):
            turned = evaluate(claims, Apply("/", (right.args[0], constant)), stated)
            name = "the conversion was made the wrong way round"
        case Apply("/", (Ref() as above, Ref() as below)):
            if evaluate(claims, above, stated).contains(0):
                return None
            turned = evaluate(claims, Apply("/", (below, above)), stated)
            name = "the division was made the wrong way round"
        case _:
            return None
    return name if turned.is_point and _reproduces(printed, turned) else None


def _reproduces(printed: Claim, value: Interval) -> bool:
    return printed.tight.meets(value)
