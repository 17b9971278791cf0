"""Percolation of the pore phase along x, y and z."""

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
class PorePercolation(Instrument):
    """Number of axes along which the pores lead through."""

    name: ClassVar[str] = "pore_percolation"
    quantity: ClassVar[str] = "pore_percolation"
    length_power: ClassVar[int] = 0

    def measure(self, membrane: Membrane, *, rng: np.random.Generator) -> Reading:
        """Return the number of axes, 0 to 3; all pore and all polymer are refused."""
        check_two_phases(membrane)
        ours, other = (
            pieces_of(membrane, "pore", joined) for joined in CONNECTIVITY["pore"]
        )
        through = percolating_axes(ours)
        names = " ".join(axis for axis, leads in zip("xyz", through, strict=True) if leads)
        count, across = float(sum(through)), float(sum(percolating_axes(other)))
        return reading_of(
            "pore_percolation",
            count,
            method=JOINED[CONNECTIVITY["pore"][0]],
            std=bracket_deviation(count, across),
            note=f"leads through along: {names or 'none'}; {shares_text(ours)}",
        )
