"""How the bubble point grows with the area of the sample, and what a disc would show.

The bubble point is the widest of all ways through, so a larger sample holds a wider one.
Where the widths of single ways have a tail that falls off exponentially or faster, the
expected maximum grows with the logarithm of the area (E. Gumbel, Statistics of Extremes,
1958), which is fitted here on parts of one image and continued to a disc many decades
larger.  That is an extrapolation and is called so.
"""

import math
from dataclasses import dataclass

import numpy as np
from jaxtyping import Float64, Int64

from poreform.core.errors import InputError, NotMeasurableError
from poreform.measure.porometry import PorometryMethod
from poreform.structure.kernels.percolation import FACE_STEPS
from poreform.structure.kernels.widest import widest_passage
from poreform.structure.local_size import check_two_phases
from poreform.structure.membrane import Membrane

PARTS = (1, 2, 4)
"""Numbers of parts along each lateral axis."""

STANDARD_DISC = 0.047
"""Diameter of the usual sample disc [m]."""


@dataclass(frozen=True, slots=True)
class SampleSize:
    """Bubble points of parts of an image, and the line through them."""

    area: Float64[np.ndarray, " sizes"]
    """Lateral area of a part [m2], falling."""

    diameter: Float64[np.ndarray, " sizes"]
    """Mean bubble-point diameter of the parts of that area [m]."""

    count: Int64[np.ndarray, " sizes"]
    """Number of parts that let a ball through."""

    slope: float
    """Growth of the diameter per unit of ln(area) [m]."""

    thickness: float
    """Thickness of the image [m]; a thicker wall has a smaller bubble point."""

    def extrapolated(self, disc_diameter: float) -> float:
        """Return the bubble-point diameter [m] expected on a disc of that diameter [m]."""
        if not 0.0 < disc_diameter < math.inf:
            raise InputError(
                f"disc_diameter is {disc_diameter}; it is a positive length in metres"
            )
        disc = 0.25 * math.pi * disc_diameter**2
        return float(self.diameter[0] + self.slope * math.log(disc / self.area[0]))


def sample_size(membrane: Membrane, method: PorometryMethod) -> SampleSize:
    """Return how the bubble point of `membrane` grows with the area sampled.

    The clearance is taken on the whole image and cut afterwards, so a part has no false
    walls; its ways may not leave it.

    Raises
    ------
    NotMeasurableError
        Fewer than two sizes of parts let a ball through.
    """
    check_two_phases(membrane)
    sides = [axis for axis in range(3) if axis != method.axis]
    wraps = tuple(membrane.wraps[axis] and axis == method.axis for axis in range(3))
    whole = membrane.size[sides[0]] * membrane.size[sides[1]]
    areas, means, counts = [], [], []
    for parts in PARTS:
        radii = [
            widest_passage(
                np.ascontiguousarray(block),
                axis=method.axis,
                periodic=(wraps[0], wraps[1], wraps[2]),
                steps=FACE_STEPS,
            )
            for row in np.array_split(membrane.pore_radius, parts, axis=sides[0])
            for block in np.array_split(row, parts, axis=sides[1])
        ]
        if min(radii) > 0.0:  # a part without a way would bias the mean upwards
            areas.append(whole / parts**2)
            means.append(method.diameter_of(float(np.mean(radii))))
            counts.append(parts**2)
    if len(areas) < 2:
        raise NotMeasurableError(
            "the image is too small to be parted: only the whole of it lets a ball through"
        )
    slope = np.polyfit(np.log(areas), means, 1, w=np.sqrt(counts))[0]
    return SampleSize(
        np.array(areas),
        np.array(means),
        np.array(counts),
        max(float(slope), 0.0),
        membrane.size[method.axis],
    )
