"""Whatever the text: no crash, no rule that fails, every offset right, every claim counted once."""

import json
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factcheck import Checker
from factcheck.read import ReadError
from factcheck.report import RULE_FAILED, concise, github, text
from factcheck.report.json import render
from factcheck.report.style import Style

CHECKER = Checker()

# Pieces that figures are made of, and what stands around them, to be put together at random.
PIECES = (
    *"0 1 2 7 10 12 83 100 1,240 4,000 2018 1999 0.5 91.69 1.2 17 31 999999999999 2-0 3:1 9am 16:30 ² ½ Ⅳ ٣".split(),
    *"two twelve twenty-five half nought million billion m bn p k kg km² °C £ $ € % st th é 日".split(),
    *"| * ** # - – / : . , ; ( ) [ ] ' \" “ ” ’ Monday Saturday March aged years months people men women".split(),
    *"officers arrested each average median significant Police said Ends v per not No. e.g. another".split(),
    *"including between from to and or by in on since rose fell twice".split(),
    *("a dozen", "scores of", "hundreds", "a third", "one in five", "a hundred", " per cent", " miles"),
    *(" percentage points", " sq ft", "of the", "of whom", "the remaining", "a total of", "more than", "up to"),
    *("compared with", "last year", "17 March 2018", "30 February", "years old", "were charged", "votes to"),
    *("a day", "Notes to editors", "average of", "\n", "\n\n", "\n- ", "\n| ", " |", "\t", "\xa0"),
    *("\u200b", "\u202e", "\ufeff", "\x00", "\x1b"),
)


def whole(draft_text: str, *, markdown: bool) -> None:
    try:
        report = CHECKER.check(draft_text, markdown=markdown)
    except ReadError:
        assert not draft_text.strip()
        return
    failed = [finding.message for finding in report.findings if finding.code == RULE_FAILED]
    assert not failed
    assert report.draft.text == draft_text
    assert len(report.draft.prose) == len(draft_text)
    for number, claim in enumerate(report.reading.claims):
        assert claim.id == number
        assert claim.text == draft_text[claim.span.start : claim.span.end] != ""
        assert claim.tight.within(claim.loose)
        assert claim.value is None or isinstance(claim.value, str | Fraction)
    spans = [claim.span for claim in report.reading.claims]
    assert spans == sorted(spans)
    coverage = report.coverage
    assert coverage.claims == len(spans)
    assert coverage.claims == coverage.agree + coverage.mismatch + coverage.undecided + coverage.unchecked
    (document,) = json.loads(render([report], (), "1"))["documents"]
    assert [claim["text"] for claim in document["claims"]] == [draft_text[s.start : s.end] for s in spans]
    for shown in (
        text.render([report], (), style=Style(), list_unchecked=True),
        concise.render([report], ()),
        github.render([report], ()),
    ):
        assert all(character == "\n" or ord(character) >= 0x20 for character in shown)


@given(st.lists(st.sampled_from(PIECES), max_size=60), st.sampled_from(["", " "]), st.booleans())
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_pieces_of_figures_in_any_order(pieces, between, markdown):
    whole(between.join(pieces), markdown=markdown)


@given(st.text(max_size=200), st.booleans())
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_text(draft_text, markdown):
    whole(draft_text, markdown=markdown)


RUNS = ("1", "1,", "a", ".", "(", "|", "5% ", "five hundred ", "1-", '"5 ', "£1m and ", "17 March 2018, ", "\n5")


@pytest.mark.parametrize("piece", RUNS)
def test_a_long_run_of_one_thing(piece):
    whole(piece * (1200 // len(piece)), markdown=False)
