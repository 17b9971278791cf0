"""Young's modulus of a structure in tension."""

from dataclasses import dataclass, field
from typing import ClassVar, final

import numpy as np

from poreform.core.reading import Reading
from poreform.measure.instrument import Instrument
from poreform.measure.material_law import MaterialLaw
from poreform.measure.tensile import ELEMENTS_ELASTIC
from poreform.measure.tensile_readings import modulus_reading
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

    elements: int = ELEMENTS_ELASTIC
    """Most finite elements along an edge; voxels are joined until no more are left."""

    isotropic: bool = True
    """Whether pulls along the other axes count as further specimens, for the uncertainty;
    not so in a stretched film."""

    def measure(self, membrane: Membrane, *, rng: np.random.Generator) -> Reading:
        """Return the modulus [MPa]; a polymer without pores or without hold is refused."""
        return modulus_reading(
            membrane,
            self.law,
            axis=self.axis,
            elements=self.elements,
            isotropic=self.isotropic,
        )
