"""Cells: a column's name and unit out of its header, a number out of its text."""

import math
import re
from dataclasses import dataclass
from functools import lru_cache

from poreform.core.units import Unit
from poreform.lab.sheet import GROUPED, Decimals

_HEADER = re.compile(
    r"^\s*(?P<name>[^\[\](/]+?)\s*"
    r"(?:\[(?P<square>[^\]]*)\]|\((?P<round>[^)]*)\)|/\s*(?P<slash>.+)|\s+in\s+(?P<word>.+))?\s*$"
)
_NUMBER = re.compile(
    r"^(?P<number>[+-]?(?:\d+(?:[.,]\d*)?|[.,]\d+)(?:[eE][+-]?\d{1,3})?)\s*(?P<unit>.*)$"
)
_PLAIN = re.compile(r"[+-]?\d+\.\d+")
_DATE = re.compile(r"^(?:\d{4}-\d\d?-\d\d?|\d{1,2}[./]\d{1,2}[./]\d{2,4}|\d{1,2}:\d\d)")
_ERROR_VALUE = re.compile(r"^#(?:DIV/0!|N/A|NAME\?|NULL!|NUM!|REF!|VALUE!|SPILL!|CALC!)$")
_POWER = re.compile(r"\b([munc]?m)([23])(?![\w*])")
_RATE = re.compile(r"^(?:K|C|°C|℃|deg ?C|kelvin)\s*/\s*(?=(?:s|sec|min|h)\w*$)")
_MISSING = frozenset({"", "-", "--", "n/a", "na", "nan", "none", "n.d.", "nm", "missing"})
_SPELLINGS = {
    "c": "degC",
    "°c": "degC",
    "℃": "degC",
    "deg c": "degC",
    "degc": "degC",
    "celsius": "degC",
    "k": "kelvin",
    "pct": "%",
    "percent": "%",
    "-": "dimensionless",
    "1": "dimensionless",
    "ntu": "dimensionless",  # turbidity against formazin: a scale without a unit
    "fnu": "dimensionless",
}


@dataclass(frozen=True, slots=True)
class Heading:
    """What a header cell says."""

    name: str
    """Words without the unit, folded to lower case."""

    unit: str
    """Unit as core.units spells it; empty when the header has none."""


def heading(text: str) -> Heading:
    """Return the name and the unit of ``"Ts [degC]"``, ``"P (%)"``, ``"TL / %"`` ..."""
    found = _HEADER.match(text)
    if found is None:
        return Heading(" ".join(text.casefold().split()), "")
    parts = found.groupdict()
    unit = next((parts[k] for k in ("square", "round", "slash", "word") if parts[k]), "")
    name = " ".join(parts["name"].casefold().replace("_", " ").split())
    return Heading(name, spelled(unit))


def spelled(unit: str) -> str:
    """Return a unit as `core.units` spells it."""
    text = unit.strip()
    text = _SPELLINGS.get(text.casefold(), text)
    text = _POWER.sub(r"\1**\2", text)
    return _RATE.sub("delta_degC/", text)


def is_missing(text: str) -> bool:
    """Return whether a cell says that there is no figure."""
    return text.strip().casefold() in _MISSING


def number(text: str, *, decimals: Decimals) -> tuple[float, str]:
    """Return the number in a cell and the unit beside it (empty when none).

    Raises
    ------
    ValueError
        The cell holds no number, or one that can be read in two ways.
    """
    cell = text.strip()
    if decimals == "point" and _PLAIN.fullmatch(cell):
        return _finite(cell, cell), ""  # most cells: nothing in it can be read in two ways
    if cell[:1] in {"=", "@"}:
        raise ValueError(f"{cell[:40]!r} is a formula; save the values")
    if _DATE.match(cell):
        raise ValueError(
            f"{cell!r} is a date or a time, no number; a spreadsheet may have made it one"
        )
    found = _NUMBER.match(cell)
    if found is None:
        raise ValueError(f"{cell[:40]!r} is no number")
    digits, unit = found["number"], found["unit"].strip()
    _refuse_two_ways(cell, digits, unit, decimals)
    return _finite(cell, digits.replace(",", ".")), spelled(unit) if unit else ""


def _finite(cell: str, digits: str) -> float:
    value = float(digits)
    if not math.isfinite(value):
        raise ValueError(f"{cell!r} is no finite number")
    return value


def _refuse_two_ways(cell: str, digits: str, unit: str, decimals: Decimals) -> None:
    """Raise ValueError where the sign in a number may mean two things."""
    if "," in digits and decimals == "point":
        raise ValueError(
            f"{cell!r} has a decimal comma in a table parted by commas or with decimal "
            "points; write decimal points"
        )
    grouped = GROUPED.match(digits)
    comma = "," in digits
    clear = decimals == ("comma" if comma else "point")
    # a lone 1.234 keeps its decimal point, the way this program writes numbers itself
    doubtful = grouped and not clear and (comma or decimals == "comma")
    if doubtful or unit[:1].isdigit() or unit[:1] in {",", ".", "'"}:
        raise ValueError(
            f"{cell[:40]!r} can be read in two ways; write it without separators"
        )


def plain_text(text: str) -> str:
    """Return a text cell; ValueError when it is a formula or the error of one."""
    if text[:1] in {"=", "@"}:
        raise ValueError(f"{text[:40]!r} is a formula; save the values")
    if _ERROR_VALUE.match(text):
        raise ValueError(f"{text!r} is the error of a formula; mend it or empty the cell")
    return text


@dataclass(frozen=True, slots=True)
class Scale:
    """The line that takes a number in a column's unit to SI: worked out once a column."""

    factor: float
    offset: float

    @classmethod
    def of(cls, unit: Unit, spelled_unit: str) -> "Scale":
        """Return the scale of a unit; ValueError when it is none of that kind."""
        return cls(*_line(unit, spelled_unit))

    def si(self, value: float) -> float:
        """Return the SI value."""
        return self.factor * value + self.offset


@lru_cache(maxsize=256)
def _line(unit: Unit, spelled_unit: str) -> tuple[float, float]:
    """Return (factor, offset) of SI = factor * number + offset; kept, as it is slow."""
    zero, one = (unit.from_text(f"{number} {spelled_unit}") for number in (0, 1))
    return one - zero, zero
