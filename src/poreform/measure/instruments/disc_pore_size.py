"""Bubble point expected on a laboratory disc: an extrapolation."""

from dataclasses import dataclass
from typing import ClassVar, final

import numpy as np

from poreform.core.reading import Reading
from poreform.measure.instrument import Instrument, reading_of
from poreform.measure.pore_size_notes import resolution_deviation
from poreform.measure.porometry import ASTM_F316, PorometryMethod
from poreform.measure.sample_size import STANDARD_DISC, sample_size
from poreform.structure.membrane import Membrane


@final
@dataclass(frozen=True, slots=True)
class DiscPoreSize(Instrument):
    """Bubble point of the image, continued to the area of a disc by extreme values."""

    name: ClassVar[str] = "disc_pore_size"
    quantity: ClassVar[str] = "disc_pore_size"
    length_power: ClassVar[int] = 1
    """With the disc kept in proportion; on a disc of fixed size it grows a little less."""

    constant: float = ASTM_F316
    """d = constant * gamma / p: 2.86 (ASTM F316) or 4 (Young-Laplace) [1]."""

    axis: int = 2
    """Direction of the flow; 2 is through the wall."""

    disc: float = STANDARD_DISC
    """Diameter of the disc [m]."""

    def measure(self, membrane: Membrane, *, rng: np.random.Generator) -> Reading:
        """Return the diameter [um]; an image too small to be parted is refused."""
        method = PorometryMethod(constant=self.constant, axis=self.axis)
        found = sample_size(membrane, method)
        area = 0.25 * np.pi * self.disc**2
        decades = np.log10(area / found.area[0])
        least, most = found.bounds(self.disc)
        across = np.sqrt(found.area[0]) / found.period
        caution = "" if found.wide_enough else ", too few: it reads high"
        return reading_of(
            "disc_pore_size",
            found.extrapolated(self.disc),
            method=(
                f"{method.text}; continued to a disc of {1e3 * self.disc:g} mm by the root "
                "of ln(area), Gaussian tail"
            ),
            std=float(
                np.hypot(
                    resolution_deviation(membrane, method),
                    (most - least) / np.sqrt(12.0),  # anywhere between the two
                )
            ),
            note=(
                f"EXTRAPOLATION over {decades:.2g} decades of area, from "
                f"{found.diameter[0] * 1e6:.4g} um on {found.area[0] * 1e12:.4g} um2; wall "
                f"{found.thickness * 1e6:.3g} um thick, a thicker one reads less; image "
                f"{across:.2g} pores and struts wide{caution}; {most * 1e6:.4g} um if the "
                "tail were exponential"
            ),
        )
