"""Polymer connectivity: the share of the polymer that is one piece."""

from dataclasses import dataclass
from typing import ClassVar, final

import numpy as np

from poreform.core.reading import Reading
from poreform.measure.instrument import Instrument, reading_of
from poreform.measure.sampling import size_text
from poreform.structure.local_size import check_two_phases
from poreform.structure.membrane import Membrane
from poreform.structure.percolating import (
    CONNECTIVITY,
    JOINED,
    bracket_deviation,
    largest_share,
    pieces_of,
    shares_text,
)


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
        ours, other = (
            pieces_of(membrane, "polymer", joined) for joined in CONNECTIVITY["polymer"]
        )
        share, without_corners = largest_share(ours), largest_share(other)
        return reading_of(
            "polymer_connectivity",
            share,
            method=JOINED[26],
            std=bracket_deviation(share, without_corners),
            note=(
                f"{ours.voxels.size} pieces; {100.0 * without_corners:.4g} % if only faces "
                f"join (6); {shares_text(ours)}; {size_text(membrane)}"
            ),
        )
