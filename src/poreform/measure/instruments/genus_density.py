"""Genus density: handles of the pore surface per volume."""

from dataclasses import dataclass
from typing import ClassVar, final

import numpy as np

from poreform.core.errors import NotMeasurableError
from poreform.core.reading import Reading
from poreform.measure.instrument import Instrument, reading_of
from poreform.measure.sampling import size_text
from poreform.structure.kernels.windows import euler_number, window_counts
from poreform.structure.local_size import check_two_phases
from poreform.structure.membrane import Membrane


@final
@dataclass(frozen=True, slots=True)
class GenusDensity(Instrument):
    """Minus the Euler number of the pores over the volume; below 0 for separate balls."""

    name: ClassVar[str] = "genus_density"
    quantity: ClassVar[str] = "genus_density"
    length_power: ClassVar[int] = -3

    def measure(self, membrane: Membrane, *, rng: np.random.Generator) -> Reading:
        """Return the density [1/um3]; all pore and all polymer are refused."""
        check_two_phases(membrane)
        counts = window_counts(membrane.pores, periodic=membrane.wraps, padded=False)
        if counts.sum() == 0:
            raise NotMeasurableError(
                "the image is one voxel thin, so it has no topology in three dimensions"
            )
        cell = membrane.edge**3
        value = -euler_number(counts, 6) / (float(counts.sum()) * cell)
        handles = max(abs(value) * membrane.volume, 1.0)
        return reading_of(
            "genus_density",
            value,
            method="Euler number, pores joined by faces (6), polymer by corners (26)",
            std=float(np.sqrt(handles)) / membrane.volume,
            note=f"deviation by counting {handles:.0f} handles; {size_text(membrane)}",
        )
