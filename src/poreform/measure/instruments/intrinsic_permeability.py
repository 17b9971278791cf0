"""Darcy permeability of the pores."""

from dataclasses import dataclass
from typing import ClassVar, final

import numpy as np

from poreform.core.reading import Reading
from poreform.measure.flow_grid import MOST_CELLS
from poreform.measure.instrument import Instrument, reading_of
from poreform.measure.tensors import permeability_component
from poreform.structure.membrane import Membrane


@final
@dataclass(frozen=True, slots=True)
class IntrinsicPermeability(Instrument):
    """Darcy permeability k of the structure by creeping (Stokes) flow."""

    name: ClassVar[str] = "intrinsic_permeability"
    quantity: ClassVar[str] = "intrinsic_permeability"
    length_power: ClassVar[int] = 2

    axis: int = 2
    """Direction of the pressure gradient: 2 is through the wall."""

    towards: int | None = None
    """Direction in which the flow is counted; unless told, along the gradient."""

    cells: int = MOST_CELLS
    """Largest grid of the flow; a larger image is resampled to it, and says so."""

    def measure(self, membrane: Membrane, *, rng: np.random.Generator) -> Reading:
        """Return k [m2]; see `measure.flow.permeability` for what is refused."""
        found = permeability_component(
            membrane, axis=self.axis, towards=self.towards, cells=int(self.cells)
        )
        return reading_of(
            "intrinsic_permeability",
            found.value,
            method="Stokes flow on a staggered grid of voxels",
            std=found.deviation,
            note=found.note,
        )
