"""Porometer curves: bubble point and half-dry mean pore out of measured flows."""

import math
from dataclasses import dataclass
from typing import Literal

import numpy as np
from jaxtyping import Float

from poreform.core.errors import InputError, NotMeasurableError
from poreform.core.reading import Reading

YOUNG_LAPLACE = 4.0
"""d = 4 gamma / p; as ASTM E128 and E1294 [1]."""

ASTM_F316 = 2.86
"""d = 2.86 gamma / p: ASTM F316 and machines with a 'tortuosity' of 0.715 [1]."""

HIGHEST = 1e9
"""[Pa], from which a pressure is a slip."""

STRONGEST = 1e3
"""[m3/s], likewise for a flow."""

BubbleRule = Literal["first flow", "steady rise"]
"""Where the bubble point is read: the first flow at all, or the one that stays."""

WETTER_THAN_DRY = 1.02
"""Wet over dry flow from which the sample is said to have changed."""

LEAST_OPENED = 0.98
"""Share of the dry flow that the wet curve should reach at its end."""


@dataclass(frozen=True, slots=True)
class FlowCurve:
    """Gas flow against the pressure difference across the sample, as recorded."""

    pressure: Float[np.ndarray, " points"]
    """[Pa], differential, in the order of the record."""

    flow: Float[np.ndarray, " points"]
    """[m3/s], or any one unit shared by the two curves of a run."""

    def __post_init__(self) -> None:
        if self.pressure.shape != self.flow.shape or self.pressure.size < 1:
            raise InputError("a flow curve needs one or more pressures, each with a flow")
        possible = (np.abs(self.pressure) < HIGHEST) & (np.abs(self.flow) < STRONGEST)
        if not possible.all():
            raise InputError(
                f"a flow curve holds finite pressures below {HIGHEST:g} Pa and flows below "
                f"{STRONGEST:g} m3/s; check the units and the columns"
            )

    def at(self, pressure: Float[np.ndarray, " any"]) -> Float[np.ndarray, " any"]:
        """Return the flow at `pressure` [Pa]: linear between the points and to (0, 0)."""
        places, first = np.unique(self.pressure, return_inverse=True)
        flows = np.bincount(first, weights=self.flow) / np.bincount(first)
        above = places > 0.0
        return np.asarray(
            np.interp(
                pressure,
                np.concatenate([[0.0], places[above]]),
                np.concatenate([[0.0], flows[above]]),
            )
        )


@dataclass(frozen=True, slots=True)
class PorometerRun:
    """One sample: its wet curve, its dry one where measured, and the wetting liquid."""

    wet: FlowCurve
    dry: FlowCurve | None
    surface_tension: float
    """Of the wetting liquid [N/m]."""

    constant: float
    """d = constant gamma / p [1]."""

    fluid: str = ""
    sample: str = ""

    def __post_init__(self) -> None:
        if not 1e-3 < self.surface_tension < 1.0:
            raise InputError(
                f"the surface tension is {self.surface_tension:g} N/m; wetting liquids "
                "have 10 to 75 mN/m, so check its unit"
            )

    def diameter(self, pressure: float) -> float:
        """Return the pore diameter [m] that opens at `pressure` [Pa]."""
        return self.constant * self.surface_tension / pressure


def bubble_pressure(wet: FlowCurve, rule: BubbleRule) -> float:
    """Return the pressure [Pa] of the bubble point by the given rule.

    ``first flow`` is the first reading with any flow, as machines print it; ``steady
    rise`` is the first one after which no reading is without flow.

    Raises
    ------
    NotMeasurableError
        No gas came through.
    """
    flowing = (wet.flow > 0.0) & (wet.pressure > 0.0)
    if not flowing.any():
        raise NotMeasurableError(
            "no gas came through the wetted sample; raise the pressure"
        )
    if rule == "first flow":
        return float(wet.pressure[int(np.argmax(flowing))])
    stops = np.flatnonzero(~flowing)
    first = int(stops[-1]) + 1 if stops.size else 0
    if first >= flowing.size:
        raise NotMeasurableError("the flow through the wetted sample never becomes steady")
    return float(wet.pressure[first])


def half_dry_pressure(wet: FlowCurve, dry: FlowCurve) -> float:
    """Return the pressure [Pa] where the wet flow becomes half the dry flow.

    Each curve is linear between its own points, so the crossing is exact.

    Raises
    ------
    NotMeasurableError
        The wet flow does not reach half of the dry one in the range of both.
    """
    top = min(wet.pressure.max(), dry.pressure.max())
    places = np.unique(np.concatenate([wet.pressure, dry.pressure]))
    places = places[(places > 0.0) & (places <= top)]
    gap = wet.at(places) - 0.5 * dry.at(places)
    above = np.flatnonzero((gap[:-1] < 0.0) & (gap[1:] >= 0.0))
    if above.size == 0:
        raise NotMeasurableError(
            "the wet flow does not cross half of the dry flow in the pressures of both "
            "curves; go on to a higher pressure"
        )
    k = int(above[0])
    share = gap[k] / (gap[k] - gap[k + 1])
    return float(places[k] + share * (places[k + 1] - places[k]))


def readings_of(run: PorometerRun, *, rule: BubbleRule) -> tuple[Reading, ...]:
    """Return maximum and average pore size and their ratio, with named warnings.

    Without a dry curve there is the maximum alone.
    """
    method = (
        f"porometer, d = {run.constant:g} gamma/p, gamma = "
        f"{1e3 * run.surface_tension:.4g} mN/m, bubble point at {rule}"
    )
    largest = 1e6 * run.diameter(bubble_pressure(run.wet, rule))
    note = _bubble_note(run, rule)
    maximum = Reading("maximum_pore_size", largest, "um", method, note=note)
    if run.dry is None:
        return (maximum,)
    mean = 1e6 * run.diameter(half_dry_pressure(run.wet, run.dry))
    warnings = "; ".join(curve_warnings(run.wet, run.dry))
    return (
        maximum,
        Reading("average_pore_size", mean, "um", method, note=warnings),
        Reading("pore_size_ratio", largest / mean, "1", method, note=warnings),
    )


def curve_warnings(wet: FlowCurve, dry: FlowCurve) -> tuple[str, ...]:
    """Return what is suspicious about a pair of curves, each in one sentence."""
    top = min(wet.pressure.max(), dry.pressure.max())
    places = np.unique(wet.pressure[(wet.pressure > 0.0) & (wet.pressure <= top)])
    base = dry.at(places)
    share = wet.at(places)[base > 0.0] / base[base > 0.0]
    found = []
    if share.size and share.max() > WETTER_THAN_DRY:
        found.append("the wet flow exceeds the dry flow: the sample has changed")
    if share.size and share[-1] < LEAST_OPENED:
        found.append(
            f"the curves do not meet: only {100 * share[-1]:.3g} % of the dry flow is open"
        )
    return tuple(found)


def _bubble_note(run: PorometerRun, rule: BubbleRule) -> str:
    other: BubbleRule = "steady rise" if rule == "first flow" else "first flow"
    try:
        pressure = bubble_pressure(run.wet, other)
    except NotMeasurableError:
        return f"no bubble point at {other}"
    size = 1e6 * run.diameter(pressure)
    here = 1e6 * run.diameter(bubble_pressure(run.wet, rule))
    same = math.isclose(size, here, rel_tol=1e-9)
    return "" if same else f"{other} gives {size:.4g} um: perhaps a leak before it"
