"""The fabric tensor of a membrane and how much its axis ratio varies by sampling."""

import numpy as np
from jaxtyping import Float64

from poreform.core.errors import NotMeasurableError
from poreform.measure.sampling import octants
from poreform.structure.kernels.fabric import fabric_tensor, mean_intercept_lengths
from poreform.structure.kernels.windows import window_counts
from poreform.structure.membrane import Membrane


def fabric_of(membrane: Membrane) -> Float64[np.ndarray, "3 3"]:
    """Return the fabric tensor [m]: the mean distance between walls, by direction.

    Raises
    ------
    NotMeasurableError
        The image is one voxel thin, or a wall is met in no direction at all.
    """
    counts = window_counts(membrane.pores, periodic=membrane.wraps, padded=False)
    if counts.sum() == 0 or counts[0] + counts[-1] == counts.sum():
        raise NotMeasurableError(
            "the image is one voxel thin or holds no wall, so it has no fabric"
        )
    return fabric_tensor(*mean_intercept_lengths(counts, spacing=membrane.spacing))


def sampling_deviation(membrane: Membrane) -> float | None:
    """Return the standard deviation [1] of the axis ratio, from the eight blocks.

    The axes are those of the whole image, so that noise does not add up to a ratio; None
    when the blocks are too small to tell.
    """
    tensor = fabric_of(membrane)
    vectors = np.linalg.eigh(tensor)[1]
    ratios = []
    for block in octants(membrane):
        pores = np.ascontiguousarray(membrane.pores[block])
        counts = window_counts(pores, periodic=(False, False, False), padded=False)
        directions, intercepts = mean_intercept_lengths(counts, spacing=membrane.spacing)
        if not np.isfinite(intercepts).all():
            return None
        axes = np.diag(vectors.T @ fabric_tensor(directions, intercepts) @ vectors)
        ratios.append(axes[-1] / axes[0])
    return float(np.std(ratios, ddof=1) / np.sqrt(len(ratios)))
