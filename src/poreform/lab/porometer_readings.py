"""Porometer runs as readings, with named warnings and what other rules would give."""

import math

import numpy as np

from poreform.core.errors import NotMeasurableError
from poreform.core.reading import Reading
from poreform.lab.porometer import (
    ASTM_F316,
    MIDWAY,
    RULES,
    YOUNG_LAPLACE,
    BubbleRule,
    FlowCurve,
    PorometerRun,
    bubble_pressure,
    half_dry_crossings,
    half_dry_pressure,
)

WETTER_THAN_DRY = 1.02
"""Wet over dry flow from which the sample is said to have changed."""

OTHER_UNIT = 20.0
"""Wet over dry flow that no sample gives: the two columns have different units."""

LEAST_OPENED = 0.98
"""Share of the dry flow that the wet curve should reach at its end."""


def readings_of(run: PorometerRun, *, rule: BubbleRule) -> tuple[Reading, ...]:
    """Return maximum and average pore size and their ratio, with named warnings.

    Beside each size stands what the other rules and the other constant give.  Without a
    dry curve there is the maximum alone.
    """
    method = (
        f"porometer, d = {run.constant:.4g} gamma/p, gamma = "
        f"{1e3 * run.surface_tension:.4g} mN/m"
    )
    largest = 1e6 * run.diameter(bubble_pressure(run.wet, rule))
    maximum = Reading(
        "maximum_pore_size",
        largest,
        "um",
        f"{method}, bubble point at {rule}",
        note="; ".join(bubble_notes(run, rule)),
    )
    if run.dry is None:
        return (maximum,)
    mean = 1e6 * run.diameter(half_dry_pressure(run.wet, run.dry))
    warnings = curve_warnings(run.wet, run.dry)
    other = other_constant(run, mean)
    return (
        maximum,
        Reading(
            "average_pore_size",
            mean,
            "um",
            f"{method}, wet flow half of the dry flow",
            note="; ".join((*warnings, other)),
        ),
        Reading(
            "pore_size_ratio",
            largest / mean,
            "1",
            f"{method}, bubble point at {rule}, half-dry",
            note="; ".join(warnings),
        ),
    )


def other_constant(run: PorometerRun, size: float) -> str:
    """Return what a size [um] is by the constant that was not used, as words."""
    used = run.constant / YOUNG_LAPLACE
    other = YOUNG_LAPLACE if used < MIDWAY else ASTM_F316
    return f"by d = {other:g} gamma/p {size * other / run.constant:.4g} um"


def bubble_notes(run: PorometerRun, rule: BubbleRule) -> tuple[str, ...]:
    """Return what the other rules and the other constant give, each in a few words."""
    here = 1e6 * run.diameter(bubble_pressure(run.wet, rule))
    sizes: dict[BubbleRule, float] = {}
    for other in RULES:
        try:
            sizes[other] = 1e6 * run.diameter(bubble_pressure(run.wet, other))
        except NotMeasurableError:
            continue
    words = [f"{other} {size:.4g} um" for other, size in sizes.items() if other != rule]
    steady, first = sizes.get("steady rise"), sizes["first flow"]
    leak = steady is None or not math.isclose(steady, first, rel_tol=1e-9)
    return (
        *(
            ["no flow after the first: perhaps a leak before the bubble point"]
            if leak
            else []
        ),
        *([f"other rules: {', '.join(words)}"] if words else []),
        other_constant(run, here),
    )


def curve_warnings(wet: FlowCurve, dry: FlowCurve) -> tuple[str, ...]:
    """Return what is suspicious about a pair of curves, each in one sentence."""
    top = min(wet.pressure.max(), dry.pressure.max())
    places = np.unique(wet.pressure[(wet.pressure > 0.0) & (wet.pressure <= top)])
    base = dry.at(places)
    share = wet.at(places)[base > 0.0] / base[base > 0.0]
    found = []
    if share.size and share.max() > OTHER_UNIT:
        found.append(
            f"the wet flow is up to {share.max():.3g} times the dry flow: is one in "
            "cm3/min and the other in L/min?"
        )
    elif share.size and share.max() > WETTER_THAN_DRY:
        found.append("the wet flow exceeds the dry flow: the sample has changed")
    if share.size and share[-1] < LEAST_OPENED:
        found.append(
            f"the curves do not meet: only {100 * share[-1]:.3g} % of the dry flow is open"
        )
    crossing = half_dry_crossings(wet, dry)[2]
    if crossing.size and half_dry_pressure(wet, dry) < dry.pressure[dry.pressure > 0].min():
        found.append(
            "the dry curve begins above the half-dry pressure: it is guessed there"
        )
    if crossing.size > 1:
        found.append(
            "the wet flow crosses half the dry flow more than once: the first was taken"
        )
    return tuple(found)
