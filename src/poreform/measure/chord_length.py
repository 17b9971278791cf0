"""Mean chord of a phase as a reading."""

import contextlib

import numpy as np
from jaxtyping import Bool, Float64

from poreform.core.errors import NotMeasurableError
from poreform.core.reading import Reading
from poreform.measure.instrument import reading_of
from poreform.measure.sampling import size_text
from poreform.structure.chords import chords
from poreform.structure.local_size import check_two_phases
from poreform.structure.membrane import Membrane

LEAST_ACROSS = 2.0
"""Voxels along the mean chord below which its length is not resolved."""


def mean_chord(
    name: str, membrane: Membrane, phase: Bool[np.ndarray, "nx ny nz"]
) -> Reading:
    """Return the mean chord of a phase of `membrane` along x, y and z as a reading.

    Raises
    ------
    NotMeasurableError
        One phase only, no chord lies between two walls, or the mean is below two voxels.

    Notes
    -----
    Neighbouring lines see the same pores: the number of independent chords is taken as
    the number of chords times a voxel's edge over the mean chord, squared.
    """
    found = _by_axis(phase, membrane)
    if not found:
        raise NotMeasurableError("no chord lies between two walls of the image")
    lengths = np.concatenate(list(found.values()))
    mean = float(lengths.mean())
    across = mean / membrane.edge
    if across < LEAST_ACROSS:
        raise NotMeasurableError(
            f"the mean chord is {across:.2g} voxels long, too few to give it a length; use "
            "a finer image"
        )
    independent = max(lengths.size / across**2, 1.0)
    cut = "" if all(membrane.wraps) else "; chords cut by a face are left out"
    means = ", ".join(f"{axis} {1e6 * part.mean():.4g}" for axis, part in found.items())
    return reading_of(
        name,
        mean,
        method="number mean of all chords along the axes of the image",
        std=float(
            np.hypot(
                lengths.std() / np.sqrt(independent),
                membrane.edge / np.sqrt(6.0),  # two ends, each counted to a whole voxel
            )
        ),
        note=f"along {means} um; {across:.3g} voxels{cut}; {size_text(membrane)}",
    )


def _by_axis(
    phase: Bool[np.ndarray, "nx ny nz"], membrane: Membrane
) -> dict[str, Float64[np.ndarray, " chords"]]:
    """Return the chord lengths [m] along each axis that has any, by the axis' name."""
    check_two_phases(membrane)
    found = {}
    for axis, name in enumerate("xyz"):
        with contextlib.suppress(NotMeasurableError):
            found[name] = chords(phase, membrane, axis=axis).length
    return found
