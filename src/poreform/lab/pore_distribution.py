"""Pore size distribution by flow: how much of the dry flow each class of pores carries."""

import math
from dataclasses import dataclass
from typing import final

import numpy as np
from jaxtyping import Float

from poreform.core.units import from_si
from poreform.lab.export import Cell
from poreform.lab.porometer import (
    ASTM_F316,
    MIDWAY,
    YOUNG_LAPLACE,
    FlowCurve,
    PorometerRun,
)

Points = Float[np.ndarray, " points"]


@final
@dataclass(frozen=True, slots=True, eq=False)
class PoreDistribution:
    """Filter flow against pore diameter, at each pressure of the wet curve.

    Filter flow is the wet flow over the dry flow; its increment from one diameter to the
    next smaller one is what the pores between the two carry, and the increment over the
    step of the diameter their density (as porometers print it, "pore distribution").
    """

    pressure: Points
    """[Pa], increasing."""

    diameter: Points
    """That opens at each pressure [m], by `constant`."""

    wet_flow: Points
    """As recorded [m3/s]."""

    dry_flow: Points
    """On the dry curve at the same pressure [m3/s]."""

    constant: float
    """d = constant gamma / p [1]."""

    @property
    def filter_flow(self) -> Points:
        """Wet flow over dry flow [%]."""
        share: Points = 100.0 * self.wet_flow / self.dry_flow
        return share

    @property
    def increment(self) -> Points:
        """Filter flow less that of the next larger diameter [%]; the first has none."""
        return np.diff(self.filter_flow, prepend=0.0)

    @property
    def density(self) -> Points:
        """Increment over the step of the diameter [% per um]; NaN for the largest pore."""
        step = -np.diff(1e6 * self.diameter)
        return np.concatenate([[np.nan], np.diff(self.filter_flow) / step])

    @property
    def other_constant(self) -> float:
        """The constant that was not used: 4 (Young-Laplace) or 2.86 (ASTM F316)."""
        shaped = self.constant < MIDWAY * YOUNG_LAPLACE
        return YOUNG_LAPLACE if shaped else ASTM_F316


def pore_distribution(run: PorometerRun) -> PoreDistribution | None:
    """Return the distribution of a run; None without a dry curve or with one point alone.

    It begins at the first flow and ends where either curve does; readings at one pressure
    are averaged.
    """
    if run.dry is None:
        return None
    places = np.unique(run.wet.pressure)
    places = places[(places > 0.0) & (places <= run.dry.pressure.max())]
    wet, dry = _averaged(run.wet, places), run.dry.at(places)
    usable = dry > 0.0
    flowing = np.flatnonzero((wet > 0.0) & usable)
    if flowing.size == 0:
        return None
    chosen = usable & (np.arange(places.size) >= flowing[0])
    if np.count_nonzero(chosen) < 2:
        return None
    pressure = places[chosen]
    return PoreDistribution(
        pressure=pressure,
        diameter=run.constant * run.surface_tension / pressure,
        wet_flow=wet[chosen],
        dry_flow=dry[chosen],
        constant=run.constant,
    )


def distribution_table(
    found: PoreDistribution,
) -> tuple[tuple[str, ...], list[tuple[Cell, ...]]]:
    """Return header and rows of a distribution for a spreadsheet, by both constants."""
    other = found.other_constant
    header = (
        "pressure [kPa]",
        f"d = {found.constant:.4g} gamma/p [um]",
        f"d = {other:.4g} gamma/p [um]",
        "wet flow [L/min]",
        "dry flow [L/min]",
        "filter flow [%]",
        "increment [%]",
        f"distribution by d = {found.constant:.4g} gamma/p [%/um]",
    )
    columns = (
        found.pressure / 1e3,
        1e6 * found.diameter,
        1e6 * found.diameter * other / found.constant,
        found.wet_flow * from_si(1.0, "L/min"),
        found.dry_flow * from_si(1.0, "L/min"),
        found.filter_flow,
        found.increment,
        found.density,
    )
    rows = zip(*(column.tolist() for column in columns), strict=True)
    return header, [tuple(None if math.isnan(v) else v for v in row) for row in rows]


def peak_note(found: PoreDistribution) -> str:
    """Return where most of the flow goes through, as words."""
    place = int(np.nanargmax(found.density))
    size, other = 1e6 * found.diameter[place], found.other_constant
    return (
        f"the pore size distribution is highest, {found.density[place]:.4g} % per um, at "
        f"{size:.4g} um by d = {found.constant:.4g} gamma/p "
        f"({size * other / found.constant:.4g} um by d = {other:.4g} gamma/p)"
    )


def _averaged(curve: FlowCurve, places: Points) -> Points:
    return np.array([curve.flow[curve.pressure == place].mean() for place in places])
