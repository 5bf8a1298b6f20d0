"""Every figure as read, checked or not: for a person (table), a spreadsheet (CSV), a program (JSON)."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from pydantic import TypeAdapter

from factcheck.model import Claim, Draft, Reading
from factcheck.report.json import claim_record
from factcheck.report.schema import ClaimRecord, RangeRecord
from factcheck.report.source import Source
from factcheck.report.visible import columns, visible, visible_path

COLUMNS = ("place", "figure", "kind", "value", "range", "counts", "when", "where", "who", "hedge")
WIDEST = 30  # columns of a table cell

Read = tuple[Draft, Reading]


def table(read: Sequence[Read]) -> str:
    """Return the figures of each draft as a table with a line under its head; columns without entries are left out."""
    parts = []
    for draft, reading in read:
        parts.append(f"{visible_path(draft.path)}\n")
        if not reading.claims:
            parts.append("  no figures found\n")
            continue
        source = Source(draft.text)
        rows = [[visible(cell) for cell in _row(claim, draft, source)] for claim in reading.claims]
        kept = [number for number in range(len(COLUMNS)) if any(row[number] for row in rows)]
        cells = [[_cut(row[number]) for number in kept] for row in [list(COLUMNS), *rows]]
        widths = [max(columns(row[number]) for row in cells) for number in range(len(kept))]
        cells.insert(1, ["-" * width for width in widths])
        parts += [f"  {_padded(row, widths)}\n" for row in cells]
    return "".join(parts)


def as_csv(read: Sequence[Read]) -> str:
    """Return the figures as comma-separated values with a head, one a line, the file's path in front."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    fields = list(ClaimRecord.model_fields)
    writer.writerow(["path", "line", "column", *fields])
    for draft, reading in read:
        source = Source(draft.text)
        for claim in reading.claims:
            record = claim_record(claim, draft)
            line, column = source.place(claim.span.start)
            writer.writerow([_cell(value) for value in (draft.path, line, column, *(v for _, v in record))])
    return out.getvalue()


def as_json(read: Sequence[Read]) -> str:
    """Return a list with, for each draft, its path and its claims as in the report."""
    listed: list[dict[str, str | list[ClaimRecord]]] = [
        {"path": draft.path, "claims": [claim_record(claim, draft) for claim in reading.claims]}
        for draft, reading in read
    ]
    return TypeAdapter(list[dict[str, str | list[ClaimRecord]]]).dump_json(listed, indent=1).decode() + "\n"


def _row(claim: Claim, draft: Draft, source: Source) -> list[str]:
    record = claim_record(claim, draft)
    line, column = source.place(claim.span.start)
    value = "" if record.value is None else f"{_grouped(record.value)} {record.unit or ''}".strip()
    loose = _range(record.loose)
    speaker = claim.speaker or ("quoted" if claim.quoted else "")
    return [
        f"{line}:{column}",
        " ".join(record.text.split()),
        record.kind,
        value,
        "" if loose == _grouped(record.value or "") else loose,
        record.counts,
        record.period,
        record.place,
        speaker or record.group,
        record.hedge,
    ]


def _range(ends: RangeRecord) -> str:
    """Write a range as people do: "3600 to 4400", "at least 80", "more than 80"."""
    low, high = _grouped(ends.low or ""), _grouped(ends.high or "")
    if not low and not high:
        return "any"
    if low == high:
        return low
    if not low:
        return f"{'less than' if ends.high_open else 'at most'} {high}"
    if not high:
        return f"{'more than' if ends.low_open else 'at least'} {low}"
    return f"{low} to {high}"


def _grouped(number: str) -> str:
    """Put commas into a number of five digits or more: "20000000" is hard to read."""
    whole, point, decimals = number.partition(".")
    return f"{int(whole):,}{point}{decimals}" if whole.lstrip("-").isdigit() and len(whole) > len("9999") else number


def _cell(value: object) -> str:
    """A cell of the CSV; one that a spreadsheet would run as a formula gets an apostrophe in front."""
    if isinstance(value, RangeRecord):
        text = _range(value)
    elif isinstance(value, list):
        text = "; ".join(map(str, value))
    elif isinstance(value, bool):
        text = "yes" if value else ""
    else:
        text = "" if value is None else str(value)
    harmless_sign = text[:1] in "+-" and text[1:2].isdigit() and len(text.split()) == 1
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") and text and not harmless_sign else text


def _cut(cell: str) -> str:
    return cell if len(cell) <= WIDEST else f"{cell[: WIDEST - 1]}…"


def _padded(row: Sequence[str], widths: Sequence[int]) -> str:
    padded = [cell + " " * (width - columns(cell)) for cell, width in zip(row, widths, strict=True)]
    return "  ".join(padded).rstrip()
