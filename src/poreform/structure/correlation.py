"""What scattering sees of a structure: two-point correlation, structure factor, surface."""

from dataclasses import dataclass

import numpy as np
from jaxtyping import Float64, Int64
from scipy import fft

from poreform.structure.local_size import check_two_phases
from poreform.structure.membrane import Membrane

FIT_SHARE = 0.5
"""Share of the shortest half edge of the image up to which the correlation is averaged."""

ROUNDING = 1e-9
"""Share by which limits of shells are raised, so that no unit of length moves a voxel."""


@dataclass(frozen=True, slots=True)
class Correlation:
    """The correlation of the pores, averaged over all directions."""

    distance: Float64[np.ndarray, " points"]
    """[m], rising from 0."""

    probability: Float64[np.ndarray, " points"]
    """S2(r): both ends of a randomly placed rod of length r lie in pores [1]."""

    porosity: float
    """S2(0), of the pore voxels [1]."""

    wave_number: Float64[np.ndarray, " waves"]
    """[rad/m], rising."""

    structure_factor: Float64[np.ndarray, " waves"]
    """Power of the pores' fluctuation per volume, averaged over directions [m3]."""

    waves: Int64[np.ndarray, " waves"]
    """Number of wave vectors in each shell; those of opposite sign carry the same."""

    @property
    def normalised(self) -> Float64[np.ndarray, " points"]:
        """(S2 - P**2) / (P - P**2): 1 at contact, 0 where nothing is correlated."""
        variance = self.porosity * (1.0 - self.porosity)
        found: Float64[np.ndarray, " points"] = (
            self.probability - self.porosity**2
        ) / variance
        return found

    @property
    def characteristic_length(self) -> float:
        """2 pi over the mean wave number of the structure factor [m].

        The mean is weighted with the power in a shell, k**2 S(k); the length that a
        coarsening texture is usually followed by.
        """
        return float(2.0 * np.pi / self._mean_wave_number)

    @property
    def characteristic_deviation(self) -> float:
        """Standard error of `characteristic_length` by the size of the image [m].

        The power of a single wave of a random texture scatters as much as its mean, and
        half the wave vectors of a shell are independent of each other.
        """
        k = self.wave_number
        weight = k**2 * self.structure_factor
        gap = k / self._mean_wave_number - 1.0
        variance = (weight**2 * gap**2 / (0.5 * self.waves)).sum() / weight.sum() ** 2
        return float(self.characteristic_length * np.sqrt(variance))

    @property
    def _mean_wave_number(self) -> float:
        weight = self.wave_number**2 * self.structure_factor
        return float((weight * self.wave_number).sum() / weight.sum())


def correlation(membrane: Membrane) -> Correlation:
    """Return the two-point correlation and the structure factor of the pores.

    Along an axis that is not periodic the image is continued by nothing, and each lag
    counts the pairs that lie inside it; the structure factor is that of the fluctuation
    about the mean, nothing outside.

    Raises
    ------
    NotMeasurableError
        All pore or all polymer.

    Notes
    -----
    Accuracy: exact at every lag of the grid, then averaged over shells one voxel wide.
    Cost: two real Fourier transforms (four with a mask), O(n log n).
    Source: S. Torquato, Random Heterogeneous Materials (2002), section 2.2.
    """
    check_two_phases(membrane)
    pores = membrane.pores.astype(np.float64)
    porosity = float(pores.mean())
    sizes = [
        n if wraps else fft.next_fast_len(2 * n, real=True)
        for n, wraps in zip(membrane.shape, membrane.wraps, strict=True)
    ]
    both = _autocorrelation(pores, sizes)
    pairs = _autocorrelation(np.ones_like(pores), sizes)
    lags = [_lags(size, edge) for size, edge in zip(sizes, membrane.spacing, strict=True)]
    x, y, z = np.ix_(*lags)
    radius = np.sqrt(x**2 + y**2 + z**2)
    step = min(membrane.spacing)
    longest = FIT_SHARE * min(membrane.size)
    inside = (radius <= longest * (1.0 + ROUNDING)) & (pairs > 0.5)
    distance, probability, _ = _shells(radius[inside], both[inside] / pairs[inside], step)
    waves, power, number = _structure_factor(pores - porosity, membrane)
    return Correlation(distance, probability, porosity, waves, power, number)


def specific_surface(found: Correlation) -> float:
    """Return the wall area per volume [1/m] from the slope of the correlation at 0.

    -4 dS2/dr, by the first shell; a staircase of voxels has up to half as much again as
    the smooth wall, and this figure sees less of that the wider the shell.

    Notes
    -----
    Source: P. Debye, H. Anderson, H. Brumberger, J. Appl. Phys. 28 (1957) 679.
    """
    fall = found.probability[0] - found.probability[1]
    return float(4.0 * fall / (found.distance[1] - found.distance[0]))


def _autocorrelation(
    field: Float64[np.ndarray, "nx ny nz"], sizes: list[int]
) -> Float64[np.ndarray, "mx my mz"]:
    power = np.abs(fft.rfftn(field, sizes, workers=-1)) ** 2
    found: Float64[np.ndarray, "mx my mz"] = fft.irfftn(power, sizes, workers=-1)
    return found


def _lags(size: int, edge: float) -> Float64[np.ndarray, " lags"]:
    """Return the shortest lag [m] that each entry of an autocorrelation stands for."""
    index = np.arange(size)
    found: Float64[np.ndarray, " lags"] = np.minimum(index, size - index) * edge
    return found


def _shells(
    radius: Float64[np.ndarray, " n"], value: Float64[np.ndarray, " n"], step: float
) -> tuple[
    Float64[np.ndarray, " shells"],
    Float64[np.ndarray, " shells"],
    Int64[np.ndarray, " shells"],
]:
    """Return mean radius, mean value and number in shells of width `step`."""
    shell = np.floor(radius / step + 0.5 + ROUNDING).astype(int)
    count = np.bincount(shell)
    used = count > 0
    count = count[used]
    return (
        np.bincount(shell, radius)[used] / count,
        np.bincount(shell, value)[used] / count,
        count.astype(np.int64),
    )


def _structure_factor(
    fluctuation: Float64[np.ndarray, "nx ny nz"], membrane: Membrane
) -> tuple[
    Float64[np.ndarray, " waves"],
    Float64[np.ndarray, " waves"],
    Int64[np.ndarray, " waves"],
]:
    cell = float(np.prod(membrane.spacing))
    power = np.abs(fft.fftn(fluctuation, workers=-1)) ** 2 * cell**2 / membrane.volume
    axes = [
        2.0 * np.pi * fft.fftfreq(n, edge)
        for n, edge in zip(membrane.shape, membrane.spacing, strict=True)
    ]
    x, y, z = np.ix_(*axes)
    wave = np.sqrt(x**2 + y**2 + z**2)
    step = 2.0 * np.pi / max(membrane.size)
    limit = np.pi / max(membrane.spacing)
    inside = (wave > 0.5 * step) & (wave <= limit * (1.0 + ROUNDING))
    return _shells(wave[inside], power[inside], step)
