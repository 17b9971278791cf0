"""How thick a phase is at each place: the radius of the largest ball that holds it."""

import numpy as np
from jaxtyping import Float32

from poreform.core.errors import NotMeasurableError
from poreform.structure.kernels.cover import largest_cover
from poreform.structure.membrane import Membrane


def local_radius(
    clearance: Float32[np.ndarray, "nx ny nz"], membrane: Membrane
) -> Float32[np.ndarray, "nx ny nz"]:
    """Return the radius of the largest ball inside the phase that covers each voxel [m].

    Parameters
    ----------
    clearance : (nx, ny, nz) float32
        Radius of the ball centred in each voxel [m]: a clearance of `membrane`, or the
        reach of a passage through it; 0 where no ball is.
    membrane
        Gives the grid.

    Notes
    -----
    A ball whose surface is the wall covers a voxel when it holds any of it along the
    axes: the ball that decides is half a voxel larger than its clearance.
    """
    half = np.float32(0.5 * membrane.edge)
    balls = np.where(clearance > 0.0, clearance + half, np.float32(0.0))
    cover = largest_cover(balls, spacing=membrane.spacing, periodic=membrane.wraps)
    return np.where(cover > 0.0, cover - half, np.float32(0.0))


def check_two_phases(membrane: Membrane) -> None:
    """Raise NotMeasurableError when the image holds no pore or no polymer."""
    share = membrane.resolved_porosity
    if share in {0.0, 1.0}:
        kind = "pore" if share else "polymer"
        other = "polymer" if share else "pore"
        raise NotMeasurableError(
            f"the structure is all {kind}; without any {other} there is nothing to measure"
        )
