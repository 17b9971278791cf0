"""Average pore size: the half-dry point of the image."""

from dataclasses import dataclass
from typing import ClassVar, final

import numpy as np

from poreform.core.reading import Reading
from poreform.measure.instrument import Instrument, reading_of
from poreform.measure.pore_size_notes import half_dry_note, resolution_deviation
from poreform.measure.porometry import ASTM_F316, PorometryMethod, porometry
from poreform.structure.membrane import Membrane


@final
@dataclass(frozen=True, slots=True)
class AveragePoreSize(Instrument):
    """Diameter of the pore at which the wet flow is half the dry flow."""

    name: ClassVar[str] = "average_pore_size"
    quantity: ClassVar[str] = "average_pore_size"
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
        """Return the half-dry diameter [um]; no passage is refused."""
        curves = porometry(membrane, self.method)
        return reading_of(
            "average_pore_size",
            curves.average_pore_size,
            method=f"{self.method.text}, half-dry",
            std=resolution_deviation(membrane, self.method),
            note=half_dry_note(membrane, curves),
        )
