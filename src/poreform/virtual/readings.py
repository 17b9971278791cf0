"""The readings of a virtual membrane: every instrument that a bench would use."""

from dataclasses import dataclass

from poreform.core.errors import NotConvergedError, NotMeasurableError, OutOfRangeError
from poreform.core.reading import Reading
from poreform.core.streams import stream
from poreform.materials.polymer import Polymer
from poreform.measure.measuring import measure
from poreform.structure.membrane import Membrane
from poreform.virtual.pulls import DRAWN_ONLY, How, Reader, averaged, pulls

BENCH = (
    "porosity",
    "breaking_extension",
    "breaking_strength",
    "yield_strength",
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


NO_ESTIMATE = (
    "there is no checked estimate of it; set tensile = 'elements' in the recipe to draw it"
)
"""Why an estimated bench lacks a figure."""


@dataclass(frozen=True, slots=True)
class Bench:
    """The readings of one membrane, and why some could not be had."""

    readings: tuple[Reading, ...]
    """In the order of `BENCH`."""

    refusals: tuple[str, ...]
    """One sentence for each figure that the structure does not have."""


def measured(
    membrane: Membrane,
    polymer: Polymer,
    *,
    thickness: float,
    drawn: bool,
    tensile: How,
    seed: int,
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
    tensile
        Whether tensile figures are drawn by finite elements or estimated.
    seed
        Origin of the random numbers of the instruments.
    """
    tests = pulls(polymer, drawn=drawn, how=tensile)
    readings, refusals = [], []
    for name in BENCH:
        if tensile == "estimate" and name in DRAWN_ONLY:
            refusals.append(f"no {_words(name)}: {NO_ESTIMATE}")
            continue
        try:
            readers = tests.get(name, [_instrument(name, thickness, seed)])
            readings.append(
                averaged([reader(membrane, stream(seed, name)) for reader in readers])
            )
        except (NotMeasurableError, NotConvergedError, OutOfRangeError) as error:
            refusals.append(f"no {_words(name)}: {error}")
    return Bench(tuple(readings), tuple(refusals))


def _instrument(name: str, thickness: float, seed: int) -> Reader:
    settings = {"thickness": thickness} if name == "water_permeability" else {}
    return lambda membrane, _: measure(membrane, name, settings=settings, seed=seed)


def _words(name: str) -> str:
    return name.replace("_", " ")
