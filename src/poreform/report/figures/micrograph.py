"""A cross-section of a membrane, rendered as a scanning electron microscope shows it."""

from dataclasses import dataclass

import numpy as np
from jaxtyping import Float
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from scipy import ndimage

from poreform.core.errors import InputError
from poreform.report.kernels.relief import electron_brightness, first_surface
from poreform.report.scale_bar import length_label, round_length
from poreform.report.style import MM, house_style
from poreform.report.view import RunView
from poreform.structure.membrane import Membrane

VISIBLE_DEPTH = 4.0e-6
"""How deep a ray looks into the wall [m]: the depth of field of a micrograph (assumed)."""

FINEST_WIDTH = 480
"""Pixels that the wider edge is interpolated to; no detail is added by it."""

SMOOTHING = 0.8
"""Width of the Gaussian [voxels] that makes a surface where no level is known."""

CUBE_TOLERANCE = 1e-6
"""Relative difference of the edges of a voxel that still makes it a cube."""


@dataclass(frozen=True, slots=True)
class Rendering:
    """A picture of a cut wall, x to the right and z (wall thickness) upwards."""

    brightness: Float[np.ndarray, "rows columns"]
    """0 black to 1 white; the first row is the greatest z."""

    pixel: float
    """Edge of a pixel [m]."""

    depth: float
    """How deep the picture looks [m]."""


def render_micrograph(membrane: Membrane, *, visible_depth: float) -> Rendering:
    """Return the electron-like picture of the plane y = 0 of `membrane`.

    Parameters
    ----------
    membrane : Membrane
        A structure with cubic voxels.
    visible_depth : float
        How deep the rays look behind the cut [m]; at least two voxels are shown.

    Raises
    ------
    InputError
        The voxels are not cubes, so that a picture would be distorted.
    """
    voxel = _cubic_edge(membrane.spacing)
    level = _level(membrane)
    layers = int(np.clip(round(visible_depth / voxel), 2, level.shape[1] - 1))
    zoom = max(1.0, FINEST_WIDTH / max(level.shape[0], level.shape[2]))
    depth, cosine = first_surface(level, layers=layers, zoom=zoom)
    picture = electron_brightness(depth, cosine, layers=layers, zoom=zoom)
    return Rendering(
        picture.T[::-1], voxel * level.shape[0] / picture.shape[0], layers * voxel
    )


@house_style
def figure_micrograph(membrane: Membrane, *, caption: str) -> Figure:
    """Return the micrograph of `membrane` with its scale bar and a strip of words."""
    rendering = render_micrograph(membrane, visible_depth=VISIBLE_DEPTH)
    rows, columns = rendering.brightness.shape
    strip = 0.09 * columns
    width = 70.0 * MM
    figure = Figure(figsize=(width, width * (rows + strip) / columns))
    axes = figure.add_axes((0.0, 0.0, 1.0, 1.0))
    axes.imshow(rendering.brightness**0.8, cmap="gray", vmin=0.0, vmax=1.0)
    axes.add_patch(Rectangle((-0.5, rows - 0.5), columns, strip, color="black", lw=0))
    axes.set(xlim=(-0.5, columns - 0.5), ylim=(rows - 0.5 + strip, -0.5))
    axes.axis("off")
    _scale_bar(figure, rendering.pixel, strip)
    axes.text(
        0.02 * columns, rows + 0.5 * strip, caption, color="white", size=7, va="center"
    )
    return figure


def micrograph_of_run(run: RunView) -> Figure | None:
    """Return the micrograph of a run, if its structure is known."""
    if run.membrane is None:
        return None
    celsius = run.experiment.dissolution_temperature - 273.15
    return figure_micrograph(run.membrane, caption=f"Ts {celsius:.0f} °C")


def _scale_bar(figure: Figure, pixel: float, strip: float) -> None:
    axes = figure.axes[0]
    columns = axes.get_xlim()[1] + 0.5
    bottom = axes.get_ylim()[0]
    length = round_length(columns * pixel)
    right = 0.97 * columns
    left = right - length / pixel
    axes.plot([left, right], [bottom - 0.3 * strip] * 2, color="white", lw=1.6)
    axes.text(
        0.5 * (left + right), bottom - 0.42 * strip, length_label(length),
        color="white", size=6.5, ha="center", va="bottom",
    )  # fmt: skip


def _cubic_edge(edges: tuple[float, float, float]) -> float:
    if max(edges) - min(edges) > CUBE_TOLERANCE * edges[0]:
        raise InputError(
            f"voxel is {edges} m; a micrograph needs cubes, so resample the structure"
        )
    return edges[0]


def _level(membrane: Membrane) -> Float[np.ndarray, "nx ny nz"]:
    if membrane.level is not None:
        return np.asarray(membrane.level, dtype=np.float64)
    solid = np.where(membrane.pores, -0.5, 0.5)
    smooth: Float[np.ndarray, "nx ny nz"] = ndimage.gaussian_filter(
        solid, sigma=SMOOTHING, mode="wrap" if all(membrane.wraps) else "nearest"
    )
    return smooth
