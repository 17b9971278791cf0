"""A polymer solution that demixes and crystallises: the coupled equations."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from poreform.sim.equations.equation import Equation, Fields, Pinned, Rates
from poreform.sim.fourier import Fourier
from poreform.sim.gain import order_rate
from poreform.sim.grid import Field3D
from poreform.sim.kernels.bounds import clipped, conserved
from poreform.sim.kernels.damping import damped
from poreform.sim.kernels.local import Coefficients, composition_floor
from poreform.sim.kernels.rates import flux_divergence, potentials
from poreform.sim.problem import Problem


@dataclass(frozen=True)
class Crystallising(Equation):
    """d phi/dt = div[D phi (1-phi) m grad(df/dphi)], d psi/dt = -L df/dpsi.

    Fields: phi, psi. The flux is explicit with a constant-mobility stabiliser; the
    Laplacian of psi is implicit and exact.
    """

    problem: Problem
    fourier: Fourier
    mean: float
    """Mean of phi that every step keeps."""

    @cached_property
    def _laplacians(self) -> tuple[Field3D, Field3D]:
        return self.fourier.stencil, self.fourier.spectral

    def is_incremental(self, index: int) -> bool:
        """Tell that the rate of phi is whole and that of psi lacks its Laplacian."""
        return index == 0

    def rates(self, fields: Fields, temperature: float) -> Rates:
        """Return the whole rate of phi and the local rate of psi."""
        phi, psi = fields
        wrap = self.problem.grid.periodic
        coefficients = coefficients_at(self.problem, temperature)
        found = potentials(phi, psi, coefficients, wrap)
        flow = flux_divergence(found.potential, found.root_mobility, wrap)
        mobility, stiffest = found.layers[:, 1].max(), found.layers[:, 2].max()
        stiffness = stiffest / mobility**0.5 if mobility > 0.0 else 0.0  # a bound on faces
        return Rates(
            values=(flow, found.order_rate),
            root_mobility=found.root_mobility,
            mobility=float(mobility),
            order_rate=coefficients.order_rate,
            stiffness=max(float(stiffness), 0.0),
            energy=float(found.layers[:, 0].sum() / phi.size),
        )

    def implicit_solve(
        self, index: int, right: Field3D, *, weight: float, step: float, rates: Rates
    ) -> Field3D:
        """Solve wave by wave."""
        area = self.problem.grid.spacing**2
        energy = self.problem.energy
        if index == 0:
            pace = step * rates.mobility
            weights = (weight, pace * rates.stiffness, pace * energy.gradient_phi / area)
        else:
            weights = (weight, step * rates.order_rate * energy.gradient_psi / area, 0.0)
        transform = self.fourier.forward(right)
        return self.fourier.backward(damped(transform, self._laplacians[index], weights))

    def settle(self, fields: Fields, pinned: Pinned) -> Fields:
        """Keep phi in [0, 1] with its mean, psi in [0, 1] and the seeds crystalline."""
        phi, psi = conserved(fields[0], self.mean), clipped(fields[1])
        np.put(psi, pinned, 1.0)
        return phi, psi


def coefficients_at(problem: Problem, temperature: float) -> Coefficients:
    """Return the numbers of the model at a temperature [K], in cells and seconds."""
    energy, kinetics = problem.energy, problem.kinetics
    area = problem.grid.spacing**2
    return Coefficients(
        chain_length=float(energy.chain_length),
        chi=float(energy.chi(temperature)),
        gain=float(energy.crystal_gain(temperature)),
        well=float(energy.well),
        crystal=float(energy.crystal_composition),
        barrier=float(energy.barrier),
        kappa_phi=float(energy.gradient_phi / area),
        kappa_psi=float(energy.gradient_psi / area),
        diffusivity=float(kinetics.diffusivity(temperature) / area),
        arrest_composition=float(kinetics.arrest.composition),
        crystal_slowing=float(kinetics.arrest.crystal_slowing),
        least_mobility=float(kinetics.arrest.least),
        order_rate=order_rate(problem, temperature),
        floor=composition_floor(energy.chain_length),
    )
