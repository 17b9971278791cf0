"""Strength of a structure in tension."""

from dataclasses import dataclass, field
from typing import ClassVar, final

import numpy as np

from poreform.core.reading import Reading
from poreform.measure.instrument import Instrument, reading_of
from poreform.measure.material_law import CriticalLigament, LigamentRule, MaterialLaw
from poreform.measure.tensile import ELEMENTS_TO_BREAK, tensile_test
from poreform.structure.local_size import check_two_phases
from poreform.structure.membrane import Membrane


@final
@dataclass(frozen=True, slots=True)
class BreakingStrength(Instrument):
    """Greatest load over the initial gross area."""

    name: ClassVar[str] = "breaking_strength"
    quantity: ClassVar[str] = "breaking_strength"
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

    def measure(self, membrane: Membrane, *, rng: np.random.Generator) -> Reading:
        """Return the strength [MPa]; a polymer without pores or without hold is refused."""
        check_two_phases(membrane)
        curve = tensile_test(
            membrane, law=self.law, rule=self.rule, axis=self.axis, elements=self.elements
        )
        return reading_of(
            "breaking_strength",
            curve.strength,
            method=f"voxel finite elements drawn to break; {self.law.described()}",
            std=curve.deviation * curve.strength,
            note=curve.note,
        )
