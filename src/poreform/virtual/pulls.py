"""The tensile figures of a virtual membrane: drawn by finite elements, or estimated."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Literal

import numpy as np

from poreform.core.reading import Reading
from poreform.materials.polymer import Polymer
from poreform.measure.instrument import Instrument
from poreform.measure.instruments.breaking_extension import BreakingExtension
from poreform.measure.instruments.breaking_strength import BreakingStrength
from poreform.measure.instruments.elastic_modulus import ElasticModulus
from poreform.measure.instruments.yield_strength import YieldStrength
from poreform.measure.material_law import CriticalLigament, MaterialLaw
from poreform.measure.tensile import ELEMENTS_TO_BREAK
from poreform.measure.tensile_estimate import (
    EXTENSION_ELEMENTS,
    extension_estimate,
    tensile_estimate,
)
from poreform.structure.membrane import Membrane

How = Literal["elements", "estimate"]
"""As a recipe says it."""

Reader = Callable[[Membrane, np.random.Generator], Reading]
"""Reads one figure off one specimen."""

ELEMENTS: dict[How, int] = {"elements": ELEMENTS_TO_BREAK, "estimate": EXTENSION_ELEMENTS}
"""Elements along the longest edge of a draw to the break."""

DRAWN_ONLY = ("yield_strength",)
"""Figures that no estimate was checked for."""


def material_law(polymer: Polymer) -> MaterialLaw:
    """Return the tensile law of the dense polymer from its facts."""
    facts = polymer.mechanics
    return MaterialLaw(
        modulus=facts.youngs_modulus.value,
        yield_stress=facts.yield_stress.value,
        draw_strain=facts.natural_draw_strain.value,
        break_ratio=facts.drawn_strength_ratio.value,
        poisson_ratio=facts.poisson_ratio.value,
    )


def ligament_rule(polymer: Polymer) -> CriticalLigament:
    """Return the critical-ligament rule of the polymer (hypothesis)."""
    return CriticalLigament(polymer.mechanics.critical_ligament_thickness.value)


def pulls(polymer: Polymer, *, drawn: bool, how: How) -> Mapping[str, Sequence[Reader]]:
    """Return name -> how each specimen gives that figure.

    Parameters
    ----------
    polymer
        The dense polymer.
    drawn
        True for a stretched film: it is pulled along the stretch alone.  Any other box is
        the same in all directions, so that three pulls are three specimens.
    how
        By finite elements, or estimated; a figure without an estimate is then left out.
    """
    law, rule = material_law(polymer), ligament_rule(polymer)
    axes = (0,) if drawn else (0, 1, 2)
    if how == "estimate":
        return _estimates(law, rule, axes)
    # the pulls along the axes are the specimens: none asks for further ones
    return {
        "breaking_extension": [
            _reader(BreakingExtension(law, rule, axis, isotropic=False)) for axis in axes
        ],
        "breaking_strength": [
            _reader(BreakingStrength(law, rule, axis, isotropic=False)) for axis in axes
        ],
        "yield_strength": [
            _reader(YieldStrength(law, rule, axis, isotropic=False)) for axis in axes
        ],
        "elastic_modulus": [_reader(ElasticModulus(law, isotropic=not drawn))],
    }


def averaged(specimens: Sequence[Reading]) -> Reading:
    """Return the mean of tests along several directions, each a specimen of its own.

    Of drawn specimens the deviation is their scatter alone: what the size of the elements
    adds stands in the note, moves every membrane of a scan alike and is no noise between
    them.  An estimate keeps its checked error where that is larger.
    """
    if len(specimens) == 1:
        return specimens[0]
    values = np.array([reading.value for reading in specimens])
    scatter = float(values.std(ddof=1))
    first = specimens[0]
    if first.method.startswith("estimate"):
        scatter = max(scatter, *(reading.std or 0.0 for reading in specimens))
    return replace(
        first,
        value=float(values.mean()),
        std=scatter,
        count=len(specimens),
        method=f"{first.method}; mean of pulls along x, y and z",
    )


def _reader(instrument: Instrument) -> Reader:
    return lambda membrane, rng: instrument.measure(membrane, rng=rng)


def _estimates(
    law: MaterialLaw, rule: CriticalLigament, axes: Sequence[int]
) -> Mapping[str, Sequence[Reader]]:
    def extension(axis: int) -> Reader:
        return lambda membrane, _: extension_estimate(
            membrane, law=law, rule=rule, axis=axis
        )

    def strength(axis: int) -> Reader:
        return lambda membrane, _: tensile_estimate(membrane, law=law, axis=axis).strength

    def modulus(axis: int) -> Reader:
        return lambda membrane, _: tensile_estimate(membrane, law=law, axis=axis).modulus

    return {
        "breaking_extension": [extension(axis) for axis in axes],
        "breaking_strength": [strength(axis) for axis in axes],
        "elastic_modulus": [modulus(axis) for axis in axes],
    }
