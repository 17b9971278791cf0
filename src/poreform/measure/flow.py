"""Water flow and diffusion through the pores of a membrane."""

from dataclasses import dataclass

from poreform.structure.membrane import Membrane

WATER_VISCOSITY = 0.8900e-3
"""Of water at 25 degC [Pa s]; read: IAPWS R12-08 (2008), table of recommended values."""


@dataclass(frozen=True, slots=True)
class Permeability:
    """Darcy permeability of a structure, with what is known of its error."""

    value: float
    """k in q = k dP / (mu L) [m2]."""

    deviation: float
    """Estimated standard deviation from the resolution [m2]."""

    note: str
    """Boundary conditions, resolution and what was coarsened."""


@dataclass(frozen=True, slots=True)
class Tortuosity:
    """Tortuosity factor of diffusion, with the effective diffusivity behind it."""

    value: float
    """porosity times D0 / D_eff [1]; 1 for straight pores."""

    relative_diffusivity: float
    """D_eff / D0 [1]."""

    deviation: float
    """Estimated standard deviation from the resolution [1]."""


def permeability(membrane: Membrane, *, axis: int = 2) -> Permeability:
    """Return the permeability of the pores along `axis` [m2] by Stokes flow."""
    raise NotImplementedError


def tortuosity(membrane: Membrane, *, axis: int = 2) -> Tortuosity:
    """Return the tortuosity factor of diffusion through the pores along `axis`."""
    raise NotImplementedError


def water_permeability(permeability: float, *, thickness: float) -> float:
    """Return the pure-water permeability at 25 degC [m/(s Pa)] of a wall.

    Parameters
    ----------
    permeability
        Darcy permeability of the structure [m2].
    thickness
        Of the wall [m].
    """
    return permeability / (WATER_VISCOSITY * thickness)
