"""What a reader must know beside a pore size: resolution, connectivity, sample size."""

import math

from poreform.measure.porometry import ADVISED_ACROSS, Porometry, PorometryMethod
from poreform.measure.sampling import size_text
from poreform.structure.membrane import Membrane


def resolution_deviation(membrane: Membrane, method: PorometryMethod) -> float:
    """Return the standard deviation [m] of a diameter due to the size of a voxel.

    The wall lies anywhere within half a voxel on either side of where it is taken, so
    the radius errs by a number spread evenly over one voxel.
    """
    return method.diameter_of(membrane.edge / math.sqrt(12.0))


def bubble_point_note(
    membrane: Membrane, method: PorometryMethod, radii: tuple[float, float]
) -> str:
    """Return the bracket, the resolution and the sample size behind a bubble point."""
    narrow, widest = (1e6 * method.diameter_of(radius) for radius in radii)
    return (
        f"{narrow:.4g} um through voxel faces, {widest:.4g} um through edges and corners; "
        f"{_across_text(membrane, radii[0])}; {size_text(membrane)}: a larger sample holds "
        "wider pores"
    )


def half_dry_note(membrane: Membrane, curves: Porometry) -> str:
    """Return the resolution and the sample size behind a half-dry point."""
    text = f"{_across_text(membrane, curves.half_dry_radius)}; {size_text(membrane)}"
    if curves.first_share < 0.5:
        return text
    return (
        f"{text}; the first open way already carries {curves.first_share:.0%} of the dry "
        "flow, so the image is too small to tell the average from the maximum"
    )


def _across_text(membrane: Membrane, radius: float) -> str:
    across = 2.0 * radius / membrane.edge
    advice = "" if across >= ADVISED_ACROSS else f", {ADVISED_ACROSS:g} are advised"
    return f"{across:.3g} voxels across{advice}"
