"""Polymer connectivity: the share of the polymer that is one piece."""

from dataclasses import dataclass
from typing import ClassVar, final

import numpy as np

from poreform.core.reading import Reading
from poreform.measure.instrument import Instrument, reading_of
from poreform.measure.sampling import size_text
from poreform.structure.kernels.labels import label_pieces, piece_sizes
from poreform.structure.local_size import check_two_phases
from poreform.structure.membrane import Membrane


@final
@dataclass(frozen=True, slots=True)
class PolymerConnectivity(Instrument):
    """Share of the polymer volume in its largest connected piece."""

    name: ClassVar[str] = "polymer_connectivity"
    quantity: ClassVar[str] = "polymer_connectivity"
    length_power: ClassVar[int] = 0

    def measure(self, membrane: Membrane, *, rng: np.random.Generator) -> Reading:
        """Return the share [%]; all pore and all polymer are refused."""
        check_two_phases(membrane)
        pieces = label_pieces(membrane.polymer, periodic=membrane.wraps, connectivity=26)
        sizes = piece_sizes(pieces)
        return reading_of(
            "polymer_connectivity",
            float(sizes.max() / sizes.sum()),
            method="voxels joined by faces, edges and corners (26)",
            note=f"{sizes.size} pieces; {size_text(membrane)}",
        )
