"""Coordination of the polymer skeleton."""

from dataclasses import dataclass
from typing import ClassVar, final

import numpy as np

from poreform.core.errors import NotMeasurableError
from poreform.core.reading import Reading
from poreform.measure.instrument import Instrument, reading_of
from poreform.structure.kernels.skeleton import node_degrees
from poreform.structure.local_size import check_two_phases
from poreform.structure.membrane import Membrane

THINNING = 0.03
"""Share by which the mean changes with the order of directions in which the thinning goes:
2 to 3 % over the turned and mirrored copies of cut Gaussian fields."""


@final
@dataclass(frozen=True, slots=True)
class SkeletonCoordination(Instrument):
    """Mean number of struts at the junctions and free ends of the polymer skeleton."""

    name: ClassVar[str] = "skeleton_coordination"
    quantity: ClassVar[str] = "skeleton_coordination"
    length_power: ClassVar[int] = 0

    def measure(self, membrane: Membrane, *, rng: np.random.Generator) -> Reading:
        """Return the mean [1]; a skeleton without a node is refused."""
        check_two_phases(membrane)
        depth = membrane.polymer_distance / np.float32(membrane.edge)
        degrees = node_degrees(
            membrane.polymer,
            depth,
            periodic=membrane.wraps,
            margin=int(np.ceil(2.0 * float(depth.max()))),
        )
        if degrees.size == 0:
            raise NotMeasurableError(
                "the polymer skeleton has no node: nothing branches and nothing ends"
            )
        return reading_of(
            "skeleton_coordination",
            float(degrees.mean()),
            method="thinning of Lee, spurs shorter than the strut is deep cut off",
            std=float(
                np.hypot(degrees.std() / np.sqrt(degrees.size), THINNING * degrees.mean())
            ),
            note=f"{degrees.size} nodes, {np.count_nonzero(degrees < 3)} of them free ends",
        )
