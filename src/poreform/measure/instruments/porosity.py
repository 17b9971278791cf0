"""Porosity by counting voxels."""

from dataclasses import dataclass
from typing import ClassVar, final

import numpy as np

from poreform.core.errors import NotMeasurableError
from poreform.core.reading import Reading
from poreform.measure.instrument import Instrument, reading_of
from poreform.structure.membrane import Membrane


@final
@dataclass(frozen=True, slots=True)
class Porosity(Instrument):
    """Void volume over total volume, the unresolved voids in the polymer included."""

    name: ClassVar[str] = "porosity"
    quantity: ClassVar[str] = "porosity"
    length_power: ClassVar[int] = 0

    def measure(self, membrane: Membrane, *, rng: np.random.Generator) -> Reading:  # noqa: ARG002
        """Return the porosity [%] with its sampling error; all solid, all pore refused."""
        resolved = membrane.resolved_porosity
        if resolved in {0.0, 1.0}:
            kind = "pore" if resolved else "polymer"
            raise NotMeasurableError(
                f"the structure is all {kind}, so it has no porosity as a membrane"
            )
        return reading_of("porosity", membrane.porosity, method="voxel count")
