"""Where a structure breaks: a section along the pull, and how the break is spread on it."""

import numpy as np
from jaxtyping import Float
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure

from poreform.report.style import INK, MUTED, PAPER, VERMILION, canvas, house_style
from poreform.report.view import Fracture, RunView

SECTION, PROFILE = 98.0, 60.0
"""Width of the section and height of the profile with all titles and labels [mm]."""

FLATTEST_AND_TALLEST = (0.3, 2.0)
"""Height over width of a section that is drawn to scale without leaving the page."""

LIGHTEST = 0.25
"""How far towards the ink the faintest polymer is drawn; the void stays paper."""


@house_style
def figure_fracture(fracture: Fracture) -> Figure:
    """Return the plane along the pull that holds most of the break, and its place.

    Polymer is dark, what failed is vermilion; below, the share of the polymer that failed
    in each layer across the pull, over the whole depth of the structure.
    """
    across = [axis for axis in range(3) if axis != fracture.axis]
    order = (fracture.axis, *across)
    bearing, broken = (
        field.transpose(order) for field in (fracture.bearing, fracture.broken)
    )
    plane = int(broken.sum(axis=(0, 1)).argmax())
    length, width = (
        1e6 * bearing.shape[place] * fracture.element[order[place]] for place in (0, 1)
    )
    # as high as a section of the full width needs, so that both axes line up
    high = SECTION * float(np.clip(width / length, *FLATTEST_AND_TALLEST))
    figure = canvas(width=110.0, height=high + PROFILE)
    upper, lower = figure.subplots(2, 1, height_ratios=(high, 0.5 * PROFILE), sharex=True)
    upper.imshow(
        _coloured(bearing[:, :, plane].T, broken[:, :, plane].T),
        origin="lower", extent=(0.0, length, 0.0, width), interpolation="nearest",
    )  # fmt: skip
    upper.set(ylabel=f"{'xyz'[order[1]]} / µm")
    upper.grid(visible=False)
    depth = 1e6 * (plane + 0.5) * fracture.element[order[2]]
    upper.set_title(f"section at {'xyz'[order[2]]} = {depth:.3g} µm")
    edges = np.linspace(0.0, length, bearing.shape[0] + 1)
    lower.stairs(100.0 * _share(bearing, broken), edges, color=VERMILION, fill=True)
    lower.set(
        xlabel=f"{'xyz'[fracture.axis]}, direction of pull / µm",
        ylabel="polymer\nbroken / %",
        xlim=(0.0, length),
        ylim=(0.0, None),
    )
    return figure


def fracture_of_run(run: RunView) -> Figure | None:
    """Return where a run broke, if it was pulled."""
    return None if run.fracture is None else figure_fracture(run.fracture)


def _coloured(
    bearing: Float[np.ndarray, "rows columns"], broken: Float[np.ndarray, "rows columns"]
) -> Float[np.ndarray, "rows columns 3"]:
    """Return the section in colours: paper, polymer by its share, what failed."""
    paper, ink, red = (np.array(to_rgb(name)) for name in (PAPER, INK, VERMILION))
    shade = np.where(bearing > 0.0, LIGHTEST + (1.0 - LIGHTEST) * bearing, 0.0)[..., None]
    solid = paper + shade * (0.5 * (ink + np.array(to_rgb(MUTED))) - paper)
    found: Float[np.ndarray, "rows columns 3"] = np.where(
        (broken > 0.0)[..., None], red, solid
    )
    return found


def _share(
    bearing: Float[np.ndarray, "nx ny nz"], broken: Float[np.ndarray, "nx ny nz"]
) -> Float[np.ndarray, " nx"]:
    """Return the share of the polymer of each layer that failed [1]."""
    whole, lost = (field.sum(axis=(1, 2), dtype=float) for field in (bearing, broken))
    found: Float[np.ndarray, " nx"] = np.divide(
        lost, whole, out=np.zeros_like(lost), where=whole > 0.0
    )
    return found
