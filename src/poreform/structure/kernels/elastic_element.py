"""The voxel as a finite element of eight nodes that bends without locking.

Letters: the displacement component c of an element is the sum over the eight products
1, X, Y, Z, XY, YZ, ZX, XYZ of a coefficient and the product, with X, Y, Z from -1 to 1;
the linear coefficients give the strain at the centre, the bilinear ones bending and
torsion, the trilinear one a last stiffness.  In bending the parasitic shear is left out
and the stress across is relaxed, as the incompatible modes of Wilson do; a constant
strain stays exact.

Source: Wilson, Taylor, Doherty, Ghaboussi, in Numerical and Computer Methods in
Structural Mechanics (1973) 43; Belytschko & Bindeman, Comput. Methods Appl. Mech. Eng.
105 (1993) 225 for the projection.
"""

import numpy as np
from jaxtyping import Float
from numba import njit, prange

Elements = Float[np.ndarray, "nx ny nz"]
Displacements = Float[np.ndarray, "3 nx ny nz"]


@njit(cache=True, inline="always")
def _modes(value: np.ndarray) -> None:
    """Replace eight node values, z fastest, by eight times the coefficients.

    Afterwards: 0 mean, 4 X, 2 Y, 1 Z, 6 XY, 3 YZ, 5 ZX, 7 XYZ.
    """
    for span in (1, 2, 4):
        for place in range(8):
            if place & span == 0:
                low, high = value[place], value[place + span]
                value[place] = low + high
                value[place + span] = high - low


@njit(cache=True, inline="always")
def _nodes(value: np.ndarray) -> None:
    """Replace eight coefficient forces by the forces on the eight nodes."""
    for span in (1, 2, 4):
        for place in range(8):
            if place & span == 0:
                total, part = value[place], value[place + span]
                value[place] = total - part
                value[place + span] = total + part


@njit(cache=True, inline="always")
def _respond(
    a: np.ndarray, macro: np.ndarray, shape: np.ndarray, nu: float, stress: np.ndarray
) -> float:
    """Replace the modes `a` (3, 8) by their forces; return twice the energy density.

    For a Young's modulus of 1.  `shape` holds 2 / h / 8 per axis, `macro` the diagonal
    of the mean strain, and the mean normal stresses are written to `stress`.
    """
    mu = 0.5 / (1.0 + nu)
    lam = nu / ((1.0 + nu) * (1.0 - 2.0 * nu))
    plate = 1.0 / (1.0 - nu * nu)
    sx, sy, sz = shape[0], shape[1], shape[2]
    exx = a[0, 4] * sx + macro[0]
    eyy = a[1, 2] * sy + macro[1]
    ezz = a[2, 1] * sz + macro[2]
    gxy = a[0, 2] * sy + a[1, 4] * sx
    gyz = a[1, 1] * sz + a[2, 2] * sy
    gzx = a[2, 4] * sx + a[0, 1] * sz
    trace = lam * (exx + eyy + ezz)
    txx, tyy, tzz = trace + 2.0 * mu * exx, trace + 2.0 * mu * eyy, trace + 2.0 * mu * ezz
    stress[0], stress[1], stress[2] = txx, tyy, tzz
    twice: float = txx * exx + tyy * eyy + tzz * ezz
    twice += mu * (gxy * gxy + gyz * gyz + gzx * gzx)
    a[0, 4], a[1, 2], a[2, 1] = txx * sx, tyy * sy, tzz * sz
    a[0, 2], a[1, 4] = mu * gxy * sy, mu * gxy * sx
    a[1, 1], a[2, 2] = mu * gyz * sz, mu * gyz * sy
    a[2, 4], a[0, 1] = mu * gzx * sx, mu * gzx * sz
    # strains that vary as Y: normal x and z, shear zx; then as X and as Z
    bx, bz = a[0, 6] * sx, a[2, 3] * sz
    cx, cz = plate * (bx + nu * bz) / 3.0, plate * (bz + nu * bx) / 3.0
    hy = a[2, 6] * sx + a[0, 3] * sz
    dy, dz = a[1, 6] * sy, a[2, 5] * sz
    fy, fz = plate * (dy + nu * dz) / 3.0, plate * (dz + nu * dy) / 3.0
    hx = a[2, 6] * sy + a[1, 5] * sz
    px, py = a[0, 5] * sx, a[1, 3] * sy
    qx, qy = plate * (px + nu * py) / 3.0, plate * (py + nu * px) / 3.0
    hz = a[0, 3] * sy + a[1, 5] * sx
    twice += bx * cx + bz * cz + dy * fy + dz * fz + px * qx + py * qy
    twice += mu * (hx * hx + hy * hy + hz * hz) / 3.0
    hx, hy, hz = mu * hx / 3.0, mu * hy / 3.0, mu * hz / 3.0
    a[0, 6], a[2, 3] = cx * sx, cz * sz
    a[1, 6], a[2, 5] = fy * sy, fz * sz
    a[0, 5], a[1, 3] = qx * sx, qy * sy
    a[2, 6] = hy * sx + hx * sy
    a[0, 3] = hy * sz + hz * sy
    a[1, 5] = hx * sz + hz * sx
    for c in range(3):
        last = a[c, 7] * shape[c]
        twice += last * last / 9.0
        a[c, 7] = last * shape[c] / 9.0
        a[c, 0] = 0.0
    return twice


@njit(cache=True, parallel=True)
def forces(
    stiffness: Elements,
    v: Displacements,
    macro: Float[np.ndarray, " 3"],
    h: Float[np.ndarray, " 3"],
    nu: float,
    out: Displacements,
) -> tuple[Float[np.ndarray, " 3"], float]:
    """Write the node forces to `out`; return the summed normal stresses and twice energy.

    Parameters
    ----------
    stiffness : (nx, ny, nz) float
        Young's modulus of each element; 0 is void.
    v : (3, nx, ny, nz) float
        Periodic displacement of the lower corner of each element.
    macro : (3,) float
        Diagonal of the mean strain, added in every element.
    h : (3,) float
        Edges of an element.
    nu : float
        Poisson's ratio.
    out : (3, nx, ny, nz) float
        Forces per element volume; overwritten.

    Returns
    -------
    (3,) float, float
        Sums over the elements of the normal stresses, and of twice the energy density.
    """
    nx, ny, nz = stiffness.shape
    out[...] = 0.0
    shape = 0.25 / h
    sums = np.zeros((nx, 4))
    # neighbouring layers write to the same nodes: even ones, odd ones, an odd last one
    even_end = nx - nx % 2
    for colour in range(3):
        first = colour if colour < 2 else even_end
        last = even_end if colour < 2 else nx
        for turn in prange((last - first + 1) // 2):
            i = first + 2 * turn
            ip = i + 1 if i < nx - 1 else 0
            a = np.empty((3, 8))
            stress = np.empty(3)
            for j in range(ny):
                jp = j + 1 if j < ny - 1 else 0
                for k in range(nz):
                    e = stiffness[i, j, k]
                    if e == 0.0:
                        continue
                    kp = k + 1 if k < nz - 1 else 0
                    for c in range(3):
                        a[c, 0], a[c, 1] = v[c, i, j, k], v[c, i, j, kp]
                        a[c, 2], a[c, 3] = v[c, i, jp, k], v[c, i, jp, kp]
                        a[c, 4], a[c, 5] = v[c, ip, j, k], v[c, ip, j, kp]
                        a[c, 6], a[c, 7] = v[c, ip, jp, k], v[c, ip, jp, kp]
                        _modes(a[c])
                    twice = _respond(a, macro, shape, nu, stress)
                    for c in range(3):
                        sums[i, c] += e * stress[c]
                        _nodes(a[c])
                        out[c, i, j, k] += e * a[c, 0]
                        out[c, i, j, kp] += e * a[c, 1]
                        out[c, i, jp, k] += e * a[c, 2]
                        out[c, i, jp, kp] += e * a[c, 3]
                        out[c, ip, j, k] += e * a[c, 4]
                        out[c, ip, j, kp] += e * a[c, 5]
                        out[c, ip, jp, k] += e * a[c, 6]
                        out[c, ip, jp, kp] += e * a[c, 7]
                    sums[i, 3] += e * twice
    total = sums.sum(axis=0)
    return total[:3], total[3]


@njit(cache=True, parallel=True)
def strain_norm(
    solid: np.ndarray,
    v: Displacements,
    macro: Float[np.ndarray, " 3"],
    h: Float[np.ndarray, " 3"],
    nu: float,
) -> Elements:
    """Return the strain of each solid element in the norm of its elastic energy.

    It is sqrt(2 w / E), with w the energy density at Young's modulus E: in a bar that is
    pulled it is the strain along the bar.
    """
    nx, ny, nz = solid.shape
    found = np.zeros(solid.shape)
    shape = 0.25 / h
    for i in prange(nx):
        ip = i + 1 if i < nx - 1 else 0
        a = np.empty((3, 8))
        stress = np.empty(3)
        for j in range(ny):
            jp = j + 1 if j < ny - 1 else 0
            for k in range(nz):
                if not solid[i, j, k]:
                    continue
                kp = k + 1 if k < nz - 1 else 0
                for c in range(3):
                    a[c, 0], a[c, 1] = v[c, i, j, k], v[c, i, j, kp]
                    a[c, 2], a[c, 3] = v[c, i, jp, k], v[c, i, jp, kp]
                    a[c, 4], a[c, 5] = v[c, ip, j, k], v[c, ip, j, kp]
                    a[c, 6], a[c, 7] = v[c, ip, jp, k], v[c, ip, jp, kp]
                    _modes(a[c])
                found[i, j, k] = np.sqrt(_respond(a, macro, shape, nu, stress))
    return found
