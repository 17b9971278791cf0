"""Yield of a structure in tension."""

from dataclasses import dataclass
from typing import ClassVar, final

from poreform.measure.tensile import TensileCurve
from poreform.measure.tensile_readings import PulledToBreak, yield_of


@final
@dataclass(frozen=True, slots=True)
class YieldStrength(PulledToBreak):
    """Stress where the curve has left its first slope by a strain of 0.2 %."""

    name: ClassVar[str] = "yield_strength"
    quantity: ClassVar[str] = "yield_strength"
    length_power: ClassVar[int] = 0
    """With `EveryLigamentDraws`; a critical ligament is a length of its own."""

    def value_of(self, curve: TensileCurve) -> float:
        """Return the yield stress [Pa]; what breaks before it yields is refused."""
        return yield_of(curve)
