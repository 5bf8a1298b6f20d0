"""FC218: prison terms listed must add up to the total given."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import regex

from factcheck.model import Apply, Claim, Compare, Const, Expression, Hedge, Kind, Ref, Relation, Tie
from factcheck.relate.context import Context
from factcheck.relate.frame import COUNT, SLOT, Frame
from factcheck.relate.parts import exact, quoted, quotes
from factcheck.relate.rule import Rule

_TOTAL = regex.compile(
    r"\b(?:a (?:combined )?total of|a combined|totall?ing|combined sentences of|"
    r"combined total of) (?:more than |over |nearly |almost )?\{t(?P<t>\d+)\}|"
    r"\{t(?P<t>\d+)\}[^{}.;]{0,30} (?:between them|in total|altogether|in all)"
)
# Of several people: "eight defendants to a combined {t}", "individuals have been ordered to serve a total of {t}"
_COMBINED = regex.compile(
    r"\b(?:combined|(?:defendants|men|women|people|individuals|companies|members|officers|officials|they)\b[^{}.;]{0,90}"
    r"\b(?:sentenced to|serve|received|jailed for)(?: serve)? (?:a |combined )?total of) \{t(?P<t>\d+)\}"
)
_PRISON = regex.compile(r"\b(?:jail|jailed|prison|imprison\w*|behind bars|custody|sentenced?|sentences|sentencings?)\b")
_TERM = regex.compile(
    r"\b(?:sentenced by [^{}.;]{3,120} to|"
    r"jailed for|sentenced to(?: serve)?(?: a total of)?|imprisoned for|received|was given|got|"
    r"given|handed(?: a sentence of)?|– |- |: )(?: a| an)? ?\{t(?P<t>\d+)\}"
)
_PEOPLE = regex.compile(
    rf"{COUNT} (?:[\p{{Ll}}-]+ ){{0,3}}?(?:men|women|people|members|defendants|offenders|dealers|"
    rf"criminals|brothers|burglars|thieves|robbers)\b",
    regex.IGNORECASE,
)
_CONCURRENT = regex.compile(
    r"\b(?:concurrent\w*|suspended|community order|life|indefinite|minimum|extended|licence|unpaid work)\b",
    regex.IGNORECASE,
)
_MONTHS = {"year": Fraction(12), "month": Fraction(1)}


def relate(context: Context) -> Iterator[Relation]:
    """Yield total = sum of the terms, where as many terms are listed as people were sentenced."""
    for index, frame in enumerate(context.frames):
        yield from _within_combined(context, index, frame)
        for match in _TOTAL.finditer(frame.text):
            total = frame.claim(match["t"])
            if total.unit not in _MONTHS or not exact(total) or not _PRISON.search(frame.text):
                continue
            terms = _terms(context, index + 1, total)
            people = {
                frame_.claim(found[1]).value
                for frame_ in context.frames[: index + 3]
                for found in _PEOPLE.finditer(frame_.text)
            }
            if len(terms) > 1 and Fraction(len(terms)) in people:
                yield _relation(total, terms)


def _within_combined(context: Context, index: int, frame: Frame) -> Iterator[Relation]:
    """ "They were ordered to serve a combined 40 years": nobody's own term, told elsewhere, is longer."""
    for match in _COMBINED.finditer(frame.text):
        total = frame.claim(match["t"])
        if total.unit not in _MONTHS or not exact(total) or not _PRISON.search(frame.text):
            continue
        for number, other in enumerate(context.frames):
            if number == index or _TOTAL.search(other.text) or _CONCURRENT.search(other.text):
                continue
            for found in _TERM.finditer(other.text):
                term = other.claim(found["t"])
                if term.unit in _MONTHS and exact(term):
                    yield _no_longer(term, total)


def _no_longer(term: Claim, total: Claim) -> Relation:
    top: Expression = Ref(total.id)
    if isinstance(total.value, Fraction) and total.hedge in (Hedge.MORE_THAN, Hedge.AT_LEAST):
        top = Const(total.value * Fraction(3, 2), f"half as much again as {total.text}")
    factor = _MONTHS[total.unit or "year"] / _MONTHS[term.unit or "year"]
    right = top if factor == 1 else Apply("*", (top, Const(factor)))
    return Relation(
        "sentence-total-mismatch",
        (term.id, total.id),
        Compare(Ref(term.id), "<=", right),
        Tie.LIKELY,
        f"{quoted(term)} for one is more than {quoted(total)} for all together: check both terms.",
    )


def _terms(context: Context, start: int, total: Claim) -> list[Claim]:
    """The terms of the sentences and list items after the total; empty where any may not be added."""
    found: list[Claim] = []
    for frame in context.frames[start:]:
        terms = [frame.claim(match["t"]) for match in _TERM.finditer(frame.text)]
        if terms and (
            _CONCURRENT.search(frame.text) or len([s for s in SLOT.finditer(frame.text) if s[1] == "t"]) > len(terms)
        ):
            return []
        if _TOTAL.search(frame.text):
            break
        found += [term for term in terms if term.kind is Kind.DURATION and term.unit in _MONTHS and exact(term)]
    return found


def _relation(total: Claim, terms: list[Claim]) -> Relation:
    months = [_in_months(term) for term in terms]
    factor = _MONTHS[total.unit or "year"]
    added: Expression = Apply("/", (Apply("+", tuple(months)), Const(factor)))
    return Relation(
        "sentence-total-mismatch",
        (total.id, *(term.id for term in terms)),
        Compare(Ref(total.id), "=", added),
        Tie.LIKELY,
        f"The terms listed, {quotes(terms)}, make {{expected}} {total.unit}s, but the text says "
        f"{quoted(total)}: check them.",
    )


def _in_months(term: Claim) -> Expression:
    factor = _MONTHS[term.unit or "year"]
    return Ref(term.id) if factor == 1 else Apply("*", (Ref(term.id), Const(factor)))


RULE = Rule(
    code="FC218",
    name="sentence-total-mismatch",
    summary="The prison terms listed do not add up to the total.",
    finds="“Three men were jailed for a total of 20 years”, with terms of nine, seven and three years below.",
    why="Families, lawyers and the court reporter will add them up.",
    silent="When not every term is listed, or when terms run together or are suspended.",
    bad=(
        "Two men were jailed for a total of 20 years. Ian Moss was jailed for 12 years. Carl Reed was "
        "jailed for seven years.\n"
    ),
    good=(
        "Two men were jailed for a total of 19 years. Ian Moss was jailed for 12 years. Carl Reed was "
        "jailed for seven years.\n"
    ),
    checks=("B1",),
    relate=relate,
)
