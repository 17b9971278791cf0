"""Readings on a micrograph, each with its uncertainty and its caveat."""

from collections.abc import Callable
from typing import Literal

import numpy as np
from jaxtyping import Float

from poreform.core.errors import InputError, NotMeasurableError
from poreform.core.reading import Reading
from poreform.measure.instrument import reading_of
from poreform.measure.stereology import VIEWS, View, ViewRule
from poreform.measure.surface import OPERATOR, Surface, strut_width_map, with_level

CAVEAT = "a surface, not the inside"
TILES = 4
"""Parts along each edge whose scatter gives the deviation from one place to another."""

EDGE = 0.5
"""How well the two edges of an object are placed, together [pixels]; assumed."""

COARSE = 8.0
"""Objects narrower than this many pixels are called coarse in the reading."""


def surface_readings(surface: Surface, *, view: View = "surface") -> tuple[Reading, ...]:
    """Return every reading that the micrograph gives.

    Parameters
    ----------
    surface
        From `measure.surface.surface_of`.
    view
        What the number of nodules per volume assumes; see `measure.stereology`.

    Notes
    -----
    The deviation of each joins what the choice of the level does, the scatter over the
    picture or the counted number, and half a pixel of the edges of an object.
    """
    if view not in VIEWS:
        raise InputError(f"view is {view!r}; it is {', '.join(map(repr, VIEWS))}")
    cuts = tuple(_at_level(surface, shift) for shift in (0.0, -OPERATOR, OPERATOR))
    if surface.method.look == "pores":
        return _pores(cuts)
    return _nodules(cuts, VIEWS[view])


Cuts = tuple[Surface | None, ...]
"""The surface as it is, then cut at a lower and a higher level; None: nothing left."""


def _at_level(surface: Surface, shift: float) -> Surface | None:
    if shift == 0.0:
        return surface
    try:
        return with_level(surface, shift)
    except NotMeasurableError:
        return None


def _pores(cuts: Cuts) -> tuple[Reading, ...]:
    surface = _first(cuts)
    width = np.where(surface.mask, np.nan, strut_width_map(surface))
    struts = width[~surface.mask]
    return (
        _reading(
            cuts,
            "surface_porosity",
            _each(cuts, lambda s: s.share),
            _tiled(surface.mask.astype(float)),
        ),
        _reading(
            cuts,
            "surface_pore_size",
            _each(cuts, lambda s: s.mean_diameter),
            np.hypot(_of_mean(surface.diameters), EDGE * surface.pixel),
            note=_spread(surface),
        ),
        _reading(
            cuts,
            "surface_pore_density",
            _each(cuts, lambda s: s.number_per_area),
            _of_count(surface),
        ),
        _reading(
            cuts,
            "surface_strut_width",
            [float(struts.mean()), *_each(cuts[1:], _mean_strut)],
            np.hypot(_tiled(width), EDGE * surface.pixel),
            note=f"10 to 90 % of the area from {_um(struts, 10)} to {_um(struts, 90)} um",
        ),
    )


def _nodules(cuts: Cuts, rule: ViewRule) -> tuple[Reading, ...]:
    surface = _first(cuts)
    volumes = _each(cuts, lambda s: rule.per_volume(s.number_per_area, s.mean_diameter))
    counted = rule.power * _of_count(surface) / surface.number_per_area
    assumed = np.hypot(counted, rule.deviation) * rule.per_volume(
        surface.number_per_area, surface.mean_diameter
    )
    return (
        _reading(
            cuts,
            "nodule_size",
            _each(cuts, lambda s: s.mean_diameter),
            np.hypot(_of_mean(surface.diameters), EDGE * surface.pixel),
            note=_spread(surface),
        ),
        _reading(
            cuts,
            "nodule_area_density",
            _each(cuts, lambda s: s.number_per_area),
            _of_count(surface),
        ),
        _reading(cuts, "nodule_density", volumes, assumed, note=rule.assumption),
    )


def _mean_strut(surface: Surface) -> float:
    width = strut_width_map(surface)
    return float(width[width > 0.0].mean())


def _first(cuts: Cuts) -> Surface:
    surface = cuts[0]
    assert surface is not None  # noqa: S101 - the surface itself
    return surface


def _each(cuts: Cuts, value: Callable[[Surface], float]) -> list[float | None]:
    return [None if surface is None else value(surface) for surface in cuts]


def _reading(
    cuts: Cuts, name: str, values: list[float | None], other: float, *, note: str = ""
) -> Reading:
    """Return the reading: its deviation is `other` and that of the level, joined."""
    value, low, high = values
    assert value is not None  # noqa: S101 - the surface itself has objects
    level = value if low is None or high is None else 0.5 * (high - low)
    surface = _first(cuts)
    return reading_of(
        name,
        value,
        method=surface.method.described(),
        std=float(np.hypot(other, level)),
        note="; ".join(part for part in (CAVEAT, note, _counted(surface)) if part),
    )


def _of_mean(values: Float[np.ndarray, " whole"]) -> float:
    """Return the deviation of a mean; of one value alone, all of it."""
    if values.size < 2:
        return float(values.sum())
    return float(values.std(ddof=1) / np.sqrt(values.size))


def _of_count(surface: Surface) -> float:
    """Return the deviation of a number per area by counting."""
    return surface.number_per_area / float(np.sqrt(surface.regions.label.size))


def _tiled(field: Float[np.ndarray, "rows columns"]) -> float:
    """Return the standard error of the mean of `field` from tiles; NaN is left out."""
    means = [
        float(np.nanmean(tile))
        for band in np.array_split(field, TILES, axis=0)
        for tile in np.array_split(band, TILES, axis=1)
        if not np.isnan(tile).all()
    ]
    if len(means) < 2:
        return abs(float(np.nanmean(field)))
    return float(np.std(means, ddof=1) / np.sqrt(len(means)))


def _spread(surface: Surface) -> str:
    found = surface.diameters
    return (
        f"10 to 90 % of them from {_um(found, 10)} to {_um(found, 90)} um, largest "
        f"{1e6 * float(found.max()):.3g} um"
    )


def _counted(surface: Surface) -> str:
    regions, picture = surface.regions, surface.picture
    rows, columns = surface.mask.shape
    words = (
        f"{regions.label.size} whole and {regions.cut} cut {surface.method.look} in "
        f"{1e6 * columns * surface.pixel:.3g} x {1e6 * rows * surface.pixel:.3g} um, pixel "
        f"{1e9 * surface.pixel:.3g} nm by {picture.scale_source or 'the caller'}"
    )
    across = surface.mean_diameter / surface.pixel
    return words if across >= COARSE else f"{words}; coarse: {across:.1f} pixels across"


def _um(values: np.ndarray, percent: Literal[10, 90]) -> str:
    return f"{1e6 * float(np.percentile(values, percent)):.3g}"
