"""The pores of a membrane sorted into classes of radius."""

from dataclasses import dataclass

import numpy as np
from jaxtyping import Float64, Int16

from poreform.core.errors import InputError
from poreform.structure.local_size import check_two_phases, pore_local_radius
from poreform.structure.membrane import Membrane


@dataclass(frozen=True, slots=True)
class PoreClasses:
    """Classes of equal pore volume, as far as the voxels allow, finest first."""

    radius: Float64[np.ndarray, " classes"]
    """Volume-weighted mean pore radius of each class [m]."""

    share: Float64[np.ndarray, " classes"]
    """Share of the pore volume in each class; sums to 1."""

    owner: Int16[np.ndarray, "nx ny nz"]
    """Class of each pore voxel, 0, 1 ...; -1 in the polymer."""


def pore_classes(membrane: Membrane, count: int) -> PoreClasses:
    """Return the pores of `membrane` in at most `count` classes of local radius.

    Parameters
    ----------
    membrane
        With pores and polymer.
    count : int
        Number of classes wanted, 1 to 1000; equal radii stay in one class, so coarse
        images give fewer.

    Raises
    ------
    NotMeasurableError
        All pore or all polymer.
    """
    if not 1 <= count <= 1000:
        raise InputError(f"count is {count}; ask for 1 to 1000 classes")
    check_two_phases(membrane)
    sizes = pore_local_radius(membrane)[membrane.pores]
    _, level, number = np.unique(sizes, return_inverse=True, return_counts=True)
    middle = (np.cumsum(number) - 0.5 * number) / sizes.size  # rank of each radius
    used, place = np.unique((count * middle).astype(int)[level], return_inverse=True)
    voxels = np.bincount(place, minlength=used.size)
    owner = np.full(membrane.shape, -1, dtype=np.int16)
    owner[membrane.pores] = place
    return PoreClasses(
        radius=np.bincount(place, sizes, used.size) / voxels,
        share=voxels / sizes.size,
        owner=owner,
    )
