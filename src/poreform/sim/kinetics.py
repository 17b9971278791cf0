"""How fast: diffusion, growth of crystal fronts and the arrest of dense matter."""

from collections.abc import Callable
from dataclasses import dataclass

from poreform.core.errors import InputError


@dataclass(frozen=True, slots=True)
class Arrest:
    """Slowing of diffusion in polymer-rich and in crystalline matter (hypothesis).

    m(phi, psi) = least + (1 - least) / (1 + (phi/phi_g)^8) / (1 + R h(psi)).
    Junctions that survive dissolution are stated by a smaller `composition`.
    """

    composition: float
    """phi_g, polymer volume fraction at which diffusion is halved."""

    crystal_slowing: float
    """R, how many times slower crystalline matter is; 0 for no slowing."""

    least: float
    """Fraction of the mobility that always remains, 0 to 1."""

    def __post_init__(self) -> None:
        if not self.composition > 0.0 or not self.crystal_slowing >= 0.0:
            raise InputError(
                "arrest needs a composition above 0 and a crystal_slowing of 0 or more, "
                f"got {self.composition:g} and {self.crystal_slowing:g}"
            )
        if not 0.0 <= self.least <= 1.0:
            raise InputError(f"the mobility that remains is 0 to 1, got {self.least:g}")


NO_ARREST = Arrest(composition=float("inf"), crystal_slowing=0.0, least=0.0)
"""Diffusion that nothing slows."""


@dataclass(frozen=True, slots=True)
class Kinetics:
    """Rates as functions of temperature, in SI units."""

    diffusivity: Callable[[float], float]
    """D [m2/s] at a temperature [K]; the flux is -D phi (1-phi) m grad(df/dphi)."""

    growth_rate: Callable[[float], float]
    """G [m/s] at a temperature [K]: speed of a flat front at `growth_composition`."""

    growth_composition: float
    """Polymer volume fraction at which `growth_rate` holds, usually that of the dope."""

    arrest: Arrest
    """Slowing of dense and of crystalline matter."""

    composition_follows: bool = False
    """Whether G holds for a front that diffusion keeps in exchange equilibrium (spacing
    times G far below D: a slow crystal in a mobile dope), or for one at held composition
    (no diffusion). L is set by the one or the other travelling wave."""

    site_volume: float | None = None
    """v0 [m3/mol], sets the strength of thermal noise; None for no noise."""
