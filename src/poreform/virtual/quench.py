"""How fine liquid-liquid demixing comes out, before it is simulated.

The initial spinodal wavelength of a polymer solution is some 10 nm while the membrane's
pores are 10 to 100 times larger: between the two lies coarsening.  No grid holds both, so a
run starts from a pattern whose wavelength is already of the order of the final one.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from poreform.core.history import History

AMPLIFICATION = math.log(1e3)
"""Growth of a thermal fluctuation (about 1e-3) to demixed phases (about 1)."""

STEPS_OF_QUENCH = 4000
"""Times at which the amplification is summed; the result moves by 1e-3 when doubled."""


@dataclass(frozen=True, slots=True)
class QuenchedSolution:
    """What linear theory needs to know of a solution that is being cooled."""

    phi: float
    """Polymer volume fraction."""

    curvature: Callable[[float], float]
    """Second derivative of the free energy of mixing per site over RT, against T [K]."""

    diffusivity: Callable[[float], float]
    """Of the solvent through the solution [m^2/s], against T [K]."""

    gradient: float
    """Gradient coefficient kappa [m^2] of the free energy per site over RT."""

    def wavelength(self, temperature: float) -> float:
        """Return the fastest-growing wavelength [m]; infinite outside the spinodal.

        Source: Cahn, J. Chem. Phys. 42 (1965) 93; lambda = 2 pi sqrt(-2 kappa / f'').
        """
        curvature = self.curvature(temperature)
        if curvature >= 0.0:
            return math.inf
        return 2.0 * math.pi * math.sqrt(-2.0 * self.gradient / curvature)

    def growth_rate(self, temperature: float) -> float:
        """Return the amplification rate [1/s] of that wavelength; 0 outside."""
        curvature = self.curvature(temperature)
        if curvature >= 0.0:
            return 0.0
        mobility = self.diffusivity(temperature) * self.phi * (1.0 - self.phi)
        return mobility * curvature**2 / (4.0 * self.gradient)


@dataclass(frozen=True, slots=True)
class Demixing:
    """When and how finely a cooled solution demixes into two liquids."""

    time: float
    """[s] at which the fluctuations have grown to demixed phases."""

    temperature: float
    """[K] at that time."""

    wavelength: float
    """[m] selected by then, before coarsening."""


def demixing(solution: QuenchedSolution, history: History) -> Demixing | None:
    """Return when `solution` demixes along `history`; None when it never does.

    The amplification of the fastest mode is summed along the cooling until it reaches
    `AMPLIFICATION` (Huston, Cahn & Hilliard, Acta Metall. 14 (1966) 1053 for a quench at a
    finite rate).
    """
    times = np.linspace(history.time[0], history.time[-1], STEPS_OF_QUENCH)
    temperatures = np.array([history.at(float(time)) for time in times])
    rates = np.array([solution.growth_rate(float(value)) for value in temperatures])
    grown = np.concatenate(
        [[0.0], np.cumsum(0.5 * (rates[1:] + rates[:-1]) * np.diff(times))]
    )
    index = int(np.searchsorted(grown, AMPLIFICATION))
    if index >= times.size:
        return None
    temperature = float(temperatures[index])
    return Demixing(float(times[index]), temperature, solution.wavelength(temperature))


def coarsened_length(
    start: Demixing,
    solution: QuenchedSolution,
    history: History,
    *,
    arrest_temperature: float,
    prefactor: float,
) -> float:
    """Return the pattern length [m] that diffusive coarsening reaches at the arrest.

    l^3 grows in proportion to M sigma t (Lifshitz & Slyozov, J. Phys. Chem. Solids 19
    (1961) 35); mobility times tension is taken as the growth rate of the fastest mode times
    its inverse wave number cubed, and the `prefactor` is assumed (hypothesis).  Flow is
    left out, so that the length is a lower estimate where the gel forms slowly.
    """
    last = history.first_time_below(arrest_temperature)
    end = float(history.time[-1]) if last is None else max(last, start.time)
    times = np.linspace(start.time, end, STEPS_OF_QUENCH)
    temperatures = [history.at(float(time)) for time in times]
    speed = np.array(
        [
            prefactor
            * solution.growth_rate(value)
            * solution.wavelength(value) ** 3
            / (2 * math.pi) ** 3
            if solution.growth_rate(value) > 0.0
            else 0.0
            for value in temperatures
        ]
    )
    gained = float(np.sum(0.5 * (speed[1:] + speed[:-1]) * np.diff(times)))
    return float((start.wavelength**3 + gained) ** (1.0 / 3.0))
