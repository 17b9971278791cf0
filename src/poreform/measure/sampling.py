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


def size_text(membrane: Membrane) -> str:
    """Return the size and the resolution of the image in words."""
    lengths = " x ".join(f"{1e6 * edge:.3g}" for edge in membrane.size)
    return f"image of {lengths} um, voxel {1e9 * membrane.edge:.3g} nm"
