"""FC813: one telephone number or reference is given in two ways."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import combinations

import regex

from factcheck.model import BlockKind, Compare, Const, Evidence, Relation, Span, Tie
from factcheck.relate.context import Context
from factcheck.relate.rule import Rule

# Planning and crime references: digits in groups with a slash or a capital letter among them.
_REFERENCE = regex.compile(r"(?<![\w/.])(?:[A-Z]{1,4}[/-]?)?\d{1,6}[/-]\d{2,8}(?:[/-][A-Z0-9]{1,6})?(?![\w/])")
_PHONE_REASON = "telephone number"
# What the number is of: the last words before it that are no link words.
_LINK = frozenset(
    "on at the a an is are or and call calls calling called phone telephone tel ring dial contact number numbers "
    "no us via by to with for can also please "
    "should be it its our their of from free freephone new quote quoting reference ref under using line".split()
)

Number = tuple[str, Span, str]


def relate(context: Context) -> Iterable[Relation]:
    """Yield later number = earlier number, for numbers of the same use that differ by one slip of the hand."""
    for numbers, needs_label in ((list(_phones(context)), True), (list(_references(context)), False)):
        seen: set[str] = set()
        for (first, _, label), (second, span, other) in combinations(numbers, 2):
            one, two = _national(_digits(first)), _national(_digits(second))
            slip = _is_slip(one, two) or (label and _one_digit(one, two))
            if second in seen or first == second or not slip:
                continue
            if label != other if needs_label else _letters(first) != _letters(second):
                continue
            seen.add(second)
            yield Relation(
                "contact-mismatch",
                (),
                Compare(Const(Fraction(1), second), "=", Const(Fraction(2), first)),
                Tie.LIKELY,
                f"“{second}” differs from “{first}” by a slip: check which is right.",
                evidence=(Evidence(span),),
            )


def _phones(context: Context) -> Iterator[Number]:
    for item in context.reading.left_out:
        if item.reason == _PHONE_REASON and len(_digits(item.text)) >= 7:
            block = next((b for b in context.draft.blocks if b.span.start <= item.span.start < b.span.end), None)
            if block is not None and block.kind is not BlockKind.CONTACT:
                yield " ".join(item.text.split()), item.span, _label(context, block.span.start, item.span.start)


def _references(context: Context) -> Iterator[Number]:
    for match in _REFERENCE.finditer(context.draft.prose):
        if len(_digits(match[0])) >= 6 and not regex.fullmatch(r"\d{1,2}[/-]\d{1,2}[/-]\d{2,4}", match[0]):
            yield match[0], Span(*match.span()), ""


def _label(context: Context, start: int, end: int) -> str:
    """What a number is of: "the witness line on" -> "witness"; "" where only "call" or nothing stands before."""
    clause = regex.split(r"[.;:!?]", context.words(max(start, end - 60), end).lower())[-1]
    words = [word for word in regex.findall(r"[a-z'’]+", clause)[-3:] if word not in _LINK]
    return words[-1] if words else ""


def _digits(text: str) -> str:
    return "".join(c for c in text if c.isdigit())


_LENGTH = 10  # digits of a number with its area, in North America


def _national(digits: str) -> str:
    """The digits without the country code: "+1 770 555 0142" is "770 555 0142"."""
    return digits[1:] if len(digits) == _LENGTH + 1 and digits[0] == "1" else digits


def _letters(text: str) -> str:
    return "".join(c for c in text if c.isalpha())


def _one_digit(a: str, b: str) -> bool:
    """Whether two rows of digits differ in one place: enough where both are said to be of one line."""
    return len(a) == len(b) and sum(x != y for x, y in zip(a, b, strict=True)) == 1


def _is_slip(a: str, b: str) -> bool:
    """Whether two rows of digits differ by two neighbours swapped, or by one digit dropped or doubled."""
    if len(a) == len(b):
        places = [index for index, (x, y) in enumerate(zip(a, b, strict=True)) if x != y]
        return (
            len(places) == 2
            and places[1] == places[0] + 1
            and a[places[0]] == b[places[1]]
            and a[places[1]] == b[places[0]]
        )
    short, long = sorted((a, b), key=len)
    return len(long) == len(short) + 1 and any(long[:index] + long[index + 1 :] == short for index in range(len(long)))


RULE = Rule(
    code="FC813",
    name="contact-mismatch",
    summary="A telephone number or reference is given twice, with digits swapped or dropped.",
    finds="Two numbers for the same line or case that differ by one slip of the hand.",
    why="Calls go to a stranger.",
    silent="Where the numbers are of different lines or people, and in contact blocks, where colleagues have "
           "neighbouring numbers.",
    bad="Ring the tide desk on 0909 879 3316. The tide desk, 0909 879 3361, answers all night.",
    good=(
        "Ring the tide desk on 0909 879 3316. The ticket office, 0909 879 3361, answers all "
        "night."
    ),
    checks=("H6",),
    relate=relate,
)
