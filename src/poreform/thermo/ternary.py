"""The isothermal triangle of three components with constant chi: every liquid pair."""

from dataclasses import dataclass
from itertools import combinations
from typing import Any, final

import numpy as np
from jaxtyping import Bool, Float
from numpy.typing import NDArray

from poreform.core.errors import InputError, NotConvergedError
from poreform.thermo.binodal import OnePhase, binodal
from poreform.thermo.components import Components
from poreform.thermo.kernels.equal_potentials import mismatches
from poreform.thermo.stability import (
    TANGENT_ALLOWED,
    is_convex,
    potentials,
    tangent_distance,
)

TRACE = -30.0
"""ln of the third component's sum where a curve starts beside its binary edge: there the
edge is exact to 1e-13."""

GONE = -31.0
"""ln of a component's sum at which a curve has arrived at another edge."""

LONGEST_STRIDE, SHORTEST_STRIDE = 2.0, 1e-9
LARGEST_CHANGE = 0.02
"""Of any volume fraction between neighbouring tie lines."""

MOST_TIE_LINES = 4000
MOST_NEWTON = 8
NEWTON_TOLERANCE = 1e-12
COMPLEX_STEP = 1e-200
GRID_PER_SIDE = 40
"""Trial compositions per side, spaced by the logarithm towards the corners."""


@final
@dataclass(frozen=True, slots=True, eq=False)
class TieCurve:
    """Tie lines one after another, from a binary edge to a plait point or another edge."""

    ln_phi: Float[np.ndarray, "lines 2 3"]
    """Natural logarithms of the volume fractions of both phases."""

    plait: Float[np.ndarray, " 3"] | None
    """Volume fractions where the two phases become one; None: the curve ends at an edge."""

    stable: Bool[np.ndarray, " lines"]
    """Tie lines with nothing below their tangent plane; the others are metastable or
    unstable and bound a three-phase triangle."""

    residual: float
    """Greatest mismatch of a potential along the curve, RT per segment."""

    edge: tuple[int, int]
    """Components of the binary edge where the curve starts."""

    @property
    def fractions(self) -> Float[np.ndarray, "lines 2 3"]:
        """Volume fractions."""
        return np.asarray(np.exp(self.ln_phi))


def ternary_binodal(
    sizes: Float[np.ndarray, " 3"], chi_matrix: Float[np.ndarray, "3 3"]
) -> tuple[TieCurve, ...]:
    """Return every curve of tie lines that starts at a binary edge of the triangle.

    Parameters
    ----------
    sizes : (3,) float
        Sites per molecule.
    chi_matrix : (3, 3) float
        Interaction parameters per site; symmetric, zero diagonal.

    Notes
    -----
    Pseudo-arclength in ln(phi' + phi'') and the reduced ratios of
    `kernels.equal_potentials`, in which the plait point is a regular point: it is passed,
    then solved exactly.  A curve between two edges is given once.  Islands that touch no
    edge are not found here (`tie_line` finds them from a feed within).

    Accuracy: potentials to 1e-12; the binary edge to 1e-13.  Cost: about 0.1 s.
    """
    components = Components(
        np.asarray(sizes, dtype=np.float64), np.asarray(chi_matrix, dtype=np.float64)
    )
    if components.sizes.size != 3:
        raise InputError("a triangle has three components")
    curves: list[TieCurve] = []
    for one, other in combinations(range(3), 2):
        if any(_ends_at(curve, (one, other)) for curve in curves):
            continue
        start = _edge(components, one, other)
        if start is not None:
            curves.append(_trace(components, start, (one, other)))
    return tuple(curves)


def _ends_at(curve: TieCurve, edge: tuple[int, int]) -> bool:
    """Return whether a curve has arrived at the edge of two components."""
    if curve.plait is not None:
        return False
    third = 3 - sum(edge)
    return bool(curve.ln_phi[-1, :, third].max() < TRACE + 1.0)


def _edge(components: Components, one: int, other: int) -> NDArray[np.float64] | None:
    """Return the state on a binary edge with a trace of the third; None: one phase."""
    sizes, chi = components.sizes, components.chi
    pair = binodal(float(sizes[one]), float(sizes[other]), float(chi[one, other]))
    if isinstance(pair, OnePhase):
        return None
    third = 3 - one - other
    ratio, ln_sums = np.zeros(3), np.full(3, TRACE)
    rest_lean = float(np.log1p(-pair.phi_lean))
    ratio[one] = np.log(pair.phi_rich) - pair.ln_phi_lean
    ratio[other] = pair.ln_one_minus_phi_rich - rest_lean
    ln_sums[one] = np.logaddexp(np.log(pair.phi_rich), pair.ln_phi_lean)
    ln_sums[other] = np.logaddexp(pair.ln_one_minus_phi_rich, rest_lean)
    spread = np.exp(ln_sums) * np.tanh(0.5 * ratio)
    spread[third] = 0.0
    common = ratio[one] / sizes[one] + chi[one] @ spread
    ratio[third] = sizes[third] * (common - chi[third] @ spread)
    rho = float(np.sqrt((ratio**2 / sizes).sum()))
    return np.concatenate([ln_sums, ratio / rho, [common / rho, rho]])


def _unmet(components: Components, states: NDArray[Any]) -> NDArray[Any]:
    """Return the seven equations of a tie line, per state (ln S, d, l, rho)."""
    sums = np.exp(states[..., :3])
    found = mismatches(
        states[..., 3:6],
        states[..., 7],
        sums,
        states[..., 6],
        (components.sizes, components.chi),
    )
    total = sums.sum(axis=-1)[..., None] - 2.0
    return np.concatenate([found, total], axis=-1)


def _linearised(
    components: Components, state: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the seven values and their 7 by 8 derivatives."""
    with np.errstate(all="ignore"):  # a wild iterate is not finite, and then dropped
        answers = _unmet(components, state + 1j * COMPLEX_STEP * np.eye(8))
        slope = answers.imag.T / COMPLEX_STEP
    return answers[0].real, slope


def _weights(components: Components) -> NDArray[np.float64]:
    """Return the weights that give every unknown the same say in the arclength."""
    return np.concatenate([np.ones(3), components.sizes**-0.5, [1.0, 0.5]])


def _tangent(
    components: Components, state: NDArray[np.float64], ahead: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Return the unit tangent in weighed unknowns that looks `ahead`."""
    _, slope = _linearised(components, state)
    null = np.linalg.svd(slope / _weights(components))[2][-1]
    return np.asarray(null if null @ ahead >= 0.0 else -null)


def _correct(
    components: Components,
    guess: NDArray[np.float64],
    fixed: NDArray[np.float64],
) -> NDArray[np.float64] | None:
    """Return the tie line nearest to `guess` with `fixed`.state unchanged; None: lost."""
    state = guess
    for _ in range(MOST_NEWTON):
        value, slope = _linearised(components, state)
        if not np.isfinite(slope).all():
            return None
        try:
            step = np.linalg.solve(
                np.vstack([slope, fixed]), np.append(value, fixed @ (state - guess))
            )
        except np.linalg.LinAlgError:
            return None
        state = state - step
        if np.abs(step * _weights(components)).max() <= NEWTON_TOLERANCE:
            return state
    return None


def _trace(
    components: Components, start: NDArray[np.float64], edge: tuple[int, int]
) -> TieCurve:
    """Return the curve of tie lines that starts on an edge."""
    weights = _weights(components)
    third = 3 - sum(edge)
    ahead = np.eye(8)[third]
    states, plait, stride = [start], None, 1.0
    while len(states) < MOST_TIE_LINES:
        here = states[-1]
        tangent = _tangent(components, here, ahead)
        there = _correct(components, here + stride * tangent / weights, tangent * weights)
        if there is None or _jump(here, there) > 2.0 * LARGEST_CHANGE:
            stride *= 0.5
            if stride < SHORTEST_STRIDE:
                raise NotConvergedError("a curve of tie lines was lost", last=here)
            continue
        if there[7] * start[7] < 0.0:
            plait = _plait(components, here, there)
            break
        states.append(there)
        ahead = tangent
        if there[:3].min() < GONE:
            break
        calm = LARGEST_CHANGE / max(_jump(here, there), 1e-12)
        stride = float(np.clip(stride * min(calm, 1.5), SHORTEST_STRIDE, LONGEST_STRIDE))
    else:
        raise NotConvergedError(
            f"a curve of tie lines did not end within {MOST_TIE_LINES} of them",
            last=states[-1],
        )
    return _assemble(components, np.array(states), plait, edge)


def _logs(state: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return ln phi of both phases, (..., 2, 3)."""
    sums, ratio = state[..., :3], state[..., 7:8] * state[..., 3:6]
    both = [sums - np.logaddexp(0.0, ratio), sums - np.logaddexp(0.0, -ratio)]
    return np.stack(both, axis=-2)


def _jump(here: NDArray[np.float64], there: NDArray[np.float64]) -> float:
    """Return the largest change of a volume fraction."""
    return float(np.abs(np.exp(_logs(there)) - np.exp(_logs(here))).max())


def _plait(
    components: Components, here: NDArray[np.float64], there: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Return the volume fractions where rho vanishes, between two states astride."""
    share = here[7] / (here[7] - there[7])
    guess = here + share * (there - here)
    guess[7] = 0.0
    state = _correct(components, guess, np.eye(8)[7])
    if state is None:
        raise NotConvergedError("the plait point did not converge", last=guess)
    return np.asarray(0.5 * np.exp(state[:3]))


def _assemble(
    components: Components,
    states: NDArray[np.float64],
    plait: NDArray[np.float64] | None,
    edge: tuple[int, int],
) -> TieCurve:
    ln_phi = _logs(states)
    mu = potentials(components.sizes, components.chi, ln_phi)
    held = ln_phi.max(axis=1) > TRACE - 5.0
    residual = float(np.abs(np.where(held, mu[:, 0] - mu[:, 1], 0.0)).max())
    return TieCurve(
        ln_phi=ln_phi,
        plait=plait,
        stable=_stable(components, ln_phi),
        residual=residual,
        edge=edge,
    )


def _stable(
    components: Components, ln_phi: Float[np.ndarray, "lines 2 3"]
) -> Bool[np.ndarray, " lines"]:
    """Return which tie lines are locally stable with nothing below their tangent plane."""
    sizes, chi = components.sizes, components.chi
    steps = np.geomspace(1e-6, 1.0, GRID_PER_SIDE)
    one, two = np.meshgrid(steps, steps)
    grid = np.stack([one.ravel(), two.ravel(), np.ones(one.size)], axis=-1)
    spread = np.concatenate([np.roll(grid, k, axis=1) for k in range(3)])
    trials = np.log(spread / spread.sum(axis=1, keepdims=True))
    return np.array(
        [
            all(is_convex(sizes, chi, row) for row in line)
            and tangent_distance(sizes, chi, line[0], trials).min() >= TANGENT_ALLOWED
            for line in ln_phi
        ]
    )
