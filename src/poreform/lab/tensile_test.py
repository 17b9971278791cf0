"""Tensile curves of a machine: strength, modulus and toe-compensated extension at break."""

from dataclasses import dataclass

import numpy as np
from jaxtyping import Float

from poreform.core.errors import InputError, NotMeasurableError
from poreform.core.reading import Reading

BREAK_SHARE = 0.25
"""The test piece is broken where the force has fallen below this share of its maximum."""

WINDOW = 0.25
"""Rise of stress, over the greatest one, that the elastic slope is sought over."""

LEVELS = np.linspace(0.02, 0.70, 35)
"""Where, over the greatest stress, these windows begin."""

LONGEST = 100.0
"""[m] of extension, from which a figure is a slip."""

STRONGEST = 1e7
"""[N], likewise."""

LEAST_POWER = 1e-18
"""Sum of squares of strain below which a window has no width."""

FEWEST_POINTS = 4
"""Points of a window from which a slope is taken."""


@dataclass(frozen=True, slots=True)
class TensileTest:
    """One specimen, pulled to its break."""

    extension: Float[np.ndarray, " points"]
    """Of the grips or the gauge [m], in the order of the record."""

    force: Float[np.ndarray, " points"]
    """[N]."""

    gauge_length: float
    """Initial distance of the grips or marks [m]."""

    area: float
    """Initial gross cross-section [m2]."""

    def __post_init__(self) -> None:
        if self.extension.shape != self.force.shape or self.extension.size < FEWEST_POINTS:
            raise InputError(
                f"a tensile test needs {FEWEST_POINTS} or more points, each with an "
                "extension and a force"
            )
        possible = (np.abs(self.extension) < LONGEST) & (np.abs(self.force) < STRONGEST)
        if not possible.all():
            raise InputError(
                f"an extension of {LONGEST:g} m or a force of {STRONGEST:g} N and more is "
                "no test of a membrane; check the units and the columns"
            )
        if not (self.gauge_length > 0.0 and self.area > 0.0):
            raise InputError(
                f"the gauge length is {self.gauge_length:g} m and the cross-section "
                f"{self.area:g} m2; both are above 0"
            )

    @property
    def strain(self) -> Float[np.ndarray, " points"]:
        """Nominal strain, before the toe is taken off."""
        return self.extension / self.gauge_length

    @property
    def stress(self) -> Float[np.ndarray, " points"]:
        """Nominal stress [Pa]."""
        return self.force / self.area


@dataclass(frozen=True, slots=True)
class TensileFigures:
    """What a curve gives."""

    strength: float
    """Greatest nominal stress [Pa]."""

    modulus: float
    """Slope of the steepest straight part of the rise [Pa]."""

    toe: float
    """Strain taken up by slack and seating before the straight part begins."""

    breaking_strain: float
    """Toe-compensated strain at break."""

    is_broken: bool
    """False when the record ends before the force falls."""


def figures_of(test: TensileTest) -> TensileFigures:
    """Return strength, modulus and toe-compensated breaking strain.

    The straight part is the steepest of the windows that span a quarter of the greatest
    stress; where its line meets zero stress is the corrected zero of strain.  A line that
    meets it before the record begins (a preload, or a soft material) takes nothing off.

    Raises
    ------
    NotMeasurableError
        The force never rises, or the rise has too few points for a slope.

    Notes
    -----
    Source: ASTM D882, section 11 and annex A1 (toe compensation).
    """
    stress, strain = test.stress, test.strain
    top = int(np.argmax(stress))
    if stress[top] <= 0.0:
        raise NotMeasurableError("the force never rises above zero; is its sign reversed?")
    modulus, toe = _straight_part(strain[: top + 1], stress[: top + 1])
    fallen = np.flatnonzero(stress[top:] < BREAK_SHARE * stress[top])
    last = top + int(fallen[0]) - 1 if fallen.size else stress.size - 1
    return TensileFigures(
        strength=float(stress[top]),
        modulus=modulus,
        toe=toe,
        breaking_strain=float(strain[last] - toe),
        is_broken=bool(fallen.size),
    )


def tensile_readings(test: TensileTest) -> tuple[Reading, ...]:
    """Return strength, modulus and breaking extension in their lab units."""
    found = figures_of(test)
    method = (
        f"tensile test, gross cross-section, toe of {100 * found.toe:.3g} % taken off, "
        f"break below {100 * BREAK_SHARE:g} % of the greatest force"
    )
    note = "" if found.is_broken else "the record ends before the force falls: at least"
    extension = 100.0 * found.breaking_strain
    return (
        Reading("breaking_strength", 1e-6 * found.strength, "MPa", method),
        Reading("elastic_modulus", 1e-6 * found.modulus, "MPa", method),
        Reading("breaking_extension", max(extension, 0.0), "%", method, note=note),
    )


def _straight_part(
    strain: Float[np.ndarray, " points"], stress: Float[np.ndarray, " points"]
) -> tuple[float, float]:
    """Return the slope [Pa] of the steepest window and the strain where it is zero."""
    best: tuple[float, float] | None = None
    top = stress[-1]
    for level in LEVELS:
        first = int(np.argmax(stress >= level * top))
        last = int(np.argmax(stress >= min(level + WINDOW, 1.0) * top))
        x, y = strain[first : last + 1], stress[first : last + 1]
        if x.size < FEWEST_POINTS or np.ptp(x) <= 0.0:
            continue
        lean = x - x.mean()
        power = float(lean @ lean)
        slope = float(lean @ y) / power if power > LEAST_POWER else 0.0
        if slope > 0.0 and (best is None or slope > best[0]):
            best = slope, float(x.mean() - y.mean() / slope)
    if best is None:
        raise NotMeasurableError(
            "the rise of the force has too few points for a slope; record it more densely"
        )
    return best[0], max(best[1], 0.0)
