"""The sum spelled out, in the notation a press officer would jot down: "83 + 2 = 85, not 86"."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from factcheck.interval import Interval
from factcheck.judge.evaluate import evaluate, refs, stated
from factcheck.model import Apply, Claim, Compare, Const, Expression, Kind, Ref, Relation

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
SYMBOLS = {"GBP": "£", "USD": "$", "EUR": "€"}
CALENDAR = (Kind.DATE, Kind.YEAR)
_SIGNS = {"+": " + ", "-": " − ", "*": " × ", "/": " ÷ "}
_BINDS = {"+": 1, "-": 1, "*": 2, "/": 2}
_NOT = {"<=": "more than", "<": "not less than", ">=": "less than", ">": "not more than"}
_IS = {"<=": "within", "<": "less than", ">=": "at least", ">": "more than"}
_ORDER_NOT = {"<=": "is after", "<": "is not before", ">=": "is before", ">": "is not after"}
_ORDER_IS = {"<=": "is not after", "<": "is before", ">=": "is not before", ">": "is after"}


def spell_out(claims: tuple[Claim, ...], relation: Relation, broken: bool) -> str:
    """Return the sum of a relation as one line; `broken` says whether it fails. "" for a question."""
    formula = relation.formula
    if formula is None:
        return ""
    if formula.op == "whole":
        return _whole(claims, formula, broken)
    named = [claims[number] for number in (*refs(formula.left), *refs(formula.right))]
    if formula.op != "=" and named and all(claim.kind in CALENDAR for claim in named):
        verbs = _ORDER_NOT if broken else _ORDER_IS
        return f"{render(claims, formula.left)} {verbs[formula.op]} {render(claims, formula.right)}"
    left, right = render(claims, formula.left), render(claims, formula.right)
    like = _like(claims, formula)
    if formula.op == "=" and isinstance(formula.right, Apply) and formula.right.op == "weekday":
        weekday = number_text(evaluate(claims, formula.right, stated), like)
        day = f"{render(claims, formula.right.args[0])} is a {weekday}"
        return f"{day}, not a {left}" if broken else day
    if formula.op == "=":
        if isinstance(formula.right, Ref) or (isinstance(formula.right, Const) and formula.right.label):
            return f"{left} against {right}" if broken else f"{left} = {right}"
        answer = number_text(evaluate(claims, formula.right, stated), like)
        equation = right if right == answer else f"{right} = {answer}"
        if broken:
            return f"{equation}, not {left}"
        return equation if left == answer else f"{equation}, given as {left}"
    verb = (_NOT if broken else _IS)[formula.op]
    total = number_text(evaluate(claims, formula.left, stated), like)
    equation = left if isinstance(formula.left, Ref | Const) or left == total else f"{left} = {total}"
    bound = number_text(evaluate(claims, formula.right, stated), like)
    bound = right if isinstance(formula.right, Ref | Const) or right == bound else f"{right} = {bound}"
    return f"{equation}, {verb} {bound}"


def expected_text(claims: tuple[Claim, ...], relation: Relation) -> str:
    """Return what the other figures give for the stated one, e.g. "85", "149%", "Saturday"; "" for a question."""
    if relation.formula is None or relation.formula.op == "whole":
        return ""
    return number_text(evaluate(claims, relation.formula.right, stated), _like(claims, relation.formula))


def render(claims: tuple[Claim, ...], expression: Expression, binds: int = 0) -> str:
    """Return an expression in plain notation, figures as written, number words as digits."""
    if isinstance(expression, Ref):
        return figure_text(claims[expression.claim])
    if isinstance(expression, Const):
        return expression.label or number_text(Interval(expression.value, expression.value), None)
    if expression.op == "weekday":
        return f"the weekday of {render(claims, expression.args[0])}"
    if expression.op == "year":
        argument = expression.args[0]
        if isinstance(argument, Ref) and claims[argument.claim].kind is Kind.YEAR:
            return render(claims, argument)  # the year of "1965" reads as itself
        return f"the year of {render(claims, expression.args[0])}"
    own = _BINDS[expression.op]
    text = _SIGNS[expression.op].join(
        # The right side of − and ÷ needs brackets at equal rank: 10 − (3 − 1).
        render(claims, argument, own + (number > 0 and expression.op in "-/"))
        for number, argument in enumerate(expression.args)
    )
    return f"({text})" if own < binds else text


def figure_text(claim: Claim) -> str:
    """Return a figure as written, white space folded; number words of counts as digits ("two" -> "2")."""
    written = " ".join(claim.text.split())
    if isinstance(claim.value, Fraction) and claim.kind is Kind.COUNT and not any(c.isdigit() for c in written):
        return decimal_text(claim.value)
    return written


def number_text(value: Interval, like: Claim | None) -> str:
    """Return a value or range as the stated figure would be written: with its currency, unit or date form."""
    if value.low is None and value.high is None:
        return "anything"
    if value.low is None:
        return f"at most {_one(value.high, like)}"
    if value.high is None:
        return f"at least {_one(value.low, like)}"
    low, high = _one(value.low, like), _one(value.high, like)
    return low if low == high else f"{low} to {high}"


def decimal_text(value: Fraction, places: int = 2) -> str:
    """Return a number with thousands separators, rounded to at most `places` decimals for display only."""
    if abs(value) < 1 and value != 0:
        while places < 8 and abs(value) * 10**places < 10:
            places += 1
    scaled = round(value * 10**places)
    sign, digits = ("-" if scaled < 0 else ""), str(abs(scaled)).rjust(places + 1, "0")
    whole, decimals = digits[: len(digits) - places], digits[len(digits) - places :].rstrip("0")
    return f"{sign}{int(whole):,}" + (f".{decimals}" if decimals else "")


def _one(value: Fraction | None, like: Claim | None) -> str:
    if value is None:
        return "anything"
    if like is None:
        return decimal_text(value)
    if like.kind in CALENDAR and value.denominator == 1 and value > 3000:
        day = date.fromordinal(int(value))
        return f"{day.day} {day:%B %Y}"
    if like.kind is Kind.WEEKDAY:
        return WEEKDAYS[int(value) % 7]
    if like.kind in (Kind.PERCENT, Kind.POINTS) and like.unit != "basis point":
        return decimal_text(value) + ("%" if like.kind is Kind.PERCENT else " points")
    if like.kind is Kind.MONEY:
        return _money(value, like.unit or "", in_full=like.scale == 1)
    if like.kind in (Kind.DURATION, Kind.AGE, Kind.MEASURE) and like.unit:
        return f"{decimal_text(value)} {like.unit if value == 1 else _plural(like.unit)}"
    if like.kind is Kind.TIME:
        return f"{int(value) // 60:02}:{int(value) % 60:02}"
    return decimal_text(value)


def _plural(unit: str) -> str:
    """Units as they are read out: "miles per hour", "square metres", "degrees Celsius", "feet"."""
    head, per, rest = unit.partition(" per ")
    if head.startswith("degree "):
        return head.replace("degree ", "degrees ", 1) + per + rest
    *first, last = head.split(" ")
    irregular = {"foot": "feet", "inch": "inches", "stone": "stone", "hertz": "hertz"}
    many = irregular.get(last) or last + ("es" if last.endswith(("s", "ch", "x")) else "s")
    return " ".join((*first, many)) + per + rest


def _money(value: Fraction, currency: str, in_full: bool = False) -> str:
    """Return an amount in millions, billions or trillions; with all its digits beside "$6,468,767"."""
    for size, word in ((10**12, " trillion"), (10**9, " billion"), (10**6, " million")):
        if abs(value) >= size and not in_full:
            value, scale = value / size, word
            break
    else:
        scale = ""
    amount = decimal_text(value)
    if currency in SYMBOLS:
        return f"{SYMBOLS[currency]}{amount}{scale}"
    return f"{currency} {amount}{scale}".strip()


def _like(claims: tuple[Claim, ...], formula: Compare) -> Claim | None:
    """The claim whose form a computed value takes: the stated figure, left or else right of the sign."""
    for side in (formula.left, formula.right):
        if isinstance(side, Ref):
            return claims[side.claim]
    ids = refs(formula.left) or refs(formula.right)
    return claims[ids[0]] if ids and isinstance(formula.left, Apply) and formula.left.op in "+-" else None


def _whole(claims: tuple[Claim, ...], formula: Compare, broken: bool) -> str:
    amount = number_text(evaluate(claims, formula.right, lambda claim: claim.loose), None)
    verdict = "no whole number" if broken else "a whole number is possible"
    return f"{render(claims, formula.right)} = {amount}: {verdict}"
