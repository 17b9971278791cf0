"""Porometer curves: bubble point and half-dry pressure out of measured flows."""

from dataclasses import dataclass
from typing import Literal, get_args

import numpy as np
from jaxtyping import Float, Int

from poreform.core.errors import InputError, NotMeasurableError
from poreform.core.units import to_si

YOUNG_LAPLACE = 4.0
"""d = 4 gamma / p; as ASTM E128 and E1294 [1]."""

ASTM_F316 = 2.86
"""d = 2.86 gamma / p: ASTM F316 and machines with a 'tortuosity' of 0.715 [1]."""

ASTM_F316_PSI = to_si(0.415, "um*psi/(mN/m)")
"""The same constant as the standard rounds it for psi, 0.415 um psi m/mN: 0.05 % more."""

MIDWAY = 0.85
"""Share of Young-Laplace's constant below which a constant holds a shape factor."""

SHAPE_FACTOR = 0.715
"""Of capillaries, in ASTM F316; machines print it as 'tortuosity'."""

AMBIENT = (8.5e4, 1.08e5)
"""[Pa], absolute pressures of a laboratory."""

HIGHEST = 1e9
"""[Pa], from which a pressure is a slip."""

STRONGEST = 1e3
"""[m3/s], likewise for a flow."""

BubbleRule = Literal["first flow", "steady rise", "30 ml/min", "50 ml/min", "100 ml/min"]
"""Where the bubble point is read: the first flow at all, the one that stays, or the
pressure at which the flow reaches a chosen figure."""

RULES: tuple[BubbleRule, ...] = get_args(BubbleRule)

CHOSEN_FLOWS: dict[BubbleRule, float] = {
    rule: to_si(float(rule.split()[0]), "cm**3/min") for rule in RULES[2:]
}
"""[m3/s] of the rules that name one."""


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
    rise`` is the first one after which no reading is without flow; a chosen flow is
    reached on the straight line between two readings.

    Raises
    ------
    NotMeasurableError
        No gas came through, or never as much as the chosen flow.
    """
    falling = wet.pressure[-1] < wet.pressure[0]
    pressure, flow = (a[::-1] if falling else a for a in (wet.pressure, wet.flow))
    flowing = (flow > 0.0) & (pressure > 0.0)
    if not flowing.any():
        raise NotMeasurableError(
            "no gas came through the wetted sample; raise the pressure"
        )
    if rule == "first flow":
        return float(pressure[int(np.argmax(flowing))])
    if rule != "steady rise":
        return _pressure_at_flow(pressure, flow, rule)
    stops = np.flatnonzero(~flowing)
    first = int(stops[-1]) + 1 if stops.size else 0
    if first >= flowing.size:
        raise NotMeasurableError("the flow through the wetted sample never becomes steady")
    return float(pressure[first])


def _pressure_at_flow(
    pressure: Float[np.ndarray, " points"],
    flow: Float[np.ndarray, " points"],
    rule: BubbleRule,
) -> float:
    wanted = CHOSEN_FLOWS[rule]
    reached = np.flatnonzero((flow >= wanted) & (pressure > 0.0))
    if reached.size == 0:
        raise NotMeasurableError(f"the flow through the wetted sample stays below {rule}")
    k = int(reached[0])
    if k == 0:
        raise NotMeasurableError(f"the first flow recorded is above {rule} already")
    share = (wanted - flow[k - 1]) / (flow[k] - flow[k - 1])
    return float(pressure[k - 1] + share * (pressure[k] - pressure[k - 1]))


def half_dry_pressure(wet: FlowCurve, dry: FlowCurve) -> float:
    """Return the pressure [Pa] where the wet flow becomes half the dry flow.

    Each curve is linear between its own points, so the crossing is exact.

    Raises
    ------
    NotMeasurableError
        The wet flow does not reach half of the dry one in the range of both.
    """
    places, gap, above = half_dry_crossings(wet, dry)
    if above.size == 0:
        raise NotMeasurableError(
            "the wet flow does not cross half of the dry flow in the pressures of both "
            "curves; go on to a higher pressure"
        )
    k = int(above[0])
    share = gap[k] / (gap[k] - gap[k + 1])
    return float(places[k] + share * (places[k + 1] - places[k]))


def half_dry_crossings(
    wet: FlowCurve, dry: FlowCurve
) -> tuple[Float[np.ndarray, " k"], Float[np.ndarray, " k"], Int[np.ndarray, " m"]]:
    """Return pressures, wet less half the dry flow there, and where it turns positive."""
    top = min(wet.pressure.max(), dry.pressure.max())
    places = np.unique(np.concatenate([wet.pressure, dry.pressure]))
    places = places[(places > 0.0) & (places <= top)]
    gap = wet.at(places) - 0.5 * dry.at(places)
    return places, gap, np.flatnonzero((gap[:-1] < 0.0) & (gap[1:] >= 0.0))
