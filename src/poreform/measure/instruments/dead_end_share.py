"""Share of the pores that lead nowhere: dead ends."""

from dataclasses import dataclass
from typing import ClassVar, final

import numpy as np

from poreform.core.reading import Reading
from poreform.measure.diffusion import STAGNANT, diffusion
from poreform.measure.instrument import Instrument, reading_of
from poreform.measure.sampling import size_text
from poreform.structure.membrane import Membrane


@final
@dataclass(frozen=True, slots=True)
class DeadEndShare(Instrument):
    """Share of the pore volume open to one face only, or branching off without a flux."""

    name: ClassVar[str] = "dead_end_share"
    quantity: ClassVar[str] = "dead_end_share"
    length_power: ClassVar[int] = 0

    axis: int = 2
    """Direction from face to face; 2 is through the wall."""

    def measure(self, membrane: Membrane, *, rng: np.random.Generator) -> Reading:
        """Return the share [%]; a structure without a passage is refused."""
        found = diffusion(membrane, axis=self.axis)
        return reading_of(
            "dead_end_share",
            found.dead_end,
            method=(
                "pieces open to one face, and places with less than "
                f"{STAGNANT:.0%} of the mean diffusive flux"
            ),
            std=found.dead_end_deviation,
            note=(
                f"{100.0 * found.through:.4g} % leads through, {100.0 * found.closed:.3g} "
                f"% is closed, along {'xyz'[self.axis]}; {size_text(membrane)}"
            ),
        )
