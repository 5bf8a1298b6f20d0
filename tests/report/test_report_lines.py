"""The formats of one line a finding: concise, and GitHub's workflow commands."""

from factcheck.model import Level, Options, Reading
from factcheck.report import assemble, concise, github
from factcheck.report.problem import Problem
from factcheck.report.visible import visible
from tests.report.report_examples import TOTAL, count, draft, holds, mismatch, report


def test_concise_is_a_line_a_finding():
    assert concise.render([report(mismatch(TOTAL, (0, 1, 2)))], ()) == (
        "release.txt:1:16: FC201 error: The parts make 85; check them. [83 + 2 = 85, not 86]\n"
        "release.txt: 3 figures read: 3 stand in a mismatch\n"
    )


def test_quiet_concise_is_findings_only():
    assert concise.render([report(holds(TOTAL, (0, 1)))], (), quiet=True) == ""


def test_github_annotates_the_figure():
    first, second = github.render([report(mismatch(TOTAL, (0, 1, 2)))], ()).splitlines()
    assert first == (
        "::error title=FC201 parts-total-mismatch,file=release.txt,line=1,endLine=1,col=16,endColumn=18"
        "::The parts make 85; check them.%0A83 + 2 = 85, not 86"
    )
    assert second == "factcheck: release.txt: 3 figures read: 3 stand in a mismatch"


def test_levels_become_the_runners_own():
    for level, command in ((Level.ERROR, "error"), (Level.WARNING, "warning"), (Level.NOTE, "notice")):
        assert github.render([report(mismatch(TOTAL, (0, 1), level))], ()).startswith(f"::{command} ")


def test_a_file_name_cannot_forge_a_command():
    hostile = "a\n::error::b,line=99::x%.txt"
    printed = github.render([report(mismatch(TOTAL, (0, 1)), path=hostile)], [Problem(hostile, "gone\n::error::x")])
    assert [line.split(" ")[0] for line in printed.splitlines()] == ["::error", "::error", "factcheck:"]
    assert "file=a%0A%3A%3Aerror%3A%3Bb" not in printed
    assert "file=a%0A%3A%3Aerror%3A%3Ab%2Cline=99%3A%3Ax%25.txt," in printed
    assert "::gone%0A::error::x" in printed


def test_no_text_format_prints_what_a_runner_takes_for_a_command():
    assert "##[" not in visible("##[error]x")
    assert "##vso[" not in visible("##vso[task.setvariable]x")
    for path in ("::error::x.txt", " ::error::x.txt"):
        line = concise.render([report(mismatch(TOTAL, (0, 1)), path=path)], ()).splitlines()[0]
        assert not line.lstrip().startswith("::")


def test_what_the_runner_would_drop_is_printed_as_lines():
    text = " ".join(str(n) for n in range(100, 130))
    claims = tuple(count(text, str(n), n, n - 100) for n in range(100, 130))
    verdicts = [mismatch(TOTAL, (n, n + 1)) for n in range(13)]
    result = assemble(draft(text), Reading(claims), verdicts, (), (TOTAL,), Options())
    lines = github.render([result], ()).splitlines()
    assert sum(line.startswith("::error ") for line in lines) == 10
    assert "factcheck: 3 more than the runner shows as annotations:" in lines
    assert sum("FC201 error" in line for line in lines) == 3
