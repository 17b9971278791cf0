"""The box: cells, spacing and which faces are joined."""

from dataclasses import dataclass

import numpy as np
from jaxtyping import Float

from poreform.core.errors import InputError

Field3D = Float[np.ndarray, "nx ny nz"]


@dataclass(frozen=True, slots=True)
class Grid:
    """A box of cubic cells, axis order x, y, z; a 2-D box has one axis of a single cell.

    Values sit at cell centres. A periodic axis is joined to itself; any other is closed
    by a wall without flux.
    """

    shape: tuple[int, int, int]
    """Number of cells along x, y, z."""

    spacing: float
    """Edge of a cell [m]."""

    periodic: tuple[bool, bool, bool]
    """Per axis: joined to itself (True) or closed by a wall without flux (False)."""

    def __post_init__(self) -> None:
        if len(self.shape) != 3 or min(self.shape) < 1 or len(self.periodic) != 3:
            raise InputError(
                f"a grid has three axes of one or more cells, got {self.shape}; give a "
                "2-D box one axis of a single cell"
            )
        if not 0.0 < self.spacing < float("inf"):
            raise InputError(f"the grid spacing is a positive length, got {self.spacing}")

    @property
    def size(self) -> tuple[float, float, float]:
        """Edges of the box [m]."""
        nx, ny, nz = self.shape
        return nx * self.spacing, ny * self.spacing, nz * self.spacing

    @property
    def cells(self) -> int:
        """Number of cells."""
        return int(np.prod(self.shape))

    @property
    def dimension(self) -> int:
        """Number of axes of more than one cell."""
        return sum(count > 1 for count in self.shape)

    @property
    def measure(self) -> float:
        """Volume [m3] of a 3-D box, area [m2] of a 2-D one, length [m] of a 1-D one."""
        return float(
            np.prod([edge for edge, n in zip(self.size, self.shape, strict=True) if n > 1])
        )
