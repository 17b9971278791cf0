"""What every virtual instrument is: it takes a membrane and returns one reading."""

from abc import ABC, abstractmethod
from typing import ClassVar

import numpy as np

from poreform.core.quantities import quantity
from poreform.core.reading import Reading
from poreform.core.units import from_si
from poreform.structure.membrane import Membrane


class Instrument(ABC):
    """One virtual instrument; its settings are the fields of a frozen dataclass.

    A subclass is final and states the three facts below.  It refuses what it cannot
    measure with `NotMeasurableError` and never answers such a structure with a number.
    """

    name: ClassVar[str]
    """Key in `measure.instruments.INSTRUMENTS`."""

    quantity: ClassVar[str]
    """Key in `core.quantities.QUANTITIES` of what it reads."""

    length_power: ClassVar[int]
    """Exponent p of the law: every length times a, reading times a**p."""

    @abstractmethod
    def measure(self, membrane: Membrane, *, rng: np.random.Generator) -> Reading:
        """Return the reading on `membrane`; raise NotMeasurableError where none exists.

        Parameters
        ----------
        membrane
            Structure to measure; not modified.
        rng
            Source of every random number that the instrument draws; most draw none.
        """


def reading_of(
    name: str,
    value: float,
    *,
    method: str,
    std: float | None = None,
    note: str = "",
    count: int = 1,
) -> Reading:
    """Return the reading of the quantity `name`, with `value` and `std` given in SI."""
    unit = quantity(name).unit
    zero = from_si(0.0, unit)
    return Reading(
        name=name,
        value=float(from_si(value, unit)),
        unit=unit,
        method=method,
        std=None if std is None else float(from_si(std, unit) - zero),
        count=count,
        note=note,
    )
