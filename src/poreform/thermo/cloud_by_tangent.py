"""Cloud temperatures when chi depends on composition: one solution at a time.

A solution is stable when f lies nowhere below its tangent.  A scan over temperature and
composition shows the hottest temperature below which it dips; Newton in temperature and
the composition of the other phase, on the equations of `kernels.common_tangent`, ends it.
"""

from dataclasses import dataclass
from typing import Any, final

import numpy as np
from jaxtyping import Bool, Float
from numpy.typing import NDArray

from poreform.core.errors import NotConvergedError
from poreform.thermo.free_energy import FloryHuggins
from poreform.thermo.kernels.common_tangent import expm1, mismatches
from poreform.thermo.liquid_pair import BELOW_ALLOWED, slope_and_intercept
from poreform.thermo.newton import damped_newton
from poreform.thermo.spinodals import WIDEST, curvature, logs

SCAN_STEP = 5.0
"""[K]; chi(T) of any liquid is smooth on that scale."""

REACH = 2.0
"""Steps of the scan above which a cloud point is not looked for: the scan may miss a faint
dip at its next temperature, not at two."""

TRIALS = 400
COMPLEX_STEP = 1e-200
MOST_STEPS = 40
LONGEST = 20.0
"""[K] of one step of Newton."""

SETTLED = 1e-10
"""[K] of the last step of Newton, which leaves an error of its square or round-off."""
DEEP = -20.0
"""Place beyond which the lean phase is estimated from its tangent, off the scan."""


@final
@dataclass(frozen=True, slots=True)
class Landscape:
    """f of a liquid over temperature and composition, evaluated once."""

    liquid: FloryHuggins
    kelvin: Float[np.ndarray, " temperatures"]
    places: Float[np.ndarray, " trials"]
    slope: Float[np.ndarray, "temperatures trials"]
    intercept: Float[np.ndarray, "temperatures trials"]
    phi: Float[np.ndarray, " trials"]

    @classmethod
    def of(cls, liquid: FloryHuggins, span: tuple[float, float]) -> "Landscape":
        """Return the landscape between two temperatures [K]."""
        kelvin = np.linspace(*span, 1 + round((span[1] - span[0]) / SCAN_STEP))
        places = np.linspace(-WIDEST, WIDEST, TRIALS)
        slope, intercept = _tangents(liquid, kelvin[:, None], places[None, :])
        return cls(liquid, kelvin, places, slope, intercept, np.exp(logs(places)[0]))

    def cloud_temperatures(
        self, phi: Float[np.ndarray, " points"]
    ) -> Float[np.ndarray, " points"]:
        """Return the highest temperature [K] at which cooling meets the binodal.

        NaN: never; infinity: two phases throughout.
        """
        out = np.full(phi.shape, np.nan)
        starts: list[tuple[int, float, float]] = []
        for i, fraction in enumerate(phi):
            stable, other = self._seen_from(float(np.log(fraction) - np.log1p(-fraction)))
            turns = np.flatnonzero(~stable[:-1] & stable[1:])
            if not stable.any():
                out[i] = np.inf
            elif turns.size:
                starts.append((i, self.kelvin[turns[-1]], other[turns[-1]]))
        if starts:
            index, kelvin, place = (
                np.array(column) for column in zip(*starts, strict=True)
            )
            out[index] = self._solved(phi[index], kelvin, place)
        return out

    def _seen_from(
        self, place: float
    ) -> tuple[Bool[np.ndarray, " temperatures"], Float[np.ndarray, " temperatures"]]:
        """Return where a solution is stable, and the place deepest below its tangent."""
        slope, intercept = _tangents(self.liquid, self.kelvin[:, None], np.array([[place]]))
        above = self.intercept - intercept + self.phi * (self.slope - slope)
        deepest = np.argmin(above, axis=1)
        bend = curvature(self.liquid, self.kelvin, np.full(self.kelvin.shape, place))
        stable = (above.min(axis=1) >= -BELOW_ALLOWED) & (bend > 0.0)
        other = self.places[deepest]
        # f' of a trace is ln phi/N and what the middle of the diagram fixes
        n_a, n_b = self.liquid.n_a, self.liquid.n_b
        trace = n_a * (slope[:, 0] + 1.0 / n_b - self.liquid.chi.at(self.kelvin, 0.0)) - 1.0
        deep = (other < DEEP) & (trace < DEEP)
        return stable, np.where(deep, trace, other)

    def _solved(
        self,
        phi: Float[np.ndarray, " points"],
        kelvin: Float[np.ndarray, " points"],
        place: Float[np.ndarray, " points"],
    ) -> Float[np.ndarray, " points"]:
        """Return the cloud temperatures [K] next to T and place of the other phase."""
        own = np.log(phi) - np.log1p(-phi)
        out = np.full(phi.shape, np.nan)
        # far within the gap the deepest composition may lie on the far side
        for guess in (place, 2.0 * own - place):
            left = np.isnan(out)
            if not left.any():
                break
            found = other_phase(self.liquid, phi[left], kelvin[left], guess[left])
            held = (found >= kelvin[left]) & (found <= kelvin[left] + REACH * SCAN_STEP)
            out[left] = np.where(held, found, np.nan)
        if np.isnan(out).any():
            lost = float(phi[np.isnan(out)][0])
            raise NotConvergedError(f"no cloud point was found at phi = {lost:g}", last=out)
        return out


def other_phase(
    liquid: FloryHuggins,
    phi: Float[np.ndarray, " points"],
    kelvin: Float[np.ndarray, " points"],
    place: Float[np.ndarray, " points"],
    *,
    most_steps: int = MOST_STEPS,
) -> Float[np.ndarray, " points"]:
    """Return T [K] at which solutions share a tangent with the phase near `place`.

    NaN where Newton does not settle.  On the way the other phase may pass the solution:
    the equations are regular there.
    """
    up = place > np.log(phi) - np.log1p(-phi)
    ln_other, ln_other_rest = logs(place)
    distance = np.where(up, np.log1p(-phi) - ln_other_rest, np.log(phi) - ln_other)
    state, settled = np.stack([kelvin, distance]), np.zeros(phi.shape, dtype=np.bool_)

    def unmet(at: NDArray[Any], distance: NDArray[Any]) -> NDArray[Any]:
        return _unmet(liquid, (phi, up), at, distance)

    with np.errstate(all="ignore"):  # a wild iterate is not finite, and told by NaN
        for _ in range(most_steps):
            by_kelvin = unmet(state[0] + 1j * COMPLEX_STEP, state[1] + 0j)
            by_distance = unmet(state[0] + 0j, state[1] + 1j * COMPLEX_STEP)
            one, two = np.moveaxis(by_kelvin.real, -1, 0)
            a, c = np.moveaxis(by_kelvin.imag, -1, 0) / COMPLEX_STEP
            b, d = np.moveaxis(by_distance.imag, -1, 0) / COMPLEX_STEP
            step = np.stack([d * one - b * two, a * two - c * one]) / (a * d - b * c)
            step[0] = np.clip(step[0], -LONGEST, LONGEST)
            state = state - step
            settled = np.abs(step[0]) <= SETTLED
            if settled.all():
                break
    for i in np.flatnonzero(~settled):  # a full step went astray: with damping, then
        state[0, i] = _damped(liquid, (phi[i], up[i]), (kelvin[i], distance[i]), most_steps)
    return np.asarray(state[0])


def _damped(
    liquid: FloryHuggins,
    solution: tuple[float, bool],
    start: tuple[float, float],
    most_steps: int,
) -> float:
    """Return T [K] of one solution; NaN where Newton does not settle."""
    found = damped_newton(
        lambda states: _unmet(
            liquid,
            (np.asarray(solution[0]), np.asarray(solution[1])),
            states[..., 0],
            states[..., 1],
        ),
        np.array(start),
        most_steps=most_steps,
    )
    return float("nan") if found is None else float(found[0])


def _unmet(
    liquid: FloryHuggins,
    solution: tuple[NDArray[Any], NDArray[Any]],
    kelvin: NDArray[Any],
    distance: NDArray[Any],
) -> NDArray[Any]:
    """Return what a solution (phi, other phase richer?) leaves unmet at T [K]."""
    phi, up = solution
    # the distance that may grow without end is the unknown: z up, y down
    fall = -expm1(-distance)
    gap = np.where(up, (1.0 - phi) * fall, -phi * fall)
    y = np.where(up, np.log(1.0 + gap / phi), -distance)
    z = np.where(up, distance, -np.log(1.0 - gap / (1.0 - phi)))
    return mismatches(
        (phi + gap, gap), y, z, (liquid.n_a, liquid.n_b),
        lambda p: np.asarray(liquid.interaction_curvature(p, kelvin[..., None])),
    )  # fmt: skip


def _tangents(
    liquid: FloryHuggins, kelvin: NDArray[Any], places: NDArray[Any]
) -> tuple[NDArray[Any], NDArray[Any]]:
    """Return f' and intercept at every pair of temperature and place."""
    ln_phi, ln_rest = logs(places)
    shape = np.zeros(np.broadcast_shapes(kelvin.shape, places.shape))
    return slope_and_intercept(liquid, kelvin, (ln_phi + shape, ln_rest + shape))
