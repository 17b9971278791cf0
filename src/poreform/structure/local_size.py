"""How thick a phase is at each place: the radius of the largest ball that holds it."""

from weakref import WeakKeyDictionary

import numpy as np
from jaxtyping import Bool, Float32

from poreform.core.errors import NotMeasurableError
from poreform.structure.kernels.cover import largest_cover
from poreform.structure.membrane import Membrane

Field = Float32[np.ndarray, "nx ny nz"]

_PORES: WeakKeyDictionary[Membrane, Field] = WeakKeyDictionary()
_POLYMER: WeakKeyDictionary[Membrane, Field] = WeakKeyDictionary()
"""Remembered as long as the membrane lives: thickness, flow, grains, pulls share them."""


def pore_local_radius(membrane: Membrane) -> Field:
    """Return `local_radius` of the pores [m], not to be written to."""
    if membrane not in _PORES:
        _PORES[membrane] = _kept(local_radius(membrane.pore_radius, membrane))
    return _PORES[membrane]


def polymer_local_radius(membrane: Membrane) -> Field:
    """Return `local_radius` of the polymer [m], not to be written to."""
    if membrane not in _POLYMER:
        _POLYMER[membrane] = _kept(local_radius(membrane.polymer_radius, membrane))
    return _POLYMER[membrane]


def _kept(found: Field) -> Field:
    found.flags.writeable = False
    return found


def local_radius(
    radius: Float32[np.ndarray, "nx ny nz"],
    membrane: Membrane,
    *,
    within: Bool[np.ndarray, "nx ny nz"] | None = None,
) -> Float32[np.ndarray, "nx ny nz"]:
    """Return the radius of the largest ball inside the phase that covers each voxel [m].

    Parameters
    ----------
    radius : (nx, ny, nz) float32
        Radius of the ball centred in each voxel [m]: `pore_radius` or `polymer_radius` of
        the membrane, or the reach of a passage through it; 0 where no ball is.
    membrane
        Gives the grid.
    within : (nx, ny, nz) bool
        Where it is asked for; unless told, where `radius` is above 0.

    Notes
    -----
    A ball whose surface is the wall covers a voxel when it holds any of it along the
    axes: the ball that decides is half a voxel larger than its own radius.
    """
    half = np.float32(0.5 * membrane.edge)
    balls = np.where(radius > 0.0, radius + half, np.float32(0.0))
    cover = largest_cover(balls, spacing=membrane.spacing, periodic=membrane.wraps)
    asked = radius > 0.0 if within is None else within
    return np.where((cover > 0.0) & asked, cover - half, np.float32(0.0))


def check_two_phases(membrane: Membrane) -> None:
    """Raise NotMeasurableError when the image holds no pore or no polymer."""
    share = membrane.resolved_porosity
    if share in {0.0, 1.0}:
        kind = "pore" if share else "polymer"
        other = "polymer" if share else "pore"
        raise NotMeasurableError(
            f"the structure is all {kind}; without any {other} there is nothing to measure"
        )
