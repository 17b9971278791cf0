"""The coupled equations in plain NumPy: the specification that the fast ones must meet."""

from dataclasses import dataclass

import numpy as np
import scipy.fft

from poreform.sim.equations.crystallising import coefficients_at
from poreform.sim.equations.equation import Equation, Fields, Pinned, Rates
from poreform.sim.fourier import Fourier
from poreform.sim.grid import Field3D
from poreform.sim.kernels import local
from poreform.sim.problem import Problem


@dataclass(frozen=True)
class Reference(Equation):
    """As `Crystallising`, one line per formula and no thought of speed."""

    problem: Problem
    mean: float

    def is_incremental(self, index: int) -> bool:
        """Tell that the rate of phi is whole and that of psi lacks its Laplacian."""
        return index == 0

    def rates(self, fields: Fields, temperature: float) -> Rates:
        """Return the whole rate of phi and the local rate of psi."""
        c = coefficients_at(self.problem, temperature)
        phi, psi = np.clip(fields[0], c.floor, 1.0 - c.floor), fields[1]
        logs = np.log(phi), np.log(1.0 - phi)
        share = local.order_share(psi)
        bend = sum(self._neighbour(fields[0], *way) - fields[0] for way in _WAYS)
        potential = local.mixing_slope(phi, *logs, c) + share * local.crystal_slope(phi, c)
        potential = potential + c.barrier * local.barrier(psi) - c.kappa_phi * bend
        mobility = c.diffusivity * phi * (1.0 - phi) * local.mobility_share(phi, share, c)
        flow = np.zeros_like(phi)
        for way in _WAYS:
            gap = self._neighbour(potential, *way) - potential
            flow += np.sqrt(mobility * self._neighbour(mobility, *way)) * gap
        stiff = np.sqrt(mobility) * local.curvature(phi, share, c)
        most = float(mobility.max())
        return Rates(
            values=(flow, np.asarray(c.order_rate * local.order_force(phi, psi, c))),
            root_mobility=np.sqrt(mobility),
            mobility=most,
            order_rate=c.order_rate,
            stiffness=max(float(stiff.max()) / most**0.5, 0.0) if most > 0.0 else 0.0,
            energy=self._energy(fields, temperature),
        )

    def implicit_solve(
        self, index: int, right: Field3D, *, weight: float, step: float, rates: Rates
    ) -> Field3D:
        """Solve wave by wave, by whole arrays."""
        area, energy = self.problem.grid.spacing**2, self.problem.energy
        fourier = Fourier(self.problem.grid, backend="scipy")
        if index == 0:
            q = fourier.stencil
            bend = rates.stiffness + energy.gradient_phi / area * q
            below = weight + step * rates.mobility * q * bend
        else:
            pace = step * rates.order_rate * energy.gradient_psi / area
            below = weight + pace * fourier.spectral
        transform = (
            scipy.fft.dctn(right, axes=fourier.cosines) if fourier.cosines else right
        )
        if fourier.waves:
            transform = scipy.fft.rfftn(transform, axes=fourier.waves)
        return fourier.backward(transform / below)

    def settle(self, fields: Fields, pinned: Pinned) -> Fields:
        """Keep phi in [0, 1] with its mean, psi in [0, 1] and the seeds crystalline."""
        phi, psi = fields[0], np.clip(fields[1], 0.0, 1.0)
        low, high = -1.0, 1.0
        for _ in range(60):  # bisection on the shift
            shift = 0.5 * (low + high)
            above = np.clip(phi + shift, 0.0, 1.0).mean() > self.mean
            low, high = (low, shift) if above else (shift, high)
        np.put(psi, pinned, 1.0)
        return np.clip(phi + 0.5 * (low + high), 0.0, 1.0), psi

    def _neighbour(self, field: Field3D, axis: int, side: int) -> Field3D:
        if self.problem.grid.periodic[axis]:
            return np.roll(field, -side, axis=axis)
        width = [(1, 1) if a == axis else (0, 0) for a in range(3)]
        count = field.shape[axis]
        return np.take(
            np.pad(field, width, mode="edge"), range(1 + side, 1 + side + count), axis=axis
        )

    def _energy(self, fields: Fields, temperature: float) -> float:
        c = coefficients_at(self.problem, temperature)
        phi, psi = np.clip(fields[0], c.floor, 1.0 - c.floor), fields[1]
        mixing = local.mixing_energy(phi, np.log(phi), np.log(1.0 - phi), c)
        crystal = local.order_share(psi) * local.crystal_energy(phi, c)
        edges = 0.0
        for axis, side in _WAYS:
            for field, kappa in zip(fields, (c.kappa_phi, c.kappa_psi), strict=True):
                gap = self._neighbour(field, axis, side) - field
                edges += float(0.25 * kappa * np.mean(gap**2))  # a face is met twice
        barrier = c.barrier * phi * local.barrier(psi)
        return float(np.mean(mixing + crystal + barrier)) + edges


_WAYS = tuple((axis, side) for axis in range(3) for side in (-1, 1))
