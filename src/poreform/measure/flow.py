"""Water flow and diffusion through the pores of a membrane."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from jaxtyping import Float64

from poreform.core.errors import InputError, NotMeasurableError
from poreform.measure.diffusion import diffusion
from poreform.measure.flow_grid import MOST_CELLS, flow_grid
from poreform.structure.kernels.stokes import stokes_flow
from poreform.structure.local_size import check_two_phases
from poreform.structure.membrane import Membrane

WATER_VISCOSITY = 0.8900e-3
"""Of water at 25 degC [Pa s]; read: IAPWS R12-08 (2008), table of recommended values."""
LEAST_WIDTH = 3.0
"""Mean pore width in voxels below which a flow through a staircase means nothing."""
STEPS_LOST = 0.75
"""Voxels of a pore's width that conduct nothing where its walls are aslant: exact for a
slit at 45 degrees."""
LEAST_CONDUCTION_ERROR = 0.005
"""Relative error of a conduction in pores however wide."""
LEVEL_ERROR = 0.01
"""Relative error of k with a level, from arrays of spheres on 64 cells."""


@dataclass(frozen=True, slots=True)
class Permeability:
    """Darcy permeability of a structure, with what is known of its error."""

    value: float
    """k in q = k dP / (mu L) [m2]."""

    deviation: float
    """Estimated standard deviation from the resolution [m2]."""

    note: str
    """Boundary conditions and resolution."""

    column: Float64[np.ndarray, " 3"]
    """Flow along x, y, z under this one gradient: a column of the tensor [m2]."""


@dataclass(frozen=True, slots=True)
class Tortuosity:
    """Tortuosity factor of diffusion, with the effective diffusivity behind it."""

    value: float
    """Porosity times D0 / D_eff [1]; 1 for straight pores."""

    relative_diffusivity: float
    """D_eff / D0 [1]."""

    deviation: float
    """Estimated standard deviation from the resolution [1]."""


@lru_cache(maxsize=3)
def permeability(
    membrane: Membrane, *, axis: int = 2, tolerance: float = 5e-3, cells: int = MOST_CELLS
) -> Permeability:
    """Return the permeability of the resolved pores along `axis` by Stokes flow.

    Parameters
    ----------
    membrane
        Structure; not modified.  Its level, when known, places the walls.
    axis
        Direction of flow: 0, 1 or 2 (through the wall).
    tolerance
        Allowed relative imbalance of the flow between planes.
    cells
        Largest grid of the flow; a larger image is resampled to it.

    Raises
    ------
    NotMeasurableError
        All pore or all polymer, no pore joins the two faces, or the pores are narrower
        than three cells of the flow grid.
    NotConvergedError
        The solver stopped before the flows balanced.

    Notes
    -----
    The deviation is k 3 / w^2 with the mean pore width w in cells (a slit on a staircase
    is 2 / w^2 too wide, rough pores somewhat more), and at least 1 %
    (spheres with a level: 2 % at 32 cells, 1 % at 64).
    """
    check_two_phases(membrane)
    grid = flow_grid(membrane, cells)
    width = mean_width(grid)
    if width < LEAST_WIDTH:
        raise NotMeasurableError(
            f"the pores are {width:.1f} {_cell_text(membrane, grid)} wide on average; a "
            f"flow needs {LEAST_WIDTH:g} or more, so use a finer grid"
        )
    flow = stokes_flow(
        grid.pores,
        axis=axis,
        spacing=grid.spacing,
        periodic=grid.wraps,
        level=grid.level,
        tolerance=tolerance,
    )
    if flow.permeability <= 0.0:
        raise NotMeasurableError(
            f"no pore leads through the structure along {'xyz'[axis]}, so nothing flows"
        )
    ends = "periodic" if grid.wraps[axis] else "between free liquid"
    walls = "staircase walls" if grid.level is None else "walls from the level"
    column = flow.velocity.mean(axis=(1, 2, 3), dtype=np.float64)
    column[axis] = flow.permeability
    return Permeability(
        flow.permeability,
        flow.permeability * max(LEVEL_ERROR, 3.0 / width**2),
        f"along {'xyz'[axis]}, {ends}, {walls}, mean pore width {width:.0f} "
        f"{_cell_text(membrane, grid)}",
        column,
    )


def _cell_text(membrane: Membrane, grid: Membrane) -> str:
    if grid is membrane:
        return "voxels"
    return f"cells of a flow grid of {' x '.join(str(n) for n in grid.shape)}"


def tortuosity(membrane: Membrane, *, axis: int = 2, tolerance: float = 1e-3) -> Tortuosity:
    """Return the tortuosity factor of diffusion through the pores along `axis`.

    The factor is P D0 / D_eff, with P the share of the resolved pores, closed ones
    included; it is the square of a mean path length over the thickness.

    Parameters
    ----------
    membrane
        Structure; not modified.
    axis
        Direction of diffusion: 0, 1 or 2 (through the wall).
    tolerance
        Allowed relative imbalance of the flux between planes.

    Raises
    ------
    NotMeasurableError
        All pore or all polymer, or no pore joins the two faces.

    Notes
    -----
    The deviation is that of `conduction_error`.
    """
    found = diffusion(membrane, axis=axis, tolerance=tolerance)
    conductivity = float(found.relative_diffusivity[axis])
    value = membrane.resolved_porosity / conductivity
    return Tortuosity(value, conductivity, value * conduction_error(membrane))


def conduction_error(membrane: Membrane) -> float:
    """Return the relative error of a conduction through the pores by the voxels [1].

    Nothing is conducted into the corners of the steps that voxels make of a wall aslant
    to the axes, so every such wall stands some 0.4 voxels too far in: D_eff reads low and
    the tortuosity high, by a share that halves only with the voxel.

    Notes
    -----
    Accuracy: slits aslant by 45, 27 and 18 degrees lose 0.63 to 0.75 voxels of their
    width, against the exact (1 - n n) P; rods across the flow 0.6 to 0.9 at 30 and 50 %
    of rods, up to 1.4 at 10 %, where it is below 2 % of D_eff (Rayleigh's series).
    Walls along the axes lose nothing.
    """
    return max(LEAST_CONDUCTION_ERROR, STEPS_LOST / mean_width(membrane))


def water_permeability(permeability: float, *, thickness: float) -> float:
    """Return the pure-water permeability at 25 degC [m/(s Pa)] of a wall.

    Parameters
    ----------
    permeability
        Darcy permeability of the structure [m2].
    thickness
        Of the wall [m].
    """
    if not 0.0 < thickness < np.inf:
        raise InputError(f"thickness is {thickness}; a wall has a positive thickness in m")
    return permeability / (WATER_VISCOSITY * thickness)


def mean_width(membrane: Membrane) -> float:
    """Return the mean pore width in voxels: 2 V / S, as of a slit.

    S is the area of the voxel faces between pore and polymer times 2/3, the mean ratio
    of a smooth surface to its staircase.
    """
    pores = membrane.pores
    walls = 0
    for axis, wraps in enumerate(membrane.wraps):
        change = pores != np.roll(pores, -1, axis)
        walls += int(
            np.count_nonzero(change if wraps else np.moveaxis(change, axis, 0)[:-1])
        )
    return 2.0 * float(np.count_nonzero(pores)) / (2.0 / 3.0 * max(walls, 1))
