"""From a smooth field to a membrane: polymer where the field is above a level."""

import numpy as np
from jaxtyping import Int, Shaped

from poreform.core.errors import InputError
from poreform.structure.membrane import Membrane


def threshold_at(
    field: Shaped[np.ndarray, "nx ny nz"],
    level: float,
    *,
    voxel: float | tuple[float, float, float],
    periodic: bool | tuple[bool, bool, bool],
    grains: Int[np.ndarray, "nx ny nz"] | None = None,
    matter_porosity: float = 0.0,
) -> Membrane:
    """Return the membrane whose polymer is where `field` is above `level`.

    Parameters
    ----------
    field : (nx, ny, nz) float
        Polymer concentration, or the grey value of a tomogram; any unit.
    level : float
        Same unit.
    voxel, periodic, grains, matter_porosity
        As in `Membrane`.

    Raises
    ------
    InputError
        The field holds values that are not numbers.
    """
    _check_field(field)
    pores = field <= level
    return Membrane(
        pores,
        voxel=voxel,
        periodic=periodic,
        grains=None if grains is None else np.where(pores, 0, grains).astype(np.int32),
        matter_porosity=matter_porosity,
        level=np.asarray(field - np.asarray(level, dtype=_real(field)), dtype=_real(field)),
    )


def level_of_fraction(field: Shaped[np.ndarray, "nx ny nz"], fraction: float) -> float:
    """Return the level above which `fraction` of the voxels lie, to one voxel.

    Cutting there conserves the volume of the polymer, whatever else the field does.

    Parameters
    ----------
    field : (nx, ny, nz) float
        Any unit.
    fraction : float
        Between 0 and 1, neither included.

    Raises
    ------
    InputError
        The fraction is outside its range or the field is not a number somewhere.
    """
    _check_field(field)
    if not 0.0 < fraction < 1.0:
        raise InputError(
            f"the polymer fraction is {fraction}; it lies between 0 and 1, both excluded"
        )
    below = round((1.0 - fraction) * field.size)
    place = min(max(below, 1), field.size - 1)
    pair = np.partition(field.ravel(), (place - 1, place))[[place - 1, place]]
    return float(pair.astype(np.float64).mean())


def _real(field: Shaped[np.ndarray, "nx ny nz"]) -> np.dtype[np.floating]:
    """Return the type in which the level is kept: that of the field, or float32."""
    kept = field.dtype if np.issubdtype(field.dtype, np.floating) else np.dtype(np.float32)
    return np.dtype(kept)


def _check_field(field: Shaped[np.ndarray, "nx ny nz"]) -> None:
    if not np.issubdtype(field.dtype, np.number) or np.iscomplexobj(field):
        raise InputError(f"the field is {field.dtype}; a threshold needs real numbers")
    if not np.isfinite(field).all():
        raise InputError(
            "the field holds values that are not numbers (NaN or infinite); mask or fill "
            "them first"
        )
