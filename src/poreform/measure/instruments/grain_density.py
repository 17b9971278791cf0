"""Number density of crystal grains."""

from dataclasses import dataclass
from typing import ClassVar, final

import numpy as np

from poreform.core.reading import Reading
from poreform.measure.grains import labelled_grains
from poreform.measure.instrument import Instrument, reading_of
from poreform.measure.sampling import size_text
from poreform.structure.membrane import Membrane


@final
@dataclass(frozen=True, slots=True)
class GrainDensity(Instrument):
    """Crystal grains per volume of the membrane, from the grain labels."""

    name: ClassVar[str] = "grain_density"
    quantity: ClassVar[str] = "grain_density"
    length_power: ClassVar[int] = -3

    def measure(self, membrane: Membrane, *, rng: np.random.Generator) -> Reading:
        """Return the density [1/um3]; a structure without grain labels is refused."""
        sizes = labelled_grains(membrane)
        count = sizes.label.size
        return reading_of(
            "grain_density",
            count / membrane.volume,
            method="grain labels",
            std=float(np.sqrt(count)) / membrane.volume,
            note=f"{count} grains, deviation by counting; {size_text(membrane)}",
        )
