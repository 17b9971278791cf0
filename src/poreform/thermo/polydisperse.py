"""Cloud and shadow of a polydisperse polymer, chi independent of composition.

All species obey ln(phi_i''/phi_i') = sigma N_i.  With q(x) = x cosh x - sinh x,
x_i = sigma N_i/2 and z = ln((1-phi')/(1-phi'')), equal potentials leave one equation,

    sum_i phi_i'/N_i exp(x_i) q(x_i) = (1 - phi') exp(-z/2) q(z/2),

and chi = (sigma + z)/(2 (phi'' - phi')).  Each side is O(sigma^3) without cancellation,
so divided by sigma^3 it is smooth through the critical point, where sigma = 0.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import final

import numpy as np
from jaxtyping import Float
from scipy.optimize import minimize_scalar

from poreform.core.errors import InputError, NotConvergedError
from poreform.thermo.chains import Chains
from poreform.thermo.roots import root_between

SCAN_POINTS = 160
"""Values of sigma per side; folds of the cloud curve narrower than that are sought by
looking into every valley of the equation."""

RESIDUAL_ALLOWED = 1e-12
"""Largest mismatch of a chemical potential, RT per segment."""

SERIES_BELOW = 0.3
"""Below, q(x)/x^3 is taken from its series, exact to an ulp there."""


@final
@dataclass(frozen=True, slots=True, eq=False)
class CloudPoint:
    """A solution at its cloud point and the first droplets of the other phase."""

    phi: float
    """Polymer volume fraction of the solution."""

    chi: float
    """At which it turns cloudy."""

    shadow_phi: float
    """Polymer volume fraction of the droplets; 0.0 where it underflows."""

    ln_phi_shadow: float
    """Never underflows."""

    sigma: float
    """Separation factor; positive: the droplets are richer in polymer."""

    shadow_weights: Float[np.ndarray, " species"]
    """Weight fractions of the species in the polymer of the droplets."""

    residual: float
    """Greatest mismatch of a chemical potential, RT per segment."""


def stockmayer(chains: Chains) -> tuple[float, float]:
    """Return (phi_c, chi_c), where cloud and shadow curve meet: not the top of the curve.

    phi_c = 1/(1 + Nw/sqrt(Nz)), 2 chi_c = 1/(Nw phi_c) + 1/(1 - phi_c).

    Source: W. H. Stockmayer, J. Chem. Phys. 17 (1949) 588.
    """
    phi = 1.0 / (1.0 + chains.weight_average / chains.z_average**0.5)
    return phi, 0.5 / (chains.weight_average * phi) + 0.5 / (1.0 - phi)


def cloud_point(
    sizes: Float[np.ndarray, " species"],
    weights: Float[np.ndarray, " species"],
    phi: float,
) -> CloudPoint:
    """Return the cloud point of a solution of polymer volume fraction `phi`.

    Parameters
    ----------
    sizes : (species,) float
        Sites per molecule of each species of chain, in sites of the solvent.
    weights : (species,) float
        Weight (= volume) fractions of the species in the polymer, adding up to one.
    phi : float
        Polymer volume fraction, 0 < phi < 1.

    Raises
    ------
    InputError
        Sizes, weights or `phi` out of range.
    NotConvergedError
        No second phase was found, or the potentials disagree.

    Notes
    -----
    The distance of a trial phase from the tangent plane falls with chi, so of all the
    roots the one of the smallest chi is the stable cloud point: the folds of the curve of
    a broad distribution are unstable and are passed over.

    Accuracy: 1e-12 in chi (``test_polydisperse.py``).  Cost: about 2 ms.
    """
    chains = Chains(np.asarray(sizes, dtype=np.float64), np.asarray(weights, dtype=float))
    return cloud_point_of(chains, phi)


def cloud_point_of(chains: Chains, phi: float) -> CloudPoint:
    """Return the cloud point of `chains`; see `cloud_point`."""
    if not 0.0 < phi < 1.0:
        raise InputError(f"phi is {phi:g}; a solution lies between 0 and 1")

    def mismatch(sigma: float) -> float:
        return float(_mismatches(chains, phi, np.array([sigma]))[0])

    grid = _sigmas(chains, phi)
    values = _mismatches(chains, phi, grid)
    roots = _roots(mismatch, grid, values)
    if not roots:
        raise NotConvergedError(f"no cloud point was found at phi = {phi:g}", last=values)
    points = [_assemble(chains, phi, sigma) for sigma in roots]
    best = min(points, key=lambda point: point.chi)
    if not best.residual <= RESIDUAL_ALLOWED:
        raise NotConvergedError(
            f"the potentials at the cloud point of phi = {phi:g} differ by "
            f"{best.residual:.2g} RT per segment",
            last=best,
        )
    return best


def _sigmas(chains: Chains, phi: float) -> Float[np.ndarray, " points"]:
    """Return separation factors to scan, rising, from hardly any to all polymer."""
    # beyond: sigma (phi' + phi'')/2 alone outweighs the rest of the equation
    solvent = -np.log1p(-phi) - phi + phi / chains.number_average
    lowest = -2.0 * solvent / phi + np.log1p(-phi)
    highest = _densest(chains, phi)
    turn = np.geomspace(1e-7, 1.0, SCAN_POINTS)
    toward_end = 1.0 - np.geomspace(1e-9, 0.5, SCAN_POINTS // 4)[::-1]
    share = np.unique(np.concatenate([turn[:-1], toward_end]))
    low = 2.0 * lowest * np.concatenate([share, [1.0]])
    return np.concatenate([low[::-1], highest * share])


def _densest(chains: Chains, phi: float) -> float:
    """Return sigma at which the other phase would be pure polymer: phi M0 = 1."""
    target = -np.log(phi)

    def miss(sigma: float) -> float:
        exponents = np.log(chains.weights) + sigma * chains.sizes
        top = exponents.max()
        return float(top + np.log(np.exp(exponents - top).sum()) - target)

    high = target / chains.sizes.min()
    return root_between(miss, 0.0, high * (1.0 + 1e-12), xtol=1e-300, rtol=1e-15)


def odd_cubic(x: Float[np.ndarray, "..."]) -> Float[np.ndarray, "..."]:
    """Return (x cosh x - sinh x) exp(-abs(x))/x^3, even in x and positive."""
    square = x**2
    series = 1.0 / 3.0 + square * (
        1.0 / 30.0
        + square * (1.0 / 840.0 + square * (1.0 / 45360.0 + square * (1.0 / 3991680.0)))
    )
    size = np.maximum(np.abs(x), SERIES_BELOW)
    decay = np.exp(-2.0 * size)
    direct = 0.5 * (size * (1.0 + decay) - (1.0 - decay)) / size**3
    value: Float[np.ndarray, ...] = np.where(
        np.abs(x) < SERIES_BELOW, series * np.exp(-np.abs(x)), direct
    )
    return value


def _mismatches(
    chains: Chains, phi: float, sigma: Float[np.ndarray, " points"]
) -> Float[np.ndarray, " points"]:
    """Return the difference of the two sides over sigma^3, per point."""
    half = 0.5 * sigma[:, None] * chains.sizes
    rest = 1.0 - phi
    rise = phi * (chains.weights * np.expm1(2.0 * half)).sum(axis=1)
    stretch = -np.log1p(-rise / rest)
    grow = np.exp(np.log(chains.weights / chains.sizes) + half + np.abs(half))
    of_chains = phi * (grow * odd_cubic(half) * (0.5 * chains.sizes) ** 3).sum(axis=1)
    of_solvent = (
        rest
        * np.exp(np.abs(0.5 * stretch) - 0.5 * stretch)
        * odd_cubic(0.5 * stretch)
        * (0.5 * stretch / sigma) ** 3
    )
    value: Float[np.ndarray, " points"] = of_chains - of_solvent
    return value


def _roots(
    mismatch: Callable[[float], float],
    grid: Float[np.ndarray, " points"],
    values: Float[np.ndarray, " points"],
) -> list[float]:
    """Return every root between neighbours of opposite sign, and in the valleys."""
    sign = np.sign(values)
    brackets = [(grid[i], grid[i + 1]) for i in np.flatnonzero(sign[:-1] * sign[1:] < 0.0)]
    size = np.abs(values)
    valleys = np.flatnonzero(
        (size[1:-1] < size[:-2])
        & (size[1:-1] < size[2:])
        & (sign[1:-1] == sign[:-2])
        & (sign[1:-1] == sign[2:])
    )
    for i in valleys:
        side, bounds = sign[i + 1], (float(grid[i]), float(grid[i + 2]))
        found = minimize_scalar(
            lambda sigma, side=side: side * mismatch(sigma),
            bounds=bounds,
            method="bounded",
            options={"xatol": 1e-9 * (bounds[1] - bounds[0])},
        )
        if found.fun < 0.0:
            brackets += [(bounds[0], float(found.x)), (float(found.x), bounds[1])]
    return [
        root_between(mismatch, low, high, xtol=1e-300, rtol=1e-15) for low, high in brackets
    ]


def _assemble(chains: Chains, phi: float, sigma: float) -> CloudPoint:
    exponents = np.log(chains.weights) + sigma * chains.sizes
    top = exponents.max()
    shares = np.exp(exponents - top)
    ln_shadow = float(np.log(phi) + top + np.log(shares.sum()))
    rise = float(phi * (chains.weights * np.expm1(sigma * chains.sizes)).sum())
    stretch = float(-np.log1p(-rise / (1.0 - phi)))
    chi = (sigma + stretch) / (2.0 * rise)
    count = phi * float(
        (chains.weights / chains.sizes * np.expm1(sigma * chains.sizes)).sum()
    )
    both = 2.0 * (1.0 - phi) - rise
    of_solvent = -stretch + rise - count + chi * rise * (2.0 * phi + rise)
    of_chains = sigma + rise - count - chi * rise * both
    return CloudPoint(
        phi=phi,
        chi=chi,
        shadow_phi=float(np.exp(ln_shadow)),
        ln_phi_shadow=ln_shadow,
        sigma=sigma,
        shadow_weights=shares / shares.sum(),
        residual=max(abs(of_solvent), abs(of_chains)),
    )
