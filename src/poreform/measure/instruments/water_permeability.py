"""Pure-water permeability of a wall."""

from dataclasses import dataclass
from typing import ClassVar, final

import numpy as np

from poreform.core.reading import Reading
from poreform.measure.flow import permeability, water_permeability
from poreform.measure.flow_grid import MOST_CELLS
from poreform.measure.instrument import Instrument, reading_of
from poreform.structure.membrane import Membrane


@final
@dataclass(frozen=True, slots=True)
class WaterPermeability(Instrument):
    """Flow of pure water at 25 degC per area, time and pressure, for a given thickness."""

    name: ClassVar[str] = "water_permeability"
    quantity: ClassVar[str] = "water_permeability"
    length_power: ClassVar[int] = 2
    """With the thickness of the wall kept."""

    thickness: float
    """Of the wall [m]; the structure is taken to be the same all through it."""

    axis: int = 2
    """Direction of flow: 2 is through the wall."""

    cells: int = MOST_CELLS
    """Largest grid of the flow; a larger image is resampled to it, and says so."""

    def measure(self, membrane: Membrane, *, rng: np.random.Generator) -> Reading:
        """Return the permeability [L/m**2/hour/bar]; see `measure.flow.permeability`."""
        found = permeability(membrane, axis=self.axis, cells=int(self.cells))
        return reading_of(
            "water_permeability",
            water_permeability(found.value, thickness=self.thickness),
            method=(
                f"Stokes flow, water of 25 degC, wall of {self.thickness * 1e6:g} um with "
                "this structure throughout"
            ),
            std=water_permeability(found.deviation, thickness=self.thickness),
            note=found.note,
        )
