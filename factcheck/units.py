"""Units of measure: what each measures, and how many base units it is, exactly.

Names are the canonical ones of `Claim.unit`: English, singular, spelled out ("square foot", "mile per hour").
Factors are the legal definitions: the international yard and pound agreement of 1959 (an inch is 2.54 cm, a
pound 0.45359237 kg), the UK Units of Measurement Regulations 1995 (imperial gallon 4.54609 litres), NIST
Special Publication 811 (US gallon 231 cubic inches, short ton 2,000 lb, barrel of oil 42 US gallons). A name
that different trades use for different things has several factors ("gallon", "ton", "ounce"): any may be meant.
"""

from __future__ import annotations

from fractions import Fraction

__all__ = ["BASES", "dimension", "factors", "to_fahrenheit"]

_INCH = Fraction(254, 10_000)  # metres
_FOOT = 12 * _INCH
_YARD = 3 * _FOOT
_MILE = 1760 * _YARD
_NAUTICAL_MILE = Fraction(1852)
_POUND = Fraction(45_359_237, 100_000_000)  # kilograms
_OUNCE = _POUND / 16
_TROY_OUNCE = Fraction(311_034_768, 10_000_000_000)
_LITRE = Fraction(1, 1000)  # cubic metres
_IMPERIAL_GALLON = Fraction(454_609, 100_000) * _LITRE
_US_GALLON = 231 * _INCH**3
_HOUR = 3600  # seconds
_DAY = 24 * _HOUR

# Canonical name -> what it measures and the factors to the base unit of that dimension (see BASES).
_UNITS: dict[str, tuple[str, tuple[Fraction, ...]]] = {
    # length, in metres
    "micrometre": ("length", (Fraction(1, 1_000_000),)),
    "millimetre": ("length", (Fraction(1, 1000),)),
    "centimetre": ("length", (Fraction(1, 100),)),
    "metre": ("length", (Fraction(1),)),
    "kilometre": ("length", (Fraction(1000),)),
    "inch": ("length", (_INCH,)),
    "foot": ("length", (_FOOT,)),
    "yard": ("length", (_YARD,)),
    "mile": ("length", (_MILE, _NAUTICAL_MILE)),  # "12 miles (22km) off the coast" is nautical, unsaid
    "nautical mile": ("length", (_NAUTICAL_MILE,)),
    # area, in square metres
    "square millimetre": ("area", (Fraction(1, 1_000_000),)),
    "square centimetre": ("area", (Fraction(1, 10_000),)),
    "square metre": ("area", (Fraction(1),)),
    "square kilometre": ("area", (Fraction(1_000_000),)),
    "hectare": ("area", (Fraction(10_000),)),
    "square inch": ("area", (_INCH**2,)),
    "square foot": ("area", (_FOOT**2,)),
    "square yard": ("area", (_YARD**2,)),
    "acre": ("area", (4840 * _YARD**2,)),
    "square mile": ("area", (_MILE**2,)),
    # volume, in cubic metres
    "millilitre": ("volume", (_LITRE / 1000,)),
    "centilitre": ("volume", (_LITRE / 100,)),
    "litre": ("volume", (_LITRE,)),
    "megalitre": ("volume", (1_000_000 * _LITRE,)),
    "cubic centimetre": ("volume", (_LITRE / 1000,)),
    "cubic metre": ("volume", (Fraction(1),)),
    "cubic inch": ("volume", (_INCH**3,)),
    "cubic foot": ("volume", (_FOOT**3,)),
    "cubic yard": ("volume", (_YARD**3,)),
    "acre foot": ("volume", (4840 * _YARD**2 * _FOOT,)),
    "fluid ounce": ("volume", (_IMPERIAL_GALLON / 160, _US_GALLON / 128)),
    "pint": ("volume", (_IMPERIAL_GALLON / 8, _US_GALLON / 8)),
    "quart": ("volume", (_US_GALLON / 4, _IMPERIAL_GALLON / 4)),
    "gallon": ("volume", (_IMPERIAL_GALLON, _US_GALLON)),
    "barrel": ("volume", (42 * _US_GALLON, 36 * _IMPERIAL_GALLON)),  # of oil, of beer
    # mass, in kilograms
    "microgram": ("mass", (Fraction(1, 1_000_000_000),)),
    "milligram": ("mass", (Fraction(1, 1_000_000),)),
    "gram": ("mass", (Fraction(1, 1000),)),
    "kilogram": ("mass", (Fraction(1),)),
    "tonne": ("mass", (Fraction(1000),)),
    "ton": ("mass", (2000 * _POUND, Fraction(1000), 2240 * _POUND)),
    "ounce": ("mass", (_OUNCE, _TROY_OUNCE)),
    "pound": ("mass", (_POUND,)),
    "stone": ("mass", (14 * _POUND,)),
    "hundredweight": ("mass", (112 * _POUND, 100 * _POUND)),
    # speed, in metres per second
    "metre per second": ("speed", (Fraction(1),)),
    "kilometre per hour": ("speed", (Fraction(1000, _HOUR),)),
    "mile per hour": ("speed", (_MILE / _HOUR,)),
    "knot": ("speed", (_NAUTICAL_MILE / _HOUR,)),
    "foot per second": ("speed", (_FOOT,)),
    # time, in seconds; no months and years, whose length varies
    "second": ("time", (Fraction(1),)),
    "minute": ("time", (Fraction(60),)),
    "hour": ("time", (Fraction(_HOUR),)),
    "day": ("time", (Fraction(_DAY),)),
    "week": ("time", (Fraction(7 * _DAY),)),
    "fortnight": ("time", (Fraction(14 * _DAY),)),
    # power and energy, in watts and joules
    "watt": ("power", (Fraction(1),)),
    "kilowatt": ("power", (Fraction(1000),)),
    "megawatt": ("power", (Fraction(1_000_000),)),
    "gigawatt": ("power", (Fraction(1_000_000_000),)),
    "joule": ("energy", (Fraction(1),)),
    "kilojoule": ("energy", (Fraction(1000),)),
    "kilocalorie": ("energy", (Fraction(4184),)),
    "calorie": ("energy", (Fraction(4184), Fraction(4184, 1000))),  # on food labels the large one is meant
    "kilowatt hour": ("energy", (Fraction(3_600_000),)),
    "megawatt hour": ("energy", (Fraction(3_600_000_000),)),
    "gigawatt hour": ("energy", (Fraction(3_600_000_000_000),)),
}

BASES: dict[str, str] = {
    "length": "metre",
    "area": "square metre",
    "volume": "cubic metre",
    "mass": "kilogram",
    "speed": "metre per second",
    "time": "second",
    "power": "watt",
    "energy": "joule",
}


def dimension(unit: str | None) -> str:
    """What a unit measures: "mile" -> "length"; "" for money, people and whatever is no unit of measure."""
    return _UNITS[unit][0] if unit in _UNITS else ""


def factors(unit: str | None, target: str | None) -> tuple[Fraction, ...]:
    """How many `target` one `unit` is: ("mile", "kilometre") -> (1.609344, 1.852).

    All readings of an ambiguous name, the commonest first; empty where the two do not measure the same.
    """
    if unit not in _UNITS or target not in _UNITS or dimension(unit) != dimension(target):
        return ()
    ratios = [a / b for a in _UNITS[unit][1] for b in _UNITS[target][1]]
    return tuple(dict.fromkeys(ratios))


def alike(unit: str | None) -> tuple[str, ...]:
    """The other units that measure the same: "square foot" -> ("square metre", "hectare", "square mile", ...)."""
    kind = dimension(unit)
    return tuple(other for other in _UNITS if kind and other != unit and dimension(other) == kind)


def to_fahrenheit(celsius: Fraction) -> Fraction:
    """Degrees Celsius as degrees Fahrenheit: 100 -> 212."""
    return celsius * Fraction(9, 5) + 32


# Abbreviations as table headings give them: "Limit (lb)", "Length, km".
_ABBREVIATIONS: dict[str, str] = {
    "mm": "millimetre",
    "cm": "centimetre",
    "m": "metre",
    "km": "kilometre",
    "in": "inch",
    "ins": "inch",
    "ft": "foot",
    "feet": "foot",
    "yd": "yard",
    "mi": "mile",
    "sq m": "square metre",
    "sqm": "square metre",
    "m2": "square metre",
    "m²": "square metre",
    "sq km": "square kilometre",
    "km2": "square kilometre",
    "km²": "square kilometre",
    "sq ft": "square foot",
    "sqft": "square foot",
    "ft2": "square foot",
    "ft²": "square foot",
    "sq mi": "square mile",
    "sq miles": "square mile",
    "ha": "hectare",
    "g": "gram",
    "kg": "kilogram",
    "mg": "milligram",
    "lb": "pound",
    "lbs": "pound",
    "oz": "ounce",
    "st": "stone",
    "t": "tonne",
    "l": "litre",
    "ml": "millilitre",
    "gal": "gallon",
    "pt": "pint",
    "mph": "mile per hour",
    "km/h": "kilometre per hour",
    "kph": "kilometre per hour",
    "kmh": "kilometre per hour",
    "kt": "knot",
}


def named(text: str) -> str:
    """The canonical name of a unit written in full or short: "lb" -> "pound", "miles" -> "mile"; "" if unknown."""
    words = " ".join(text.lower().replace(".", "").split())
    for name in (
        _ABBREVIATIONS.get(words, words),
        words.removesuffix("s"),
        words.replace("meter", "metre").removesuffix("s"),
    ):
        if name in _UNITS:
            return name
    return ""
