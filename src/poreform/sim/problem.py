"""Everything that decides a run, apart from its seed."""

from dataclasses import dataclass, field
from typing import Literal

from poreform.core.errors import InputError
from poreform.core.history import History
from poreform.sim.energy import Energy
from poreform.sim.grid import Grid
from poreform.sim.kinetics import Kinetics
from poreform.sim.nuclei import Nuclei


@dataclass(frozen=True, slots=True)
class Control:
    """How carefully time is resolved, and when to stop (numbers without dimension)."""

    tolerance: float = 5e-4
    """Estimated error of a step, root mean square over composition and crystal order."""

    wave_growth: float = 0.08
    """Growth rate of the fastest demixing wave times the step, while waves are small."""

    order: Literal[1, 2] = 2
    """Order of the time steps of the composition; 1 where diffusion is far faster than
    the crystals grow, so that it follows them without overshooting."""

    front_cells: float = 0.2
    """Farthest that a crystal front may move in one step [cells]."""

    temperature_step: float = 1.0
    """Largest change of temperature in one step [K]."""

    step_limit: int = 5000
    """Most accepted steps."""

    arrest_change: float = 1e-3
    """Largest change still to come, at the present rate, of a structure called arrested;
    that of the composition as a share of its present contrast."""

    gel_share: float = 1.0
    """Share of the polymer in crystalline cells from which on the gel counts as set; at 1
    a run goes on to the end of its history."""

    seed_cells: float = 2.0
    """Radius of the pinned core of a seed [cells]."""

    fixed_step: float | None = None
    """Step [s] to be used throughout, without error control; None to adapt."""


@dataclass(frozen=True, slots=True)
class Problem:
    """A box of dope that lives through a temperature history."""

    grid: Grid
    energy: Energy
    kinetics: Kinetics
    history: History
    """T(t) [K] at this depth of the wall."""

    composition: float
    """Mean polymer volume fraction at the start."""

    fluctuation: float
    """Standard deviation of the polymer volume fraction from cell to cell at the start."""

    nuclei: Nuclei
    control: Control = field(default_factory=Control)

    def __post_init__(self) -> None:
        if not 0.0 < self.composition < 1.0:
            raise InputError(
                "the composition is a volume fraction between 0 and 1, got "
                f"{self.composition:g}"
            )
        if not 0.0 <= self.fluctuation < min(self.composition, 1.0 - self.composition):
            raise InputError(
                f"the fluctuation is at least 0 and stays clear of 0 and 1, got "
                f"{self.fluctuation:g} about {self.composition:g}"
            )
