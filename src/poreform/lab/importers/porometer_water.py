"""Raw files of the water permeability test of PMI porometers (``.CFT``)."""

import math
import statistics
from pathlib import Path
from typing import final

from poreform.core.errors import InputError
from poreform.core.reading import Reading
from poreform.core.units import from_si, to_si
from poreform.lab.cft import (
    FLOW_UNIT,
    PRESSURE_UNIT,
    blocks_of,
    cut_off,
    is_cft,
    lines_of,
    number_of,
    permeability_start,
)
from poreform.lab.column_map import ColumnMap
from poreform.lab.importer import Imported, Importer, refuse_columns

PERMEANCE = "L/m**2/hour/bar"

UNKNOWN_TEMPERATURE = (
    "the file states no temperature: not corrected to 25 degC, 2 % for each kelvin off it"
)


@final
class PorometerWater(Importer):
    """Flow [cm3/min] and absolute pressure [psi], line by line, of a test with water.

    Above stand the liquid, the diameter and the thickness of the sample [cm], and the
    ambient pressure alone on its line.
    """

    name = "PMI water permeability"

    def recognises(self, path: Path) -> bool:
        """Return whether this is a permeability test of the machine, with water."""
        if not is_cft(path):
            return False
        try:
            lines = lines_of(path)
        except InputError:
            return False
        return permeability_start(lines) is not None and lines[3].casefold() == "water"

    def read(self, path: Path, columns: ColumnMap | None = None) -> Imported:
        """Return the mean permeance of all readings with a flow."""
        refuse_columns(path, self.name, columns)
        lines = lines_of(path)
        start = permeability_start(lines)
        if start is None:
            raise InputError(f"{path}: is no permeability test of this machine")
        diameter, thickness, ambient = map(number_of, lines[start - 2 : start + 1])
        if not (diameter and thickness and ambient and diameter > 0.0):
            raise InputError(f"{path}: the diameter of the sample is lacking")
        area = math.pi * to_si(diameter, "cm") ** 2 / 4.0
        found = [
            flow * to_si(1.0, FLOW_UNIT) / (area * rise)
            for block in blocks_of(lines[start + 1 :])[:1]
            for flow, pressure in block
            if (rise := (pressure - ambient) * to_si(1.0, PRESSURE_UNIT)) > 0.0
        ]
        if not found or min(found) < 0.0:
            raise InputError(f"{path}: holds no flow of water above the ambient pressure")
        spread = statistics.stdev(found) if len(found) > 1 else None
        reading = Reading(
            "water_permeability",
            from_si(statistics.fmean(found), PERMEANCE),
            PERMEANCE,
            f"water through a disc of {10 * diameter:.4g} mm, mean of all pressures",
            std=None if spread is None else from_si(spread, PERMEANCE),
            count=len(found),
            note=UNKNOWN_TEMPERATURE,
        )
        sample = f"sample {lines[5]}, thickness {10 * thickness:.4g} mm"
        return Imported(readings=(reading,), notes=(sample, *cut_off(lines[start + 1 :])))
