"""Percolation of the polymer phase along x, y and z."""

from dataclasses import dataclass
from typing import ClassVar, final

import numpy as np

from poreform.core.reading import Reading
from poreform.measure.instrument import Instrument, reading_of
from poreform.structure.local_size import check_two_phases
from poreform.structure.membrane import Membrane
from poreform.structure.percolating import (
    CONNECTIVITY,
    JOINED,
    bracket_deviation,
    percolating_axes,
    pieces_of,
    shares_text,
)


@final
@dataclass(frozen=True, slots=True)
class PolymerPercolation(Instrument):
    """Number of axes along which the polymer leads through."""

    name: ClassVar[str] = "polymer_percolation"
    quantity: ClassVar[str] = "polymer_percolation"
    length_power: ClassVar[int] = 0

    def measure(self, membrane: Membrane, *, rng: np.random.Generator) -> Reading:
        """Return the number of axes, 0 to 3; all pore and all polymer are refused."""
        check_two_phases(membrane)
        ours, other = (
            pieces_of(membrane, "polymer", joined) for joined in CONNECTIVITY["polymer"]
        )
        through = percolating_axes(ours)
        names = " ".join(axis for axis, leads in zip("xyz", through, strict=True) if leads)
        count, across = float(sum(through)), float(sum(percolating_axes(other)))
        return reading_of(
            "polymer_percolation",
            count,
            method=JOINED[CONNECTIVITY["polymer"][0]],
            std=bracket_deviation(count, across),
            note=f"leads through along: {names or 'none'}; {shares_text(ours)}",
        )
