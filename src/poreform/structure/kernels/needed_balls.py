"""Which of the balls around all voxels are not made superfluous by their neighbours."""

import numpy as np
from jaxtyping import Bool, Float32, Float64, UInt64
from numba import njit, prange

ROUNDING = 2e-6
"""Share by which a squared radius is lowered, so that 'less than' survives float32."""

LARGEST_TABLED = 48.0
"""Radius, in voxels, up to which balls inside a neighbour's ball are recognised."""

NOT_NAN = {"nnan", "ninf", "nsz"}
"""What the compiler may assume, so that the greater of two is one instruction."""

FAR = np.float32(1e30)
"""The square that stands for 'no neighbour there' where the least is sought."""

ALL_ONES = np.uint32(0xFFFFFFFF)


def needed_balls(
    radius: Float32[np.ndarray, "nx ny nz"],
    unit: float,
    weights: Float64[np.ndarray, " 3"],
    periodic: Bool[np.ndarray, " 3"],
) -> UInt64[np.ndarray, " balls"]:
    """Return the balls that may be the largest one over some other voxel, largest first.

    Left out is a ball inside a neighbour's ball, one whose 6 neighbours all carry a ball
    no smaller, and one that covers its own centre alone.

    Parameters
    ----------
    radius : (nx, ny, nz) float32
        Radius of the ball centred in each voxel; 0 where there is none.
    unit : float
        The shortest edge of a voxel, in the unit of `radius`.
    weights : (3,) float64
        Squares of the edges over that of the shortest.
    periodic : (3,) bool
        True along the axes on which the image continues on its opposite face.

    Returns
    -------
    (balls,) uint64
        The place in the flat image in the lower half, the bits of the radius, turned
        round, in the upper: `radius_bits` gives them back.

    Notes
    -----
    Source: balls inside a neighbour's by table as E. Remy, E. Thiel, Image Vis. Comput.
    23 (2005) 167-175; worked out here for the 26 nearest neighbours and any edges.
    """
    squares = _with_halo(radius, np.float32(1.0 / unit), periodic)
    reached = _containment(weights, float(squares.max(initial=0.0)))
    order: UInt64[np.ndarray, " balls"] = _listed(squares, radius, reached)
    order.sort()
    return order


@njit(cache=True, inline="always")
def radius_bits(ball: np.uint64) -> np.uint32:
    """Return the bits of the radius (float32) of a ball as `needed_balls` lists it."""
    return ALL_ONES - np.uint32(ball >> np.uint64(32))


@njit(cache=True, parallel=True)
def _with_halo(
    radius: Float32[np.ndarray, "nx ny nz"],
    scale: float,
    periodic: Bool[np.ndarray, " 3"],
) -> Float32[np.ndarray, "nx+2 ny+2 nz+2"]:
    """Return the squared radii in voxels with one voxel more on each side, -1 for none."""
    nx, ny, nz = radius.shape
    squares = np.empty((nx + 2, ny + 2, nz + 2), np.float32)
    for a in prange(nx + 2):
        x = a - 1
        if x < 0 or x >= nx:
            x = x % nx if periodic[0] else -1
        for b in range(ny + 2):
            row = squares[a, b]
            y = b - 1
            if y < 0 or y >= ny:
                y = y % ny if periodic[1] else -1
            if x < 0 or y < 0:
                row[:] = -1.0
                continue
            _square(radius[x, y], scale, row[1 : nz + 1])
            row[0] = row[nz] if periodic[2] else -1.0
            row[nz + 1] = row[1] if periodic[2] else -1.0
    return squares


@njit(cache=True, fastmath=NOT_NAN)
def _square(
    row: Float32[np.ndarray, " n"], scale: float, squares: Float32[np.ndarray, " n"]
) -> None:
    for z in range(row.size):
        voxels = row[z] * scale
        squares[z] = voxels * voxels * np.float32(1.0 - ROUNDING)


def _containment(
    weights: Float64[np.ndarray, " 3"], largest: float
) -> Float32[np.ndarray, "squares 8"]:
    """Return how large a neighbour's ball must be to hold a ball of given squared radius.

    Column 4 i + 2 j + k is for a neighbour i, j, k voxels away, row n for squared radii
    from n up to n + 1: the greatest squared distance from the neighbour to the lattice
    points of such a ball, which any larger square exceeds.
    """
    limit = min(largest, LARGEST_TABLED**2)
    counts = [int(np.sqrt((limit + 1.0) / weight)) + 1 for weight in weights]
    axes = np.meshgrid(*(np.arange(count) for count in counts), indexing="ij")
    points = np.stack([axis.ravel() for axis in axes])
    norms = weights @ points**2
    order = np.argsort(norms, kind="stable")
    ends = np.searchsorted(norms[order], np.arange(1, int(limit) + 1), side="left")
    reached = np.empty((ends.size, 8), np.float32)
    for row, step in enumerate(np.ndindex(2, 2, 2)):
        moved = weights @ (points[:, order] + np.array(step)[:, None]) ** 2
        reached[:, row] = np.maximum.accumulate(moved)[ends - 1]
    return reached


@njit(cache=True, parallel=True)
def _listed(
    squares: Float32[np.ndarray, "nx+2 ny+2 nz+2"],
    radius: Float32[np.ndarray, "nx ny nz"],
    reached: Float32[np.ndarray, "squares 8"],
) -> UInt64[np.ndarray, " balls"]:
    nx, ny, nz = radius.shape
    keep = np.zeros((nx, ny, nz), np.bool_)
    counts = np.zeros(nx + 1, np.int64)
    for x in prange(nx):
        around = np.empty((8, nz), np.float32)
        for y in range(ny):
            _look_around(squares, x, y, around)
            counts[x + 1] += _keep_needed(
                squares[x + 1, y + 1, 1 : nz + 1], around, reached, keep[x, y]
            )
    starts = np.cumsum(counts)
    order = np.empty(starts[-1], np.uint64)
    bits = radius.view(np.uint32)
    for x in prange(nx):
        at = starts[x]
        for y in range(ny):
            for z in range(nz):
                if keep[x, y, z]:
                    upper = np.uint64(ALL_ONES - bits[x, y, z]) << np.uint64(32)
                    order[at] = upper | np.uint64((x * ny + y) * nz + z)
                    at += 1
    return order


@njit(cache=True)
def _look_around(
    squares: Float32[np.ndarray, "nx+2 ny+2 nz+2"],
    x: int,
    y: int,
    around: Float32[np.ndarray, "8 nz"],
) -> None:
    """Fill row 0 with the least square of the 6 neighbours, the others with the greatest.

    Row 4 i + 2 j + k takes the neighbours i, j, k voxels away, whichever the side.
    """
    own = squares[x + 1, y + 1]
    left, right = squares[x, y + 1], squares[x + 2, y + 1]
    below, above = squares[x + 1, y], squares[x + 1, y + 2]
    one, two = squares[x, y], squares[x, y + 2]
    three, four = squares[x + 2, y], squares[x + 2, y + 2]
    _least_of_6(left, right, below, above, own, around[0])
    _ends(own, own, around[1])
    _middles(below, above, around[2])
    _ends(below, above, around[3])
    _middles(left, right, around[4])
    _ends(left, right, around[5])
    _middles(one, two, around[6])
    _raise_to_middles(three, four, around[6])
    _ends(one, two, around[7])
    _raise_to_ends(three, four, around[7])


@njit(cache=True, fastmath=NOT_NAN)
def _least_of_6(
    left: Float32[np.ndarray, " n+2"],
    right: Float32[np.ndarray, " n+2"],
    below: Float32[np.ndarray, " n+2"],
    above: Float32[np.ndarray, " n+2"],
    own: Float32[np.ndarray, " n+2"],
    least: Float32[np.ndarray, " n"],
) -> None:
    """Fill in the least of the six; what lies beyond a face is no neighbour."""
    for z in range(least.size):
        across = min(
            _or_far(left[z + 1]),
            _or_far(right[z + 1]),
            _or_far(below[z + 1]),
            _or_far(above[z + 1]),
        )
        least[z] = min(across, _or_far(own[z]), _or_far(own[z + 2]))


@njit(cache=True, inline="always")
def _or_far(square: np.float32) -> np.float32:
    return square if square >= np.float32(0.0) else FAR


@njit(cache=True, fastmath=NOT_NAN)
def _middles(
    a: Float32[np.ndarray, " n+2"],
    b: Float32[np.ndarray, " n+2"],
    most: Float32[np.ndarray, " n"],
) -> None:
    for z in range(most.size):
        most[z] = max(a[z + 1], b[z + 1])


@njit(cache=True, fastmath=NOT_NAN)
def _raise_to_middles(
    a: Float32[np.ndarray, " n+2"],
    b: Float32[np.ndarray, " n+2"],
    most: Float32[np.ndarray, " n"],
) -> None:
    for z in range(most.size):
        most[z] = max(most[z], a[z + 1], b[z + 1])


@njit(cache=True, fastmath=NOT_NAN)
def _ends(
    a: Float32[np.ndarray, " n+2"],
    b: Float32[np.ndarray, " n+2"],
    most: Float32[np.ndarray, " n"],
) -> None:
    for z in range(most.size):
        most[z] = max(a[z], a[z + 2], b[z], b[z + 2])


@njit(cache=True, fastmath=NOT_NAN)
def _raise_to_ends(
    a: Float32[np.ndarray, " n+2"],
    b: Float32[np.ndarray, " n+2"],
    most: Float32[np.ndarray, " n"],
) -> None:
    for z in range(most.size):
        most[z] = max(most[z], a[z], a[z + 2], b[z], b[z + 2])


@njit(cache=True)
def _keep_needed(
    own: Float32[np.ndarray, " n"],
    around: Float32[np.ndarray, "8 n"],
    reached: Float32[np.ndarray, "squares 8"],
    keep: Bool[np.ndarray, " n"],
) -> int:
    """Mark the needed balls of one row and return how many they are."""
    found = 0
    for z in range(own.size):
        square = own[z]
        if square < 1.0 or around[0, z] >= square:
            continue
        tabled = int(square)
        # without branches, for which one is taken nobody can foresee
        inside = False
        if tabled < reached.shape[0]:
            for step in range(1, 8):
                near = around[step, z]
                inside |= (near > square) & (near > reached[tabled, step])
        needed = not inside
        keep[z] = needed
        found += needed
    return found
