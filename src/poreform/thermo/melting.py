"""The melting line: a crystal of the pure polymer in equilibrium with its solution."""

from typing import Any

import numpy as np
from jaxtyping import Float
from numpy.typing import NDArray

from poreform.core.errors import InputError, NotConvergedError
from poreform.thermo.roots import bracketed_newton
from poreform.thermo.system import System

COLDEST, HOTTEST = 50.0, 3000.0
"""[K] between which a melting temperature is sought; far outside any polymer's."""


def melting_temperature(system: System, phi: float) -> float:
    """Return the equilibrium melting temperature [K] in a uniform solution of `phi`.

    The solution is taken as one phase, also where liquid-liquid demixing would come
    first; the line is then metastable.

    Parameters
    ----------
    phi : float
        Polymer volume fraction, 0 < phi <= 1.

    Raises
    ------
    InputError
        `phi` outside its range.
    NotConvergedError
        No melting temperature between 50 and 3000 K: chi(T) is nonsense there.

    Notes
    -----
    Root of g(T) + mu_p(phi, T) = 0, with g the gain of a site by crystallising and mu_p
    the potential of a polymer site against the pure melt.  For constant chi this is
    1/Tm - 1/Tm0 = (R/dH_u)(V_u/v0)[(1 - 1/N)(1-phi) - ln(phi)/N - chi (1-phi)^2].

    Source: P. J. Flory, J. Chem. Phys. 17 (1949) 223.
    """
    return float(melting_temperatures(system, np.array([phi]))[0])


def melting_temperatures(
    system: System, phi: Float[np.ndarray, " points"]
) -> Float[np.ndarray, " points"]:
    """Return the melting temperatures [K] of uniform solutions, one per `phi`."""
    if not ((phi > 0.0) & (phi <= 1.0)).all():
        raise InputError(
            f"phi is {phi[~((phi > 0.0) & (phi <= 1.0))][0]:g}; a polymer volume fraction "
            "lies above 0 and at most at 1"
        )
    return melting_temperatures_from_logs(system, np.log(phi), 1.0 - phi)


def melting_temperatures_from_logs(
    system: System,
    ln_phi: Float[np.ndarray, " points"],
    rest: Float[np.ndarray, " points"],
) -> Float[np.ndarray, " points"]:
    """Return the melting temperatures [K] of solutions given by ln phi and 1 - phi.

    The lean phase of a binodal may hold 1e-400 of polymer; its logarithm is enough.
    """

    def crystal_gain(inverse: NDArray[Any]) -> NDArray[Any]:
        return gain_by_crystallising(system, ln_phi, rest, 1.0 / inverse)

    low = np.full(ln_phi.shape, 1.0 / HOTTEST)
    high = np.full(ln_phi.shape, 1.0 / COLDEST)
    try:
        return 1.0 / bracketed_newton(crystal_gain, low, high)
    except NotConvergedError as error:
        raise NotConvergedError(
            f"no melting temperature between {COLDEST:g} and {HOTTEST:g} K somewhere in "
            f"{system.polymer}/{system.diluent}; check chi(T)",
            last=error.last,
        ) from error


def gain_by_crystallising(
    system: System,
    ln_phi: NDArray[Any] | float,
    rest: NDArray[Any] | float,
    temperature: NDArray[Any] | float,
) -> NDArray[Any]:
    """Return what a polymer site of the solution gains by crystallising, in units of RT.

    Positive below the melting temperature; g(T) + mu_p.
    """
    liquid = system.free_energy.polymer_potential(ln_phi, rest, temperature)
    return np.asarray(system.crystal.driving_force(temperature) + liquid)
