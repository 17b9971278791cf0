"""How the polymer matter itself deforms: elastic, then drawing at a rising stress."""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import final

import numpy as np
from jaxtyping import Float

from poreform.core.errors import InputError


@dataclass(frozen=True, slots=True)
class MaterialLaw:
    """Tensile curve of the dense polymer: a rise of slope E, then drawing up to the break.

    The stress rises with slope `modulus` to `yield_stress`, then straight to
    `break_ratio` times it, which it reaches at the strain `draw_strain`; there the
    matter breaks.  A thick ligament may break before (`LigamentRule`).

    The defaults are assumed: a dry semicrystalline PVDF of grades as they are extruded;
    one tensile test of one's own membrane replaces them.
    """

    modulus: float = 1.0e9
    """Young's modulus [Pa]; assumed."""

    yield_stress: float = 30.0e6
    """Stress at which drawing begins [Pa]; assumed."""

    draw_strain: float = 3.0
    """Natural strain at break of a thin ligament [1]; assumed."""

    break_ratio: float = 1.6
    """Stress at that strain over the yield stress [1]; assumed."""

    poisson_ratio: float = 0.35
    """Of the elastic matter [1]; assumed."""

    def __post_init__(self) -> None:
        for name in ("modulus", "yield_stress", "draw_strain"):
            if not 0.0 < getattr(self, name) < np.inf:
                raise InputError(
                    f"{name} is {getattr(self, name)}; it is above 0 and finite"
                )
        if not 1.0 <= self.break_ratio < np.inf:
            raise InputError(
                f"break_ratio is {self.break_ratio}; drawn matter bears at least its yield "
                "stress, so it is 1 or more"
            )
        if not 0.0 <= self.poisson_ratio <= 0.45:
            raise InputError(
                f"poisson_ratio is {self.poisson_ratio}; it lies from 0 to 0.45 (nearer to "
                "0.5 the finite elements lock)"
            )
        if self.draw_strain <= self.yield_strain:
            raise InputError(
                f"draw_strain is {self.draw_strain}, below the yield strain "
                f"{self.yield_strain:.3g} = yield_stress / modulus"
            )

    @property
    def yield_strain(self) -> float:
        """Strain at which drawing begins [1]."""
        return self.yield_stress / self.modulus

    @property
    def break_stress(self) -> float:
        """Stress at the natural draw strain [Pa]."""
        return self.break_ratio * self.yield_stress

    @property
    def hardening(self) -> float:
        """Slope of the stress while the matter draws [Pa]."""
        return (self.break_stress - self.yield_stress) / (
            self.draw_strain - self.yield_strain
        )

    def described(self) -> str:
        """Return the constants, for the method of a reading."""
        return (
            f"dense polymer E {self.modulus / 1e6:g} MPa, yield "
            f"{self.yield_stress / 1e6:g} MPa, break "
            f"{self.break_stress / 1e6:g} MPa at {100 * self.draw_strain:g} %"
        )

    def stress(self, strain: Float[np.ndarray, " n"]) -> Float[np.ndarray, " n"]:
        """Return the tensile stress [Pa] at `strain` >= 0, up to the break."""
        drawn = self.yield_stress + self.hardening * (strain - self.yield_strain)
        return np.minimum(self.modulus * strain, drawn)


class LigamentRule(ABC):
    """A hypothesis: the share of its draw that a ligament of given thickness reaches."""

    @abstractmethod
    def draw_factor(self, thickness: Float[np.ndarray, " n"]) -> Float[np.ndarray, " n"]:
        """Return the share in [0, 1] of the draw strain, at `thickness` [m]."""

    @abstractmethod
    def described(self) -> str:
        """Return the rule with its constants, for the method of a reading."""


@final
@dataclass(frozen=True, slots=True)
class CriticalLigament(LigamentRule):
    """Hypothesis: thin ligaments draw, thick ones break brittle.

    The draw is multiplied by 1 / (1 + (d / d_c)^q).  The concept of a critical ligament
    thickness is that of Wu, Polymer 26 (1985) 1855, and van der Sanden, Meijer, Lemstra,
    Polymer 34 (1993) 2148; the form and both constants are assumed for PVDF.
    """

    thickness: float = 0.4e-6
    """Critical ligament thickness d_c [m]; assumed, between 0.2 and 0.8 um."""

    exponent: float = 2.0
    """Sharpness q of the change [1]; assumed."""

    def draw_factor(self, thickness: Float[np.ndarray, " n"]) -> Float[np.ndarray, " n"]:
        """Return 1 / (1 + (d / d_c)^q)."""
        share: Float[np.ndarray, " n"] = 1.0 / (
            1.0 + (thickness / self.thickness) ** self.exponent
        )
        return share

    def described(self) -> str:
        """Return the rule with its constants."""
        return (
            f"critical ligament {self.thickness * 1e6:g} um, exponent {self.exponent:g} "
            "(assumed)"
        )


@final
@dataclass(frozen=True, slots=True)
class EveryLigamentDraws(LigamentRule):
    """The rule switched off: every ligament reaches its natural draw, thick or thin."""

    def draw_factor(self, thickness: Float[np.ndarray, " n"]) -> Float[np.ndarray, " n"]:
        """Return 1 for every ligament."""
        return np.ones_like(thickness)

    def described(self) -> str:
        """Return that no ligament rule is used."""
        return "no ligament rule"
