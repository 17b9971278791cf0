"""Speed of a flat crystal front whose composition follows it by diffusion.

Where diffusion across the front is fast against its speed, every order psi holds the
composition phi(psi) that leaves the exchange potential even. The front then moves in the
grand potential Omega(psi) = f(phi(psi), psi) - mu phi(psi), whose slope is df/dpsi.

Letters: N chain length, chi interaction, dg crystal gain, A well, c crystal composition,
W barrier, mu exchange potential of the liquid, p = -psi' of the wave, V its speed.
"""

from functools import lru_cache

import numpy as np
from jaxtyping import Float
from numba import njit

from poreform.sim.kernels.local import (
    Coefficients,
    barrier,
    barrier_slope,
    crystal_energy,
    crystal_slope,
    curvature,
    mixing_energy,
    mixing_slope,
    order_share,
    order_share_slope,
)

POINTS = 400
"""Orders at which the wave is integrated; the speed moves by under 1e-4 when doubled."""

_LEAST_CURVATURE = 1e-3
"""Curvature that Newton's method takes where the mixing energy is concave."""

_LONGEST_STEP = 0.05
_ROUNDS = 100
_HALVINGS = 45
_FASTEST = 100.0

Orders = Float[np.ndarray, " orders"]


@njit(cache=True)
def _balanced(phi: float, psi: float, mu: float, c: Coefficients) -> float:
    """Return the composition near `phi` with exchange potential mu at the order psi."""
    share = order_share(psi)
    for _ in range(_ROUNDS):
        slope = mixing_slope(phi, np.log(phi), np.log1p(-phi), c)
        excess = slope + share * crystal_slope(phi, c) + c.barrier * barrier(psi) - mu
        step = -excess / max(curvature(phi, share, c), _LEAST_CURVATURE)
        step = min(max(step, -_LONGEST_STEP, -0.5 * phi), _LONGEST_STEP, 0.5 * (1.0 - phi))
        phi += step
        if abs(step) < 1e-13:
            break
    return phi


@njit(cache=True)
def potential_slopes(phi: float, c: Coefficients, count: int) -> tuple[Orders, float]:
    """Return dOmega/dpsi at count + 1 even orders and Omega(1) - Omega(0).

    Parameters
    ----------
    phi : float
        Composition of the liquid before the front.
    c : Coefficients
        Of the model at one temperature.
    count : int
        Intervals of the order between 0 and 1.
    """
    mu = mixing_slope(phi, np.log(phi), np.log1p(-phi), c)
    start = mixing_energy(phi, np.log(phi), np.log1p(-phi), c) - mu * phi
    slopes = np.zeros(count + 1)
    local = phi
    for index in range(count + 1):
        psi = index / count
        local = _balanced(local, psi, mu, c)
        pull = order_share_slope(psi) * crystal_energy(local, c)
        slopes[index] = pull + local * c.barrier * barrier_slope(psi)
    end = mixing_energy(local, np.log(local), np.log1p(-local), c) - mu * local
    return slopes, end + crystal_energy(local, c) - start


@njit(cache=True)
def wave_speed(slopes: Orders) -> float:
    """Return V of psi_t = psi_xx - Omega'(psi), by bisection on p^2/2 in the phase plane.

    With y = p^2/2 the wave from psi = 0 obeys dy/dpsi = V sqrt(2 y) + Omega'(psi); V is
    the least speed for which y stays above 0 up to psi = 1.
    """
    count = slopes.size - 1
    step = 1.0 / count
    low, high = 0.0, _FASTEST
    start = max(slopes[1] / step, 0.0)
    for _ in range(_HALVINGS):
        speed = 0.5 * (low + high)
        decay = 0.5 * (speed + np.sqrt(speed * speed + 4.0 * start))
        y = 0.5 * (decay * step) ** 2
        for index in range(1, count):
            a, b = slopes[index], slopes[index + 1]
            middle = 0.5 * (a + b)
            k1 = speed * np.sqrt(2.0 * y) + a
            k2 = speed * np.sqrt(2.0 * max(y + 0.5 * step * k1, 0.0)) + middle
            k3 = speed * np.sqrt(2.0 * max(y + 0.5 * step * k2, 0.0)) + middle
            k4 = speed * np.sqrt(2.0 * max(y + step * k3, 0.0)) + b
            y += step / 6.0 * (k1 + 2.0 * k2 + 2.0 * k3 + k4)
            if y < 0.0:
                break
        if y >= 0.0:
            high = speed
        else:
            low = speed
    return 0.5 * (low + high)


@lru_cache(maxsize=8192)
def following_front(phi: float, c: Coefficients) -> tuple[float, float]:
    """Return (V, gain) of a front into liquid of composition `phi`.

    The front moves at L sqrt(kappa_psi) V, L the kinetic coefficient; V is 0 and the gain,
    Omega(0) - Omega(1) per site, not positive where no crystal grows.

    Notes
    -----
    Accuracy: 1e-4 in the speed. Cost: below a millisecond, kept.
    Source: own; the travelling wave of a bistable equation in its phase plane, e.g.
    Fife, Mathematical Aspects of Reacting and Diffusing Systems (1979).
    """
    slopes, rise = potential_slopes(phi, c, POINTS)
    if rise >= 0.0:
        return 0.0, -float(rise)
    return float(wave_speed(slopes)), -float(rise)
