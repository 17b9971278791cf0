"""How long the next step may be."""

from dataclasses import dataclass

from poreform.sim.equations.equation import Rates
from poreform.sim.problem import Problem
from poreform.sim.steppers.sbdf2 import GROWTH_LIMIT, Trial

SAFETY = 0.9
"""Share of the step that the error estimate would allow."""

REFUSAL = 2.0
"""Error over tolerance, or front over its limit, above which a step is taken back."""

LEAST_SHARE = 1e-12
"""Shortest step as a share of the history; below it the run gives up."""

FIRST_SHARE = 0.05
"""First step over the time in which the fastest cell would change by the tolerance."""


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

    def bounded(self, step: float, *, time: float) -> float:
        """Return `step` [s] shortened to the end and to a small change of temperature."""
        history, limit = self.problem.history, self.problem.control.temperature_step
        left = self.end - time
        step = left if step > left * (1.0 - 1e-9) else step
        here = history.at(time)
        while (change := abs(history.at(time + step) - here)) > limit * (1.0 + 1e-9):
            step *= max(limit / change, 0.1)
        return step

    def wanted(self, trial: Trial) -> float:
        """Return the step [s] that the last trial suggests for the next one."""
        control = self.problem.control
        step = trial.memory.steps[0]
        by_error = SAFETY * (control.tolerance / max(trial.error, 1e-300)) ** (1.0 / 3.0)
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
