"""A fact: one number about a substance, with its temperature, its status and its source."""

from typing import Annotated, Generic, Literal, Self, TypeVar

from pydantic import BeforeValidator, Field, model_validator

from poreform.core.document import Document
from poreform.core.units import Kelvin, Unit, from_si

Number = TypeVar("Number", bound=float)
Status = Literal["read", "read_secondary", "computed", "assumed"]
"""read: seen in the named source; read_secondary: in a compilation that names the original;
computed: arithmetic on facts of the first two kinds; assumed: nobody measured it for us."""

Text = Annotated[str, Field(min_length=1)]
Cas = Annotated[str, Field(pattern=r"^\d{2,7}-\d{2}-\d$")]
"""A CAS registry number."""
Formula = Annotated[str, Field(pattern=r"^([A-Z][a-z]?\d*)+$")]
"""A sum formula such as ``"C2H2F2"``."""
Signed = Annotated[float, BeforeValidator(Unit("dimensionless").parse)]
"""A pure number of either sign."""
KelvinSigned = Annotated[float, BeforeValidator(Unit("kelvin", difference=True).parse)]
"""A coefficient in kelvin of either sign."""
SquareKelvin = Annotated[float, BeforeValidator(Unit("kelvin**2", above=0.0).parse)]
Radian = Annotated[
    float, BeforeValidator(Unit("radian", least=0.0, most=3.1415926536).parse)
]
LAB_UNITS = {
    "kelvin": "degC",
    "kilogram/mole": "g/mol",
    "kilogram/metre**3": "g/cm**3",
    "joule/kilogram": "J/g",
    "joule/kilogram/delta_degC": "J/g/K",
    "joule/mole": "J/mol",
    "pascal": "MPa",
    "pascal*second": "mPa*s",
    "pascal**0.5": "MPa**0.5",
    "newton/metre": "mN/m",
    "metre": "um",
    "metre/second": "m/s",
    "radian": "deg",
    "watt/metre/delta_degC": "W/m/K",
    "1/delta_degC": "1/K",
    "kelvin**2": "K**2",
}
"""The unit in which a lab writes what Poreform keeps in the SI unit on the left."""


class Fact(Document, Generic[Number]):
    """One number about a substance; SI inside, text with a unit in the file."""

    value: Number
    """The number itself."""

    at: Kelvin | None = None
    """Temperature of the measurement; none where it does not matter or is unknown."""

    low: Number | None = None
    """Lowest value found in the sources, where they disagree."""

    high: Number | None = None
    """Highest value found in the sources, where they disagree."""

    status: Status
    """How well the number is founded: read, read_secondary, computed or assumed."""

    source: Text
    """Where it was read, how it was computed, or why it is assumed."""

    @model_validator(mode="after")
    def _lies_between_low_and_high(self) -> Self:
        if self.low is not None and self.value < self.low:
            raise ValueError(f"value {self.value:g} lies below low {self.low:g} (SI)")
        if self.high is not None and self.value > self.high:
            raise ValueError(f"value {self.value:g} lies above high {self.high:g} (SI)")
        return self

    @property
    def lab_text(self) -> str:
        """The value in its lab unit, with its range and temperature, for people to read."""
        number, unit = self._in_lab(self.value)
        text = f"{number:.4g} {unit}".rstrip()
        if self.low is not None or self.high is not None:
            ends = [
                "?" if end is None else f"{self._in_lab(end)[0]:.4g}"
                for end in (self.low, self.high)
            ]
            text = f"{text} ({' to '.join(ends)})"
        return text if self.at is None else f"{text} at {from_si(self.at, 'degC'):.4g} degC"

    def _in_lab(self, value: float) -> tuple[float, str]:
        unit = self._unit()
        if unit.name == "dimensionless":
            return value, ""
        lab = "K" if unit.difference else LAB_UNITS.get(unit.name, unit.name)
        return (value if unit.difference else from_si(value, lab)), lab

    def _unit(self) -> Unit:
        for entry in type(self).model_fields["value"].metadata:
            owner = getattr(getattr(entry, "func", None), "__self__", None)
            if isinstance(owner, Unit):
                return owner
        return Unit("dimensionless")
