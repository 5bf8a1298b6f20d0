import importlib.util
from pathlib import Path

import pytest

from factcheck import rulehelp

SCRIPT = Path(__file__).parent.parent / "docs" / "rule_pages.py"


@pytest.fixture(scope="module")
def rule_pages():
    spec = importlib.util.spec_from_file_location("rule_pages", SCRIPT)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_what_is_generated_from_the_rules_is_up_to_date(rule_pages):
    assert rule_pages.out_of_date() == [], "run python docs/rule_pages.py"


def test_codes_and_names_are_unique():
    entries = rulehelp.entries()
    assert len({item.code for item in entries}) == len({item.name for item in entries}) == len(entries)


def test_help_shows_every_part_that_is_given():
    item = rulehelp.Help("FC999", "a-name", "Summary.", "Finds it.", "Why it is.", "Silent then.", "Bad 1.", "Good 2.")
    for text in (rulehelp.as_text(item), rulehelp.as_markdown(item)):
        for part in ("FC999", "a-name", "Summary.", "Finds it.", "Why it is.", "Silent then.", "Bad 1.", "Good 2."):
            assert part in text
    assert "Flagged" not in rulehelp.as_text(rulehelp.find("FC001"))
