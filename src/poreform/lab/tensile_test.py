"""Tensile curves of a machine: strength, modulus and toe-compensated extension at break."""

from collections.abc import Iterator
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

TURNED = 0.05
"""Share of the extension by which the grips come back in a test that unloads."""

TURNED_LEAST = 0.005
"""Strain by which they do at least; less is noise of the record."""

SLIP = 0.05
"""Share of the greatest stress that a slip costs at least."""

SEATED = 0.2
"""Share of the greatest stress from which the grips have seated; before, nothing slips."""

LONGEST_GAUGE = 10.0
LARGEST_AREA = 1e-2
"""[m] and [m2] of a test piece, beyond which a size is a slip."""

HIGHEST_STRESS = 1e10
"""[Pa]; no polymer is as strong, the strongest fibres bear 6e9."""

SPIKE = 2.0
"""Greatest stress over those beside it, from which it is a lone spike of the record."""

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
        if not (0.0 < self.gauge_length < LONGEST_GAUGE and 0.0 < self.area < LARGEST_AREA):
            raise InputError(
                f"the gauge length is {self.gauge_length:g} m and the cross-section "
                f"{self.area:g} m2; both are above 0, below {LONGEST_GAUGE:g} m and "
                f"{LARGEST_AREA:g} m2"
            )
        if np.abs(self.stress).max() > HIGHEST_STRESS:
            raise InputError(
                f"a stress of {np.abs(self.stress).max():g} Pa is impossible; check the "
                f"force and the cross-section, {self.area:g} m2"
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
    """False when the record ends, or the grips turn back, before the force falls."""

    turned: float | None = None
    """Strain at which the grips turned back, in a test that unloads or goes in cycles."""

    slips: tuple[float, ...] = ()
    """Strains at which the test piece slipped in the grips."""


def figures_of(test: TensileTest) -> TensileFigures:
    """Return strength, modulus and toe-compensated breaking strain.

    The straight part is the steepest of the windows that span a quarter of the greatest
    stress; where its line meets zero stress is the corrected zero of strain.  A line that
    meets it before the record begins (a preload, or a soft material) takes nothing off.

    A test in which the grips come back is read up to there.  The test piece has slipped
    where the force falls faster than it would on elastic unloading, s + E e falls, and
    comes back to where it was.

    Raises
    ------
    NotMeasurableError
        The force never rises, or the rise has too few points for a slope.

    Notes
    -----
    Source: ASTM D882, section 11 and annex A1 (toe compensation).
    """
    end = _turn(test.strain)
    stress, strain = test.stress[:end], test.strain[:end]
    top = int(np.argmax(stress))
    if stress[top] <= 0.0:
        raise NotMeasurableError("the force never rises above zero; is its sign reversed?")
    modulus, toe = _straight_part(strain[: top + 1], stress[: top + 1])
    fallen = np.flatnonzero(stress[top:] < BREAK_SHARE * stress[top])
    last = top + int(fallen[0]) - 1 if fallen.size else stress.size - 1
    return TensileFigures(
        strength=float(test.stress.max()),
        modulus=modulus,
        toe=toe,
        breaking_strain=float(strain[last] - toe),
        is_broken=bool(fallen.size),
        turned=float(strain[-1]) if end < test.strain.size and not fallen.size else None,
        slips=_slips(strain[: last + 1], stress[: last + 1], modulus),
    )


def tensile_readings(test: TensileTest) -> tuple[Reading, ...]:
    """Return strength, modulus and breaking extension in their lab units."""
    found = figures_of(test)
    toe = round(100.0 * found.toe, 9)  # a fit through the origin leaves 1e-14
    method = (
        f"tensile test, gross cross-section, toe of {toe:.3g} % taken off, "
        f"break below {100 * BREAK_SHARE:g} % of the greatest force"
    )
    note = "; ".join(_remarks(test, found))
    extension = 100.0 * found.breaking_strain
    return (
        Reading("breaking_strength", 1e-6 * found.strength, "MPa", method, note=note),
        Reading("elastic_modulus", 1e-6 * found.modulus, "MPa", method),
        Reading("breaking_extension", max(extension, 0.0), "%", method, note=note),
    )


def _remarks(test: TensileTest, found: TensileFigures) -> Iterator[str]:
    stress = test.stress
    top = int(np.argmax(stress))
    beside = stress[max(top - 1, 0) : top + 2]
    if beside.size > 1 and stress[top] > SPIKE * np.partition(beside, -2)[-2]:
        yield "the greatest force is a lone point of the record: perhaps a spike"
    if found.turned is not None:
        yield f"the grips turned back at {100 * found.turned:.4g} %, unbroken: at least"
    elif not found.is_broken:
        yield "the record ends before the force falls: at least"
    if found.slips:
        yield f"{slip_words(found)}: discard this test piece"


def slip_words(found: TensileFigures) -> str:
    """Return at which extensions the test piece slipped, as words."""
    places = ", ".join(f"{100 * strain:.3g} %" for strain in found.slips[:3])
    more = f" and {len(found.slips) - 3} times more" if len(found.slips) > 3 else ""
    return f"it slipped in the grips at {places}{more}"


def _turn(strain: Float[np.ndarray, " points"]) -> int:
    """Return how many points come before the grips turn back; all when they never do."""
    ahead = np.maximum.accumulate(strain)
    back = np.flatnonzero(ahead - strain > np.maximum(TURNED * ahead, TURNED_LEAST))
    if back.size == 0:
        return int(strain.size)
    return max(int(np.argmax(strain[: int(back[0])])) + 1, FEWEST_POINTS)


def _slips(
    strain: Float[np.ndarray, " points"],
    stress: Float[np.ndarray, " points"],
    modulus: float,
) -> tuple[float, ...]:
    """Return the strains at which stress + E strain falls and the stress comes back."""
    unloaded = stress + modulus * strain
    least = SLIP * float(stress.max())
    ahead = np.maximum.accumulate(stress[::-1])[::-1]
    found: list[float] = []
    start = 0
    while start < stress.size:
        fall = np.maximum.accumulate(unloaded[start:]) - unloaded[start:]
        fallen = np.flatnonzero(fall > least)
        if fallen.size == 0:
            break
        place = start + int(fallen[0])
        peak = start + int(np.argmax(unloaded[start : place + 1]))
        if ahead[place] >= stress[peak] >= SEATED * stress.max():
            found.append(float(strain[peak]))
        start = place
        while start + 1 < stress.size and unloaded[start + 1] < unloaded[start]:
            start += 1
        start += 1
    return tuple(found)


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
