"""Breaking extension TL of a structure in tension."""

from dataclasses import dataclass
from typing import ClassVar, final

from poreform.measure.tensile import TensileCurve
from poreform.measure.tensile_readings import PulledToBreak


@final
@dataclass(frozen=True, slots=True)
class BreakingExtension(PulledToBreak):
    """Strain at the break of the polymer that is pulled: the membrane's TL."""

    name: ClassVar[str] = "breaking_extension"
    quantity: ClassVar[str] = "breaking_extension"
    length_power: ClassVar[int] = 0
    """With `EveryLigamentDraws`; a critical ligament is a length of its own."""

    def value_of(self, curve: TensileCurve) -> float:
        """Return the strain at the break [1]."""
        return curve.breaking_extension
