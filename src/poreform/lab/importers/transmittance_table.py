"""Tables of light or turbidity against temperature: the cloud point on cooling."""

from pathlib import Path
from typing import Any, final

import numpy as np

from poreform.core.errors import InputError, NotMeasurableError
from poreform.core.units import Unit, from_si
from poreform.lab.column_map import ColumnMap
from poreform.lab.columns import Field, Vocabulary
from poreform.lab.importer import Imported, Importer
from poreform.lab.tabular import Table, figures_of, is_table_of, pairs_of, read_table
from poreform.lab.transmittance import (
    DROP,
    at_zero_rate,
    cloud_point,
    cloud_reading,
    light_of_absorbance,
    light_of_turbidity,
)

SIGNALS = ("transmittance", "absorbance", "turbidity")

TRANSMITTANCE = Vocabulary(
    "transmittance table",
    (
        Field(
            "temperature",
            Unit("kelvin", above=0.0, most=2000.0),
            ("t", "temperature"),
            "T [degC]",
        ),
        Field(
            "transmittance",
            Unit("dimensionless", least=0.0, most=1.2),
            ("transmittance", "transmission", "light"),
            "transmittance [%]",
        ),
        Field(
            "absorbance",
            Unit("dimensionless"),
            ("absorbance", "optical density"),
            "absorbance [1]",
        ),
        Field(
            "turbidity",
            Unit("dimensionless", least=0.0),
            ("turbidity", "scattered light"),
            "turbidity [1]",
        ),
        Field("drop", Unit("dimensionless", above=0.0), ("drop",), "drop [%]"),
        Field(
            "cooling_rate",
            Unit("delta_degC/second", above=0.0),
            ("cooling rate", "rate"),
            "cooling rate [delta_degC/min]",
        ),
    ),
    keys=SIGNALS,
)
"""Words of a table of transmittance."""


@final
class TransmittanceTable(Importer):
    """Tables with ``T [degC]`` and ``transmittance [%]``, absorbance or turbidity.

    Above the header may stand ``# cooling rate: 1 K/min`` and ``# drop: 10 %``.  With a
    column ``cooling rate [K/min]`` of several rates, the cloud points are extrapolated to
    zero rate.
    """

    name = "transmittance table"
    vocabulary = TRANSMITTANCE

    def recognises(self, path: Path) -> bool:
        """Return whether this is a readable table with a column of light or turbidity."""
        return is_table_of(path, TRANSMITTANCE)

    def read(self, path: Path, columns: ColumnMap | None = None) -> Imported:
        """Return the cloud point; every fault is named with its row."""
        table = read_table(path, TRANSMITTANCE, columns)
        figures = figures_of(table)
        signal = next((s for s in SIGNALS if any(s in row for row in figures)), SIGNALS[0])
        drop = table.given.get("drop", DROP)
        parted: dict[float | None, list[dict[str, Any]]] = {}
        for row in figures:
            rate = row.get("cooling_rate", table.given.get("cooling_rate"))
            parted.setdefault(rate, []).append(row)
        points: dict[float | None, float] = {}
        for rate, rows in parted.items():
            try:
                points[rate] = _cloud_point(rows, signal, drop)
            except (NotMeasurableError, InputError) as error:
                at = _rate_words(rate)
                raise InputError(f"{table.where}{at}: {error}") from error
        rule = f"{signal} {RULES[signal].format(100 * drop)}"
        if len(points) == 1:
            ((rate, kelvin),) = points.items()
            reading = cloud_reading(kelvin, rule=rule, cooling=_rate_words(rate))
            return Imported(readings=(reading,), notes=table.notes)
        return _extrapolated(table, points, rule)


RULES = {
    "transmittance": "{:g} % below the clear solution",
    "absorbance": "as light {:g} % below the clear solution",
    "turbidity": "risen by {:g} % of its whole rise",
}
"""How the onset is told, by signal."""


def _cloud_point(rows: list[dict[str, Any]], signal: str, drop: float) -> float:
    temperature, values = pairs_of(rows, "temperature", signal)
    if signal == "absorbance":
        values = light_of_absorbance(values)
    elif signal == "turbidity" and values.size:
        values = light_of_turbidity(values)
    return cloud_point(temperature, values, drop=drop)


def _rate_words(rate: float | None) -> str:
    return "" if rate is None else f" at {from_si(rate, 'delta_degC/min'):.3g} K/min"


def _extrapolated(table: Table, points: dict[float | None, float], rule: str) -> Imported:
    stated = {rate: kelvin for rate, kelvin in points.items() if rate is not None}
    if len(stated) < len(points):
        raise InputError(
            f"{table.where}: some rows have no cooling rate; give it in every row"
        )
    rates, kelvin = np.array(list(stated)), np.array(list(stated.values()))
    foot, std = at_zero_rate(rates, kelvin)
    each = ", ".join(
        f"{from_si(k, 'degC'):.4g} degC{_rate_words(r)}" for r, k in sorted(stated.items())
    )
    low, high = (from_si(r, "delta_degC/min") for r in (rates.min(), rates.max()))
    reading = cloud_reading(
        foot,
        rule=rule,
        cooling=f" at {low:.3g} to {high:.3g} K/min, extrapolated to zero rate",
        std=std,
    )
    odd = (
        ("the cloud point rises with the cooling rate: is a thermometer lagging?",)
        if np.polyfit(rates, kelvin, 1)[0] > 0.0
        else ()
    )
    return Imported(
        readings=(reading,), notes=(*table.notes, f"cloud points: {each}", *odd)
    )
