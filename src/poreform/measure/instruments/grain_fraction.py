"""Share of the polymer in compact grains, the sign of spherulites."""

from dataclasses import dataclass
from typing import ClassVar, final

import numpy as np

from poreform.core.reading import Reading
from poreform.measure.grains import (
    DEFAULT_RULE,
    CompactnessRule,
    compact_grains,
    equivalent_diameters,
    labelled_grains,
)
from poreform.measure.instrument import Instrument, reading_of
from poreform.structure.membrane import Membrane


@final
@dataclass(frozen=True, slots=True)
class GrainFraction(Instrument):
    """Share of the polymer volume in grains that fill a ball and are as wide as a strut."""

    name: ClassVar[str] = "grain_fraction"
    quantity: ClassVar[str] = "grain_fraction"
    length_power: ClassVar[int] = 0

    rule: CompactnessRule = DEFAULT_RULE
    """What counts as compact."""

    def measure(self, membrane: Membrane, *, rng: np.random.Generator) -> Reading:
        """Return the share [%]; a structure without grain labels is refused."""
        sizes = labelled_grains(membrane)
        compact = compact_grains(sizes, membrane, self.rule)
        voxels = int(np.count_nonzero(membrane.polymer))
        diameter = equivalent_diameters(sizes, membrane)[compact]
        largest = f"{1e6 * diameter.max():.3g} um" if diameter.size else "none"
        return reading_of(
            "grain_fraction",
            float(sizes.voxels[compact].sum() / voxels),
            method=(
                f"grain labels; compact: fills {self.rule.least_fill:g} of its ball, "
                f"{self.rule.least_width:g} struts wide or more"
            ),
            note=f"{compact.sum()} of {compact.size} compact, largest {largest}",
        )
