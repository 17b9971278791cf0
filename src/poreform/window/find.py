"""find_window: from two measured curves to Tl, Tu and whether the solvent qualifies."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from poreform.core.reading import Reading
from poreform.window.window import Window

Readings = float | Reading | Literal["not dissolved"] | Sequence[float | Reading]
"""What was found at one Ts: one figure, replicates, or that it did not dissolve."""


@dataclass(frozen=True, slots=True)
class Rules:
    """The settings of the literal rule."""

    tolerance: float = 0.5
    """Distance [degC] within which a true temperature snaps to the 5 degC grid."""

    porosity_resolution: float = 0.0
    """Steps [%] over 5 degC that differ by no more than this are a tie."""

    extension_resolution: float = 0.0
    """The same for the breaking extension [%]."""

    physical_stop: str = ""
    """Recorded reason why no hotter point can be made, e.g. ``"boiling"``."""


def find_window(
    porosity: Mapping[float, Readings],
    extension: Mapping[float, Readings],
    *,
    rules: Rules | None = None,
    seed: int = 0,
) -> Window:
    """Return Tl, Tu and whether they qualify the solvent, with the statistical answer.

    Parameters
    ----------
    porosity, extension : mapping
        Ts [degC] -> P or TL [%]: a number, a `Reading`, a sequence of replicates, or
        ``"not dissolved"``.  The two need not share their temperatures.
    rules : Rules, optional
        Settings of the literal rule; the declared defaults when left out.
    seed : int
        Of the draws behind the statistical answer.

    Raises
    ------
    InputError
        A porosity outside 0 to 100 %, a negative extension, a figure of another
        quantity, or a temperature that is no finite number, named with its Ts.
    """
    raise NotImplementedError
