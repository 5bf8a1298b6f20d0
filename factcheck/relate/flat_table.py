"""Tables that lost their form: a label and its figure on a line each, or on lines of their own, down to "Total".

    Ashby: 1,204            Ashby
    Weld: 2,310             1,204
    Total: 3,514            Weld ...

Nothing but the label says that the rows are all there are, so one column must add up, or all but for a slip.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction

import regex

from factcheck.model import BlockKind, Claim, Kind
from factcheck.relate.context import Context
from factcheck.relate.frame import Frame
from factcheck.relate.parts import exact, same_money
from factcheck.relate.slips import adds_up, mended

__all__ = ["flat_totals"]

_VALUE = regex.compile(r"[\s|$£€(:*–-]{0,4}\{[nmu](?P<id>\d+)\}[\s|)*]{0,4}")
_LABEL = regex.compile(r"(?P<label>\W{0,3}\p{L}[^{}:|]{0,60}?)\s?[:|–-]{0,2}\s?(?=\{[nmu]\d+\}|[$£€(]|$)")
_TOTAL = regex.compile(r"\W{0,3}(?:grand |overall |combined )?totals?(?: \p{Ll}+){0,3}\W{0,3}$", regex.IGNORECASE)
_SUB = regex.compile(r"\W{0,3}(?:of which|including|includes?|sub-?total|average|net|less)\b", regex.IGNORECASE)


@dataclass
class _Row:
    label: str
    values: list[Claim] = field(default_factory=list)


def flat_totals(context: Context) -> Iterator[tuple[Claim, list[Claim]]]:
    """Yield (total, rows' figures) for each column of a table whose rows stand on lines."""
    run: list[_Row] = []
    for index, frame in enumerate(context.frames):
        if context.draft.blocks[context.sentences[index].block].kind is BlockKind.TABLE_CELL:
            continue  # tables that kept their form have a rule of their own
        values, label = _values(frame), _LABEL.match(frame.text)
        if values is not None and run:
            run[-1].values.extend(values)
        elif label is not None and len(frame.text) < 110:
            rest = _values_of(frame, frame.text[label.end() :])
            if rest is None:
                run = []
                continue
            run.append(_Row(label["label"], rest))
        else:
            run = []
            continue
        if _TOTAL.match(run[-1].label) and run[-1].values:
            yield from _columns(run)


def _values(frame: Frame) -> list[Claim] | None:
    """The figures of a line that holds nothing else."""
    return _values_of(frame, frame.text) if "{" in frame.text else None


def _values_of(frame: Frame, text: str) -> list[Claim] | None:
    found, at = [], 0
    while at < len(text.rstrip()):
        match = _VALUE.match(text, at)
        if match is None:
            return None
        found.append(frame.claim(match["id"]))
        at = match.end()
    return found if all(map(exact, found)) else None


def _columns(run: list[_Row]) -> Iterator[tuple[Claim, list[Claim]]]:
    total = run[-1]
    rows: list[_Row] = []
    for row in reversed(run[:-1]):
        if len(row.values) != len(total.values) or _TOTAL.match(row.label) or _SUB.match(row.label):
            break
        rows.insert(0, row)
    if len(rows) < 2:
        return
    columns = [
        (whole, [row.values[at] for row in rows])
        for at, whole in enumerate(total.values)
        if whole.kind in (Kind.COUNT, Kind.MONEY, Kind.MEASURE) and same_money([whole, *(r.values[at] for r in rows)])
    ]
    right = [adds_up(whole, parts) for whole, parts in columns]
    for (whole, parts), fits in zip(columns, right, strict=True):
        if fits or any(right) or mended(whole, parts, more=False) or _close(whole, parts):
            yield whole, parts


def _close(whole: Claim, parts: list[Claim]) -> bool:
    made = sum((part.value for part in parts if isinstance(part.value, Fraction)), Fraction(0))
    return isinstance(whole.value, Fraction) and abs(made - whole.value) <= whole.value / 50
