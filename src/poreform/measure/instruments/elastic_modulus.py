"""Young's modulus of a structure in tension."""

from dataclasses import dataclass, field
from typing import ClassVar, final

import numpy as np

from poreform.core.reading import Reading
from poreform.measure.instrument import Instrument, reading_of
from poreform.measure.material_law import MaterialLaw
from poreform.measure.tensile import elastic_modulus
from poreform.structure.local_size import check_two_phases
from poreform.structure.membrane import Membrane


@final
@dataclass(frozen=True, slots=True)
class ElasticModulus(Instrument):
    """Initial slope of the tensile curve, free to contract across the pull."""

    name: ClassVar[str] = "elastic_modulus"
    quantity: ClassVar[str] = "elastic_modulus"
    length_power: ClassVar[int] = 0

    law: MaterialLaw = field(default_factory=MaterialLaw)
    """Of the dense polymer; assumed constants unless they are given."""

    axis: int = 0
    """Direction of pull: 0 or 1 in the plane of the film, 2 through the wall."""

    def measure(self, membrane: Membrane, *, rng: np.random.Generator) -> Reading:
        """Return the modulus [MPa]; a polymer without pores or without hold is refused."""
        check_two_phases(membrane)
        found = elastic_modulus(membrane, law=self.law, axis=self.axis)
        return reading_of(
            "elastic_modulus",
            found.value,
            method=f"voxel finite elements; dense modulus {self.law.modulus / 1e6:g} MPa",
            std=found.deviation,
            note=found.note,
        )
