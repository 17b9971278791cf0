"""Changes of shape: scaling, another porosity, closed pores, another grid."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from jaxtyping import Bool, Float32, Float64, Int32
from scipy import ndimage

from poreform.core.errors import InputError
from poreform.structure.membrane import Membrane
from poreform.structure.pore_classes import PoreClasses
from poreform.structure.threshold import level_of_fraction

Ratios = tuple[float, float, float]


def rescale(membrane: Membrane, lengths: Ratios) -> Membrane:
    """Return the membrane with every length along x, y, z multiplied by `lengths`.

    The image keeps its voxels and these change their edges: a film that shrinks with
    free edges has three equal ratios, a clamped one shrinks along z alone, and a
    stretched one is longer along the pull and narrower across.
    """
    if not all(0.0 < ratio < np.inf for ratio in lengths):
        raise InputError(f"lengths are {lengths}; each is a ratio above 0")
    x, y, z = (edge * ratio for edge, ratio in zip(membrane.spacing, lengths, strict=True))
    return replace(membrane, voxel=(x, y, z))


def at_porosity(membrane: Membrane, resolved_porosity: float) -> Membrane:
    """Return the membrane with its walls moved until the pores fill the given share.

    The walls move evenly: along the level field where one is known, else by their
    distance, so that pores narrower than the shift close and leave the wide ones.

    Parameters
    ----------
    membrane
        With pores and polymer.
    resolved_porosity : float
        Volume fraction of the pore voxels wanted, between 0 and 1, both excluded.
    """
    if membrane.level is not None:
        level = level_of_fraction(membrane.level, 1.0 - resolved_porosity)
        moved = (membrane.level - level).astype(membrane.level.dtype)
        return _with_pores(membrane, moved <= 0.0, moved)
    target = _target(membrane, resolved_porosity)
    depth = membrane.pore_clearance - membrane.polymer_clearance
    return _with_pores(membrane, _deepest(depth, target), None)


def close_finest(
    membrane: Membrane,
    classes: PoreClasses,
    *,
    kept: Float64[np.ndarray, " classes"],
    lengths: Ratios,
    resolved_porosity: float,
) -> Membrane:
    """Return the membrane after its pore classes have shrunk by different amounts.

    In each class the pore voxels nearest to the walls turn into polymer until the
    class keeps its share; then all walls move evenly to the porosity asked for, which
    makes good what a grid of one scale cannot show (a wide pore that stays as it is
    while everything around it shrinks).

    Parameters
    ----------
    membrane
        As it was before.
    classes
        Of the same membrane.
    kept : (classes,) float
        Pore volume of each class after over before, at least 0.
    lengths
        Length after over before along x, y, z.
    resolved_porosity : float
        Volume fraction of the pore voxels after.
    """
    if classes.owner.shape != membrane.shape or kept.shape != classes.radius.shape:
        raise InputError(
            f"kept has {kept.size} and owner {classes.owner.shape} entries; they belong to "
            f"{classes.radius.size} classes of an image of {membrane.shape} voxels"
        )
    shrunk = rescale(membrane, lengths)
    if resolved_porosity <= 0.0:
        raise InputError("no pore is left open; a membrane without pores is no structure")
    shares = np.clip(kept / float(np.prod(lengths)), 0.0, 1.0)
    if (shares >= 1.0).all():
        return at_porosity(shrunk, resolved_porosity)
    pores = np.zeros(membrane.shape, dtype=bool)
    for place, share in enumerate(shares):
        mine = classes.owner == place
        number = round(float(share) * int(np.count_nonzero(mine)))
        pores |= _deepest(np.where(mine, membrane.pore_clearance, -np.inf), number)
    if pores.any():
        between = _with_pores(shrunk, pores, None)
        return at_porosity(between, resolved_porosity)
    return at_porosity(replace(shrunk, level=None), resolved_porosity)


def resample(membrane: Membrane, edge: float) -> Membrane:
    """Return the membrane on cubic voxels of about `edge` [m], by its level or nearest.

    The edges come out as near to `edge` as whole numbers of voxels allow; they are cubic
    to that accuracy only, and `spacing` says what they are.
    """
    if not 0.0 < edge < np.inf:
        raise InputError(f"edge is {edge}; it is a positive length in metres")
    counts = [max(1, round(length / edge)) for length in membrane.size]
    voxel = tuple(length / n for length, n in zip(membrane.size, counts, strict=True))
    # centres of the new voxels in the index space of the old ones
    places = np.meshgrid(
        *(
            (np.arange(n) + 0.5) * old / n - 0.5
            for n, old in zip(counts, membrane.shape, strict=True)
        ),
        indexing="ij",
    )
    near = tuple(
        np.clip(np.rint(place).astype(int), 0, n - 1)
        for place, n in zip(places, membrane.shape, strict=True)
    )
    level = None
    if membrane.level is not None:
        level = _interpolated(membrane.level, places, membrane.wraps)
    grains = None if membrane.grains is None else membrane.grains[near]
    pores = membrane.pores[near] if level is None else level <= 0.0
    if grains is not None:
        grains = np.where(pores, 0, grains).astype(np.int32)
    return replace(
        membrane,
        pores=pores,
        voxel=(voxel[0], voxel[1], voxel[2]),
        grains=grains,
        level=level,
    )


def _interpolated(
    level: np.ndarray, places: Sequence[np.ndarray], wraps: tuple[bool, bool, bool]
) -> Float32[np.ndarray, "nx ny nz"]:
    """Return the level, linear between voxel centres, at the given places."""
    padded = level
    for axis, wrap in enumerate(wraps):
        widths = [(0, 0)] * 3
        widths[axis] = (1, 1)
        padded = np.pad(padded, widths, mode="wrap" if wrap else "edge")
    shifted = [place + 1.0 for place in places]
    found: Float32[np.ndarray, "nx ny nz"] = ndimage.map_coordinates(
        padded.astype(np.float32), shifted, order=1, mode="nearest"
    )
    return found


def _target(membrane: Membrane, resolved_porosity: float) -> int:
    if not 0.0 < resolved_porosity < 1.0:
        raise InputError(
            f"resolved_porosity is {resolved_porosity}; it lies between 0 and 1"
        )
    size = membrane.pores.size
    return min(max(round(resolved_porosity * size), 1), size - 1)


def _deepest(depth: np.ndarray, number: int) -> Bool[np.ndarray, "nx ny nz"]:
    """Return the `number` voxels of greatest depth; ties by a fixed scattered order."""
    chosen = np.zeros(depth.shape, dtype=bool)
    if number <= 0:
        return chosen
    flat = depth.ravel()
    edge = np.partition(flat, flat.size - number)[flat.size - number]
    above = flat > edge
    tied = np.flatnonzero(flat == edge)
    # multiples of an irrational number scatter the ties without a random generator
    scattered = np.argsort((tied * 0.6180339887498949) % 1.0, kind="stable")
    chosen.reshape(-1)[above] = True
    chosen.reshape(-1)[tied[scattered[: number - int(above.sum())]]] = True
    return chosen


def _with_pores(
    membrane: Membrane, pores: Bool[np.ndarray, "nx ny nz"], level: np.ndarray | None
) -> Membrane:
    """Return the membrane with other pores; new polymer joins the nearest grain."""
    grains = membrane.grains
    if grains is not None:
        grains = _grown(grains, membrane.polymer, pores)
    return replace(membrane, pores=pores, grains=grains, level=level)


def _grown(
    grains: Int32[np.ndarray, "nx ny nz"],
    polymer: Bool[np.ndarray, "nx ny nz"],
    pores: Bool[np.ndarray, "nx ny nz"],
) -> Int32[np.ndarray, "nx ny nz"]:
    fresh = ~pores & ~polymer
    if fresh.any() and polymer.any():
        nearest = ndimage.distance_transform_edt(
            ~polymer, return_distances=False, return_indices=True
        )
        x, y, z = nearest
        grains = np.where(fresh, grains[x, y, z], grains)
    return np.where(pores, 0, grains).astype(np.int32)
