"""What scattering sees of a structure: two-point correlation, structure factor, surface."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from jaxtyping import Float64, Int64, Shaped
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
        """Mean wavelength 2 pi / k of the structure factor [m].

        The mean is weighted with the power in a shell, the number of its waves times S(k).
        It is twice Porod's length of coherence, which is 2 * integral of the normalised
        correlation.  The wavelength of the mean wave number is no figure of a texture with
        sharp walls: there k**2 S(k) falls as 1 / k**2, and the mean of k rises with each
        finer voxel, without end.

        Notes
        -----
        Source: G. Porod, Kolloid-Z. 124 (1951) 83, the length of coherence.
        """
        weight = self._weight
        return float(2.0 * np.pi * (weight / self.wave_number).sum() / weight.sum())

    @property
    def characteristic_deviation(self) -> float:
        """Standard error of `characteristic_length` by the size of the image [m].

        The power of a single wave of a random texture scatters as much as its mean, and
        half the wave vectors of a shell are independent of each other.
        """
        weight = self._weight
        gap = 2.0 * np.pi / self.wave_number / self.characteristic_length - 1.0
        variance = (weight**2 * gap**2 / (0.5 * self.waves)).sum() / weight.sum() ** 2
        return float(self.characteristic_length * np.sqrt(variance))

    @property
    def _weight(self) -> Float64[np.ndarray, " waves"]:
        weight: Float64[np.ndarray, " waves"] = self.waves * self.structure_factor
        return weight


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
    Cost: three real Fourier transforms of the image, half as long again along axes with
    faces; O(n log n), 16 bytes a point of the transform besides the image.
    Source: S. Torquato, Random Heterogeneous Materials (2002), section 2.2.
    """
    check_two_phases(membrane)
    porosity = membrane.resolved_porosity
    distance, probability = _two_point(membrane)
    waves, power, number = _structure_factor(membrane)
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


def _two_point(
    membrane: Membrane,
) -> tuple[Float64[np.ndarray, " shells"], Float64[np.ndarray, " shells"]]:
    """Return distances [m] and the probability that both ends of a rod lie in pores."""
    step = min(membrane.spacing)
    longest = FIT_SHARE * min(membrane.size) * (1.0 + ROUNDING)
    # a lag up to the longest must not meet the image from its other side
    sizes = [
        n if wraps else fft.next_fast_len(n + int(longest / edge) + 1, real=True)
        for n, edge, wraps in zip(
            membrane.shape, membrane.spacing, membrane.wraps, strict=True
        )
    ]
    spectrum = fft.rfftn(membrane.pores.astype(np.float64), sizes, workers=-1)
    for plane in spectrum:  # in place: every field of a large image counts
        plane[...] = plane.real**2 + plane.imag**2
    both = fft.irfftn(spectrum, sizes, workers=-1, overwrite_x=True)
    del spectrum
    lags, pairs = zip(
        *(_lags(membrane, axis, sizes[axis]) for axis in range(3)), strict=True
    )
    planes = _Planes(lags, step, longest)
    for x, plane in enumerate(both):
        number = pairs[0][x] * pairs[1][:, None] * pairs[2]
        planes.add(x, plane / np.maximum(number, 1.0), number > 0.5)
    distance, probability, _ = planes.shells()
    return distance, probability


def _lags(
    membrane: Membrane, axis: int, size: int
) -> tuple[Float64[np.ndarray, " lags"], Float64[np.ndarray, " lags"]]:
    """Return the shortest lag [m] and the number of pairs for entries along an axis."""
    n = membrane.shape[axis]
    index = np.minimum(np.arange(size), size - np.arange(size))
    pairs = np.full(size, n) if membrane.wraps[axis] else np.maximum(n - index, 0)
    return index * membrane.spacing[axis], pairs.astype(float)


class _Planes:
    """Sums over shells of the distance to the origin, added plane by plane."""

    def __init__(
        self, axes: Sequence[Float64[np.ndarray, " n"]], step: float, longest: float
    ) -> None:
        self._axes, self._step, self._longest = axes, step, longest
        self._sums = np.zeros((3, int(longest / step + 2.0)))

    def add(
        self,
        x: int,
        value: Float64[np.ndarray, "ny nz"],
        number: Shaped[np.ndarray, "#ny nz"],
    ) -> None:
        """Add one plane; `number` says how often each entry counts."""
        near, far = self._axes[1][:, None], self._axes[2]
        radius = np.sqrt(self._axes[0][x] ** 2 + near**2 + far**2)
        counts = np.broadcast_to(number, radius.shape)
        inside = (radius <= self._longest) & (counts > 0)
        at = np.floor(radius[inside] / self._step + 0.5 + ROUNDING).astype(int)
        weight = counts[inside].astype(float)
        for row, part in enumerate((1.0, radius[inside], value[inside])):
            self._sums[row] += np.bincount(at, weight * part, self._sums.shape[1])

    def shells(
        self, first: int = 0
    ) -> tuple[
        Float64[np.ndarray, " shells"],
        Float64[np.ndarray, " shells"],
        Int64[np.ndarray, " shells"],
    ]:
        """Return mean radius, mean value and number in the shells from `first` on."""
        count, radius, value = self._sums[:, first:]
        used = count > 0
        count = count[used]
        return radius[used] / count, value[used] / count, count.astype(np.int64)


def _structure_factor(
    membrane: Membrane,
) -> tuple[
    Float64[np.ndarray, " waves"],
    Float64[np.ndarray, " waves"],
    Int64[np.ndarray, " waves"],
]:
    cell = float(np.prod(membrane.spacing))
    fluctuation = membrane.pores - membrane.resolved_porosity
    spectrum = fft.rfftn(fluctuation, workers=-1, overwrite_x=True)
    x, y = (
        2.0 * np.pi * fft.fftfreq(n, edge)
        for n, edge in zip(membrane.shape[:2], membrane.spacing[:2], strict=True)
    )
    nz = membrane.shape[2]
    z = 2.0 * np.pi * fft.rfftfreq(nz, membrane.spacing[2])
    step = 2.0 * np.pi / max(membrane.size)
    planes = _Planes((x, y, z), step, np.pi / max(membrane.spacing) * (1.0 + ROUNDING))
    # a wave and its opposite have one entry, but for those that are their own opposites
    number = np.where((np.arange(z.size) == 0) | (2 * np.arange(z.size) == nz), 1, 2)
    for place, plane in enumerate(spectrum):
        power = (plane.real**2 + plane.imag**2) * cell**2 / membrane.volume
        planes.add(place, power, number)
    return planes.shells(first=1)
