"""Tie lines of n components with constant chi: a value, and the flash of a feed."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, final

import numpy as np
from jaxtyping import Float
from numpy.typing import NDArray

from poreform.core.errors import InputError, NotConvergedError
from poreform.thermo.components import Components
from poreform.thermo.kernels.equal_potentials import mismatches
from poreform.thermo.newton import damped_newton
from poreform.thermo.stability import (
    TANGENT_ALLOWED,
    deepest_trial,
    is_convex,
    potentials,
)
from poreform.thermo.ternary import ternary_binodal

FEED_ALLOWED = -1e-14
"""RT per site by which round-off may put another phase below a stable feed: near a plait
point the real depth is hardly more."""

SHARES = (0.5, 0.1, 0.9, 0.02)
"""Guesses of the share of the new phase."""

RESIDUAL_ALLOWED = 1e-10
"""RT per segment; far below any use, far above round-off."""


@final
@dataclass(frozen=True, slots=True, eq=False)
class TieLine:
    """Two coexisting phases of n components."""

    ln_phi: Float[np.ndarray, "2 n"]
    """Natural logarithms of the volume fractions, never underflowing; the phase leaner in
    the first component comes first."""

    shares: Float[np.ndarray, "2"] | None
    """Volume of each phase over that of the feed; None for a line without a feed."""

    residual: float
    """Greatest mismatch of a chemical potential, RT per segment."""

    stable: bool
    """Both phases are locally stable and no third phase lies below their tangent plane."""

    @property
    def fractions(self) -> Float[np.ndarray, "2 n"]:
        """Volume fractions."""
        return np.asarray(np.exp(self.ln_phi))


@final
@dataclass(frozen=True, slots=True)
class StableFeed:
    """The outcome that a feed does not separate."""

    feed: tuple[float, ...]
    tangent_distance: float
    """Least tangent-plane distance of any other phase, RT per site; not negative."""

    @property
    def reason(self) -> str:
        """One sentence for people."""
        return "one phase: no other composition lies below the tangent plane of the feed"


def tie_line(
    sizes: Float[np.ndarray, " n"],
    chi_matrix: Float[np.ndarray, "n n"],
    feed: Float[np.ndarray, " n"],
) -> TieLine | StableFeed:
    """Return the two phases into which a feed separates, or the outcome that it does not.

    Parameters
    ----------
    sizes : (n,) float
        Sites per molecule of each component.
    chi_matrix : (n, n) float
        Interaction parameters per site; symmetric, zero diagonal.
    feed : (n,) float
        Volume fractions, > 0, adding up to one.

    Raises
    ------
    InputError
        Sizes, chi or feed that are no mixture.
    NotConvergedError
        No two phases were found for an unstable feed, or a third phase coexists.

    Notes
    -----
    The start is the composition deepest below the feed's tangent plane (M. Michelsen,
    Fluid Phase Equilib. 9 (1982) 1, memory); the end is checked the same way.
    """
    components = Components(
        np.asarray(sizes, dtype=np.float64), np.asarray(chi_matrix, float)
    )
    composition = _checked_feed(components, np.asarray(feed, dtype=np.float64))
    ln_feed = np.log(composition)
    trial, depth = deepest_trial(components.sizes, components.chi, ln_feed)
    seems_stable = depth >= FEED_ALLOWED and is_convex(
        components.sizes, components.chi, ln_feed
    )
    guesses = [] if seems_stable else [(trial - ln_feed, share) for share in SHARES]
    for ratio, share in (*guesses, *_traced_guesses(components, composition)):
        start = _start(components, composition, ratio, share)
        found = _flash(components, composition, start)
        if found is not None:
            return _checked(components, found)
    if seems_stable:
        return StableFeed(tuple(float(z) for z in composition), max(depth, 0.0))
    raise NotConvergedError(
        f"the feed {composition.tolist()} is unstable but its two phases were not found; "
        "move it away from the plait point",
        last=trial,
    )


def line_of(
    components: Components,
    ln_phi: Float[np.ndarray, "2 n"],
    shares: Float[np.ndarray, "2"] | None,
) -> TieLine:
    """Return the tie line of two compositions, with its residual and its stability."""
    one, other = (potentials(components.sizes, components.chi, row) for row in ln_phi)
    residual = float(np.abs(one - other).max())
    convex = all(is_convex(components.sizes, components.chi, row) for row in ln_phi)
    depth = (
        deepest_trial(components.sizes, components.chi, ln_phi[0])[1] if convex else -np.inf
    )
    return TieLine(ln_phi, shares, residual, convex and depth >= TANGENT_ALLOWED)


def _checked_feed(
    components: Components, feed: Float[np.ndarray, " n"]
) -> Float[np.ndarray, " n"]:
    if feed.shape != components.sizes.shape or not (feed > 0.0).all():
        raise InputError("a feed has one positive volume fraction for each component")
    if abs(feed.sum() - 1.0) > 1e-9:
        raise InputError(f"the feed adds up to {feed.sum():.6g}; it should be 1")
    return np.asarray(feed / feed.sum())


def _checked(components: Components, found: tuple[NDArray[np.float64], float]) -> TieLine:
    ln_phi, share = found
    order = np.argsort(ln_phi[:, 0])  # the phase leaner in the first component first
    line = line_of(components, ln_phi[order], np.array([1.0 - share, share])[order])
    if not line.residual <= RESIDUAL_ALLOWED:
        raise NotConvergedError(
            f"the potentials of the two phases differ by {line.residual:.2g} RT", last=line
        )
    if not line.stable:
        raise NotConvergedError(
            "the two phases found are not stable: a third one coexists or they are a "
            "metastable pair",
            last=line,
        )
    return line


def _traced_guesses(
    components: Components, feed: Float[np.ndarray, " n"]
) -> Iterator[tuple[Float[np.ndarray, " n"], float]]:
    """Yield ln(phi''/phi') and share of the tie line that passes nearest to the feed.

    For a triangle only.  It also finds the second phase of a feed beside a plait point,
    which hides behind a barrier of less than round-off.
    """
    if components.sizes.size == 3:
        for curve in ternary_binodal(components.sizes, components.chi):
            lean, rich = curve.fractions[:, 0], curve.fractions[:, 1]
            along = rich - lean
            lever = ((feed - lean) * along).sum(axis=1) / (along**2).sum(axis=1)
            aside = np.abs(lean + lever[:, None] * along - feed).max(axis=1)
            near = int(np.argmin(np.where((lever > 0.0) & (lever < 1.0), aside, np.inf)))
            held = float(np.clip(lever[near], 1e-6, 1.0 - 1e-6))
            yield curve.ln_phi[near, 1] - curve.ln_phi[near, 0], held


def _start(
    components: Components,
    feed: Float[np.ndarray, " n"],
    ratio: Float[np.ndarray, " n"],
    share: float,
) -> NDArray[np.float64]:
    """Return (d, l, rho, logit w) of a guess ln(phi''/phi') = `ratio`."""
    rho = float(np.sqrt((ratio**2 / components.sizes).sum()))
    sums = _sums(feed, ratio, np.array(share))
    spread = sums * np.tanh(0.5 * ratio)
    common = float(np.mean(ratio / components.sizes + components.chi @ spread)) / rho
    return np.concatenate([ratio / rho, [common, rho, np.log(share / (1.0 - share))]])


def _sums(feed: NDArray[Any], ratio: NDArray[Any], share: NDArray[Any]) -> NDArray[Any]:
    """Return S_i from the balance (1-w) phi' + w phi'' = feed."""
    return np.asarray(feed / (0.5 + (share[..., None] - 0.5) * np.tanh(0.5 * ratio)))


def _flash(
    components: Components, feed: Float[np.ndarray, " n"], state: NDArray[np.float64]
) -> tuple[NDArray[np.float64], float] | None:
    """Return ln phi of both phases and the share of the second; None when not found."""

    def unmet(states: NDArray[Any]) -> NDArray[Any]:
        directions, common, rho = states[..., :-3], states[..., -3], states[..., -2]
        share = 1.0 / (1.0 + np.exp(-states[..., -1]))
        sums = _sums(feed, rho[..., None] * directions, share)
        return mismatches(directions, rho, sums, common, (components.sizes, components.chi))

    found = damped_newton(unmet, state)
    if found is None or abs(found[-2]) < 1e-9:
        return None
    ratio, share = found[-2] * found[:-3], 1.0 / (1.0 + np.exp(-found[-1]))
    sums = np.log(_sums(feed, ratio, np.array(share)))
    lines = np.stack([sums - np.logaddexp(0.0, ratio), sums - np.logaddexp(0.0, -ratio)])
    return lines, float(share)
