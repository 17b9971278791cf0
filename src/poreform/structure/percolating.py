"""Along which axes a phase leads through a structure."""

import numpy as np
from jaxtyping import Bool, Int32

from poreform.structure.kernels.percolation import passage
from poreform.structure.membrane import Membrane


def percolating_axes(
    phase: Bool[np.ndarray, "nx ny nz"],
    membrane: Membrane,
    *,
    steps: Int32[np.ndarray, "neighbours 3"],
) -> tuple[bool, bool, bool]:
    """Return whether `phase` leads through along x, y and z.

    Parameters
    ----------
    phase : (nx, ny, nz) bool
        A phase of `membrane`.
    membrane
        Gives the periodic axes.
    steps : (neighbours, 3) int32
        Which voxels are neighbours; see `structure.kernels.percolation`.
    """
    radius = phase.astype(np.float32)
    x, y, z = (
        passage(
            radius, axis=axis, periodic=membrane.wraps, steps=steps, from_spanning=True
        ).radius
        > 0.0
        for axis in range(3)
    )
    return x, y, z
