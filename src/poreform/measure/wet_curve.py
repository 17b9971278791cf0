"""The wet curve of a structure: how much of the dry flow the pores open so far carry.

Every point asked for costs a conduction solve, so few are solved and the next one is placed
where the curve is expected to cross half the dry flow.  What is expected comes from the
potential of the last solve: with the pores below a radius r closed, what is left conducts
at most the share of the power that is lost in it (Dirichlet's principle).  A power of that
share, fitted to the solved points on either side, follows the curve between them: it is
level where nothing opens and falls where much does.
"""

from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
from jaxtyping import Float32, Float64

from poreform.structure.kernels.dissipation import power_by_opening
from poreform.structure.kernels.laplace import effective_conductivity
from poreform.structure.kernels.percolation import FACE_STEPS, passage
from poreform.structure.local_size import local_radius, pore_local_radius
from poreform.structure.membrane import Membrane

FLOW_TOLERANCE = 3e-3
"""Allowed imbalance of the flow between planes, as a share of it."""

HALF_DRY_STEP = 1.02
"""Ratio of the two radii that bracket the half-dry point when the search ends."""

ROUNDING = 1e-5
"""Share by which a radius is lowered, so that what is just as wide counts as open."""

CLASSES = 4096
"""Equal steps of radius, up to the bubble point, by which the lost power is sorted."""

PATIENCE = 3
"""Solves placed by expectation before one halves the bracket."""

BETWEEN = 6
"""Points of the curve that are interpolated between two solved ones."""


@dataclass(frozen=True, slots=True)
class Flow:
    """What the conductance of the opened pores is computed from."""

    conductivity: Float32[np.ndarray, "nx ny nz"]
    """Local hydraulic conductivity [m2]; 0 in the polymer."""

    opening: Float32[np.ndarray, "nx ny nz"]
    """Radius of the meniscus that empties each pore voxel [m]; 0 where never."""

    limits: Float64[np.ndarray, " classes"]
    """Radii by which the lost power is sorted [m]."""

    membrane: Membrane
    axis: int

    @classmethod
    def through(cls, membrane: Membrane, axis: int, bubble_point: float) -> "Flow":
        """Return the flow along `axis`; `bubble_point` is a radius [m]."""
        entered = passage(
            membrane.pore_radius,
            axis=axis,
            periodic=membrane.wraps,
            steps=FACE_STEPS,
            from_spanning=False,
        ).reach
        opening = local_radius(entered, membrane, within=membrane.pores)
        del entered
        clearance = membrane.pore_clearance
        conductivity = 2.0 * pore_local_radius(membrane)
        conductivity -= clearance
        np.maximum(conductivity, clearance, out=conductivity)
        conductivity *= clearance
        conductivity *= np.float32(0.25)
        limits = np.arange(CLASSES) * (bubble_point / (CLASSES - 1))
        return cls(conductivity, opening, limits, membrane, axis)

    def solved(
        self, radius: float, start: Float32[np.ndarray, "nx ny nz"] | None
    ) -> tuple["Point", Float32[np.ndarray, "nx ny nz"]]:
        """Return the flow through the pores open at `radius` [m], and its potential.

        All pores are open at 0; `start` is the potential of a wider or equal opening.
        """
        least = np.float32(radius * (1.0 - ROUNDING))
        field = np.where(self.opening >= least, self.conductivity, np.float32(0.0))
        box = (self.membrane.spacing, self.membrane.wraps)
        found = effective_conductivity(
            field,
            axis=self.axis,
            spacing=box[0],
            periodic=box[1],
            tolerance=FLOW_TOLERANCE,
            start=start,
        )
        left = power_by_opening(
            field,
            found.potential,
            self.opening,
            axis=self.axis,
            spacing=box[0],
            periodic=box[1],
            limits=self.limits,
        )
        return Point(radius, found.conductivity, left, self.limits), found.potential


@dataclass(frozen=True, slots=True)
class Point:
    """A solved point of the wet curve."""

    radius: float
    """Of the meniscus [m]."""

    conductance: float
    """Hydraulic conductivity of the pores that are open [m2]."""

    left: Float64[np.ndarray, " classes"]
    """Share of the power that is lost where the opening reaches each limit [1]."""

    limits: Float64[np.ndarray, " classes"]
    """Those limits [m]."""

    def expected(
        self, other: "Point", radius: Float64[np.ndarray, " points"]
    ) -> Float64[np.ndarray, " points"]:
        """Return the conductance [m2] expected at radii between this and a wider point."""
        left = np.interp(radius, self.limits, self.left)
        end = float(np.interp(other.radius, self.limits, self.left))
        fall = np.log(max(other.conductance, 1e-300) / self.conductance)
        power = fall / np.log(end) if 0.0 < end < 1.0 else 1.0
        found: Float64[np.ndarray, " points"] = self.conductance * left ** max(power, 0.0)
        return found.clip(other.conductance, self.conductance)


@dataclass(frozen=True, slots=True)
class WetCurve:
    """The solved points, widest first, and where the curve reaches half the dry flow."""

    points: tuple[Point, ...]
    """By falling radius; the last one has all pores open."""

    half_dry_radius: float
    """[m]."""

    @property
    def dry(self) -> float:
        """Hydraulic conductivity of all pores [m2]."""
        return self.points[-1].conductance

    def curve(
        self,
    ) -> tuple[Float64[np.ndarray, " points"], Float64[np.ndarray, " points"]]:
        """Return radii [m], falling, and the share of the dry flow at each [1].

        The solved points and `BETWEEN` expected ones from each to the next.
        """
        radii, shares = [self.points[0].radius], [self.points[0].conductance]
        for wide, narrow in pairwise(self.points):
            steps = np.linspace(wide.radius, narrow.radius, BETWEEN + 2)[1:]
            radii += steps.tolist()
            shares += [*narrow.expected(wide, steps[:-1]), narrow.conductance]
        share = np.maximum.accumulate(np.array(shares) / self.dry)
        return np.array(radii), share


def wet_curve(flow: Flow, bubble_point: float) -> WetCurve:
    """Return the wet curve from the bubble-point radius [m] downwards.

    Between two radii that occur nothing opens, so the wet curve runs straight there and
    can only cross half the dry curve where pores open.

    Notes
    -----
    Accuracy: the half-dry radius lies between two solved points less than `HALF_DRY_STEP`
    apart, or between neighbouring radii that occur, and is interpolated between them.
    Cost: 4 to 7 conduction solves, each from the potential of the one before.
    """
    below = flow.opening < bubble_point * (1.0 - ROUNDING)
    levels = np.unique(flow.opening[(flow.opening > 0.0) & below])
    narrow, start = flow.solved(0.0, None)
    if levels.size == 0:
        return WetCurve((replace(narrow, radius=bubble_point),), bubble_point)
    # by the lowest level all that is reached is open
    narrow = replace(narrow, radius=float(levels[0]))
    wide, _ = flow.solved(bubble_point, start)
    points = [wide, narrow]
    half = 0.5 * narrow.conductance
    tries = 0
    while wide.conductance < half:
        inner = levels[(levels > narrow.radius) & (levels < wide.radius)].astype(float)
        if inner.size == 0 or wide.radius <= HALF_DRY_STEP * narrow.radius:
            break
        tries += 1
        place = (
            inner.size // 2
            if tries % (PATIENCE + 1) == 0
            else _next(inner, narrow, wide, half)
        )
        point, potential = flow.solved(float(inner[place]), start)
        points.append(point)
        if point.conductance >= half:
            narrow, start = point, potential
        else:
            wide = point
    points.sort(key=lambda point: -point.radius)
    return WetCurve(tuple(points), _crossing(levels, narrow, wide, half))


def _next(
    inner: Float64[np.ndarray, " levels"], narrow: Point, wide: Point, half: float
) -> int:
    """Return which of the radii between two points to solve next.

    Where the curve is expected to cross; or, when that is close to one of the points, as
    far beyond it as the bracket may be wide at the end, so that the next solve closes it.
    """
    crossing = _crossing(inner, narrow, wide, half)
    step = np.sqrt(HALF_DRY_STEP)
    if crossing < step * narrow.radius:
        crossing = HALF_DRY_STEP * narrow.radius
        place = int(np.searchsorted(inner, crossing, side="right")) - 1
    elif crossing > wide.radius / step:
        place = int(np.searchsorted(inner, wide.radius / HALF_DRY_STEP))
    else:
        place = int(np.searchsorted(inner, crossing))
    return min(max(place, 0), inner.size - 1)


def _crossing(
    levels: Float64[np.ndarray, " levels"], narrow: Point, wide: Point, half: float
) -> float:
    """Return the greatest radius at which the expected flow is half the dry one."""
    if wide.conductance >= half:
        return wide.radius
    between = levels[(levels >= narrow.radius) & (levels < wide.radius)].astype(float)
    enough = narrow.expected(wide, between) >= half
    return float(between[enough][-1]) if enough.any() else narrow.radius
