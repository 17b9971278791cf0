"""Chords: the pieces that a phase cuts out of straight lines through the image."""

from dataclasses import dataclass

import numpy as np
from jaxtyping import Bool, Float64, Int64

from poreform.core.errors import NotMeasurableError
from poreform.structure.local_size import check_two_phases
from poreform.structure.membrane import Membrane


@dataclass(frozen=True, slots=True)
class Chords:
    """Lengths of the chords of one phase along one axis."""

    length: Float64[np.ndarray, " chords"]
    """[m], in no order."""

    @property
    def mean(self) -> float:
        """Number average [m]; 4 P / s for porosity P and surface per volume s."""
        return float(self.length.mean())


def chords(phase: Bool[np.ndarray, "nx ny nz"], membrane: Membrane, *, axis: int) -> Chords:
    """Return the chords of a phase of `membrane` along `axis`.

    On an axis that is not periodic the chords that meet a face are cut and left out;
    that takes away more of the long ones.  A line that never leaves the phase is no
    chord.

    Raises
    ------
    NotMeasurableError
        One phase only, or no chord lies between two walls.
    """
    check_two_phases(membrane)
    lines = np.moveaxis(phase, axis, -1).reshape(-1, phase.shape[axis])
    if membrane.wraps[axis]:
        lines = _from_a_wall(lines[~lines.all(axis=1)])
    counts = _runs(lines, cut=not membrane.wraps[axis])
    if counts.size == 0:
        raise NotMeasurableError(
            f"no chord along {'xyz'[axis]} lies between two walls of the image"
        )
    return Chords(counts * membrane.spacing[axis])


def _from_a_wall(lines: Bool[np.ndarray, "lines n"]) -> Bool[np.ndarray, "lines n"]:
    """Return each periodic line turned so that it begins outside the phase."""
    start = np.argmin(lines, axis=1)
    place = (start[:, None] + np.arange(lines.shape[1])) % max(lines.shape[1], 1)
    turned: Bool[np.ndarray, "lines n"] = np.take_along_axis(lines, place, axis=1)
    return turned


def _runs(lines: Bool[np.ndarray, "lines n"], *, cut: bool) -> Int64[np.ndarray, " runs"]:
    """Return the lengths of the runs of True; with `cut`, only those not at an end."""
    padded = np.pad(lines, [(0, 0), (1, 1)]).astype(np.int8)
    change = np.diff(padded, axis=1)
    starts = np.nonzero(change == 1)[1]
    ends = np.nonzero(change == -1)[1]
    lengths = ends - starts
    if cut:
        lengths = lengths[(starts > 0) & (ends < lines.shape[1])]
    runs: Int64[np.ndarray, " runs"] = lengths.astype(np.int64)
    return runs
