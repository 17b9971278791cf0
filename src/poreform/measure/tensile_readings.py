"""From tensile curves to readings: what the tensile instruments share."""

from collections.abc import Callable
from dataclasses import dataclass

from poreform.core.errors import NotMeasurableError
from poreform.core.reading import Reading
from poreform.measure.instrument import reading_of
from poreform.measure.material_law import LigamentRule, MaterialLaw
from poreform.measure.tensile import OFFSET, TensileCurve, elastic_modulus, tensile_test
from poreform.measure.tensile_spread import spread_of
from poreform.structure.local_size import check_two_phases
from poreform.structure.membrane import Membrane


@dataclass(frozen=True, slots=True)
class Pull:
    """How a specimen is pulled; the fields are those of the instruments."""

    law: MaterialLaw
    rule: LigamentRule
    axis: int
    elements: int
    isotropic: bool


def reading_of_pull(
    name: str, membrane: Membrane, pull: Pull, value: Callable[[TensileCurve], float]
) -> Reading:
    """Return the reading `name` of a tensile test, with its uncertainty.

    Raises
    ------
    NotMeasurableError
        The structure is one phase, falls apart, or has no such figure.
    """
    check_two_phases(membrane)

    def again(axis: int, elements: int) -> float:
        return value(
            tensile_test(
                membrane, law=pull.law, rule=pull.rule, axis=axis, elements=elements
            )
        )

    curve = tensile_test(
        membrane, law=pull.law, rule=pull.rule, axis=pull.axis, elements=pull.elements
    )
    found = value(curve)
    spread = spread_of(
        found,
        pull.axis,
        shape=curve.shape,
        across=curve.across,
        again=again,
        isotropic=pull.isotropic,
    )
    return reading_of(
        name,
        found,
        method=f"voxel finite elements drawn to break; {pull.law.described()}",
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
