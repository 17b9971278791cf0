"""Is a composition stable?  Curvature and tangent-plane distance in n components."""

import numpy as np
from jaxtyping import Float
from scipy.optimize import minimize

GRID_PER_SIDE = 24
"""Steps of the simplex grid along each edge for three components."""

CORNER = 1e-6
"""Distance of the corner starts from the pure components."""

SIDE_STEPS = np.array([0.01, 0.1, 0.5])
"""Relative displacements of the trials beside the feed."""

BEST_STARTS = 6
"""Grid points from which the tangent-plane distance is minimised."""

TANGENT_ALLOWED = -1e-9
"""RT per site by which another phase may seem more stable, by round-off."""


def potentials(
    sizes: Float[np.ndarray, " n"],
    chi: Float[np.ndarray, "n n"],
    ln_phi: Float[np.ndarray, "*batch n"],
) -> Float[np.ndarray, "*batch n"]:
    """Return chemical potentials per segment against the pure components, in RT.

    mu_i/N_i = (ln phi_i + 1)/N_i - sum_k phi_k/N_k + sum_j chi_ij phi_j
    - sum_jk chi_jk phi_j phi_k/2.

    Source: P. J. Flory 1953, ch. XIII, for n components (memory).
    """
    phi = np.exp(ln_phi)
    field = phi @ chi
    shared = (phi / sizes).sum(axis=-1) + 0.5 * (phi * field).sum(axis=-1)
    return np.asarray((ln_phi + 1.0) / sizes + field - shared[..., None])


def is_convex(
    sizes: Float[np.ndarray, " n"],
    chi: Float[np.ndarray, "n n"],
    ln_phi: Float[np.ndarray, " n"],
) -> bool:
    """Return whether the free energy curves upward in every direction.

    The Hessian diag(1/(N phi)) + chi, scaled by sqrt(N phi) so that a trace component
    does not blow it up, is projected on the changes that keep the sum of phi.
    """
    return bool(_softest(sizes, chi, ln_phi)[0] > 0.0)


def _softest(
    sizes: Float[np.ndarray, " n"],
    chi: Float[np.ndarray, "n n"],
    ln_phi: Float[np.ndarray, " n"],
) -> tuple[float, Float[np.ndarray, " n"]]:
    """Return the least scaled curvature and the change of phi/sqrt(N phi) it belongs to."""
    root = np.sqrt(sizes) * np.exp(0.5 * ln_phi)
    scaled = np.eye(sizes.size) + root[:, None] * chi * root
    normal = root / np.linalg.norm(root)
    basis = np.linalg.svd(normal[None, :])[2][1:]
    values, vectors = np.linalg.eigh(basis @ scaled @ basis.T)
    return float(values[0]), np.asarray(basis.T @ vectors[:, 0])


def tangent_distance(
    sizes: Float[np.ndarray, " n"],
    chi: Float[np.ndarray, "n n"],
    ln_feed: Float[np.ndarray, " n"],
    ln_phi: Float[np.ndarray, "*batch n"],
) -> Float[np.ndarray, "*batch"]:
    """Return how far trial compositions lie above the feed's tangent plane, RT per site."""
    rise = potentials(sizes, chi, ln_phi) - potentials(sizes, chi, ln_feed)
    return np.asarray((np.exp(ln_phi) * rise).sum(axis=-1))


def deepest_trial(
    sizes: Float[np.ndarray, " n"],
    chi: Float[np.ndarray, "n n"],
    ln_feed: Float[np.ndarray, " n"],
) -> tuple[Float[np.ndarray, " n"], float]:
    """Return ln phi of the trial deepest below the feed's tangent plane, and its distance.

    Trials near the feed itself (distance zero by definition) do not count unless they go
    below.  Minimised from the best points of a grid over the simplex and its corners, in
    the logarithms of the fractions.
    """
    beside = _beside(sizes, chi, ln_feed)
    starts = np.concatenate([np.log(_starts(sizes.size)), beside])
    values = tangent_distance(sizes, chi, ln_feed, starts)
    best = np.argsort(values)[:BEST_STARTS]
    found = [_minimise(sizes, chi, ln_feed, starts[i]) for i in best]
    trial, depth = min(found, key=lambda entry: entry[1])
    return trial, depth


def _beside(
    sizes: Float[np.ndarray, " n"],
    chi: Float[np.ndarray, "n n"],
    ln_feed: Float[np.ndarray, " n"],
) -> Float[np.ndarray, "points n"]:
    """Return trials on both sides of the feed along its softest direction.

    Near a plait point the other phase is so close that no grid holds it.
    """
    change = np.sqrt(sizes) * _softest(sizes, chi, ln_feed)[1] * np.exp(-0.5 * ln_feed)
    change = change / np.abs(change).max()
    steps = np.concatenate([-SIDE_STEPS, SIDE_STEPS])
    moved = np.log1p(steps[:, None] * change) + ln_feed
    return np.asarray(moved - np.logaddexp.reduce(moved, axis=1)[:, None])


def _starts(count: int) -> Float[np.ndarray, "points n"]:
    """Return compositions all over the simplex, its corners and its middle."""
    corners = np.full((count, count), CORNER) + (1.0 - count * CORNER) * np.eye(count)
    middles = 0.5 * (corners[:, None, :] + corners[None, :, :])
    pairs = middles[np.triu_indices(count, 1)]
    points = [corners, pairs, np.full((1, count), 1.0 / count)]
    if count == 3:
        steps = np.arange(GRID_PER_SIDE + 1) / GRID_PER_SIDE
        one, two = np.meshgrid(steps, steps)
        grid = np.stack([one, two, 1.0 - one - two], axis=-1).reshape(-1, 3)
        inside = grid[grid[:, 2] > -1e-12]
        points.append(np.clip(inside, CORNER, 1.0))
    every = np.concatenate(points)
    return np.asarray(every / every.sum(axis=1, keepdims=True))


def _minimise(
    sizes: Float[np.ndarray, " n"],
    chi: Float[np.ndarray, "n n"],
    ln_feed: Float[np.ndarray, " n"],
    start: Float[np.ndarray, " n"],
) -> tuple[Float[np.ndarray, " n"], float]:
    """Return a local minimum of the tangent-plane distance, in softmax variables."""
    at_feed = potentials(sizes, chi, ln_feed)

    def both(logits: Float[np.ndarray, " n"]) -> tuple[float, Float[np.ndarray, " n"]]:
        ln_phi = logits - np.logaddexp.reduce(logits)
        phi = np.exp(ln_phi)
        slope = potentials(sizes, chi, ln_phi) - at_feed
        value = float(phi @ slope)
        # d(tpd)/d(phi_i) = slope_i + const; through softmax
        return value, phi * (slope - value)

    found = minimize(both, start, jac=True, method="BFGS", options={"gtol": 1e-12})
    ln_phi = found.x - np.logaddexp.reduce(found.x)
    return ln_phi, float(found.fun)
