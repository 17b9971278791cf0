"""Effective diffusivity of the pores, any component of its tensor."""

from dataclasses import dataclass
from typing import ClassVar, final

import numpy as np

from poreform.core.reading import Reading
from poreform.measure.instrument import Instrument, reading_of
from poreform.measure.sampling import size_text
from poreform.measure.tensors import diffusivity
from poreform.structure.membrane import Membrane


@final
@dataclass(frozen=True, slots=True)
class RelativeDiffusivity(Instrument):
    """Effective diffusivity through the pores over that in the free liquid, D_eff / D0."""

    name: ClassVar[str] = "relative_diffusivity"
    quantity: ClassVar[str] = "relative_diffusivity"
    length_power: ClassVar[int] = 0

    axis: int = 2
    """Direction of the gradient: 2 is through the wall."""

    towards: int | None = None
    """Direction in which the flux is counted; unless told, along the gradient."""

    def measure(self, membrane: Membrane, *, rng: np.random.Generator) -> Reading:
        """Return the ratio [1]; a structure without a passage is refused."""
        found = diffusivity(membrane, axis=self.axis, towards=self.towards)
        return reading_of(
            "relative_diffusivity",
            found.value,
            method="conduction on voxels, plates or periodic ends",
            std=found.deviation,
            note=f"{found.note}; {size_text(membrane)}",
        )
