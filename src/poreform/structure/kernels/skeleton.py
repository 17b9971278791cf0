"""The skeleton of a phase as a graph: how many struts meet at each of its nodes."""

import numpy as np
from jaxtyping import Bool, Float32, Int32, Int64, UInt8
from numba import njit
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components
from skimage.morphology import skeletonize

from poreform.structure.kernels.labels import label_pieces

_NOWHERE = (False, False, False)
HALF_SHARED = 0.69
"""Distance of two equal balls, over their radius, at which they share half their volume."""

PRUNINGS = 3
"""Rounds of cutting spurs; each round may leave a new end behind."""


def node_degrees(
    phase: Bool[np.ndarray, "nx ny nz"],
    distance: Float32[np.ndarray, "nx ny nz"],
    *,
    periodic: tuple[bool, bool, bool],
    margin: int,
) -> Int64[np.ndarray, " nodes"]:
    """Return the number of struts that meet at each node of the skeleton.

    A node is a junction (three struts or more) or a free end (one strut; none for a
    phase that shrinks to a point).  An end within `margin` of a face that is not
    periodic is the cut of the image and no node.

    Parameters
    ----------
    phase : (nx, ny, nz) bool
        True in the phase.  Not modified.
    distance : (nx, ny, nz) float32
        Distance to the other phase, in voxels; a spur shorter than it at its node is a
        wrinkle of the surface and is cut off.
    periodic : (3,) bool
        True along the axes on which the image continues on its opposite face.
    margin : int
        Voxels by which the image is continued on periodic faces before it is thinned.

    Notes
    -----
    Junctions whose balls share more than half of their volume, such as thinning leaves
    where a thick node is resolved well, are one node; a strut that returns to its own
    node counts twice.
    Accuracy: thinning depends a little on the order of directions, so the mean degree
    changes by a few per cent when the image is turned.
    Source: T. Lee, R. Kashyap, C. Chu, CVGIP 56 (1994) 462-478, by scikit-image.
    """
    widths = [(margin if wraps else 1, margin if wraps else 1) for wraps in periodic]
    mode = [("wrap" if wraps else "constant") for wraps in periodic]
    thick, depth = phase, distance
    for axis, kind in enumerate(mode):
        pad = [(0, 0)] * 3
        pad[axis] = widths[axis]
        thick = np.pad(thick, pad, mode=kind)  # type: ignore[call-overload]
        depth = np.pad(depth, pad, mode=kind)  # type: ignore[call-overload]
    # thinning treats the outermost layer as background
    thin = np.pad(skeletonize(np.pad(thick, 1)), 0)[1:-1, 1:-1, 1:-1].astype(bool)
    for _ in range(PRUNINGS):
        thin = thin & ~_spurs(thin, depth)
    inside = np.zeros(thin.shape, dtype=bool)
    inside[tuple(slice(w[0], -w[0]) for w in widths)] = True
    far = np.ones(thin.shape, dtype=bool)
    for axis, wraps in enumerate(periodic):
        if not wraps:
            view = np.moveaxis(far, axis, 0)
            view[: margin + 1] = False
            view[-margin - 1 :] = False
    return _degrees(thin, depth, inside, far)


def _parts(
    thin: Bool[np.ndarray, "nx ny nz"],
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return neighbour counts, node labels and branch labels of a skeleton."""
    neighbours = _neighbours(thin)
    nodes = label_pieces(thin & (neighbours >= 3), periodic=_NOWHERE, connectivity=26)
    branches = label_pieces(thin & (neighbours < 3), periodic=_NOWHERE, connectivity=26)
    return neighbours, nodes, branches


@njit(cache=True)
def _neighbours(thin: Bool[np.ndarray, "nx ny nz"]) -> UInt8[np.ndarray, "nx ny nz"]:
    """Return how many of the 26 neighbours of each skeleton voxel are skeleton too."""
    nx, ny, nz = thin.shape
    count = np.zeros(thin.shape, np.uint8)
    for x in range(nx):
        for y in range(ny):
            for z in range(nz):
                if not thin[x, y, z]:
                    continue
                near = -1  # the voxel itself
                for i in range(max(x - 1, 0), min(x + 2, nx)):
                    for j in range(max(y - 1, 0), min(y + 2, ny)):
                        for k in range(max(z - 1, 0), min(z + 2, nz)):
                            near += thin[i, j, k]
                count[x, y, z] = near
    return count


def _meetings(nodes: np.ndarray, branches: np.ndarray) -> Int64[np.ndarray, "pairs 2"]:
    """Return the (node, branch) pairs that touch, each once."""
    wide = np.pad(branches, 1)
    x, y, z = np.nonzero(nodes)
    found = []
    for i, j, k in np.ndindex(3, 3, 3):
        branch = wide[x + i, y + j, z + k]
        pairs = np.stack([nodes[x, y, z], branch], axis=1)[branch > 0]
        found.append(pairs)
    return np.unique(np.concatenate(found), axis=0).astype(np.int64)


def _spurs(
    thin: Bool[np.ndarray, "nx ny nz"], depth: Float32[np.ndarray, "nx ny nz"]
) -> Bool[np.ndarray, "nx ny nz"]:
    """Return the branches with a free end that are shorter than the phase is deep."""
    neighbours, nodes, branches = _parts(thin)
    pairs = _meetings(nodes, branches)
    count = int(branches.max(initial=0)) + 1
    ends = np.zeros(count, dtype=bool)
    ends[branches[(branches > 0) & (neighbours <= 1)]] = True
    length = np.bincount(branches[branches > 0], minlength=count)
    node_depth = np.zeros(int(nodes.max(initial=0)) + 1)
    at = nodes > 0
    np.maximum.at(node_depth, nodes[at], depth[at])
    reach = np.zeros(count)
    np.maximum.at(reach, pairs[:, 1], node_depth[pairs[:, 0]])
    short = ends & (length < reach)
    short[0] = False
    return np.asarray(short[branches])


def _degrees(
    thin: Bool[np.ndarray, "nx ny nz"],
    depth: Float32[np.ndarray, "nx ny nz"],
    inside: Bool[np.ndarray, "nx ny nz"],
    far: Bool[np.ndarray, "nx ny nz"],
) -> Int64[np.ndarray, " nodes"]:
    """Return the degrees of the nodes whose first voxel lies `inside`."""
    neighbours, nodes, branches = _parts(thin)
    pairs = _meetings(nodes, branches)
    ended = np.unique(branches[(branches > 0) & (neighbours <= 1)])
    merged, degrees = _joined(nodes, branches, pairs, ended, depth)
    junctions = degrees[_starting(merged[nodes], inside)]
    specks = _specks(branches, pairs, depth)
    ends = thin & inside & far & (neighbours <= 1) & ~specks[branches]
    points = np.flatnonzero(specks)
    lonely = np.isin(_starting(branches, inside & far), points)
    return np.concatenate(
        [
            junctions[junctions >= 3],
            neighbours[ends],
            np.zeros(np.count_nonzero(lonely), dtype=np.int64),
        ]
    ).astype(np.int64)


def _joined(
    nodes: np.ndarray,
    branches: np.ndarray,
    pairs: Int64[np.ndarray, "pairs 2"],
    ended: np.ndarray,
    depth: Float32[np.ndarray, "nx ny nz"],
) -> tuple[Int32[np.ndarray, " nodes"], Int64[np.ndarray, " merged"]]:
    """Return the node that each label belongs to, and how many struts meet at each.

    A branch without a free end that stays so near to a node that a ball on it shares more
    than half with the node's is a part of that node, as are the other labels that it meets.
    """
    count = int(branches.max(initial=0)) + 1
    labels = int(nodes.max(initial=0)) + 1
    open_ = np.zeros(count, dtype=bool)
    open_[ended] = True
    within = ~open_ & _in_its_node(nodes, branches, pairs, depth)
    bonds = pairs[within[pairs[:, 1]]]
    graph = coo_array(
        (np.ones(len(bonds), np.int8), (bonds[:, 0], labels + bonds[:, 1])),
        (labels + count,) * 2,
    )
    # vertex 0 is 'no node' and joined to nothing, so its component keeps number 0
    merged = connected_components(graph, directed=False)[1][:labels].astype(np.int32)
    struts = pairs[~within[pairs[:, 1]]]
    met = np.bincount(struts[:, 1], minlength=count)
    returning = (met[struts[:, 1]] == 1) & ~open_[struts[:, 1]]
    degrees = np.zeros(int(merged.max(initial=0)) + 1, dtype=np.int64)
    np.add.at(degrees, merged[struts[:, 0]], 1 + returning)
    return merged, degrees


def _in_its_node(
    nodes: np.ndarray,
    branches: np.ndarray,
    pairs: Int64[np.ndarray, "pairs 2"],
    depth: Float32[np.ndarray, "nx ny nz"],
) -> Bool[np.ndarray, " branches"]:
    """Return whether a branch nowhere leaves the core of the deepest node that it meets."""
    at = np.argwhere(nodes > 0)
    deep = depth[tuple(at.T)]
    rising = np.argsort(deep, kind="stable")
    centre = np.zeros((int(nodes.max(initial=0)) + 1, 3))
    ball = np.zeros(len(centre))
    # of several voxels of one node the deepest is written last
    centre[nodes[tuple(at[rising].T)]] = at[rising]
    ball[nodes[tuple(at[rising].T)]] = deep[rising]
    deepest = np.zeros(int(branches.max(initial=0)) + 1, dtype=np.int64)
    order = np.argsort(ball[pairs[:, 0]], kind="stable")
    deepest[pairs[order, 1]] = pairs[order, 0]
    voxels = np.argwhere(branches > 0)
    label = branches[tuple(voxels.T)]
    away = np.linalg.norm(voxels - centre[deepest[label]], axis=1)
    furthest = np.zeros(len(deepest))
    np.maximum.at(furthest, label, away)
    return np.asarray((deepest > 0) & (furthest < HALF_SHARED * ball[deepest]))


def _starting(labels: np.ndarray, inside: Bool[np.ndarray, "nx ny nz"]) -> np.ndarray:
    """Return the labels whose first voxel, in the order of memory, lies `inside`."""
    taken = np.flatnonzero(labels)
    label, first = np.unique(labels.ravel()[taken], return_index=True)
    return np.asarray(label[inside.ravel()[taken[first]]])


def _specks(
    branches: np.ndarray,
    pairs: Int64[np.ndarray, "pairs 2"],
    depth: Float32[np.ndarray, "nx ny nz"],
) -> Bool[np.ndarray, " branches"]:
    """Return, per branch label, whether it is what is left of a ball: a point."""
    count = int(branches.max(initial=0)) + 1
    length = np.bincount(branches[branches > 0], minlength=count)
    reach = np.zeros(count)
    at = branches > 0
    np.maximum.at(reach, branches[at], depth[at])
    found = length < reach
    found[0] = False
    found[pairs[:, 1]] = False
    return np.asarray(found)
