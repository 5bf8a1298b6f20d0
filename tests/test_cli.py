"""The command line, run as a process, as a press officer or a build server would."""

import json
import os
import pty
import subprocess
import sys

import pytest

MISMATCH = "A total of 86 people were arrested in Marlow Vale: 83 men and two women.\n"
RIGHT = "A total of 85 people were arrested in Marlow Vale: 83 men and two women.\n"
# One rule is enough to test the command, and keeps the tests apart from what other rules may say of the text.
ONLY = ("--select", "parts-total-mismatch")


def factcheck(*arguments, stdin=b"", cwd=None, env=None):
    return subprocess.run(
        [sys.executable, "-c", "from factcheck.cli import main; main()", *map(str, arguments)],
        input=stdin,
        capture_output=True,
        cwd=cwd,
        env={**os.environ, **(env or {})},
        timeout=120,
        check=False,
    )


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "wrong.txt").write_text(MISMATCH)
    (tmp_path / "right.md").write_text(RIGHT)
    (tmp_path / "notes.doc").write_text("not looked at")
    (tmp_path / ".hidden.txt").write_text(MISMATCH)
    return tmp_path


# -- exit status -----------------------------------------------------------------


def test_a_mismatch_is_shown_and_exits_with_1(folder):
    done = factcheck("check", "wrong.txt", *ONLY, cwd=folder)
    out = done.stdout.decode()
    assert done.returncode == 1
    assert out.startswith("error[FC201]: ")
    assert " --> wrong.txt:1:12\n" in out
    assert "83 + 2 = 85, not 86" in out
    assert "\x1b" not in out


def test_exit_status_follows_the_fail_level(folder):
    assert factcheck("check", folder / "right.md", *ONLY).returncode == 0
    assert factcheck("check", folder / "wrong.txt", *ONLY, "--fail-level", "none").returncode == 0
    assert factcheck("check", folder / "wrong.txt", *ONLY, "--exit-zero").returncode == 0


def test_a_folder_is_walked_in_order_and_hidden_files_are_passed_over(folder):
    done = factcheck("check", ".", *ONLY, "--output-format", "json", cwd=folder)
    paths = [document["path"] for document in json.loads(done.stdout)["documents"]]
    assert paths == ["./right.md", "./wrong.txt"]


def test_bad_files_are_each_named_and_the_others_checked(folder):
    (folder / "empty.txt").write_bytes(b"")
    (folder / "binary.txt").write_bytes(b"\x00\x01\x02" * 100)
    (folder / "large.txt").write_text("x" * 2000)
    (folder / "none").mkdir()
    names = ["gone.txt", "empty.txt", "binary.txt", "large.txt", "none", "wrong.txt"]
    done = factcheck(
        "check", *names, *ONLY, "--max-size", "1000", "--exit-zero", "--output-format", "json", cwd=folder
    )
    assert done.returncode == 2
    report = json.loads(done.stdout)
    assert [document["path"] for document in report["documents"]] == ["wrong.txt"]
    assert [problem["path"] for problem in report["problems"]] == names[:-1]
    assert {problem["code"] for problem in report["problems"]} == {"FC001"}
    for name, line in zip(names, done.stderr.decode().splitlines(), strict=False):
        assert line.startswith(f"factcheck: {name}: ")
        assert "Traceback" not in line


def test_nothing_to_check_is_no_silent_pass(tmp_path):
    assert factcheck("check", tmp_path).returncode == 2
    assert factcheck("check", tmp_path, "--allow-empty").returncode == 0


def test_a_text_without_figures_says_so(tmp_path):
    (tmp_path / "plain.txt").write_text("The mayor opened the library.\n")
    done = factcheck("check", tmp_path / "plain.txt")
    assert done.returncode == 0
    assert done.stdout.decode().endswith("plain.txt: no figures found\n")


# -- input -----------------------------------------------------------------------


def test_standard_input_is_named(folder):
    done = factcheck("check", "-", "--stdin-filename", "draft.md", *ONLY, stdin=MISMATCH.encode(), cwd=folder)
    assert done.returncode == 1
    assert " --> draft.md:1:12\n" in done.stdout.decode()


def test_a_byte_order_mark_is_not_part_of_the_text(tmp_path):
    (tmp_path / "bom.txt").write_bytes(b"\xef\xbb\xbf" + MISMATCH.encode())
    done = factcheck("check", tmp_path / "bom.txt", *ONLY, "--output-format", "json")
    spans = json.loads(done.stdout)["documents"][0]["findings"][0]["spans"]
    assert MISMATCH[spans[0]["start"] : spans[0]["end"]] == "86"


def test_a_file_name_cannot_command_the_terminal(folder):
    name = "a\x1b]0;x\x07\n::error::b.txt"
    (folder / name).write_text(MISMATCH)
    done = factcheck("check", name, "gone\x1b.txt", *ONLY, cwd=folder)
    printed = (done.stdout + done.stderr).decode()
    assert not any(control in printed for control in "\x1b\x07")
    assert not any(line.startswith("::") for line in printed.splitlines())


@pytest.mark.parametrize(
    "arguments",
    [
        ("rule", "FC\x1b[31m"),
        ("rule", "FC201", "x\x1b[31m"),
        ("check", "--bo\x1bgus", "x.txt"),
        ("check", "--color", "\x1b[31m", "x.txt"),
        ("check", "--config", "\x1b[31m.toml", "x.txt"),
        ("check", "--output-format", "\x1b[31m", "x.txt"),
        ("check", "--output-format", "json=\x1b[31m/x", "gone.txt"),
    ],
)
def test_an_argument_cannot_command_the_terminal(tmp_path, arguments):
    done = factcheck(*arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr
    assert b"\x1b" not in done.stderr


# -- output ----------------------------------------------------------------------


def test_formats_go_each_to_its_place(folder):
    done = factcheck(
        "check", "wrong.txt", *ONLY, "--output-format", "concise", "--output-format", "json=report.json", cwd=folder
    )
    assert done.stdout.decode().startswith("wrong.txt:1:12: FC201 error: ")
    assert json.loads((folder / "report.json").read_text())["schema"] == "factcheck-report-1"


def test_two_formats_cannot_share_standard_output(folder):
    done = factcheck("check", "wrong.txt", "--output-format", "json", "--output-format", "text", cwd=folder)
    assert done.returncode == 2
    assert done.stdout == b""


def test_a_report_never_overwrites_a_draft(folder):
    done = factcheck("check", "wrong.txt", "--output-format", "json=./wrong.txt", cwd=folder)
    assert done.returncode == 2
    assert (folder / "wrong.txt").read_text() == MISMATCH


def test_output_is_the_same_to_the_byte(folder):
    first, second = (
        factcheck("check", ".", "--output-format", "json", cwd=folder, env={"PYTHONHASHSEED": seed}).stdout
        for seed in ("1", "2")
    )
    assert first
    assert first == second


def test_a_reader_that_stops_is_no_fault(folder):
    command = [sys.executable, "-c", "from factcheck.cli import main; main()", "check", "wrong.txt"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=folder) as process:
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 1


def at_a_terminal(*arguments, cwd, env):
    """Run with standard output and standard error at a terminal, and return what it shows."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-c", "from factcheck.cli import main; main()", *arguments],
        stdout=theirs,
        stderr=theirs,
        cwd=cwd,
        env={**{k: v for k, v in os.environ.items() if k != "NO_COLOR"}, "TERM": "xterm", **env},
    )
    os.close(theirs)
    shown = b""
    while True:
        try:
            piece = os.read(ours, 4096)
        except OSError:  # what Linux says when the other end is closed
            break
        if not piece:
            break
        shown += piece
    process.wait(60)
    os.close(ours)
    return shown.decode()


def test_a_terminal_gets_colour_unless_told_otherwise(folder):
    assert "\x1b[1;31merror[FC201]" in at_a_terminal("check", "wrong.txt", *ONLY, cwd=folder, env={})
    assert "\x1b[" not in at_a_terminal("check", "wrong.txt", *ONLY, cwd=folder, env={"NO_COLOR": "1"})


def test_many_files_at_a_terminal_show_progress(folder):
    for number in range(5):
        (folder / f"{number}.txt").write_text(RIGHT)
    assert "Checking" in at_a_terminal("check", ".", *ONLY, cwd=folder, env={})
    assert factcheck("check", ".", *ONLY, cwd=folder).stderr == b""


# -- settings --------------------------------------------------------------------


def test_the_closest_settings_count_and_the_command_line_over_them(folder):
    (folder / "factcheck.toml").write_text('[rules]\nFC201 = "warning"\n')

    def status(*more):
        return factcheck("check", "wrong.txt", *ONLY, *more, cwd=folder).returncode

    assert status() == 0
    assert status("--fail-level", "warning") == 1
    assert status("--fail-level", "note", "--ignore", "FC201") == 0


def test_a_mistake_in_the_settings_is_told_in_one_line(folder):
    (folder / "factcheck.toml").write_text("relase-date = 2018-03-17\n")
    done = factcheck("check", "wrong.txt", cwd=folder)
    assert done.returncode == 2
    assert done.stdout == b""
    (line,) = done.stderr.decode().splitlines()
    assert 'factcheck.toml: unknown setting "relase-date"; did you mean "release-date"?' in line


def test_a_rule_that_does_not_exist_is_refused_with_a_suggestion(folder):
    done = factcheck("check", "wrong.txt", "--ignore", "parts-totl-mismatch", cwd=folder)
    assert done.returncode == 2
    assert 'did you mean "parts-total-mismatch"?' in done.stderr.decode()


# -- the other commands ------------------------------------------------------------


def test_claims_lists_every_figure_as_read(folder):
    table = factcheck("claims", "wrong.txt", cwd=folder).stdout.decode()
    assert [line.split()[1] for line in table.splitlines()[3:]] == ["86", "83", "two"]
    claims = json.loads(factcheck("claims", "wrong.txt", "--output-format", "json", cwd=folder).stdout)
    assert [claim["value"] for claim in claims[0]["claims"]] == ["86", "83", "2"]


def test_rule_explains_by_code_or_name():
    by_code, by_name = (factcheck("rule", wanted) for wanted in ("fc201", "parts-total-mismatch"))
    assert by_code.stdout == by_name.stdout
    assert by_code.stdout.decode().startswith("FC201 parts-total-mismatch\n")
    assert factcheck("rule", "FC999").returncode == 2
    assert factcheck("rule", "FC001").returncode == 0
    everything = factcheck("rule", "--all").stdout
    assert by_code.stdout in everything


@pytest.mark.parametrize("arguments", [("--help",), ("--version",), ("rule", "FC201"), ("check", "--help")])
def test_help_answers_without_what_is_slow_to_import(arguments):
    program = (
        "import sys\n"
        "from factcheck.cli import cli\n"
        "try:\n"
        "    cli.main(sys.argv[1:], standalone_mode=False)\n"
        "finally:\n"
        "    slow = {'spacy', 'thinc', 'numpy', 'pydantic', 'regex', 'factcheck.relate'} & sys.modules.keys()\n"
        "    assert not slow, slow\n"
    )
    done = subprocess.run([sys.executable, "-c", program, *arguments], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    assert done.stdout
