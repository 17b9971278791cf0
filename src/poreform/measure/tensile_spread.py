"""How sure a tensile figure is: the same pull on coarser elements, and along other axes."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from poreform.core.errors import NotConvergedError, NotMeasurableError

FEWEST_ELEMENTS = 4
"""Along the shortest edge of the coarser grid: with fewer it is another structure."""

LEAST_ERROR = 0.03
"""Relative: what is left where two grids agree by chance, from secant steps that stop at
three and elements that fail one by one."""

ERROR = 0.6
"""Relative deviation times the mean polymer thickness in elements, where no coarser grid
can be made: the scatter from 64 to 32 elements on random bicontinuous structures."""


@dataclass(frozen=True, slots=True)
class Spread:
    """Relative standard deviations of one tensile figure."""

    resolution: float
    """Difference to elements twice as large: where the error falls with their size, as it
    does here, the finer answer is as far from the limit as the two are apart."""

    direction: float | None
    """Scatter over pulls along x, y and z on the larger elements; in a structure that is
    the same in all directions it is that of sampling.  None where fewer than two exist."""

    text: str
    """Both in words, for the note of a reading."""

    @property
    def deviation(self) -> float:
        """Both joined [1]."""
        return float(np.hypot(self.resolution, self.direction or 0.0))


def spread_of(
    value: float,
    axis: int,
    *,
    shape: tuple[int, int, int],
    across: float,
    again: Callable[[int, int], float | None],
    isotropic: bool,
) -> Spread:
    """Return the spread of `value`, which a pull along `axis` gave.

    Parameters
    ----------
    value : float
        The figure.
    axis : int
        Direction of pull.
    shape
        Elements along x, y, z that gave `value`.
    across : float
        Mean polymer thickness in those elements.
    again
        Gives the figure for another axis and number of elements along an edge, or None.
    isotropic : bool
        Whether the other directions are further specimens of the same.
    """
    half = -(-max(shape) // 2)
    if min(shape) < 2 * FEWEST_ELEMENTS:
        resolution = max(LEAST_ERROR, ERROR / across)
        return Spread(
            resolution, None, f"resolution {_percent(resolution)} % by rule, one direction"
        )
    wanted = (0, 1, 2) if isotropic else (axis,)
    found = {other: _tried(again, other, half) for other in wanted}
    own = found[axis]
    resolution = 1.0 if own is None else max(LEAST_ERROR, abs(own / value - 1.0))
    words = [f"resolution {_percent(resolution)} % ({half} elements)"]
    others = [number for number in found.values() if number is not None]
    direction = None
    if len(others) > 1:
        direction = float(np.std(others, ddof=1) / np.mean(others))
        words.append(
            f"direction and sampling {_percent(direction)} % ({len(others)} pulls)"
        )
    return Spread(resolution, direction, ", ".join(words))


def _tried(
    again: Callable[[int, int], float | None], axis: int, elements: int
) -> float | None:
    """Return the figure, or None where the structure has none."""
    try:
        return again(axis, elements)
    except (NotMeasurableError, NotConvergedError):
        return None


def _percent(share: float) -> str:
    return f"{100.0 * share:.2g}"
