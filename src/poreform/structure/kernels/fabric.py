"""Mean intercept lengths in 13 directions and the fabric tensor fitted to them."""

import numpy as np
from jaxtyping import Float64, Int64

from poreform.structure.kernels.windows import crossing_counts


def mean_intercept_lengths(
    counts: Int64[np.ndarray, " fillings"], *, spacing: tuple[float, float, float]
) -> tuple[Float64[np.ndarray, "13 3"], Float64[np.ndarray, " 13"]]:
    """Return 13 unit vectors and the mean intercept length along each [m].

    Parameters
    ----------
    counts : (256,) int64
        From `windows.window_counts`, complete windows.
    spacing : (3,) float
        Edges of a voxel [m].

    Returns
    -------
    (13, 3) float, (13,) float
        Directions; length of line per wall crossed [m], infinite where none is crossed.

    Notes
    -----
    Accuracy: a line crosses a wall between two neighbouring voxels of unlike phase;
    pores or struts thinner than a step are missed.
    """
    steps, shares = crossing_counts(counts)
    vectors = steps * np.array(spacing)
    lengths = np.linalg.norm(vectors, axis=1)
    with np.errstate(divide="ignore"):
        intercepts = lengths / shares
    return vectors / lengths[:, None], intercepts


def fabric_tensor(
    directions: Float64[np.ndarray, "directions 3"],
    intercepts: Float64[np.ndarray, " directions"],
) -> Float64[np.ndarray, "3 3"]:
    """Return the fabric tensor: its axes and half-axes are those of the fitted ellipsoid.

    Least squares of 1 / intercept**2 = n . M n over the directions n; the tensor is
    M**(-1/2), in the unit of the intercepts.

    Notes
    -----
    Source: T. Harrigan, R. Mann, J. Mater. Sci. 19 (1984) 761-767.
    """
    x, y, z = directions.T
    terms = np.stack([x * x, y * y, z * z, 2 * y * z, 2 * x * z, 2 * x * y], axis=1)
    a, b, c, d, e, f = np.linalg.lstsq(terms, 1.0 / intercepts**2, rcond=None)[0]
    values, vectors = np.linalg.eigh(np.array([[a, f, e], [f, b, d], [e, d, c]]))
    # a phase that runs on without end in one direction has no least value above 0
    floor = values.max() * LEAST_EIGENVALUE
    tensor: Float64[np.ndarray, "3 3"] = (
        vectors @ np.diag(np.maximum(values, floor) ** -0.5) @ vectors.T
    )
    return tensor


LEAST_EIGENVALUE = 1e-4
"""Smallest eigenvalue of M kept, as a share of the largest: an axis ratio of 100."""
