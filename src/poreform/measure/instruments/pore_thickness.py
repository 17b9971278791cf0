"""Thickness of the pore by the largest balls that fit."""

from dataclasses import dataclass
from typing import ClassVar, final

import numpy as np

from poreform.core.reading import Reading
from poreform.measure.instrument import Instrument
from poreform.measure.thickness import mean_thickness
from poreform.structure.local_size import check_two_phases, pore_local_radius
from poreform.structure.membrane import Membrane


@final
@dataclass(frozen=True, slots=True)
class PoreThickness(Instrument):
    """Mean over the pore volume of the largest ball inside it, as a diameter."""

    name: ClassVar[str] = "pore_thickness"
    quantity: ClassVar[str] = "pore_thickness"
    length_power: ClassVar[int] = 1

    def measure(self, membrane: Membrane, *, rng: np.random.Generator) -> Reading:
        """Return the mean thickness [um]; less than two voxels is refused."""
        check_two_phases(membrane)
        radius = pore_local_radius(membrane)
        return mean_thickness("pore_thickness", membrane, radius=radius)
