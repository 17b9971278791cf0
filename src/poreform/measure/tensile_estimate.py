"""A cheap estimate of modulus and strength, for wide scans only: conduction for stress.

Current and load both pass through the polymer and both crowd in its necks, so how well a
structure conducts tells how well it bears (cross-property relations: L. V. Gibiansky and
S. Torquato, J. Mech. Phys. Solids 44 (1996) 233).  One scalar problem replaces the finite
elements.  The exponents are fitted to finite elements, not derived; the reading says so.
"""

from dataclasses import dataclass

from poreform.core.errors import NotMeasurableError, OutOfRangeError
from poreform.core.reading import Reading
from poreform.measure.bar import coarse, joined
from poreform.measure.instrument import reading_of
from poreform.measure.material_law import LigamentRule, MaterialLaw
from poreform.measure.tensile import (
    ELEMENTS_ELASTIC,
    MATTER_EXPONENT,
    PARTIAL_EXPONENT,
    tensile_test,
)
from poreform.structure.kernels.laplace import effective_conductivity
from poreform.structure.local_size import check_two_phases
from poreform.structure.membrane import Membrane

MODULUS_EXPONENT = 1.339
"""E / Es = c^1.339 with c the conductivity over that of the polymer: least squares over 16
level-cut Gaussian fields of polymer fraction 0.28 to 0.62 (benchmarks/bench_tensile.py)."""

MODULUS_ERROR = 0.1
"""Relative deviation: 7 % on those 16, 5 % on four packings of overlapping spheres that
the fit had not seen (largest error 19 %), and the scatter of the finite elements."""

STRENGTH_EXPONENT, STRENGTH_FACTOR = 1.292, 1.158
"""sigma_b / sigma_y = 1.158 c^1.292 on the same structures, ligaments of 0.2 to 0.5 um."""

STRENGTH_ERROR = 0.3
"""Relative deviation: 5 % on those 16, 28 % on the packings of spheres."""

EXTENSION_ELEMENTS = 16
"""Elements along the longest edge of the coarse draw that the extension comes from."""

EXTENSION_ERROR = 0.4
"""Relative deviation of that draw from one on 32: 17 % on those 16 structures, 39 % on the
packings of spheres."""

RANGE = (0.02, 0.5)
"""Conductivities c that the fits cover."""

BREAK_RATIO_TOLERANCE = 0.1
"""Relative: the strength was fitted with the break ratio of `MaterialLaw()` alone."""


@dataclass(frozen=True, slots=True)
class TensileEstimate:
    """Modulus and strength without finite elements."""

    conductivity: float
    """Of the structure over that of its polymer [1]."""

    modulus: Reading
    strength: Reading


def tensile_estimate(
    membrane: Membrane, *, law: MaterialLaw | None = None, axis: int = 0
) -> TensileEstimate:
    """Return estimates of modulus and strength along `axis`.

    Parameters
    ----------
    membrane
        Structure; not modified.
    law
        Of the dense polymer; `MaterialLaw()` (assumed constants) when None.
    axis
        Direction of pull.

    Raises
    ------
    NotMeasurableError
        One phase alone, or a polymer that does not join the two faces.
    OutOfRangeError
        The structure conducts more or less than those of the fit, or the law draws to
        another ratio of break to yield: use the finite elements.

    Notes
    -----
    There is no estimate of the breaking extension from conduction: it hangs on the weakest
    place, which no mean tells; see `extension_estimate`.
    Cost: one conduction solve on 64 elements along an edge, 0.1 to 0.2 CPU seconds, an
    eighth of the elastic finite elements and a fifteenth of a draw.
    """
    law = law if law is not None else MaterialLaw()
    check_two_phases(membrane)
    ratio = MaterialLaw().break_ratio
    if abs(law.break_ratio / ratio - 1.0) > BREAK_RATIO_TOLERANCE:
        raise OutOfRangeError(
            f"the estimate of the strength was fitted with a break ratio of {ratio:g}, not "
            f"{law.break_ratio:g}; use the finite elements (breaking_strength)"
        )
    conductivity = _conductivity(membrane, axis)
    if not RANGE[0] <= conductivity <= RANGE[1]:
        raise OutOfRangeError(
            f"the polymer conducts {conductivity:.2g} of a dense block; the estimate was "
            f"fitted from {RANGE[0]:g} to {RANGE[1]:g}; use the finite elements "
            "(elastic_modulus, breaking_strength)"
        )
    matter = (1.0 - membrane.matter_porosity) ** MATTER_EXPONENT
    modulus = law.modulus * matter * conductivity**MODULUS_EXPONENT
    strength = law.yield_stress * matter * STRENGTH_FACTOR
    strength *= conductivity**STRENGTH_EXPONENT
    note = f"along {'xyz'[axis]}, conducts {conductivity:.3g} of a dense block"
    return TensileEstimate(
        conductivity,
        _estimate("elastic_modulus", modulus, MODULUS_ERROR, note),
        _estimate("breaking_strength", strength, STRENGTH_ERROR, note),
    )


def extension_estimate(
    membrane: Membrane,
    *,
    law: MaterialLaw | None = None,
    rule: LigamentRule | None = None,
    axis: int = 0,
) -> Reading:
    """Return the breaking extension along `axis` by a draw on half the usual elements.

    Parameters are those of `tensile_test`; a fifth of its cost.

    Raises
    ------
    NotMeasurableError
        One phase alone, or a polymer that does not join the two faces.
    NotConvergedError
        The forces did not balance.
    """
    check_two_phases(membrane)
    curve = tensile_test(
        membrane, law=law, rule=rule, axis=axis, elements=EXTENSION_ELEMENTS
    )
    return reading_of(
        "breaking_extension",
        curve.breaking_extension,
        method=(
            f"estimate by a coarse draw, {100 * EXTENSION_ERROR:g} % off one on twice the "
            "elements"
        ),
        std=EXTENSION_ERROR * curve.breaking_extension,
        note=curve.note,
    )


def _estimate(name: str, value: float, error: float, note: str) -> Reading:
    return reading_of(
        name,
        value,
        method=f"estimate from conduction, {100 * error:g} % off the finite elements",
        std=error * value,
        note=note,
    )


def _conductivity(membrane: Membrane, axis: int) -> float:
    factors = [
        joined(n, wraps=wrap, most=ELEMENTS_ELASTIC)
        for n, wrap in zip(membrane.shape, membrane.wraps, strict=True)
    ]
    share = coarse(membrane.polymer, factors)
    x, y, z = (f * h for f, h in zip(factors, membrane.spacing, strict=True))
    found = effective_conductivity(
        share**PARTIAL_EXPONENT, axis=axis, spacing=(x, y, z), periodic=membrane.wraps
    )
    if found.conductivity == 0.0:
        raise NotMeasurableError(
            "the polymer does not join the two faces along "
            f"{'xyz'[axis]}: the structure falls apart before it can be pulled"
        )
    return found.conductivity
