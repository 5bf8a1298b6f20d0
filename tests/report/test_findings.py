from dataclasses import replace
from fractions import Fraction

from factcheck.interval import exactly
from factcheck.model import Coverage, Level, Options, Outcome, Reading, Standing
from factcheck.report import assemble
from tests.report.report_examples import (
    QUESTION,
    REPEATED,
    RULES,
    TEXT,
    TOTAL,
    draft,
    holds,
    mismatch,
    question,
    reading,
    report,
)


def test_a_mismatch_becomes_a_finding_that_points_to_its_figures():
    (finding,) = report(mismatch(TOTAL, (0, 1, 2))).findings
    assert (finding.code, finding.name, finding.level) == ("FC201", "parts-total-mismatch", Level.ERROR)
    assert [(TEXT[m.span.start : m.span.end], m.role) for m in finding.marks] == [
        ("86", "stated"),
        ("83", "other"),
        ("two", "other"),
    ]


def test_what_holds_or_is_undecided_is_no_finding():
    undecided = replace(mismatch(TOTAL, (0, 1)), outcome=Outcome.UNDECIDED, level=None, reason="no value")
    assert report(holds(TOTAL, (0, 1, 2)), undecided).findings == ()


def test_of_findings_over_the_same_figures_the_loudest_stays():
    quiet, loud = mismatch(REPEATED, (0, 1), Level.WARNING), mismatch(TOTAL, (1, 0), Level.ERROR)
    assert [f.code for f in report(quiet, loud).findings] == ["FC201"]


def test_of_equally_loud_findings_over_the_same_figures_the_lowest_code_stays():
    assert [f.code for f in report(mismatch(TOTAL, (0, 1)), mismatch(REPEATED, (0, 1))).findings] == ["FC101"]


def test_findings_over_other_figures_all_stay():
    assert len(report(mismatch(TOTAL, (0, 1)), mismatch(TOTAL, (0, 2))).findings) == 2


def test_alternative_readings_make_one_finding_the_first():
    first, second = (
        mismatch(TOTAL, claims, relation=replace(mismatch(TOTAL, claims).relation, group="whole of 51%"))
        for claims in ((0, 1), (0, 2))
    )
    assert [f.claims for f in report(first, second).findings] == [(0, 1)]


def test_at_most_two_notes_of_one_code_are_told_and_the_others_counted():
    result = report(*(question(start, start + 3) for start in (20, 0, 4, 10)))
    assert [f.marks[0].span.start for f in result.findings] == [0, 4]
    assert result.more_notes == {"FC901": 2}


def test_findings_stand_in_text_order():
    assert [f.claims for f in report(mismatch(TOTAL, (2, 1)), mismatch(TOTAL, (0, 1))).findings] == [(0, 1), (2, 1)]


def test_the_office_sets_the_level_of_a_rule_by_name_or_code():
    for key in ("FC201", "parts-total-mismatch"):
        result = report(mismatch(TOTAL, (0, 1)), options=Options(rule_levels={key: Level.NOTE}))
        assert result.findings[0].level is Level.NOTE
        assert result.verdicts[0].level is Level.NOTE
        assert result.coverage.undecided == 2


def test_a_fingerprint_stays_when_the_text_around_moves():
    moved = "A new first line.\n\n" + TEXT.replace("They arrested", "Since then they have arrested")
    before, after = (report(mismatch(TOTAL, (0, 1, 2)), text=text).findings[0] for text in (TEXT, moved))
    assert before.marks != after.marks
    assert before.fingerprint == after.fingerprint


def test_a_fingerprint_changes_with_any_figure():
    prints = set()
    for number in range(3):
        claims = list(reading().claims)
        claims[number] = replace(claims[number], value=Fraction(99), tight=exactly(99))
        result = assemble(draft(), Reading(tuple(claims)), [mismatch(TOTAL, (0, 1, 2))], (), RULES, Options())
        prints.add(result.findings[0].fingerprint)
    prints.add(report(mismatch(TOTAL, (0, 1, 2))).findings[0].fingerprint)
    assert len(prints) == 4


def test_two_findings_over_like_figures_have_two_fingerprints():
    claims = list(reading().claims)
    claims[2] = replace(claims[2], value=Fraction(83), tight=exactly(83))
    verdicts = [mismatch(TOTAL, (0, 1)), mismatch(TOTAL, (0, 2))]
    first, second = assemble(draft(), Reading(tuple(claims)), verdicts, (), RULES, Options()).findings
    assert first.fingerprint != second.fingerprint


def test_coverage_counts_each_claim_once_by_its_worst_relation():
    question = mismatch(QUESTION, (1,), Level.NOTE)
    result = report(holds(REPEATED, (0, 1)), question, mismatch(TOTAL, (0, 1), Level.WARNING))
    assert result.standings == (Standing.MISMATCH, Standing.MISMATCH, Standing.UNCHECKED)
    assert result.coverage == Coverage(claims=3, agree=0, mismatch=2, undecided=0, unchecked=1)


def test_a_question_leaves_its_figure_undecided():
    result = report(holds(REPEATED, (0, 1)), mismatch(QUESTION, (1,), Level.NOTE))
    assert result.standings == (Standing.AGREE, Standing.UNDECIDED, Standing.UNCHECKED)


def test_a_rule_that_failed_is_a_finding_that_names_it():
    result = assemble(draft(), reading(), (), [(TOTAL, "KeyError: 'x'")], RULES, Options())
    (finding,) = result.findings
    assert finding.code == "FC002"
    assert "parts-total-mismatch (FC201)" in finding.message
    assert "KeyError: 'x'" in finding.message
