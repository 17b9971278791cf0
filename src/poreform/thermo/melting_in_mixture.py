"""The melting line of a crystal in a liquid of any number of components."""

import numpy as np
from jaxtyping import Float

from poreform.core.errors import InputError, NotConvergedError
from poreform.thermo.components import Components
from poreform.thermo.crystal import Crystal
from poreform.thermo.melting import COLDEST, HOTTEST
from poreform.thermo.roots import root_between
from poreform.thermo.stability import potentials

SUM_ALLOWED = 1e-9
"""By which volume fractions written with ten digits may miss one."""


def melting_temperature_in(
    components: Components,
    ln_phi: Float[np.ndarray, " n"],
    crystal: Crystal,
    *,
    crystallising: int = 0,
    chi_per_inverse: Float[np.ndarray, "n n"] | None = None,
) -> float:
    """Return the equilibrium melting temperature [K] in a uniform liquid of n components.

    Parameters
    ----------
    components : Components
        Sizes and chi; `components.chi` is the part of chi that temperature does not change.
    ln_phi : (n,) float
        Natural logarithms of the volume fractions: also a phase that holds 1e-400 of the
        polymer melts somewhere.
    crystal : Crystal
        Of the component that crystallises; its reference volume is the site of `sizes`.
    crystallising : int
        Which component that is.
    chi_per_inverse : (n, n) float, optional
        b [K] of chi = a + b/T, pair by pair; symmetric with zero diagonal.

    Returns
    -------
    float
        [K].

    Raises
    ------
    InputError
        Volume fractions that do not add up to one, or a component that is not there.
    NotConvergedError
        No melting temperature between 50 and 3000 K.

    Notes
    -----
    Root of g(T) + mu_2(T) = 0 with g the gain of a site by crystallising and mu_2 the
    potential of a site of the component against the pure melt,

    1/Tm - 1/Tm0 = -(R Vu/(dHu V0)) [ln phi_2/N_2 + 1/N_2 - sum_k phi_k/N_k
    + sum_j chi_2j phi_j - sum_jk chi_jk phi_j phi_k/2].

    Of two components it is Flory's line, of two long ones that of Nishi and Wang
    (``test_melting_in_mixture.py``).  chi is linear in 1/T, so the root is the only one.

    Source: P. J. Flory, J. Chem. Phys. 17 (1949) 223, for n components; T. Nishi and
    T. Wang, Macromolecules 8 (1975) 909 (memory).
    """
    count = components.sizes.size
    if ln_phi.shape != components.sizes.shape:
        raise InputError(f"{count} components need as many logarithms of volume fractions")
    if abs(float(np.exp(ln_phi).sum()) - 1.0) > SUM_ALLOWED:
        raise InputError(
            f"the volume fractions add up to {float(np.exp(ln_phi).sum()):.6g}; they "
            "should add up to 1"
        )
    if not 0 <= crystallising < count:
        raise InputError(f"component {crystallising} is not one of 0 to {count - 1}")
    per_inverse = np.zeros((count, count)) if chi_per_inverse is None else chi_per_inverse
    constant = _potential(components.sizes, components.chi, ln_phi, crystallising)
    unmixed = _potential(components.sizes, 0.0 * components.chi, ln_phi, crystallising)
    slope = _potential(components.sizes, per_inverse, ln_phi, crystallising) - unmixed

    def gain(inverse: float) -> float:
        return float(crystal.driving_force(1.0 / inverse)) + constant + slope * inverse

    low, high = 1.0 / HOTTEST, 1.0 / COLDEST
    if not gain(low) < 0.0 < gain(high):
        raise NotConvergedError(
            f"no melting temperature between {COLDEST:g} and {HOTTEST:g} K at volume "
            f"fractions {np.exp(ln_phi).round(6).tolist()}; check chi"
        )
    return 1.0 / root_between(gain, low, high, xtol=1e-300, rtol=1e-15)


def _potential(
    sizes: Float[np.ndarray, " n"],
    chi: Float[np.ndarray, "n n"],
    ln_phi: Float[np.ndarray, " n"],
    which: int,
) -> float:
    """Return the potential of a site against the pure component, in RT."""
    return float(potentials(sizes, chi, ln_phi)[which])
