"""The written forms of units and currencies, as patterns built from units.toml and currencies.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import regex

__all__ = ["Currencies", "Units", "currencies", "units"]


@dataclass(frozen=True, slots=True)
class Units:
    """`pattern` matches a unit at the end of a numeral, with the blank or hyphen before it."""

    pattern: regex.Pattern[str]
    names: Mapping[str, str]  # lower-case words and exact signs -> canonical name

    def name(self, written: str) -> str:
        """Return the canonical name of a unit as written."""
        form = " ".join(written.replace("-", " ").split())
        return self.names.get(written) or self.names.get(form) or self.names[form.lower()]


@dataclass(frozen=True, slots=True)
class Currencies:
    """`before` matches a currency up to a numeral, `after` one behind it, `minor` its hundredths.

    Group `money` is the currency, `prefix` the M or T of "MSEK 120" (millions) and "TEUR 45" (thousands).
    """

    before: regex.Pattern[str]
    after: regex.Pattern[str]
    minor: regex.Pattern[str]
    codes: Mapping[str, str]
    subunits: Mapping[str, str]  # ISO code -> its hundredth: "penny", "cent"
    large: frozenset[str]
    ascii: frozenset[str]

    def code(self, match: regex.Match[str]) -> str:
        """Return the ISO code of a match of `before`, `after` or `minor`."""
        written = match["money"]
        if match.re is not self.minor and match["code"]:
            return self.codes[match["code"].upper()]
        form = " ".join(written.replace("-", " ").split())
        for candidate in (written, form, form.lower(), form.replace(" ", "")):
            if candidate in self.codes:
                return self.codes[candidate]
        raise KeyError(written)


# Money that news writes by its code; the rest of ISO 4217 is too rare to be worth the false readings ("TOP 50").
_CODES = (
    "GBP USD EUR AUD CAD NZD HKD SGD TWD JPY CNY RMB INR BRL KRW NGN PHP MXN THB TRY RUB UAH ILS VND CHF ZAR MYR IDR "
    "SEK "
    "NOK DKK ISK PLN CZK HUF RON BGN AED SAR QAR KWD BHD OMR JOD EGP KES UGX TZS GHS PKR LKR BDT NPR ARS CLP COP PEN "
    "DEM BTC ETH USDT USDC XOF XAF MAD"
).split()


_TIGHT = r"[ \u00a0]?"  # "sq m" is also written "sqm", "US $" also "US$"


def _load(name: str) -> Mapping[str, Mapping[str, list[str]]]:
    return tomllib.loads(files("factcheck.extract").joinpath(name).read_text("utf-8"))


def _any_of(forms: Iterable[str], blank: str = r"[\s\u00a0-]{1,2}") -> str:
    """Return the forms as alternatives, longest first, with any blank for a space."""
    ordered = sorted(set(forms), key=lambda form: (-len(form), form))
    return "|".join(blank.join(regex.escape(word) for word in form.split(" ")) for form in ordered)


@cache
def units() -> Units:
    """Return the written forms of units."""
    table = _load("units.toml")
    words = {word: name for name, row in table.items() for word in row["words"]}
    signs = {sign: name for name, row in table.items() for sign in row["signs"]}
    pattern = regex.compile(
        rf"[\s\u00a0]{{0,2}}[-\u2011]?(?P<unit>(?i:(?<=[\s\u00a0\d-])(?:{_any_of(words)}))(?![\p{{L}}\p{{N}}])"
        rf"|(?:{_any_of(signs, _TIGHT)})(?![\p{{L}}\p{{N}}]))"
        rf"|\s?[(\[](?P<bracketed>{_any_of(signs, _TIGHT)})[)\]]"  # "20 (kg)"
    )
    tight = {sign.replace(" ", ""): name for sign, name in signs.items()}  # "300 sq.km"
    return Units(pattern, tight | words | signs)


@cache
def currencies() -> Currencies:
    """Return the written forms of currencies."""
    table = _load("currencies.toml")
    signs = {sign: code for code, row in table.items() for sign in row["signs"]}
    words = {word: code for code, row in table.items() for word in [*row["words"], *row.get("large", [])]}
    minor = {word: code for code, row in table.items() for word in row["minor"]}
    worn = {sign: code for code, row in table.items() for sign in row.get("ascii", [])}
    iso = {code: "CNY" if code == "RMB" else code for code in _CODES}
    # The letters that a sign starts with must not end a word: the "R" of "FOR 50" is no rand.
    before = regex.compile(
        rf"(?<![\p{{L}}\p{{N}}-])(?P<money>{_any_of([*signs, *worn], _TIGHT)}|"
        rf"(?P<prefix>[MTK]?)(?P<code>{_any_of(iso)}))[ \u00a0]{{0,2}}$"
        rf"|(?P<money>[$£€¥])[ \u00a0]{{0,2}}$"
        r"|(?<=(?<!\p{L})(?:at|of|to|for|is|was|by|worth|about|than)\s)(?P<money>dollars?|euros?)\s$"
    )
    after = regex.compile(
        rf"[\s\u00a0]{{0,2}}-?(?P<money>(?i:{_any_of(words)})(?![\p{{L}}\p{{N}}])|"
        rf"(?P<prefix>[MTK]?)(?P<code>{_any_of(iso)}|usd|eur|gbp|rmb|aud|cad)(?![\p{{L}}\p{{N}}])"
        rf"|(?:{_any_of(sign for sign in signs if not sign[-1].isalpha())})"
        r"(?!\s?\d(?!\d{0,5}\s[$€£](?!\s?\d))))"  # "10 $ 30 $"
    )
    small = regex.compile(
        rf"(?:[\s\u00a0]{{1,2}}|"
        rf"-)(?P<money>(?i:{_any_of(word for word in minor if len(word) > 1)}))(?![\p{{L}}\p{{N}}])"
        r"|(?P<money>[p¢c])(?![\p{L}\p{N}])"
    )
    return Currencies(
        before,
        after,
        small,
        signs | words | minor | iso | worn,
        {code: str(row["subunit"]) for code, row in table.items() if "subunit" in row},
        frozenset(w for row in table.values() for w in row.get("large", [])),
        frozenset(worn),
    )
