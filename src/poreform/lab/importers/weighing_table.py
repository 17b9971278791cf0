"""Tables of weighings: porosity by wet and dry mass, by outer size, or by both."""

import math
from collections.abc import Callable
from pathlib import Path
from typing import Any, final

from poreform.core.errors import InputError
from poreform.core.reading import Reading
from poreform.core.units import Unit
from poreform.lab.column_map import ColumnMap
from poreform.lab.columns import Field, Vocabulary
from poreform.lab.importer import Imported, Importer
from poreform.lab.tabular import Table, figures_of, is_table_of, read_table, refuse
from poreform.lab.weighing import Weighed, porosity_by_size, porosity_by_wet_mass

MASS = Unit("kilogram", above=0.0, most=10.0)
LENGTH = Unit("metre", above=0.0, most=10.0)
DENSITY = Unit("kilogram/metre**3", least=300.0, most=4000.0)
ERROR_OF_MASS = Unit("kilogram", least=0.0)
ERROR_OF_LENGTH = Unit("metre", least=0.0)
SHARE = Unit("dimensionless", least=0.0, most=0.5)

AGREEING = 2.0
"""Standard deviations up to which the two ways are said to agree."""

WEIGHING = Vocabulary(
    "weighing table",
    (
        Field(
            "dry_mass", MASS, ("dry mass", "m dry", "dry weight", "mass"), "dry mass [g]"
        ),
        Field("wet_mass", MASS, ("wet mass", "m wet", "wet weight"), "wet mass [g]"),
        Field("liquid_density", DENSITY, ("liquid density",), "liquid density [g/cm3]"),
        Field("polymer_density", DENSITY, ("polymer density",), "polymer density [g/cm3]"),
        Field("length", LENGTH, ("length",), "length [mm]"),
        Field("width", LENGTH, ("width",), "width [mm]"),
        Field("diameter", LENGTH, ("diameter", "outer diameter"), "diameter [mm]"),
        Field("bore", LENGTH, ("bore", "inner diameter"), "inner diameter [mm]"),
        Field("thickness", LENGTH, ("thickness",), "thickness [um]"),
        Field("mass_error", ERROR_OF_MASS, ("mass error", "balance"), "mass error [mg]"),
        Field("length_error", ERROR_OF_LENGTH, ("length error",), "length error [mm]"),
        Field(
            "thickness_error",
            ERROR_OF_LENGTH,
            ("thickness error",),
            "thickness error [um]",
        ),
        Field("density_error", SHARE, ("density error",), "density error [%]"),
        Field("specimen", None, ("specimen", "sample", "name", "membrane")),
        Field("liquid", None, ("liquid", "wetting liquid")),
    ),
    keys=("dry_mass",),
)
"""Words of a table of weighings."""

Way = Callable[[dict[str, Any]], Weighed]


@final
class WeighingTable(Importer):
    """Tables with ``dry mass [g]`` and either ``wet mass [g]`` or the outer size, or both.

    Densities, and the errors of balance and gauge where known, stand above the header, in
    columns or in the column map.  The size is length x width x thickness, diameter x
    thickness (a disc), or diameter, inner diameter and length (a hollow fibre).
    """

    name = "weighing table"
    vocabulary = WEIGHING

    def recognises(self, path: Path) -> bool:
        """Return whether this is a readable table with a column of the dry mass."""
        return is_table_of(path, WEIGHING)

    def read(self, path: Path, columns: ColumnMap | None = None) -> Imported:
        """Return one porosity for each way; every fault is named with its row."""
        table = read_table(path, WEIGHING, columns)
        rows = [
            (line, {**table.given, **figures})
            for (line, _), figures in zip(table.body, figures_of(table), strict=True)
            if "dry_mass" in figures
        ]
        wet = [(line, row) for line, row in rows if "wet_mass" in row]
        sized = [(line, row) for line, row in rows if _has_size(row)]
        if not wet and not sized:
            raise InputError(
                f"{table.where}: no row holds a dry mass with a wet mass or with the outer "
                "size; give 'wet mass [g]', or 'length [mm]', 'width [mm]' and "
                "'thickness [um]'"
            )
        readings = (
            *_mean(table, wet, _by_wet_mass, "wet and dry mass"),
            *_mean(table, sized, _by_size, "dry mass and outer size"),
        )
        return Imported(readings=readings, notes=(*table.notes, *_notes(readings)))


def _has_size(row: dict[str, Any]) -> bool:
    flat = {"length", "width", "thickness"} <= row.keys()
    disc = {"diameter", "thickness"} <= row.keys()
    return flat or disc or {"diameter", "bore", "length"} <= row.keys()


def _mean(
    table: Table, rows: list[tuple[int, dict[str, Any]]], way: Way, words: str
) -> tuple[Reading, ...]:
    """Return the mean over the specimens, the larger of error and spread with it."""
    found: list[Weighed] = []
    faults: list[str] = []
    for line, row in rows:
        try:
            found.append(way(row))
        except InputError as error:
            faults.append(f"row {line}: {error}")
    refuse(table.where, faults)
    if not found:
        return ()
    values = [one.value for one in found]
    mean = math.fsum(values) / len(values)
    spread = math.sqrt(math.fsum((v - mean) ** 2 for v in values) / max(len(values) - 1, 1))
    stated = math.sqrt(math.fsum(one.std**2 for one in found) / len(found))
    std = max(spread, stated)
    note = "" if stated else "no error of weighing or size is stated"
    return (
        Reading(
            "porosity",
            100.0 * mean,
            "%",
            f"weighing, {words}",
            std=100.0 * std if std else None,
            count=len(values),
            note=note,
        ),
    )


def _by_wet_mass(row: dict[str, Any]) -> Weighed:
    error = row.get("mass_error", 0.0)
    return porosity_by_wet_mass(
        Weighed(row["dry_mass"], error),
        Weighed(row["wet_mass"], error),
        Weighed(_density(row, "liquid")),
        _polymer(row),
    )


def _by_size(row: dict[str, Any]) -> Weighed:
    mass = Weighed(row["dry_mass"], row.get("mass_error", 0.0))
    return porosity_by_size(mass, _volume(row), _polymer(row))


def _polymer(row: dict[str, Any]) -> Weighed:
    density = _density(row, "polymer")
    return Weighed(density, density * row.get("density_error", 0.0))


def _density(row: dict[str, Any], name: str) -> float:
    density = row.get(f"{name}_density")
    if density is None:
        raise InputError(
            f"the {name} density is lacking; write e.g. '# {name} density: "
            f"{'0.785' if name == 'liquid' else '1.78'} g/cm3' above the header"
        )
    return float(density)


def _volume(row: dict[str, Any]) -> Weighed:
    """Return the outer volume [m3] of a sheet, a disc or a hollow fibre."""
    along = row.get("length_error", 0.0)
    thick = row.get("thickness_error", 0.0)
    if "bore" in row:
        outer, bore, length = row["diameter"], row["bore"], row["length"]
        if bore >= outer:
            raise InputError("the inner diameter is not below the outer one")
        ring = outer**2 - bore**2
        volume = 0.25 * math.pi * ring * length
        spread = math.hypot(2.0 * math.hypot(outer, bore) * along / ring, along / length)
        return Weighed(volume, volume * spread)
    if "width" in row and "length" in row:
        edges = (row["length"], row["width"])
        area, share = edges[0] * edges[1], math.hypot(along / edges[0], along / edges[1])
    else:
        area = 0.25 * math.pi * row["diameter"] ** 2
        share = 2.0 * along / row["diameter"]
    volume = area * row["thickness"]
    return Weighed(volume, volume * math.hypot(share, thick / row["thickness"]))


def _notes(readings: tuple[Reading, ...]) -> tuple[str, ...]:
    if len(readings) < 2:
        return ()
    wet, size = readings
    gap = abs(wet.value - size.value)
    spread = math.hypot(wet.std or 0.0, size.std or 0.0)
    if not spread or gap <= AGREEING * spread:
        return ()
    return (
        f"the two ways differ by {gap:.3g} %, {gap / spread:.1f} standard deviations: "
        "pores that the liquid did not fill, a film of liquid outside, or swelling",
    )
