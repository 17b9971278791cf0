"""How much a figure may differ on another piece of the same membrane."""

from collections.abc import Iterator
from itertools import product

import numpy as np

from poreform.structure.membrane import Membrane


def octants(membrane: Membrane) -> Iterator[tuple[slice, slice, slice]]:
    """Yield the slices of the eight (or fewer, in a thin image) blocks of the image."""
    halves = [
        [slice(0, n // 2), slice(n // 2, n)] if n > 1 else [slice(0, n)]
        for n in membrane.shape
    ]
    x, y, z = halves
    yield from product(x, y, z)


def standard_error(values: list[float]) -> float | None:
    """Return the standard error of the mean of the blocks; None for fewer than two.

    The blocks are taken as independent, so it is too small when the texture is not
    much finer than a block.
    """
    if len(values) < 2:
        return None
    return float(np.std(values, ddof=1) / np.sqrt(len(values)))


def counting_error(membrane: Membrane) -> float:
    """Return the standard deviation [1] of the pore share by counting whole voxels.

    A wall leaves a share f of a voxel on one side, f anywhere from 0 to 1; counting it
    whole or not errs by a variance of f (1 - f), 1/6 in the mean, independent from voxel
    to voxel where the wall is curved or aslant.  The wall has 2/3 of a voxel face per
    face of its staircase, as in `flow.mean_width`.
    """
    faces = 0
    for axis, wraps in enumerate(membrane.wraps):
        lines = np.moveaxis(membrane.pores, axis, 0)
        faces += int(np.count_nonzero(lines[1:] != lines[:-1]))
        faces += int(np.count_nonzero(lines[0] != lines[-1])) * wraps
    return float(np.sqrt(faces * (2.0 / 3.0) / 6.0) / membrane.pores.size)


def size_text(membrane: Membrane) -> str:
    """Return the size and the resolution of the image in words."""
    lengths = " x ".join(f"{1e6 * edge:.3g}" for edge in membrane.size)
    return f"image of {lengths} um, voxel {1e9 * membrane.edge:.3g} nm"
