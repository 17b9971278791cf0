"""The wall as it leaves the die, and the coolants that it meets one after another."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from jaxtyping import Float

from poreform.core.errors import InputError
from poreform.process.assumptions import COOLANT_TRANSFER
from poreform.process.sections import CoolingStep, FlatSheet, HollowFibre, Side

Lengths = Float[np.ndarray, " points"]


@dataclass(frozen=True, slots=True)
class Wall:
    """A flat or cylindrical wall; depth counts from the outer face inwards."""

    thickness: float
    """[m]."""

    outer_radius: float | None = None
    """[m] of a fibre; None for a flat sheet."""

    def __post_init__(self) -> None:
        if not self.thickness > 0.0:
            raise InputError(
                f"the wall is {self.thickness!r} m thick; give a positive thickness"
            )
        if self.outer_radius is not None and self.outer_radius < self.thickness:
            raise InputError(
                f"a wall of {self.thickness:g} m does not fit into a radius of "
                f"{self.outer_radius:g} m; the outer radius is at least the thickness"
            )

    @property
    def inner_radius(self) -> float | None:
        """Radius of the bore [m]; None for a flat sheet."""
        return None if self.outer_radius is None else self.outer_radius - self.thickness

    def area(self, depth: Lengths) -> Lengths:
        """Return the area at each `depth` [m], per area of sheet or length of fibre."""
        if self.outer_radius is None:
            return np.ones_like(depth)
        return np.asarray(2.0 * np.pi * (self.outer_radius - depth))

    def volume(self, start: Lengths, stop: Lengths) -> Lengths:
        """Return the volume between two depths [m], same measure as `area`."""
        return np.asarray((stop - start) * self.area(0.5 * (start + stop)))


def wall_of(forming: FlatSheet | HollowFibre) -> Wall:
    """Return the wall that a die makes; no drawing between die and bath."""
    if isinstance(forming, HollowFibre):
        return Wall(forming.thickness, 0.5 * forming.outer_diameter)
    return Wall(forming.thickness)


@dataclass(frozen=True, slots=True)
class Coolant:
    """What one face meets."""

    temperature: float
    """[K]."""

    transfer: float
    """Heat transfer coefficient [W/(m2 K)]; 0 for an insulated face."""


@dataclass(frozen=True, slots=True)
class Stage:
    """A stretch of time with constant coolants."""

    name: Literal["air gap", "bath"]
    duration: float
    """[s]."""

    outer: Coolant
    inner: Coolant


def stages_of(cooling: CoolingStep) -> tuple[Stage, ...]:
    """Return the stages of a cooling step: an air gap, if any, then the bath."""
    outer = _coolant(cooling.outer)
    inner = outer if cooling.inner is None else _coolant(cooling.inner)
    if cooling.air_gap is None:
        return (Stage("bath", cooling.time, outer, inner),)
    gap, air = cooling.air_gap, COOLANT_TRANSFER["air"].value
    open_air = Coolant(gap.temperature, air)
    return (
        Stage("air gap", gap.time, open_air, open_air),
        Stage("bath", cooling.time - gap.time, outer, inner),
    )


def _coolant(side: Side) -> Coolant:
    stated = side.heat_transfer_coefficient
    known = COOLANT_TRANSFER[side.medium].value
    return Coolant(side.temperature, known if stated is None else stated)
