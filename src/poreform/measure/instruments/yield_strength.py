"""Yield of a structure in tension."""

from dataclasses import dataclass, field
from typing import ClassVar, final

import numpy as np

from poreform.core.reading import Reading
from poreform.measure.instrument import Instrument
from poreform.measure.material_law import CriticalLigament, LigamentRule, MaterialLaw
from poreform.measure.tensile import ELEMENTS_TO_BREAK
from poreform.measure.tensile_readings import Pull, reading_of_pull, yield_of
from poreform.structure.membrane import Membrane


@final
@dataclass(frozen=True, slots=True)
class YieldStrength(Instrument):
    """Stress where the curve has left its first slope by a strain of 0.2 %."""

    name: ClassVar[str] = "yield_strength"
    quantity: ClassVar[str] = "yield_strength"
    length_power: ClassVar[int] = 0
    """With `EveryLigamentDraws`; a critical ligament is a length of its own."""

    law: MaterialLaw = field(default_factory=MaterialLaw)
    """Of the dense polymer; assumed constants unless they are given."""

    rule: LigamentRule = field(default_factory=CriticalLigament)
    """Which share of its draw a thick ligament reaches."""

    axis: int = 0
    """Direction of pull: 0 or 1 in the plane of the film, 2 through the wall."""

    elements: int = ELEMENTS_TO_BREAK
    """Most finite elements along an edge; voxels are joined until no more are left."""

    isotropic: bool = True
    """Whether pulls along the other axes count as further specimens, for the uncertainty;
    not so in a stretched film."""

    def measure(self, membrane: Membrane, *, rng: np.random.Generator) -> Reading:
        """Return the stress [MPa]; what breaks before it yields is refused."""
        pull = Pull(self.law, self.rule, self.axis, self.elements, self.isotropic)
        return reading_of_pull(self.name, membrane, pull, yield_of)
