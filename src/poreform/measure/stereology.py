"""From a number per area to a number per volume: what must be assumed for it, and said."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import numpy as np

View = Literal["surface", "section", "grains"]
"""What a micrograph of nodules is taken to show; the keys of `VIEWS`."""

CELLS = 1.458
"""Number per area of a section over number per volume to 2/3 in a random cell texture:
J. L. Meijering, Philips Res. Rep. 8 (1953) 270."""


@dataclass(frozen=True, slots=True)
class ViewRule:
    """One assumption that turns objects per area into objects per volume."""

    per_volume: Callable[[float, float], float]
    """Number per volume [1/m3] of a number per area [1/m2] and a mean diameter [m]."""

    power: float
    """Relative deviation of the result over that of the number per area."""

    deviation: float
    """Relative standard deviation that the assumption itself brings; ours."""

    assumption: str
    """In words, for the note of a reading."""


def _layer(per_area: float, diameter: float) -> float:
    return per_area / diameter


def _plane(per_area: float, diameter: float) -> float:
    return per_area * np.pi / (4.0 * diameter)


def _texture(per_area: float, diameter: float) -> float:  # noqa: ARG001 - as the others
    return float((per_area / CELLS) ** 1.5)


VIEWS: dict[str, ViewRule] = {
    "surface": ViewRule(
        _layer,
        1.0,
        0.5,
        "per volume: assumes whole nodules, seen in a layer one mean diameter deep, half "
        "of that depth being the deviation",
    ),
    "section": ViewRule(
        _plane,
        1.0,
        0.1,
        "per volume: assumes a flat cut through balls of one size, whose mean diameter is "
        "4 / pi of that of their sections",
    ),
    "grains": ViewRule(
        _texture,
        1.5,
        0.1,
        "per volume: assumes a flat cut through grains that fill space from nuclei born at "
        "once at random places",
    ),
}
"""Assumption by its name; which one holds, the person who took the picture knows."""
