"""The phase diagram of a polymer in a diluent: every line, in kelvin, by volume and weight."""

from dataclasses import dataclass
from typing import Literal, final

import numpy as np
from jaxtyping import Float

from poreform.thermo.monotectic import Monotectic, NoMonotectic
from poreform.thermo.system import System

Order = Literal["liquid-liquid", "solid-liquid"]
"""Which demixing a solution meets first on cooling."""


@final
@dataclass(frozen=True, slots=True)
class CriticalPoint:
    """Where binodal and spinodal touch."""

    temperature: float
    """[K]."""

    phi: float
    weight_fraction: float
    kind: Literal["upper", "lower"]
    """Upper: one phase above it, two below."""


@final
@dataclass(frozen=True, slots=True)
class PairLine:
    """Two branches of composition against temperature; a gap in T splits it into pieces."""

    temperature: Float[np.ndarray, " points"]
    """[K], rising."""

    phi_lean: Float[np.ndarray, " points"]
    phi_rich: Float[np.ndarray, " points"]
    weight_lean: Float[np.ndarray, " points"]
    weight_rich: Float[np.ndarray, " points"]


@final
@dataclass(frozen=True, slots=True)
class CompositionLine:
    """One temperature at each composition."""

    phi: Float[np.ndarray, " points"]
    weight_fraction: Float[np.ndarray, " points"]
    temperature: Float[np.ndarray, " points"]
    """[K]."""


@final
@dataclass(frozen=True, slots=True)
class PhaseDiagram:
    """Every line of a system, and the questions that a membrane maker asks of them."""

    system: System
    undercooling: float
    """[K] below the melting line at which the solution crystallises when cooled."""

    binodal: tuple[PairLine, ...]
    """Coexisting liquids, one piece per gap; empty when there is one phase throughout."""

    spinodal: tuple[PairLine, ...]
    """Limits of stability, on the temperatures of the binodal."""

    melting: CompositionLine
    """Equilibrium melting line of the uniform solution."""

    crystallisation: CompositionLine
    """Melting line less the undercooling."""

    critical_points: tuple[CriticalPoint, ...]
    """Hottest first."""

    monotectic: Monotectic | NoMonotectic
    """At equilibrium."""

    kinetic_monotectic: Monotectic | NoMonotectic
    """With the crystallisation line in place of the melting line."""

    notes: tuple[str, ...]
    """What a reader must know: extrapolations, estimates."""

    @property
    def critical(self) -> CriticalPoint | None:
        """The upper critical point, the one that cooling meets; None when there is none."""
        raise NotImplementedError

    def melting_temperature(self, phi: float) -> float:
        """Return the equilibrium melting temperature [K] of the uniform solution."""
        raise NotImplementedError

    def crystallisation_temperature(self, phi: float) -> float:
        """Return the temperature [K] at which the cooled uniform solution crystallises."""
        raise NotImplementedError

    def cloud_temperature(self, phi: float) -> float | None:
        """Return the highest temperature [K] at which cooling meets the binodal; None: never."""
        raise NotImplementedError

    def order(self, phi: float) -> Order:
        """Return which demixing comes first on cooling, with the kinetic crystal line."""
        raise NotImplementedError


def phase_diagram(
    system: System, *, undercooling: float, span: tuple[float, float] | None = None
) -> PhaseDiagram:
    """Return the phase diagram.

    Parameters
    ----------
    undercooling : float
        [K] below the melting line at which cooling crystallises; from DSC at the cooling
        rate of interest (0: equilibrium).
    span : (2,) float, optional
        Temperatures [K] between which the liquid lines are drawn; by default from 200 K
        below the polymer's equilibrium melting temperature to above every line.
    """
    raise NotImplementedError
