from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from factcheck.model import Coverage, Mark, Options, Outcome, Span
from factcheck.report import assemble, text
from factcheck.report.coverage import in_words
from factcheck.report.source import EXCERPT_WIDTH, Source
from factcheck.report.style import Style
from tests.report.report_examples import TEXT, TOTAL, draft, holds, mismatch, question, reading, report


def render(*reports, problems=(), **options):
    return text.render(reports, problems, style=Style(), **options)


def test_a_finding_shows_the_place_the_figures_and_the_sum():
    shown = render(report(mismatch(TOTAL, (0, 1, 2), slip="two digits are swapped")))
    assert shown.startswith(
        "error[FC201]: The parts make 85; check them.\n"
        " --> release.txt:1:16\n"
        "  |\n"
        "1 | Officers catch 86 suspects in a year\n"
        "  |                ^^\n"
        "...\n"
        "3 | They arrested 83 men and two women.\n"
        "  |               --         ---\n"
        "  |\n"
        "  = 83 + 2 = 85, not 86\n"
        "  = perhaps: two digits are swapped\n"
    )


def test_the_last_line_says_what_was_checked():
    assert render(report(holds(TOTAL, (0, 1)))) == (
        "release.txt: 3 figures read: 2 agree with others, 1 is for you to vouch for\n"
    )


def test_coverage_in_words():
    assert in_words(Coverage(37, 18, 3, 0, 16)) == (
        "37 figures read: 18 agree with others, 3 stand in a mismatch, 16 are for you to vouch for"
    )
    assert in_words(Coverage(1, 0, 0, 1, 0)) == "1 figure read: 1 could not be decided"
    assert in_words(Coverage(0, 0, 0, 0, 0)) == "no figures found"


def test_unchecked_figures_are_listed_on_request():
    undecided = replace(mismatch(TOTAL, (0, 1)), outcome=Outcome.UNDECIDED, level=None, reason="no period is given")
    lines = render(report(undecided), list_unchecked=True).splitlines()
    assert lines[1:] == [
        "  1:16  86   Officers catch 86 suspects in a year  (could not be decided: no period is given)",
        "  3:15  83   They arrested 83 men and two women.  (could not be decided: no period is given)",
        "  3:26  two  They arrested 83 men and two women.",
    ]


def test_quiet_leaves_findings_only():
    assert render(report(holds(TOTAL, (0, 1))), report(), quiet=True) == ""
    assert "figures read" not in render(report(mismatch(TOTAL, (0, 1))), quiet=True)


def test_notes_not_told_are_counted():
    questions = [question(start, start + 3) for start in (0, 4, 9)]
    assert "release.txt: 1 more note of FC901, not shown\n" in render(report(*questions))


def test_notices_are_shown():
    noticed = replace(draft(), notices=("read as Windows-1252",))
    result = assemble(noticed, reading(), (), (), (), Options())
    assert "release.txt: read as Windows-1252\n" in render(result)


def test_colour_only_where_asked_for():
    coloured = text.render([report(mismatch(TOTAL, (0, 1)))], (), style=Style(True))
    assert "\x1b[1;31merror[FC201]\x1b[0m" in coloured
    assert "\x1b" not in render(report(mismatch(TOTAL, (0, 1))))


def test_controls_of_the_text_and_its_name_do_not_reach_the_terminal():
    hostile = TEXT.replace("year", "y\x1b]0;x\x07r").replace("women", "wo\u202emen")
    shown = render(report(mismatch(TOTAL, (0, 1, 2)), text=hostile, path="a\n::error::b\x1b.txt"))
    assert not any(c in shown for c in "\x1b\x07\u202e")
    assert "y␛]0;x␇r" in shown
    assert "wo<U+202E>men" in shown
    assert "a␊::error::b␛.txt" in shown


# -- excerpts ------------------------------------------------------------------


def marks(source, *words):
    return [Mark(Span(source.text.index(w), source.text.index(w) + len(w)), "stated") for w in words]


def test_places_count_lines_however_they_end():
    source = Source("one\r\ntwo\rthree\nfour")
    starts = [source.text.index(word) for word in ("one", "two", "three", "four")]
    assert [source.place(start) for start in starts] == [(1, 1), (2, 1), (3, 1), (4, 1)]


def test_a_long_line_is_cut_around_its_figure_at_words():
    source = Source("before " * 50 + "86 suspects " + "after " * 50)
    (line,) = source.excerpt(marks(source, "86"))
    assert line.text.startswith("… before ")
    assert line.text.endswith("after …")
    assert line.text[line.signs.index("^") :].startswith("86 suspects")
    assert len(line.text) <= EXCERPT_WIDTH + 4


def test_figures_far_apart_on_a_line_get_an_excerpt_each():
    source = Source("86 suspects " + "and so on " * 40 + "83 men")
    first, second = source.excerpt(marks(source, "86", "83"))
    assert first.text[first.signs.index("^") :].startswith("86 suspects")
    assert second.text[second.signs.index("^") :] == "83 men"


def test_a_figure_over_a_line_end_is_underlined_on_both_lines():
    source = Source("some 1,240\nfamilies")
    first, second = source.excerpt(marks(source, "1,240\nfamilies"))
    assert (first.signs, second.signs) == ("     ^^^^^", "^^^^^^^^")


def test_signs_stand_under_figures_behind_wide_and_combining_characters():
    source = Source("東京\tcafe\u0301 86")
    (line,) = source.excerpt(marks(source, "86"))
    assert line.signs == " " * (4 + 1 + 4 + 1) + "^^"


@given(st.text("ab 1,\n\r\té", max_size=400), st.data())
def test_what_is_underlined_is_the_figure(whole, data):
    start = data.draw(st.integers(0, len(whole)))
    end = data.draw(st.integers(start, min(len(whole), start + 30)))
    lines = Source(whole).excerpt([Mark(Span(start, end), "stated")])
    underlined = "".join(
        character for line in lines for character, sign in zip(line.text, line.signs, strict=False) if sign == "^"
    )
    figure = whole[start:end].replace("\r", "").replace("\n", "").replace("\t", " ")
    # Blanks at the end of a line are not printed, so a figure may lose its own there.
    assert underlined.replace(" ", "") == figure.replace(" ", "")
