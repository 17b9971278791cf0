"""Ratio of the maximum to the average pore size."""

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
class PoreSizeRatio(Instrument):
    """Bubble-point over half-dry diameter; the constant of the method cancels."""

    name: ClassVar[str] = "pore_size_ratio"
    quantity: ClassVar[str] = "pore_size_ratio"
    length_power: ClassVar[int] = 0

    constant: float = ASTM_F316
    """d = constant * gamma / p: 2.86 (ASTM F316) or 4 (Young-Laplace) [1]."""

    axis: int = 2
    """Direction of the flow; 2 is through the wall."""

    @property
    def method(self) -> PorometryMethod:
        """The constants as the porometer takes them."""
        return PorometryMethod(constant=self.constant, axis=int(self.axis))

    def measure(self, membrane: Membrane, *, rng: np.random.Generator) -> Reading:
        """Return the ratio [1]; no passage is refused."""
        curves = porometry(membrane, self.method)
        resolution = resolution_deviation(membrane, self.method)
        ratio = curves.maximum_pore_size / curves.average_pore_size
        # both sizes err by the same share of a voxel, in the same direction; where one
        # way decides both, the ratio of a larger sample is not known at all
        error = resolution * (ratio - 1.0) / curves.average_pore_size
        std = error if curves.first_share < 0.5 else None
        return reading_of(
            "pore_size_ratio",
            ratio,
            method=f"{self.method.text}, bubble point over half-dry",
            std=std,
            note=half_dry_note(membrane, curves),
        )
