"""Where a conduction loses its power: by the radius at which each place opens."""

import numpy as np
from jaxtyping import Float, Float64
from numba import njit, prange


def power_by_opening(
    conductivity: Float[np.ndarray, "nx ny nz"],
    potential: Float[np.ndarray, "nx ny nz"],
    opening: Float[np.ndarray, "nx ny nz"],
    *,
    axis: int,
    spacing: tuple[float, float, float],
    periodic: tuple[bool, bool, bool],
    limits: Float64[np.ndarray, " classes"],
) -> Float64[np.ndarray, " classes"]:
    """Return the share of the power that is lost where `opening` reaches each limit.

    A link between two voxels is open when both are.  With the voxels below a limit closed
    the potential is still an admissible one, so by Dirichlet's principle what is left
    conducts at most this share of the whole.

    Parameters
    ----------
    conductivity : (nx, ny, nz) float
        Local conductivity, >= 0.  Not modified.
    potential : (nx, ny, nz) float
        From `laplace.effective_conductivity` for this conductivity in those voxels in
        which it is not 0.
    opening : (nx, ny, nz) float
        Radius up to which each voxel is open.
    axis : int
        Direction of the mean gradient.
    spacing : (3,) float
        Edges of a voxel [m].
    periodic : (3,) bool
        As the potential was solved.
    limits : (classes,) float
        Equal steps upwards from 0, in the unit of `opening`.

    Notes
    -----
    Accuracy: that of the potential; an opening between two limits counts for the lower.
    Cost: one read of the three fields.
    Source: R. Courant, D. Hilbert, Methods of Mathematical Physics 1 (1953), ch. IV.
    """
    order = (axis, *(place for place in range(3) if place != axis))
    fields = (
        np.ascontiguousarray(field.transpose(order))
        for field in (conductivity, potential, opening)
    )
    lx, ly, lz = (spacing[place] for place in order)
    step = float(limits[1] - limits[0])
    sums = _summed(
        *fields,
        (
            np.array([ly * lz / lx, lz * lx / ly, lx * ly / lz]),
            np.array([periodic[place] for place in order]),
        ),
        (step, limits.size),
    )
    left = np.cumsum(sums.sum(axis=0)[::-1])[::-1]
    share: Float64[np.ndarray, " classes"] = left / max(left[0], np.finfo(float).tiny)
    return share


@njit(cache=True, parallel=True)
def _summed(
    c: Float[np.ndarray, "nx ny nz"],
    u: Float[np.ndarray, "nx ny nz"],
    opening: Float[np.ndarray, "nx ny nz"],
    box: tuple[Float64[np.ndarray, " 3"], np.ndarray],
    classes: tuple[float, int],
) -> Float64[np.ndarray, "nx classes"]:
    """Return the power by layer and class, the gradient along the first axis."""
    sums = np.zeros((u.shape[0], classes[1]))
    for x in prange(u.shape[0]):
        _add_layer((c, u, opening), np.int64(x), box, classes[0], sums[x])
    return sums


@njit(cache=True)
def _add_layer(
    fields: tuple[np.ndarray, np.ndarray, np.ndarray],
    x: int,
    box: tuple[Float64[np.ndarray, " 3"], np.ndarray],
    step: float,
    sums: Float64[np.ndarray, " classes"],
) -> None:
    """Add what a layer loses in its links towards the next one, within it, to plates."""
    c, u, opening = fields
    faces, wraps = box
    nx, ny, nz = u.shape
    top = sums.size - 1
    for y in range(ny):
        for z in range(nz):
            here = float(u[x, y, z])
            if here == 0.0:
                continue
            if not wraps[0] and (x == 0 or x == nx - 1):
                # the plates: potential 1 before the first layer, 0 after the last
                fall = (x == 0) * (1.0 - here) ** 2 + (x == nx - 1) * here**2
                at = min(int(opening[x, y, z] / step), top)
                sums[at] += 2.0 * faces[0] * c[x, y, z] * fall
            for direction in range(3):
                i = x + (direction == 0)
                j = y + (direction == 1)
                k = z + (direction == 2)
                over = i == nx or j == ny or k == nz
                if over and not wraps[direction]:
                    continue
                i, j, k = i % nx, j % ny, k % nz
                there = float(u[i, j, k])
                if there == 0.0:
                    continue
                fall = here - there + (1.0 if over and direction == 0 else 0.0)
                a, b = c[x, y, z], c[i, j, k]
                wide = min(opening[x, y, z], opening[i, j, k])
                at = min(int(wide / step), top)
                sums[at] += faces[direction] * 2.0 * a * b / (a + b) * fall * fall
