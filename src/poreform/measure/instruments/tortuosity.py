"""Tortuosity factor of diffusion through the pores."""

from dataclasses import dataclass
from typing import ClassVar, final

import numpy as np

from poreform.core.reading import Reading
from poreform.measure.flow import tortuosity
from poreform.measure.instrument import Instrument, reading_of
from poreform.structure.membrane import Membrane


@final
@dataclass(frozen=True, slots=True)
class Tortuosity(Instrument):
    """Tortuosity factor P D0 / D_eff of diffusion through the pores."""

    name: ClassVar[str] = "tortuosity"
    quantity: ClassVar[str] = "tortuosity"
    length_power: ClassVar[int] = 0

    axis: int = 2
    """Direction of diffusion: 2 is through the wall."""

    def measure(self, membrane: Membrane, *, rng: np.random.Generator) -> Reading:
        """Return the factor [1]; see `measure.flow.tortuosity` for what is refused."""
        found = tortuosity(membrane, axis=self.axis)
        return reading_of(
            "tortuosity",
            found.value,
            method="factor P D0/D_eff, conduction on voxels, plates or periodic ends",
            std=found.deviation,
            note=f"along {'xyz'[self.axis]}, D_eff/D0 = {found.relative_diffusivity:.4g}",
        )
