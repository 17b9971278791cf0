"""The monotectic: where the binodal meets the melting line, two liquids and a crystal."""

from dataclasses import dataclass
from typing import final


@final
@dataclass(frozen=True, slots=True)
class Monotectic:
    """Lean liquid, rich liquid and crystal in equilibrium."""

    temperature: float
    """[K]."""

    phi_lean: float
    phi_rich: float
    """Polymer volume fractions of the two liquids."""

    ln_phi_lean: float
    """Never underflows."""

    weight_lean: float
    weight_rich: float
    """Polymer weight fractions of the two liquids, at `temperature`."""

    disagreement: float
    """[K] between the melting temperatures that the lean and the rich liquid give; zero for
    exact arithmetic, so it tests the whole chain."""


@final
@dataclass(frozen=True, slots=True)
class NoMonotectic:
    """The outcome that the lines do not meet: demixing stays above or below the crystal."""

    reason: str
    """One sentence for people."""
