"""A calibrated micrograph: one picture of a surface, its grey values and its scale."""

from dataclasses import dataclass, replace

import numpy as np
from jaxtyping import Float32

from poreform.core.errors import InputError

SAME_SCALE = 0.02
"""Relative difference of two pixel sizes that is still rounding of a printed scale."""

LEAST_EDGE = 32
"""Pixels along the shorter edge: fewer hold no texture to measure."""


@dataclass(frozen=True, slots=True)
class Micrograph:
    """A picture with square pixels, first row on top; nothing is known of the depth.

    Raises
    ------
    InputError
        The picture has no two axes, is smaller than `LEAST_EDGE`, or holds values that are
        no numbers or all the same; the pixel size is no length.
    """

    grey: Float32[np.ndarray, "rows columns"]
    """Brightness, any unit."""

    pixel: float | None
    """Edge of a pixel [m]; None when nobody has said."""

    source: str
    """Name of the file, for messages."""

    scale_source: str = ""
    """Who says how large a pixel is, e.g. ``"FEI header"``."""

    rows: int | None = None
    """Rows of the picture proper, where a data bar below them is stated; else None."""

    def __post_init__(self) -> None:
        if self.grey.ndim != 2 or min(self.grey.shape) < LEAST_EDGE:
            raise InputError(
                f"{self.source}: has shape {self.grey.shape}; a micrograph has two axes "
                f"(rows, columns) of {LEAST_EDGE} pixels or more"
            )
        if not np.isfinite(self.grey).all():
            raise InputError(
                f"{self.source}: holds values that are not numbers (NaN or infinite); "
                "crop or fill them first"
            )
        if self.grey.min() == self.grey.max():
            raise InputError(
                f"{self.source}: holds the one grey value {self.grey.flat[0]:g}; there is "
                "nothing in it to measure"
            )
        if self.pixel is not None and not 0.0 < self.pixel < np.inf:
            raise InputError(
                f"{self.source}: the pixel is {self.pixel} m; it is a positive length"
            )


def calibrated(
    picture: Micrograph, *, pixel: float | None = None, bar_rows: int | None = None
) -> Micrograph:
    """Return `picture` with a sure scale and without its data bar.

    Parameters
    ----------
    picture
        As read; not modified.
    pixel : float
        Edge of a pixel [m]; needed when the file does not state it, refused when the file
        states another.
    bar_rows : int
        Rows of the data bar at the foot, which are cut; unless told, what the file states.

    Raises
    ------
    InputError
        The scale is missing or contradicts the file, or the bar leaves no picture.
    """
    stated = picture.pixel
    if pixel is None and stated is None:
        raise InputError(
            f"{picture.source}: does not state how large a pixel is; give the length of a "
            'pixel, e.g. "20 nm" (the length of the scale bar over its pixels)'
        )
    if pixel is not None and stated is not None and abs(pixel / stated - 1.0) > SAME_SCALE:
        raise InputError(
            f"{picture.source}: its {picture.scale_source} states pixels of "
            f"{1e9 * stated:.4g} nm, not {1e9 * pixel:.4g} nm; leave the size out to take "
            "the file's, or correct the file"
        )
    edge = stated if stated is not None else pixel
    origin = picture.scale_source if stated is not None else "the user"
    height = picture.grey.shape[0]
    if bar_rows is None:
        rows = height if picture.rows is None else min(picture.rows, height)
    else:
        rows = height - bar_rows
    if bar_rows is not None and not 0 <= bar_rows <= height - LEAST_EDGE:
        raise InputError(
            f"{picture.source}: a data bar of {bar_rows} rows leaves no picture of its "
            f"{height} rows"
        )
    return replace(
        picture, grey=picture.grey[:rows], pixel=edge, scale_source=origin, rows=rows
    )
