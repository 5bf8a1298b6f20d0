"""The written forms of units and currencies, and their worth against pint, whose registry is the source."""

from __future__ import annotations

import math
import tomllib
from collections import Counter
from pathlib import Path

import pint
import pytest

from factcheck import units
from factcheck.extract import written

EXTRACT = Path(written.__file__).parent
TABLE = tomllib.loads((EXTRACT / "units.toml").read_text("utf-8"))
CURRENCIES = tomllib.loads((EXTRACT / "currencies.toml").read_text("utf-8"))
REGISTRY = pint.UnitRegistry()

# pint's name where it is not ours with an underscore for the space.
PINT = {
    "mile per hour": "mile / hour", "kilometre per hour": "kilometre / hour", "metre per second": "metre / second",
    "foot per second": "foot / second", "tonne": "metric_ton", "hundredweight": "UK_hundredweight",
    "kilowatt hour": "kilowatt * hour", "megawatt hour": "megawatt * hour", "gigawatt hour": "gigawatt * hour",
    "gallon": "imperial_gallon", "pint": "imperial_pint", "fluid ounce": "imperial_fluid_ounce", "ton": "short_ton",
    "barrel": "oil_barrel", "acre foot": "acre * international_foot", "acre": "international_foot ** 2 * 43560",
}  # fmt: skip


def as_pint(name: str) -> pint.Unit | pint.Quantity[float]:
    if name in PINT:
        return REGISTRY.parse_expression(PINT[name])
    power = {"square": 2, "cubic": 3}.get(name.split()[0], 1)
    plain = name.split(maxsplit=1)[1] if power > 1 else name.replace(" ", "_")
    return REGISTRY.parse_expression(plain) ** power


def names(dimension: str) -> list[str]:
    return [name for name in TABLE if units.dimension(name) == dimension]


@pytest.mark.parametrize(("dimension", "base"), units.BASES.items())
def test_units_are_worth_what_pint_says(dimension: str, base: str) -> None:
    for name in names(dimension):
        ours = units.factors(name, base)
        theirs = (1 * as_pint(name)).to(as_pint(base)).magnitude
        assert any(math.isclose(float(factor), theirs, rel_tol=1e-5) for factor in ours), name


def test_every_unit_that_is_converted_can_be_read() -> None:
    assert {name for name in units._UNITS if units.dimension(name) != "time"} <= set(TABLE)


@pytest.mark.parametrize("table", [TABLE, CURRENCIES], ids=["units", "currencies"])
def test_no_written_form_stands_for_two_things(table: dict[str, dict[str, list[str]]]) -> None:
    lists = [{form for name, forms in row.items() if name != "subunit" for form in forms} for row in table.values()]
    forms = Counter(form for row in lists for form in row)
    assert [form for form, count in forms.items() if count > 1] == []


def test_the_tables_are_read_into_patterns() -> None:
    match = written.units().pattern.match(" square miles", 0)
    assert match is not None
    assert written.units().name(match["unit"]) == "square mile"


@pytest.mark.parametrize("blank", ["", " ", "\u00a0"])
def test_every_sign_that_is_matched_has_a_name_however_it_is_spaced(blank: str) -> None:
    read = written.units()
    for name, row in TABLE.items():
        for sign in row["signs"]:
            match = read.pattern.match(" " + sign.replace(" ", blank), 0)  # "300 sq.km" was matched and had no name
            assert match, (name, sign)
            assert read.name(match["unit"]), (name, sign)
