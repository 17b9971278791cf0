"""Distance of every voxel of one phase to the nearest voxel of the other, exactly."""

import numpy as np
from jaxtyping import Bool, Float32
from numba import njit, prange

FAR = np.float32(1e30)
"""Squared distance that stands for 'none at all' inside the kernel; squares stay below."""

NEVER = 1 << 40
"""Number of steps that stands for 'no such voxel on this line'."""


def distance_map(
    inside: Bool[np.ndarray, "nx ny nz"],
    *,
    spacing: tuple[float, float, float],
    periodic: tuple[bool, bool, bool],
) -> Float32[np.ndarray, "nx ny nz"]:
    """Return the distance of each True voxel's centre to the nearest False voxel's centre.

    What lies outside the image is not False, so a ball may touch a face that is not
    periodic.

    Parameters
    ----------
    inside : (nx, ny, nz) bool
        The phase that is measured.  Not modified.
    spacing : (3,) float
        Edges of a voxel [m].
    periodic : (3,) bool
        True along the axes on which the image continues on its opposite face.

    Returns
    -------
    (nx, ny, nz) float32
        Distance [m]; 0 where `inside` is False, infinite when no voxel is False.

    Notes
    -----
    Accuracy: exact for cubic voxels (squares of integers in float32); else 2e-7 of the
    distance.  The wall itself lies about half a voxel nearer than the returned distance.
    Cost for n voxels and greatest distance d voxels: O(n d / 8) additions, one read of
    the mask, one write and one rewrite of the result, one plane of work space a thread.

    Source: the separable minimum of A. Meijster, J. Roerdink, W. Hesselink, in
    Mathematical Morphology and its Applications (2000) 331-340; the minimum over each
    line is searched outwards until the axis distance alone exceeds it, over rows of z
    at once, which vectorises and is cheap while pores are much smaller than the image.
    """
    unit = min(spacing)
    weights = np.array([(edge / unit) ** 2 for edge in spacing], dtype=np.float32)
    result: Float32[np.ndarray, "nx ny nz"] = _planes(inside, weights, np.array(periodic))
    _across(result, weights[0], periodic[0], np.float32(unit))
    return result


@njit(cache=True, parallel=True)
def _planes(
    inside: Bool[np.ndarray, "nx ny nz"],
    weights: Float32[np.ndarray, " 3"],
    periodic: Bool[np.ndarray, " 3"],
) -> Float32[np.ndarray, "nx ny nz"]:
    """Return the squared distances within each plane of constant x."""
    nx, ny, nz = inside.shape
    result = np.empty((nx, ny, nz), np.float32)
    for x in prange(nx):
        plane = np.empty((ny, nz), np.float32)
        for y in range(ny):
            _line(inside[x, y], weights[2], periodic[2], plane[y])
        _lower(plane, result[x], weights[1], periodic[1])
    return result


@njit(cache=True, parallel=True)
def _across(
    result: Float32[np.ndarray, "nx ny nz"],
    weight: float,
    periodic: bool,  # noqa: FBT001 - numba takes no keyword-only arguments
    unit: float,
) -> None:
    """Complete the squared distances along x, then take the root, in place."""
    nx, ny, nz = result.shape
    for y in prange(ny):
        plane = result[:, y, :].copy()
        lowest = np.empty((nx, nz), np.float32)
        _lower(plane, lowest, weight, periodic)
        for x in range(nx):
            for z in range(nz):
                square = lowest[x, z]
                result[x, y, z] = np.inf if square >= FAR else np.sqrt(square) * unit


@njit(cache=True, inline="always")
def _line(
    inside: Bool[np.ndarray, " n"],
    weight: float,
    periodic: bool,  # noqa: FBT001 - numba takes no keyword-only arguments
    squares: Float32[np.ndarray, " n"],
) -> None:
    """Fill `squares` with the squared distances along one line of voxels."""
    n = inside.size
    run = NEVER
    if periodic:
        for z in range(n):
            run = run + 1 if inside[z] else 0
    for z in range(n):
        run = run + 1 if inside[z] else 0
        squares[z] = run
    run = NEVER
    if periodic:
        for z in range(n - 1, -1, -1):
            run = run + 1 if inside[z] else 0
    for z in range(n - 1, -1, -1):
        run = run + 1 if inside[z] else 0
        steps = min(np.float32(run), squares[z])
        squares[z] = steps * steps * weight if steps < NEVER else FAR


@njit(cache=True, fastmath={"nnan", "ninf", "nsz", "reassoc"})
def _lower(
    plane: Float32[np.ndarray, "rows columns"],
    lowest: Float32[np.ndarray, "rows columns"],
    weight: float,
    periodic: bool,  # noqa: FBT001 - numba takes no keyword-only arguments
) -> None:
    """Fill `lowest` with the least of plane[k] + weight (k - i)**2 over all rows k."""
    rows, columns = plane.shape
    furthest = rows // 2 if periodic else rows - 1
    for row in range(rows):
        for first in range(0, columns, 64):
            last = min(first + 64, columns)
            best = lowest[row, first:last]
            greatest = np.float32(0.0)
            for z in range(best.size):
                best[z] = plane[row, first + z]
                greatest = max(greatest, best[z])
            for step in range(1, furthest + 1):
                extra = weight * np.float32(step) * np.float32(step)
                if extra >= greatest:
                    break
                below, above = row - step, row + step
                if periodic:
                    below = below + rows if below < 0 else below
                    above = above - rows if above >= rows else above
                greatest = np.float32(0.0)
                if below >= 0:
                    near = plane[below, first:last]
                    for z in range(best.size):
                        best[z] = min(best[z], near[z] + extra)
                if above < rows:
                    near = plane[above, first:last]
                    for z in range(best.size):
                        best[z] = min(best[z], near[z] + extra)
                for z in range(best.size):
                    greatest = max(greatest, best[z])
