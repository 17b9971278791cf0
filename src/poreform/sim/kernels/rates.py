"""Rates of the coupled fields, in two fused passes over the cells."""

from typing import NamedTuple, TypeAlias

import numpy as np
from jaxtyping import Float
from numba import njit, prange

from poreform.sim.grid import Field3D
from poreform.sim.kernels.local import (
    Coefficients,
    barrier,
    crystal_energy,
    crystal_slope,
    curvature,
    mixing_energy,
    mixing_slope,
    mobility_share,
    order_force,
    order_share,
)
from poreform.sim.kernels.logarithm import logarithm

Row: TypeAlias = Float[np.ndarray, " nz"]
Rows: TypeAlias = tuple[Row, ...]
Wrap: TypeAlias = tuple[bool, bool, bool]


_LOOSE = {"contract", "arcp", "nsz"}
"""Fused products, reciprocals and unsigned zeros; nothing that would hide a NaN."""


class Potentials(NamedTuple):
    """What the first pass finds in every cell, and its sums and extremes per x layer."""

    potential: Field3D
    root_mobility: Field3D
    order_rate: Field3D
    layers: np.ndarray


@njit(cache=True, parallel=True, error_model="numpy")
def potentials(
    phi: Field3D,
    psi: Field3D,
    coefficients: Coefficients,
    wrap: Wrap,
) -> Potentials:
    """Return df/dphi, the root of the mobility and the local rate of the crystal order.

    Parameters
    ----------
    phi, psi : (nx, ny, nz)
        Polymer fraction and crystal order. Not modified.
    coefficients
        The model at one temperature, in cells and seconds.
    wrap
        Per axis: periodic (True) or closed by a wall without flux.

    Returns
    -------
    Potentials
        Three fields, and `layers` (nx, 3): sum of the free energy, greatest mobility,
        greatest root of the mobility times curvature.

    Notes
    -----
    Accuracy: the seven-point Laplacian of phi, second order. The formulas are those of
    `kernels.local`, with the two logarithms shared. Cost: one pass, two logarithms per
    cell; every cell and every layer sum is independent of the number of threads.
    """
    c = coefficients
    nx, ny, nz = phi.shape
    mu, root = np.empty_like(phi), np.empty_like(phi)
    rate, layers = np.empty_like(phi), np.empty((nx, 3))
    for layer in prange(nx):
        i = np.int64(layer)  # an unsigned index would turn its neighbours into floats
        ip = i + 1 if i + 1 < nx else (0 if wrap[0] else i)
        im = i - 1 if i > 0 else (nx - 1 if wrap[0] else 0)
        bend, edge = np.empty(nz), np.empty(nz)
        energies, stiffs = np.empty(nz), np.empty(nz)
        energy, fastest, stiffest = 0.0, 0.0, 0.0
        for j in range(ny):
            jp = j + 1 if j + 1 < ny else (0 if wrap[1] else j)
            jm = j - 1 if j > 0 else (ny - 1 if wrap[1] else 0)
            p, q, speed = phi[i, j], psi[i, j], root[i, j]
            _bend(p, (phi[ip, j], phi[im, j], phi[i, jp], phi[i, jm]), wrap, bend)
            _edge(q, (psi[ip, j], psi[i, jp]), wrap, edge)
            _potential(p, q, bend, c, mu[i, j])
            _energies(p, q, edge, c, energies)
            _order_rate(p, q, c, rate[i, j])
            _root_mobility(p, q, c, speed)
            _stiffness(p, q, speed, c, stiffs)
            for k in range(nz):
                energy += energies[k] - 0.5 * c.kappa_phi * p[k] * bend[k]
                fastest, stiffest = max(fastest, speed[k]), max(stiffest, stiffs[k])
        layers[i, 0], layers[i, 1] = energy, fastest * fastest
        layers[i, 2] = stiffest
    return Potentials(mu, root, rate, layers)


@njit(cache=True, error_model="numpy")
def _bend(row: Row, around: Rows, wrap: Wrap, out: Row) -> None:
    """Fill `out` with the seven-point Laplacian of a row among its four neighbours."""
    north, south, east, west = around
    last = row.size - 1
    for k in range(row.size):
        out[k] = north[k] + south[k] + east[k] + west[k] - 6.0 * row[k]
    for k in range(last):
        out[k] += row[k + 1]
    for k in range(1, last + 1):
        out[k] += row[k - 1]
    out[last] += row[0] if wrap[2] else row[last]
    out[0] += row[last] if wrap[2] else row[0]


@njit(cache=True, error_model="numpy")
def _edge(row: Row, beyond: Rows, wrap: Wrap, out: Row) -> None:
    """Fill `out` with the squared steps to the three upper neighbours."""
    north, east = beyond
    last = row.size - 1
    for k in range(row.size):
        rise, turn = north[k] - row[k], east[k] - row[k]
        out[k] = rise * rise + turn * turn
    for k in range(last):
        lift = row[k + 1] - row[k]
        out[k] += lift * lift
    lift = row[0] - row[last] if wrap[2] else 0.0
    out[last] += lift * lift


# Short loops over few rows: a compiler vectorises a loop only as long as it can check that
# its arrays do not overlap. What two loops both need is computed twice; that is cheaper.


@njit(cache=True, error_model="numpy", fastmath=_LOOSE)
def _potential(phi: Row, psi: Row, bend: Row, c: Coefficients, out: Row) -> None:
    """Fill `out` with df/dphi."""
    for k in range(phi.size):
        p = min(max(phi[k], c.floor), 1.0 - c.floor)
        slope = mixing_slope(p, logarithm(p), logarithm(1.0 - p), c)
        slope += order_share(psi[k]) * crystal_slope(p, c) + c.barrier * barrier(psi[k])
        out[k] = slope - c.kappa_phi * bend[k]


@njit(cache=True, error_model="numpy", fastmath=_LOOSE)
def _energies(phi: Row, psi: Row, edge: Row, c: Coefficients, out: Row) -> None:
    """Fill `out` with the free energy but for the gradient of phi."""
    for k in range(phi.size):
        p = min(max(phi[k], c.floor), 1.0 - c.floor)
        here = mixing_energy(p, logarithm(p), logarithm(1.0 - p), c)
        here += order_share(psi[k]) * crystal_energy(p, c)
        here += p * c.barrier * barrier(psi[k])
        out[k] = here + 0.5 * c.kappa_psi * edge[k]


@njit(cache=True, error_model="numpy", fastmath=_LOOSE)
def _order_rate(phi: Row, psi: Row, c: Coefficients, out: Row) -> None:
    """Fill `out` with the rate of psi without its Laplacian."""
    for k in range(phi.size):
        p = min(max(phi[k], c.floor), 1.0 - c.floor)
        out[k] = c.order_rate * order_force(p, psi[k], c)


@njit(cache=True, error_model="numpy", fastmath=_LOOSE)
def _root_mobility(phi: Row, psi: Row, c: Coefficients, out: Row) -> None:
    """Fill `out` with the square root of the mobility."""
    for k in range(phi.size):
        p = min(max(phi[k], c.floor), 1.0 - c.floor)
        share = c.diffusivity * mobility_share(p, order_share(psi[k]), c)
        out[k] = np.sqrt(share * p * (1.0 - p))


@njit(cache=True, error_model="numpy", fastmath=_LOOSE)
def _stiffness(phi: Row, psi: Row, root: Row, c: Coefficients, out: Row) -> None:
    """Fill `out` with the root of the mobility times the curvature."""
    for k in range(phi.size):
        p = min(max(phi[k], c.floor), 1.0 - c.floor)
        out[k] = root[k] * curvature(p, order_share(psi[k]), c)


@njit(cache=True, parallel=True, error_model="numpy")
def flux_divergence(potential: Field3D, root_mobility: Field3D, wrap: Wrap) -> Field3D:
    """Return div(M grad mu) from face fluxes with the geometric mean of the mobility.

    Parameters
    ----------
    potential : (nx, ny, nz)
        mu [R T/v0]. Not modified.
    root_mobility : (nx, ny, nz)
        Square root of M, so that the face mean is a product. Not modified.
    wrap
        Per axis: periodic (True) or closed by a wall without flux.

    Notes
    -----
    Accuracy: second order; what leaves a cell enters its neighbour to the last bit, so the
    sum changes only by the rounding of the divergence. Cost: one pass.
    """
    nx, ny, nz = potential.shape
    out = np.empty_like(potential)
    for layer in prange(nx):
        i = np.int64(layer)  # an unsigned index would turn its neighbours into floats
        ip = i + 1 if i + 1 < nx else (0 if wrap[0] else i)
        im = i - 1 if i > 0 else (nx - 1 if wrap[0] else 0)
        for j in range(ny):
            jp = j + 1 if j + 1 < ny else (0 if wrap[1] else j)
            jm = j - 1 if j > 0 else (ny - 1 if wrap[1] else 0)
            for k in range(nz):
                kp = k + 1 if k + 1 < nz else (0 if wrap[2] else k)
                km = k - 1 if k > 0 else (nz - 1 if wrap[2] else 0)
                mu = potential[i, j, k]
                flow = root_mobility[ip, j, k] * (potential[ip, j, k] - mu)
                flow += root_mobility[im, j, k] * (potential[im, j, k] - mu)
                flow += root_mobility[i, jp, k] * (potential[i, jp, k] - mu)
                flow += root_mobility[i, jm, k] * (potential[i, jm, k] - mu)
                flow += root_mobility[i, j, kp] * (potential[i, j, kp] - mu)
                flow += root_mobility[i, j, km] * (potential[i, j, km] - mu)
                out[i, j, k] = root_mobility[i, j, k] * flow
    return out


@njit(cache=True, parallel=True, error_model="numpy")
def random_divergence(root_mobility: Field3D, faces: np.ndarray, wrap: Wrap) -> Field3D:
    """Return the divergence of a random flux sqrt(M) eta through the faces.

    Parameters
    ----------
    root_mobility : (nx, ny, nz)
        Square root of M; the face value is the geometric mean. Not modified.
    faces : (3, nx, ny, nz)
        Standard normal numbers, one for the upper face of every cell along x, y, z; those
        of a wall are not used. Not modified.
    wrap
        Per axis: periodic (True) or closed by a wall without flux.

    Notes
    -----
    Cost: one pass. Source: Cook, Acta Metall. 18 (1970) 297 (conserved thermal noise).
    """
    nx, ny, nz = root_mobility.shape
    root: Field3D = np.sqrt(root_mobility)
    out = np.empty_like(root_mobility)
    for layer in prange(nx):
        i = np.int64(layer)  # an unsigned index would turn its neighbours into floats
        ip = i + 1 if i + 1 < nx else (0 if wrap[0] else i)
        im = i - 1 if i > 0 else (nx - 1 if wrap[0] else 0)
        for j in range(ny):
            jp = j + 1 if j + 1 < ny else (0 if wrap[1] else j)
            jm = j - 1 if j > 0 else (ny - 1 if wrap[1] else 0)
            for k in range(nz):
                kp = k + 1 if k + 1 < nz else (0 if wrap[2] else k)
                km = k - 1 if k > 0 else (nz - 1 if wrap[2] else 0)
                flow = 0.0
                if ip != i:
                    flow += root[ip, j, k] * faces[0, i, j, k]
                if im != i:
                    flow -= root[im, j, k] * faces[0, im, j, k]
                if jp != j:
                    flow += root[i, jp, k] * faces[1, i, j, k]
                if jm != j:
                    flow -= root[i, jm, k] * faces[1, i, jm, k]
                if kp != k:
                    flow += root[i, j, kp] * faces[2, i, j, k]
                if km != k:
                    flow -= root[i, j, km] * faces[2, i, j, km]
                out[i, j, k] = root[i, j, k] * flow
    return out
