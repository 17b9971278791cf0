"""Capillary flow porometry on an image: wet and dry curves, bubble point, half-dry mean.

A gas pushes a wetting liquid out of the pores, the widest ways first.  Where a ball of
radius r can come, a meniscus of radius r can: the pressure is 2 gamma / r.  A meniscus in
a slit is curved in one direction only and moves at half that pressure; the ball is the
usual approximation of pore-scale drainage (M. Hilpert, C. Miller, Adv. Water Resour. 24
(2001) 243-255).

The flow through the opened pores is that of an incompressible gas without slip: conduction
through voxels of the local hydraulic conductivity (2 R d - d**2) / 4, with d the distance
to the wall and R the local radius of the pore.  In a round pore this is the profile of
Poiseuille flow and its mean R**2 / 8; between plates the flow comes out half as large, so
absolute flows are rough (the Stokes solver gives those), but the share of the dry flow,
which alone decides the half-dry point, is little touched.
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from jaxtyping import Float64

from poreform.core.errors import InputError, NotMeasurableError
from poreform.measure.wet_curve import Flow, wet_curve
from poreform.structure.kernels.percolation import ALL_STEPS, FACE_STEPS
from poreform.structure.kernels.widest import widest_passage
from poreform.structure.local_size import check_two_phases
from poreform.structure.membrane import Membrane

YOUNG_LAPLACE = 4.0
"""d = 4 gamma / p, the diameter of the ball; as ASTM E128 and E1294 [1]."""

ASTM_F316 = 2.86
"""d = 2.86 gamma / p: ASTM F316 carries a capillary shape factor of 0.715 [1]."""

AIR_VISCOSITY = 1.85e-5
"""[Pa s] of air at 25 degC; it scales the flows and no diameter."""

LEAST_ACROSS = 2.0
"""Voxels across the widest passage below which its size is not resolved at all."""

ADVISED_ACROSS = 12.0
"""Voxels across the mean pore above which the size is good to about a tenth."""


@dataclass(frozen=True, slots=True)
class PorometryMethod:
    """The constants that decide the size of every diameter, printed with it."""

    surface_tension: float = 21.97e-3
    """Of the wetting liquid [N/m]; ethanol at 25 degC.  It moves no diameter here."""

    constant: float = ASTM_F316
    """d = constant * gamma / p: `ASTM_F316` or `YOUNG_LAPLACE` [1]."""

    axis: int = 2
    """Direction of the flow; 2 is through the wall."""

    def __post_init__(self) -> None:
        if not 0.0 < self.surface_tension < 1.0:
            raise InputError(
                f"surface_tension is {self.surface_tension}; give it in N/m, e.g. 0.02197"
            )
        if not 1.0 <= self.constant <= 4.0:
            raise InputError(
                f"constant is {self.constant}; d = constant gamma / p takes 2.86 (ASTM "
                "F316) or 4 (Young-Laplace)"
            )
        if self.axis not in {0, 1, 2}:
            raise InputError(f"axis is {self.axis}; it is 0, 1 or 2")

    def diameter_of(self, radius: float) -> float:
        """Return the diameter [m] that the method reports for a ball of `radius` [m]."""
        return self.constant / 2.0 * radius

    def pressure_of(self, radius: float) -> float:
        """Return the pressure [Pa] at which a meniscus of `radius` [m] moves."""
        return 2.0 * self.surface_tension / radius

    @property
    def text(self) -> str:
        """The method in words, as it stands in a reading."""
        named = {ASTM_F316: "ASTM F316", YOUNG_LAPLACE: "Young-Laplace"}
        name = named.get(self.constant, "own constant")
        return f"virtual porometry, d = {self.constant:g} gamma/p ({name})"


DEFAULT_METHOD = PorometryMethod()
"""Ethanol, ASTM F316, through the wall."""


@dataclass(frozen=True, slots=True)
class Porometry:
    """The wet and the dry curve of one structure and what is read off them."""

    method: PorometryMethod
    """How it was done."""

    pressure: Float64[np.ndarray, " points"]
    """[Pa], increasing; the first one is the bubble point."""

    wet_flow: Float64[np.ndarray, " points"]
    """Gas volume per membrane area and second, times the wall thickness [m2/s]."""

    dry_flow: Float64[np.ndarray, " points"]
    """The same with all pores empty [m2/s]."""

    bubble_point_radius: float
    """Of the largest ball that passes, stepping through voxel faces [m]."""

    bubble_point_radius_widest: float
    """The same when edges and corners count as steps, the upper bracket [m]."""

    half_dry_radius: float
    """Of the meniscus at which the wet flow is half the dry flow [m]."""

    first_share: float
    """Share of the dry flow that the bubble point itself opens [1]."""

    @property
    def diameter(self) -> Float64[np.ndarray, " points"]:
        """Diameter of the pores that open at each pressure [m]."""
        tension = self.method.surface_tension
        found: Float64[np.ndarray, " points"] = (
            self.method.constant * tension / self.pressure
        )
        return found

    @property
    def flow_share(self) -> Float64[np.ndarray, " points"]:
        """Wet over dry flow at each pressure, the filter flow [1]."""
        share: Float64[np.ndarray, " points"] = self.wet_flow / self.dry_flow
        return share

    @property
    def maximum_pore_size(self) -> float:
        """Bubble-point diameter [m]."""
        return self.method.diameter_of(self.bubble_point_radius)

    @property
    def average_pore_size(self) -> float:
        """Half-dry diameter [m]."""
        return self.method.diameter_of(self.half_dry_radius)


def bubble_point_radii(membrane: Membrane, axis: int) -> tuple[float, float]:
    """Return the radius [m] of the largest ball that passes: face steps, all steps.

    Raises
    ------
    NotMeasurableError
        All pore, all polymer, no passage, or one too narrow for the voxel size.
    """
    check_two_phases(membrane)
    radii = [
        widest_passage(
            membrane.pore_radius, axis=axis, periodic=membrane.wraps, steps=steps
        )
        for steps in (FACE_STEPS, ALL_STEPS)
    ]
    _check_passage(membrane, radii[0], axis)
    return radii[0], radii[1]


@lru_cache(maxsize=1)
def porometry(membrane: Membrane, method: PorometryMethod) -> Porometry:
    """Return the wet and dry curves of `membrane`.

    Along a periodic axis the gas must find a way that joins a pore to its own image, so
    the curve is that of a wall much thicker than the image; along an axis with faces it
    enters at the first layer and leaves at the last.

    Raises
    ------
    NotMeasurableError
        All pore, all polymer, no passage, or one too narrow for the voxel size.

    Notes
    -----
    Four to seven conduction solves in float32; see `wet_curve`.
    """
    narrow, widest = bubble_point_radii(membrane, method.axis)
    found = wet_curve(Flow.through(membrane, method.axis, narrow), narrow)
    radii, share = found.curve()
    pressure = 2.0 * method.surface_tension / radii
    scale = pressure * found.dry / AIR_VISCOSITY
    return Porometry(
        method=method,
        pressure=pressure,
        wet_flow=share * scale,
        dry_flow=scale,
        bubble_point_radius=narrow,
        bubble_point_radius_widest=widest,
        half_dry_radius=found.half_dry_radius,
        first_share=float(share[0]),
    )


def _check_passage(membrane: Membrane, radius: float, axis: int) -> None:
    if radius == 0.0:
        raise NotMeasurableError(
            f"no pore path leads through the structure along {'xyz'[axis]}, so it has no "
            "bubble point"
        )
    across = 2.0 * radius / membrane.edge
    if across < LEAST_ACROSS:
        raise NotMeasurableError(
            f"the widest passage is {across:.2g} voxels across, too few to give it a size; "
            "use a finer image"
        )
