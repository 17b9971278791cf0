"""Where a binary liquid is unstable when chi depends on composition.

Compositions are handled as their place ln(phi/(1-phi)), so neither end underflows.
"""

from typing import Any

import numpy as np
from jaxtyping import Float
from numpy.typing import NDArray
from scipy.optimize import minimize_scalar

from poreform.thermo.chi import Scalars
from poreform.thermo.free_energy import FloryHuggins
from poreform.thermo.roots import bracketed_newton

WIDEST = 23.0
"""|ln(phi/(1-phi))| up to which the curvature is scanned: phi = 1e-10; nothing is unstable
beyond as long as chi N < 1e9."""

SCAN_POINTS = 1200

PLACE_TOLERANCE = 1e-10
"""To which the softest place is found; the curvature there is then known to its square."""


def logs(place: NDArray[Any]) -> tuple[NDArray[Any], NDArray[Any]]:
    """Return ln phi and ln(1 - phi) at ln(phi/(1-phi)) = `place`; complex steps pass."""
    small = np.log1p(np.exp(np.where(place.real < 0.0, place, -place)))
    lean = place.real < 0.0
    return np.where(lean, place - small, -small), np.where(lean, -small, -place - small)


def curvature(liquid: FloryHuggins, kelvin: Scalars, place: NDArray[Any]) -> NDArray[Any]:
    """Return f'' phi (1-phi), bounded at both ends."""
    ln_phi, ln_rest = logs(place)
    phi, rest = np.exp(ln_phi), np.exp(ln_rest)
    return np.asarray(
        rest / liquid.n_a
        + phi / liquid.n_b
        + phi * rest * liquid.interaction_curvature(phi, kelvin)
    )


def spinodal_places(liquid: FloryHuggins, kelvin: float) -> Float[np.ndarray, " edges"]:
    """Return where the curvature changes sign, rising; an even number of places.

    Every valley of the scanned curvature is followed to its bottom, so an unstable
    interval narrower than the scan, as beside a critical point, is found too.
    """
    grid = np.linspace(-WIDEST, WIDEST, SCAN_POINTS)
    values = curvature(liquid, kelvin, grid)
    bottoms = [
        place
        for place, depth in _valleys(liquid, kelvin, (grid, values))
        if depth < 0.0 and place not in grid
    ]
    grid = np.sort(np.concatenate([grid, bottoms]))
    unstable = curvature(liquid, kelvin, grid) < 0.0
    turns = np.flatnonzero(unstable[:-1] != unstable[1:])
    if turns.size == 0:
        return np.empty(0)
    return bracketed_newton(
        lambda place: curvature(liquid, kelvin, place), grid[turns], grid[turns + 1]
    )


def softest_places(liquid: FloryHuggins, kelvin: float) -> list[tuple[float, float]]:
    """Return the local minima of the curvature as (place, f'' phi (1-phi)), leanest first.

    As temperature changes, a minimum that reaches zero is a critical point.
    """
    grid = np.linspace(-WIDEST, WIDEST, SCAN_POINTS)
    return _valleys(liquid, kelvin, (grid, curvature(liquid, kelvin, grid)))


def _valleys(
    liquid: FloryHuggins,
    kelvin: float,
    scan: tuple[Float[np.ndarray, " points"], Float[np.ndarray, " points"]],
) -> list[tuple[float, float]]:
    grid, values = scan
    low = np.flatnonzero((values[1:-1] < values[:-2]) & (values[1:-1] <= values[2:]))

    def height(place: float) -> float:
        return float(curvature(liquid, kelvin, np.asarray(place)))

    found = []
    for i in low:
        bottom = minimize_scalar(
            height,
            bounds=(float(grid[i]), float(grid[i + 2])),
            method="bounded",
            options={"xatol": PLACE_TOLERANCE},
        )
        found.append((float(bottom.x), float(bottom.fun)))
    return found
