"""The curves of one membrane layer, kept for figures and for people with Excel."""

import zlib
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from zipfile import BadZipFile

import numpy as np
from jaxtyping import Float

from poreform.core.errors import NotConvergedError, NotMeasurableError, StoredDataError
from poreform.core.files import write_atomic
from poreform.measure.porometry import DEFAULT_METHOD, porometry
from poreform.measure.tensile import tensile_test
from poreform.process.leaching import Leaching, residual_share
from poreform.structure.pore_classes import pore_classes
from poreform.virtual.conditions import Conditions
from poreform.virtual.finishing import Finished
from poreform.virtual.pulls import ELEMENTS, ligament_rule, material_law

Curve = Float[np.ndarray, " points"]

PORE_SIZE_CLASSES = 16
"""Classes of the pore size distribution that is shown."""


@dataclass(frozen=True, slots=True)
class Curves:
    """Named arrays, SI; a curve that the structure does not have is absent."""

    arrays: Mapping[str, Curve]

    def pair(self, x: str, y: str) -> tuple[Curve, Curve] | None:
        """Return the two arrays, or None when the layer has no such curve."""
        if x not in self.arrays or y not in self.arrays:
            return None
        return self.arrays[x], self.arrays[y]

    def number(self, name: str) -> float | None:
        """Return a single number kept under `name`, or None."""
        return float(self.arrays[name][0]) if name in self.arrays else None


def curves(finished: Finished, conditions: Conditions, depth: float) -> Curves:
    """Return the curves of one finished layer."""
    arrays: dict[str, Curve] = {}
    history = conditions.cooling.history(depth)
    arrays |= {"history_time": history.time, "history_temperature": history.temperature}
    arrays |= _extraction(finished, conditions)
    # what a structure does not have is absent here; its readings say why
    with suppress(NotMeasurableError):
        arrays |= _porometry(finished)
    with suppress(NotMeasurableError):
        arrays |= _pore_sizes(finished)
    with suppress(NotMeasurableError, NotConvergedError):
        arrays |= _tensile(finished, conditions)
    return Curves(arrays)


def _extraction(finished: Finished, conditions: Conditions) -> dict[str, Curve]:
    bath = conditions.line.recipe.treatment.time
    time = np.linspace(0.0, bath, 200)
    diffusivity = Leaching().effective_diffusivity(finished.gel.porosity)
    share = residual_share(time, wall=conditions.line.wall, diffusivity=diffusivity)
    return {"extraction_time": time, "extraction_residual": share}


def _porometry(finished: Finished) -> dict[str, Curve]:
    found = porometry(finished.membrane, DEFAULT_METHOD)
    method = found.method
    return {
        "pressure": found.pressure,
        "wet_flow": found.wet_flow,
        "dry_flow": found.dry_flow,
        "bubble_pressure": np.array([method.pressure_of(found.bubble_point_radius)]),
        "half_dry_pressure": np.array([method.pressure_of(found.half_dry_radius)]),
    }


def _pore_sizes(finished: Finished) -> dict[str, Curve]:
    classes = pore_classes(finished.membrane, PORE_SIZE_CLASSES)
    return {"pore_diameter": 2.0 * classes.radius, "pore_share": classes.share}


def _tensile(finished: Finished, conditions: Conditions) -> dict[str, Curve]:
    polymer = conditions.line.polymer
    found = tensile_test(
        finished.membrane,
        law=material_law(polymer),
        rule=ligament_rule(polymer),
        elements=ELEMENTS[conditions.line.recipe.tensile],
    )
    return {
        "strain": found.strain,
        "stress": found.stress,
        "bearing": found.bearing.astype(np.float32),
        "broken": found.broken.astype(np.float32),
        "element": np.array(found.element),
    }


def save_curves(found: Curves, path: Path) -> None:
    """Write the curves to an NPZ file, atomically."""

    def write(temporary: Path) -> None:
        with temporary.open("wb") as stream:
            np.savez_compressed(stream, **dict(found.arrays))  # type: ignore[arg-type]

    write_atomic(path, write)


def load_curves(path: Path) -> Curves:
    """Return the curves in a file of `save_curves`; StoredDataError when it is damaged."""
    try:
        with path.open("rb") as stream, np.load(stream, allow_pickle=False) as content:
            return Curves({name: content[name] for name in content.files})
    except (OSError, ValueError, EOFError, BadZipFile, zlib.error) as error:
        raise StoredDataError(
            f"{path} cannot be read ({error}); remove its folder and run again"
        ) from error
