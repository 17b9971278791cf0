"""Counts of the 256 ways in which 2 x 2 x 2 voxels can be filled, and what they tell."""

from itertools import product

import numpy as np
from jaxtyping import Bool, Float64, Int64
from numba import njit, prange

from poreform.structure.kernels.labels import Connectivity

_CORNERS = list(product((0, 1), repeat=3))
_WEIGHTS = {corner: 1 << place for place, corner in enumerate(_CORNERS)}


def window_counts(
    phase: Bool[np.ndarray, "nx ny nz"], *, periodic: tuple[bool, bool, bool], padded: bool
) -> Int64[np.ndarray, " fillings"]:
    """Return how often each filling of a 2 x 2 x 2 window occurs.

    Bit 4 i + 2 j + k of the index of a filling tells whether the voxel at offset
    (i, j, k) of the window is in the phase.

    Parameters
    ----------
    phase : (nx, ny, nz) bool
        True in the phase.  Not modified.
    periodic : (3,) bool
        True along the axes on which the image continues on its opposite face.
    padded : bool
        Along an axis that is not periodic: True also takes the windows that stick out
        of the image, where the phase is absent; False takes complete windows only,
        which leaves densities unbiased by the cut faces.

    Notes
    -----
    Accuracy: exact.  Cost: one read of the image.
    """
    first = [0 if wraps or not padded else -1 for wraps in periodic]
    last = [
        n if wraps or padded else n - 1
        for n, wraps in zip(phase.shape, periodic, strict=True)
    ]
    counts: Int64[np.ndarray, " fillings"] = _count(
        phase, np.array(periodic), np.array([first, last])
    )
    return counts


def euler_number(counts: Int64[np.ndarray, " fillings"], connectivity: Connectivity) -> int:
    """Return the Euler number of the phase whose windows were counted.

    Notes
    -----
    The pieces of the voxel complex are vertices - edges + faces - cells.  With 26
    neighbours the complex is the closed union of the voxels; with 6 it is the dual one,
    with a vertex per voxel.  Pores of 6 and polymer of 26 neighbours (or the reverse)
    are complements: in a periodic box both have the same Euler number.

    Source: J. Toriwaki, T. Yonekura, Forma 17 (2002) 183-209.
    """
    table = _euler_table(connectivity)
    return int(counts @ table)


def _euler_table(connectivity: Connectivity) -> Int64[np.ndarray, " fillings"]:
    """Return vertices - edges + faces - cells that each filling owns."""
    fillings = np.arange(256)
    total = np.zeros(256, dtype=np.int64)
    for extent in product((0, 1), repeat=3):
        touching = sum(
            _WEIGHTS[corner]
            for corner in _CORNERS
            if all(c <= e for c, e in zip(corner, extent, strict=True))
        )
        sign = (-1) ** sum(extent)
        if connectivity == 6:
            total += sign * ((fillings & touching) == touching)
        else:
            total -= sign * ((fillings & touching) != 0)
    return total


def crossing_counts(
    counts: Int64[np.ndarray, " fillings"],
) -> tuple[Int64[np.ndarray, "13 3"], Float64[np.ndarray, " 13"]]:
    """Return the 13 directions to neighbours and the share of pairs of unlike phase."""
    fillings = np.arange(256)
    directions, shares = [], []
    for start, end in product(_CORNERS, repeat=2):
        step = tuple(e - s for s, e in zip(start, end, strict=True))
        if step in directions or tuple(-s for s in step) in directions or not any(step):
            continue
        differ = ((fillings & _WEIGHTS[start]) > 0) != ((fillings & _WEIGHTS[end]) > 0)
        directions.append(step)
        shares.append(float(counts[differ].sum()) / float(counts.sum()))
    return np.array(directions, dtype=np.int64), np.array(shares)


@njit(cache=True, parallel=True)
def _count(
    phase: Bool[np.ndarray, "nx ny nz"],
    periodic: Bool[np.ndarray, " 3"],
    limits: Int64[np.ndarray, "2 3"],
) -> Int64[np.ndarray, " fillings"]:
    nx, ny, nz = phase.shape
    low, high = limits[0], limits[1]
    layers = np.zeros((high[0] - low[0], 256), np.int64)
    for layer in prange(layers.shape[0]):
        x = layer + int(low[0])
        counts = layers[layer]
        ahead = np.zeros((2, 2, nz + 1), np.uint8)
        for y in range(int(low[1]), int(high[1])):
            ahead[:] = 0
            for i in range(2):
                for j in range(2):
                    row = (x + i) % nx if periodic[0] else x + i
                    column = (y + j) % ny if periodic[1] else y + j
                    if 0 <= row < nx and 0 <= column < ny:
                        for z in range(nz):
                            ahead[i, j, z] = phase[row, column, z]
                    ahead[i, j, nz] = ahead[i, j, 0] if periodic[2] else 0
            for z in range(int(low[2]), int(high[2])):
                code = 0
                for i in range(2):
                    for j in range(2):
                        place = 4 * i + 2 * j
                        if z >= 0:
                            code += int(ahead[i, j, z]) << place
                        code += int(ahead[i, j, z + 1]) << (place + 1)
                counts[code] += 1
    total: Int64[np.ndarray, " fillings"] = layers.sum(axis=0)
    return total
