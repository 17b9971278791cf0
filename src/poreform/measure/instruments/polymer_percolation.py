"""Percolation of the polymer phase along x, y and z."""

from dataclasses import dataclass
from typing import ClassVar, final

import numpy as np

from poreform.core.reading import Reading
from poreform.measure.instrument import Instrument, reading_of
from poreform.structure.kernels.percolation import ALL_STEPS
from poreform.structure.local_size import check_two_phases
from poreform.structure.membrane import Membrane
from poreform.structure.percolating import percolating_axes


@final
@dataclass(frozen=True, slots=True)
class PolymerPercolation(Instrument):
    """Number of axes along which the polymer leads through."""

    name: ClassVar[str] = "polymer_percolation"
    quantity: ClassVar[str] = "polymer_percolation"
    length_power: ClassVar[int] = 0

    def measure(self, membrane: Membrane, *, rng: np.random.Generator) -> Reading:
        """Return the number of axes, 0 to 3; all pore and all polymer are refused."""
        check_two_phases(membrane)
        through = percolating_axes(membrane.polymer, membrane, steps=ALL_STEPS)
        names = " ".join(axis for axis, leads in zip("xyz", through, strict=True) if leads)
        return reading_of(
            "polymer_percolation",
            float(sum(through)),
            method="voxels joined by faces, edges and corners (26)",
            note=f"leads through along: {names or 'none'}",
        )
