"""Permeability and diffusivity as tensors: any flow direction for any gradient."""

from dataclasses import dataclass
from typing import Protocol

import numpy as np
from jaxtyping import Float64

from poreform.core.errors import InputError, NotMeasurableError
from poreform.measure.diffusion import diffusion
from poreform.measure.flow import conduction_error, mean_width, permeability
from poreform.measure.flow_grid import MOST_CELLS
from poreform.structure.membrane import Membrane


@dataclass(frozen=True, slots=True)
class Component:
    """One component of a tensor with what is known of its error."""

    value: float
    """SI."""

    deviation: float
    """Estimated standard deviation from the resolution, SI."""

    note: str
    """Directions, boundary conditions and resolution."""


@dataclass(frozen=True, slots=True)
class Tensor:
    """A symmetric transport tensor of a periodic structure."""

    value: Float64[np.ndarray, "3 3"]
    """Row: direction of the flow; column: direction of the gradient.  SI."""

    deviation: Float64[np.ndarray, "3 3"]
    """Estimated standard deviations from the resolution, SI."""

    asymmetry: float
    """Largest difference between mirrored components as solved, over the trace / 3."""

    @property
    def principal(self) -> tuple[Float64[np.ndarray, " 3"], Float64[np.ndarray, "3 3"]]:
        """Principal values, rising [SI], and their directions, one per column."""
        values, vectors = np.linalg.eigh(self.value)
        return values, vectors


class _Measured(Protocol):
    def __call__(
        self, membrane: Membrane, *, axis: int, towards: int | None = None
    ) -> Component: ...


def permeability_component(
    membrane: Membrane,
    *,
    axis: int,
    towards: int | None = None,
    cells: int = MOST_CELLS,
) -> Component:
    """Return the flow along `towards` under a pressure gradient along `axis` [m2].

    `cells` limits the grid of the flow, as in `flow.permeability`.

    Raises
    ------
    NotMeasurableError
        As `flow.permeability`; a cross flow where the sides of the image are walls.
    """
    counted = _counted(membrane, axis, towards)
    found = permeability(membrane, axis=axis, cells=cells)
    return Component(
        float(found.column[counted]), found.deviation, _text(axis, counted, found.note)
    )


def diffusivity(membrane: Membrane, *, axis: int, towards: int | None = None) -> Component:
    """Return D_eff / D0 along `towards` under a gradient along `axis` [1].

    Raises
    ------
    NotMeasurableError
        As `diffusion.diffusion`; a cross flux where the sides of the image are walls.
    """
    counted = _counted(membrane, axis, towards)
    found = diffusion(membrane, axis=axis)
    ends = "periodic" if membrane.wraps[axis] else "between plates"
    width = mean_width(membrane)
    column = found.relative_diffusivity
    return Component(
        float(column[counted]),
        float(column[axis]) * conduction_error(membrane),
        _text(axis, counted, f"{ends}, mean pore width {width:.0f} voxels"),
    )


def permeability_tensor(membrane: Membrane) -> Tensor:
    """Return the permeability tensor of a periodic structure [m2], by three flows.

    Raises
    ------
    NotMeasurableError
        As `flow.permeability`, along any of the axes; the image is not periodic.
    """
    return _tensor(membrane, permeability_component)


def diffusivity_tensor(membrane: Membrane) -> Tensor:
    """Return the tensor D_eff / D0 of a periodic structure [1], by three solutions.

    Raises
    ------
    NotMeasurableError
        As `diffusion.diffusion`, along any of the axes; the image is not periodic.
    """
    return _tensor(membrane, diffusivity)


def _tensor(membrane: Membrane, component: _Measured) -> Tensor:
    parts = [
        [component(membrane, axis=axis, towards=towards) for axis in range(3)]
        for towards in range(3)
    ]
    value = np.array([[part.value for part in row] for row in parts])
    deviation = np.array([[part.deviation for part in row] for row in parts])
    scale = float(np.trace(value)) / 3.0
    return Tensor(
        0.5 * (value + value.T),
        np.sqrt(0.5 * (deviation**2 + deviation.T**2)),
        float(abs(value - value.T).max()) / scale,
    )


def _counted(membrane: Membrane, axis: int, towards: int | None) -> int:
    """Return the axis along which the flow is counted; refuse what has no meaning."""
    counted = axis if towards is None else towards
    for entry in (axis, counted):
        if entry not in {0, 1, 2}:
            raise InputError(f"the axis is {entry}; it is 0, 1 or 2, for x, y or z")
    if counted != axis and not membrane.wraps[counted]:
        raise NotMeasurableError(
            f"the sides of the image along {'xyz'[counted]} are walls, so nothing can flow "
            "across them; a component beside the diagonal needs a periodic image"
        )
    return counted


def _text(axis: int, counted: int, note: str) -> str:
    if counted == axis:
        return note
    return f"flow along {'xyz'[counted]} under a gradient along {'xyz'[axis]}; {note}"
