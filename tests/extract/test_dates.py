"""Runs the tables of dates, times, lengths of time and ages, both ways."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.extract import dates
from factcheck.extract.figure import Figure
from factcheck.interval import Interval
from factcheck.model import Block, BlockKind, Draft, Kind, Options, Span

TABLES = Path(__file__).parents[2] / "fixtures" / "figures"
ISSUED = date(2018, 3, 17)


def rows(name: str) -> list[list[str]]:
    lines = (TABLES / name).read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def read(text: str, issued: date | None = ISSUED, options: Options | None = None) -> list[Figure]:
    block = Block(BlockKind.BODY, Span(0, len(text)))
    draft = Draft("draft.txt", text, text, (block,), issued=issued)
    options = options or Options()
    return dates.find(draft, block, options, dates.date_order(draft, options))


def written(text: str, figure: Figure) -> str:
    return text[figure.span.start : figure.span.end]


def shown(figure: Figure) -> str:
    if isinstance(figure.value, Fraction):
        return f"{float(figure.value):g}"
    return figure.value or ";".join(f"{float(part):g}" for part in figure.parts) or "-"


@pytest.mark.parametrize("row", rows("dates.tsv"), ids=lambda row: f"{row[0]} {row[1]}")
def test_is_read_so(row: list[str]) -> None:
    text, figure_text, kind, value, unit = row
    found = read(text)
    best = max((f for f in found if written(text, f) == figure_text), key=lambda f: f.priority, default=None)
    assert best is not None, f"read instead: {[written(text, f) for f in found]}"
    assert best.kind is Kind(kind)
    assert shown(best) == value
    assert (best.unit or "-") == unit


@pytest.mark.parametrize("row", rows("dates_not.tsv"), ids=lambda row: row[0])
def test_is_not_read(row: list[str]) -> None:
    text, part = row
    at = text.index(part)
    assert not [written(text, f) for f in read(text) if f.span.start == at]


def test_a_date_without_a_year_is_assumed_near_the_release_and_loose_by_a_year() -> None:
    (figure,) = [f for f in read("on 15 June") if f.kind is Kind.DATE]
    assert figure.value == "2018-06-15"
    assert figure.tight.is_point
    assert figure.loose.contains(date(2017, 6, 15).toordinal())
    assert figure.loose.contains(date(2019, 6, 15).toordinal())


def test_a_date_without_a_year_is_open_when_the_release_has_no_date() -> None:
    (figure,) = [f for f in read("on 15 June", issued=None) if f.kind is Kind.DATE]
    assert figure.value == "--06-15"
    assert figure.tight.low is None
    assert figure.tight.high is None


def test_relative_times_are_open_when_the_release_has_no_date() -> None:
    figures = read("last year and yesterday", issued=None)
    assert [(figure.kind, figure.value) for figure in figures] == [(Kind.DATE, None), (Kind.DATE, None)]
    assert all(figure.tight == figure.loose == Interval() for figure in figures)


@pytest.mark.parametrize(("order", "value"), [("dmy", "2018-04-03"), ("mdy", "2018-03-04")])
def test_the_office_sets_the_order_of_all_figure_dates(order: str, value: str) -> None:
    (figure,) = read("on 03/04/2018", options=Options(date_order=order))
    assert figure.value == value


def test_an_ambiguous_date_spans_both_readings() -> None:
    (figure,) = read("on 03/04/2018")
    assert figure.value is None
    assert figure.tight.contains(date(2018, 3, 4).toordinal())
    assert figure.tight.contains(date(2018, 4, 3).toordinal())


@given(
    st.dates(date(1900, 1, 1), date(2099, 12, 31)),
    st.sampled_from(["{d} {m} {y}", "{m} {d}, {y}", "{d} of {m} {y}"]),
)
@settings(max_examples=60, deadline=None)
def test_every_date_is_read_back(day: date, form: str) -> None:
    text = form.format(d=day.day, m=f"{day:%B}", y=day.year)
    (figure,) = [f for f in read(text) if f.kind is Kind.DATE and len(written(text, f)) == len(text)]
    assert figure.value == day.isoformat()
    assert figure.tight.contains(day.toordinal())


@given(st.text("0123456789 ,.-–/:apm'MarchJune2018toandyear", max_size=120))
@settings(max_examples=150, deadline=None)
def test_tight_lies_inside_loose_and_spans_inside_the_text(text: str) -> None:
    for figure in read(text):
        assert 0 <= figure.span.start < figure.span.end <= len(text)
        assert figure.tight.within(figure.loose)
