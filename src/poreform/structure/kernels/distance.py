"""Distance of every voxel of one phase to the nearest voxel of the other, exactly."""

import numpy as np
from jaxtyping import Bool, Float32
from numba import njit, prange

FAR = np.float32(1e30)
"""Squared distance that stands for 'none at all' inside the kernel; squares stay below."""

NOWHERE = np.float32(np.inf)
"""The distance when nothing lies outside, in the precision of the map."""

NEVER = np.float32(2e15)
"""Steps that stand for 'no such voxel on this line'; their square is beyond `FAR`."""


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
        _along_rows(inside[x], weights[1], periodic[1], plane)
        for y in range(ny):
            _within_row(plane[y], result[x, y], weights[2], periodic[2])
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
                result[x, y, z] = NOWHERE if square >= FAR else np.sqrt(square) * unit


@njit(cache=True)
def _along_rows(
    inside: Bool[np.ndarray, "rows columns"],
    weight: float,
    periodic: bool,  # noqa: FBT001 - numba takes no keyword-only arguments
    squares: Float32[np.ndarray, "rows columns"],
) -> None:
    """Fill `squares` with the squared distances across the rows, all columns at once."""
    rows, columns = inside.shape
    one = np.float32(1.0)
    run = np.full(columns, NEVER, np.float32)
    if periodic:
        for row in range(rows):
            for z in range(columns):
                run[z] = (run[z] + one) * np.float32(inside[row, z])
    for row in range(rows):
        for z in range(columns):
            run[z] = (run[z] + one) * np.float32(inside[row, z])
            squares[row, z] = run[z]
    run[:] = NEVER
    if periodic:
        for row in range(rows - 1, -1, -1):
            for z in range(columns):
                run[z] = (run[z] + one) * np.float32(inside[row, z])
    for row in range(rows - 1, -1, -1):
        for z in range(columns):
            run[z] = (run[z] + one) * np.float32(inside[row, z])
            steps = min(run[z], squares[row, z])
            squares[row, z] = min(steps * steps * weight, FAR)


@njit(cache=True, fastmath={"nnan", "ninf", "nsz", "reassoc"})
def _within_row(
    row: Float32[np.ndarray, " columns"],
    lowest: Float32[np.ndarray, " columns"],
    weight: float,
    periodic: bool,  # noqa: FBT001 - numba takes no keyword-only arguments
) -> None:
    """Fill `lowest` with the least of row[k] + weight (k - i)**2 over all columns k."""
    columns = row.size
    furthest = columns // 2 if periodic else columns - 1
    wide = np.full(columns + 2 * furthest, FAR, np.float32)
    wide[furthest : furthest + columns] = row
    if periodic:
        wide[:furthest] = row[columns - furthest :]
        wide[furthest + columns :] = row[:furthest]
    for first in range(0, columns, 64):
        last = min(first + 64, columns)
        best = lowest[first:last]
        greatest = np.float32(0.0)
        for z in range(best.size):
            best[z] = row[first + z]
            greatest = max(greatest, best[z])
        for step in range(1, furthest + 1):
            extra = weight * np.float32(step) * np.float32(step)
            if extra >= greatest:
                break
            below = wide[furthest + first - step : furthest + last - step]
            above = wide[furthest + first + step : furthest + last + step]
            greatest = _lowered(best, below, above, extra)


@njit(cache=True, fastmath={"nnan", "ninf", "nsz", "reassoc"}, inline="always")
def _lowered(
    best: Float32[np.ndarray, " n"],
    below: Float32[np.ndarray, " n"],
    above: Float32[np.ndarray, " n"],
    extra: float,
) -> np.float32:
    """Lower `best` to the least of both sides and `extra`; return its greatest entry."""
    greatest = np.float32(0.0)
    for z in range(best.size):
        least = min(best[z], min(below[z], above[z]) + extra)
        best[z] = least
        greatest = max(greatest, least)
    return greatest


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
                low, high = row - step, row + step
                if periodic:
                    low = low + rows if low < 0 else low
                    high = high - rows if high >= rows else high
                # beyond a face there is nothing: the other side stands for both
                low = low if low >= 0 else high
                high = high if high < rows else low
                if low >= rows:
                    break
                greatest = _lowered(
                    best, plane[low, first:last], plane[high, first:last], extra
                )
