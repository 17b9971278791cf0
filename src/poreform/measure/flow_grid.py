"""The grid on which a flow is solved: that of the image, or a coarser one."""

import numpy as np

from poreform.core.errors import InputError
from poreform.structure.membrane import Membrane
from poreform.structure.transform import resample

MOST_CELLS = 2_200_000
"""Cells of the flow grid unless told otherwise: 130 x 130 x 130, some 750 MB of memory."""

TIE = 1e-3
"""Cells by which a wall is taken to lie off a cell's centre that it runs through."""

LEAST_CELLS = 1000
"""A flow on fewer cells resolves nothing."""


def flow_grid(membrane: Membrane, cells: int) -> Membrane:
    """Return `membrane` itself, or resampled where it has more than `cells` voxels.

    The walls are carried over between the voxels: by the level where one is known, else
    by the distance of either side to the wall, and a staircase again afterwards.

    Raises
    ------
    InputError
        Fewer than a thousand cells are asked for.
    """
    if cells < LEAST_CELLS:
        raise InputError(f"cells is {cells}; a flow needs a grid of {LEAST_CELLS} or more")
    count = membrane.pores.size
    if count <= cells:
        return membrane
    edge = float(np.cbrt(membrane.volume / cells))
    if membrane.level is not None:
        return resample(membrane, edge)
    depth = membrane.polymer_clearance - membrane.pore_clearance
    smooth = Membrane(
        membrane.pores, voxel=membrane.spacing, periodic=membrane.wraps, level=depth
    )
    coarse = resample(smooth, edge)
    assert coarse.level is not None  # noqa: S101 - it was given one
    # half of the cells that lie on the wall itself are pores; multiples of an irrational
    # number scatter them without a random generator
    scatter = (np.arange(coarse.level.size) * 0.6180339887498949) % 1.0 - 0.5
    wall = (TIE * coarse.edge * scatter).reshape(coarse.shape)
    return Membrane(coarse.level + wall <= 0.0, voxel=coarse.spacing, periodic=coarse.wraps)
