"""FC218: nobody's own prison term is longer than the terms of all together."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import regex

from factcheck.model import Apply, Claim, Compare, Const, Expression, Hedge, Ref, Relation, Tie
from factcheck.relate.context import Context
from factcheck.relate.frame import Frame
from factcheck.relate.parts import exact, quoted
from factcheck.relate.rule import Rule

_TOTAL = regex.compile(
    r"\b(?:a (?:combined )?total of|a combined|totall?ing|combined sentences of|"
    r"combined total of) (?:more than |over |nearly |almost )?\{t(?P<t>\d+)\}|"
    r"\{t(?P<t>\d+)\}[^{}.;]{0,30} (?:between them|in total|altogether|in all)"
)
# Of several people: "six clerks to a combined {t}", "the men must serve a total of {t}"
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
_CONCURRENT = regex.compile(
    r"\b(?:concurrent\w*|suspended|community order|life|indefinite|minimum|extended|licence|unpaid work)\b",
    regex.IGNORECASE,
)
_MONTHS = {"year": Fraction(12), "month": Fraction(1)}


def relate(context: Context) -> Iterator[Relation]:
    """Yield one person's term <= the terms of all, for "They were ordered to serve a combined 40 years"."""
    for index, frame in enumerate(context.frames):
        yield from _within_combined(context, index, frame)


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


RULE = Rule(
    code="FC218",
    name="sentence-total-mismatch",
    summary="One person's prison term is longer than the terms of all together.",
    finds="“They were sentenced to a combined 45 years”, and one of them to 52.",
    why="Families, lawyers and the court reporter will set them side by side.",
    silent="When terms run together or are suspended. Whether all the terms add up is for terms-total-mismatch.",
    bad=(
        "Eight defendants were sentenced to a combined 45 years in prison.\n\n"
        "Ian Moss was sentenced by Judge Ann Lee to 52 years in prison.\n"
    ),
    good=(
        "Eight defendants were sentenced to a combined 45 years in prison.\n\n"
        "Ian Moss was sentenced by Judge Ann Lee to 25 years in prison.\n"
    ),
    checks=("B1",),
    relate=relate,
)
