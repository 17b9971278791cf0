"""Maximum pore size: the bubble point of the image."""

from dataclasses import dataclass
from typing import ClassVar, final

import numpy as np

from poreform.core.reading import Reading
from poreform.measure.instrument import Instrument, reading_of
from poreform.measure.pore_size_notes import bubble_point_note, resolution_deviation
from poreform.measure.porometry import (
    ASTM_F316,
    PorometryMethod,
    bubble_point_radii,
)
from poreform.structure.membrane import Membrane


@final
@dataclass(frozen=True, slots=True)
class MaximumPoreSize(Instrument):
    """Diameter of the largest pore that leads through, by the virtual bubble point."""

    name: ClassVar[str] = "maximum_pore_size"
    quantity: ClassVar[str] = "maximum_pore_size"
    length_power: ClassVar[int] = 1

    constant: float = ASTM_F316
    """d = constant * gamma / p: 2.86 (ASTM F316) or 4 (Young-Laplace) [1]."""

    axis: int = 2
    """Direction of the flow; 2 is through the wall."""

    @property
    def method(self) -> PorometryMethod:
        """The constants as the porometer takes them."""
        return PorometryMethod(constant=self.constant, axis=int(self.axis))

    def measure(self, membrane: Membrane, *, rng: np.random.Generator) -> Reading:
        """Return the bubble-point diameter [um]; no passage is refused."""
        narrow, widest = bubble_point_radii(membrane, self.method.axis)
        bracket = self.method.diameter_of(widest - narrow)
        resolution = resolution_deviation(membrane, self.method)
        return reading_of(
            "maximum_pore_size",
            self.method.diameter_of(narrow),
            method=self.method.text,
            std=float(np.hypot(resolution, bracket / np.sqrt(12.0))),
            note=bubble_point_note(membrane, self.method, (narrow, widest)),
        )
