"""A temperature history: what one layer of the wall lives through while it cools."""

from dataclasses import dataclass

import numpy as np
from jaxtyping import Float

from poreform.core.errors import InputError


@dataclass(frozen=True, slots=True)
class History:
    """Temperature against time, linear between the points and constant outside them."""

    time: Float[np.ndarray, " points"]
    """[s], strictly increasing, starts at the moment of leaving the die."""

    temperature: Float[np.ndarray, " points"]
    """[K]."""

    def __post_init__(self) -> None:
        if self.time.shape != self.temperature.shape or self.time.size < 2:
            raise InputError("a history needs two or more times, each with a temperature")
        if not (np.diff(self.time) > 0.0).all():
            raise InputError("the times of a history increase strictly")

    def at(self, time: float) -> float:
        """Return the temperature [K] at `time` [s]."""
        return float(np.interp(time, self.time, self.temperature))

    def first_time_below(self, temperature: float) -> float | None:
        """Return the first time [s] at or below `temperature` [K]; None when never."""
        below = np.flatnonzero(self.temperature <= temperature)
        if below.size == 0:
            return None
        last = int(below[0])
        if last == 0:
            return float(self.time[0])
        pair = slice(last - 1, last + 1)
        return float(np.interp(-temperature, -self.temperature[pair], self.time[pair]))

    def rate_at(self, temperature: float) -> float | None:
        """Return the cooling rate [K/s] when passing `temperature` [K]; None if never."""
        time = self.first_time_below(temperature)
        if time is None:
            return None
        index = int(np.clip(np.searchsorted(self.time, time), 1, self.time.size - 1))
        fall = self.temperature[index - 1] - self.temperature[index]
        return float(fall / (self.time[index] - self.time[index - 1]))

    def since(self, time: float) -> "History":
        """Return what follows `time` [s], with the clock set to 0 there."""
        later = self.time > time
        if not later.any():
            raise InputError(
                f"the history ends at {self.time[-1]:g} s, not after {time:g} s"
            )
        return History(
            np.concatenate([[0.0], self.time[later] - time]),
            np.concatenate([[self.at(time)], self.temperature[later]]),
        )

    @classmethod
    def constant(cls, temperature: float, duration: float) -> "History":
        """Return an isothermal history [K] of the given duration [s]."""
        return cls(np.array([0.0, duration]), np.array([temperature, temperature]))
