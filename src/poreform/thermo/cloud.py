"""Cloud temperatures: where cooling first makes a solution of given composition demix."""

from typing import Any

import numpy as np
from jaxtyping import Float
from numpy.typing import NDArray

from poreform.core.errors import InputError, NotConvergedError
from poreform.thermo.binodal import critical_point
from poreform.thermo.cloud_by_tangent import Landscape
from poreform.thermo.kernels.separable import excess_of_composition
from poreform.thermo.roots import bracketed_newton
from poreform.thermo.system import System

COLDEST, HOTTEST = 150.0, 1000.0
"""[K] between which liquid-liquid demixing is sought."""

SCAN_POINTS = 426
"""Every 2 K: chi(T) of any liquid is smooth on that scale, so no crossing is missed."""


def cloud_temperatures(
    system: System, phi: Float[np.ndarray, " points"]
) -> Float[np.ndarray, " points"]:
    """Return the highest temperature [K] at which cooling meets the binodal.

    NaN where the solution stays one phase at every temperature from 1000 to 150 K (or
    demixes on heating only), infinity where it is two phases at all of them.

    Parameters
    ----------
    phi : (points,) float
        Polymer volume fraction, 0 < phi < 1.
    """
    if not ((phi > 0.0) & (phi < 1.0)).all():
        raise InputError("a solution has a polymer volume fraction between 0 and 1")
    if system.chi.model.depends_on_composition:
        landscape = Landscape.of(system.free_energy, (COLDEST, HOTTEST))
        return landscape.cloud_temperatures(phi)
    return temperatures_of_chi(system, _cloud_chi(system, phi))


def _cloud_chi(
    system: System, phi: Float[np.ndarray, " points"]
) -> Float[np.ndarray, " points"]:
    """Return chi at the cloud points, of the distribution of chains where it is known."""
    if system.cloud_table is not None:
        return system.cloud_table.chi_at(phi)
    _, critical = critical_point(system.chain_length, 1.0)
    needed: Float[np.ndarray, " points"] = critical + excess_of_composition(
        phi, system.chain_length, 1.0
    )
    if np.isnan(needed).any():
        raise NotConvergedError("a cloud point did not converge", last=needed)
    return needed


def temperatures_of_chi(
    system: System, chi: Float[np.ndarray, " points"]
) -> Float[np.ndarray, " points"]:
    """Return the highest temperature [K] at which cooling makes chi(T) rise through `chi`.

    NaN where it never does, infinity where chi(T) is above `chi` throughout.
    """
    grid = np.linspace(COLDEST, HOTTEST, SCAN_POINTS)
    above = np.asarray(system.chi.at(grid))[:, None] > chi[None, :]
    upward = above[:-1] & ~above[1:]  # two phases on the cold side, one on the warm side
    found = upward.any(axis=0)
    index = upward.shape[0] - 1 - np.argmax(upward[::-1], axis=0)
    out = np.where(above.all(axis=0), np.inf, np.nan)
    if found.any():
        wanted = chi[found]

        def miss(temperature: NDArray[Any]) -> NDArray[Any]:
            return np.asarray(system.chi.at(temperature) - wanted)

        low, high = grid[index[found]], grid[index[found] + 1]
        out[found] = bracketed_newton(miss, low, high)
    return out
