"""Rates of the coupled fields, in two fused passes over the cells."""

from typing import NamedTuple

import numpy as np
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


class Potentials(NamedTuple):
    """What the first pass finds in every cell, and its sums and extremes per x layer."""

    potential: Field3D
    root_mobility: Field3D
    order_rate: Field3D
    layers: np.ndarray


@njit(cache=True, parallel=True, error_model="numpy", fastmath={"contract", "arcp", "nsz"})
def potentials(
    phi: Field3D,
    psi: Field3D,
    coefficients: Coefficients,
    wrap: tuple[bool, bool, bool],
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
        energy, fastest, stiffest = 0.0, 0.0, 0.0
        for j in range(ny):
            jp = j + 1 if j + 1 < ny else (0 if wrap[1] else j)
            jm = j - 1 if j > 0 else (ny - 1 if wrap[1] else 0)
            for k in range(nz):
                kp = k + 1 if k + 1 < nz else (0 if wrap[2] else k)
                km = k - 1 if k > 0 else (nz - 1 if wrap[2] else 0)
                here, order = phi[i, j, k], psi[i, j, k]
                bend = phi[ip, j, k] + phi[im, j, k] + phi[i, jp, k] + phi[i, jm, k]
                bend += phi[i, j, kp] + phi[i, j, km] - 6.0 * here
                p = min(max(here, c.floor), 1.0 - c.floor)
                log_p, log_q = np.log(p), np.log(1.0 - p)
                h, g = order_share(order), barrier(order)
                slope = mixing_slope(p, log_p, log_q, c) + h * crystal_slope(p, c)
                mu[i, j, k] = slope + c.barrier * g - c.kappa_phi * bend
                share = c.diffusivity * mobility_share(p, h, c)
                move = share * p * (1.0 - p)
                root[i, j, k] = np.sqrt(move)
                rate[i, j, k] = c.order_rate * order_force(p, order, c)
                fastest = max(fastest, move)
                stiffest = max(stiffest, root[i, j, k] * curvature(p, h, c))
                energy += mixing_energy(p, log_p, log_q, c) + h * crystal_energy(p, c)
                energy += p * c.barrier * g - 0.5 * c.kappa_phi * here * bend
                rise, turn = psi[ip, j, k] - order, psi[i, jp, k] - order
                lift = psi[i, j, kp] - order
                edge = rise * rise + turn * turn + lift * lift
                energy += 0.5 * c.kappa_psi * edge
        layers[i, 0], layers[i, 1] = energy, fastest
        layers[i, 2] = stiffest
    return Potentials(mu, root, rate, layers)


@njit(cache=True, parallel=True, error_model="numpy")
def flux_divergence(
    potential: Field3D, root_mobility: Field3D, wrap: tuple[bool, bool, bool]
) -> Field3D:
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
def random_divergence(
    root_mobility: Field3D, faces: np.ndarray, wrap: tuple[bool, bool, bool]
) -> Field3D:
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
