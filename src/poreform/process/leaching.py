"""How long extraction takes: solvent that is left in the wall against time."""

import math
from dataclasses import dataclass

import numpy as np
from jaxtyping import Float
from scipy.optimize import brentq
from scipy.special import j0, y0

from poreform.core.errors import InputError
from poreform.process.assumptions import LIQUID_DIFFUSIVITY, TORTUOSITY_EXPONENT
from poreform.process.constants import Constant
from poreform.process.extrusion import Wall

TERMS = 200
"""Terms of the series; the last one is exp(-4e5 Fo) for a plate."""

SHORTEST = 1e-4
"""Fourier number below which the short-time law is used; the series needs more terms."""

NARROWEST_BORE = 1e-4
"""Bore radius over wall thickness below which a cylinder counts as solid."""

Times = Float[np.ndarray, " times"]


@dataclass(frozen=True, slots=True)
class Leaching:
    """Counter-diffusion of solvent and extraction liquid through the pores.

    D_eff = D eps^e with eps the liquid-filled share of the wall and e the exponent of
    Bruggeman's tortuosity (the share itself cancels against the solvent held by it).
    """

    diffusivity: Constant = LIQUID_DIFFUSIVITY
    """D, of the solvent in the extraction liquid."""

    exponent: Constant = TORTUOSITY_EXPONENT
    """e, of the tortuosity 1/tau = eps^e."""

    def effective_diffusivity(self, porosity: float) -> float:
        """Return D_eff [m2/s] in a wall of that liquid-filled `porosity` (0 to 1)."""
        if not 0.0 < porosity <= 1.0:
            raise InputError(f"porosity is {porosity!r}; solvent leaves through pores only")
        return float(self.diffusivity.value * porosity**self.exponent.value)


def residual_share(time: Times, *, wall: Wall, diffusivity: float) -> Times:
    """Return the share of the solvent still in the wall, 1 at the start.

    Parameters
    ----------
    time : (times,) float
        Time in the baths together [s], not negative; each bath is fresh, so its surface
        holds no solvent and baths of one diffusivity simply follow one another.
    wall : Wall
        Both faces are open to the bath.
    diffusivity : float
        Effective diffusivity [m2/s].

    Raises
    ------
    InputError
        A time is negative or the diffusivity not positive.

    Notes
    -----
    Sum of exponentials; below a Fourier number of 1e-4 the short-time law
    1 - 4 sqrt(D t/(pi l^2)), exact to O(D t/l^2), for area over volume is 2/l in a sheet
    and in a fibre alike.  Accuracy 1e-4.

    Source: Crank, The Mathematics of Diffusion (2nd ed.), eqs. 4.18 (plate) and 5.62
    (hollow cylinder with both surfaces kept at zero).
    """
    if (time < 0.0).any() or not diffusivity > 0.0:
        raise InputError(
            f"time is at least 0 and diffusivity above 0, got {diffusivity!r} m2/s"
        )
    fourier = diffusivity * time / wall.thickness**2
    rates, weights = _plate() if wall.outer_radius is None else _hollow(wall)
    series = np.exp(-np.outer(fourier, rates)) @ weights
    early = 1.0 - 4.0 * np.sqrt(fourier / np.pi)
    return np.where(fourier < SHORTEST, early, np.minimum(series, 1.0))


def time_to_residual(share: float, *, wall: Wall, diffusivity: float) -> float:
    """Return the time [s] after which `share` (0 to 1) of the solvent is left."""
    if not 0.0 < share < 1.0:
        raise InputError(f"share is {share!r}; all or nothing takes no time or for ever")

    def excess(logarithm: float) -> float:
        time = np.array([math.exp(logarithm)])
        return float(residual_share(time, wall=wall, diffusivity=diffusivity)[0]) - share

    slowest = wall.thickness**2 / diffusivity
    low, high = math.log(slowest) - 60.0, math.log(slowest * (1.0 - math.log(share)))
    return math.exp(float(brentq(excess, low, high, xtol=1e-10)))


def _plate() -> tuple[Times, Times]:
    odd = 2.0 * np.arange(TERMS) + 1.0
    return (np.pi * odd) ** 2, 8.0 / (np.pi * odd) ** 2


def _hollow(wall: Wall) -> tuple[Times, Times]:
    """Return decay rates (times l^2/D) and weights of a hollow cylinder."""
    outer = wall.outer_radius or wall.thickness
    b = outer / wall.thickness
    a = b - 1.0
    if a < NARROWEST_BORE:
        raise InputError(
            f"the bore of {a * wall.thickness:g} m is too narrow for the wall; "
            "a hollow fibre has an inner diameter"
        )

    def determinant(alpha: float) -> float:
        return float(j0(a * alpha) * y0(b * alpha) - j0(b * alpha) * y0(a * alpha))

    roots = np.array(
        [
            brentq(determinant, (order - 0.25) * np.pi, (order + 0.1) * np.pi, xtol=1e-12)
            for order in range(1, TERMS + 1)
        ]
    )
    near, far = j0(a * roots), j0(b * roots)
    weights = 4.0 / (b**2 - a**2) * (near - far) / (roots**2 * (near + far))
    return roots**2, weights
