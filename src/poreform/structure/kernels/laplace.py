"""Conduction through a field of any positive conductivity: effective value and fluxes."""

from dataclasses import dataclass

import numpy as np
from jaxtyping import Float
from numba import njit, prange

from poreform.core.errors import NotConvergedError
from poreform.structure.kernels.links import Cells
from poreform.structure.kernels.multigrid import Hierarchy, approaches, links_of
from poreform.structure.kernels.spanning import spanning_part

RESIDUAL_START = 3.0
"""First residual, over the allowed imbalance, at which the flux balance is looked at: the
balance is rarely worse than the residual and never seen better than a third of it."""
RESIDUAL_END = {4: 1e-6, 8: 1e-12}
"""A smaller residual is round-off; a balance not reached by then is never reached.

By the bytes of a number: float32 and float64.
"""


@dataclass(frozen=True, slots=True)
class Conduction:
    """The answer of `effective_conductivity`."""

    conductivity: float
    """Mean flux over mean gradient, in the unit of the field; 0 when nothing spans."""

    potential: Float[np.ndarray, "nx ny nz"]
    """Falls by 1 over the box along the axis; 0 in what takes no part [1]."""

    imbalance: float
    """Largest difference of the flux through any two planes over its mean [1]."""

    steps: int
    """Conjugate-gradient steps taken."""


def effective_conductivity(
    conductivity: Float[np.ndarray, "nx ny nz"],
    *,
    axis: int,
    spacing: tuple[float, float, float],
    periodic: tuple[bool, bool, bool],
    tolerance: float = 1e-4,
    most_steps: int = 500,
    start: Float[np.ndarray, "nx ny nz"] | None = None,
) -> Conduction:
    """Return the effective conductivity of a box along one axis.

    Parameters
    ----------
    conductivity : (nx, ny, nz) float
        Local conductivity, >= 0, any unit; 0 is an insulator.  Not modified.
    axis : int
        Direction of the mean gradient: 0, 1 or 2.
    spacing : (3,) float
        Edges of a voxel [m]; only their ratios matter.
    periodic : (3,) bool
        Per axis.  Along `axis`: a periodic potential plus a mean gradient, or else two
        plates of fixed potential on the outer faces.  Across: periodic or insulated.
    tolerance : float
        Allowed flux imbalance between planes.
    most_steps : int
        Conjugate-gradient steps before `NotConvergedError`.
    start : (nx, ny, nz) float
        Potential to start from, of the same box with another conductivity; not modified.

    Raises
    ------
    NotConvergedError
        The fluxes through the planes do not balance after `most_steps`.

    Notes
    -----
    Finite volumes, harmonic means at the faces; only the part that leads through is
    solved (elsewhere the problem is singular or its answer zero).  The imbalance bounds
    the error of the flux.  Second order in the spacing for smooth fields; exact for
    layers in series and for layers side by side.
    The numbers keep the precision of `conductivity`: float32 is good for a flux balance
    of 1e-4, takes half the memory and two thirds of the time of float64.
    Cost for n voxels: about 10 to 25 multigrid cycles of 5 passes each, 68 n bytes in
    float32 besides the given field.
    """
    spans = spanning_part(conductivity > 0.0, axis=axis, periodic=periodic)
    if not spans.any():
        return Conduction(0.0, np.zeros_like(conductivity), 0.0, 0)
    order = (axis, *(place for place in range(3) if place != axis))
    scale = float(conductivity.max())
    kind = conductivity.dtype.type
    field = np.where(spans, conductivity, kind(0.0)).transpose(order) * kind(1.0 / scale)
    field = np.ascontiguousarray(field)
    wraps = tuple(periodic[place] for place in order)
    edges = np.array([spacing[place] / spacing[axis] for place in order])
    first = np.zeros_like(field)
    if start is not None:
        np.copyto(first, start.transpose(order), where=field > 0.0)
        if wraps[0]:
            first -= _ramp(field)
    found = _solve(field, (edges, np.array(wraps)), (tolerance, most_steps), first)
    back = tuple(np.argsort(order))
    return Conduction(
        found.conductivity * scale,
        np.ascontiguousarray(found.potential.transpose(back)),
        found.imbalance,
        found.steps,
    )


def _solve(
    field: Cells,
    box: tuple[Float[np.ndarray, " 3"], np.ndarray],
    limits: tuple[float, int],
    u: Cells,
) -> Conduction:
    """Solve along the first axis from the start `u`, in units of its spacing."""
    edges, wraps = box
    nx, ny, nz = field.shape
    gx, gy, gz, sink, f = _operator(field, edges.astype(field.dtype), wraps)
    hierarchy = Hierarchy.of(links_of(gx, gy, gz, sink))
    drop = 1.0 / nx
    f *= field.dtype.type(drop if wraps[0] else 1.0)
    plates = sink[[0, -1]]
    del sink
    for steps, residual in enumerate(approaches(hierarchy, f, u)):
        last = steps >= limits[1] or residual < RESIDUAL_END[field.itemsize]
        if residual > RESIDUAL_START * limits[0] and not last:
            continue
        flux = _plane_fluxes(gx, u, plates, (drop, bool(wraps[0])))
        mean = float(flux.mean())
        imbalance = float(np.ptp(flux)) / mean if mean > 0.0 else np.inf
        if imbalance <= limits[0]:
            break
        if last:
            raise NotConvergedError(
                f"the flux through the planes still differs by {imbalance:.1e} of its mean "
                f"after {steps} steps (residual {residual:.1e}); allow more steps",
                last=u,
            )
    if wraps[0]:
        u += _ramp(field)
    return Conduction(mean * nx / float(ny * nz * edges[1] * edges[2]), u, imbalance, steps)


def _ramp(field: Cells) -> Cells:
    """Return the mean gradient's own potential: 1 to 0 over the box, at the centres."""
    nx = field.shape[0]
    fall = (1.0 - (np.arange(nx) + 0.5) / nx).astype(field.dtype)
    ramp: Cells = (field > 0.0) * fall[:, None, None]
    return ramp


@njit(cache=True, parallel=True)
def _operator(
    field: Cells, edges: Float[np.ndarray, " 3"], wraps: np.ndarray
) -> tuple[Cells, Cells, Cells, Cells, Cells]:
    """Return links, sinks at the plates, and the source of a unit drop per spacing."""
    nx, ny, nz = field.shape
    gx, gy, gz = np.zeros_like(field), np.zeros_like(field), np.zeros_like(field)
    sink, source = np.zeros_like(field), np.zeros_like(field)
    tx = edges[1] * edges[2]
    ty = edges[2] / edges[1]
    tz = edges[1] / edges[2]
    two = field.dtype.type(2.0)
    for i in prange(nx):
        for j in range(ny):
            for k in range(nz):
                c = field[i, j, k]
                if c <= 0.0:
                    continue
                if i + 1 < nx or wraps[0]:
                    n = field[(i + 1) % nx, j, k]
                    gx[i, j, k] = tx * two * c * n / (c + n)
                if j + 1 < ny or wraps[1]:
                    n = field[i, (j + 1) % ny, k]
                    gy[i, j, k] = ty * two * c * n / (c + n)
                if k + 1 < nz or wraps[2]:
                    n = field[i, j, (k + 1) % nz]
                    gz[i, j, k] = tz * two * c * n / (c + n)
                if not wraps[0] and i == 0:
                    sink[i, j, k] += two * tx * c
                    source[i, j, k] = two * tx * c  # the plate of potential 1
                if not wraps[0] and i == nx - 1:
                    sink[i, j, k] += two * tx * c
    if wraps[0]:
        for i in prange(nx):
            im = i - 1 if i > 0 else nx - 1
            for j in range(ny):
                for k in range(nz):
                    source[i, j, k] = gx[im, j, k] - gx[i, j, k]
    return gx, gy, gz, sink, source


@njit(cache=True, parallel=True)
def _plane_fluxes(
    gx: Cells, u: Cells, plates: Cells, drive: tuple[float, bool]
) -> Float[np.ndarray, " planes"]:
    """Return the flux through every plane between two layers, and through the plates."""
    drop, wrapped = drive
    nx, ny, nz = u.shape
    shift = 0 if wrapped else 1
    flux = np.zeros(nx + shift)
    for i in prange(nx):
        ip = i + 1 if i < nx - 1 else 0
        total = 0.0
        for j in range(ny):
            for k in range(nz):
                if wrapped:
                    total += gx[i, j, k] * (u[i, j, k] - u[ip, j, k] + drop)
                elif i < nx - 1:
                    total += gx[i, j, k] * (u[i, j, k] - u[ip, j, k])
                else:
                    total += plates[1, j, k] * u[i, j, k]
        flux[i + shift] = total
    if not wrapped:
        for j in range(ny):
            for k in range(nz):
                flux[0] += plates[0, j, k] * (1.0 - u[0, j, k])
    return flux
