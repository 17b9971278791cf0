"""Mean thickness of a phase by the largest balls that fit into it."""

import numpy as np
from jaxtyping import Float32

from poreform.core.errors import NotMeasurableError
from poreform.core.reading import Reading
from poreform.measure.instrument import reading_of
from poreform.measure.sampling import octants, size_text, standard_error
from poreform.structure.membrane import Membrane

LEAST_ACROSS = 2.0
"""Voxels across the mean strut or pore below which its thickness is not resolved."""


def mean_thickness(
    name: str, membrane: Membrane, *, radius: Float32[np.ndarray, "nx ny nz"]
) -> Reading:
    """Return the volume-weighted mean thickness of a phase as a reading of `name`.

    Parameters
    ----------
    name
        Key in `core.quantities.QUANTITIES`, a length.
    membrane
        The structure.
    radius : (nx, ny, nz) float32
        Of the largest ball inside the phase that covers each voxel, 0 elsewhere [m].

    Raises
    ------
    NotMeasurableError
        The mean is less than two voxels.
    """
    diameter = 2.0 * radius
    inside = diameter > 0.0
    mean = float(diameter[inside].mean(dtype=np.float64))
    across = mean / membrane.edge
    if across < LEAST_ACROSS:
        raise NotMeasurableError(
            f"the mean thickness is {across:.2g} voxels, too few to give it a size; use a "
            "finer image"
        )
    blocks = [
        float(diameter[block][inside[block]].mean(dtype=np.float64))
        for block in octants(membrane)
        if inside[block].any()
    ]
    # two walls of +-1/2 voxel, fully correlated; without a level the clearance is up to
    # half a voxel low beside curved walls, so a ball up to a voxel
    known = 1.0 / np.sqrt(3.0) if membrane.level is not None else 1.0
    resolution = known * membrane.edge
    return reading_of(
        name,
        mean,
        method="local thickness, mean over the volume",
        std=float(np.hypot(resolution, standard_error(blocks) or 0.0)),
        note=f"{across:.3g} voxels across; {size_text(membrane)}",
    )
