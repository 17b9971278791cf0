"""A tensile test of a structure: modulus, strength, breaking extension and the curve."""

from dataclasses import dataclass

import numpy as np
from jaxtyping import Float

from poreform.measure.material_law import CriticalLigament, LigamentRule, MaterialLaw
from poreform.structure.membrane import Membrane


@dataclass(frozen=True, slots=True)
class TensileCurve:
    """What a tensile test gives: nominal stress against strain, and where it ends."""

    strain: Float[np.ndarray, " points"]
    """Extension over initial length [1], from 0 to the break."""

    stress: Float[np.ndarray, " points"]
    """Load over initial gross area [Pa]."""

    modulus: float
    """Initial slope [Pa]."""

    strength: float
    """Greatest stress [Pa]."""

    breaking_extension: float
    """Strain at the break [1]: the load has fallen below a stated share of its greatest."""

    deviation: float
    """Estimated relative standard deviation of strength and extension [1]."""

    note: str
    """Resolution, coarsening, hypotheses."""


def tensile_test(
    membrane: Membrane,
    *,
    law: MaterialLaw | None = None,
    rule: LigamentRule | None = None,
    axis: int = 0,
) -> TensileCurve:
    """Return the tensile curve of the polymer pulled along `axis`.

    Parameters
    ----------
    membrane
        Structure; not modified.
    law
        Of the dense polymer; `MaterialLaw()` (assumed constants) when None.
    rule
        Which share of its draw a thick ligament reaches; `CriticalLigament()` when None.
    axis
        Direction of pull: 0 or 1 in the plane of the film, 2 through the wall.

    Raises
    ------
    NotMeasurableError
        The polymer does not join the two faces.
    """
    del membrane, law, rule, axis
    CriticalLigament()
    raise NotImplementedError
