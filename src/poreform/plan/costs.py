"""What membranes and measurements cost: the bill of what was made and of what will be.

The user says what one of each costs, in whatever unit they count in (EUR, hours).  Nothing
is guessed: what has no price is listed as such, and simulated records cost nothing here.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated

from pydantic import Field, field_validator

from poreform.core.document import Document
from poreform.core.quantities import QUANTITIES
from poreform.core.quantities import quantity as known_quantity
from poreform.lab.experiment import Experiment

Price = Annotated[float, Field(ge=0.0, strict=True)]
"""In the unit of the document."""

NOT_DISSOLVED = "dope that did not dissolve"
MEMBRANE = "membrane"
DECIDING = ("porosity", "breaking_extension")
"""What is read on each membrane of a scan that is to give Tl and Tu."""


class Costs(Document):
    """Prices of one membrane and of one measurement, all in one unit."""

    unit: str = Field(min_length=1)
    """What the prices count, e.g. ``"EUR"`` or ``"h"``."""

    membrane: Price
    """One membrane made: dope, forming, extraction."""

    not_dissolved: Price | None = None
    """One dope that did not dissolve; as a membrane when left out."""

    measurement: dict[str, Price] = Field(default_factory=dict)
    """Quantity -> one specimen read; see `core.quantities` for the names."""

    @field_validator("measurement")
    @classmethod
    def _quantities_exist(cls, prices: dict[str, float]) -> dict[str, float]:
        for name in prices:
            known_quantity(name)
        return prices


@dataclass(frozen=True, slots=True)
class Item:
    """One line of a bill."""

    what: str
    """E.g. ``"membrane"`` or ``"porosity"``."""

    count: int
    """Membranes made, or specimens read."""

    each: float
    """Price of one."""

    @property
    def total(self) -> float:
        """Price of all."""
        return self.count * self.each


@dataclass(frozen=True, slots=True)
class Bill:
    """What something costs, line by line."""

    unit: str
    """Of every price."""

    items: tuple[Item, ...]
    """Only what has a price."""

    unpriced: tuple[str, ...] = ()
    """Quantities that were read and have no price."""

    @property
    def total(self) -> float:
        """Sum of the lines."""
        return sum(item.total for item in self.items)


def spent(experiments: Sequence[Experiment], costs: Costs) -> Bill:
    """Return what the measured records have cost.

    A figure that is the mean of n specimens counts n times.
    """
    lab = [record for record in experiments if record.origin == "measured"]
    solid = sum(record.state == "not dissolved" for record in lab)
    specimens: Counter[str] = Counter()
    for record in lab:
        for reading in record.readings:
            specimens[reading.name] += reading.count
    return _bill(len(lab) - solid, specimens, costs, not_dissolved=solid)


def to_come(
    membranes: int, costs: Costs, *, specimens: Mapping[str, int] | None = None
) -> Bill:
    """Return what `membranes` more will cost, each with its porosity and its extension.

    Parameters
    ----------
    membranes : int
        To be made.
    costs : Costs
        Prices.
    specimens : mapping, optional
        Quantity -> specimens read a membrane; one of each when left out.
    """
    usual = specimens or dict.fromkeys(DECIDING, 1)
    read = {name: membranes * count for name, count in usual.items()}
    return _bill(membranes, read, costs)


def usual_specimens(experiments: Sequence[Experiment]) -> dict[str, int]:
    """Return how many specimens a membrane of these records has of P and of TL, rounded."""
    found = {}
    for name in DECIDING:
        counts = [
            sum(reading.count for reading in record.readings if reading.name == name)
            for record in experiments
        ]
        held = [count for count in counts if count]
        found[name] = max(1, round(sum(held) / len(held))) if held else 1
    return found


def _bill(
    membranes: int, specimens: Mapping[str, int], costs: Costs, *, not_dissolved: int = 0
) -> Bill:
    lumps = costs.membrane if costs.not_dissolved is None else costs.not_dissolved
    items = [Item(MEMBRANE, membranes, costs.membrane)]
    items += [Item(NOT_DISSOLVED, not_dissolved, lumps)] if not_dissolved else []
    read = [name for name in QUANTITIES if specimens.get(name)]
    items += [
        Item(name.replace("_", " "), specimens[name], costs.measurement[name])
        for name in read
        if name in costs.measurement
    ]
    unpriced = tuple(
        name.replace("_", " ") for name in read if name not in costs.measurement
    )
    return Bill(costs.unit, tuple(items), unpriced)
