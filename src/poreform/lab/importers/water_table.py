"""Tables of water permeation: volume, mass or flux of water at any temperature."""

import math
from pathlib import Path
from typing import Any, final

from poreform.core.errors import InputError
from poreform.core.reading import Reading
from poreform.core.units import Unit, from_si
from poreform.lab.column_map import ColumnMap
from poreform.lab.columns import Field, Vocabulary
from poreform.lab.importer import Imported, Importer
from poreform.lab.tabular import figures_of, is_table_of, read_table, refuse
from poreform.lab.water_flux import intrinsic_permeability, permeance_at_25
from poreform.materials.water import water_density

LENGTH = Unit("metre", above=0.0, most=100.0)
PERMEANCE = "L/m**2/hour/bar"

COMPACTED = 0.1
"""Share of the permeance lost from the least to the greatest pressure that is named."""

WATER = Vocabulary(
    "water table",
    (
        Field(
            "pressure",
            Unit("pascal", above=0.0, most=1e8),
            ("pressure", "dp", "transmembrane pressure", "tmp"),
            "pressure [bar]",
        ),
        Field(
            "flux",
            Unit("metre/second", least=0.0, most=1.0),
            ("flux", "water flux"),
            "flux [L/m2/h]",
        ),
        Field(
            "volume",
            Unit("metre**3", least=0.0, most=10.0),
            ("volume", "permeate volume"),
            "volume [ml]",
        ),
        Field(
            "mass",
            Unit("kilogram", least=0.0, most=1e4),
            ("mass", "permeate mass"),
            "mass [g]",
        ),
        Field(
            "time",
            Unit("second", above=0.0, most=1e8),
            ("time", "collecting time"),
            "time [min]",
        ),
        Field(
            "area",
            Unit("metre**2", above=0.0, most=1e3),
            ("area", "membrane area"),
            "area [cm2]",
        ),
        Field("diameter", LENGTH, ("diameter", "inner diameter"), "diameter [mm]"),
        Field("length", LENGTH, ("length",), "length [mm]"),
        Field(
            "temperature",
            Unit("kelvin", above=0.0),
            ("t", "temperature", "water temperature"),
            "T [degC]",
        ),
        Field(
            "thickness",
            Unit("metre", above=0.0, most=0.1),
            ("thickness", "wall"),
            "thickness [um]",
        ),
        Field("sample", None, ("sample", "membrane", "name", "specimen")),
    ),
    keys=("pressure",),
)
"""Words of a table of water permeation."""


@final
class WaterTable(Importer):
    """Tables with ``pressure [bar]``, ``T [degC]`` and ``flux [L/m2/h]``.

    Instead of the flux stand ``volume [ml]`` or ``mass [g]``, ``time [min]`` and ``area
    [cm2]``, or of a hollow fibre ``inner diameter [mm]`` and ``length [mm]``.  What holds
    for all rows may stand above the header.
    """

    name = "water table"
    vocabulary = WATER

    def recognises(self, path: Path) -> bool:
        """Return whether this is a readable table of water and pressure."""
        return is_table_of(path, WATER)

    def read(self, path: Path, columns: ColumnMap | None = None) -> Imported:
        """Return the permeance at 25 degC; every fault is named with its row."""
        table = read_table(path, WATER, columns)
        found: list[tuple[float, float, float]] = []
        faults: list[str] = []
        for (line, _), figures in zip(table.body, figures_of(table), strict=True):
            row = {**table.given, **figures}
            try:
                found.append((row["pressure"], row["temperature"], _permeance(row)))
            except KeyError as lacking:
                faults.append(f"row {line}: the {lacking.args[0]} is lacking")
            except InputError as error:
                faults.append(f"row {line}: {error}")
        refuse(table.where, faults)
        if not found:
            raise InputError(f"{table.where}: the header stands alone; no row holds a flux")
        readings = _readings(found, table.given.get("thickness"))
        return Imported(readings=readings, notes=(*table.notes, *_notes(found)))


def _permeance(row: dict[str, Any]) -> float:
    return permeance_at_25(_flux(row), row["pressure"], row["temperature"])


def _flux(row: dict[str, Any]) -> float:
    """Return the flux [m/s], stated or from what was collected."""
    if "flux" in row:
        return float(row["flux"])
    if "volume" in row:
        volume = row["volume"]
    elif "mass" in row:
        volume = row["mass"] / water_density(row["temperature"])
    else:
        raise InputError("neither a flux nor a volume or mass of water is given")
    return float(volume / (row["time"] * _area(row)))


def _area(row: dict[str, Any]) -> float:
    if "area" in row:
        return float(row["area"])
    if "diameter" in row and "length" in row:
        return math.pi * float(row["diameter"]) * float(row["length"])
    raise InputError(
        "the area is lacking; give 'area [cm2]', or of a hollow fibre 'inner diameter "
        "[mm]' and 'length [mm]'"
    )


def _readings(
    found: list[tuple[float, float, float]], thickness: float | None
) -> tuple[Reading, ...]:
    values = [permeance for _, _, permeance in found]
    mean = math.fsum(values) / len(values)
    std = math.sqrt(math.fsum((v - mean) ** 2 for v in values) / max(len(values) - 1, 1))
    spread = std if len(values) > 1 else None
    kelvin = sorted({temperature for _, temperature, _ in found})
    ends = " to ".join(f"{from_si(t, 'degC'):.4g}" for t in {kelvin[0]: 0, kelvin[-1]: 0})
    method = f"water at {ends} degC, corrected to 25 degC by its viscosity (IAPWS)"
    permeance = Reading(
        "water_permeability",
        from_si(mean, PERMEANCE),
        PERMEANCE,
        method,
        std=None if spread is None else from_si(spread, PERMEANCE),
        count=len(values),
    )
    if thickness is None:
        return (permeance,)
    darcy = Reading(
        "intrinsic_permeability",
        intrinsic_permeability(mean, thickness),
        "m**2",
        f"{method}, wall of {1e6 * thickness:g} um",
        std=None if spread is None else intrinsic_permeability(spread, thickness),
        count=len(values),
    )
    return permeance, darcy


def _notes(found: list[tuple[float, float, float]]) -> tuple[str, ...]:
    """Return the remark that the membrane is pressed together, where it seems so."""
    low, high = min(found), max(found)
    if high[0] <= low[0] or high[2] >= (1.0 - COMPACTED) * low[2]:
        return ()
    return (
        f"the permeance falls by {100 * (1 - high[2] / low[2]):.0f} % from "
        f"{low[0] / 1e5:.3g} to {high[0] / 1e5:.3g} bar: compaction or fouling",
    )
