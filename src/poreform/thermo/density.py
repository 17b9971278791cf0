"""Density against temperature as a small table: fast on arrays, free of documents."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import final

import numpy as np
from jaxtyping import Float

from poreform.thermo.chi import Scalars

SPAN = (150.0, 700.0)
"""[K] that a table covers; its ends hold outside."""

POINTS = 276
"""Every 2 K: a density that bends like a liquid's is met within 1e-6 between."""


@final
@dataclass(frozen=True, slots=True, eq=False)
class DensityTable:
    """Density on a line between the points of a table."""

    temperature: Float[np.ndarray, " points"]
    """[K], rising."""

    density: Float[np.ndarray, " points"]
    """[kg/m3]."""

    @classmethod
    def of(cls, law: Callable[[float], float]) -> "DensityTable":
        """Return the table of a law, density [kg/m3] at T [K]."""
        temperature = np.linspace(*SPAN, POINTS)
        return cls(temperature, np.array([law(float(t)) for t in temperature]))

    def __call__(self, temperature: Scalars) -> Scalars:
        """Return the density [kg/m3] at `temperature` [K]."""
        value: Scalars = np.interp(temperature, self.temperature, self.density)
        return value
