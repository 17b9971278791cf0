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
    for item in order:
        voxel = np.int64(item)
        count = _bodies_beside(parent, voxel, shape, wraps, near)
        if count == 0:
            parent[voxel] = voxel
            continue
        deepest, alike = near[0], True
        for n in range(1, count):
            alike &= near[n] == near[0]
            if depth[near[n]] > depth[deepest]:
                deepest = near[n]
        if alike:
            parent[voxel] = deepest
            continue
        for n in range(count):
            body = _body(parent, near[n])
            if body != deepest and depth[voxel] >= neck * depth[body]:
                parent[body] = deepest
        for n in range(count):
            near[n] = _body(parent, near[n])
        parent[voxel] = _nearest_body(depth, deepest, near[:count])
    found: Int32[np.ndarray, " n"] = _roots(parent)
    return found


@njit(cache=True)
def _bodies_beside(
    parent: Int32[np.ndarray, " n"],
    voxel: int,
    shape: np.ndarray,
    wraps: Bool[np.ndarray, " 3"],
    near: np.ndarray,
) -> int:
    """Write the bodies of the flooded neighbours of a voxel to `near`; return how many."""
    x, y, z = voxel // (shape[1] * shape[2]), voxel // shape[2] % shape[1], voxel % shape[2]
    count = 0
    for i in range(x - 1, x + 2):
        if (i < 0 or i >= shape[0]) and not wraps[0]:
            continue
        for j in range(y - 1, y + 2):
            if (j < 0 or j >= shape[1]) and not wraps[1]:
                continue
            row = ((i % shape[0]) * shape[1] + j % shape[1]) * shape[2]
            for k in range(z - 1, z + 2):
                if (k < 0 or k >= shape[2]) and not wraps[2]:
                    continue
                other = row + k % shape[2]
                if parent[other] != NOWHERE:
                    near[count] = _body(parent, other)
                    count += 1
    return count


@njit(cache=True)
def _nearest_body(depth: Float32[np.ndarray, " n"], deepest: int, near: np.ndarray) -> int:
    """Return the body that most of the neighbours belong to; of equals the deepest."""
    best, most = deepest, 0
    for a in range(near.size):
        body = near[a]
        count = 0
        for b in range(near.size):
            count += near[b] == body
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
