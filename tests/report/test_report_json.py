import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.interval import Interval, exactly
from factcheck.model import Block, BlockKind, Claim, Draft, Kind, LeftOut, Options, Reading, Span
from factcheck.report import assemble
from factcheck.report.json import claim_record, decimal, render
from factcheck.report.problem import Problem
from tests.report.report_examples import TEXT, TOTAL, draft, holds, mismatch, reading, report


def loaded(*reports, problems=()):
    return json.loads(render(reports, problems, "1.2.3"))


def test_the_contract_is_kept():
    whole = loaded(report(mismatch(TOTAL, (0, 1, 2))))
    assert whole["schema"] == "factcheck-report-1"
    assert whole["tool"] == {"name": "factcheck", "version": "1.2.3"}
    (document,) = whole["documents"]
    assert document["path"] == "release.txt"
    claim = document["claims"][0]
    assert {key: claim[key] for key in ("id", "start", "end", "text", "kind", "value", "unit", "counts")} == {
        "id": 0,
        "start": 15,
        "end": 17,
        "text": "86",
        "kind": "count",
        "value": "86",
        "unit": None,
        "counts": "",
    }
    assert claim["tight"] == {"low": "86", "high": "86", "low_open": False, "high_open": False}
    relation = document["relations"][0]
    assert relation["rule"] == "parts-total-mismatch"
    assert relation["verdict"] == "mismatch"
    assert relation["claims"] == [0, 1, 2]
    finding = document["findings"][0]
    assert (finding["code"], finding["level"], finding["relation"]) == ("FC201", "error", 0)
    assert finding["spans"][0] == {"start": 15, "end": 17, "role": "stated"}
    assert document["coverage"] == {"claims": 3, "agree": 0, "mismatch": 3, "undecided": 0, "unchecked": 0}
    assert whole["summary"]["errors"] == 1


def test_what_is_left_out_is_told_with_the_reason():
    left_out = LeftOut(Span(0, 8), "Officers", "telephone number")
    result = assemble(draft(), replace(reading(), left_out=(left_out,)), (), (), (), Options())
    assert loaded(result)["documents"][0]["left_out"] == [
        {"start": 0, "end": 8, "text": "Officers", "reason": "telephone number"}
    ]


def test_problems_stand_beside_the_documents():
    whole = loaded(report(holds(TOTAL, (0, 1))), problems=[Problem("gone.txt", "there is no such file")])
    assert whole["problems"] == [{"code": "FC001", "path": "gone.txt", "message": "there is no such file"}]
    assert [d["path"] for d in whole["documents"]] == ["release.txt"]


def test_nothing_at_all_is_still_a_report():
    assert loaded()["documents"] == []


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (Fraction(1, 3), "0.333333333333"),
        (Fraction(2, 3), "0.666666666667"),
        (Fraction(20_000_000), "20000000"),
        (Fraction(9, 2), "4.5"),
        (Fraction(1, 100), "0.01"),
        (Fraction(0), "0"),
        (Fraction(-37, 10), "-3.7"),
        (Fraction(1, 1024), "0.0009765625"),
        (Fraction(10**30 + 1), "1" + "0" * 29 + "1"),
        (Fraction(100, 3), "33.33333333333"),
    ],
)
def test_numbers_are_decimal_strings(number, written):
    assert decimal(number) == written


@given(st.fractions())
def test_a_decimal_is_right_to_twelve_digits(number):
    error = abs(Fraction(Decimal(decimal(number))) - number)
    assert error <= abs(number) * Fraction(1, 2 * 10**11)


def end_of(kind, value, low, high):
    claim = replace(reading().claims[0], kind=kind, value=value, tight=Interval(Fraction(low), Fraction(high)))
    return claim_record(claim, draft()).tight


def test_ends_have_the_form_of_the_value():
    first = date(2018, 3, 17).toordinal()
    assert end_of(Kind.DATE, "2018-03-17", first, first).low == "2018-03-17"
    year = end_of(Kind.YEAR, "2018", date(2018, 1, 1).toordinal(), date(2018, 12, 31).toordinal())
    assert (year.low, year.high) == ("2018-01-01", "2018-12-31")
    assert end_of(Kind.WEEKDAY, "saturday", 5, 5).low == "saturday"
    assert end_of(Kind.TIME, "16:30", 990, 990).low == "16:30"


def test_unbounded_and_open_ends_are_marked():
    claim = replace(reading().claims[0], loose=Interval(Fraction(80), None, low_open=True))
    loose = claim_record(claim, draft()).loose
    assert (loose.low, loose.high, loose.low_open, loose.high_open) == ("80", None, True, True)


def test_a_figure_without_a_single_value_has_null():
    claim = replace(reading().claims[0], kind=Kind.SCORE, value=None, parts=(Fraction(2), Fraction(0)))
    record = claim_record(claim, draft())
    assert record.value is None
    assert record.parts == ["2", "0"]


def test_the_same_report_is_the_same_text():
    def once():
        claims = tuple(replace(c, cues=frozenset(("a further", "so far", "in total"))) for c in reading().claims)
        return render([assemble(draft(), Reading(claims), [mismatch(TOTAL, (0, 1))], (), (TOTAL,), Options())], (), "1")

    assert once() == once()
    assert '"a further",\n' in once()


def test_controls_in_a_text_stay_escaped():
    text = TEXT.replace("86", "8\x1b6")
    claims = (replace(reading().claims[0], span=Span(15, 18)),)
    printed = render([assemble(draft(text), Reading(claims), (), (), (), Options())], (), "1")
    assert "\x1b" not in printed
    assert json.loads(printed)["documents"][0]["claims"][0]["text"] == "8\x1b6"


def test_money_in_hundredths_is_given_as_written():
    pence = Claim(
        0, Span(0, 8), "12 pence", Kind.MONEY, Fraction(12, 100), exactly("0.12"), exactly("0.12"), unit="GBP",
        subunit="penny",
    )  # fmt: skip
    record = claim_record(pence, Draft("a.txt", "12 pence", "12 pence", (Block(BlockKind.BODY, Span(0, 8)),)))
    assert (record.value, record.unit, record.tight.low, record.loose.high) == ("12", "penny", "12", "12")
