"""Crystal grains by their labels, and which of them are compact like a spherulite."""

from dataclasses import dataclass, replace

import numpy as np
from jaxtyping import Bool, Float32, Float64

from poreform.core.errors import NotMeasurableError
from poreform.structure.kernels.bodies import bodies
from poreform.structure.kernels.grains import GrainSizes, grain_sizes
from poreform.structure.local_size import check_two_phases
from poreform.structure.membrane import Membrane


@dataclass(frozen=True, slots=True)
class CompactnessRule:
    """When a grain counts as compact; limits of ours, not of a standard.

    A ball fills all of the ball that has its radius of gyration, a strut twice as long
    as thick 0.56, a branched grain of a network its solid fraction.  A grain much
    narrower than the strut it sits in shapes nothing, whatever its own form.
    """

    least_fill: float = 0.6
    """Volume of the grain over that of the ball with its radius of gyration [1]."""

    least_width: float = 0.8
    """Diameter of the ball of its volume over the polymer's thickness there [1]."""


BY_IMAGE = "image analysis: bodies of the polymer parted at necks"
"""In words."""

NECK = 0.6
"""Width of a neck over that of the thinner body beside it, at or above which they are one.

Textures of late decomposition stay in one to a few bodies; touching and slightly
overlapping balls are parted.  A limit of ours."""

DEFAULT_RULE = CompactnessRule()
"""The limits as they stand unless told otherwise."""


def labelled_grains(membrane: Membrane) -> GrainSizes:
    """Return the sizes of the grains of `membrane`.

    Raises
    ------
    NotMeasurableError
        The structure carries no grain labels, or is all pore or all polymer.
    """
    check_two_phases(membrane)
    if membrane.grains is None:
        raise NotMeasurableError(
            "the structure carries no grain labels, so its grains cannot be counted; its "
            "bodies can, by image analysis (setting by_image=1)"
        )
    return grain_sizes(
        membrane.grains.astype(np.int64),
        membrane.polymer,
        spacing=membrane.spacing,
        periodic=membrane.wraps,
    )


def by_image(membrane: Membrane) -> Membrane:
    """Return `membrane` with the bodies of its polymer, parted at necks, as its grains.

    What an image shows without labels: nodules and spherulites are bodies, the struts of
    a network are none of their own.  Crystal grains within one body stay unseen.
    """
    check_two_phases(membrane)
    found = bodies(membrane.polymer_radius, periodic=membrane.wraps, neck=NECK)
    return replace(membrane, grains=found)


def equivalent_diameters(
    sizes: GrainSizes, membrane: Membrane
) -> Float64[np.ndarray, " grains"]:
    """Return the diameter of the ball that has the volume of each grain [m]."""
    volumes = sizes.voxels * membrane.edge**3
    found: Float64[np.ndarray, " grains"] = np.cbrt(6.0 * volumes / np.pi)
    return found


def compact_grains(
    sizes: GrainSizes,
    membrane: Membrane,
    rule: CompactnessRule,
    *,
    radius: Float32[np.ndarray, "nx ny nz"],
) -> Bool[np.ndarray, " grains"]:
    """Return which grains are compact by `rule`.

    `radius` is that of the largest ball in the polymer that covers each voxel [m]; it does
    not hang on how the polymer is divided into grains.
    """
    diameters = equivalent_diameters(sizes, membrane)
    ball = 2.0 * np.sqrt(5.0 / 3.0) * sizes.gyration
    fill = (diameters / ball) ** 3
    struts = _thickness_at(sizes, membrane, radius)
    return np.asarray((fill >= rule.least_fill) & (diameters >= rule.least_width * struts))


def _thickness_at(
    sizes: GrainSizes, membrane: Membrane, radius: Float32[np.ndarray, "nx ny nz"]
) -> Float64[np.ndarray, " grains"]:
    """Return the mean thickness of the polymer over each grain [m]."""
    grains = membrane.grains
    assert grains is not None  # noqa: S101 - `sizes` came from them
    inside = membrane.polymer & (grains > 0)
    owner = np.searchsorted(sizes.label, grains[inside])
    total = np.bincount(owner, 2.0 * radius[inside], sizes.label.size)
    found: Float64[np.ndarray, " grains"] = total / sizes.voxels
    return found
