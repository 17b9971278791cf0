"""What a potential in open voxels drives: mean flux, and where next to nothing flows."""

from typing import NamedTuple

import numpy as np
from jaxtyping import Bool, Float, Float64, Int64
from numba import njit, prange


class Fluxes(NamedTuple):
    """What `voxel_fluxes` returns."""

    mean: Float64[np.ndarray, " 3"]
    """Mean flux over the box, in units of a box without walls [1]."""

    slow: Int64[np.ndarray, " limits"]
    """Open voxels that carry less than each limit."""


def voxel_fluxes(
    open_: Bool[np.ndarray, "nx ny nz"],
    potential: Float[np.ndarray, "nx ny nz"],
    *,
    axis: int,
    spacing: tuple[float, float, float],
    periodic: tuple[bool, bool, bool],
    limits: Float64[np.ndarray, " limits"],
) -> Fluxes:
    """Return the mean flux and the number of slow voxels.

    Parameters
    ----------
    open_ : (nx, ny, nz) bool
        Where the conductivity is 1 and a way leads through; elsewhere nothing flows.  Not
        modified.
    potential : (nx, ny, nz) float
        From `laplace.effective_conductivity`: falls by 1 over the box along `axis`.
    axis : int
        Direction of the mean gradient.
    spacing : (3,) float
        Edges of a voxel [m].
    periodic : (3,) bool
        As the potential was solved.
    limits : (limits,) float
        Fluxes below which a voxel is slow, in units of a box without walls [1].

    Notes
    -----
    The flux of a voxel is the mean over its two faces along each axis.
    Accuracy: that of the potential.  Cost: one read of both fields.
    """
    order = (axis, *(place for place in range(3) if place != axis))
    length = open_.shape[axis] * spacing[axis]
    scale = np.array([length / spacing[place] for place in order])
    sums, slow = _summed(
        np.ascontiguousarray(open_.transpose(order)),
        np.ascontiguousarray(potential.transpose(order)),
        scale,
        np.array([periodic[place] for place in order]),
        limits**2,
    )
    mean = np.empty(3)
    mean[list(order)] = sums.sum(axis=0) / open_.size
    return Fluxes(mean, slow.sum(axis=0))


@njit(cache=True, parallel=True)
def _summed(
    open_: Bool[np.ndarray, "nx ny nz"],
    u: Float[np.ndarray, "nx ny nz"],
    scale: Float64[np.ndarray, " 3"],
    wraps: Bool[np.ndarray, " 3"],
    squares: Float64[np.ndarray, " limits"],
) -> tuple[Float64[np.ndarray, "nx 3"], Int64[np.ndarray, "nx limits"]]:
    """Return flux sums and slow voxels by layer, the gradient along the first axis."""
    nx, ny, nz = open_.shape
    sums = np.zeros((nx, 3))
    slow = np.zeros((nx, squares.size), np.int64)
    for x in prange(nx):
        for y in range(ny):
            for z in range(nz):
                if not open_[x, y, z]:
                    continue
                here = float(u[x, y, z])
                along, across, deep = 0.0, 0.0, 0.0
                for side in (-1, 1):
                    i = (x + side) % nx
                    out = i != x + side
                    if out and not wraps[0]:
                        # the plates: potential 1 before the first layer, 0 after the last
                        along += 2.0 * (1.0 - here if side < 0 else here)
                    elif open_[i, y, z]:
                        along += side * (here - float(u[i, y, z])) + (1.0 if out else 0.0)
                    j = (y + side) % ny
                    if (j == y + side or wraps[1]) and open_[x, j, z]:
                        across += side * (here - float(u[x, j, z]))
                    k = (z + side) % nz
                    if (k == z + side or wraps[2]) and open_[x, y, k]:
                        deep += side * (here - float(u[x, y, k]))
                along *= 0.5 * scale[0]
                across *= 0.5 * scale[1]
                deep *= 0.5 * scale[2]
                sums[x, 0] += along
                sums[x, 1] += across
                sums[x, 2] += deep
                square = along * along + across * across + deep * deep
                for n in range(squares.size):
                    slow[x, n] += square < squares[n]
    return sums, slow
