"""How long the next step may be."""

from dataclasses import dataclass

import numpy as np

from poreform.sim.equations.crystallising import coefficients_at
from poreform.sim.equations.equation import Rates
from poreform.sim.kernels.local import curvature, mobility_share
from poreform.sim.moment import Moment
from poreform.sim.problem import Problem
from poreform.sim.steppers.sbdf2 import GROWTH_LIMIT, Trial

SAFETY = 0.9
"""Share of the step that the error estimate would allow."""

REFUSAL = 2.0
"""Error over tolerance, or front over its limit, above which a step is taken back."""

LEAST_SHARE = 1e-12
"""Shortest step as a share of the history; below it the run gives up."""

FIRST_SHARE = 1.0
"""First step over the time in which the fastest cell would change by the tolerance."""

LINEAR_SPREAD = 0.03
"""Spread of the composition up to which demixing is taken to follow linear theory."""


@dataclass(frozen=True, slots=True)
class Pace:
    """Rules for the length of a step, from the control of a problem."""

    problem: Problem

    @property
    def end(self) -> float:
        """End of the history [s]."""
        return float(self.problem.history.time[-1])

    @property
    def least(self) -> float:
        """Shortest step [s]."""
        return LEAST_SHARE * (self.end - float(self.problem.history.time[0]))

    def first(self, rates: Rates) -> float:
        """Return a first step [s] that is small against every change."""
        fastest = max(float(abs(rate).max()) for rate in rates.values)
        whole = self.end - float(self.problem.history.time[0])
        control = self.problem.control
        if fastest * whole <= control.tolerance:
            return 1e-3 * whole
        return FIRST_SHARE * control.tolerance / fastest

    def bounded(self, step: float, *, moment: Moment) -> float:
        """Return `step` [s] shortened to the end and to small changes of T and of waves.

        While a dope inside the spinodal is still nearly uniform its waves are too small for
        the error estimate to see; the step then resolves the growth of the fastest one.
        """
        history, time = self.problem.history, moment.time
        left = self.end - time
        if float(moment.memory.now[0].std()) < LINEAR_SPREAD:
            step = min(step, self.problem.control.wave_growth / self.demixing_rate(time))
        step = left if step > left * (1.0 - 1e-9) else step
        here, limit = history.at(time), self.problem.control.temperature_step
        while (change := abs(history.at(time + step) - here)) > limit * (1.0 + 1e-9):
            step *= max(limit / change, 0.1)
        return step

    def demixing_rate(self, time: float) -> float:
        """Return the growth rate [1/s] of the fastest wave in the uniform liquid.

        M f''^2/(4 kappa) inside the spinodal (Cahn, Acta Metall. 9 (1961) 795), a number
        next to 0 outside.
        """
        problem, temperature = self.problem, self.problem.history.at(time)
        c, phi = coefficients_at(problem, temperature), problem.composition
        bend = float(np.real(curvature(phi, 0.0, c)))
        share = float(np.real(mobility_share(phi, 0.0, c)))
        move = c.diffusivity * phi * (1.0 - phi) * share
        return max(move * min(bend, 0.0) ** 2 / (4.0 * c.kappa_phi), 1e-300)

    def wanted(self, trial: Trial) -> float:
        """Return the step [s] that the last trial suggests for the next one."""
        step, tolerance = trial.memory.steps[0], self.problem.control.tolerance
        by_error = SAFETY / max(trial.error / tolerance, 1e-9) ** (1.0 / 3.0)
        by_front = self.front_change / max(trial.change[-1], 1e-300)
        return float(step * min(GROWTH_LIMIT, max(0.2, min(by_error, by_front))))

    def refused(self, trial: Trial) -> bool:
        """Tell whether the trial is too far off to be kept."""
        return bool(
            trial.error > REFUSAL * self.problem.control.tolerance
            or trial.change[-1] > REFUSAL * self.front_change
        )

    @property
    def front_change(self) -> float:
        """Change of the crystal order in one step when a front moves its farthest.

        The flat profile at rest has the slope 1/(4 d) at its middle,
        d = sqrt(kappa_psi/(2 W phi_c)).
        """
        energy, control = self.problem.energy, self.problem.control
        density = 2.0 * energy.barrier * energy.crystal_composition
        width = (energy.gradient_psi / density) ** 0.5 / self.problem.grid.spacing
        return float(control.front_cells / (4.0 * width))
