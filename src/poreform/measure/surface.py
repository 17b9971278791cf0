"""What a calibrated micrograph shows: its pores or its nodules, one by one.

A micrograph is a surface and no section through the inside: what lies below is not seen,
and whether a dark spot leads anywhere is not known.  Every reading says so.
"""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from jaxtyping import Float
from scipy import ndimage

from poreform.core.errors import InputError, NotMeasurableError
from poreform.structure.kernels.segments import (
    Grey,
    Labels,
    Mask,
    Regions,
    TwoClasses,
    parted,
    two_classes,
    whole_regions,
    without_shading,
)
from poreform.structure.local_size import local_radius
from poreform.structure.membrane import Membrane
from poreform.structure.micrograph import Micrograph

LEAST_SEPARABILITY = 0.66
"""Otsu's eta of pure Gaussian noise is 2 / pi = 0.637: below this there are no classes."""

LEAST_DIAMETER = 4.0
"""Objects narrower than this many pixels are noise and are left out."""

OPERATOR = 0.1
"""How far two operators' levels lie apart, in the contrast of the classes: assumed; it is
the deviation that the choice of the level gives to every reading."""


@dataclass(frozen=True, slots=True)
class SurfaceMethod:
    """How a micrograph is parted into objects."""

    look: Literal["pores", "nodules"] = "pores"
    """Pores are dark, nodules are bright."""

    shading: int = 2
    """Degree of the polynomial that is taken out as uneven brightness; 0 for none."""

    smoothing: float = 1.0
    """Standard deviation of the Gaussian against noise [pixels]; 0 for none."""

    neck: float = 0.15
    """How much narrower than its neighbours a neck is that parts two objects, in their
    radius [1]."""

    def __post_init__(self) -> None:
        if self.look not in {"pores", "nodules"}:
            raise InputError(f"look is {self.look!r}; it is 'pores' or 'nodules'")
        if not (0 <= self.shading <= 4 and 0.0 <= self.smoothing <= 10.0):
            raise InputError(
                f"shading is {self.shading} and smoothing {self.smoothing}; a degree from "
                "0 to 4 and a width from 0 to 10 pixels"
            )
        if not 0.0 < self.neck < 1.0:
            raise InputError(f"neck is {self.neck}; it is a fraction between 0 and 1")

    def described(self) -> str:
        """Return the constants, for the method of a reading."""
        return (
            f"micrograph, shading of degree {self.shading} taken out, Gaussian of "
            f"{self.smoothing:g} pixels, level half-way between the classes, parted at "
            f"necks {100 * self.neck:g} % deep"
        )


DEFAULT_SURFACE_METHOD = SurfaceMethod()


@dataclass(frozen=True, slots=True)
class Surface:
    """A parted micrograph."""

    picture: Micrograph
    """With its scale."""

    method: SurfaceMethod
    flat: Grey
    """Brightness without shading and noise."""

    classes: TwoClasses
    mask: Mask
    """True in the objects, small specks left out."""

    labels: Labels
    """1, 2 ... for each object."""

    regions: Regions

    @property
    def pixel(self) -> float:
        """Edge of a pixel [m]."""
        assert self.picture.pixel is not None  # noqa: S101 - checked when it was parted
        return self.picture.pixel

    @property
    def diameters(self) -> Float[np.ndarray, " whole"]:
        """Diameter of the circle of equal area of each whole object [m]."""
        found: Float[np.ndarray, " whole"] = (
            np.sqrt(4.0 / np.pi * self.regions.area) * self.pixel
        )
        return found

    @property
    def share(self) -> float:
        """Area of the objects over that of the picture [1]."""
        return float(self.mask.mean())

    @property
    def number_per_area(self) -> float:
        """Objects per area [1/m2], corrected for the frame."""
        return float(self.regions.weight.sum()) / self.pixel**2

    @property
    def mean_diameter(self) -> float:
        """Mean over the objects [m], corrected for the frame."""
        return float(np.average(self.diameters, weights=self.regions.weight))


def surface_of(
    picture: Micrograph, method: SurfaceMethod = DEFAULT_SURFACE_METHOD
) -> Surface:
    """Return the objects that `picture` shows.

    Parameters
    ----------
    picture
        With a sure scale and without a data bar (`structure.micrograph.calibrated`); not
        modified.
    method
        What is looked for, and how.

    Raises
    ------
    InputError
        The picture has no scale.
    NotMeasurableError
        Its brightness does not part into two classes, or no object lies whole in it.
    """
    if picture.pixel is None:
        raise InputError(f"{picture.source}: has no scale; give the length of a pixel")
    flat = without_shading(picture.grey, method.shading)
    if method.smoothing > 0.0:
        flat = ndimage.gaussian_filter(flat, method.smoothing, mode="nearest")
    classes = two_classes(flat)
    if classes.separability < LEAST_SEPARABILITY:
        raise NotMeasurableError(
            f"{picture.source}: the brightness does not part into dark and bright "
            f"(separability {classes.separability:.2f}, noise alone has 0.64); take a "
            "picture of more contrast, or smooth more"
        )
    return _cut(picture, method, flat, classes)


def with_level(surface: Surface, shift: float) -> Surface:
    """Return the surface cut at another level: `shift` in the contrast of the classes."""
    gap = surface.classes.bright - surface.classes.dark
    moved = surface.classes._replace(level=surface.classes.level + shift * gap)
    return _cut(surface.picture, surface.method, surface.flat, moved)


def _cut(
    picture: Micrograph, method: SurfaceMethod, flat: Grey, classes: TwoClasses
) -> Surface:
    bright = flat > classes.level
    wanted = bright if method.look == "nodules" else ~bright
    least = 0.25 * np.pi * LEAST_DIAMETER**2
    labels = parted(wanted, depth=method.neck, least_area=least)
    regions = whole_regions(labels)
    if regions.label.size == 0:
        one = method.look[:-1]
        raise NotMeasurableError(
            f"{picture.source}: no {one} of {LEAST_DIAMETER:g} pixels or more lies whole "
            "in the picture; take a picture of another magnification"
        )
    return Surface(picture, method, flat, classes, labels > 0, labels, regions)


def strut_width_map(surface: Surface) -> Float[np.ndarray, "rows columns"]:
    """Return the width of what lies between the objects at each place [m]; 0 in them."""
    flat = Membrane(np.ascontiguousarray(surface.mask[:, :, None]), voxel=surface.pixel)
    width: Float[np.ndarray, "rows columns"] = 2.0 * local_radius(
        flat.polymer_radius, flat
    )[:, :, 0].astype(float)
    return width
