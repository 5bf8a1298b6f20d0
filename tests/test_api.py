"""The Python interface, as the README shows it."""

import subprocess
import sys

import pytest

import factcheck
from factcheck import Checker, Level
from factcheck.read import ReadError

WRONG = "Police arrested 86 people: 83 men and two women."


def test_check_gives_a_report():
    report = factcheck.check(WRONG)
    (finding,) = [f for f in report.findings if f.level is not Level.NOTE]
    assert (finding.code, finding.sum) == ("FC201", "83 + 2 = 85, not 86")
    assert [report.draft.text[m.span.start : m.span.end] for m in finding.marks] == ["86", "83", "two"]


def test_what_is_found_in_a_text_does_not_depend_on_the_others():
    checker = Checker()
    alone = checker.check(WRONG)
    checker.check("The council spent £12m on 300 homes in 2019.")
    assert checker.check(WRONG) == alone


def test_a_file_is_checked_like_its_text(tmp_path):
    path = tmp_path / "release.txt"
    path.write_text(WRONG)
    checker = Checker()
    by_file, by_text = checker.check_file(path), checker.check(WRONG, str(path))
    assert by_file.findings == by_text.findings
    assert by_file.draft.path == str(path)


def test_an_empty_text_is_refused():
    with pytest.raises(ReadError):
        factcheck.check(" \n")


def test_importing_the_package_is_cheap():
    program = "import sys, factcheck; sys.exit(bool({'spacy', 'pydantic', 'factcheck.model'} & sys.modules.keys()))"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_every_public_name_is_there():
    for name in factcheck.__all__:
        assert getattr(factcheck, name) is not None
    with pytest.raises(AttributeError):
        _ = factcheck.chekc
