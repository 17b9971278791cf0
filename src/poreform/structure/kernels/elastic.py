"""The elastic answer of a voxel solid to a mean strain, free to contract across it."""

from dataclasses import dataclass

import numpy as np
from jaxtyping import Float

from poreform.core.errors import NotConvergedError
from poreform.structure.kernels.elastic_element import Displacements, Elements, forces
from poreform.structure.kernels.links import Cells, dot
from poreform.structure.kernels.multigrid import Hierarchy, links_of
from poreform.structure.kernels.threads import threads_for

Blocks = tuple[Hierarchy, Hierarchy, Hierarchy]


@dataclass(frozen=True, slots=True)
class Pulled:
    """The state of a solid whose first axis is strained by a given amount."""

    displacement: Displacements
    """Periodic part of the node displacements, unit of the spacing."""

    macro: Float[np.ndarray, " 3"]
    """Mean strain along the three axes [1]; the first is given, the others are free."""

    stress: float
    """Mean stress along the first axis, in the unit of the stiffness."""

    steps: int
    """Conjugate-gradient steps taken."""


@dataclass(frozen=True, slots=True)
class Specimen:
    """A box of elements, pulled along its first axis.

    An axis that does not wrap has one layer of void behind it (see `elements_of`).  The
    ends of such a first axis are held in grips: their planes stay plane, and slide.
    """

    spacing: Float[np.ndarray, " 3"]
    """Edges of an element; only their ratios matter."""

    poisson_ratio: float
    gripped: bool
    """True when the first axis does not wrap."""

    slack: tuple[bool, bool]
    """Whether the mean strain of the second and third axis is free: those that wrap."""


def elements_of(field: Elements, wraps: tuple[bool, bool, bool]) -> Elements:
    """Return `field` with one layer of 0 behind every axis that does not wrap."""
    return np.pad(field, [(0, 0 if wrap else 1) for wrap in wraps])


def pull(
    specimen: Specimen,
    stiffness: Elements,
    start: Pulled,
    *,
    blocks: Blocks,
    tolerance: float,
    most_steps: int = 400,
) -> Pulled:
    """Return the balanced state at the mean strain `start.macro[0]`.

    Parameters
    ----------
    specimen
        Boundary conditions.
    stiffness : (nx, ny, nz) float
        Young's modulus of each element, any unit; 0 is void.  Not modified.
    start
        First guess, and the strain that is given; `at_rest` or a neighbouring state.
    blocks
        From `preconditioner`, of this stiffness or of one like it.
    tolerance : float
        Residual forces in the norm of the preconditioner, squared about the error of the
        energy, over the root of twice the energy of the start.
    most_steps : int
        Conjugate-gradient steps before `NotConvergedError`.

    Notes
    -----
    Conjugate gradients on displacements and free mean strains together, preconditioned
    by one multigrid cycle per component on its own diagonal block (Korn's inequality
    makes the two equivalent; bending of slender struts costs steps).
    """
    with threads_for(stiffness.size):
        return _balanced(
            _Problem(specimen, stiffness, blocks), start, (tolerance, most_steps)
        )


def _balanced(problem: "_Problem", start: Pulled, limits: tuple[float, int]) -> Pulled:
    tolerance, most_steps = limits
    size = np.array([problem.stiffness.size], dtype=float)
    free = np.array([0.0, *(float(flag) for flag in problem.specimen.slack)])
    v, macro = start.displacement.copy(), start.macro.copy()
    f, s = problem.apply(v, macro)
    scale = float(np.sqrt(macro[0] * s[0]))
    r, t = -f, -s * free
    p, q = np.zeros_like(v), np.zeros(3)
    old = 1.0
    for step in range(most_steps + 1):
        z, w = problem.precondition(r, t)
        new = _product(r, z) + float(t @ w)
        if new <= (tolerance * scale) ** 2:
            _, s = problem.apply(v, macro)
            return Pulled(v, macro, float(s[0] / size[0]), step)
        ratio = new / old if step else 0.0
        p *= ratio
        p += z
        q = w + ratio * q
        f, s = problem.apply(p, q)
        s *= free
        length = new / (_product(p, f) + float(q @ s))
        v += length * p
        macro += length * q
        f *= length
        r -= f
        t -= length * s
        old = new
    raise NotConvergedError(
        f"the forces in the polymer are out of balance by {np.sqrt(new) / scale:.1e} of "
        f"the load after {most_steps} steps; allow more steps",
        last=v,
    )


def _product(a: Displacements, b: Displacements) -> float:
    """Return a . b; not by BLAS, whose threads cost more than they give here."""
    planes = (-1, *a.shape[2:])
    return float(dot(a.reshape(planes), b.reshape(planes)))


def at_rest(stiffness: Elements, strain: float) -> Pulled:
    """Return the first guess for `pull`: the affine state at the mean `strain`."""
    return Pulled(np.zeros((3, *stiffness.shape)), np.array([strain, 0.0, 0.0]), 0.0, 0)


@dataclass(frozen=True, slots=True)
class _Problem:
    specimen: Specimen
    stiffness: Elements
    blocks: Blocks

    def apply(
        self, v: Displacements, macro: Float[np.ndarray, " 3"]
    ) -> tuple[Displacements, Float[np.ndarray, " 3"]]:
        out = np.empty_like(v)
        s, _ = forces(
            self.stiffness,
            v,
            macro,
            self.specimen.spacing,
            self.specimen.poisson_ratio,
            out,
        )
        if self.specimen.gripped:
            out[0, 0] = 0.0
            out[0, -1] = 0.0
        return out, s

    def precondition(
        self, r: Displacements, t: Float[np.ndarray, " 3"]
    ) -> tuple[Displacements, Float[np.ndarray, " 3"]]:
        z = np.empty_like(r)
        for c in range(3):
            self.blocks[c].cycle(r[c], z[c])
        return z, t / float(self.stiffness.sum())


def preconditioner(specimen: Specimen, stiffness: Elements) -> Blocks:
    """Return the multigrid of each displacement component's own diagonal block."""
    nu = specimen.poisson_ratio
    shear = 0.5 / (1.0 + nu)
    normal = (1.0 - nu) / ((1.0 + nu) * (1.0 - 2.0 * nu))
    edges = [_edge_mean(stiffness, axis) / specimen.spacing[axis] ** 2 for axis in range(3)]
    found = []
    for c in range(3):
        x, y, z = (
            edge * (normal if axis == c else shear) for axis, edge in enumerate(edges)
        )
        sink = np.zeros_like(stiffness)
        if specimen.gripped and c == 0:
            _hold_ends(x, y, z, sink)
        found.append(Hierarchy.of(links_of(x, y, z, sink)))
    return found[0], found[1], found[2]


def _edge_mean(stiffness: Elements, axis: int) -> Cells:
    """Return the mean over the four elements around each edge from a node along `axis`."""
    across = [other for other in range(3) if other != axis]
    mean: Cells = stiffness
    for other in across:
        mean = 0.5 * (mean + np.roll(mean, 1, other))
    return mean


def _hold_ends(x: Cells, y: Cells, z: Cells, sink: Cells) -> None:
    """Turn the links to the two end planes into sinks: their nodes do not move along x."""
    sink[1] += x[0]
    sink[-2] += x[-2]
    for end in (0, -2, -1):
        x[end] = 0.0
    for end in (0, -1):
        y[end] = 0.0
        z[end] = 0.0
