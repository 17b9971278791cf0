"""A voxel solid drawn to its break: secant steps, and elements that fail one by one."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from jaxtyping import Bool, Float
from scipy.ndimage import gaussian_filter

from poreform.structure.kernels.elastic import (
    Pulled,
    Specimen,
    at_rest,
    preconditioner,
    pull,
)
from poreform.structure.kernels.elastic_element import Elements, strain_norm
from poreform.structure.kernels.spanning import spanning_part

GROWTH = 1.3
"""Largest ratio of the strains of two successive states."""
GROWTH_BREAKING = 1.06
"""The same once elements have begun to fail: it is how finely the break is placed."""
LEAST_GROWTH = 1.02
"""Smallest one: below it the failing elements set the pace, not the strain."""
FAILING_SHARE = 0.005
"""Share of the bearing elements that may fail between two states."""
SECANT_STEPS = 3
"""Balances at one strain, each with the secant moduli of the one before; 1 in a rupture."""
BALANCE = 0.01
"""Residual of one balance while the solid draws; the elastic one is ten times finer."""
STALE = 8
"""Steps of a balance above which its preconditioner is made anew."""
USED_UP = 0.999
"""Share of its break strain at which an element fails: the balance is no finer."""
FALLEN = 0.7
"""Share of the greatest stress below which the solid counts as broken."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """How each element draws: bilinear, then gone.  Stresses are over the modulus."""

    yield_strain: float
    hardening: float
    """Slope after the yield over the slope before it [1]."""

    break_strain: Elements
    """Strain at which each element fails [1]; a strain averaged over `reach` decides."""

    reach: tuple[float, float, float]
    """Standard deviation of the averaging Gaussian along each axis, in elements."""

    def use(self, local: Elements, stiffness: Elements) -> Elements:
        """Return how far each element is on its way to failing: 1 when it fails.

        What counts is the strain of the ligament and not of a point on it: the mean over
        the matter around, weighted by a Gaussian and by the stiffness; 0 in voids.
        """
        weight, mean = (
            gaussian_filter(field, self.reach, mode="wrap", truncate=3.0)
            for field in (stiffness, stiffness * local)
        )
        found: Elements = np.divide(
            mean,
            weight * self.break_strain,
            out=np.zeros_like(mean),
            where=stiffness > 0.0,
        )
        return found

    def secant(self, strain: Elements) -> Elements:
        """Return stress over strain, for a modulus of 1; 1 up to the yield.

        A point strained beyond its break, in a ligament that as a whole is not, bears the
        stress of the break: no point ever bears more.
        """
        over = np.maximum(strain, self.yield_strain)
        drawn = np.minimum(over, self.break_strain) - self.yield_strain
        found: Elements = (
            self.yield_strain + self.hardening * np.maximum(drawn, 0.0)
        ) / over
        return found


@dataclass(frozen=True, slots=True)
class DrawnState:
    """One balanced state of the solid on its way to the break."""

    strain: float
    """Mean strain along the first axis [1]."""

    stress: float
    """Mean stress over the whole box, for a modulus of 1."""

    slope: float
    """Of the elastic solid before anything yields, for a modulus of 1."""

    local: Elements
    """Strain of each element in the norm of its elastic energy [1]."""

    whole: Bool[np.ndarray, "nx ny nz"]
    """The elements that bear: not failed, and joined to both ends."""

    failed: Bool[np.ndarray, "nx ny nz"]
    """The elements that were used up, up to here."""


def draw(specimen: Specimen, stiffness: Elements, drawing: Drawing) -> Iterator[DrawnState]:
    """Yield balanced states from the first yield to the break.

    Parameters
    ----------
    specimen
        Boundary conditions; pulled along the first axis.
    stiffness : (nx, ny, nz) float
        Relative Young's modulus of each element, 1 for dense matter, 0 for void; its
        yield stress stands in the same ratio.  Not modified.
    drawing
        Law of the dense matter.

    Yields
    ------
    DrawnState
        The elastic state scaled to the first yield of one element in a hundred, then
        states of growing strain; the last one bears less than `FALLEN` of the
        greatest stress.

    Notes
    -----
    Deformation plasticity for loads that grow in proportion: an element's stress is its
    elastic one times secant / E, a function of the strain in the energy norm; so the
    balance is the minimum of a convex energy and every secant step lowers it.  In a bar
    the law is exact.  Drawing that leaves Poisson's ratio as it is stands for matter
    that whitens while it draws.  Small-strain kinematics: struts do not turn into the
    direction of pull, so the extension of bent networks is underestimated.
    """
    whole = bearing_part(stiffness > 0.0, specimen)
    allowed = int(FAILING_SHARE * np.count_nonzero(whole))
    elastic = np.where(whole, stiffness, 0.0)
    blocks = preconditioner(specimen, elastic)
    state = pull(
        specimen, elastic, at_rest(stiffness, 1.0), blocks=blocks, tolerance=0.1 * BALANCE
    )
    local = _local(specimen, whole, state)
    first = drawing.yield_strain / float(np.quantile(local[whole], 0.99))
    scale = min(first, _room(drawing.use(local, elastic)[whole], 0))
    state, local = _scaled(state, scale), local * scale
    slope = state.stress / float(state.macro[0])
    failed = np.zeros_like(whole)
    greatest, balances, most_growth = 0.0, SECANT_STEPS, GROWTH
    while True:
        for _ in range(balances):
            secant = np.where(whole, stiffness * drawing.secant(local), 0.0)
            if state.steps > STALE:
                blocks = preconditioner(specimen, secant)
            state = pull(specimen, secant, state, blocks=blocks, tolerance=BALANCE)
            local = _local(specimen, whole, state)
            if state.steps == 0:
                break
        strain = float(state.macro[0])
        yield DrawnState(strain, state.stress, slope, local, whole, failed)
        greatest = max(greatest, state.stress)
        if state.stress < FALLEN * greatest:
            return
        lasting = whole & (drawing.use(local, stiffness * whole) < USED_UP)
        if np.array_equal(lasting, whole):
            room = _room(drawing.use(local, stiffness * whole)[whole], allowed)
            growth = min(most_growth, max(LEAST_GROWTH, room))
            state, local = _scaled(state, growth), local * growth
            balances = SECANT_STEPS
            continue
        balances, most_growth = 1, GROWTH_BREAKING
        failed = failed | (whole & ~lasting)
        whole = bearing_part(lasting, specimen)
        if not whole.any():
            yield DrawnState(strain, 0.0, slope, np.zeros_like(local), whole, failed)
            return


def bearing_part(
    solid: Bool[np.ndarray, "nx ny nz"], specimen: Specimen
) -> Bool[np.ndarray, "nx ny nz"]:
    """Return the elements that join the two ends; the others bear nothing."""
    wraps = (not specimen.gripped, *specimen.slack)
    image = tuple(slice(None) if wrap else slice(-1) for wrap in wraps)
    part = np.zeros_like(solid)
    part[image] = spanning_part(solid[image], axis=0, periodic=wraps)
    return part


def _room(use: Float[np.ndarray, " whole"], allowed: int) -> float:
    """Return the factor of the strain at which more than `allowed` elements fail."""
    place = max(use.size - 1 - allowed, 0)
    return (1.0 + 1e-9) / float(np.partition(use, place)[place])


def _scaled(state: Pulled, factor: float) -> Pulled:
    return Pulled(
        state.displacement * factor,
        state.macro * factor,
        state.stress * factor,
        state.steps,
    )


def _local(
    specimen: Specimen, whole: Bool[np.ndarray, "nx ny nz"], state: Pulled
) -> Float[np.ndarray, "nx ny nz"]:
    found: Elements = strain_norm(
        whole, state.displacement, state.macro, specimen.spacing, specimen.poisson_ratio
    )
    return found
