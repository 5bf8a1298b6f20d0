"""Units and scales that a table's headings give to its cells: "(in thousands)", "Sales (£m)", "Change (%)"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

import regex

from factcheck import units
from factcheck.extract.written import currencies
from factcheck.interval import Interval, exactly, hull
from factcheck.model import Claim, Kind

__all__ = ["Heading", "heading_of", "is_scale_line", "merged", "under"]


@dataclass(frozen=True, slots=True)
class Heading:
    """What a heading says of the cells under it; `kind` None leaves theirs, `scale` multiplies them."""

    kind: Kind | None = None
    unit: str | None = None
    scale: int = 1
    per_share: bool = False  # such rows are left out of "in millions, except per share amounts"
    things: bool = False  # "Shares outstanding" under "$ in millions" are no dollars


_SCALES = {
    "thousands": 1000, "thousand": 1000, "000": 1000, "000s": 1000, "k": 1000, "millions": 10**6, "million": 10**6,
    "m": 10**6, "mn": 10**6, "mln": 10**6, "billions": 10**9, "billion": 10**9, "bn": 10**9,
}  # fmt: skip
_SIGNS = r"(?:US|A|C|NZ|HK|S)?\$|[£€¥]|USD|GBP|EUR|AUD|CAD|NZD|CHF|JPY|CNY|RMB|INR|SEK|NOK|DKK|ZAR"
_NAMES = r"(?:US\s|U\.S\.\s|Canadian\s|Australian\s)?dollars|pounds(?:\ssterling)?|euros|yen|rupees"
_UNIT = regex.compile(
    rf"(?:unaudited[,;]?\s)?(?:(?:all\s)?(?:figures|amounts|values)\s)?(?:are\s)?(?:expressed\s|stated\s|shown\s)?(?:in\s)?"
    rf"(?P<sign>{_SIGNS}|{_NAMES})?\s?(?:in\s)?(?:['’]?(?P<scale>{'|'.join(_SCALES)}))?(?:\sof\s(?P<sign>{_NAMES}|{_SIGNS}))?"
    rf"(?:[,;]?\s(?:except|unless|other\sthan)\s[^()]{{1,60}})?(?:[,;]\sunaudited)?",
    regex.IGNORECASE,
)
_PERCENT = regex.compile(r"%|per\s?cent|percentage|pct\.?", regex.IGNORECASE)
_BRACKETED = regex.compile(r"[(\[]([^()\[\]]{1,80})[)\]]")
_PER = regex.compile(r"\bper\s(?:\p{L}+\s)?(?:share|unit|ADS)\b|\bEPS\b", regex.IGNORECASE)
_THINGS = regex.compile(
    r"\b(?:(?:number|count)\sof|shares|units|employees|staff|headcount|customers|subscribers|users|stores|members)\b",
    regex.IGNORECASE,
)
_SAYS_SCALE = regex.compile(r"\b(?:thousands|millions|billions)\b", regex.IGNORECASE)
_LIMIT = 120


def heading_of(label: str) -> Heading:
    """Return what a label says of its cells; an empty Heading where it names neither unit nor scale."""
    label = " ".join(label.split())
    if len(label) > _LIMIT:
        return Heading()
    per_share = bool(_PER.search(label)) and not _SAYS_SCALE.search(label)
    for words in _candidates(label):
        if _PERCENT.fullmatch(words):
            return Heading(Kind.PERCENT, "percent", per_share=per_share)
        match = _UNIT.fullmatch(words)
        if match and (match["sign"] or match["scale"]):
            scale = _SCALES[match["scale"].lower()] if match["scale"] else 1
            code = _code(match["sign"]) if match["sign"] else None
            # "m" and "k" alone are metres and a run; with a currency they are millions and thousands.
            if code is not None or len(match["scale"]) > 2:
                return Heading(Kind.MONEY if code else None, code, scale, per_share)
        # "Day" and "Night" are columns of their own, no unit of what stands below.
        if (name := units.named(words)) and units.dimension(name) != "time":
            return Heading(Kind.MEASURE, name, per_share=per_share)
    return Heading(per_share=per_share, things=bool(_THINGS.search(label)))


def is_scale_line(words: str) -> bool:
    """Tell whether a line only says how figures are given, so that its "thousands" counts nothing."""
    words = words.strip()
    return len(words) <= _LIMIT and heading_of(words).scale > 1 and bool(_SAYS_SCALE.search(words))


def _candidates(label: str) -> Iterator[str]:
    """The parts of a label that may be a unit: what stands in brackets, behind a comma, or all of it."""
    for match in _BRACKETED.finditer(label):
        yield match[1].strip()
    yield label.strip("()[] :*")
    if ", " in label:
        yield label.rpartition(", ")[2].strip()


def _code(sign: str) -> str | None:
    form = " ".join(sign.split())
    codes = currencies().codes
    return codes.get(form) or codes.get(form.lower()) or codes.get(form.upper())


def merged(own: Heading, row: Heading, table: Heading) -> Heading:
    """Return what holds for a cell: its column's heading, else its row's, else that of the whole table."""
    if row.kind is not None or row.scale > 1:
        return row
    if own.kind is not None or own.scale > 1:
        return own
    if own.per_share or row.per_share:
        return Heading()
    return replace(table, kind=None, unit=None) if row.things else table


def under(claim: Claim, heading: Heading) -> Claim:
    """Return the claim of a cell as its heading makes it: 12.5 under "£m" is £12.5 million to the last digit."""
    if claim.kind not in (Kind.COUNT, Kind.MONEY) or claim.scale > 1 or not isinstance(claim.value, Fraction):
        return claim
    if claim.kind is Kind.MONEY and heading.scale == 1:
        return claim
    kind = heading.kind if claim.kind is Kind.COUNT and heading.kind else claim.kind
    unit = heading.unit if kind is not claim.kind else claim.unit
    if kind is claim.kind and heading.scale == 1:
        return claim
    tight, loose = claim.tight, claim.loose
    if heading.scale > 1 or kind in (Kind.PERCENT, Kind.MEASURE):
        half = Fraction(1, 2 * 10**claim.decimals)
        digits = Interval(claim.value - half, claim.value + half)
        tight, loose = hull(tight, digits), hull(loose, digits)
    times = exactly(heading.scale)
    return replace(
        claim,
        kind=kind,
        unit=unit,
        value=claim.value * heading.scale,
        tight=tight * times,
        loose=loose * times,
        scale=heading.scale,
    )
