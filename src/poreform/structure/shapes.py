"""Ideal structures whose answers are known: packings, slits, round pores, random fields."""

from typing import Literal

import numpy as np
from jaxtyping import Float64
from scipy import fft

from poreform.core.errors import InputError
from poreform.structure.membrane import Membrane
from poreform.structure.threshold import level_of_fraction, threshold_at

Lattice = Literal["simple cubic", "body-centred cubic", "face-centred cubic"]

_CENTRES: dict[Lattice, tuple[tuple[float, float, float], ...]] = {
    "simple cubic": ((0.5, 0.5, 0.5),),
    "body-centred cubic": ((0.25, 0.25, 0.25), (0.75, 0.75, 0.75)),
    "face-centred cubic": (
        (0.25, 0.25, 0.25),
        (0.25, 0.75, 0.75),
        (0.75, 0.25, 0.75),
        (0.75, 0.75, 0.25),
    ),
}


def touching_radius(lattice: Lattice) -> float:
    """Return the radius of the spheres when they touch, in edges of the cubic cell."""
    return {
        "simple cubic": 0.5,
        "body-centred cubic": float(np.sqrt(3.0) / 4.0),
        "face-centred cubic": float(np.sqrt(2.0) / 4.0),
    }[lattice]


def sphere_packing(
    lattice: Lattice, *, cells: int, voxels: int, edge: float, radius: float
) -> Membrane:
    """Return polymer spheres on a cubic lattice in a periodic box, with their level.

    Parameters
    ----------
    lattice
        Which cubic lattice.
    cells : int
        Unit cells along each axis.
    voxels : int
        Voxels along each axis of the box.
    edge : float
        Edge of a unit cell [m].
    radius : float
        Of the spheres [m]; they may overlap.
    """
    box = cells * edge
    centre = (np.arange(voxels) + 0.5) * box / voxels
    distance = np.full((voxels,) * 3, np.inf)
    for point in _CENTRES[lattice]:
        gaps = [(centre - c * edge + 0.5 * edge) % edge - 0.5 * edge for c in point]
        x, y, z = np.ix_(*gaps)
        distance = np.minimum(distance, np.sqrt(x**2 + y**2 + z**2))
    return threshold_at(radius - distance, 0.0, voxel=box / voxels, periodic=True)


def overlapping_spheres(
    *, number: int, radius: float, voxels: int, voxel: float, rng: np.random.Generator
) -> Membrane:
    """Return polymer spheres at random places in a periodic box; they may overlap.

    Parameters
    ----------
    number : int
        Spheres in the box.
    radius : float
        [m].
    voxels : int
        Voxels along each axis.
    voxel : float
        Edge of a voxel [m].
    rng
        Draws the places.
    """
    distance = np.full((voxels,) * 3, np.inf)
    reach = int(np.ceil(radius / voxel)) + 2
    for point in rng.uniform(0.0, voxels, (number, 3)):
        first = np.floor(point).astype(int) - reach
        rows = [(start + np.arange(2 * reach + 1)) for start in first]
        gaps = [(row + 0.5 - p) * voxel for row, p in zip(rows, point, strict=True)]
        x, y, z = np.ix_(*gaps)
        block = np.ix_(*(row % voxels for row in rows))
        distance[block] = np.minimum(distance[block], np.sqrt(x**2 + y**2 + z**2))
    level = np.maximum(radius - distance, -reach * voxel)
    return threshold_at(level, 0.0, voxel=voxel, periodic=True)


def slit(
    *, width: int, wall: int, length: int, voxel: float, periodic: tuple[bool, bool, bool]
) -> Membrane:
    """Return a slit across x, `width` voxels wide between walls of `wall` voxels.

    It runs along y and z over `length` voxels each.
    """
    pores = np.zeros((width + 2 * wall, length, length), dtype=bool)
    pores[wall : wall + width] = True
    return Membrane(pores, voxel=voxel, periodic=periodic)


def round_pores(
    radii: tuple[float, ...], *, pitch: int, length: int, voxel: float, axis: int = 2
) -> Membrane:
    """Return straight round pores side by side in a block of polymer, with its level.

    Parameters
    ----------
    radii : (pores,) float
        Radius of each pore [m].
    pitch : int
        Voxels from the axis of one pore to that of the next, and across.
    length : int
        Voxels along the pores.
    voxel : float
        Edge of a voxel [m].
    axis : int
        Direction of the pores.
    """
    if any(2.0 * radius >= pitch * voxel for radius in radii):
        raise InputError(f"pores of radii {radii} m do not fit a pitch of {pitch} voxels")
    x = (np.arange(pitch) + 0.5 - 0.5 * pitch) * voxel
    distance = np.hypot(x[:, None], x[None, :])
    face = np.concatenate([distance - radius for radius in radii], axis=0)
    block = np.repeat(face[:, :, None], length, axis=2)
    level = np.ascontiguousarray(np.moveaxis(block, 2, axis))
    return threshold_at(level, 0.0, voxel=voxel, periodic=(False, False, False))


def gaussian_field(
    *, voxels: int, correlation: float, rng: np.random.Generator
) -> Float64[np.ndarray, "n n n"]:
    """Return a periodic Gaussian random field, mean 0 and deviation 1.

    Its covariance is exp(-(r / correlation)**2 / 4) with the length in voxels.
    """
    waves = 2.0 * np.pi * fft.fftfreq(voxels)
    half = 2.0 * np.pi * fft.rfftfreq(voxels)
    squares = waves[:, None, None] ** 2 + waves[None, :, None] ** 2 + half**2
    noise = fft.rfftn(rng.standard_normal((voxels,) * 3))
    field = fft.irfftn(noise * np.exp(-0.5 * squares * correlation**2), (voxels,) * 3)
    found: Float64[np.ndarray, "n n n"] = (field - field.mean()) / field.std()
    return found


def gaussian_cut(
    *,
    voxels: int,
    correlation: float,
    solid_fraction: float,
    voxel: float,
    rng: np.random.Generator,
) -> Membrane:
    """Return a Gaussian random field cut so that polymer fills `solid_fraction`.

    The texture of a late spinodal decomposition, roughly; `correlation` in voxels.
    """
    field = gaussian_field(voxels=voxels, correlation=correlation, rng=rng)
    level = level_of_fraction(field, solid_fraction)
    return threshold_at(field, level, voxel=voxel, periodic=True)
