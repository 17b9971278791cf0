"""Nuclei that wake: which ones, where, and the crystal that each one starts."""

from dataclasses import dataclass

import numpy as np
from jaxtyping import Bool, Int

from poreform.sim.gain import gain_of_crystal
from poreform.sim.grid import Field3D, Grid
from poreform.sim.kernels.grains import CRYSTAL
from poreform.sim.problem import Problem
from poreform.sim.state import Grains

RICH = 0.5
"""Share of the mean composition below which a place is no part of the polymer-rich phase:
no nucleus wakes there (hypothesis; in the lean phase there is next to no polymer)."""


@dataclass(frozen=True, slots=True)
class Seeds:
    """Which nuclei have been dealt with, and the cells that seeds hold."""

    settled: Bool[np.ndarray, " count"]
    """True for a nucleus that has become a seed or was overgrown in its sleep."""

    pinned: Int[np.ndarray, " cells"]
    """Flat indices of cells in the cores of seeds."""

    labels: Int[np.ndarray, " cells"]
    """Grain label of each pinned cell."""

    @classmethod
    def asleep(cls, count: int) -> "Seeds":
        """Return the seeds before anything has woken."""
        return cls(np.zeros(count, bool), np.empty(0, np.int64), np.empty(0, np.int32))


def wake(
    problem: Problem,
    seeds: Seeds,
    *,
    fields: tuple[Field3D, Field3D],
    grains: Grains,
    temperature: float,
) -> Seeds:
    """Return the seeds after those nuclei have woken that can.

    A nucleus becomes a seed at or below its temperature when its place is still liquid, is
    polymer-rich and gains by crystallising; one that lies in a crystal is lost; any other
    one waits.
    """
    nuclei, grid = problem.nuclei, problem.grid
    asked = np.flatnonzero(~seeds.settled & (nuclei.waking_temperature >= temperature))
    if asked.size == 0:
        return seeds
    places = tuple(cell_of(grid, nuclei.positions[asked]).T)
    phi, psi = fields
    lost = (psi[places] >= CRYSTAL) | (grains[places] != 0)
    able = ~lost & (phi[places] >= RICH * problem.composition)
    able &= np.array(
        [gain_of_crystal(problem, float(local), temperature) > 0.0 for local in phi[places]]
    )
    settled = seeds.settled.copy()
    settled[asked[lost | able]] = True
    cells, labels = [seeds.pinned], [seeds.labels]
    for row in asked[able]:
        core = core_cells(grid, nuclei.positions[row], problem.control.seed_cells)
        cells.append(core)
        labels.append(np.full(core.size, row + 1, dtype=np.int32))
    pinned, first = np.unique(np.concatenate(cells), return_index=True)
    return Seeds(settled, pinned, np.concatenate(labels)[first])


def cell_of(grid: Grid, positions: np.ndarray) -> Int[np.ndarray, "count 3"]:
    """Return the cell in which each position [m] lies."""
    found = np.floor(positions / grid.spacing).astype(np.int64)
    return np.clip(found, 0, np.array(grid.shape) - 1)


def core_cells(
    grid: Grid, position: np.ndarray, radius: float
) -> Int[np.ndarray, " cells"]:
    """Return the flat indices of the cells within `radius` [cells] of a position [m].

    Distances go across periodic faces and stop at walls; axes of a single cell do not
    count. The cell that holds the position is always part of the core.
    """
    squares = np.zeros((1, 1, 1))
    for axis, count in enumerate(grid.shape):
        if count == 1:
            continue
        away = np.abs(np.arange(count) + 0.5 - position[axis] / grid.spacing)
        if grid.periodic[axis]:
            away = np.minimum(away, count - away)
        squares = squares + (away**2).reshape([-1 if a == axis else 1 for a in range(3)])
    inside = np.broadcast_to(squares <= radius**2 * (1.0 + 1e-9), grid.shape).copy()
    inside[tuple(cell_of(grid, position))] = True
    return np.flatnonzero(inside)
