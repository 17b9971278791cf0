"""Share of the wall that is a saddle, the sign of a network."""

from dataclasses import dataclass
from typing import ClassVar, final

import numpy as np

from poreform.core.reading import Reading
from poreform.measure.instrument import Instrument, reading_of
from poreform.measure.sampling import size_text
from poreform.structure.membrane import Membrane
from poreform.structure.surface import relative_error, surface, wall_text


@final
@dataclass(frozen=True, slots=True)
class SaddleShare(Instrument):
    """Share of the wall with negative Gaussian curvature: saddles of a network."""

    name: ClassVar[str] = "saddle_share"
    quantity: ClassVar[str] = "saddle_share"
    length_power: ClassVar[int] = 0

    def measure(self, membrane: Membrane, *, rng: np.random.Generator) -> Reading:
        """Return the share [%]; one phase only and thin images are refused."""
        found = surface(membrane)
        return reading_of(
            "saddle_share",
            found.saddle_share,
            method="crossings of the grid lines, curvatures of the level field",
            std=float(
                np.hypot(
                    found.spread[3],
                    relative_error(membrane, found) * abs(found.saddle_share),
                )
            ),
            note=(
                f"polymer bulges (K > 0, H > 0, as balls do) on {found.bulge_share:.0%}; "
                f"{wall_text(membrane)}; {size_text(membrane)}"
            ),
        )
