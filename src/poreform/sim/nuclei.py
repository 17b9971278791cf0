"""Points from which crystals grow, and the temperature at which each one wakes."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from jaxtyping import Float

from poreform.core.errors import InputError
from poreform.sim.grid import Grid


@dataclass(frozen=True, slots=True)
class Nuclei:
    """Points in the box; grain label n belongs to row n - 1."""

    positions: Float[np.ndarray, "count 3"]
    """x, y, z [m] from the corner of the box."""

    waking_temperature: Float[np.ndarray, " count"]
    """[K]; a nucleus becomes a seed at or below it; infinity: awake from the start."""

    def __post_init__(self) -> None:
        count = self.waking_temperature.shape
        if self.positions.shape != (*count, 3) or len(count) != 1:
            raise InputError(
                f"nuclei need (count, 3) positions and (count,) temperatures, got "
                f"{self.positions.shape} and {count}"
            )

    @property
    def count(self) -> int:
        """Number of nuclei, awake or asleep."""
        return int(self.waking_temperature.size)

    @classmethod
    def none(cls) -> "Nuclei":
        """Return no nuclei at all."""
        return cls(np.empty((0, 3)), np.empty(0))

    def joined(self, other: "Nuclei") -> "Nuclei":
        """Return these nuclei followed by `other`."""
        return Nuclei(
            np.concatenate([self.positions, other.positions]),
            np.concatenate([self.waking_temperature, other.waking_temperature]),
        )


def expected_count(grid: Grid, density: float) -> float:
    """Return the mean number of nuclei in the box for a density [1/m3].

    A box of d < 3 axes stands for a slice one nucleus spacing deep: n^(d/3) per m^d.
    """
    return float(grid.measure * density ** (grid.dimension / 3.0))


def scatter(grid: Grid, *, density: float, rng: np.random.Generator) -> Nuclei:
    """Return Poisson points of `density` [1/m3] that are awake from the start."""
    count = int(rng.poisson(expected_count(grid, density)))
    positions = rng.random((count, 3)) * np.array(grid.size)
    return Nuclei(positions, np.full(count, np.inf))


def scatter_sleeping(
    grid: Grid,
    *,
    temperature: Sequence[float],
    density: Sequence[float],
    rng: np.random.Generator,
) -> Nuclei:
    """Return Poisson points whose waking temperatures follow a cumulative density.

    Parameters
    ----------
    grid
        The box.
    temperature
        [K], strictly falling.
    density
        [1/m3], how many nuclei per volume are awake at each temperature; not falling,
        first one 0; linear between the points.
    rng
        Source of positions and temperatures.
    """
    kelvin, cumulative = np.asarray(temperature, float), np.asarray(density, float)
    falling = kelvin.size >= 2 and bool((np.diff(kelvin) < 0.0).all())
    if not falling or cumulative.shape != kelvin.shape or (np.diff(cumulative) < 0.0).any():
        raise InputError(
            "sleeping nuclei need two or more strictly falling temperatures and, for each, "
            "a cumulative density that does not fall"
        )
    points = scatter(grid, density=float(cumulative[-1]), rng=rng)
    drawn = rng.random(points.count) * cumulative[-1]
    return Nuclei(points.positions, np.interp(drawn, cumulative, kelvin))
