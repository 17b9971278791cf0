"""The wall as it leaves the die, and the coolants that it meets one after another."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from jaxtyping import Float

from poreform.core.errors import InputError
from poreform.process.assumptions import (
    TRANSFER_TO_AIR,
    TRANSFER_TO_CHILL_ROLL,
    TRANSFER_TO_OIL,
    TRANSFER_TO_SOLVENT_BATH,
    TRANSFER_TO_WATER,
)
from poreform.process.constants import Constant
from poreform.process.sections import CoolingStep, FlatSheet, HollowFibre, Medium, Side

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
class CoolantTransfer:
    """Heat transfer coefficients by medium, for sides whose own nobody states."""

    air: Constant = TRANSFER_TO_AIR
    """Free convection and radiation."""

    water: Constant = TRANSFER_TO_WATER
    """Stirred bath."""

    oil: Constant = TRANSFER_TO_OIL
    """Stirred bath."""

    solvent_bath: Constant = TRANSFER_TO_SOLVENT_BATH
    """Stirred bath."""

    chill_roll: Constant = TRANSFER_TO_CHILL_ROLL
    """Contact."""

    def to(self, medium: Medium) -> float:
        """Return the coefficient [W/(m2 K)] to a medium."""
        match medium:
            case "air":
                return self.air.value
            case "water":
                return self.water.value
            case "oil":
                return self.oil.value
            case "solvent bath":
                return self.solvent_bath.value
            case "chill roll":
                return self.chill_roll.value


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


def stages_of(cooling: CoolingStep, transfer: CoolantTransfer) -> tuple[Stage, ...]:
    """Return the stages of a cooling step: an air gap, if any, then the bath."""
    outer = _coolant(cooling.outer, transfer)
    inner = outer if cooling.inner is None else _coolant(cooling.inner, transfer)
    if cooling.air_gap is None:
        return (Stage("bath", cooling.time, outer, inner),)
    gap = cooling.air_gap
    open_air = Coolant(gap.temperature, transfer.air.value)
    return (
        Stage("air gap", gap.time, open_air, open_air),
        Stage("bath", cooling.time - gap.time, outer, inner),
    )


def _coolant(side: Side, transfer: CoolantTransfer) -> Coolant:
    stated = side.heat_transfer_coefficient
    return Coolant(side.temperature, transfer.to(side.medium) if stated is None else stated)
