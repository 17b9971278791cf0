"""Anisotropy by the mean intercept length tensor."""

from dataclasses import dataclass
from typing import ClassVar, final

import numpy as np

from poreform.core.errors import NotMeasurableError
from poreform.core.reading import Reading
from poreform.measure.fabric import fabric_of, sampling_deviation
from poreform.measure.instrument import Instrument, reading_of
from poreform.measure.sampling import size_text
from poreform.structure.kernels.fabric import LEAST_EIGENVALUE
from poreform.structure.local_size import check_two_phases
from poreform.structure.membrane import Membrane

LARGEST_RATIO = 0.99 * LEAST_EIGENVALUE**-0.5
"""Ratio above which the fabric tensor is cut off and tells nothing."""


@final
@dataclass(frozen=True, slots=True)
class Anisotropy(Instrument):
    """Largest over smallest eigenvalue of the fabric tensor; 1 is isotropic."""

    name: ClassVar[str] = "anisotropy"
    quantity: ClassVar[str] = "anisotropy"
    length_power: ClassVar[int] = 0

    def measure(self, membrane: Membrane, *, rng: np.random.Generator) -> Reading:
        """Return the ratio [1]; all pore and all polymer are refused."""
        check_two_phases(membrane)
        tensor = fabric_of(membrane)
        values = np.linalg.eigvalsh(tensor)
        if values[-1] > LARGEST_RATIO * values[0]:
            raise NotMeasurableError(
                "the walls run on without end along an axis, so the ratio has no value "
                f"(above {LARGEST_RATIO:g})"
            )
        return reading_of(
            "anisotropy",
            float(values[-1] / values[0]),
            method="mean intercept length in 13 directions, ellipsoid by least squares",
            std=sampling_deviation(membrane),
            note=f"{size_text(membrane)}; an isotropic texture reads above 1 by sampling",
        )
