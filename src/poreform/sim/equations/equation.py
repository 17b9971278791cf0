"""What a stepper needs to know of an equation of motion."""

from abc import ABC, abstractmethod
from dataclasses import dataclass

import numpy as np
from jaxtyping import Int

from poreform.sim.grid import Field3D

Fields = tuple[Field3D, ...]
Pinned = Int[np.ndarray, " count"]


@dataclass(frozen=True, slots=True)
class Rates:
    """Time derivatives of the fields at one moment, and the numbers of the split."""

    values: Fields
    """Per field [1/s]: the whole rate, or only the explicit part of it."""

    root_mobility: Field3D
    """Square root of the mobility [cells/s^0.5]; thermal noise needs it."""

    mobility: float
    """Constant mobility that bounds the true one [cells^2/s]."""

    order_rate: float
    """Kinetic coefficient of the crystal order [1/s]."""

    stiffness: float
    """Constant curvature of the free energy for the implicit part [R T/v0]."""

    energy: float
    """Mean free energy per site [R T/v0]."""


class Equation(ABC):
    """Rates of some fields, and the constant-coefficient part that is solved implicitly."""

    @abstractmethod
    def is_incremental(self, index: int) -> bool:
        """Tell whether the rate of field `index` is whole.

        True: the implicit part is only a stabiliser, it acts on what extrapolation leaves
        over. False: it is a term of the equation that the rate leaves out.
        """

    @abstractmethod
    def rates(self, fields: Fields, temperature: float) -> Rates:
        """Return the time derivatives of `fields` at a temperature [K]."""

    @abstractmethod
    def implicit_solve(
        self, index: int, right: Field3D, *, weight: float, step: float, rates: Rates
    ) -> Field3D:
        """Return u with (weight - step * S) u = right, S the implicit part of a field."""

    @abstractmethod
    def settle(self, fields: Fields, pinned: Pinned) -> Fields:
        """Return the fields with their bounds, sums and pinned cells restored."""
