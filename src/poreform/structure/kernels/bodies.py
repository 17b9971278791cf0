"""The bodies of a phase, parted at necks: balls grown together, not bars of a network."""

import numpy as np
from jaxtyping import Bool, Float32, Int32, UInt32
from numba import njit

from poreform.structure.kernels.percolation import falling_order

NOWHERE = np.int32(-1)
"""Mark of a voxel that belongs to no body yet."""


def bodies(
    radius: Float32[np.ndarray, "nx ny nz"],
    *,
    periodic: tuple[bool, bool, bool],
    neck: float,
) -> Int32[np.ndarray, "nx ny nz"]:
    """Return the number of the body that each voxel of a phase belongs to.

    The phase is flooded from its deepest places outwards.  Where two bodies meet, they
    are one when the neck is at least `neck` times as wide as the thinner of the two at
    its widest, else they stay two and meet at the neck.

    Parameters
    ----------
    radius : (nx, ny, nz) float32
        Distance to the wall, any unit; 0 outside the phase.  Not modified.
    periodic : (3,) bool
        True along the axes on which the image continues on its opposite face.
    neck : float
        From 0 (pieces of the phase) to 1 (every maximum is a body).

    Returns
    -------
    (nx, ny, nz) int32
        1, 2 ... in the bodies without gaps; 0 outside the phase.

    Notes
    -----
    Accuracy: two balls are parted exactly in the plane in which they meet, up to a voxel.
    Cost: one sort and one union-find pass over 26 neighbours, serial; 20 bytes a voxel.
    Source: watershed by flooding, L. Vincent, P. Soille, IEEE Trans. Pattern Anal. 13
    (1991) 583-598, its basins joined by the ratio of depths rather than by their height.
    """
    flat = np.array(radius, order="C").reshape(-1)
    order = falling_order(flat)
    owner = _flooded(
        flat, order, np.array(radius.shape), np.array(periodic), np.float32(neck)
    )
    labels: Int32[np.ndarray, " n"] = np.zeros(flat.size, dtype=np.int32)
    taken = owner >= 0
    labels[taken] = np.unique(owner[taken], return_inverse=True)[1] + 1
    return labels.reshape(radius.shape)


@njit(cache=True)
def _body(parent: Int32[np.ndarray, " n"], start: int) -> int:
    root = start
    while parent[root] != root:
        root = parent[root]
    while parent[start] != root:
        parent[start], start = root, parent[start]
    return root


@njit(cache=True)
def _flooded(
    depth: Float32[np.ndarray, " n"],
    order: UInt32[np.ndarray, " open"],
    shape: np.ndarray,
    wraps: Bool[np.ndarray, " 3"],
    neck: float,
) -> Int32[np.ndarray, " n"]:
    """Return, for each voxel, the voxel at which its body was deepest."""
    parent = np.full(depth.size, NOWHERE, np.int32)
    near = np.empty(26, np.int64)
    place = np.empty(3, np.int64)
    for item in order:
        voxel = np.int64(item)
        place[0] = voxel // (shape[1] * shape[2])
        place[1] = voxel // shape[2] % shape[1]
        place[2] = voxel % shape[2]
        count = 0
        for i in range(-1, 2):
            for j in range(-1, 2):
                for k in range(-1, 2):
                    x, y, z = place[0] + i, place[1] + j, place[2] + k
                    if (
                        ((x < 0 or x >= shape[0]) and not wraps[0])
                        or ((y < 0 or y >= shape[1]) and not wraps[1])
                        or ((z < 0 or z >= shape[2]) and not wraps[2])
                    ):
                        continue
                    other = ((x % shape[0]) * shape[1] + y % shape[1]) * shape[2]
                    other += z % shape[2]
                    if parent[other] != NOWHERE:
                        near[count] = _body(parent, other)
                        count += 1
        if count == 0:
            parent[voxel] = voxel
            continue
        deepest = near[0]
        for n in range(1, count):
            if depth[near[n]] > depth[deepest]:
                deepest = near[n]
        for n in range(count):
            body = _body(parent, near[n])
            if body != deepest and depth[voxel] >= neck * depth[body]:
                parent[body] = deepest
        parent[voxel] = _nearest_body(parent, depth, (voxel, deepest), near[:count])
    found: Int32[np.ndarray, " n"] = _roots(parent)
    return found


@njit(cache=True)
def _nearest_body(
    parent: Int32[np.ndarray, " n"],
    depth: Float32[np.ndarray, " n"],
    places: tuple[int, int],
    near: np.ndarray,
) -> int:
    """Return the body that most of the neighbours belong to; of equals the deepest."""
    best, most = places[1], 0
    for a in range(near.size):
        body = _body(parent, near[a])
        count = 0
        for b in range(near.size):
            count += _body(parent, near[b]) == body
        if count > most or (count == most and depth[body] > depth[best]):
            best, most = body, count
    return best


@njit(cache=True)
def _roots(parent: Int32[np.ndarray, " n"]) -> Int32[np.ndarray, " n"]:
    """Return the root of every voxel of the phase, NOWHERE elsewhere."""
    found = np.full(parent.size, NOWHERE, np.int32)
    for voxel in range(parent.size):
        if parent[voxel] != NOWHERE:
            found[voxel] = _body(parent, voxel)
    return found
