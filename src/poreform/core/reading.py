"""A measured or fitted number, with its spread, its unit and how it was got."""

import math
from dataclasses import dataclass

from poreform.core.errors import InputError
from poreform.core.quantities import quantity


@dataclass(frozen=True, slots=True)
class Reading:
    """One figure as it leaves an instrument, a lab file or a fit.

    The value stands in the lab unit of its quantity (`quantity(name).unit`), because a
    reading is what people exchange; arrays and parameters inside Poreform are SI.
    """

    name: str
    """Key of `core.quantities.QUANTITIES`, e.g. ``"porosity"``."""

    value: float
    """In `unit`; NaN is refused."""

    unit: str
    """Lab unit, the one of the quantity."""

    method: str
    """How it was got: instrument or standard, and the constants that decide its size."""

    std: float | None = None
    """Standard deviation of one such reading, same unit; None when nobody knows it."""

    count: int = 1
    """Number of specimens or replicates averaged."""

    note: str = ""
    """What a reader must know: resolution limit, extrapolation, warning."""

    standard: str = ""
    """Test standard that was followed, e.g. ``"ASTM D882"``; empty when not stated."""

    raw_file: str = ""
    """SHA-256 of the file it was read from, where a campaign keeps that file."""

    def __post_init__(self) -> None:
        expected = quantity(self.name).unit
        if self.unit != expected:
            raise InputError(f"{self.name} is kept in {expected!r}, got {self.unit!r}")
        if not math.isfinite(self.value):
            raise InputError(f"{self.name} is {self.value}; a reading is a finite number")
        if self.std is not None and not (math.isfinite(self.std) and self.std >= 0.0):
            raise InputError(f"the deviation of {self.name} is {self.std}; it is >= 0")
        if self.count < 1:
            raise InputError(f"{self.name} is the mean of {self.count}; it is 1 or more")

    def read_from(self, sha256: str) -> "Reading":
        """Return the same figure, read from the file with this hash."""
        return Reading(
            self.name,
            self.value,
            self.unit,
            self.method,
            self.std,
            self.count,
            self.note,
            self.standard,
            sha256,
        )
