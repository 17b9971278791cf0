"""Characteristic length: the spacing that scattering sees."""

from dataclasses import dataclass
from typing import ClassVar, final

import numpy as np

from poreform.core.reading import Reading
from poreform.measure.instrument import Instrument, reading_of
from poreform.measure.sampling import size_text
from poreform.structure.correlation import correlation
from poreform.structure.membrane import Membrane


@final
@dataclass(frozen=True, slots=True)
class CharacteristicLength(Instrument):
    """Mean wavelength of the structure factor of the pores, weighted with the power."""

    name: ClassVar[str] = "characteristic_length"
    quantity: ClassVar[str] = "characteristic_length"
    length_power: ClassVar[int] = 1

    def measure(self, membrane: Membrane, *, rng: np.random.Generator) -> Reading:
        """Return the length [um]; all pore and all polymer are refused."""
        found = correlation(membrane)
        length = found.characteristic_length
        boxes = min(membrane.size) / length
        return reading_of(
            "characteristic_length",
            length,
            method="mean wavelength, weighted with the power of its shell",
            std=found.characteristic_deviation,
            note=f"{boxes:.3g} lengths across the image; {size_text(membrane)}",
        )
