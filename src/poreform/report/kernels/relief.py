"""The nearest surface seen by parallel rays, and how bright an electron image shows it."""

import numpy as np
from jaxtyping import Float
from scipy import ndimage
from scipy.interpolate import CubicSpline

Field3D = Float[np.ndarray, "nx ny nz"]
Image = Float[np.ndarray, "rows columns"]

SECONDARY_YIELD_POWER = 0.85
"""Power of 1/cos(tilt) in the yield of secondary electrons (Seiler, J. Appl. Phys. 54
(1983) R1: 0.8 for heavy, up to 1.3 for light elements; assumed for a polymer under a thin
metal film)."""

STEEPEST_COSINE = 0.22
"""Cosine of the tilt beyond which a metal-coated edge gets no brighter (assumed)."""

ESCAPE_SHARE = 0.6
"""Depth, as a share of the visible depth, over which a hole dims by 1/e (assumed)."""

FLAT_BRIGHTNESS = 0.38
"""Grey of a surface that faces the detector, where the steepest edge is white (assumed)."""

EDGE_RADIUS = 1.5
"""Radius to which the edge of a cut face is rounded [voxels] (assumed)."""

SHADOW_WIDTHS = (1.5, 4.0, 10.0)
"""Widths over which a place is compared with its surroundings [voxels]."""


def first_surface(level: Field3D, *, layers: int, zoom: float) -> tuple[Image, Image]:
    """Return the depth at which rays along +y first enter the solid, and the tilt there.

    Parameters
    ----------
    level : (nx, ny, nz) float
        Positive in the solid, zero on its surface.  Not modified.
    layers : int
        Number of voxel layers along y that the rays may cross, less than ny.
    zoom : float
        Rays per voxel edge along x and z.

    Returns
    -------
    depth : (zoom nx, zoom nz) float
        Depth of the surface [voxels], linear between layers; 0 on the cut face; `layers`
        where the ray meets nothing.
    cosine : (zoom nx, zoom nz) float
        Cosine between the ray and the normal of the surface, in 0..1.

    Notes
    -----
    Between voxel centres the field is a cubic spline in the plane of the picture, and
    constant beyond the last centre.
    Accuracy: second order in the voxel for a smooth field.  Cost: two matrix products of
    the visible slab.
    """
    slab = level[:, : layers + 1].astype(np.float64)
    along_x, along_z = (_interpolation(slab.shape[axis], zoom) for axis in (0, 2))
    visible = np.einsum("ax,xyz,bz->aby", along_x, slab, along_z, optimize=True)
    solid = visible > 0.0
    hit = solid.any(axis=2)
    index = np.where(hit, solid.argmax(axis=2), layers)
    rows, columns = np.indices(index.shape)
    here = visible[rows, columns, index]
    before = visible[rows, columns, np.maximum(index - 1, 0)]
    behind = hit & (index > 0)
    gap = np.where(behind, here - before, 1.0)
    depth = np.where(behind, index - here / gap, np.where(hit, 0.0, float(layers)))
    cosine = _cosine(level[:, : layers + 2], depth, zoom)
    return depth, np.where(hit & (index == 0), _rounded_edge(depth, zoom), cosine)


def _interpolation(voxels: int, zoom: float) -> Float[np.ndarray, "pixels voxels"]:
    """Matrix that takes values at voxel centres to those at pixel centres."""
    pixels = (np.arange(round(voxels * zoom)) + 0.5) / zoom - 0.5
    spline = CubicSpline(np.arange(voxels), np.eye(voxels))
    matrix: Float[np.ndarray, "pixels voxels"] = spline(np.clip(pixels, 0.0, voxels - 1.0))
    return matrix


def _cosine(level: Field3D, depth: Image, zoom: float) -> Image:
    """Cosine of the tilt of the level surface at each pixel's depth."""
    rows, columns = (np.indices(depth.shape) + 0.5) / zoom - 0.5
    places = np.stack([rows, depth, columns])
    field = level.astype(np.float64)
    along: list[Field3D] = [np.asarray(np.gradient(field, axis=axis)) for axis in range(3)]
    slopes = [
        ndimage.map_coordinates(slope, places, order=1, mode="nearest") for slope in along
    ]
    length = np.sqrt(slopes[0] ** 2 + slopes[1] ** 2 + slopes[2] ** 2)
    cosine: Image = np.abs(slopes[1]) / np.maximum(length, np.finfo(np.float64).tiny)
    return cosine


def _rounded_edge(depth: Image, zoom: float) -> Image:
    """Cosine of the tilt on cut faces, whose edges are quarter circles."""
    from_edge = ndimage.distance_transform_edt(depth <= 0.0) / zoom
    share = np.clip(from_edge / EDGE_RADIUS, 0.0, 1.0)
    cosine: Image = np.sqrt(1.0 - (1.0 - share) ** 2)
    return cosine


def electron_brightness(depth: Image, cosine: Image, *, layers: int, zoom: float) -> Image:
    """Return the brightness (0..1) of a relief in a secondary-electron image.

    Parameters
    ----------
    depth, cosine : (rows, columns) float
        As `first_surface` gives them.
    layers : int
        The greatest depth [voxels]; what lies there is black.
    zoom : float
        Pixels per voxel.

    Notes
    -----
    Yield rises with tilt as 1/cos; electrons from a hole narrower than it is deep are
    caught by its walls, told here from the depth below the surroundings at three widths.
    """
    tilt = np.maximum(cosine, STEEPEST_COSINE) ** -SECONDARY_YIELD_POWER
    steepest = STEEPEST_COSINE**-SECONDARY_YIELD_POWER
    emitted = FLAT_BRIGHTNESS + (1.0 - FLAT_BRIGHTNESS) * (tilt - 1.0) / (steepest - 1.0)
    escaping = np.exp(-depth / (ESCAPE_SHARE * layers)) * _openness(depth, layers, zoom)
    return np.clip(np.where(depth >= layers, 0.0, emitted * escaping), 0.0, 1.0)


def _openness(depth: Image, layers: int, zoom: float) -> Image:
    """Share of the emitted electrons that the walls around do not catch."""
    shadow = np.zeros_like(depth)
    for width in SHADOW_WIDTHS:
        around = ndimage.gaussian_filter(depth, sigma=width * zoom)
        shadow += np.clip(depth - around, 0.0, None) / layers
    share: Image = 1.0 / (1.0 + 2.0 * shadow)
    return share
