"""FC219: what is left of revenue cannot be more than revenue, equity no more than assets."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from factcheck.model import Claim, Relation, Tie
from factcheck.relate.context import Context
from factcheck.relate.frame import Frame
from factcheck.relate.parts import at_most, exact, quoted, same_money
from factcheck.relate.rule import Rule

# The smaller item, the larger one: both as accounts name them.
_ORDER = (
    (r"gross profits?|operating income|income from operations", r"(?:net |total )?(?:revenues?|sales|turnover)"),
    (
        r"net (?:income|profits?|earnings)|(?:adjusted )?EBITDA|pre-tax profits?|profits? before tax",
        r"(?:net |total )?(?:revenues?|sales|turnover)",
    ),
    (r"(?:stockholders|shareholders)['’]? ?equity|(?:stockholders|shareholders)['’]s? equity", r"total assets"),
)
_ITEM = (
    r"(?:(?:total|net|gross|operating|adjusted|quarterly|annual|record|pre-tax) ){0,2}(?:revenues?|sales|turnover|"
    r"profits?|income|earnings|EBITDA|cash|assets|loss(?:es)?|equity)"
)
# "$8 million in sales, $4 million in gross profit": each amount stands ahead of its item
_AHEAD_OF = regex.compile(rf"\}} (?:in|of) {_ITEM}\b", regex.IGNORECASE)
_AMOUNT = r"(?:[^{}.;:]|: |\{p\d+\}){0,60}?\{m(?P<m>\d+)\}"


def relate(context: Context) -> Iterator[Relation]:
    """Yield smaller <= larger, with every statement of the larger item as an alternative.

    Periods, segments and years differ within a release: only a profit above every revenue in it is a slip.
    """
    for small, large in _ORDER:
        larger = list(_stated(context, large))
        for claim in _stated(context, small):
            for other in larger:
                if claim.id != other.id and same_money([claim, other]):
                    yield _relation(claim, other)


def _stated(context: Context, item: str) -> Iterator[Claim]:
    pattern = regex.compile(rf"\b(?:{item})\b{_AMOUNT}", regex.IGNORECASE)
    before = regex.compile(rf"\{{m(?P<m>\d+)\}} (?:in|of) (?:{item})\b(?! (?:growth|increase))", regex.IGNORECASE)
    for frame in context.frames:
        for match in pattern.finditer(frame.text, overlapped=True):
            claim = frame.claim(match["m"])
            ahead = _AHEAD_OF.match(frame.text, match.end() - 1)
            if exact(claim) and not ahead and not _by(frame, match.start("m")):
                yield claim
        for match in before.finditer(frame.text):
            claim = frame.claim(match["m"])
            if exact(claim) and not _by(frame, match.start("m")):
                yield claim


def _by(frame: Frame, at: int) -> bool:
    """Whether the amount is that of a change: "revenue grew by $2 million"."""
    if regex.search(r"\b(?:by|per)(?: \p{L}+){0,2} ?\{m$", frame.text[:at]):
        return True
    # "set against a profit of $6.1 million in 2021": of a year whose revenue may not be told
    return bool(regex.search(r"\b(?:compared (?:to|with)|versus|against|from)\b[^{};]{0,40}\{m$", frame.text[:at]))


def _relation(small: Claim, large: Claim) -> Relation:
    return Relation(
        "account-order-mismatch",
        (small.id, large.id),
        at_most([small], large),
        Tie.LIKELY,
        f"{quoted(small)} is more than the {quoted(large)} that it is a part of: check both figures.",
        group=f"account-order-mismatch {small.id}",
    )


RULE = Rule(
    code="FC219",
    name="account-order-mismatch",
    summary="A profit is larger than the revenue, or equity larger than the assets.",
    finds="“Revenue of $7.6 million and gross profit of $28 million.”",
    why="Gross profit is what is left of revenue; a figure above it has a digit too many, or the revenue one too few.",
    silent="When the release states any revenue that the profit fits, of whatever period.",
    bad="The bakery had revenue of $7.6 million. Its gross profit grew to $28.0 million.\n",
    good="The bakery had revenue of $76 million. Its gross profit grew to $28.0 million.\n",
    checks=("B2",),
    relate=relate,
)
