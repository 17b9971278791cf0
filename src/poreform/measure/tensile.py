"""A tensile test of a structure: modulus, strength, breaking extension and the curve."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from jaxtyping import Float

from poreform.core.errors import NotMeasurableError
from poreform.measure.material_law import CriticalLigament, LigamentRule, MaterialLaw
from poreform.structure.kernels.drawing import FALLEN, Drawing, draw
from poreform.structure.kernels.elastic import (
    Specimen,
    at_rest,
    elements_of,
    preconditioner,
    pull,
)
from poreform.structure.kernels.elastic_element import Elements
from poreform.structure.kernels.spanning import spanning_part
from poreform.structure.local_size import local_radius
from poreform.structure.membrane import Membrane

MATTER_EXPONENT = 2.0
"""Modulus and strength of polymer matter that holds voids of a share p fall as (1 - p)^2:
open cells, Gibson & Ashby, Cellular Solids (1997); assumed to hold for the yield too."""
REACH = 0.25
"""Standard deviation of the averaging of strains over the mean polymer thickness: a
ligament fails as a whole, not at a point on it; assumed, and what makes the break
converge with the size of the elements."""
PARTIAL_EXPONENT = 2.0
"""Stiffness of an element that is filled in part: share squared.  On random bicontinuous
structures elements of two voxels then keep the modulus of single ones best."""
ELEMENTS_TO_BREAK = 32
"""Elements along the longest edge when a structure is drawn to its break."""
ERROR = 0.6
"""Relative deviation times the mean polymer thickness in elements: the scatter of modulus,
strength and extension from 64 to 32 elements on random bicontinuous structures."""
LEAST_ERROR = 0.03
ELEMENTS_ELASTIC = 64
"""Elements along the longest edge when only the modulus is wanted."""


@dataclass(frozen=True, slots=True)
class TensileCurve:
    """What a tensile test gives: nominal stress against strain, and where it ends."""

    strain: Float[np.ndarray, " points"]
    """Extension over initial length [1], from 0 to the break."""

    stress: Float[np.ndarray, " points"]
    """Load over initial gross area [Pa]."""

    modulus: float
    """Initial slope [Pa]."""

    strength: float
    """Greatest stress [Pa]."""

    breaking_extension: float
    """Strain at the break [1]: where the load falls below 0.7 of its greatest."""

    deviation: float
    """Estimated relative standard deviation of strength and extension [1]."""

    note: str
    """Resolution and coarsening."""

    broken: Float[np.ndarray, "nx ny nz"]
    """Where it broke: share of each coarse element that failed, axes as the membrane's."""


@dataclass(frozen=True, slots=True)
class Modulus:
    """Young's modulus of a structure, with what is known of its error."""

    value: float
    """Initial slope [Pa]."""

    deviation: float
    """Estimated standard deviation from the resolution [Pa]."""

    note: str
    """Resolution and coarsening."""


def tensile_test(
    membrane: Membrane,
    *,
    law: MaterialLaw | None = None,
    rule: LigamentRule | None = None,
    axis: int = 0,
    elements: int = ELEMENTS_TO_BREAK,
) -> TensileCurve:
    """Return the tensile curve of the polymer pulled along `axis`.

    Parameters
    ----------
    membrane
        Structure; not modified.
    law
        Of the dense polymer; `MaterialLaw()` (assumed constants) when None.
    rule
        Which share of its draw a thick ligament reaches; `CriticalLigament()` when None.
    axis
        Direction of pull: 0 or 1 in the plane of the film, 2 through the wall.
    elements
        Most finite elements along an edge; voxels are joined until no more are left.

    Raises
    ------
    NotMeasurableError
        The polymer does not join the two faces.
    NotConvergedError
        The forces did not balance.

    Notes
    -----
    See `structure.kernels.drawing` for the mechanics and what it leaves out.

    Accuracy: two random bicontinuous structures of 64^3 voxels, some ten voxels thick, at
    porosity 0.5 and 0.65 with 64, 32 and 16 elements along an edge: modulus 168, 165, 179
    MPa and 18, 22, 41 MPa; strength 5.9, 5.6, 6.0 MPa at 0.5; extension 0.76, 0.84, 0.77.
    Cost: about 5, 30 and 1 CPU seconds with 32, 64 and 16 elements.
    """
    return _tested(
        membrane,
        law if law is not None else MaterialLaw(),
        rule if rule is not None else CriticalLigament(),
        axis,
        elements,
    )


def elastic_modulus(
    membrane: Membrane,
    *,
    law: MaterialLaw | None = None,
    axis: int = 0,
    elements: int = ELEMENTS_ELASTIC,
) -> Modulus:
    """Return the initial slope of the tensile curve along `axis`.

    Parameters and errors are those of `tensile_test`.
    """
    law = law if law is not None else MaterialLaw()
    bar = _Bar.of(membrane, axis, elements)
    specimen = bar.specimen(law.poisson_ratio)
    stiffness = elements_of(bar.share**PARTIAL_EXPONENT, bar.wraps)
    blocks = preconditioner(specimen, stiffness)
    found = pull(
        specimen, stiffness, at_rest(stiffness, 1.0), blocks=blocks, tolerance=1e-3
    )
    value = found.stress * _gross(stiffness, bar.share) * law.modulus * _matter(membrane)
    return Modulus(value, bar.deviation * value, bar.note)


@dataclass(frozen=True, slots=True)
class _Bar:
    """The polymer as coarse elements, the direction of pull first."""

    share: Elements
    """Share of polymer in each element [1]."""

    thickness: Elements
    """Mean local thickness of the polymer in each element [m]; 0 in voids."""

    reach: tuple[float, float, float]
    """A quarter of the mean thickness of the polymer, in elements along each axis."""

    edges: Float[np.ndarray, " 3"]
    wraps: tuple[bool, bool, bool]
    order: tuple[int, int, int]
    note: str

    @classmethod
    def of(cls, membrane: Membrane, axis: int, elements: int) -> "_Bar":
        polymer = membrane.polymer
        bearing = spanning_part(polymer, axis=axis, periodic=membrane.wraps)
        if not bearing.any():
            raise NotMeasurableError(
                "the polymer does not join the two faces along "
                f"{'xyz'[axis]}: the structure falls apart before it can be pulled"
            )
        order = (axis, *(place for place in range(3) if place != axis))
        thickness = _thickness(membrane)
        factors = [
            _joined(n, wrap, elements)
            for n, wrap in zip(membrane.shape, membrane.wraps, strict=True)
        ]
        share = _coarse(bearing.astype(float), factors)
        sums = _coarse(np.where(bearing, thickness, 0.0), factors)
        mean = np.divide(sums, share, out=np.zeros_like(sums), where=share > 0.0)
        edges = np.array([f * h for f, h in zip(factors, membrane.spacing, strict=True)])
        reach = REACH * float(thickness[bearing].mean()) / edges[list(order)]
        note = (
            f"along {'xyz'[axis]}, {'x'.join(str(n) for n in share.shape)} elements of "
            f"{'x'.join(str(f) for f in factors)} voxels, polymer "
            f"{float(reach.mean()) / REACH:.1f} elements thick"
        )
        turned = tuple(membrane.wraps[place] for place in order)
        return cls(
            np.ascontiguousarray(share.transpose(order)),
            np.ascontiguousarray(mean.transpose(order)),
            (float(reach[0]), float(reach[1]), float(reach[2])),
            edges[list(order)] / edges[axis],
            (turned[0], turned[1], turned[2]),
            (order[0], order[1], order[2]),
            note,
        )

    @property
    def across(self) -> float:
        """Mean thickness of the polymer in elements."""
        return float(np.mean(self.reach)) / REACH

    @property
    def deviation(self) -> float:
        """Relative standard deviation of what is measured, from the resolution."""
        return max(LEAST_ERROR, ERROR / self.across)

    def specimen(self, poisson_ratio: float) -> Specimen:
        return Specimen(
            self.edges, poisson_ratio, not self.wraps[0], (self.wraps[1], self.wraps[2])
        )


@lru_cache(maxsize=4)
def _tested(  # noqa: PLR0917 - a cache keeps no keyword order
    membrane: Membrane, law: MaterialLaw, rule: LigamentRule, axis: int, elements: int
) -> TensileCurve:
    bar = _Bar.of(membrane, axis, elements)
    specimen = bar.specimen(law.poisson_ratio)
    stiffness = elements_of(bar.share**PARTIAL_EXPONENT, bar.wraps)
    drawn = law.draw_strain - law.yield_strain
    limit = law.yield_strain + drawn * rule.draw_factor(bar.thickness)
    drawing = Drawing(
        law.yield_strain,
        law.hardening / law.modulus,
        elements_of(limit, bar.wraps),
        bar.reach,
    )
    states = list(draw(specimen, stiffness, drawing))
    unit = _gross(stiffness, bar.share) * law.modulus * _matter(membrane)
    strain = np.array([0.0, *(state.strain for state in states)])
    stress = np.array([0.0, *(state.stress * unit for state in states)])
    strength = float(stress.max())
    bearing = np.flatnonzero(stress >= FALLEN * strength)
    failed = elements_of(bar.share, bar.wraps) * states[-1].failed
    image = tuple(slice(n) for n in bar.share.shape)
    return TensileCurve(
        strain,
        stress,
        states[0].slope * unit,
        strength,
        float(strain[bearing[-1]]),
        bar.deviation,
        f"{bar.note}, {rule.described()}",
        np.ascontiguousarray(failed[image].transpose(np.argsort(bar.order))),
    )


def _gross(stiffness: Elements, image: Elements) -> float:
    """Return the volume of the padded box over that of the image."""
    return stiffness.size / image.size


def _matter(membrane: Membrane) -> float:
    """Return the share of its modulus that matter with unresolved voids keeps."""
    return float((1.0 - membrane.matter_porosity) ** MATTER_EXPONENT)


def _thickness(membrane: Membrane) -> Float[np.ndarray, "nx ny nz"]:
    """Return the local thickness of the polymer [m]; a dense block is as thick as long."""
    if not membrane.pores.any():
        return np.full(membrane.shape, max(membrane.size))
    radius = local_radius(membrane.polymer_radius, membrane)
    return 2.0 * radius.astype(float)


def _joined(count: int, wraps: bool, most: int) -> int:  # noqa: FBT001 - internal
    """Return how many voxels make one element: the fewest that leave `most` or less."""
    factor = -(-count // most)
    while wraps and count % factor:
        factor += 1
    return factor


def _coarse(field: Elements, factors: list[int]) -> Elements:
    """Return means over blocks; what is left over at an end that does not wrap is cut."""
    nx, ny, nz = (n // f for n, f in zip(field.shape, factors, strict=True))
    fx, fy, fz = factors
    cut = field[: nx * fx, : ny * fy, : nz * fz]
    mean: Elements = cut.reshape(nx, fx, ny, fy, nz, fz).mean(axis=(1, 3, 5))
    return mean
