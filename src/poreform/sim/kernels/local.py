"""Local physics of one cell: free energy [R T/v0], its slopes and the mobility.

Plain arithmetic that Numba compiles on numbers and that works on arrays as it stands.
Compositions are strictly inside 0 to 1; logarithms are arguments, to be taken once.
Letters: N chain length, chi interaction, dg crystal gain, A well, c crystal composition,
W barrier, phi polymer fraction, psi crystal order.
"""

from typing import NamedTuple, TypeAlias

from numba.extending import register_jitable

from poreform.sim.grid import Field3D

Value: TypeAlias = float | Field3D
"""A number or an array of them: the functions below take either."""


class Coefficients(NamedTuple):
    """The numbers of the model at one temperature; length in cells, time in seconds."""

    chain_length: float
    chi: float
    gain: float
    well: float
    crystal: float
    barrier: float
    kappa_phi: float
    kappa_psi: float
    diffusivity: float
    arrest_composition: float
    crystal_slowing: float
    least_mobility: float
    order_rate: float
    floor: float


def composition_floor(chain_length: float) -> float:
    """Return the composition at which logarithms and mobilities stop falling.

    Below it the lean branch of long chains is out of reach of double precision; plateaus
    move by less than 0.15 %. A face between a cell at the floor and a dense one has the
    stiffness sqrt(phi (1-phi)/floor)/N, which 1/(4 N^2) keeps near 1.
    """
    return min(1e-4, max(1e-6, 0.25 / chain_length**2))


@register_jitable
def order_share(psi: Value) -> Value:
    """Return h = psi^3 (10 - 15 psi + 6 psi^2): 0 in the liquid, 1 in the crystal."""
    return psi * psi * psi * (10.0 + psi * (6.0 * psi - 15.0))


@register_jitable
def order_share_slope(psi: Value) -> Value:
    """Return dh/dpsi."""
    free = psi * (1.0 - psi)
    return 30.0 * free * free


@register_jitable
def barrier(psi: Value) -> Value:
    """Return g = psi^2 (1 - psi)^2."""
    free = psi * (1.0 - psi)
    return free * free


@register_jitable
def barrier_slope(psi: Value) -> Value:
    """Return dg/dpsi."""
    return 2.0 * psi * (1.0 - psi) * (1.0 - 2.0 * psi)


@register_jitable
def mixing_energy(phi: Value, log_phi: Value, log_rest: Value, c: Coefficients) -> Value:
    """Return the free energy of mixing per site, given ln(phi) and ln(1 - phi)."""
    rest = 1.0 - phi
    return phi * log_phi / c.chain_length + rest * log_rest + c.chi * phi * rest


@register_jitable
def mixing_slope(phi: Value, log_phi: Value, log_rest: Value, c: Coefficients) -> Value:
    """Return the slope of `mixing_energy` by phi."""
    entropy = (log_phi + 1.0) / c.chain_length - log_rest - 1.0
    return entropy + c.chi * (1.0 - 2.0 * phi)


@register_jitable
def curvature(phi: Value, order: Value, c: Coefficients) -> Value:
    """Return d2f/dphi2 at the order share h."""
    rest = 1.0 - phi
    return (rest / c.chain_length + phi) / (phi * rest) + order * c.well - 2.0 * c.chi


@register_jitable
def crystal_energy(phi: Value, c: Coefficients) -> Value:
    """Return what a site of crystal has over a site of liquid; < 0 when it gains."""
    offset = phi - c.crystal
    return 0.5 * c.well * offset * offset - c.gain * phi


@register_jitable
def crystal_slope(phi: Value, c: Coefficients) -> Value:
    """Return the slope of `crystal_energy` by phi."""
    return c.well * (phi - c.crystal) - c.gain


@register_jitable
def order_force(phi: Value, psi: Value, c: Coefficients) -> Value:
    """Return -df/dpsi without the gradient term."""
    pull = order_share_slope(psi) * crystal_energy(phi, c)
    force: Value = -pull - phi * c.barrier * barrier_slope(psi)
    return force


@register_jitable
def mobility_share(phi: Value, order: Value, c: Coefficients) -> Value:
    """Return m, what arrest leaves of the mobility at the order share h."""
    dense = phi / c.arrest_composition
    dense = dense * dense
    dense = dense * dense
    dense = dense * dense
    slowed = (1.0 + dense) * (1.0 + c.crystal_slowing * order)
    return c.least_mobility + (1.0 - c.least_mobility) / slowed
