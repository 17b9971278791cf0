"""Which part of an open region joins face to face, or winds around a periodic box."""

import numpy as np
from jaxtyping import Bool, Int32
from numba import njit


def spanning_part(
    open_: Bool[np.ndarray, "nx ny nz"],
    *,
    axis: int,
    periodic: tuple[bool, bool, bool],
) -> Bool[np.ndarray, "nx ny nz"]:
    """Return True in the pieces of the open region that lead through along `axis`.

    Voxels join through their faces.  Along an axis with walls a piece leads through
    when it touches the first and the last layer; along a periodic axis when it winds
    around the box, that is, when it joins a voxel to that voxel's own periodic image.

    Parameters
    ----------
    open_ : (nx, ny, nz) bool
        True in the region.  Not modified.
    axis : int
        Direction of passage: 0, 1 or 2.
    periodic : (3,) bool
        Whether the image continues on its opposite face, per axis.

    Returns
    -------
    (nx, ny, nz) bool
        Subset of `open_`; all False when nothing leads through.

    Notes
    -----
    Cost: one union-find pass, O(n), serial; 8 bytes per voxel besides the result.
    The winding is found by carrying each voxel's displacement to the root of its piece
    (Machta, Choi, Lucke, Schweizer, Chayes, Phys. Rev. E 54 (1996) 1332).
    """
    # a copy in any case: numba would compile once more for an array that is read-only
    turned = np.array(np.moveaxis(open_, axis, 0), order="C")
    wraps = (
        periodic[axis],
        *(flag for place, flag in enumerate(periodic) if place != axis),
    )
    found = _spanning(turned, np.array(wraps))
    return np.ascontiguousarray(np.moveaxis(found.reshape(turned.shape), 0, axis))


@njit(cache=True)
def _root(
    parent: Int32[np.ndarray, " n"], shift: Int32[np.ndarray, " n"], start: int
) -> int:
    """Return the root of `start`; afterwards `shift[start]` is the displacement to it."""
    root = start
    total = 0
    while parent[root] != root:
        total += shift[root]
        root = parent[root]
    place = start
    while parent[place] != root and place != root:
        above = parent[place]
        step = shift[place]
        parent[place] = root
        shift[place] = total
        total -= step
        place = above
    return root


@njit(cache=True)
def _join(
    parent: Int32[np.ndarray, " n"],
    shift: Int32[np.ndarray, " n"],
    winds: Bool[np.ndarray, " n"],
    a: int,
    b: int,
    step: int,
) -> None:
    """Join a and b, where b lies `step` voxels further along the axis of passage."""
    root_a = _root(parent, shift, a)
    root_b = _root(parent, shift, b)
    if root_a == root_b:
        if shift[a] != shift[b] + step:
            winds[root_a] = True
        return
    # x(root) - x(a) = shift[a]; the two displacements fix that of one root to the other
    if root_a < root_b:
        parent[root_b] = root_a
        shift[root_b] = shift[a] - step - shift[b]
        winds[root_a] |= winds[root_b]
    else:
        parent[root_a] = root_b
        shift[root_a] = shift[b] + step - shift[a]
        winds[root_b] |= winds[root_a]


@njit(cache=True)
def _spanning(
    open_: Bool[np.ndarray, "nx ny nz"], wraps: Bool[np.ndarray, " 3"]
) -> Bool[np.ndarray, " n"]:
    nx, ny, nz = open_.shape
    size = nx * ny * nz
    parent = np.arange(size).astype(np.int32)
    shift = np.zeros(size, np.int32)
    winds = np.zeros(size, np.bool_)
    for i in range(nx):
        for j in range(ny):
            for k in range(nz):
                if not open_[i, j, k]:
                    continue
                here = (i * ny + j) * nz + k
                if (i + 1 < nx or wraps[0]) and open_[(i + 1) % nx, j, k]:
                    there = (((i + 1) % nx) * ny + j) * nz + k
                    _join(parent, shift, winds, here, there, 1)
                if (j + 1 < ny or wraps[1]) and open_[i, (j + 1) % ny, k]:
                    _join(parent, shift, winds, here, (i * ny + (j + 1) % ny) * nz + k, 0)
                if (k + 1 < nz or wraps[2]) and open_[i, j, (k + 1) % nz]:
                    _join(parent, shift, winds, here, (i * ny + j) * nz + (k + 1) % nz, 0)
    found: Bool[np.ndarray, " n"] = _leading_through(open_, parent, shift, winds, wraps[0])
    return found


@njit(cache=True)
def _leading_through(
    open_: Bool[np.ndarray, "nx ny nz"],
    parent: Int32[np.ndarray, " n"],
    shift: Int32[np.ndarray, " n"],
    winds: Bool[np.ndarray, " n"],
    wrapped: bool,  # noqa: FBT001 - numba takes no keyword-only arguments
) -> Bool[np.ndarray, " n"]:
    layer = open_.shape[1] * open_.shape[2]
    flat = open_.reshape(-1)
    first = np.zeros(flat.size, np.bool_)
    leads = np.zeros(flat.size, np.bool_)
    if wrapped:
        leads[:] = winds
    else:
        for place in range(layer):
            if flat[place]:
                first[_root(parent, shift, place)] = True
        for place in range(flat.size - layer, flat.size):
            if flat[place]:
                root = _root(parent, shift, place)
                leads[root] = first[root]
    found = np.zeros(flat.size, np.bool_)
    for place in range(flat.size):
        if flat[place]:
            found[place] = leads[_root(parent, shift, place)]
    return found
