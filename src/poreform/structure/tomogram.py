"""Grey-scale volumes from outside, and how they become membranes."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from jaxtyping import Shaped
from skimage.filters import threshold_otsu

from poreform.core.errors import InputError
from poreform.structure.membrane import Membrane
from poreform.structure.threshold import threshold_at

LEAST_LEVELS = 16
"""Grey values that a volume must hold for its walls to be placed between voxels."""


@dataclass(frozen=True, slots=True)
class Tomogram:
    """A volume of grey values, axes x, y, z, with the voxel size its file states."""

    grey: Shaped[np.ndarray, "nx ny nz"]
    """Real or whole numbers, or booleans."""

    voxel: tuple[float, float, float] | None
    """Edges along x, y, z [m]; None when the file does not say."""

    source: str
    """Name of the file, for messages."""

    def __post_init__(self) -> None:
        if self.grey.ndim != 3 or min(self.grey.shape) < 1:
            raise InputError(
                f"{self.source}: has shape {self.grey.shape}; a tomogram has three axes"
            )
        if self.grey.dtype.kind not in "biuf":
            raise InputError(
                f"{self.source}: holds {self.grey.dtype}; a tomogram holds real numbers"
            )


def binarised(
    tomogram: Tomogram,
    *,
    polymer: Literal["bright", "dark"],
    level: float | None = None,
    voxel: float | tuple[float, float, float] | None = None,
    periodic: bool | tuple[bool, bool, bool] = False,
) -> Membrane:
    """Return the membrane in a tomogram: polymer on one side of a grey level.

    Parameters
    ----------
    tomogram
        The volume.
    polymer
        Which side of the level is polymer.
    level : float
        Grey value of the wall; unless told, the one of Otsu, which parts the histogram
        into the two classes of least inner variance.
    voxel : float
        Edge of a voxel [m], one or three; needed when the file does not state it, and
        refused when the file states another.
    periodic
        As in `Membrane`.

    Raises
    ------
    InputError
        The voxel size is missing or contradicts the file; the grey values are one
        value only or not all numbers.

    Notes
    -----
    A volume of many grey values keeps them as its level field, so that the walls lie
    between the voxels; a volume of two values does not, as its steps are no slope.
    Source: N. Otsu, IEEE Trans. Syst. Man Cybern. 9 (1979) 62-66.
    """
    edges = _edges(tomogram, voxel)
    grey = tomogram.grey
    if grey.dtype == np.bool_:
        return Membrane(grey != (polymer == "bright"), voxel=edges, periodic=periodic)
    field = grey.astype(np.float32)
    if not np.isfinite(field).all():
        raise InputError(
            f"{tomogram.source}: holds values that are not numbers (NaN or infinite); "
            "mask or fill them first"
        )
    values = np.unique(grey)
    if values.size < 2:
        raise InputError(
            f"{tomogram.source}: holds the one grey value {values[0]}; nothing parts the "
            "polymer from the pores"
        )
    cut = _between(values, float(threshold_otsu(grey))) if level is None else level
    sign = np.float32(1.0 if polymer == "bright" else -1.0)
    found = threshold_at(sign * field, float(sign * cut), voxel=edges, periodic=periodic)
    if values.size >= LEAST_LEVELS:
        return found
    return Membrane(found.pores, voxel=edges, periodic=periodic)


def _between(values: np.ndarray, last: float) -> float:
    """Return the middle between `last`, the top of the lower class, and the next value."""
    place = int(np.searchsorted(values, last, side="right"))
    place = min(max(place, 1), values.size - 1)
    return 0.5 * (float(values[place - 1]) + float(values[place]))


def _edges(
    tomogram: Tomogram, voxel: float | tuple[float, float, float] | None
) -> tuple[float, float, float]:
    stated = tomogram.voxel
    if voxel is None:
        if stated is None:
            raise InputError(
                f"{tomogram.source}: does not state its voxel size; give it, in metres"
            )
        return stated
    x, y, z = voxel if isinstance(voxel, tuple) else (voxel,) * 3
    if stated is not None and not np.allclose((x, y, z), stated, rtol=1e-3, atol=0.0):
        raise InputError(
            f"{tomogram.source}: states voxels of {stated} m, not {(x, y, z)} m; leave the "
            "size out to take the file's, or correct the file"
        )
    return x, y, z
