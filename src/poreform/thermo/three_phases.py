"""Three liquids at once: the triangles of a ternary diagram."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, final

import numpy as np
from jaxtyping import Float
from numpy.typing import NDArray

from poreform.thermo.components import Components
from poreform.thermo.newton import damped_newton
from poreform.thermo.stability import (
    TANGENT_ALLOWED,
    deepest_trial,
    is_convex,
    potentials,
)
from poreform.thermo.ternary import TieCurve

RESIDUAL_ALLOWED = 1e-11
SAME = 1e-6
"""Volume fractions closer than that are the same phase."""


@final
@dataclass(frozen=True, slots=True, eq=False)
class Triangle:
    """Three coexisting liquids of three components."""

    ln_phi: Float[np.ndarray, "3 3"]
    """Natural logarithms of the volume fractions, phase by phase."""

    residual: float
    """Greatest mismatch of a chemical potential, RT per segment."""

    @property
    def fractions(self) -> Float[np.ndarray, "3 3"]:
        """Volume fractions."""
        return np.asarray(np.exp(self.ln_phi))


def triangles(components: Components, curves: Sequence[TieCurve]) -> tuple[Triangle, ...]:
    """Return the stable three-phase triangles that the tie-line curves lead to.

    Where tie lines along a curve cease to be stable a third liquid lies below their
    tangent plane; it and the two are the start of Newton for equal potentials.
    """
    found: list[Triangle] = []
    for curve in curves:
        flips = np.flatnonzero(curve.stable[:-1] != curve.stable[1:])
        for flip in flips:
            line = curve.ln_phi[flip if not curve.stable[flip] else flip + 1]
            triangle = _solve(components, line)
            if triangle is not None and not any(_same(triangle, t) for t in found):
                found.append(triangle)
    return tuple(found)


def _solve(components: Components, line: Float[np.ndarray, "2 3"]) -> Triangle | None:
    """Return the stable triangle next to an unstable tie line; None: there is none."""
    third, _ = deepest_trial(components.sizes, components.chi, line[0])
    state = damped_newton(
        lambda states: _unmet(components, states), np.concatenate([line.ravel(), third])
    )
    if state is None:
        return None
    ln_phi = state.reshape(3, 3)
    phi = np.exp(ln_phi)
    if min(np.abs(phi[i] - phi[j]).max() for i, j in ((0, 1), (0, 2), (1, 2))) < SAME:
        return None
    mu = potentials(components.sizes, components.chi, ln_phi)
    residual = float(np.ptp(mu, axis=0).max())
    depth = deepest_trial(components.sizes, components.chi, ln_phi[0])[1]
    convex = all(is_convex(components.sizes, components.chi, row) for row in ln_phi)
    if residual > RESIDUAL_ALLOWED or depth < TANGENT_ALLOWED or not convex:
        return None
    order = np.lexsort(phi.T[::-1])
    return Triangle(ln_phi[order], residual)


def _unmet(components: Components, states: NDArray[Any]) -> NDArray[Any]:
    ln_phi = states.reshape(*states.shape[:-1], 3, 3)
    mu = potentials(components.sizes, components.chi, ln_phi)
    differences = (mu[..., 1:, :] - mu[..., :1, :]).reshape(*states.shape[:-1], 6)
    totals = np.exp(ln_phi).sum(axis=-1) - 1.0
    return np.concatenate([differences, totals], axis=-1)


def _same(one: Triangle, other: Triangle) -> bool:
    apart = np.abs(one.fractions[:, None, :] - other.fractions[None, :, :]).max(axis=-1)
    return bool((apart.min(axis=1) < SAME).all())
