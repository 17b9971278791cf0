"""Number density of crystal grains."""

from dataclasses import dataclass
from typing import ClassVar, final

import numpy as np

from poreform.core.reading import Reading
from poreform.measure.grains import BY_IMAGE, by_image, labelled_grains
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

    by_image: bool = False
    """Count the bodies of the polymer, parted at their necks, instead of its labels."""

    def measure(self, membrane: Membrane, *, rng: np.random.Generator) -> Reading:
        """Return the density [1/um3]; no grain labels and no `by_image` is refused."""
        sizes = labelled_grains(by_image(membrane) if self.by_image else membrane)
        count = sizes.label.size
        return reading_of(
            "grain_density",
            count / membrane.volume,
            method=BY_IMAGE if self.by_image else "grain labels",
            std=float(np.sqrt(count)) / membrane.volume,
            note=f"{count} grains, deviation by counting; {size_text(membrane)}",
        )
