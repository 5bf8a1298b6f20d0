import csv
import io
import json
from dataclasses import replace
from fractions import Fraction

from factcheck.interval import Interval
from factcheck.model import Reading
from factcheck.report import claims
from tests.report.report_examples import draft, reading


def test_the_table_has_only_columns_with_entries():
    assert claims.table([(draft(), reading())]) == (
        "release.txt\n"
        "  place  figure  kind   value\n"
        "  -----  ------  -----  -----\n"
        "  1:16   86      count  86\n"
        "  3:15   83      count  83\n"
        "  3:26   two     count  2\n"
    )


def test_the_table_says_that_there_is_none():
    assert claims.table([(draft(), Reading(()))]) == "release.txt\n  no figures found\n"


def table_range(low, high, **ends):
    loose = Interval(*(None if end is None else Fraction(end) for end in (low, high)), **ends)
    table = claims.table([(draft(), Reading((replace(reading().claims[0], loose=loose),)))])
    return table.splitlines()[-1].split("86  ")[-1].strip()


def test_ranges_are_written_as_people_do():
    assert table_range(3600, 44000) == "3600 to 44,000"
    assert table_range(80, None) == "at least 80"
    assert table_range(80, None, low_open=True) == "more than 80"
    assert table_range(None, 90, high_open=True) == "less than 90"


def test_csv_has_a_row_a_figure_and_reads_back():
    rows = list(csv.DictReader(io.StringIO(claims.as_csv([(draft(), reading())]))))
    assert [(row["path"], row["line"], row["text"], row["value"]) for row in rows] == [
        ("release.txt", "1", "86", "86"),
        ("release.txt", "3", "83", "83"),
        ("release.txt", "3", "two", "2"),
    ]


def test_csv_gives_a_spreadsheet_no_formula():
    claim = replace(reading().claims[0], counts='=HYPERLINK("x")', place="-2", period="+1 day")
    (row,) = csv.DictReader(io.StringIO(claims.as_csv([(draft(), Reading((claim,)))])))
    assert (row["counts"], row["place"], row["period"]) == ("'=HYPERLINK(\"x\")", "-2", "'+1 day")


def test_json_gives_the_claims_of_the_report():
    ((document,), figures) = (json.loads(claims.as_json([(draft(), reading())])), ["86", "83", "two"])
    assert document["path"] == "release.txt"
    assert [claim["text"] for claim in document["claims"]] == figures
