"""What a reader must know beside a pore size: resolution, connectivity, sample size."""

from poreform.measure.porometry import ADVISED_ACROSS, Porometry, PorometryMethod
from poreform.measure.sampling import size_text
from poreform.structure.membrane import Membrane

ERROR_OF_VOXELS = 0.4
"""Error of a throat's radius when the wall follows the voxels, in edges of a voxel."""

ERROR_OF_LEVEL = 0.2
"""The same when a level field places the wall between them."""


def resolution_deviation(membrane: Membrane, method: PorometryMethod) -> float:
    """Return the standard deviation [m] of a diameter due to the size of a voxel.

    The shares of a voxel are the root mean square errors of the throats in touching
    spheres on a simple and a body-centred cubic lattice, 24 to 96 voxels a cell; nearly
    all of these errors make the throat too narrow.
    """
    share = ERROR_OF_VOXELS if membrane.level is None else ERROR_OF_LEVEL
    return method.diameter_of(share * membrane.edge)


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
