"""The two sides of a formula as exact ranges, and whether they can be reconciled."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from enum import StrEnum
from fractions import Fraction
from functools import reduce

from factcheck.interval import Interval, exactly, hull
from factcheck.model import Apply, Claim, Compare, Const, Expression, Ref, Relation

Ranges = Callable[[Claim], Interval]


class Break(StrEnum):
    """How badly a relation is broken."""

    NONE = "holds"
    TIGHT = "broken as written, reconcilable by a kind reader"
    LOOSE = "broken however kindly it is read"


def breaks(claims: tuple[Claim, ...], relation: Relation) -> Break:
    """Return how a relation fares under the loose and the tight ranges of its claims.

    Raises ZeroDivisionError when a figure to divide by is exactly nought.
    """
    formula = relation.formula
    if formula is None:
        return Break.NONE
    if not possible(claims, formula, loose, relation.whole):
        return Break.LOOSE
    # Whether 90% of 36 is a whole number is asked of 90% as it may have been rounded, never of the bare 90.
    if formula.op != "whole" and not possible(claims, formula, tight, relation.whole):
        return Break.TIGHT
    return Break.NONE


def possible(claims: tuple[Claim, ...], formula: Compare, ranges: Ranges, whole: bool = False) -> bool:
    """Tell whether some values drawn from the ranges satisfy the formula."""
    right = evaluate(claims, formula.right, ranges)
    if formula.op == "whole":
        return right.holds_whole_number()
    left = evaluate(claims, formula.left, ranges)
    match formula.op:
        case "=":
            return left.meets(right) and (not whole or _common(left, right).holds_whole_number())
        case "<=":
            return left.may_be_at_most(right)
        case "<":
            return left.may_be_below(right)
        case ">=":
            return right.may_be_at_most(left)
        case ">":
            return right.may_be_below(left)
    raise ValueError(f"unknown comparison {formula.op!r}")


def evaluate(claims: tuple[Claim, ...], expression: Expression, ranges: Ranges) -> Interval:
    """Return the range of an expression. Raises ZeroDivisionError, or ValueError for an unknown operation."""
    if isinstance(expression, Ref):
        return ranges(claims[expression.claim])
    if isinstance(expression, Const):
        return exactly(expression.value)
    values = [evaluate(claims, argument, ranges) for argument in expression.args]
    match expression.op:
        case "+":
            return reduce(lambda a, b: a + b, values)
        case "-":
            return reduce(lambda a, b: a - b, values)
        case "*":
            return reduce(lambda a, b: a * b, values)
        case "/":
            return reduce(lambda a, b: a / b, values)
        case "weekday":
            return _weekday(values[0])
        case "year":
            return _year(values[0])
    raise ValueError(f"unknown operation {expression.op!r}")


def cut_off(claims: tuple[Claim, ...], relation: Relation) -> bool:
    """Whether the stated figure is what the others give, cut off after its digits: 91.6 for 91.69."""
    formula = relation.formula
    if formula is None or formula.op != "=" or not isinstance(formula.left, Ref):
        return False
    printed, given = claims[formula.left.claim], evaluate(claims, formula.right, stated)
    if not isinstance(printed.value, Fraction) or not given.is_point or given.low is None:
        return False
    step = Fraction(printed.scale, 10**printed.decimals)
    return given.low // step * step == printed.value


def loose(claim: Claim) -> Interval:
    """What a kind reader grants the figure."""
    return claim.loose


def tight(claim: Claim) -> Interval:
    """What the written digits say."""
    return claim.tight


def stated(claim: Claim) -> Interval:
    """The value itself where there is one, for printing sums; else what the digits say."""
    return exactly(claim.value) if isinstance(claim.value, Fraction) else claim.tight


def _common(a: Interval, b: Interval) -> Interval:
    lows = [(r.low, r.low_open) for r in (a, b) if r.low is not None]
    highs = [(r.high, not r.high_open) for r in (a, b) if r.high is not None]
    low, low_open = max(lows) if lows else (None, True)
    high, closed = min(highs) if highs else (None, False)
    return Interval(low, high, low_open, not closed)


def _weekday(day: Interval) -> Interval:
    # Ordinal 1 (1 January of the year 1) was a Monday, which is 0 here.
    if day.low is None or day.high is None or day.high - day.low >= 6:
        return Interval(Fraction(0), Fraction(6))
    days = [exactly((Fraction(int(day.low) + step) - 1) % 7) for step in range(int(day.high - day.low) + 1)]
    return hull(*days)


def _year(day: Interval) -> Interval:
    def year(ordinal: Fraction | None) -> Fraction | None:
        return None if ordinal is None else Fraction(date.fromordinal(int(ordinal)).year)

    return Interval(year(day.low), year(day.high))


def refs(expression: Expression) -> tuple[int, ...]:
    """The ids of the claims in an expression, left to right."""
    if isinstance(expression, Ref):
        return (expression.claim,)
    if isinstance(expression, Apply):
        return tuple(number for argument in expression.args for number in refs(argument))
    return ()
