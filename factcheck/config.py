"""The settings of a press office: factcheck.toml, or [tool.factcheck] in pyproject.toml.

The file closest to the draft counts, alone: nothing is merged from the folders above. Every setting is checked
when the file is read, and a mistake is refused with the file and the setting named.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from fractions import Fraction
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from factcheck.model import Level, Options
from factcheck.suggest import suggestion

if TYPE_CHECKING:
    from factcheck.relate.rule import Rule

FILE_NAME = "factcheck.toml"
PYPROJECT = "pyproject.toml"

FailLevel = Literal["none", "note", "warning", "error"]


class SettingsError(ValueError):
    """A settings file that cannot be used; the message names the file, the setting and what to do."""


_WIDTH_HINT = "a width is a share of the figure, from 0 to 1 (0.1 or '10%' is a tenth)"


def _width(value: object) -> Fraction:
    """Read "10%", "1/10", 0.1 or 1 as a share."""
    written = "" if isinstance(value, bool) else str(value)
    try:
        share = Fraction(written.removesuffix("%")) / (100 if written.endswith("%") else 1)
    except (ValueError, ZeroDivisionError):
        raise ValueError(_WIDTH_HINT) from None
    if not 0 <= share <= 1:
        raise ValueError(_WIDTH_HINT)
    return share


def _lower(value: str) -> str:
    return " ".join(value.lower().split())


Noun = Annotated[str, Field(min_length=1), AfterValidator(_lower)]
Width = Annotated[Fraction, BeforeValidator(_width)]


class Settings(BaseModel):
    """The settings as they stand in the file, with hyphens: `release-date = 2018-03-17`.

    release-date      the date of a release that carries none
    embargo           the date until which it may not be published
    date-order        "dmy" (17/3/2018), "mdy", or "auto": as the draft's own dates show
    nouns             the house's words for the same thing: { punter = "customer" }
    exclusive-pairs   nouns that exclude one another and make up the whole: [["constable", "sergeant"]]
    people-nouns      more words for people, who come in whole numbers
    rules             the level of a rule, by code or name: { FC201 = "warning", share-mismatch = "off" }
    select, ignore    codes, beginnings of codes ("FC5"), or names of the rules to apply or not
    fail-level        the quietest finding that makes the exit status 1
    hedge-widths      how far a hedged figure may be off, as a share of it: { about = 0.05 }
    language-model    a spaCy model to read with instead of factcheck's own: a package's name or a folder
    """

    model_config = ConfigDict(
        extra="forbid", frozen=True, alias_generator=lambda name: name.replace("_", "-"), populate_by_name=True
    )

    release_date: date | None = None
    embargo: date | None = None
    date_order: Literal["dmy", "mdy", "auto"] = "auto"
    nouns: dict[Noun, Noun] = Field(default_factory=dict)
    exclusive_pairs: list[Annotated[list[Noun], Field(min_length=2)]] = Field(default_factory=list)
    people_nouns: list[Noun] = Field(default_factory=list)
    rules: dict[str, Literal["error", "warning", "note", "off"]] = Field(default_factory=dict)
    select: list[str] = Field(default_factory=list)
    ignore: list[str] = Field(default_factory=list)
    fail_level: FailLevel = "error"
    hedge_widths: dict[str, Width] = Field(default_factory=dict)
    language_model: str | None = None


def find(start: Path) -> Path | None:
    """Return the settings file that counts for a file or folder: the closest one upwards, or None.

    Where a folder has both, factcheck.toml counts; a pyproject.toml without [tool.factcheck] is passed over.
    """
    folder = start.resolve()
    for candidate in (folder, *folder.parents):
        own = candidate / FILE_NAME
        if own.is_file():
            return own
        project = candidate / PYPROJECT
        if project.is_file() and "factcheck" in _tool_tables(_parse(project), project):
            return project
    return None


def load(path: Path) -> Settings:
    """Return the settings of a file. Raises SettingsError, with the file, the setting and a suggestion."""
    table = _parse(path)
    if path.name == PYPROJECT:
        table = _tool_tables(table, path).get("factcheck", {})
    try:
        settings = Settings.model_validate(table)
    except ValidationError as error:
        raise SettingsError("; ".join(_explain(item, path) for item in error.errors())) from None
    known = _width_names()
    for name in settings.hedge_widths:
        if name not in known:
            raise SettingsError(f'{path}: unknown hedge width "{name}"{suggestion(name, known)}')
    if settings.language_model and settings.language_model.startswith((".", "/", "~")):
        folder = (path.parent / Path(settings.language_model).expanduser()).resolve()
        return settings.model_copy(update={"language_model": str(folder)})
    return settings


def to_options(settings: Settings, rules: Sequence[Rule], where: str) -> Options:
    """Return what the stages need. Raises SettingsError for a rule that does not exist; `where` names the source."""
    levels: dict[str, Level] = {}
    ignored = set(chosen(settings.ignore, rules, where))
    if settings.select:
        ignored |= {rule.name for rule in rules} - chosen(settings.select, rules, where)
    for wanted, level in settings.rules.items():
        for name in chosen([wanted], rules, where):
            if level == "off":
                ignored.add(name)
            else:
                levels[name] = Level(level)
    return Options(
        release_date=settings.release_date,
        embargo=settings.embargo,
        date_order=settings.date_order,
        exclusive_pairs=tuple(tuple(pair) for pair in settings.exclusive_pairs),
        nouns=settings.nouns,
        people_nouns=frozenset(settings.people_nouns),
        hedge_widths=settings.hedge_widths,
        language_model=settings.language_model,
        ignored_rules=frozenset(ignored),
        rule_levels=levels,
    )


def chosen(selectors: Iterable[str], rules: Sequence[Rule], where: str) -> set[str]:
    """Return the names of the rules that codes, beginnings of codes ("FC2") or names mean.

    Raises SettingsError for one that means none.
    """
    names: set[str] = set()
    for selector in selectors:
        found = {
            rule.name
            for rule in rules
            if rule.name == selector.lower() or (selector and rule.code.startswith(selector.upper()))
        }
        if not found:
            known = [rule.name for rule in rules] + [rule.code for rule in rules]
            raise SettingsError(f'{where}: there is no rule "{selector}"{suggestion(selector, known)}')
        names |= found
    return names


def _parse(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path}: not valid TOML: {error}") from None
    except OSError as error:
        raise SettingsError(f"{path}: cannot be read: {error.strerror}") from None


def _tool_tables(table: Mapping[str, Any], path: Path) -> Mapping[str, Any]:
    tools = table.get("tool", {})
    if not isinstance(tools, dict):
        raise SettingsError(f'{path}: "tool" must be a table')
    return tools


def _width_names() -> list[str]:
    # Read beside the package, not through it: factcheck.extract would bring in spaCy.
    return list(tomllib.loads((files("factcheck") / "extract" / "hedges.toml").read_text("utf-8")))


def _explain(error: Any, path: Path) -> str:
    key = ".".join(str(part) for part in error["loc"])
    if error["type"] == "extra_forbidden":
        known = [name.replace("_", "-") for name in Settings.model_fields]
        return f'{path}: unknown setting "{key}"{suggestion(key, known)}'
    message = str(error["msg"]).removeprefix("Value error, ")
    return f'{path}: "{key}" cannot be {error["input"]!r}: {message[:1].lower()}{message[1:]}'
