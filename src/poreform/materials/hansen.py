"""Hansen solubility parameters: three numbers that rank how well two substances mix."""

import math

from poreform.core.document import Document
from poreform.core.units import RootPascal
from poreform.materials.fact import Fact


class Hansen(Document):
    """The cohesion of a liquid or polymer in three parts (Hansen 1967), at 25 degC."""

    dispersion: Fact[RootPascal]
    """delta_D [Pa**0.5]."""

    polar: Fact[RootPascal]
    """delta_P [Pa**0.5]."""

    hydrogen: Fact[RootPascal]
    """delta_H [Pa**0.5]."""

    @property
    def parts(self) -> tuple[float, float, float]:
        """(delta_D, delta_P, delta_H) [Pa**0.5]."""
        return self.dispersion.value, self.polar.value, self.hydrogen.value

    @property
    def total(self) -> float:
        """Hildebrand parameter [Pa**0.5], the root of the sum of squares."""
        return math.hypot(*self.parts)


def hansen_distance(
    one: tuple[float, float, float], other: tuple[float, float, float]
) -> float:
    """Return Hansen's distance Ra [Pa**0.5]: Ra**2 = 4 dD**2 + dP**2 + dH**2.

    Parameters
    ----------
    one, other : (3,) float
        (delta_D, delta_P, delta_H) [Pa**0.5] of the two substances.

    Notes
    -----
    Source: C. M. Hansen, Hansen Solubility Parameters, 2nd ed., CRC 2007, eq. 1.9.
    """
    dispersion, polar, hydrogen = (a - b for a, b in zip(one, other, strict=True))
    return math.sqrt(4.0 * dispersion**2 + polar**2 + hydrogen**2)
