"""The order of axes: x, y, z inside, whatever a file has."""

import numpy as np

from poreform.core.errors import InputError


def in_order(volume: np.ndarray, axes: str, name: str) -> np.ndarray:
    """Return `volume` with its axes, named by `axes`, brought into the order x, y, z."""
    if volume.ndim != 3:
        raise InputError(f"{name}: has {volume.ndim} axes; a tomogram has three")
    return np.ascontiguousarray(volume.transpose([axes.index(axis) for axis in "xyz"]))


LARGEST_VOXEL = 1e-3
"""Edge above which a number without a unit is no length in metres of a porous texture."""


def stated_spacing(
    spacing: tuple[float, float, float],
) -> tuple[float, float, float] | None:
    """Return the edges [m] of a format that has no unit; None when they state nothing.

    Programs write 1 when they know no size, and 0.25 where 0.25 um is meant.
    """
    return None if max(spacing) > LARGEST_VOXEL else spacing


def fixed_order(given: str | None, fixed: str, name: str) -> str:
    """Return the order that the format fixes; refuse another one."""
    if given is not None and given != fixed:
        raise InputError(
            f"{name}: this format stores its axes as {fixed!r}, not {given!r}; do not give "
            "another order"
        )
    return fixed
