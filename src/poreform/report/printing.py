"""How numbers, units and sentences of a program are printed on a page."""

import re
from collections.abc import Callable
from datetime import datetime

from markupsafe import Markup

from poreform.report.figures.trends import lab_unit
from poreform.report.tables import with_spread

PRINTED = (("degC", "°C"), (">=", "≥"), ("<=", "≤"), (" -> ", " → "), (" +- ", " ± "),
           ("**0.5", "^½"))  # fmt: skip
"""How the sentences of a program are printed on a page."""

MINUS = re.compile(r"(?<=\w) - (?=\w)|(?<![\w.-])-(?=\d)")
"""A difference, or the sign of a number; no hyphen of a word or a date."""

RANGE = re.compile(r"(?<![\w.-])(\d+(?:\.\d+)?)-(\d+(?:\.\d+)?)(?=,| (?:%|°C|wt%))")
"""Two numbers with a unit behind them, or in a list of such."""

POWER = re.compile(r"(?<![\w.])(\d(?:\.\d+)?)e([+-]?)0?(\d{1,2})(?!\w)")
"""A number as a program writes it, ``2.5e+05``; hashes and names do not look like that."""

UNIT = re.compile(r"((?:\d |/)[cmnuµk]?m)(?:\*\*)?([23])?(?!\w)")
"""A length, an area or a volume behind a number or a stroke, ``314.6 cm3/mol``."""

RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def as_printed(value: object) -> object:
    """Return text as people print it: °C, ≥, a minus sign, 2.5 × 10⁵, cm³; else as it is.

    What is marked as ready for the page, drawings and the recipe as written, is left alone.
    """
    if isinstance(value, Markup) or not isinstance(value, str):
        return value
    for plain, printed in PRINTED:
        value = value.replace(plain, printed)
    value = RANGE.sub("\\1–\\2", value)
    value = UNIT.sub(_unit, MINUS.sub(_minus, value))
    return POWER.sub(_power, value)


def _unit(found: re.Match[str]) -> str:
    unit, power = found.groups()
    return f"{unit.replace('um', 'µm')}{(power or '').translate(RAISED)}"


def _minus(found: re.Match[str]) -> str:
    return found.group().replace("-", "−")


def _power(found: re.Match[str]) -> str:
    number, sign, exponent = found.groups()
    raised = f"{sign.strip('+')}{exponent}".translate(RAISED)
    return f"10{raised}" if number == "1" else f"{number} × 10{raised}"


def figure(value: float | None) -> str:
    """Return a figure in the shortest form, or a dash where there is none."""
    return "–" if value is None else f"{value:g}"


def moment(time: str) -> str:
    """Return an ISO 8601 time to the minute, ``2026-01-31 14:05 UTC``."""
    known = datetime.fromisoformat(time)
    return f"{known:%Y-%m-%d %H:%M} {known.tzname() or ''}".rstrip()


def chance(probability: float | None) -> str:
    """Return a probability with no more digits than 4000 draws can tell."""
    if probability is None:
        return "–"
    if probability < 0.01:
        return "< 0.01"
    return "> 0.99" if probability > 0.99 else f"{probability:.2f}"


def odds(probability: float) -> str:
    """Return a probability with its sign of relation: ``= 0.72`` or ``> 0.99``."""
    text = chance(probability)
    return text if text[0] in "<>" else f"= {text}"


def capitalised(text: str) -> str:
    """Return a sentence with a capital at its head; names such as Tl keep theirs."""
    return f"{text[:1].upper()}{text[1:]}"


FILTERS: dict[str, Callable[..., str]] = {
    "printed": lab_unit,
    "chance": chance,
    "odds": odds,
    "figure": figure,
    "spread": with_spread,
    "moment": moment,
    "capitalised": capitalised,
}
"""How the template prints what it is given."""
