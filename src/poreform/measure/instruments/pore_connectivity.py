"""Pore connectivity: the share of the pores that leads through."""

from dataclasses import dataclass
from typing import ClassVar, final

import numpy as np

from poreform.core.errors import NotMeasurableError
from poreform.core.reading import Reading
from poreform.measure.instrument import Instrument, reading_of
from poreform.measure.sampling import size_text
from poreform.structure.local_size import check_two_phases
from poreform.structure.membrane import Membrane
from poreform.structure.percolating import (
    CONNECTIVITY,
    JOINED,
    bracket_deviation,
    pieces_of,
    spanning_shares,
)


@final
@dataclass(frozen=True, slots=True)
class PoreConnectivity(Instrument):
    """Share of the pore volume in pieces that lead from face to face."""

    name: ClassVar[str] = "pore_connectivity"
    quantity: ClassVar[str] = "pore_connectivity"
    length_power: ClassVar[int] = 0

    axis: int = 2
    """Direction along which the piece leads through; 2 is through the wall."""

    def measure(self, membrane: Membrane, *, rng: np.random.Generator) -> Reading:
        """Return the share [%]; a structure without a passage is refused."""
        check_two_phases(membrane)
        share, other = (
            spanning_shares(pieces_of(membrane, "pore", joined))[self.axis]
            for joined in CONNECTIVITY["pore"]
        )
        if share == 0.0:
            raise NotMeasurableError(
                f"no pore path leads through the structure along {'xyz'[self.axis]}, so no "
                "share of the pores does"
            )
        return reading_of(
            "pore_connectivity",
            share,
            method=JOINED[6],
            std=bracket_deviation(share, other),
            note=f"{100.0 * other:.4g} % when corners join too (26); {size_text(membrane)}",
        )
