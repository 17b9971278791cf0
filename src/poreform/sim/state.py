"""The fields at one moment, and what a stepper remembers of the past."""

from dataclasses import dataclass

import numpy as np
from jaxtyping import Float, Int

from poreform.sim.grid import Field3D

Grains = Int[np.ndarray, "nx ny nz"]


@dataclass(frozen=True, slots=True)
class State:
    """Fields at one time; arrays are not written to after birth."""

    phi: Field3D
    """Polymer volume fraction, 0 to 1; conserved."""

    psi: Field3D
    """Crystal order, 0 (liquid) to 1 (crystal)."""

    grains: Grains
    """int32 label of the nucleus from which a crystal grew; 0 where there is none."""

    time: float
    """[s] since the start of the history."""

    temperature: float
    """[K]."""

    step: int
    """Number of accepted time steps so far."""


@dataclass(frozen=True, slots=True)
class Record:
    """What the loop noted at each accepted step, row by row."""

    rows: Float[np.ndarray, "steps 6"]
    """time [s], temperature [K], step [s], mean phi, mean energy, mean psi."""

    @property
    def time(self) -> Float[np.ndarray, " steps"]:
        """[s]."""
        return self.rows[:, 0]

    @property
    def temperature(self) -> Float[np.ndarray, " steps"]:
        """[K]."""
        return self.rows[:, 1]

    @property
    def time_step(self) -> Float[np.ndarray, " steps"]:
        """Length of the step that led to this row [s]; 0 for the first."""
        return self.rows[:, 2]

    @property
    def mass(self) -> Float[np.ndarray, " steps"]:
        """Mean polymer volume fraction."""
        return self.rows[:, 3]

    @property
    def energy(self) -> Float[np.ndarray, " steps"]:
        """Mean free energy per site [R T/v0] at the temperature of the row."""
        return self.rows[:, 4]

    @property
    def crystallinity(self) -> Float[np.ndarray, " steps"]:
        """Mean crystal order."""
        return self.rows[:, 5]
