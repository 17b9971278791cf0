"""Transient heat conduction through a wall: one implicit step of second order.

Letters: T temperature [K], H enthalpy per volume [J/m3], G conductance of a face [W/K],
V volume of a cell [m3], dt time step [s]; per unit area of a sheet or length of a fibre.
"""

from collections.abc import Callable

import numpy as np
from jaxtyping import Float
from scipy.linalg import solve_banded

from poreform.core.errors import NotConvergedError

Cells = Float[np.ndarray, " cells"]
Faces = Float[np.ndarray, " faces"]

GAMMA = 1.0 - 1.0 / np.sqrt(2.0)
"""Of the L-stable, second-order, stiffly accurate SDIRK method of two stages."""

MOST_ITERATIONS = 60
TOLERANCE = 1e-9
"""Last change of any temperature [K] in the Newton iteration."""


def heat_flow(T: Cells, *, G: Faces, outer: float, inner: float) -> Cells:
    """Return the heat [W] that flows into each cell.

    Parameters
    ----------
    T : (cells,) float
        Temperatures of the cells [K], from the outer to the inner face.
    G : (cells + 1,) float
        Conductances of the faces [W/K]; the first and last reach into the coolants.
    outer, inner : float
        Temperatures of the coolants [K].
    """
    flux = G * np.diff(np.concatenate([[outer], T, [inner]]))
    return np.diff(flux)


def step(
    T: Cells,
    *,
    dt: float,
    V: Cells,
    G: Faces,
    coolants: tuple[float, float],
    enthalpy: Callable[[Cells], tuple[Cells, Cells]],
) -> Cells:
    """Return the temperatures one time step later.

    Parameters
    ----------
    T : (cells,) float
        Temperatures now [K].  Not modified.
    dt : float
        Time step [s].
    V : (cells,) float
        Volumes of the cells [m3].
    G : (cells + 1,) float
        Conductances of the faces [W/K].
    coolants : (float, float)
        Temperatures outside the outer and the inner face [K].
    enthalpy : callable
        H(T) [J/m3] and its derivative [J/(m3 K)]; the derivative is positive.

    Raises
    ------
    NotConvergedError
        Newton's iteration did not settle (a latent heat released over too few kelvin).

    Notes
    -----
    V H(T) is what is stepped, so that latent heat is conserved whatever dt.

    Source: R. Alexander, SIAM J. Numer. Anal. 14 (1977) 1006, the method SDIRK2.
    """
    outer, inner = coolants
    now = V * enthalpy(T)[0]
    first = _implicit(T, now, weight=GAMMA * dt, V=V, G=G, coolants=coolants, H=enthalpy)
    known = now + (1.0 - GAMMA) * dt * heat_flow(first, G=G, outer=outer, inner=inner)
    return _implicit(
        first, known, weight=GAMMA * dt, V=V, G=G, coolants=coolants, H=enthalpy
    )


def _implicit(
    guess: Cells,
    known: Cells,
    *,
    weight: float,
    V: Cells,
    G: Faces,
    coolants: tuple[float, float],
    H: Callable[[Cells], tuple[Cells, Cells]],
) -> Cells:
    """Return T with V H(T) - weight * heat_flow(T) = known, by Newton's iteration."""
    T = guess.copy()
    bands = np.zeros((3, T.size))
    bands[0, 1:] = -weight * G[1:-1]
    bands[2, :-1] = -weight * G[1:-1]
    for _ in range(MOST_ITERATIONS):
        content, slope = H(T)
        flow = heat_flow(T, G=G, outer=coolants[0], inner=coolants[1])
        bands[1] = V * slope + weight * (G[:-1] + G[1:])
        change = solve_banded((1, 1), bands, known + weight * flow - V * content)
        T = T + change
        if float(np.max(np.abs(change))) < TOLERANCE:
            return T
    raise NotConvergedError(
        f"the temperatures still change by {float(np.max(np.abs(change))):.2g} K; widen "
        "the temperature range over which the latent heat is released",
        T,
    )
