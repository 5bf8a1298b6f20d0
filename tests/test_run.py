from dataclasses import replace

import pytest

from factcheck import config, files
from factcheck.language import LanguageError
from factcheck.model import Level, Options
from factcheck.read import ReadError
from factcheck.report import assemble
from factcheck.run import Offices, Outcome, over_files
from tests.report.report_examples import RULES, TOTAL, draft, mismatch, reading, report


def test_a_file_that_brings_out_a_fault_does_not_cost_the_others():
    told = []

    def work(path):
        if path == "bad.txt":
            raise KeyError("gone")
        return path.upper()

    results, problems = over_files([("a.txt", None), ("bad.txt", None), ("b.txt", None)], work, told.append)
    assert results == ["A.TXT", "B.TXT"]
    (problem,) = problems
    assert (problem.path, problem.code) == ("bad.txt", "FC003")
    assert "KeyError: 'gone'" in problem.message
    assert "Traceback" in told[0]


def test_what_a_reader_says_is_what_is_told():
    def work(path):
        raise ReadError("the file is empty")

    _, problems = over_files([("a.txt", None), ("b.txt", files.FileError("too large"))], work)
    assert [(p.path, p.code, p.message) for p in problems] == [
        ("a.txt", "FC001", "the file is empty"),
        ("b.txt", "FC001", "too large"),
    ]


@pytest.mark.parametrize("error", [config.SettingsError("unknown setting"), LanguageError("no such model")])
def test_what_is_wrong_for_all_files_stops_the_run(error):
    def work(path):
        raise error

    with pytest.raises(type(error)):
        over_files([("a.txt", None)], work)


def test_a_rule_that_failed_breaks_the_run():
    failed = assemble(draft(), reading(), (), [(TOTAL, "KeyError")], RULES, Options())
    assert Outcome([failed]).broken
    assert not Outcome([report(mismatch(TOTAL, (0, 1)))]).broken


@pytest.mark.parametrize(
    ("fail_level", "fails"),
    [("none", []), ("error", ["error"]), ("warning", ["error", "warning"]), ("note", ["error", "warning", "note"])],
)
def test_the_fail_level_is_the_quietest_that_fails(fail_level, fails):
    office = Offices(over=lambda settings: settings.model_copy(update={"fail_level": fail_level})).of("x.txt")
    failing = [level for level in Level if office.fails(report(mismatch(TOTAL, (0, 1), level)))]
    assert set(failing) == set(fails)


def test_each_file_has_the_settings_closest_to_it(tmp_path):
    (tmp_path / "inner").mkdir()
    (tmp_path / "factcheck.toml").write_text('fail-level = "note"\n')
    (tmp_path / "inner" / "factcheck.toml").write_text("release-date = 2018-03-17\n")
    offices = Offices()
    outer, inner = (offices.of(str(tmp_path / name)) for name in ("a.txt", "inner/b.txt"))
    assert (outer.fail_level, outer.checker.options.release_date) == ("note", None)
    assert (inner.fail_level, str(inner.checker.options.release_date)) == ("error", "2018-03-17")
    assert offices.of(str(tmp_path / "c.txt")) is outer


# -- files ---------------------------------------------------------------------


def test_a_file_given_twice_is_checked_once(tmp_path):
    (tmp_path / "a.txt").write_text("x")
    (tmp_path / "b.txt").symlink_to(tmp_path / "a.txt")
    given = [str(tmp_path / "a.txt"), str(tmp_path), str(tmp_path / "b.txt")]
    assert list(files.expand(given)) == [(str(tmp_path / "a.txt"), None)]


def test_links_are_not_followed_out_of_a_folder(tmp_path):
    (tmp_path / "outside.txt").write_text("x")
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner" / "a.txt").write_text("x")
    (tmp_path / "inner" / "loop").symlink_to(tmp_path)
    (tmp_path / "inner" / "link.txt").symlink_to(tmp_path / "outside.txt")
    assert [path for path, _ in files.expand([str(tmp_path / "inner")])] == [str(tmp_path / "inner" / "a.txt")]


def test_endings_count_in_either_case(tmp_path):
    for name in ("A.TXT", "b.Markdown", "c.docx"):
        (tmp_path / name).write_text("x")
    assert [path for path, _ in files.expand([str(tmp_path)])] == [str(tmp_path / n) for n in ("A.TXT", "b.Markdown")]


def test_a_file_without_an_end_is_refused(tmp_path):
    with pytest.raises(files.FileError, match="too large"):
        files.read_bytes("/dev/zero", 1000)


@pytest.mark.parametrize(("path", "said"), [("gone.txt", "no such file"), ("a\0b", "the name holds a character")])
def test_what_cannot_be_opened_is_told_in_a_sentence(tmp_path, path, said):
    with pytest.raises(files.FileError, match=said):
        files.read_bytes(str(tmp_path / path))


def test_a_name_in_another_encoding_is_shown_with_escapes():
    assert files.shown("caf\udce9.txt") == r"caf\xe9.txt"
    assert replace(draft(), path=files.shown("caf\udce9.txt")).path.encode()
