"""Mean chord of the pores by straight lines along the axes."""

from dataclasses import dataclass
from typing import ClassVar, final

import numpy as np

from poreform.core.reading import Reading
from poreform.measure.chord_length import mean_chord
from poreform.measure.instrument import Instrument
from poreform.structure.membrane import Membrane


@final
@dataclass(frozen=True, slots=True)
class PoreChord(Instrument):
    """Mean length that the pores cut out of straight lines along x, y and z."""

    name: ClassVar[str] = "pore_chord"
    quantity: ClassVar[str] = "pore_chord"
    length_power: ClassVar[int] = 1

    def measure(self, membrane: Membrane, *, rng: np.random.Generator) -> Reading:
        """Return the mean chord [um]; no chord between two walls is refused."""
        return mean_chord("pore_chord", membrane, membrane.pores)
