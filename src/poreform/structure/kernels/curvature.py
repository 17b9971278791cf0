"""Area and curvature of the wall between two phases, where a smooth field puts it."""

from typing import NamedTuple

import numpy as np
from jaxtyping import Bool, Float32, Float64
from numba import njit, prange

SUMS = 5
"""Area; area times H; area times K; area with K < 0; area with K > 0 and H > 0."""


class Wall(NamedTuple):
    """What `wall_sums` returns."""

    sums: Float64[np.ndarray, "8 sums"]
    """The five sums in each eighth of the image: [m2], [m], [1], [m2], [m2]."""

    volume: Float64[np.ndarray, " 8"]
    """Of each eighth, as far as its walls were looked at [m3]."""


def wall_sums(
    level: Float32[np.ndarray, "nx ny nz"],
    *,
    spacing: tuple[float, float, float],
    periodic: tuple[bool, bool, bool],
) -> Wall:
    """Return the wall area and its curvatures, summed over the eighths of an image.

    Parameters
    ----------
    level : (nx, ny, nz) float32
        Above 0 in the one phase (polymer), 0 on the wall, smooth over a few voxels, any
        unit.  Not modified.
    spacing : (3,) float
        Edges of a voxel [m].
    periodic : (3,) bool
        True along the axes on which the image continues on its opposite face; on the
        others the two outermost layers are left out, as no slope is known there.

    Notes
    -----
    Wherever a grid line along an axis crosses the wall, the line stands for an area of
    the wall of |n| over the face of a voxel, n the normal's part along that axis; over
    the three axes these add up to the area without a staircase.  H is half the sum of the
    principal curvatures, above 0 where the polymer bulges; K is their product.
    Accuracy: area within 1 %, H and K within 2 and 5 %, on balls of 6 voxels radius.
    Cost: one read of the field, and two stencils of 19 voxels for each crossing.
    Source: curvatures of an implicit surface, R. Goldman, Comput. Aided Geom. Des. 22
    (2005) 632-658; the weights of the crossings worked out here.
    """
    wraps = np.array(periodic)
    edges = np.array(spacing)
    parts, cells = _crossed(level, edges, wraps)
    half = level.shape[0] // 2
    sums = np.concatenate([parts[:half].sum(axis=0), parts[half:].sum(axis=0)])
    counts = np.concatenate([cells[:half].sum(axis=0), cells[half:].sum(axis=0)])
    return Wall(sums, counts * float(np.prod(edges)))


@njit(cache=True, parallel=True)
def _crossed(
    level: Float32[np.ndarray, "nx ny nz"],
    edges: Float64[np.ndarray, " 3"],
    wraps: Bool[np.ndarray, " 3"],
) -> tuple[Float64[np.ndarray, "nx 4 sums"], Float64[np.ndarray, "nx 4"]]:
    """Return the sums and the voxels looked at, by layer of x and quarter of y and z."""
    nx, ny, nz = level.shape
    sums = np.zeros((nx, 4, SUMS))
    cells = np.zeros((nx, 4))
    faces = (edges[1] * edges[2], edges[0] * edges[2], edges[0] * edges[1])
    for x in prange(nx):
        if not wraps[0] and (x < 1 or x > nx - 3):
            continue
        one, two = np.empty(9), np.empty(9)
        for y in range(ny):
            if not wraps[1] and (y < 1 or y > ny - 3):
                continue
            for z in range(nz):
                if not wraps[2] and (z < 1 or z > nz - 3):
                    continue
                quarter = 2 * (2 * y >= ny) + (2 * z >= nz)
                cells[x, quarter] += 1.0
                here = level[x, y, z]
                known = False
                for axis in range(3):
                    i = (x + (axis == 0)) % nx
                    j = (y + (axis == 1)) % ny
                    k = (z + (axis == 2)) % nz
                    there = level[i, j, k]
                    if (here > 0.0) == (there > 0.0):
                        continue
                    if not known:
                        _derivatives(level, (x, y, z), edges, one)
                        known = True
                    _derivatives(level, (i, j, k), edges, two)
                    share = here / (here - there)
                    two *= share
                    two += (1.0 - share) * one
                    _add(two, axis, faces[axis], sums[x, quarter])
    return sums, cells


@njit(cache=True)
def _derivatives(
    level: Float32[np.ndarray, "nx ny nz"],
    place: tuple[int, int, int],
    edges: Float64[np.ndarray, " 3"],
    out: Float64[np.ndarray, " 9"],
) -> None:
    """Write the slopes x, y, z and the second derivatives xx, yy, zz, yz, xz, xy."""
    nx, ny, nz = level.shape
    x, y, z = place
    xl, xh, yl, yh = x - 1, (x + 1) % nx, y - 1, (y + 1) % ny
    zl, zh = z - 1, (z + 1) % nz
    dx, dy, dz = edges
    here = 2.0 * level[x, y, z]
    out[0] = (level[xh, y, z] - level[xl, y, z]) / (2.0 * dx)
    out[1] = (level[x, yh, z] - level[x, yl, z]) / (2.0 * dy)
    out[2] = (level[x, y, zh] - level[x, y, zl]) / (2.0 * dz)
    out[3] = (level[xh, y, z] - here + level[xl, y, z]) / (dx * dx)
    out[4] = (level[x, yh, z] - here + level[x, yl, z]) / (dy * dy)
    out[5] = (level[x, y, zh] - here + level[x, y, zl]) / (dz * dz)
    out[6] = (level[x, yh, zh] - level[x, yh, zl] - level[x, yl, zh] + level[x, yl, zl]) / (
        4.0 * dy * dz
    )
    out[7] = (level[xh, y, zh] - level[xh, y, zl] - level[xl, y, zh] + level[xl, y, zl]) / (
        4.0 * dx * dz
    )
    out[8] = (level[xh, yh, z] - level[xh, yl, z] - level[xl, yh, z] + level[xl, yl, z]) / (
        4.0 * dx * dy
    )


@njit(cache=True)
def _add(
    d: Float64[np.ndarray, " 9"], axis: int, face: float, sums: Float64[np.ndarray, " sums"]
) -> None:
    """Add one crossing of the wall to `sums`."""
    gx, gy, gz, xx, yy, zz, yz, xz, xy = d
    square = gx * gx + gy * gy + gz * gz
    if square <= 0.0:
        return
    area = face * abs(d[axis]) / np.sqrt(square)
    bent = xx * gx * gx + yy * gy * gy + zz * gz * gz
    bent += 2.0 * (yz * gy * gz + xz * gx * gz + xy * gx * gy)
    mean = 0.5 * (bent - square * (xx + yy + zz)) / square**1.5
    product = (yy * zz - yz * yz) * gx * gx
    product += (xx * zz - xz * xz) * gy * gy
    product += (xx * yy - xy * xy) * gz * gz
    product += 2.0 * (xz * yz - xy * zz) * gx * gy
    product += 2.0 * (xy * yz - xz * yy) * gx * gz
    product += 2.0 * (xy * xz - yz * xx) * gy * gz
    product /= square * square
    sums[0] += area
    sums[1] += area * mean
    sums[2] += area * product
    sums[3] += area if product < 0.0 else 0.0
    sums[4] += area if product > 0.0 and mean > 0.0 else 0.0
