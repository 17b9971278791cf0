"""How finely a virtual membrane is computed, and what each level costs.

The physics is the same at every level; only the grid, the number of nuclei in the box and
the accuracy of the slow instruments change.  The level is printed with every figure.
"""

from dataclasses import dataclass
from typing import Literal

FidelityName = Literal["draft", "standard", "reference"]


@dataclass(frozen=True, slots=True)
class Fidelity:
    """One level of detail of a run."""

    name: FidelityName
    """Name written in a recipe."""

    cells: int
    """Grid cells along each edge of the box."""

    cells_per_nucleus_spacing: int
    """Grid cells between neighbouring nuclei; with `cells` this sets their number."""

    cells_per_wavelength: int
    """Least number of grid cells in one spinodal wavelength."""

    step_limit: int
    """Most time steps of one run."""

    @property
    def nuclei(self) -> float:
        """Number of nuclei expected in the box."""
        return (self.cells / self.cells_per_nucleus_spacing) ** 3


FIDELITIES: dict[FidelityName, Fidelity] = {
    entry.name: entry
    for entry in (
        Fidelity("draft", 48, 12, 8, 4000),
        Fidelity("standard", 80, 16, 8, 8000),
        Fidelity("reference", 128, 20, 10, 20000),
    )
}
