"""Specks: single voxels of one phase within the other, the sign of noise in an image."""

import numpy as np
from jaxtyping import Bool

from poreform.structure.membrane import Membrane

MOST_SPECKS = 1e-3
"""Specks per voxel face of the wall that a texture without noise has at the most: 5e-4 in
cut Gaussian fields with pores of 2 voxels and in overlapping balls with slivers between."""


def specks(membrane: Membrane) -> int:
    """Return the number of voxels whose neighbours are all of the other phase.

    Neighbours share a face; a voxel at the face of the image counts those inside only.
    """
    alone = np.ones(membrane.shape, dtype=bool)
    for axis in range(3):
        same = ~_changes(membrane.pores, axis)
        along = np.moveaxis(alone, axis, 0)
        along[1:] &= ~same
        along[:-1] &= ~same
    return int(np.count_nonzero(alone))


def noise_text(membrane: Membrane) -> str | None:
    """Return what noise does to the figures, in words; None where there is little."""
    number = specks(membrane)
    faces = sum(int(np.count_nonzero(_changes(membrane.pores, axis))) for axis in range(3))
    if number <= MOST_SPECKS * faces:
        return None
    return (
        f"the image is noisy: {number} single voxels lie within the other phase; pore "
        "sizes and permeabilities read low, and wall area, curvatures, handles and closed "
        "pores are wrong, beyond their deviations; filter it first (e.g. a median over 3 "
        "voxels)"
    )


def _changes(pores: Bool[np.ndarray, "nx ny nz"], axis: int) -> Bool[np.ndarray, "n a b"]:
    """Return where a voxel and the next along `axis`, moved to the front, differ."""
    lines = np.moveaxis(pores, axis, 0)
    found: Bool[np.ndarray, "n a b"] = lines[1:] != lines[:-1]
    return found
