"""Units at the border, SI floats inside.

Text must carry a unit ("26.9 degC"); a Python number is SI.  After validation every
dimensional value in the package is a plain SI float, and only this module knows pint.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Annotated

import pint
from pydantic import BeforeValidator, ValidationInfo

_REGISTRY: pint.UnitRegistry[float] = pint.UnitRegistry(autoconvert_offset_to_baseunit=True)
_REGISTRY.define("wtpercent = 0.01 = wtpercent")
_REGISTRY.define("volpercent = 0.01 = volpercent")

_AMBIGUOUS_COMMA = re.compile(r"^\s*[+-]?\d{1,3}(,\d{3})+(?![\d,])")
_DECIMAL_COMMA = re.compile(r"^(\s*[+-]?\d+),(\d+)")
# The unit text has a closed alphabet, no numbers beyond small exponents and no powers of
# numbers: pint would otherwise evaluate arithmetic of any size that a file holds.
_NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?")
_UNIT_TEXT = re.compile(r"[A-Za-z_0-9 ()*/.^-]*")
_ARITHMETIC = re.compile(r"\d\s*(?:\*\*|\^)|\d{2}|\d\s*\*|\d[eE]")
_LONGEST_TEXT = 80
_NO_UNIT = (
    pint.PintError,
    TypeError,
    ValueError,
    KeyError,
    AttributeError,
    ArithmeticError,  # "l/0"
    AssertionError,  # pint's parser, of a text such as "l/minM-7"
)
"""What pint raises for a text that is no unit."""
_LAB_SPELLINGS = (
    ("wt.%", "wtpercent"),
    ("wt%", "wtpercent"),
    ("wt %", "wtpercent"),
    ("vol%", "volpercent"),
    ("vol %", "volpercent"),
    ("%", "percent"),
    ("°C", "degC"),
    ("µ", "u"),
    ("μ", "u"),
    ("·", "*"),
    ("²", "**2"),
    ("³", "**3"),
)
SPELLED_AS_LAB = {
    "kelvin": "degC",
    "delta_kelvin": "delta_degC",
    "dimensionless": "%",
    "metre": "um",
    "second": "s",
    "pascal": "MPa",
    "kilogram/mole": "g/mol",
    "kilogram/metre**3": "g/cm**3",
    "metre**3/mole": "cm**3/mol",
    "newton/metre": "mN/m",
    "pascal*second": "mPa*s",
    "metre/second": "m/s",
    "joule/mole": "J/mol",
}
"""What a message is written in, where a laboratory would not use the SI unit."""


@dataclass(frozen=True, slots=True)
class Unit:
    """One SI unit and the range that a quantity in it may take."""

    name: str
    """The SI unit, as pint spells it."""

    above: float = float("-inf")
    """Least value, not included."""

    least: float = float("-inf")
    """Least value, included."""

    most: float = float("inf")
    """Greatest value, included."""

    difference: bool = False
    """True for a temperature difference: '5 degC' then means 5 kelvin."""

    def parse(self, value: object, info: ValidationInfo) -> float:
        """Return `value` as an SI float, or say what is wrong with it."""
        if isinstance(value, bool) or not isinstance(value, str | int | float):
            raise ValueError(f"expected a quantity in {self.name}, got {value!r}")
        from_file = bool(info.context and info.context.get("from_file"))
        if not isinstance(value, str) and from_file:
            raise ValueError(
                f"{value!r} has no unit; write e.g. '{value} {self._lab_name}'"
            )
        number = self.from_text(value) if isinstance(value, str) else float(value)
        return self.checked(number)

    def checked(self, number: float) -> float:
        """Return `number` when it lies in the range; raise ValueError when not."""
        if not (self.above < number and self.least <= number <= self.most) or number in (
            float("inf"),
            float("-inf"),
        ):
            raise ValueError(f"{self._say(number)} is outside {self._range()}")
        return number

    def from_text(self, text: str) -> float:
        """Return the SI value of a text such as ``"26.9 degC"``; no range check."""
        if len(text) > _LONGEST_TEXT:
            raise ValueError(
                f"a quantity is a number and a unit, got {len(text)} characters; "
                f"write e.g. '1 {self._lab_name}'"
            )
        if _AMBIGUOUS_COMMA.match(text):
            raise ValueError(
                f"{text!r} can be read in two ways; write the number without "
                "thousands separators and with a decimal point"
            )
        cleaned = _DECIMAL_COMMA.sub(r"\1.\2", text.strip())
        for lab, spelled in _LAB_SPELLINGS:
            cleaned = cleaned.replace(lab, spelled)
        found = _NUMBER.match(cleaned)
        unit = cleaned[found.end() :].strip() if found else ""
        if found is None or not _UNIT_TEXT.fullmatch(unit) or _ARITHMETIC.search(unit):
            raise ValueError(
                f"cannot read {text!r} as a quantity in {self._lab_name}; "
                f"write e.g. '1 {self._lab_name}'"
            )
        number = float(found.group())
        if not unit and self.name != "dimensionless":
            raise ValueError(f"{text!r} has no unit; write e.g. '{text} {self._lab_name}'")
        return self._convert(number, unit, text)

    def _convert(self, number: float, unit: str, text: str) -> float:
        try:
            units = _REGISTRY.parse_units(unit)
            if self.difference and str(units) in {"degree_Celsius", "kelvin"}:
                return number
            return float(_REGISTRY.Quantity(number, units).m_as(self.name))
        except _NO_UNIT as error:
            raise ValueError(
                f"{text!r} is not a quantity in {self._lab_name}; "
                f"write e.g. '1 {self._lab_name}'"
            ) from error

    @property
    def _lab_name(self) -> str:
        if self.difference:
            return "delta_degC"
        return SPELLED_AS_LAB.get(self.name, self.name)

    def _say(self, number: float) -> str:
        if self.difference:
            return f"{number:.6g} K"
        lab = self._lab_name
        return (
            f"{from_si(number, lab):.6g} {lab}" if lab != "dimensionless" else f"{number:g}"
        )

    def _range(self) -> str:
        parts = []
        if self.above > float("-inf"):
            parts.append(f"above {self._say(self.above)}")
        if self.least > float("-inf"):
            parts.append(f"at least {self._say(self.least)}")
        if self.most < float("inf"):
            parts.append(f"at most {self._say(self.most)}")
        return "the allowed range: " + (" and ".join([*parts, "finite"]))


@lru_cache(maxsize=4096)
def _line(unit: str) -> tuple[float, float]:
    """Return (factor, offset) with lab = factor * SI + offset for the unit text."""
    cleaned = unit
    for lab, spelled in _LAB_SPELLINGS:
        cleaned = cleaned.replace(lab, spelled)
    one = _REGISTRY.Quantity(1.0, cleaned).to_base_units().magnitude
    zero = _REGISTRY.Quantity(0.0, cleaned).to_base_units().magnitude
    return 1.0 / (one - zero), -zero / (one - zero)


def from_si(value: float, unit: str) -> float:
    """Return the SI `value` in the lab unit `unit` (e.g. ``"degC"``, ``"um"``, ``"%"``)."""
    factor, offset = _line(unit)
    return value * factor + offset


def to_si(value: float, unit: str) -> float:
    """Return `value`, given in the lab unit `unit`, in SI."""
    factor, offset = _line(unit)
    return (value - offset) / factor


def _unit(
    name: str,
    *,
    above: float = float("-inf"),
    least: float = float("-inf"),
    most: float = float("inf"),
    difference: bool = False,
) -> BeforeValidator:
    return BeforeValidator(Unit(name, above, least, most, difference).parse)


Kelvin = Annotated[float, _unit("kelvin", above=0.0)]
KelvinDifference = Annotated[float, _unit("kelvin", least=0.0, difference=True)]
Metre = Annotated[float, _unit("metre", above=0.0)]
MetreOrZero = Annotated[float, _unit("metre", least=0.0)]
Second = Annotated[float, _unit("second", above=0.0)]
SecondOrZero = Annotated[float, _unit("second", least=0.0)]
MetrePerSecond = Annotated[float, _unit("metre/second", above=0.0)]
SquareMetrePerSecond = Annotated[float, _unit("metre**2/second", above=0.0)]
KelvinPerSecond = Annotated[float, _unit("delta_degC/second", above=0.0)]
Pascal = Annotated[float, _unit("pascal", above=0.0)]
PascalSecond = Annotated[float, _unit("pascal*second", above=0.0)]
RootPascal = Annotated[float, _unit("pascal**0.5", least=0.0)]
NewtonPerMetre = Annotated[float, _unit("newton/metre", above=0.0)]
JoulePerMole = Annotated[float, _unit("joule/mole", above=0.0)]
JoulePerKilogram = Annotated[float, _unit("joule/kilogram", above=0.0)]
JoulePerKilogramKelvin = Annotated[float, _unit("joule/kilogram/delta_degC", above=0.0)]
WattPerMetreKelvin = Annotated[float, _unit("watt/metre/delta_degC", above=0.0)]
WattPerSquareMetreKelvin = Annotated[float, _unit("watt/metre**2/delta_degC", least=0.0)]
KilogramPerMole = Annotated[float, _unit("kilogram/mole", above=0.0)]
KilogramPerCubicMetre = Annotated[float, _unit("kilogram/metre**3", above=0.0)]
CubicMetrePerMole = Annotated[float, _unit("metre**3/mole", above=0.0)]
PerCubicMetre = Annotated[float, _unit("1/metre**3", least=0.0)]
PerKelvin = Annotated[float, _unit("1/delta_degC", least=0.0)]
Fraction = Annotated[float, _unit("dimensionless", least=0.0, most=1.0)]
"""Between 0 and 1; written as a percentage, e.g. '25 wt%'."""
Ratio = Annotated[float, _unit("dimensionless", least=0.0)]
"""At least 0, without an upper bound; e.g. a strain of '150 %'."""
