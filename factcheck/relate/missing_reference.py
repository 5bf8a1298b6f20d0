"""FC811: the text points to a table, figure or note that is not there."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

import regex

from factcheck.model import BlockKind, Compare, Const, Evidence, Relation, Span, Tie
from factcheck.relate.context import Context
from factcheck.relate.rule import Rule

_WORDS = {"fig": "figure", "fig.": "figure", "footnote": "note"}
_REFERENCE = regex.compile(
    r"\b(table|figure|fig\.|chart|annex|appendix|box|footnote|note)\s(\d{1,2}|[A-H])\b", regex.IGNORECASE
)
# "Table 3 of the agency's yearbook", "in Table 3, Budget 2024": another document's.
_ELSEWHERE = regex.compile(r"^\s?(?:\)\s)?(?:of|in|from|to|at|on page)\s(?:the|its|our|their|that|this|a|an|\p{Lu})")
_CAPTION = regex.compile(
    r"^\W{0,3}(table|figure|fig\.|chart|annex|appendix|box)\s(\d{1,2}|[A-H])"
    r"(?:\s?[:.–—-]|\s(?-i:\p{Lu})|$)", regex.IGNORECASE
)


def relate(context: Context) -> Iterable[Relation]:
    """Yield reference <= last of its kind, for references to tables, figures and notes of this document."""
    present = _present(context)
    for block in context.draft.blocks:
        if block.kind is BlockKind.CAPTION or _CAPTION.match(context.draft.prose[block.span.start : block.span.end]):
            continue
        for match in _REFERENCE.finditer(context.draft.prose, block.span.start, block.span.end):
            kind = _WORDS.get(match[1].lower(), match[1].lower())
            there = present.get(kind, set())
            label = _place(match[2])
            if not there or _ELSEWHERE.match(context.draft.prose[match.end() : match.end() + 20]):
                continue
            if context.draft.prose[match.end() : match.end() + 1] == ":":
                continue  # "Click here for Figure 2: the drill holes": it stands behind the link
            last = max(there)
            right = last if label not in there else label
            yield Relation(
                "missing-reference",
                (),
                Compare(
                    Const(Fraction(label), match[0]),
                    "=" if label < last else "<=",
                    Const(Fraction(right), f"{kind} {_name(match[2], right)}"),
                ),
                Tie.CERTAIN,
                f"The text points to “{match[0]}”, but the last {kind} here is {kind} {_name(match[2], last)}.",
                evidence=(Evidence(Span(*match.span())),),
            )


def _present(context: Context) -> dict[str, set[int]]:
    """The numbers of the captions and numbered notes of the draft, by kind."""
    present: dict[str, set[int]] = {}
    for block in context.draft.blocks:
        caption = _CAPTION.match(context.draft.prose[block.span.start : block.span.end])
        if caption is not None:
            kind = _WORDS.get(caption[1].lower(), caption[1].lower())
            present.setdefault(kind, set()).add(_place(caption[2]))
        marker = regex.fullmatch(r"\(?(\d{1,2})[.)]?", block.marker or "")
        if marker is not None and block.kind is BlockKind.NOTES:
            present.setdefault("note", set()).add(int(marker[1]))
    return present


def _place(label: str) -> int:
    return int(label) if label.isdigit() else ord(label.upper()) - ord("A") + 1


def _name(like: str, place: int) -> str:
    return str(place) if like.isdigit() else chr(ord("A") + place - 1)


RULE = Rule(
    code="FC811",
    name="missing-reference",
    summary="The text points to a table, figure or note that is not there.",
    finds="“See Table 3” where the captions end at Table 2; “(see note 5)” where there are four notes to editors.",
    why="A table was cut or the numbers were changed, and the reader looks in vain.",
    silent="Where the table is another document's, and where the draft has no captions or numbered notes at all.",
    bad="The costs are set out in Table 4.\n\nTable 1: Roofs\n\nTable 2: Walls",
    good=(
        "The costs are set out in Table 4 of the builder's report.\n\nTable 1: Roofs\n\nTable 2: "
        "Walls"
    ),
    checks=("H4",),
    relate=relate,
)
