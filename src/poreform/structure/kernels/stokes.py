"""Creeping flow through the pores: the Darcy permeability of a voxel image."""

from dataclasses import dataclass

import numpy as np
from jaxtyping import Bool, Float

from poreform.core.errors import NotConvergedError
from poreform.structure.kernels.links import apply
from poreform.structure.kernels.minres import minimal_residuals
from poreform.structure.kernels.multigrid import Hierarchy, links_of, solve
from poreform.structure.kernels.spanning import spanning_part
from poreform.structure.kernels.stokes_operator import (
    add_gradient,
    open_faces,
    velocity_links,
    write_inflow,
)

RESERVOIR = 4
"""Layers of free liquid before an image that does not wrap along the flow."""
LOOK_EVERY = 4
"""Steps between two looks at the flux balance."""
LEAST_MOBILITY = np.float32(1e-3)
"""Of a face to the pressure, in squared spacings; it keeps every cell joined."""
MOBILITY_TOLERANCE = 0.1
"""Relative accuracy of the local mobilities, which only precondition the pressure."""


@dataclass(frozen=True, slots=True)
class Flow:
    """The answer of `stokes_flow`."""

    permeability: float
    """k in q = k dP / (mu L) [m2]; 0 when no pore leads through."""

    velocity: Float[np.ndarray, "3 nx ny nz"]
    """On the faces towards +x, +y, +z, for a unit gradient over viscosity [m2]."""

    imbalance: float
    """Largest difference of the flow through any two planes over its mean [1]."""

    steps: int
    """Minimal-residual steps taken."""


def stokes_flow(
    pores: Bool[np.ndarray, "nx ny nz"],
    *,
    axis: int,
    spacing: tuple[float, float, float],
    periodic: tuple[bool, bool, bool],
    level: Float[np.ndarray, "nx ny nz"] | None = None,
    tolerance: float = 1e-3,
    most_steps: int = 400,
) -> Flow:
    """Return the Stokes flow along one axis under a unit pressure gradient.

    Parameters
    ----------
    pores : (nx, ny, nz) bool
        True in the liquid.  Not modified.
    axis : int
        Direction of the pressure gradient: 0, 1 or 2.
    spacing : (3,) float
        Edges of a voxel [m].
    periodic : (3,) bool
        Per axis.  Across the flow an end that does not wrap is a mirror; along it, the
        image stands between reservoirs of free liquid.
    level : (nx, ny, nz) float, optional
        Smooth field, above 0 in the polymer and 0 on its surface; it places the walls
        between the grid points.  Without it the walls are the faces of the voxels.
    tolerance : float
        Allowed relative flow imbalance between planes, and change over the last steps.
    most_steps : int
        Steps before `NotConvergedError`.

    Raises
    ------
    NotConvergedError
        The flow through the planes does not balance after `most_steps`.

    Notes
    -----
    Staggered grid (Harlow & Welch, Phys. Fluids 8 (1965) 2182); minimal residuals with
    multigrid on each velocity component and, for the pressure, the identity plus the
    inverse of a Darcy operator whose face mobilities answer a unit force (after Cahouet
    & Chabard, Int. J. Numer. Methods Fluids 8 (1988) 869): so the steps do not grow with
    the number of pores.  The preconditioner works in float32, the flow in float64.
    Cost for n voxels: about 330 bytes and 4 microseconds of one core each.
    """
    spans = spanning_part(pores, axis=axis, periodic=periodic)
    if not spans.any():
        return Flow(0.0, np.zeros((3, *pores.shape)), 0.0, 0)
    order = (axis, *(place for place in range(3) if place != axis))
    turned = np.ascontiguousarray(spans.transpose(order))
    field = None if level is None else np.ascontiguousarray(level.transpose(order), float)
    wraps = np.array([periodic[place] for place in order])
    length = turned.shape[0]
    if not wraps[0]:
        turned, field = _with_reservoir(turned, field)
        wraps[0] = True
    steps = np.array([spacing[axis] / spacing[place] for place in order])
    system = _System.of(turned, field, steps, wraps)
    found = _solve(system, tolerance, most_steps)
    # the whole drop of the padded box falls over the image alone
    scale = spacing[axis] ** 2 * length / turned.shape[0]
    back = np.argsort(order)
    velocity = found.velocity[:, :length].transpose(0, *(1 + back))[back]
    return Flow(
        found.permeability * scale,
        np.ascontiguousarray(velocity) * scale,
        found.imbalance,
        found.steps,
    )


@dataclass(frozen=True, slots=True)
class _System:
    """Operator and preconditioner, flow along the first axis, its spacing as the unit."""

    open_: Bool[np.ndarray, "3 nx ny nz"]
    steps: Float[np.ndarray, " 3"]
    velocity: tuple[Hierarchy, Hierarchy, Hierarchy]
    pressure: Hierarchy

    @classmethod
    def of(
        cls,
        fluid: Bool[np.ndarray, "nx ny nz"],
        level: Float[np.ndarray, "nx ny nz"] | None,
        steps: Float[np.ndarray, " 3"],
        wraps: Bool[np.ndarray, " 3"],
    ) -> "_System":
        open_ = np.stack(
            [open_faces(fluid, level, axis=a, wrapped=bool(wraps[a])) for a in range(3)]
        )
        hierarchies = tuple(
            Hierarchy.of(
                links_of(
                    *(
                        strength.astype(np.float32)
                        for strength in velocity_links(
                            fluid, level, axis=a, weights=steps**2, wraps=wraps
                        )
                    )
                )
            )
            for a in range(3)
        )
        x, y, z = (
            _mobility(hierarchy, faces) * np.float32(step**2)
            for hierarchy, faces, step in zip(hierarchies, open_, steps, strict=True)
        )
        pressure = Hierarchy.of(links_of(x, y, z, np.zeros(fluid.shape, np.float32)))
        return cls(open_, steps, (hierarchies[0], hierarchies[1], hierarchies[2]), pressure)

    def operator(
        self, x: Float[np.ndarray, "4 nx ny nz"]
    ) -> Float[np.ndarray, "4 nx ny nz"]:
        out = np.empty_like(x)
        for a in range(3):
            apply(self.velocity[a].levels[0], x[a], out[a])
        add_gradient(x[3], self.open_, self.steps, out)
        write_inflow(x, self.steps, out[3])
        return out

    def precondition(
        self, r: Float[np.ndarray, "4 nx ny nz"]
    ) -> Float[np.ndarray, "4 nx ny nz"]:
        out = np.empty_like(r)
        answer = np.empty(r.shape[1:], np.float32)
        for a, hierarchy in enumerate((*self.velocity, self.pressure)):
            hierarchy.cycle(r[a].astype(np.float32), answer)
            out[a] = answer
        out[3] += r[3]
        return out


def _mobility(hierarchy: Hierarchy, faces: Bool[np.ndarray, "nx ny nz"]) -> np.ndarray:
    """Return the velocity that answers a unit force without pressure; 0 on closed faces."""
    force = faces.astype(np.float32)
    answer, _, _ = solve(
        hierarchy, force, np.zeros_like(force), tolerance=MOBILITY_TOLERANCE, most_steps=20
    )
    return np.where(faces, np.maximum(answer, LEAST_MOBILITY), np.float32(0.0))


def _solve(system: _System, tolerance: float, most_steps: int) -> Flow:
    force = np.zeros((4, *system.open_.shape[1:]))
    force[0] = system.open_[0]
    before = 0.0
    iterates = minimal_residuals(system.operator, system.precondition, force)
    for step, (x, residual) in enumerate(iterates, start=1):
        if step % LOOK_EVERY and residual > 0.0:
            continue
        planes = x[0].mean(axis=(1, 2))
        now = float(planes.mean())
        imbalance = float(np.ptp(planes)) / now if now > 0.0 else np.inf
        if imbalance <= tolerance and abs(now - before) <= tolerance * now:
            return Flow(now, x[:3], imbalance, step)
        if step >= most_steps:
            raise NotConvergedError(
                f"the flow through the planes still differs by {imbalance:.1e} of its mean "
                f"after {step} steps; allow more steps",
                last=x,
            )
        before = now
    return Flow(now, x[:3], imbalance, step)


def _with_reservoir(
    fluid: Bool[np.ndarray, "nx ny nz"], level: Float[np.ndarray, "nx ny nz"] | None
) -> tuple[Bool[np.ndarray, "mx ny nz"], Float[np.ndarray, "mx ny nz"] | None]:
    """Return the image with layers of free liquid behind it along the first axis."""
    layers = ((0, RESERVOIR), (0, 0), (0, 0))
    padded = np.pad(fluid, layers, constant_values=True)
    if level is None:
        return padded, None
    return padded, np.pad(level, layers, constant_values=-float(np.abs(level).max()))
