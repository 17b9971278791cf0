"""Lab words: fields of records as a lab writes them, with their unit."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from poreform.core.reading import Reading
    from poreform.lab.experiment import Experiment
    from poreform.lab.standing import StandingObservation

UNITS = {
    "dissolution_temperature": "degC",
    "set_temperature": "degC",
    "temperature": "degC",
    "weight_average_molar_mass": "g/mol",
    "concentration": "wt%",
    "resin_concentration": "wt%",
    "dissolution_time": "min",
    "time_stood": "min",
    "thickness": "um",
    "test_speed": "mm/min",
}
"""Field -> the unit in which a lab writes it."""

UNSTATED = {"resin_concentration": 0.0}
"""Field -> the value that says nothing."""


def in_words(field: str, value: object) -> str:
    """Return the value of a field as a lab writes it; empty when it was not stated."""
    from poreform.core.units import from_si

    if value is None or value == "":
        return ""
    if isinstance(value, tuple):
        return ", ".join(figure(reading) for reading in value)
    if field in UNITS and isinstance(value, int | float):
        return f"{from_si(float(value), UNITS[field]):.6g} {UNITS[field]}"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)


def figure(reading: "Reading") -> str:
    """Return a figure with its spread, number and unit, ``"71.2 ± 0.4 % (n = 3)"``."""
    spread = "" if reading.std is None else f" ± {reading.std:.3g}"
    count = f" (n = {reading.count})" if reading.count > 1 else ""
    unit = "" if reading.unit == "1" else f" {reading.unit}"
    return f"{reading.value:.6g}{spread}{unit}{count}"


def lines(record: "Experiment | StandingObservation") -> list[tuple[str, str]]:
    """Return (field, value) of everything that a record states, figures left out."""
    words = [
        (name.replace("_", " "), in_words(name, value))
        for name, value in dict(record).items()
        if name != "readings" and value != UNSTATED.get(name)
    ]
    return [(name, text) for name, text in words if text]
