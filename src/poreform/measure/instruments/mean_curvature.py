"""Mean curvature of the wall between pores and polymer."""

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
class MeanCurvature(Instrument):
    """Half the sum of the principal curvatures, averaged; above 0: the polymer bulges."""

    name: ClassVar[str] = "mean_curvature"
    quantity: ClassVar[str] = "mean_curvature"
    length_power: ClassVar[int] = -1

    def measure(self, membrane: Membrane, *, rng: np.random.Generator) -> Reading:
        """Return the curvature [1/um]; one phase only and thin images are refused."""
        found = surface(membrane)
        # where bulges and hollows cancel, the error is a share of what they are, not of
        # their sum: a minimal surface has H = 0 and curvatures +-sqrt(-K) all the same
        curved = max(abs(found.mean_curvature), np.sqrt(abs(found.gaussian_curvature)))
        return reading_of(
            "mean_curvature",
            found.mean_curvature,
            method="crossings of the grid lines, curvatures of the level field",
            std=float(
                np.hypot(
                    found.spread[1],
                    relative_error(membrane, found) * curved,
                )
            ),
            note=f"{wall_text(membrane)}; {size_text(membrane)}",
        )
