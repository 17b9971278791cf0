"""Share of the pores that nothing reaches from a face."""

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
    closed_share,
    pieces_of,
)


@final
@dataclass(frozen=True, slots=True)
class ClosedPoreShare(Instrument):
    """Share of the pore volume in pieces that no way joins to a face."""

    name: ClassVar[str] = "closed_pore_share"
    quantity: ClassVar[str] = "closed_pore_share"
    length_power: ClassVar[int] = 0

    axis: int = 2
    """Direction from face to face; 2 is through the wall."""

    def measure(self, membrane: Membrane, *, rng: np.random.Generator) -> Reading:
        """Return the share [%]; all pore and all polymer are refused."""
        check_two_phases(membrane)
        share, other = (
            closed_share(pieces_of(membrane, "pore", joined), self.axis)
            for joined in CONNECTIVITY["pore"]
        )
        return reading_of(
            "closed_pore_share",
            share,
            method=f"pieces of {JOINED[6]} that reach no face along {'xyz'[self.axis]}",
            std=bracket_deviation(share, other),
            note=f"{100.0 * other:.4g} % when corners join too (26); {size_text(membrane)}",
        )
