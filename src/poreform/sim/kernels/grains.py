"""Grain labels that follow a crystal front."""

import numpy as np
from numba import njit, prange

from poreform.sim.grid import Field3D
from poreform.sim.state import Grains

CRYSTAL = 0.5
"""Crystal order from which a cell belongs to a grain: the middle of the front."""


@njit(cache=True, parallel=True)
def grown(grains: Grains, psi: Field3D, wrap: tuple[bool, bool, bool]) -> Grains:
    """Return the labels after every newly crystalline cell has joined a neighbour's grain.

    Parameters
    ----------
    grains : (nx, ny, nz) int32
        Labels so far; 0 where there is none. Not modified.
    psi : (nx, ny, nz)
        Crystal order. Not modified.
    wrap
        Per axis: periodic (True) or closed by a wall.

    Notes
    -----
    Of the labelled neighbours across the six faces the most crystalline one gives its
    label; the first in the order -x, +x, -y, +y, -z, +z on a tie. Labels never change once
    given. One layer of cells per call: fronts move by less than a cell per step. Cost: one
    pass that touches neighbours only at the front.
    """
    nx, ny, nz = psi.shape
    out = grains.copy()
    for layer in prange(nx):
        i = np.int64(layer)  # an unsigned index would turn its neighbours into floats
        im = i - 1 if i > 0 else (nx - 1 if wrap[0] else 0)
        ip = i + 1 if i + 1 < nx else (0 if wrap[0] else i)
        for j in range(ny):
            jm = j - 1 if j > 0 else (ny - 1 if wrap[1] else 0)
            jp = j + 1 if j + 1 < ny else (0 if wrap[1] else j)
            for k in range(nz):
                if grains[i, j, k] != 0 or psi[i, j, k] < CRYSTAL:
                    continue
                km = k - 1 if k > 0 else (nz - 1 if wrap[2] else 0)
                kp = k + 1 if k + 1 < nz else (0 if wrap[2] else k)
                best, label = -1.0, np.int32(0)
                for x, y, z in (
                    (im, j, k),
                    (ip, j, k),
                    (i, jm, k),
                    (i, jp, k),
                    (i, j, km),
                    (i, j, kp),
                ):
                    if grains[x, y, z] != 0 and psi[x, y, z] > best:
                        best, label = psi[x, y, z], grains[x, y, z]
                out[i, j, k] = label
    return out
