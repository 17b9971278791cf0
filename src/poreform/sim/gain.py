"""What a crystal gains in the liquid around it, and how fast its flat front then is."""

from poreform.sim.energy import Energy
from poreform.sim.kernels.following import following_front
from poreform.sim.kernels.front import front_speed
from poreform.sim.kernels.local import Coefficients, composition_floor
from poreform.sim.problem import Problem

LEAST_FORCE = 0.05
"""Driving force over barrier below which a front is slower than asked for: just under
the melting line a wanted speed over a vanishing force would make the order infinitely
fast."""


def energy_coefficients(energy: Energy, temperature: float) -> Coefficients:
    """Return the free energy at a temperature [K], with nothing that moves."""
    return Coefficients(
        chain_length=float(energy.chain_length),
        chi=float(energy.chi(temperature)),
        gain=float(energy.crystal_gain(temperature)),
        well=float(energy.well),
        crystal=float(energy.crystal_composition),
        barrier=float(energy.barrier),
        kappa_phi=0.0,
        kappa_psi=0.0,
        diffusivity=0.0,
        arrest_composition=1.0,
        crystal_slowing=0.0,
        least_mobility=0.0,
        order_rate=0.0,
        floor=composition_floor(energy.chain_length),
    )


def gain_of_crystal(problem: Problem, phi: float, temperature: float) -> float:
    """Return what a site gains by crystallising in liquid of composition `phi` [R T/v0].

    At a held composition, or in exchange equilibrium where the composition follows.
    """
    if not problem.kinetics.composition_follows:
        return problem.energy.driving_force(phi, temperature)
    return following_front(phi, energy_coefficients(problem.energy, temperature))[1]


def order_rate(problem: Problem, temperature: float) -> float:
    """Return L [1/s] for which a flat front moves at the wanted speed.

    At a held composition phi it moves at L sqrt(kappa_psi W phi) V(Delta/(W phi)), see
    `kernels.front`; with a composition that follows at L sqrt(kappa_psi) V, see
    `kernels.following`.
    """
    energy, kinetics = problem.energy, problem.kinetics
    phi = kinetics.growth_composition
    wanted = kinetics.growth_rate(temperature)
    if kinetics.composition_follows:
        speed, _ = following_front(phi, energy_coefficients(energy, temperature))
        root = energy.gradient_psi**0.5
        return float(wanted / (speed * root)) if min(wanted, speed) > 0.0 else 0.0
    force = energy.driving_force(phi, temperature) / (energy.barrier * phi)
    if wanted * force <= 0.0:
        return 0.0
    speed = front_speed(max(abs(force), LEAST_FORCE))
    return float(
        abs(wanted) / (speed * (energy.gradient_psi * energy.barrier * phi) ** 0.5)
    )
