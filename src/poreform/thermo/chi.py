"""How the interaction parameter chi goes with temperature and composition.

Convention: the mixing free energy per site is
f/RT = phi/N ln phi + (1-phi) ln(1-phi) + phi (1-phi) chi(T, phi), so a chi that depends on
composition is Koningsveld's interaction function g.  The chi that solvent activity gives
is then chi - (1 - phi) dchi/dphi.
"""

from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from typing import Any, final

import numpy as np
from numpy.typing import NDArray

from poreform.core.errors import InputError

LEAST_STD = 1e-300
"""Keeps a chi that is certain from dividing zero by zero."""

Scalars = float | NDArray[Any]
"""A number or an array of numbers; complex ones pass too, for derivative checks."""


class ChiModel(ABC):
    """chi(T, phi); pure arithmetic, so that arrays and complex steps pass through."""

    @property
    @abstractmethod
    def depends_on_composition(self) -> bool:
        """False when chi is the same at every phi, so that the exact binodal applies."""

    @abstractmethod
    def at(self, temperature: Scalars, phi: Scalars = 0.0) -> Scalars:
        """Return chi at `temperature` [K] and polymer volume fraction `phi`."""

    @abstractmethod
    def temperature_slope(self, temperature: Scalars, phi: Scalars = 0.0) -> Scalars:
        """Return dchi/dT [1/K]."""

    @abstractmethod
    def composition_slope(self, temperature: Scalars, phi: Scalars) -> Scalars:
        """Return dchi/dphi."""

    @abstractmethod
    def composition_curvature(self, temperature: Scalars, phi: Scalars) -> Scalars:
        """Return d2chi/dphi2."""


@final
@dataclass(frozen=True, slots=True)
class TemperatureChi(ChiModel):
    """chi = a + b/T + c ln T + d T + e T^2, T in kelvin, the same at every composition.

    b > 0 alone gives an upper critical temperature, b < 0 a lower one; with c or d a
    closed loop or an hourglass.  Source: the form of Aspen and polykin.
    """

    constant: float
    """a."""

    inverse: float = 0.0
    """b [K]."""

    logarithmic: float = 0.0
    """c."""

    linear: float = 0.0
    """d [1/K]."""

    quadratic: float = 0.0
    """e [1/K2]."""

    @property
    def depends_on_composition(self) -> bool:
        """False."""
        return False

    def at(self, temperature: Scalars, phi: Scalars = 0.0) -> Scalars:
        """Return chi at `temperature` [K]; `phi` only lends its shape."""
        value: Scalars = (
            self.constant
            + self.inverse / temperature
            + self.logarithmic * np.log(temperature)
            + self.linear * temperature
            + self.quadratic * temperature**2
            + 0.0 * phi
        )
        return value

    def temperature_slope(self, temperature: Scalars, phi: Scalars = 0.0) -> Scalars:
        """Return dchi/dT [1/K]."""
        return (
            -self.inverse / temperature**2
            + self.logarithmic / temperature
            + self.linear
            + 2.0 * self.quadratic * temperature
            + 0.0 * phi
        )

    def composition_slope(self, temperature: Scalars, phi: Scalars) -> Scalars:
        """Return zero, in the shape of the arguments."""
        return 0.0 * phi * temperature

    def composition_curvature(self, temperature: Scalars, phi: Scalars) -> Scalars:
        """Return zero, in the shape of the arguments."""
        return 0.0 * phi * temperature


@final
@dataclass(frozen=True, slots=True)
class PolynomialChi(ChiModel):
    """chi = D(T) (1 + b1 phi + b2 phi^2 + ...), D a `TemperatureChi`.

    Source: R. Qian, S. Mumby and B. Eichinger, Macromolecules 24 (1991) 1655 (memory).
    """

    temperature_part: TemperatureChi
    """D(T)."""

    coefficients: tuple[float, ...]
    """(b1, b2, ...)."""

    @property
    def depends_on_composition(self) -> bool:
        """True when any coefficient differs from zero."""
        return any(self.coefficients)

    def _powers(self, phi: Scalars, order: int) -> Scalars:
        series = np.polynomial.Polynomial([1.0, *self.coefficients])
        value: Scalars = (series.deriv(order) if order else series)(phi)
        return value

    def at(self, temperature: Scalars, phi: Scalars = 0.0) -> Scalars:
        """Return chi."""
        return self.temperature_part.at(temperature) * self._powers(phi, 0)

    def temperature_slope(self, temperature: Scalars, phi: Scalars = 0.0) -> Scalars:
        """Return dchi/dT [1/K]."""
        return self.temperature_part.temperature_slope(temperature) * self._powers(phi, 0)

    def composition_slope(self, temperature: Scalars, phi: Scalars) -> Scalars:
        """Return dchi/dphi."""
        return self.temperature_part.at(temperature) * self._powers(phi, 1)

    def composition_curvature(self, temperature: Scalars, phi: Scalars) -> Scalars:
        """Return d2chi/dphi2."""
        return self.temperature_part.at(temperature) * self._powers(phi, 2)


@final
@dataclass(frozen=True, slots=True)
class KoningsveldKleintjens(ChiModel):
    """chi = alpha + beta(T)/(1 - gamma phi), from the contact surfaces of segments.

    Source: R. Koningsveld and L. Kleintjens, Macromolecules 4 (1971) 637 (memory).
    """

    constant: float
    """alpha."""

    temperature_part: TemperatureChi
    """beta(T)."""

    surface: float
    """gamma < 1, one less the ratio of the contact surfaces of the two segments."""

    def __post_init__(self) -> None:
        if not self.surface < 1.0:
            raise InputError(
                f"surface (gamma) is {self.surface:g}; it is below 1, else chi diverges at "
                "a composition between solvent and polymer"
            )

    @property
    def depends_on_composition(self) -> bool:
        """True unless gamma is zero."""
        return self.surface != 0.0

    def at(self, temperature: Scalars, phi: Scalars = 0.0) -> Scalars:
        """Return chi."""
        beta = self.temperature_part.at(temperature)
        return self.constant + beta / (1.0 - self.surface * phi)

    def temperature_slope(self, temperature: Scalars, phi: Scalars = 0.0) -> Scalars:
        """Return dchi/dT [1/K]."""
        slope = self.temperature_part.temperature_slope(temperature)
        return slope / (1.0 - self.surface * phi)

    def composition_slope(self, temperature: Scalars, phi: Scalars) -> Scalars:
        """Return dchi/dphi."""
        beta = self.temperature_part.at(temperature)
        return beta * self.surface / (1.0 - self.surface * phi) ** 2

    def composition_curvature(self, temperature: Scalars, phi: Scalars) -> Scalars:
        """Return d2chi/dphi2."""
        beta = self.temperature_part.at(temperature)
        return 2.0 * beta * self.surface**2 / (1.0 - self.surface * phi) ** 3


@final
@dataclass(frozen=True, slots=True)
class ShiftedChi(ChiModel):
    """A model plus a line in 1/T: how an uncertain chi moves as a whole."""

    model: ChiModel
    """The model that is moved."""

    shift: float
    """What is added to chi everywhere."""

    inverse: float = 0.0
    """[K]; over T, it is added too."""

    @property
    def depends_on_composition(self) -> bool:
        """As the moved model."""
        return self.model.depends_on_composition

    def at(self, temperature: Scalars, phi: Scalars = 0.0) -> Scalars:
        """Return chi."""
        return self.model.at(temperature, phi) + self.shift + self.inverse / temperature

    def temperature_slope(self, temperature: Scalars, phi: Scalars = 0.0) -> Scalars:
        """Return dchi/dT [1/K]."""
        slope = self.model.temperature_slope(temperature, phi)
        return slope - self.inverse / temperature**2

    def composition_slope(self, temperature: Scalars, phi: Scalars) -> Scalars:
        """Return dchi/dphi."""
        return self.model.composition_slope(temperature, phi)

    def composition_curvature(self, temperature: Scalars, phi: Scalars) -> Scalars:
        """Return d2chi/dphi2."""
        return self.model.composition_curvature(temperature, phi)


@final
@dataclass(frozen=True, slots=True)
class ChiEstimate:
    """A chi model with what is known of its error and its origin."""

    model: ChiModel
    """chi(T, phi), per site of the reference volume."""

    std: float
    """Standard deviation of chi; without `covariance` the same error at every T."""

    lowest: float
    """Lower end [K] of the range of temperatures that the model was made for."""

    highest: float
    """Upper end [K] of that range."""

    status: str
    """read, computed, assumed ... as for every fact, or 'estimate' for Hansen's."""

    source: str
    """Where it comes from."""

    is_estimate: bool = field(default=False)
    """True for a Hansen prior: good for a rank, never for a verdict."""

    covariance: tuple[tuple[float, float], tuple[float, float]] | None = None
    """Of (a, b [K]) of a fit of chi = a + b/T; None: `std` holds throughout."""

    def at(self, temperature: Scalars, phi: Scalars = 0.0) -> Scalars:
        """Return chi at `temperature` [K], also outside the range (see `covers`)."""
        return self.model.at(temperature, phi)

    def std_at(self, temperature: float) -> float:
        """Return the standard deviation of chi at `temperature` [K]."""
        if self.covariance is None:
            return self.std
        row = np.array([1.0, 1.0 / temperature])
        return float(np.sqrt(row @ np.array(self.covariance) @ row))

    def moved(self, deviations: float, temperature: float) -> ShiftedChi:
        """Return the model, off by `deviations` standard deviations at `temperature` [K].

        At other temperatures it moves by what is then to be expected: with a covariance
        along its regression line, else by the same amount.
        """
        if self.covariance is None:
            return ShiftedChi(self.model, deviations * self.std)
        row = np.array([1.0, 1.0 / temperature])
        along = np.array(self.covariance) @ row / max(self.std_at(temperature), LEAST_STD)
        return ShiftedChi(self.model, *(float(d) for d in deviations * along))

    def covers(self, temperature: float) -> bool:
        """Return whether the model was made for `temperature` [K]."""
        return self.lowest <= temperature <= self.highest
