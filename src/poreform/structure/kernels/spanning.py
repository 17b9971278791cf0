"""Which part of an open region joins face to face, or winds around a periodic box."""

import numpy as np
from jaxtyping import Bool, Int32
from numba import njit

from poreform.structure.kernels.labels import label_pieces


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
    Cost: one labelling of the pieces and one look at the two faces; 4 bytes per voxel
    besides the result.
    The winding is found by carrying each piece's displacement to the root of those it
    is joined to across the faces (Machta, Choi, Lucke, Schweizer, Chayes, Phys. Rev. E
    54 (1996) 1332).
    """
    within = tuple(wraps and place != axis for place, wraps in enumerate(periodic))
    labels = label_pieces(open_, periodic=(within[0], within[1], within[2]), connectivity=6)
    leads = np.zeros(int(labels.max(initial=0)) + 1, dtype=bool)
    first, last = np.take(labels, 0, axis=axis), np.take(labels, -1, axis=axis)
    if periodic[axis]:
        meet = (first > 0) & (last > 0)
        pairs = np.unique(np.stack([last[meet], first[meet]], axis=1), axis=0)
        _mark_winding(pairs, leads)
    else:
        leads[np.intersect1d(first, last)] = True
        leads[0] = False
    found: Bool[np.ndarray, "nx ny nz"] = leads[labels]
    return found


@njit(cache=True)
def _mark_winding(
    pairs: Int32[np.ndarray, "pairs 2"], leads: Bool[np.ndarray, " n"]
) -> None:
    """Set `leads` in every piece that, with those it joins across the faces, winds.

    The second piece of a pair lies one box further along the axis than the first.
    """
    parent = np.arange(leads.size).astype(np.int32)
    shift = np.zeros(leads.size, np.int32)
    winds = np.zeros(leads.size, np.bool_)
    for pair in range(pairs.shape[0]):
        _join(parent, shift, winds, pairs[pair, 0], pairs[pair, 1], 1)
    for piece in range(leads.size):
        leads[piece] = winds[_root(parent, shift, piece)]


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
    """Join a and b, where b lies `step` boxes further along the axis of passage."""
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
