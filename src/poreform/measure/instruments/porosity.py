"""Porosity by counting voxels."""

from dataclasses import dataclass
from typing import ClassVar, final

import numpy as np

from poreform.core.reading import Reading
from poreform.measure.instrument import Instrument, reading_of
from poreform.measure.sampling import counting_error, octants, size_text, standard_error
from poreform.structure.local_size import check_two_phases
from poreform.structure.membrane import Membrane


@final
@dataclass(frozen=True, slots=True)
class Porosity(Instrument):
    """Void volume over total volume, the unresolved voids in the polymer included."""

    name: ClassVar[str] = "porosity"
    quantity: ClassVar[str] = "porosity"
    length_power: ClassVar[int] = 0

    def measure(self, membrane: Membrane, *, rng: np.random.Generator) -> Reading:
        """Return the porosity [%]; all pore and all polymer are refused."""
        check_two_phases(membrane)
        blocks = [float(membrane.pores[block].mean()) for block in octants(membrane)]
        sampling = standard_error(blocks) or 0.0
        # not independent from block to block: a cell with mirror planes errs alike in all
        counting = counting_error(membrane) * np.sqrt(len(blocks))
        error = np.hypot(sampling, counting)
        share = 1.0 - membrane.matter_porosity
        return reading_of(
            "porosity",
            membrane.porosity,
            method="voxel count",
            std=float(error * share),
            note=(
                f"{size_text(membrane)}; deviation from its eight blocks and from the "
                "voxels that a wall cuts; a wrong grey level is not in it"
            ),
        )
