"""A scalar diffusion operator on a box of cells, as links between neighbours and sinks.

(A u)_c = sink_c u_c + sum over the six neighbours n of g_cn (u_c - u_n)

Every solver of this package that needs an elliptic operator (conduction through pores,
the velocity components and the pressure of Stokes flow, the preconditioner of elastic
displacements) writes it in this form and shares the multigrid cycle.
"""

from typing import NamedTuple

import numpy as np
from jaxtyping import Float
from numba import njit, prange

Cells = Float[np.ndarray, "nx ny nz"]

TINY = np.float32(1e-30)
"""Stands for the diagonal of a cell that takes no part, whose residual is 0 anyway."""


class Links(NamedTuple):
    """The operator: link strengths towards +x, +y, +z, and the diagonal."""

    x: Cells
    """Strength of the link from cell i to i + 1, the last one to the first; 0 at a wall."""

    y: Cells
    z: Cells

    diagonal: Cells
    """Sum of a cell's six links and its sink; 0 in a cell that takes no part."""


@njit(cache=True, parallel=True)
def diagonal_of(gx: Cells, gy: Cells, gz: Cells, sink: Cells) -> Cells:
    """Return the diagonal that belongs to links and sinks."""
    nx, ny, nz = gx.shape
    diagonal = np.empty_like(gx)
    for i in prange(nx):
        im = i - 1 if i > 0 else nx - 1
        for j in range(ny):
            jm = j - 1 if j > 0 else ny - 1
            for k in range(nz):
                km = k - 1 if k > 0 else nz - 1
                diagonal[i, j, k] = (
                    sink[i, j, k]
                    + gx[i, j, k]
                    + gx[im, j, k]
                    + gy[i, j, k]
                    + gy[i, jm, k]
                    + gz[i, j, k]
                    + gz[i, j, km]
                )
    return diagonal


@njit(cache=True, inline="always")
def _neighbours(
    gx: Cells,
    gy: Cells,
    gz: Cells,
    u: Cells,
    rows: tuple[int, int, int, int, int, int],
    columns: tuple[int, int, int],
) -> float:
    """Return the sum of g u over the six neighbours of one cell."""
    i, im, ip, j, jm, jp = rows
    k, km, kp = columns
    total: float = (
        gx[i, j, k] * u[ip, j, k]
        + gx[im, j, k] * u[im, j, k]
        + gy[i, j, k] * u[i, jp, k]
        + gy[i, jm, k] * u[i, jm, k]
        + gz[i, j, k] * u[i, j, kp]
        + gz[i, j, km] * u[i, j, km]
    )
    return total


@njit(cache=True, parallel=True)
def apply(links: Links, u: Cells, out: Cells) -> float:
    """Write A u to `out` and return the inner product u . A u."""
    gx, gy, gz, diagonal = links
    nx, ny, nz = u.shape
    part = np.zeros(nx)
    for i in prange(nx):
        im = i - 1 if i > 0 else nx - 1
        ip = i + 1 if i < nx - 1 else 0
        total = 0.0
        for j in range(ny):
            jm = j - 1 if j > 0 else ny - 1
            jp = j + 1 if j < ny - 1 else 0
            rows = (i, im, ip, j, jm, jp)
            for k in (0, nz - 1):
                ends = (k, k - 1 if k > 0 else nz - 1, k + 1 if k < nz - 1 else 0)
                out[i, j, k] = diagonal[i, j, k] * u[i, j, k] - _neighbours(
                    gx, gy, gz, u, rows, ends
                )
            for k in range(1, nz - 1):
                out[i, j, k] = diagonal[i, j, k] * u[i, j, k] - _neighbours(
                    gx, gy, gz, u, rows, (k, k - 1, k + 1)
                )
            for k in range(nz):
                total += out[i, j, k] * u[i, j, k]
        part[i] = total
    return float(part.sum())


@njit(cache=True, parallel=True)
def relax(links: Links, f: Cells, u: Cells, weight: float, out: Cells) -> None:
    """Write u + weight (f - A u) / diagonal to `out` (a damped Jacobi step)."""
    gx, gy, gz, diagonal = links
    nx, ny, nz = u.shape
    for i in prange(nx):
        im = i - 1 if i > 0 else nx - 1
        ip = i + 1 if i < nx - 1 else 0
        for j in range(ny):
            jm = j - 1 if j > 0 else ny - 1
            jp = j + 1 if j < ny - 1 else 0
            rows = (i, im, ip, j, jm, jp)
            for k in (0, nz - 1):
                ends = (k, k - 1 if k > 0 else nz - 1, k + 1 if k < nz - 1 else 0)
                d = diagonal[i, j, k]
                s = _neighbours(gx, gy, gz, u, rows, ends)
                w = weight / max(d, TINY)
                out[i, j, k] = u[i, j, k] + w * (f[i, j, k] + s - d * u[i, j, k])
            for k in range(1, nz - 1):
                d = diagonal[i, j, k]
                s = _neighbours(gx, gy, gz, u, rows, (k, k - 1, k + 1))
                w = weight / max(d, TINY)
                out[i, j, k] = u[i, j, k] + w * (f[i, j, k] + s - d * u[i, j, k])


@njit(cache=True, parallel=True)
def start(links: Links, f: Cells, weight: float, out: Cells) -> None:
    """Write weight f / diagonal to `out`: the damped Jacobi step that starts from 0."""
    diagonal = links.diagonal
    nx, ny, nz = f.shape
    for i in prange(nx):
        for j in range(ny):
            for k in range(nz):
                out[i, j, k] = weight * f[i, j, k] / max(diagonal[i, j, k], TINY)


@njit(cache=True, parallel=True)
def restrict_residual(links: Links, f: Cells, u: Cells, coarse: Cells) -> None:
    """Write the sums of f - A u over blocks of 2 x 2 x 2 cells to `coarse`."""
    gx, gy, gz, diagonal = links
    nx, ny, nz = u.shape
    for ci in prange(coarse.shape[0]):
        coarse[ci] = 0.0
        row = np.empty(nz, u.dtype)
        for i in range(2 * ci, min(2 * ci + 2, nx)):
            im = i - 1 if i > 0 else nx - 1
            ip = i + 1 if i < nx - 1 else 0
            for j in range(ny):
                jm = j - 1 if j > 0 else ny - 1
                jp = j + 1 if j < ny - 1 else 0
                rows = (i, im, ip, j, jm, jp)
                for k in (0, nz - 1):
                    ends = (k, k - 1 if k > 0 else nz - 1, k + 1 if k < nz - 1 else 0)
                    s = _neighbours(gx, gy, gz, u, rows, ends)
                    row[k] = f[i, j, k] + s - diagonal[i, j, k] * u[i, j, k]
                for k in range(1, nz - 1):
                    s = _neighbours(gx, gy, gz, u, rows, (k, k - 1, k + 1))
                    row[k] = f[i, j, k] + s - diagonal[i, j, k] * u[i, j, k]
                _add_pairs(row, coarse[ci, j // 2])


@njit(cache=True)
def _add_pairs(fine: Float[np.ndarray, " n"], coarse: Float[np.ndarray, " m"]) -> None:
    """Add the sums of two neighbours each to `coarse`; the last may stand alone."""
    for pair in range(fine.size // 2):
        coarse[pair] += fine[2 * pair] + fine[2 * pair + 1]
    if fine.size % 2 == 1:
        coarse[fine.size // 2] += fine[fine.size - 1]


@njit(cache=True, parallel=True)
def add_prolonged(links: Links, coarse: Cells, u: Cells) -> None:
    """Add the value of its block in `coarse` to each cell of `u` that takes part."""
    diagonal = links.diagonal
    nx, ny, nz = u.shape
    for i in prange(nx):
        for j in range(ny):
            for k in range(nz):
                if diagonal[i, j, k] > 0.0:
                    u[i, j, k] += coarse[i // 2, j // 2, k // 2]


@njit(cache=True, parallel=True)
def dot(a: Cells, b: Cells) -> float:
    """Return a . b, summed plane by plane so that the threads do not change it."""
    part = np.zeros(a.shape[0])
    for i in prange(a.shape[0]):
        total = 0.0
        for j in range(a.shape[1]):
            for k in range(a.shape[2]):
                total += a[i, j, k] * b[i, j, k]
        part[i] = total
    return float(part.sum())


@njit(cache=True, parallel=True)
def add_scaled(u: Cells, factor: float, v: Cells, out: Cells) -> None:
    """Write u + factor v to `out`, which may be `u` or `v`."""
    for i in prange(u.shape[0]):
        for j in range(u.shape[1]):
            for k in range(u.shape[2]):
                out[i, j, k] = u[i, j, k] + factor * v[i, j, k]
