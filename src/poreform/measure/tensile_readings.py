"""From tensile curves to readings: what the tensile instruments share."""

from abc import ABC, abstractmethod
from dataclasses import dataclass, field

import numpy as np

from poreform.core.errors import NotMeasurableError
from poreform.core.reading import Reading
from poreform.measure.instrument import Instrument, reading_of
from poreform.measure.material_law import CriticalLigament, LigamentRule, MaterialLaw
from poreform.measure.tensile import (
    ELEMENTS_TO_BREAK,
    OFFSET,
    TensileCurve,
    elastic_modulus,
    tensile_test,
)
from poreform.measure.tensile_spread import spread_of
from poreform.structure.local_size import check_two_phases
from poreform.structure.membrane import Membrane


@dataclass(frozen=True, slots=True)
class PulledToBreak(Instrument, ABC):
    """An instrument that reads one figure off a pull to the break, with its uncertainty."""

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

    @abstractmethod
    def value_of(self, curve: TensileCurve) -> float:
        """Return the figure in SI; raise NotMeasurableError where the curve has none."""

    def measure(
        self,
        membrane: Membrane,
        *,
        rng: np.random.Generator,  # noqa: ARG002 - a pull draws no random number
    ) -> Reading:
        """Return the figure; a structure of one phase or that falls apart is refused."""
        check_two_phases(membrane)

        def pulled(axis: int, elements: int) -> TensileCurve:
            return tensile_test(
                membrane, law=self.law, rule=self.rule, axis=axis, elements=elements
            )

        curve = pulled(self.axis, self.elements)
        found = self.value_of(curve)
        spread = spread_of(
            found,
            self.axis,
            shape=curve.shape,
            across=curve.across,
            again=lambda axis, elements: self.value_of(pulled(axis, elements)),
            isotropic=self.isotropic,
        )
        return reading_of(
            self.name,
            found,
            method=f"voxel finite elements drawn to break; {self.law.described()}",
            std=spread.deviation * found,
            note=f"{curve.note}; {spread.text}",
        )


def modulus_reading(
    membrane: Membrane, law: MaterialLaw, *, axis: int, elements: int, isotropic: bool
) -> Reading:
    """Return the reading of the elastic modulus, with its uncertainty.

    Raises
    ------
    NotMeasurableError
        The structure is one phase or falls apart.
    """
    check_two_phases(membrane)
    found = elastic_modulus(membrane, law=law, axis=axis, elements=elements)
    spread = spread_of(
        found.value,
        axis,
        shape=found.shape,
        across=found.across,
        again=lambda other, most: (
            elastic_modulus(membrane, law=law, axis=other, elements=most).value
        ),
        isotropic=isotropic,
    )
    return reading_of(
        "elastic_modulus",
        found.value,
        method=f"voxel finite elements; dense modulus {law.modulus / 1e6:g} MPa",
        std=spread.deviation * found.value,
        note=f"{found.note}; {spread.text}",
    )


def yield_of(curve: TensileCurve) -> float:
    """Return the stress at the offset yield [Pa]; what breaks before it is refused."""
    if curve.yield_stress is None:
        raise NotMeasurableError(
            f"the structure breaks at {100 * curve.breaking_extension:.2g} %, before its "
            f"curve has left the first slope by {100 * OFFSET:g} %: it has no yield"
        )
    return curve.yield_stress
