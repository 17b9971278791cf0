"""One membrane, made or tried, measured or simulated: the record everything reads."""

from typing import Literal, Self

from pydantic import Field, model_validator

from poreform.core.document import Document
from poreform.core.reading import Reading
from poreform.core.units import (
    Fraction,
    Kelvin,
    KilogramPerMole,
    Metre,
    MetrePerSecond,
    Second,
)

Origin = Literal["measured", "simulated"]
State = Literal["made", "not dissolved", "failed"]
Geometry = Literal["flat sheet", "hollow fibre"]
Treatment = Literal["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"]

LARGEST_POROSITY = 100.0
"""[%]."""

LARGEST_EXTENSION = 10_000.0
"""[%]; no polymer is drawn a hundredfold before it breaks."""


class Experiment(Document):
    """A membrane with the conditions it was made under and the figures measured on it.

    What the lab measures and what the simulator predicts is this same record; only
    `origin` tells them apart.  A condition that nobody wrote down is None or empty: it is
    then *not known* wherever it matters, and never guessed.
    """

    name: str
    """Its own name, e.g. ``"A-140-2"``."""

    origin: Origin
    """``measured`` in a lab or ``simulated``."""

    dissolution_temperature: Kelvin
    """Ts, the true temperature at which polymer (and resin) were dissolved."""

    set_temperature: Kelvin | None = None
    """What the bath or kettle was set to, where Ts was measured beside it."""

    polymer: str = ""
    """Name in the catalogue or as the lab calls it; empty when not stated."""

    weight_average_molar_mass: KilogramPerMole | None = None
    """Mw of the polymer."""

    solvent: str = ""
    """Solvent, or the mixture as text, e.g. ``"dibutyl phthalate"``."""

    concentration: Fraction | None = None
    """Weight fraction of the polymer in the solution."""

    resin: str = ""
    """Name of the miscible resin; empty when there is none."""

    resin_concentration: Fraction = 0.0
    """Weight fraction of the resin in the solution."""

    dissolution_time: Second | None = None
    """How long the dope was held at Ts."""

    geometry: Geometry | None = None
    """What was formed; None when not stated."""

    cooling: str = ""
    """How the formed dope was cooled, in words, e.g. ``"water bath 20 degC"``."""

    treatment: Treatment | None = None
    """After-treatment i to ix; None when not stated."""

    thickness: Metre | None = None
    """Wall thickness of the finished membrane."""

    test_speed: MetrePerSecond | None = None
    """Crosshead speed of the tensile test."""

    lot: str = ""
    """Lot of the polymer, or of the series."""

    settings: str = ""
    """Everything else that a scan holds constant (die, draw, air gap), words or hash."""

    replicate: int = Field(default=1, ge=1)
    """1, 2, ...: which membrane made under the same conditions (or seed number)."""

    state: State = "made"
    """``not dissolved`` is a datum of its own, never a zero."""

    physical_stop: str = ""
    """Why no hotter dope can be made, e.g. ``"boiling"``; empty: no stop was seen."""

    readings: tuple[Reading, ...] = ()
    """The figures, each in its lab unit."""

    source: str = ""
    """Notebook page, file or hash of the simulated run."""

    remark: str = ""
    """Anything a reader should know."""

    @model_validator(mode="after")
    def _figures_are_possible(self) -> Self:
        for reading in self.readings:
            refuse_impossible(reading)
        if self.state == "not dissolved" and self.readings:
            raise ValueError(
                f"{self.name} did not dissolve at its Ts but has readings; "
                "there is no membrane to measure"
            )
        if bool(self.resin) != (self.resin_concentration > 0.0):
            raise ValueError(
                f"{self.name} names the resin {self.resin!r} with "
                f"{100 * self.resin_concentration:g} wt%; give both or neither"
            )
        return self

    def value(self, quantity: str) -> float | None:
        """Return the mean of the readings of `quantity` in its lab unit; None if none."""
        found = [reading.value for reading in self.readings if reading.name == quantity]
        return sum(found) / len(found) if found else None

    def reading(self, quantity: str) -> Reading | None:
        """Return the first reading of `quantity`; None when there is none."""
        found = (reading for reading in self.readings if reading.name == quantity)
        return next(found, None)


def refuse_impossible(reading: Reading) -> None:
    """Raise ValueError when a porosity or an extension cannot be what it says."""
    if reading.name == "porosity" and not 0.0 <= reading.value <= LARGEST_POROSITY:
        raise ValueError(
            f"a porosity of {reading.value:g} % is outside 0 to 100 %; "
            "is it a fraction, or another column?"
        )
    if reading.name == "breaking_extension" and reading.value < 0.0:
        raise ValueError(
            f"a breaking extension of {reading.value:g} % is below 0 %; "
            "are two columns swapped?"
        )
    limit = {"porosity": LARGEST_POROSITY, "breaking_extension": LARGEST_EXTENSION}
    most = limit.get(reading.name, float("inf"))
    if max(reading.value, reading.std or 0.0) > most:
        raise ValueError(
            f"a {reading.name.replace('_', ' ')} of {reading.value:g} % with a deviation "
            f"of {reading.std or 0.0:g} % is impossible; check its unit and its column"
        )
