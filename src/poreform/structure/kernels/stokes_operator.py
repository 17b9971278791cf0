"""The Stokes operator on a staggered grid of voxels: velocities on faces, pressure inside.

Component a of the velocity at [i, j, k] stands on the face between that cell and its
neighbour towards +a; links of velocities to a wall become sinks of strength 1 / theta,
with theta the distance of the wall in spacings.
"""

import numpy as np
from jaxtyping import Bool, Float
from numba import njit, prange

from poreform.structure.kernels.links import Cells

NEAREST_WALL = 0.05
"""Least distance of a velocity to a wall, in spacings; nearer ones would only stiffen."""


def open_faces(
    fluid: Bool[np.ndarray, "nx ny nz"],
    level: Float[np.ndarray, "nx ny nz"] | None,
    *,
    axis: int,
    wrapped: bool,
) -> Bool[np.ndarray, "nx ny nz"]:
    """Return the faces towards +axis that lie between two cells of fluid.

    With a level, which is below 0 in all liquid, those whose own centre lies in it, next
    to one cell of `fluid` or more and to no liquid that is left out of `fluid`.
    """
    beyond = np.roll(fluid, -1, axis)
    found: Bool[np.ndarray, "nx ny nz"] = fluid & beyond
    if level is not None:
        left_out = (level < 0.0) & ~fluid
        wet = (level + np.roll(level, -1, axis) < 0.0) & (fluid | beyond)
        found = wet & ~(left_out | np.roll(left_out, -1, axis))
    if not wrapped:
        np.moveaxis(found, axis, 0)[-1] = False
    return found


def velocity_links(
    fluid: Bool[np.ndarray, "nx ny nz"],
    level: Float[np.ndarray, "nx ny nz"] | None,
    *,
    axis: int,
    weights: Float[np.ndarray, " 3"],
    wraps: Bool[np.ndarray, " 3"],
) -> tuple[Cells, Cells, Cells, Cells]:
    """Return the links of one velocity component and its sinks at the walls.

    `level` is the signed field in the cells, above 0 in the polymer.  Without it the
    walls are a staircase: half a spacing off across, one spacing along.  An outer wall
    that does not wrap is a mirror: it lets nothing through and drags nothing.
    """
    open_ = open_faces(fluid, level, axis=axis, wrapped=bool(wraps[axis]))
    solid = ~(fluid | np.roll(fluid, -1, axis))
    at_faces = None if level is None else 0.5 * (level + np.roll(level, -1, axis))
    links = []
    sink = np.zeros(fluid.shape)
    for b in range(3):
        for side in (-1, 1):
            beyond = np.roll(open_, -side, b)
            closed = open_ & ~beyond
            outer = np.zeros_like(open_)
            if not wraps[b]:
                np.moveaxis(outer, b, 0)[0 if side < 0 else -1] = True
            if b != axis:
                closed &= ~outer
            if at_faces is None:
                theta = np.where(np.roll(solid, -side, b) & (b != axis), 0.5, 1.0)[closed]
            else:
                theta = _wall_distance(at_faces, np.roll(at_faces, -side, b), closed)
            sink[closed] += weights[b] / np.where(outer[closed], 1.0, theta)
            if side == 1:
                links.append(np.where(open_ & beyond & ~outer, weights[b], 0.0))
    return links[0], links[1], links[2], sink


def _wall_distance(
    here: Cells, there: Cells, closed: Bool[np.ndarray, "nx ny nz"]
) -> Float[np.ndarray, " walls"]:
    """Return where the level between two faces is 0, in spacings from the first."""
    inside, beyond = here[closed], there[closed]
    crosses = (inside < 0.0) & (beyond > 0.0)
    share = np.ones(inside.shape)
    share[crosses] = inside[crosses] / (inside[crosses] - beyond[crosses])
    return np.maximum(share, NEAREST_WALL)


@njit(cache=True, parallel=True)
def add_gradient(
    p: Cells, open_: Bool[np.ndarray, "3 nx ny nz"], steps: np.ndarray, out: np.ndarray
) -> None:
    """Add the pressure gradient on the open faces to `out` (3, nx, ny, nz)."""
    nx, ny, nz = p.shape
    for i in prange(nx):
        ip = i + 1 if i < nx - 1 else 0
        for j in range(ny):
            jp = j + 1 if j < ny - 1 else 0
            for k in range(nz):
                kp = k + 1 if k < nz - 1 else 0
                here = p[i, j, k]
                if open_[0, i, j, k]:
                    out[0, i, j, k] += steps[0] * (p[ip, j, k] - here)
                if open_[1, i, j, k]:
                    out[1, i, j, k] += steps[1] * (p[i, jp, k] - here)
                if open_[2, i, j, k]:
                    out[2, i, j, k] += steps[2] * (p[i, j, kp] - here)


@njit(cache=True, parallel=True)
def write_inflow(u: np.ndarray, steps: np.ndarray, out: Cells) -> None:
    """Write the net inflow (minus the divergence) of the face velocities to `out`."""
    nx, ny, nz = out.shape
    for i in prange(nx):
        im = i - 1 if i > 0 else nx - 1
        for j in range(ny):
            jm = j - 1 if j > 0 else ny - 1
            for k in range(nz):
                km = k - 1 if k > 0 else nz - 1
                out[i, j, k] = (
                    steps[0] * (u[0, im, j, k] - u[0, i, j, k])
                    + steps[1] * (u[1, i, jm, k] - u[1, i, j, k])
                    + steps[2] * (u[2, i, j, km] - u[2, i, j, k])
                )
