"""Multigrid for a scalar diffusion operator in links, and conjugate gradients with it.

Cells are joined in blocks of 2 x 2 x 2.  A link between two blocks is half the sum of the
fine links between them - which is what a grid of twice the spacing has - and the sinks
add up, so holes and walls of any shape stay what they are.  Two damped Jacobi steps with
the weights of the second Chebyshev polynomial smooth before and, in reverse order, after
the correction; so the cycle is symmetric and may precondition conjugate gradients.

Source: Braess, Computing 55 (1995) 379 (aggregation with an over-correction factor).
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from jaxtyping import Float
from numba import get_num_threads, njit, set_num_threads

from poreform.structure.kernels.links import (
    Cells,
    Links,
    add_prolonged,
    add_scaled,
    apply,
    diagonal_of,
    dot,
    relax,
    restrict_residual,
    start,
)
from poreform.structure.kernels.threads import SMALL

WEIGHTS = (0.5618, 1.3906)
"""Chebyshev roots for eigenvalues of the Jacobi operator from 0.5 to 2."""
ROUND_OFF = 16.0
"""Rounding units of the diagonal below which the rest beside the links is no sink."""
COARSEST = 30
"""Number of cells below which the operator is inverted as a matrix."""


@dataclass(frozen=True, slots=True)
class Hierarchy:
    """The operator on every grid, work space for the cycle, and the coarsest inverse."""

    levels: tuple[Links, ...]
    inverse: Float[np.ndarray, "n n"]
    work: tuple[tuple[Cells, ...], ...]

    @classmethod
    def of(cls, links: Links) -> "Hierarchy":
        """Return the hierarchy whose finest operator is `links`."""
        levels = [links]
        while levels[-1].x.size > COARSEST and max(levels[-1].x.shape) > 1:
            levels.append(_coarser(levels[-1]))
        # the finest grid has its right side and its answer from outside
        work = tuple(
            tuple(np.empty_like(level.x) for _ in range(3 if depth else 1))
            for depth, level in enumerate(levels)
        )
        return cls(tuple(levels), _pseudo_inverse(levels[-1]), work)

    def cycle(self, f: Cells, out: Cells) -> None:
        """Write the answer of one V-cycle for A u = f to `out`."""
        threads = get_num_threads()
        try:
            _descend(self, 0, f, out)
        finally:
            set_num_threads(threads)


def links_of(gx: Cells, gy: Cells, gz: Cells, sink: Cells) -> Links:
    """Return the operator with these links and sinks; an axis of one cell has none."""
    for axis, strengths in enumerate((gx, gy, gz)):
        if strengths.shape[axis] == 1:
            strengths[...] = 0.0
    return Links(gx, gy, gz, diagonal_of(gx, gy, gz, sink))


def solve(
    hierarchy: Hierarchy, f: Cells, u: Cells, *, tolerance: float, most_steps: int
) -> tuple[Cells, float, int]:
    """Return the solution of A u = f from the start `u`, its residual and the steps.

    Stops when the residual in the norm of the preconditioner has fallen below `tolerance`
    times that of `f`, or after `most_steps`; see `approaches`.
    """
    u = u.copy()
    for step, share in enumerate(approaches(hierarchy, f, u)):
        if share <= tolerance or step == most_steps:
            return u, share, step
    raise AssertionError("conjugate gradients have no end of their own")


def approaches(hierarchy: Hierarchy, f: Cells, u: Cells) -> Iterator[float]:
    """Bring `u` nearer to the solution of A u = f with every step and yield its residual.

    The first residual is that of the start.  Conjugate gradients in the precision of `f`,
    with inner products in float64; the residual is in the norm of the preconditioner,
    over that of `f`.
    """
    links, kind = hierarchy.levels[0], f.dtype.type
    q, z, p = np.empty_like(f), np.empty_like(f), np.zeros_like(f)
    hierarchy.cycle(f, z)
    scale = new = dot(f, z)
    r = f.copy()
    if u.any():
        apply(links, u, q)
        r -= q
        hierarchy.cycle(r, z)
        new = dot(r, z)
    old = np.inf
    while True:
        yield float(np.sqrt(max(new, 0.0) / scale)) if scale > 0.0 else 0.0
        add_scaled(z, kind(new / old), p, p)
        length = kind(new / apply(links, p, q))
        add_scaled(u, length, p, u)
        add_scaled(r, -length, q, r)
        hierarchy.cycle(r, z)
        old, new = new, dot(r, z)


def _descend(hierarchy: Hierarchy, depth: int, f: Cells, out: Cells) -> None:
    links = hierarchy.levels[depth]
    threads = get_num_threads()
    if f.size < SMALL:
        set_num_threads(1)
    if depth == len(hierarchy.levels) - 1:
        out[...] = (hierarchy.inverse @ f.ravel()).reshape(f.shape)
        return
    first, second = (f.dtype.type(weight) for weight in WEIGHTS)
    spare = hierarchy.work[depth][0]
    start(links, f, first, spare)
    relax(links, f, spare, second, out)
    coarse_f, coarse_u = hierarchy.work[depth + 1][1:]
    restrict_residual(links, f, out, coarse_f)
    _descend(hierarchy, depth + 1, coarse_f, coarse_u)
    set_num_threads(threads)
    add_prolonged(links, coarse_u, out)
    relax(links, f, out, second, spare)
    relax(links, f, spare, first, out)


def _coarser(fine: Links) -> Links:
    sink = fine.diagonal - diagonal_of(fine.x, fine.y, fine.z, np.zeros_like(fine.x))
    # round-off must not leave a sink in a cell that has none
    sink[sink < ROUND_OFF * np.finfo(sink.dtype).eps * fine.diagonal] = 0.0
    nx, ny, nz = ((n + 1) // 2 for n in fine.x.shape)
    gx, gy, gz, coarse_sink = (np.zeros((nx, ny, nz), sink.dtype) for _ in range(4))
    _gather(fine.x, 0, gx)
    _gather(fine.y, 1, gy)
    _gather(fine.z, 2, gz)
    _gather(sink, -1, coarse_sink)
    return links_of(gx, gy, gz, coarse_sink)


@njit(cache=True)
def _gather(fine: Cells, axis: int, coarse: Cells) -> None:
    """Add up the fine links that cross from block to block, halved; sinks with axis -1."""
    nx, ny, nz = fine.shape
    sizes = (nx, ny, nz)
    for i in range(nx):
        for j in range(ny):
            for k in range(nz):
                if axis < 0:
                    coarse[i // 2, j // 2, k // 2] += fine[i, j, k]
                    continue
                place = (i, j, k)[axis]
                if place % 2 == 1 or place == sizes[axis] - 1:
                    coarse[i // 2, j // 2, k // 2] += 0.5 * fine[i, j, k]


def _pseudo_inverse(links: Links) -> Float[np.ndarray, "n n"]:
    size = links.x.size
    matrix = np.empty((size, size))
    unit, column = np.zeros_like(links.x), np.empty_like(links.x)
    for place in range(size):
        unit.flat[place] = 1.0
        apply(links, unit, column)
        matrix[:, place] = column.ravel()
        unit.flat[place] = 0.0
    # what floats or winds has a constant that costs nothing: 0 but for round-off
    nothing = 1e3 * links.x.size * float(np.finfo(links.x.dtype).eps)
    return np.linalg.pinv(0.5 * (matrix + matrix.T), rcond=nothing, hermitian=True)
