"""Area of the wall between pores and polymer per volume."""

from dataclasses import dataclass
from typing import ClassVar, final

import numpy as np

from poreform.core.reading import Reading
from poreform.measure.instrument import Instrument, reading_of
from poreform.measure.sampling import size_text
from poreform.structure.membrane import Membrane
from poreform.structure.surface import relative_error, surface, wall_text


@final
@dataclass(frozen=True, slots=True)
class SpecificSurface(Instrument):
    """Wall area per volume of the membrane, without the staircase of the voxels."""

    name: ClassVar[str] = "specific_surface"
    quantity: ClassVar[str] = "specific_surface"
    length_power: ClassVar[int] = -1

    def measure(self, membrane: Membrane, *, rng: np.random.Generator) -> Reading:
        """Return the area [1/um]; one phase only and thin images are refused."""
        found = surface(membrane)
        return reading_of(
            "specific_surface",
            found.area,
            method="crossings of the grid lines, curvatures of the level field",
            std=float(
                np.hypot(found.spread[0], relative_error(membrane, found) * abs(found.area))
            ),
            note=f"{wall_text(membrane)}; {size_text(membrane)}",
        )
