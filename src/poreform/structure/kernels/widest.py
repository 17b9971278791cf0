"""The widest way through a phase, found without opening what is narrower than it."""

from collections.abc import Iterator
from typing import TypeAlias

import numpy as np
from jaxtyping import Bool, Float32, Int8, Int32, Int64
from numba import njit

from poreform.structure.kernels.percolation import INLET, OUTLET, WINDS, falling_order

Counts: TypeAlias = Int8[np.ndarray, " m"] | Int32[np.ndarray, " m"]
"""Cells along a periodic axis from a voxel's parent to it; one entry on other axes."""

BANDS = 25
"""Parts, by radius, in which the voxels are opened; each is sorted when its turn comes."""

SAMPLE = 1 << 16
"""Voxels from which the limits of the bands are read; they decide no answer."""

SPILT = -1.0
"""Answer of a search whose counts of cells did not hold a number that they were given."""

CLOSED = np.int32(-(2**31))
"""Mark of a voxel that is not open yet, in the array of parents."""


def widest_passage(
    radius: Float32[np.ndarray, "nx ny nz"],
    *,
    axis: int,
    periodic: tuple[bool, bool, bool],
    steps: Int32[np.ndarray, "neighbours 3"],
) -> float:
    """Return the greatest radius at which an open way leads through along `axis`.

    The same figure as `percolation.passage` gives, at a fraction of its time and memory:
    it ends as soon as a way is open and keeps no record of what was reached.

    Parameters
    ----------
    radius : (nx, ny, nz) float32
        Radius of the largest ball centred in each voxel, any unit; 0 where closed.
        Not modified.
    axis : int
        Direction of passage: 0, 1 or 2.
    periodic : (3,) bool
        True along the axes on which the image continues on its opposite face.
    steps : (neighbours, 3) int32
        `percolation.FACE_STEPS` or `percolation.ALL_STEPS`.

    Returns
    -------
    float
        In the unit of `radius`; 0 when nothing leads through.

    Notes
    -----
    Accuracy: exact on the voxel graph.
    Cost for n voxels: one scan of the image per band down to the answer, the joins of the
    voxels wider than it; 5 bytes a voxel besides the image, 6 along a periodic axis (9
    where one piece runs through more than 127 cells and the search starts again).
    Source: union-find in falling order, as `percolation.passage`.
    """
    setting = steps, np.array(periodic), axis
    found = _searched(radius, setting, np.int8)
    return _searched(radius, setting, np.int32) if found == SPILT else found


def _searched(
    radius: Float32[np.ndarray, "nx ny nz"],
    setting: tuple[Int32[np.ndarray, "neighbours 3"], Bool[np.ndarray, " 3"], int],
    count: type[np.signedinteger],
) -> float:
    """Return the widest passage, SPILT where the cells passed are too many to count so."""
    _, periodic, axis = setting
    parent = np.full(radius.size, CLOSED, np.int32)
    turns = np.zeros(radius.size if periodic[axis] else 1, count)
    for order in _falling_bands(radius.reshape(-1)):
        found = float(_open(radius, order, (parent, turns), setting))
        if found != 0.0:
            return found
    return 0.0


def _falling_bands(flat: Float32[np.ndarray, " n"]) -> Iterator[Int64[np.ndarray, " band"]]:
    """Yield the places of the values above 0, band after band, each largest first."""
    sample = flat[:: max(1, flat.size // SAMPLE)]
    sample = sample[sample > 0.0]
    shares = np.linspace(1.0, 0.0, BANDS + 1)[1:-1]
    limits = np.quantile(sample, shares) if sample.size else np.zeros(0)
    above = np.float32(np.inf)
    for limit in (*np.unique(limits)[::-1], np.finfo(np.float32).tiny):
        low = np.float32(limit)
        places = _places(flat, low, above)
        above = low
        yield places[falling_order(flat[places])]


@njit(cache=True)
def _places(
    flat: Float32[np.ndarray, " n"], low: float, above: float
) -> Int64[np.ndarray, " band"]:
    """Return where the values are `low` or more and less than `above`."""
    count = 0
    for place in range(flat.size):
        count += (flat[place] >= low) & (flat[place] < above)
    found = np.empty(count, np.int64)
    at = 0
    for place in range(flat.size):
        if flat[place] >= low and flat[place] < above:
            found[at] = place
            at += 1
    return found


@njit(cache=True)
def _root(
    parent: Int32[np.ndarray, " n"], turns: Counts, voxel: int
) -> tuple[int, int, bool]:
    """Return a voxel's root, the cells it lies beyond it, and whether a count was spilt."""
    winding = turns.size > 1
    root, total, spilt = voxel, 0, False
    while parent[root] >= 0:
        if winding:
            total += turns[root]
        root = parent[root]
    rest = total
    while voxel != root:
        above = parent[voxel]
        parent[voxel] = root
        if winding:
            step = turns[voxel]
            turns[voxel] = rest
            spilt |= turns[voxel] != rest
            rest -= step
        voxel = above
    return root, total, spilt


@njit(cache=True)
def _open(
    radius: Float32[np.ndarray, "nx ny nz"],
    order: Int64[np.ndarray, " band"],
    forest: tuple[Int32[np.ndarray, " n"], Counts],
    setting: tuple[Int32[np.ndarray, "neighbours 3"], Bool[np.ndarray, " 3"], int],
) -> float:
    """Open voxels in order; return the radius at which a way leads through, 0 if none.

    SPILT when the counts cannot hold a number of cells.  A root holds -1 minus the bits
    of what its piece is joined to.
    """
    parent, turns = forest
    steps, wraps, axis = setting
    shape = radius.shape
    flat = radius.reshape(-1)
    through = WINDS if wraps[axis] else INLET | OUTLET
    offsets = (steps[:, 0] * shape[1] + steps[:, 1]) * np.int64(shape[2]) + steps[:, 2]
    place = np.empty(3, np.int64)
    for voxel in order:
        rest = np.int64(voxel)
        deep = True
        for direction in (2, 1, 0):
            place[direction] = rest % shape[direction]
            rest //= shape[direction]
            deep &= 0 < place[direction] < shape[direction] - 1
        joined = 0
        if not wraps[axis]:
            joined |= INLET if place[axis] == 0 else 0
            joined |= OUTLET if place[axis] == shape[axis] - 1 else 0
        parent[voxel] = -1 - joined
        root, own = np.int64(voxel), 0
        for s in range(steps.shape[0]):
            turn, other = 0, voxel + offsets[s]
            if not deep:
                other, turn = _across_a_face(place, steps[s], shape, wraps, axis)
            if other < 0 or parent[other] == CLOSED:
                continue
            other, beyond, spilt = _root(parent, turns, other)
            if spilt:
                return SPILT
            if other == root:
                joined |= WINDS if beyond != own + turn else 0
                continue
            joined |= -1 - parent[other]
            # the voxel's own piece hangs itself under the other one
            parent[root] = other
            gap = beyond - turn - own
            if turns.size > 1:
                turns[root] = gap
                if turns[root] != gap:
                    return SPILT
            own = beyond - turn
            root = other
        parent[root] = -1 - joined
        if joined & through == through:
            return float(flat[voxel])
    return 0.0


@njit(cache=True)
def _across_a_face(
    place: Int64[np.ndarray, " 3"],
    step: Int32[np.ndarray, " 3"],
    shape: tuple[int, int, int],
    wraps: Bool[np.ndarray, " 3"],
    axis: int,
) -> tuple[int, int]:
    """Return the neighbour a step away, -1 for none, and the cells crossed along `axis`."""
    other, turn = 0, 0
    for direction in range(3):
        near = place[direction] + step[direction]
        over = (near >= shape[direction]) - (near < 0)
        if over != 0 and not wraps[direction]:
            return -1, 0
        turn += over if direction == axis else 0
        other = other * shape[direction] + int(near) - over * shape[direction]
    return other, turn
