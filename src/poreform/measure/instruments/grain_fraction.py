"""Share of the polymer in compact grains, the sign of spherulites."""

from dataclasses import dataclass
from typing import ClassVar, final

import numpy as np

from poreform.core.reading import Reading
from poreform.measure.grains import (
    BY_IMAGE,
    DEFAULT_RULE,
    CompactnessRule,
    by_image,
    compact_grains,
    equivalent_diameters,
    labelled_grains,
)
from poreform.measure.instrument import Instrument, reading_of
from poreform.structure.local_size import check_two_phases, polymer_local_radius
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
        """Return the share [%]; without grain labels, by image analysis."""
        check_two_phases(membrane)
        labelled = membrane if membrane.grains is not None else by_image(membrane)
        sizes = labelled_grains(labelled)
        compact = compact_grains(
            sizes, labelled, self.rule, radius=polymer_local_radius(membrane)
        )
        voxels = int(np.count_nonzero(membrane.polymer))
        share = float(sizes.voxels[compact].sum() / voxels)
        # grains counted or not as independent draws, each with its volume
        spread = np.sqrt(((compact - share) ** 2 * sizes.voxels**2).sum()) / voxels
        source = "grain labels" if membrane.grains is not None else BY_IMAGE
        diameter = equivalent_diameters(sizes, membrane)[compact]
        largest = f"{1e6 * diameter.max():.3g} um" if diameter.size else "none"
        return reading_of(
            "grain_fraction",
            share,
            method=(
                f"{source}; compact: fills {self.rule.least_fill:g} of its ball, "
                f"{self.rule.least_width:g} struts wide or more"
            ),
            std=float(spread),
            note=f"{compact.sum()} of {compact.size} compact, largest {largest}",
        )
