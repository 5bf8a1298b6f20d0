"""Every rule: its form, its examples, and its cases in fixtures/rules."""

from __future__ import annotations

import pytest
import regex

from factcheck import Checker
from factcheck.relate import RULES
from tests import rulecases


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker()


CASES = rulecases.load_all()


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.rule}: {case.heading}")
def test_case(case: rulecases.Case, checker: Checker) -> None:
    report = checker.check(case.release)
    text = report.draft.text
    said = [(f.level.value, f.name, [text[m.span.start : m.span.end] for m in f.marks]) for f in report.findings]
    loud = [entry for entry in said if entry[0] != "note" or entry[1] == case.rule]
    missing = [
        expected
        for expected in case.expected
        if not any(e[0] == expected.level and e[1] == expected.rule and expected.quote in e[2] for e in said)
    ]
    assert not missing, f"said {said}"
    named = {expected.rule for expected in case.expected}
    stray = [entry for entry in loud if entry[1] not in named]
    assert not stray


def test_every_rule_has_cases_and_as_many_silent_as_speaking() -> None:
    lacking = {}
    for rule in RULES:
        cases = [case for case in CASES if case.rule == rule.name]
        speaking = sum(bool(case.expected) for case in cases)
        if not speaking or len(cases) - speaking < speaking:
            lacking[rule.name] = f"{speaking} speaking, {len(cases) - speaking} silent"
    assert not lacking


def test_every_file_of_cases_belongs_to_a_rule() -> None:
    assert {case.rule for case in CASES} <= {rule.name for rule in RULES}


def test_codes_and_names_are_unique_and_well_formed() -> None:
    assert len({rule.code for rule in RULES}) == len(RULES)
    assert len({rule.name for rule in RULES}) == len(RULES)
    assert [rule.code for rule in RULES] == sorted(rule.code for rule in RULES)
    for rule in RULES:
        assert regex.fullmatch(r"FC[1-9]\d\d", rule.code)
        assert regex.fullmatch(r"[a-z]+(?:-[a-z]+)+", rule.name)
        assert regex.fullmatch(r"[“A-Z0-9].*[.]", rule.summary), rule.name
        for help_text in (rule.finds, rule.why, rule.silent):
            assert len(help_text.split()) >= 5, rule.name


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_bad_example_is_flagged_and_good_one_is_not(rule, checker: Checker) -> None:  # type: ignore[no-untyped-def]
    assert rule.name in {finding.name for finding in checker.check(rule.bad).findings}
    good = checker.check(rule.good).findings
    assert not [f for f in good if f.name == rule.name or f.level != "note"]
