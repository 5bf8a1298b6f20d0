from dataclasses import dataclass
from datetime import date
from fractions import Fraction

import pytest

from factcheck import config
from factcheck.model import Level


@dataclass(frozen=True)
class ARule:
    code: str
    name: str


RULES = (
    ARule("FC101", "figure-mismatch"),
    ARule("FC201", "parts-total-mismatch"),
    ARule("FC202", "part-exceeds-whole"),
)


def settings(tmp_path, text, name="factcheck.toml"):
    path = tmp_path / name
    path.write_text(text)
    return config.load(path)


def refusal(tmp_path, text, name="factcheck.toml"):
    with pytest.raises(config.SettingsError) as caught:
        config.to_options(settings(tmp_path, text, name), RULES, str(tmp_path / name))
    assert str(caught.value).startswith(str(tmp_path / name))
    return str(caught.value).removeprefix(f"{tmp_path / name}: ")


def options(tmp_path, text):
    return config.to_options(settings(tmp_path, text), RULES, "here")


def test_every_setting_reaches_the_stages(tmp_path):
    read = options(
        tmp_path,
        """
        release-date = 2018-03-17
        embargo = "2018-03-18"
        date-order = "mdy"
        exclusive-pairs = [["Constable", "sergeant"]]
        people-nouns = ["special  constable"]
        language-model = "some_model"
        hedge-widths = { about = 0.05, nearly = "1/8", "just over" = "20%" }
        nouns = { punter = "customer" }
        ignore = ["FC101"]
        rules = { FC201 = "warning", part-exceeds-whole = "off" }
        """,
    )
    assert read.release_date == date(2018, 3, 17)
    assert read.embargo == date(2018, 3, 18)
    assert read.date_order == "mdy"
    assert read.exclusive_pairs == (("constable", "sergeant"),)
    assert read.people_nouns == {"special constable"}
    assert read.language_model == "some_model"
    assert read.hedge_widths == {"about": Fraction(1, 20), "nearly": Fraction(1, 8), "just over": Fraction(1, 5)}
    assert read.nouns == {"punter": "customer"}
    assert read.ignored_rules == {"figure-mismatch", "part-exceeds-whole"}
    assert read.rule_levels == {"parts-total-mismatch": Level.WARNING}


def test_select_leaves_only_what_it_names_less_what_is_ignored(tmp_path):
    read = options(tmp_path, 'select = ["FC2"]\nignore = ["part-exceeds-whole"]\n')
    assert read.ignored_rules == {"figure-mismatch", "part-exceeds-whole"}


def test_the_level_of_a_whole_hundred_can_be_set(tmp_path):
    read = options(tmp_path, '[rules]\nFC2 = "note"\n')
    assert read.rule_levels == {"parts-total-mismatch": Level.NOTE, "part-exceeds-whole": Level.NOTE}


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        ("relase-date = 2018-03-17", 'unknown setting "relase-date"; did you mean "release-date"?'),
        ("release_dat = 2018-03-17", 'unknown setting "release_dat"; did you mean "release-date"?'),
        ("xyzzy = 1", 'unknown setting "xyzzy"'),
        ("[rules]\nfigur-mismatch = 'off'", 'there is no rule "figur-mismatch"; did you mean "figure-mismatch"?'),
        ("ignore = ['FC9']", 'there is no rule "FC9"'),
        ("hedge-widths = { abuot = 0.1 }", 'unknown hedge width "abuot"; did you mean "about"?'),
    ],
)
def test_what_is_unknown_is_refused_with_a_suggestion(tmp_path, text, refused):
    assert refusal(tmp_path, text).startswith(refused)


@pytest.mark.parametrize(
    ("text", "setting"),
    [
        ("release-date = 'yesterday'", "release-date"),
        ("date-order = 'ymd'", "date-order"),
        ("hedge-widths = { about = 3 }", "hedge-widths.about"),
        ("hedge-widths = { about = 'wide' }", "hedge-widths.about"),
        ("hedge-widths = { about = '1/0' }", "hedge-widths.about"),
        ("exclusive-pairs = [['constable']]", "exclusive-pairs.0"),
        ("rules = { FC201 = 'loud' }", "rules.FC201"),
        ("fail-level = 'loud'", "fail-level"),
    ],
)
def test_a_wrong_value_is_refused_with_its_setting(tmp_path, text, setting):
    assert refusal(tmp_path, text).startswith(f'"{setting}" cannot be ')


def test_what_is_not_toml_is_refused(tmp_path):
    assert refusal(tmp_path, "release-date =").startswith("not valid TOML: ")


def test_pyproject_counts_only_with_our_table(tmp_path):
    inner = tmp_path / "drafts" / "spring"
    inner.mkdir(parents=True)
    (tmp_path / "pyproject.toml").write_text('[tool.factcheck]\nfail-level = "note"\n')
    (inner.parent / "pyproject.toml").write_text("[tool.other]\n")
    assert config.find(inner) == tmp_path / "pyproject.toml"
    assert config.load(tmp_path / "pyproject.toml").fail_level == "note"


def test_the_closest_file_counts_alone(tmp_path):
    inner = tmp_path / "drafts"
    inner.mkdir()
    (tmp_path / "factcheck.toml").write_text('fail-level = "note"\ndate-order = "mdy"\n')
    (inner / "factcheck.toml").write_text('fail-level = "warning"\n')
    found = config.load(config.find(inner))
    assert (found.fail_level, found.date_order) == ("warning", "auto")


def test_of_two_files_in_a_folder_our_own_counts(tmp_path):
    (tmp_path / "factcheck.toml").write_text("")
    (tmp_path / "pyproject.toml").write_text("[tool.factcheck]\n")
    assert config.find(tmp_path) == tmp_path / "factcheck.toml"


def test_a_model_folder_is_found_from_the_settings_file(tmp_path):
    assert settings(tmp_path, 'language-model = "./model"').language_model == str(tmp_path.resolve() / "model")
