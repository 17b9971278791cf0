"""The wall between pores and polymer: its area and how it is curved."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import numpy as np
from jaxtyping import Float32, Float64
from scipy import ndimage

from poreform.core.errors import NotMeasurableError
from poreform.structure.kernels.curvature import wall_sums
from poreform.structure.local_size import check_two_phases
from poreform.structure.membrane import Membrane
from poreform.structure.threshold import level_of_fraction

SMOOTHING = 1.2
"""Width of the smoothing of a wall known by its voxels only, in voxels.

Less leaves the staircase of large balls as saddles, more takes away from thin struts."""

THINNING = 4.0
"""Relative error of an area by that smoothing, times the squared mean width in voxels
of the thinner phase: from cut Gaussian fields with pores of 4 to 17 voxels."""

LEVEL_ERROR = 0.02
"""Relative error of area and curvatures by the voxels, from balls of 4 voxels radius."""

THINNEST = 5
"""Voxels across an image without which no curvature is known in its middle."""


@dataclass(frozen=True, slots=True)
class Surface:
    """Area and curvature of the wall, with the spread over the eighths of the image."""

    area: float
    """Per volume [1/m]."""

    mean_curvature: float
    """Half the sum of the principal curvatures, averaged over the wall [1/m]; above 0
    where the polymer bulges, as in balls of it."""

    gaussian_curvature: float
    """Product of the principal curvatures, averaged over the wall [1/m2]."""

    saddle_share: float
    """Share of the wall that is a saddle, K < 0: the sign of a network [1]."""

    bulge_share: float
    """Share of the wall where the polymer bulges, K > 0 and H > 0, as in balls [1]."""

    spread: Float64[np.ndarray, " 5"]
    """Standard errors of the five figures above, from the eighths, in this order."""


@lru_cache(maxsize=2)
def surface(membrane: Membrane) -> Surface:
    """Return the area and the curvature of the wall of `membrane`.

    With a level field the wall lies where that is 0; without one it is the smoothed
    distance to the voxels' wall, which rounds off what is finer than three voxels.

    Raises
    ------
    NotMeasurableError
        All pore or all polymer, an image thinner than five voxels, or no wall inside.
    """
    check_two_phases(membrane)
    if min(membrane.shape) < THINNEST:
        raise NotMeasurableError(
            f"the image is {min(membrane.shape)} voxels thin; the curvature of a wall "
            f"needs {THINNEST} or more"
        )
    wall = wall_sums(_field(membrane), spacing=membrane.spacing, periodic=membrane.wraps)
    if wall.sums[:, 0].sum() <= 0.0:
        raise NotMeasurableError(
            "no wall lies within the image, its outermost layers left out"
        )
    whole = _figures(wall.sums.sum(axis=0), float(wall.volume.sum()))
    parts = np.array(
        [
            _figures(sums, volume)
            for sums, volume in zip(wall.sums, wall.volume, strict=True)
            if sums[0] > 0.0 and volume > 0.0
        ]
    )
    spread = np.zeros(5)
    if len(parts) > 1:
        spread = parts.std(axis=0, ddof=1) / np.sqrt(len(parts))
    area, mean, gaussian, saddle, bulge = (float(figure) for figure in whole)
    return Surface(area, mean, gaussian, saddle, bulge, spread)


def relative_error(membrane: Membrane, found: Surface) -> float:
    """Return the relative error of area and curvatures by the resolution [1]."""
    if membrane.level is not None:
        return LEVEL_ERROR
    share = membrane.resolved_porosity
    width = 2.0 * min(share, 1.0 - share) / found.area / membrane.edge
    return max(LEVEL_ERROR, THINNING / width**2)


def wall_text(membrane: Membrane) -> str:
    """Return in words where the wall of `membrane` was taken from."""
    if membrane.level is not None:
        return "wall where the level field is 0"
    return f"wall of the voxels, smoothed over {SMOOTHING:g} voxels, the volumes kept"


def _figures(
    sums: Float64[np.ndarray, " sums"], volume: float
) -> Float64[np.ndarray, " 5"]:
    area = sums[0]
    return np.array([area / volume, *(sums[1:] / area)])


def _field(membrane: Membrane) -> Float32[np.ndarray, "nx ny nz"]:
    """Return a field that is 0 on the wall and above it in the polymer.

    Smoothing shrinks what bulges, so the level is set where both volumes are kept.
    """
    if membrane.level is not None:
        return np.ascontiguousarray(membrane.level, dtype=np.float32)
    depth = membrane.polymer_clearance - membrane.pore_clearance
    modes: list[Literal["wrap", "nearest"]] = [
        "wrap" if wraps else "nearest" for wraps in membrane.wraps
    ]
    smooth: Float32[np.ndarray, "nx ny nz"] = ndimage.gaussian_filter(
        depth, SMOOTHING, mode=modes
    )
    kept = level_of_fraction(smooth, 1.0 - membrane.resolved_porosity)
    return smooth - np.float32(kept)
