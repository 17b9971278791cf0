"""When and from how many nuclei a cooled dope crystallises, before it is simulated.

Avrami's extended volume along the cooling history tells how large a box must be to hold
enough nuclei, and at which temperature the structure is arrested.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from poreform.core.history import History

HALF = math.log(2.0)
"""Extended volume at which half of the volume is crystalline."""

TIMES = 1500
"""Times at which growth is summed; the density of nuclei moves by < 1 % when doubled."""


@dataclass(frozen=True, slots=True)
class Crystallising:
    """How far crystallisation gets along a history."""

    time: float
    """[s] of half conversion, or the end of the history."""

    temperature: float
    """[K] at that time."""

    density: float
    """[1/m3] of nuclei awake by then."""

    completes: bool
    """False when the history ends before half conversion."""

    @property
    def nucleus_spacing(self) -> float:
        """Mean distance [m] between the nuclei."""
        return float(self.density ** (-1.0 / 3.0))


def crystallising(
    history: History,
    *,
    growth_rate: Callable[[float], float],
    self_nuclei: float,
    waking_density: Callable[[float], float],
) -> Crystallising:
    """Return when half of the volume is crystalline, by growth from random nuclei.

    Parameters
    ----------
    history
        T(t).
    growth_rate
        G [m/s] against T [K]; zero where crystals melt.
    self_nuclei
        [1/m3] present from the start.
    waking_density
        Cumulative density [1/m3] of the sleeping nuclei awake at T [K].

    Notes
    -----
    Extended volume X(t) = 4 pi/3 [n R(t)^3 + sum over waking of dN (R(t) - R(t'))^3] with
    R = int G dt.  Source: Avrami, J. Chem. Phys. 8 (1940) 212, in the non-isothermal form.
    """
    times = np.linspace(history.time[0], history.time[-1], TIMES)
    temperatures = np.array([history.at(float(time)) for time in times])
    rates = np.array([growth_rate(float(value)) for value in temperatures])
    radius = np.concatenate(
        [[0.0], np.cumsum(0.5 * (rates[1:] + rates[:-1]) * np.diff(times))]
    )
    awake = np.maximum.accumulate(
        np.array([waking_density(float(value)) for value in temperatures])
    )
    woken = np.diff(awake, prepend=0.0)
    for index in range(TIMES):
        grown = radius[index] - radius[: index + 1]
        extended = self_nuclei * radius[index] ** 3 + float(
            np.sum(woken[: index + 1] * grown**3)
        )
        if 4.0 * math.pi / 3.0 * extended >= HALF:
            break
    completes = 4.0 * math.pi / 3.0 * extended >= HALF
    return Crystallising(
        float(times[index]),
        float(temperatures[index]),
        float(self_nuclei + awake[index]),
        completes,
    )
