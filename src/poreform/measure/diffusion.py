"""Diffusion through the pores: effective diffusivity, tortuosity, and dead ends."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from jaxtyping import Float64

from poreform.core.errors import NotMeasurableError
from poreform.structure.kernels.fluxes import voxel_fluxes
from poreform.structure.kernels.laplace import effective_conductivity
from poreform.structure.local_size import check_two_phases
from poreform.structure.membrane import Membrane
from poreform.structure.percolating import bracket_deviation, closed_share, pieces_of

STAGNANT = 0.01
"""Share of the mean flux of the pores that lead through, below which a place in them is
a dead end; a limit of ours.  In a side pore of width w the flux falls as
exp(-pi y / w), so the first one and a half widths of it are not counted."""
BRACKET = np.array([0.5, 1.0, 2.0])
"""Limits, in units of `STAGNANT`, between which the share of dead ends is uncertain."""


@dataclass(frozen=True, slots=True)
class Diffusion:
    """Diffusion under a gradient along one axis, and the kinds of pores along it."""

    relative_diffusivity: Float64[np.ndarray, " 3"]
    """Mean flux along x, y, z over that without walls: a column of D_eff / D0 [1]."""

    through: float
    """Share of the pore volume that carries a flux from end to end [1]."""

    dead_end: float
    """Share in pores that open to one face only, or branch off without a flux [1]."""

    dead_end_deviation: float
    """Of that share, from half and twice the limit of a dead end [1]."""

    closed: float
    """Share in pores that no way joins to a face [1]."""


@lru_cache(maxsize=3)
def diffusion(membrane: Membrane, *, axis: int, tolerance: float = 1e-3) -> Diffusion:
    """Return the diffusion through the resolved pores under a gradient along `axis`.

    Parameters
    ----------
    membrane
        Structure; not modified.
    axis
        Direction of the gradient: 0, 1 or 2 (through the wall).
    tolerance
        Allowed relative imbalance of the flux between planes.

    Raises
    ------
    NotMeasurableError
        All pore or all polymer, or no pore joins the two faces.

    Notes
    -----
    Along a periodic axis a piece that does not wind around the box is closed: in a wall
    many boxes thick nothing reaches it.
    Source of the three kinds: J. Rouquerol et al., Pure Appl. Chem. 66 (1994) 1739.
    """
    check_two_phases(membrane)
    pieces = pieces_of(membrane, "pore", 6)
    leads = pieces.through[:, axis]
    if not leads.any():
        raise NotMeasurableError(
            f"no pore leads through the structure along {'xyz'[axis]}, so nothing diffuses"
        )
    answer = effective_conductivity(
        membrane.pores.astype(np.float32),
        axis=axis,
        spacing=membrane.spacing,
        periodic=membrane.wraps,
        tolerance=tolerance,
    )
    total = float(pieces.voxels.sum())
    spanning = float(pieces.voxels[leads].sum())
    found = voxel_fluxes(
        answer.potential != 0.0,  # 0 stands for what takes no part
        answer.potential,
        axis=axis,
        spacing=membrane.spacing,
        periodic=membrane.wraps,
        limits=BRACKET * STAGNANT * answer.conductivity * membrane.pores.size / spanning,
    )
    column = found.mean.copy()
    column[axis] = answer.conductivity
    blind = float(pieces.voxels[~leads & pieces.touches[:, axis]].sum())
    few, slow, many = (float(count) for count in found.slow)
    return Diffusion(
        column,
        (spanning - slow) / total,
        (blind + slow) / total,
        bracket_deviation(few / total, many / total),
        closed_share(pieces, axis),
    )
