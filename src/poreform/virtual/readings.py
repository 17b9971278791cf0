"""The readings of a virtual membrane: every instrument that a bench would use."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from poreform.core.errors import NotConvergedError, NotMeasurableError
from poreform.core.reading import Reading
from poreform.core.streams import stream
from poreform.materials.polymer import Polymer
from poreform.measure.instrument import Instrument
from poreform.measure.instruments import INSTRUMENTS
from poreform.measure.instruments.breaking_extension import BreakingExtension
from poreform.measure.instruments.breaking_strength import BreakingStrength
from poreform.measure.instruments.elastic_modulus import ElasticModulus
from poreform.measure.instruments.water_permeability import WaterPermeability
from poreform.measure.material_law import CriticalLigament, MaterialLaw
from poreform.structure.membrane import Membrane

BENCH = (
    "porosity",
    "breaking_extension",
    "breaking_strength",
    "elastic_modulus",
    "maximum_pore_size",
    "average_pore_size",
    "pore_size_ratio",
    "water_permeability",
    "pore_connectivity",
    "polymer_connectivity",
    "anisotropy",
    "skeleton_coordination",
    "strut_thickness",
    "pore_thickness",
    "genus_density",
    "grain_density",
    "grain_fraction",
)
"""Names of the instruments that every virtual membrane passes, in the order reported."""


@dataclass(frozen=True, slots=True)
class Bench:
    """The readings of one membrane, and why some could not be had."""

    readings: tuple[Reading, ...]
    """In the order of `BENCH`."""

    refusals: tuple[str, ...]
    """One sentence for each figure that the structure does not have."""


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


def measured(
    membrane: Membrane, polymer: Polymer, *, thickness: float, drawn: bool, seed: int
) -> Bench:
    """Return what every instrument of the bench reads on `membrane`.

    Parameters
    ----------
    membrane
        The finished structure.
    polymer
        Its dense polymer, for the tensile test.
    thickness
        Of the finished wall [m], for the water permeability.
    drawn
        True for a stretched film: it is pulled along the stretch alone.  Any other box is
        the same in all directions, so that three pulls are three specimens.
    seed
        Origin of the random numbers of the instruments.
    """
    law, rule = material_law(polymer), ligament_rule(polymer)
    axes = (0,) if drawn else (0, 1, 2)
    special: Mapping[str, Sequence[Instrument]] = {
        # the pulls along the axes are the specimens: none asks for further ones
        "breaking_extension": [
            BreakingExtension(law, rule, axis, isotropic=False) for axis in axes
        ],
        "breaking_strength": [
            BreakingStrength(law, rule, axis, isotropic=False) for axis in axes
        ],
        "elastic_modulus": (ElasticModulus(law, isotropic=not drawn),),
        "water_permeability": (WaterPermeability(thickness),),
    }
    readings, refusals = [], []
    for name in BENCH:
        instruments = special[name] if name in special else (INSTRUMENTS[name](),)
        try:
            readings.append(
                _averaged(
                    [
                        entry.measure(membrane, rng=stream(seed, name))
                        for entry in instruments
                    ]
                )
            )
        except (NotMeasurableError, NotConvergedError) as error:
            refusals.append(f"no {name.replace('_', ' ')}: {error}")
    return Bench(tuple(readings), tuple(refusals))


def _averaged(pulls: Sequence[Reading]) -> Reading:
    """Return the mean of tests along several directions, each a specimen of its own.

    Its deviation is their scatter alone.  What the size of the elements adds stands in the
    note: it moves every membrane of a scan alike, and is no noise between them.
    """
    if len(pulls) == 1:
        return pulls[0]
    values = np.array([reading.value for reading in pulls])
    return replace(
        pulls[0],
        value=float(values.mean()),
        std=float(values.std(ddof=1)),
        count=len(pulls),
        method=f"{pulls[0].method}; mean of pulls along x, y and z",
    )
