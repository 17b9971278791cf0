"""chi(T) = a + b/T from measured cloud points and melting points, with its covariance."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import final

import numpy as np
from jaxtyping import Float

from poreform.core.errors import InputError, NotConvergedError
from poreform.thermo.binodal import critical_point
from poreform.thermo.chains import Chains
from poreform.thermo.chi import ChiEstimate, TemperatureChi
from poreform.thermo.crystal import Crystal
from poreform.thermo.kernels.separable import excess_of_composition
from poreform.thermo.polydisperse import cloud_point_of

MOST_ROUNDS = 50
SETTLED = 1e-10
"""Relative change of b at which the weights, which depend on it, have settled."""

Line = tuple[float, float]
"""(a, b [K])."""


@final
@dataclass(frozen=True, slots=True, eq=False)
class ChiObservations:
    """What measured temperatures say of chi: one value at each, and how it leans on T."""

    temperature: Float[np.ndarray, " points"]
    """[K]."""

    chi: Float[np.ndarray, " points"]
    """chi that the point demands at its temperature."""

    chi_slope: Float[np.ndarray, " points"]
    """d(chi demanded)/dT [1/K]; zero for a cloud point, whose chi follows from phi."""

    temperature_std: Float[np.ndarray, " points"]
    """[K] standard deviation of each temperature, > 0."""

    def __post_init__(self) -> None:
        shapes = {self.temperature.shape, self.chi.shape, self.temperature_std.shape}
        if len(shapes) != 1 or self.temperature.ndim != 1:
            raise InputError("each point needs a temperature, a chi and a deviation")
        if not ((self.temperature > 0.0) & (self.temperature_std > 0.0)).all():
            raise InputError("temperatures [K] and their deviations are above 0")


@final
@dataclass(frozen=True, slots=True, eq=False)
class ChiFit:
    """The straight line of chi against 1/T that fits the points best."""

    constant: float
    """a."""

    inverse: float
    """b [K]."""

    covariance: Float[np.ndarray, "2 2"]
    """Of (a, b): strongly correlated, so quote chi at `middle_temperature` instead."""

    middle_temperature: float
    """[K] where chi is known best: there its error does not depend on that of b."""

    reduced_chi_square: float
    """Misfit per degree of freedom; NaN without one.  Far above 1: the deviations are too
    small or the model is wrong."""

    residuals: Float[np.ndarray, " points"]
    """[K] measured less fitted temperature, to first order."""

    lowest: float
    highest: float
    """[K] of the points."""

    @property
    def model(self) -> TemperatureChi:
        """chi(T)."""
        return TemperatureChi(self.constant, inverse=self.inverse)

    def std_at(self, temperature: float) -> float:
        """Return the standard deviation of chi at `temperature` [K]."""
        row = np.array([1.0, 1.0 / temperature])
        return float(np.sqrt(row @ self.covariance @ row))

    def estimate(self, *, source: str) -> ChiEstimate:
        """Return the fit as the chi of a system; its spread is the worst of the range."""
        return ChiEstimate(
            model=self.model,
            std=max(self.std_at(self.lowest), self.std_at(self.highest)),
            lowest=self.lowest,
            highest=self.highest,
            status="computed",
            source=source,
            covariance=(
                (float(self.covariance[0, 0]), float(self.covariance[0, 1])),
                (float(self.covariance[1, 0]), float(self.covariance[1, 1])),
            ),
        )


@final
@dataclass(frozen=True, slots=True, eq=False)
class ChiPrior:
    """What is believed of (a, b) before any point, such as a Hansen estimate."""

    mean: Float[np.ndarray, "2"]
    covariance: Float[np.ndarray, "2 2"]

    @classmethod
    def of_estimate(cls, estimate: ChiEstimate, *, temperature: float) -> "ChiPrior":
        """Return an estimate as a prior that cloud points update.

        The level of chi at `temperature` [K] is off by the estimate's `std`; its slope b
        is as uncertain as b itself, for the cohesion behind it is (assumed).
        """
        model = estimate.model
        if not isinstance(model, TemperatureChi):
            raise InputError("a prior of a + b/T needs an estimate of that form")
        slope = abs(model.inverse) + temperature * estimate.std
        # chi(T) = level + b (1/T - 1/T0): level and b err independently
        turn = np.array([[1.0, -1.0 / temperature], [0.0, 1.0]])
        spread = np.diag([estimate.std**2, slope**2])
        return cls(
            np.array([model.constant, model.inverse]), np.asarray(turn @ spread @ turn.T)
        )


def cloud_observations(
    phi: Float[np.ndarray, " points"],
    temperature: Float[np.ndarray, " points"],
    temperature_std: Float[np.ndarray, " points"],
    chains: Chains | float,
) -> ChiObservations:
    """Return what cloud points say of chi.

    Parameters
    ----------
    phi : (points,) float
        Polymer volume fractions at the cloud points.
    temperature, temperature_std : (points,) float
        Cloud temperatures [K] and their standard deviations [K].
    chains : Chains or float
        Distribution of the chain lengths, or the one length of all [sites].
    """
    if not ((phi > 0.0) & (phi < 1.0)).all():
        raise InputError("the volume fractions of cloud points lie between 0 and 1")
    if isinstance(chains, Chains):
        chi = np.array([cloud_point_of(chains, float(p)).chi for p in phi])
    else:
        chi = critical_point(chains, 1.0)[1] + excess_of_composition(
            np.asarray(phi, dtype=np.float64), float(chains), 1.0
        )
    if np.isnan(chi).any():
        raise NotConvergedError("chi of a cloud point did not converge", last=chi)
    return ChiObservations(temperature, chi, np.zeros_like(chi), temperature_std)


def melting_observations(
    phi: Float[np.ndarray, " points"],
    temperature: Float[np.ndarray, " points"],
    temperature_std: Float[np.ndarray, " points"],
    *,
    crystal: Crystal,
    chain_length: float,
) -> ChiObservations:
    """Return what equilibrium melting points in solution say of chi.

    Each point demands chi (1-phi)^2 = -g(T) - ln(phi)/N + (1 - 1/N)(1-phi), Flory's
    melting line read for chi; near phi = 1 it says nothing and is refused.

    Parameters
    ----------
    phi : (points,) float
        Polymer volume fractions.
    temperature, temperature_std : (points,) float
        Melting temperatures [K], extrapolated to infinite crystals, and deviations [K].
    chain_length : float
        Number-average chain length [sites].
    """
    if not ((phi > 0.0) & (phi < 1.0)).all():
        raise InputError("the volume fractions of melting points lie between 0 and 1")
    rest = 1.0 - phi
    gain = np.asarray(crystal.driving_force(temperature))
    athermal = (1.0 - 1.0 / chain_length) * rest - np.log(phi) / chain_length
    step = 1e-200
    gain_slope = np.asarray(crystal.driving_force(temperature + 1j * step)).imag / step
    return ChiObservations(
        temperature=temperature,
        chi=(athermal - gain) / rest**2,
        chi_slope=-gain_slope / rest**2,
        temperature_std=temperature_std,
    )


def fit_chi(
    observations: Sequence[ChiObservations], *, prior: ChiPrior | None = None
) -> ChiFit:
    """Return the weighted least-squares line through all observations.

    The error of a point is in its temperature: its weight is that of
    |d(chi demanded)/dT + b/T^2| sigma_T, which depends on b, so the fit is repeated until
    b settles.

    Raises
    ------
    InputError
        Fewer than two temperatures and no prior.
    NotConvergedError
        The weights do not settle.
    """
    kelvin = np.concatenate([seen.temperature for seen in observations])
    if prior is None and np.unique(kelvin).size < 2:
        raise InputError(
            "chi(T) needs cloud or melting points at two temperatures or more; add points "
            "or give a prior"
        )
    inverse = 0.0
    for _ in range(MOST_ROUNDS):
        fitted, covariance = _solve(observations, inverse, prior)
        if abs(fitted[1] - inverse) <= SETTLED * max(abs(fitted[1]), 1.0):
            return _assemble(observations, fitted, covariance)
        inverse = float(fitted[1])
    raise NotConvergedError("the weights of the points do not settle", last=fitted)


def _sigmas(seen: ChiObservations, inverse: float) -> Float[np.ndarray, " points"]:
    """Return the deviation of chi that the deviation of each temperature makes."""
    lean = np.abs(seen.chi_slope + inverse / seen.temperature**2)
    # a line without slope gives a cloud point no error at all: keep the weights finite
    return np.asarray(np.maximum(lean, 1.0 / seen.temperature**2) * seen.temperature_std)


def _solve(
    observations: Sequence[ChiObservations], inverse: float, prior: ChiPrior | None
) -> tuple[Float[np.ndarray, "2"], Float[np.ndarray, "2 2"]]:
    """Return (a, b) and their covariance for the weights that `inverse` gives."""
    sigma = np.concatenate([_sigmas(seen, inverse) for seen in observations])
    kelvin = np.concatenate([seen.temperature for seen in observations])
    chi = np.concatenate([seen.chi for seen in observations]) / sigma
    # centred in 1/T: a and b are all but parallel otherwise
    centre = float(np.average(1.0 / kelvin, weights=sigma**-2.0))
    rows = np.column_stack([np.ones_like(kelvin), 1.0 / kelvin - centre]) / sigma[:, None]
    normal, right = rows.T @ rows, rows.T @ chi
    shift = np.array([[1.0, centre], [0.0, 1.0]])  # (a, b) -> (a + b centre, b)
    if prior is not None:
        believed = np.linalg.inv(shift @ prior.covariance @ shift.T)
        normal, right = normal + believed, right + believed @ (shift @ prior.mean)
    covariance = np.linalg.inv(normal)
    back = np.linalg.inv(shift)
    return back @ (covariance @ right), back @ covariance @ back.T


def _assemble(
    observations: Sequence[ChiObservations],
    fitted: Float[np.ndarray, "2"],
    covariance: Float[np.ndarray, "2 2"],
) -> ChiFit:
    constant, inverse = (float(value) for value in fitted)
    kelvin = np.concatenate([seen.temperature for seen in observations])
    sigma = np.concatenate([_sigmas(seen, inverse) for seen in observations])
    std = np.concatenate([seen.temperature_std for seen in observations])
    slope = np.concatenate([seen.chi_slope for seen in observations])
    lean = slope + inverse / kelvin**2
    miss = np.concatenate([seen.chi for seen in observations]) - constant - inverse / kelvin
    freedom = kelvin.size - 2
    square = float(((miss / sigma) ** 2).sum())
    return ChiFit(
        constant=constant,
        inverse=inverse,
        covariance=covariance,
        middle_temperature=float(-covariance[1, 1] / covariance[0, 1]),
        reduced_chi_square=square / freedom if freedom > 0 else float("nan"),
        residuals=np.sign(lean) * miss / sigma * std,
        lowest=float(kelvin.min()),
        highest=float(kelvin.max()),
    )
