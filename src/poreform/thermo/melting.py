"""The melting line: where a crystal of the pure polymer and a solution are in equilibrium."""

import numpy as np
from scipy.optimize import brentq

from poreform.core.errors import InputError, NotConvergedError
from poreform.thermo.system import System

COLDEST, HOTTEST = 50.0, 2000.0
"""[K] between which a melting temperature is sought; far outside any polymer's."""

TEMPERATURE_TOLERANCE = 1e-11
"""[K] to which a temperature is solved; a hundred times finer than any use of it."""


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
        No melting temperature between 50 and 2000 K: chi(T) is nonsense there.

    Notes
    -----
    Root of g(T) + mu_p(phi, T) = 0, with g the gain of a site by crystallising and mu_p
    the potential of a polymer site against the pure melt.  For constant chi this is
    1/Tm - 1/Tm0 = (R/dH_u)(V_u/v0)[(1 - 1/N)(1-phi) - ln(phi)/N - chi (1-phi)^2].

    Source: P. J. Flory, J. Chem. Phys. 17 (1949) 223.
    """
    if not 0.0 < phi <= 1.0:
        raise InputError(
            f"phi is {phi:g}; a polymer volume fraction lies above 0, at most 1"
        )
    return melting_temperature_from_logs(system, float(np.log(phi)), 1.0 - phi)


def melting_temperature_from_logs(system: System, ln_phi: float, rest: float) -> float:
    """Return the melting temperature [K] of a solution given by ln phi and 1 - phi.

    The lean phase of a binodal may hold 1e-400 of polymer; its logarithm is enough.
    """

    def stability_of_melt(inverse: float) -> float:
        temperature = 1.0 / inverse
        gain = system.crystal.driving_force(temperature)
        return float(gain + system.free_energy.polymer_potential(ln_phi, rest, temperature))

    low, high = 1.0 / HOTTEST, 1.0 / COLDEST
    if not stability_of_melt(low) < 0.0 < stability_of_melt(high):
        raise NotConvergedError(
            f"no melting temperature between {COLDEST:g} and {HOTTEST:g} K at ln phi = "
            f"{ln_phi:.6g} in {system.polymer}/{system.diluent}; check chi(T)"
        )
    middle = 1.0 / system.crystal.melting_temperature
    tolerance = TEMPERATURE_TOLERANCE * middle**2
    return 1.0 / float(brentq(stability_of_melt, low, high, xtol=tolerance, rtol=1e-15))
