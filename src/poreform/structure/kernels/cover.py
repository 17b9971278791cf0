"""The largest of given balls that covers each place: local thickness and invasion."""

import numpy as np
from jaxtyping import Float32

from poreform.structure.kernels.needed_balls import needed_balls
from poreform.structure.kernels.painting import painted


def largest_cover(
    radius: Float32[np.ndarray, "nx ny nz"],
    *,
    spacing: tuple[float, float, float],
    periodic: tuple[bool, bool, bool],
) -> Float32[np.ndarray, "nx ny nz"]:
    """Return, for each voxel, the largest radius among the balls that cover it.

    The ball of radius r centred in voxel c covers voxel v when |v - c| < r.  With the
    distance map as `radius` the result is the local thickness (as a radius); with the
    reach of `percolation.passage` it is the radius at which a non-wetting fluid that
    enters from outside takes each voxel.

    Parameters
    ----------
    radius : (nx, ny, nz) float32
        Radius of the ball centred in each voxel, finite; 0 where there is none.
    spacing : (3,) float
        Edges of a voxel, in the unit of `radius`.
    periodic : (3,) bool
        True along the axes on which the image continues on its opposite face.

    Returns
    -------
    (nx, ny, nz) float32
        In the unit of `radius`; 0 where no ball covers.

    Notes
    -----
    Accuracy: equals the brute-force search over all balls.
    Cost: one look at the 26 neighbours of each voxel, a sort of the balls that are left,
    and for each of them the rows of voxels through it, 64 voxels of a row and several
    rows at a time; each voxel is written about once, as the largest balls come first.

    Source: T. Hildebrand, P. Ruegsegger, J. Microsc. 185 (1997) 67-75 (local thickness).
    """
    unit = min(spacing)
    weights = np.array([(edge / unit) ** 2 for edge in spacing])
    flags = np.array(periodic)
    radius = np.ascontiguousarray(radius)
    order = needed_balls(radius, unit, weights, flags)
    result: Float32[np.ndarray, "nx ny nz"] = painted(radius, order, unit, weights, flags)
    return result
