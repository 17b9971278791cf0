"""Strength of a structure in tension."""

from dataclasses import dataclass
from typing import ClassVar, final

from poreform.measure.tensile import TensileCurve
from poreform.measure.tensile_readings import PulledToBreak


@final
@dataclass(frozen=True, slots=True)
class BreakingStrength(PulledToBreak):
    """Greatest load over the initial gross area."""

    name: ClassVar[str] = "breaking_strength"
    quantity: ClassVar[str] = "breaking_strength"
    length_power: ClassVar[int] = 0
    """With `EveryLigamentDraws`; a critical ligament is a length of its own."""

    def value_of(self, curve: TensileCurve) -> float:
        """Return the greatest stress [Pa]."""
        return curve.strength
