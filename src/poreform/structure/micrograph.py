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


def part_of(picture: Micrograph, region: str) -> Micrograph:
    """Return the rows and columns of `picture` that `region` names.

    Parameters
    ----------
    picture
        Calibrated: without its data bar.  Not modified.
    region
        First and last row and column, counted from 0 at the top left, the last ones left
        out: ``"180:520, 0:1536"``; an end left out is that of the picture, as in
        ``"180:520, :"``.  A section shows the wall between what it was mounted on and the
        empty chamber; neither is pore nor polymer.

    Raises
    ------
    InputError
        It names no region of the picture, or a part of fewer than `LEAST_EDGE` pixels.
    """
    spans = region.split(",")
    shape = picture.grey.shape
    if len(spans) != 2:
        raise InputError(_no_region(picture, region))
    rows, columns = (
        _span(picture, region, text, count)
        for text, count in zip(spans, shape, strict=True)
    )
    grey = picture.grey[rows, columns]
    if min(grey.shape) < LEAST_EDGE:
        raise InputError(
            f"{picture.source}: the region {region!r} has {grey.shape[0]} x "
            f"{grey.shape[1]} pixels; {LEAST_EDGE} or more along each edge are needed"
        )
    return replace(
        picture,
        grey=np.ascontiguousarray(grey),
        rows=grey.shape[0],
        source=f"{picture.source}, rows and columns {region}",
    )


def _span(picture: Micrograph, region: str, text: str, count: int) -> slice:
    first, colon, last = (part.strip() for part in text.partition(":"))
    try:
        begin, end = int(first or 0), int(last or count)
    except ValueError as error:
        raise InputError(_no_region(picture, region)) from error
    if not colon or not 0 <= begin < end <= count:
        raise InputError(_no_region(picture, region))
    return slice(begin, end)


def _no_region(picture: Micrograph, region: str) -> str:
    rows, columns = picture.grey.shape
    return (
        f"{picture.source}: {region!r} is no region of its {rows} rows and {columns} "
        f'columns; write first:last of the rows and of the columns, e.g. "0:{rows // 2}, :"'
    )
