"""Made-up micrographs whose truth is known: discs of known size, number and place."""

from dataclasses import dataclass

import numpy as np
from jaxtyping import Float32, Float64

from poreform.core.errors import InputError

MOST_TRIES = 40_000
"""Random places tried before a picture counts as full."""

Grey = Float32[np.ndarray, "rows columns"]


@dataclass(frozen=True, slots=True)
class Discs:
    """A picture of discs, 0 beside them and 1 in them, and where they are."""

    grey: Grey
    centre: Float64[np.ndarray, "discs 2"]
    """Row and column [pixels]; those outside the picture are cut by its frame."""

    radius: Float64[np.ndarray, " discs"]
    """[pixels]."""

    @property
    def per_pixel(self) -> float:
        """Discs centred in the picture over its area [1/pixel2]."""
        inside = (self.centre >= 0.0) & (self.centre < self.grey.shape)
        return float(inside.all(axis=1).sum()) / self.grey.size


def random_discs(
    *,
    shape: tuple[int, int],
    number: int,
    radius: float,
    gap: float,
    rng: np.random.Generator,
) -> Discs:
    """Return equal discs at random places that keep `gap` pixels apart.

    Parameters
    ----------
    shape
        Rows and columns.
    number : int
        Discs in the picture and in a margin of one radius around it.
    radius : float
        [pixels].
    gap : float
        Least distance between two edges [pixels]; 0 lets them touch, less than 0 overlap.
    rng
        Draws the places.
    """
    centres = np.empty((0, 2))
    for _ in range(MOST_TRIES):
        place = rng.uniform((-radius, -radius), (shape[0] + radius, shape[1] + radius))
        if (np.hypot(*(centres - place).T) >= 2.0 * radius + gap).all():
            centres = np.vstack([centres, place])
        if len(centres) == number:
            break
    else:
        raise InputError(f"{number} discs of radius {radius} pixels do not fit {shape}")
    return discs_at(centres, np.full(number, radius), shape)


def discs_at(
    centre: Float64[np.ndarray, "discs 2"],
    radius: Float64[np.ndarray, " discs"],
    shape: tuple[int, int],
) -> Discs:
    """Return discs at given places, their edges one pixel soft."""
    grey = np.zeros(shape, dtype=np.float32)
    rows, columns = np.ogrid[: shape[0], : shape[1]]
    for (row, column), size in zip(centre, radius, strict=True):
        away = np.hypot(rows + 0.5 - row, columns + 0.5 - column)
        np.maximum(grey, np.clip(size - away + 0.5, 0.0, 1.0), out=grey)
    return Discs(grey, np.asarray(centre, dtype=float), np.asarray(radius, dtype=float))


def degraded(grey: Grey, *, shading: float, noise: float, rng: np.random.Generator) -> Grey:
    """Return the picture under uneven light and with detector noise.

    Parameters
    ----------
    grey : (rows, columns) float32
        Contrast 1; not modified.
    shading : float
        Difference of the brightness between the lightest and the darkest corner, in the
        contrast.
    noise : float
        Standard deviation of Gaussian noise, in the contrast.
    rng
        Draws the noise.
    """
    y, x = (np.linspace(-1.0, 1.0, n) for n in grey.shape)
    slope = 0.3 * x - 0.2 * y[:, None] + 0.15 * x * y[:, None] - 0.2 * x**2
    slope = shading * (slope - slope.min()) / np.ptp(slope)
    found: Grey = (grey + slope + noise * rng.standard_normal(grey.shape)).astype(
        np.float32
    )
    return found
