"""The crystal: zero gain at the melting point, the heat of fusion as its slope."""

import pytest
from scipy.constants import gas_constant

from poreform.core.errors import InputError
from poreform.thermo.crystal import Crystal

CRYSTAL = Crystal(
    melting_temperature=483.15,
    heat_of_fusion=6700.0,
    repeat_volume=4e-5,
    reference_volume=2.66e-4,
)


def test_nothing_is_gained_at_the_melting_temperature():
    assert CRYSTAL.driving_force(483.15) == 0.0
    assert CRYSTAL.driving_force(480.0) > 0.0 > CRYSTAL.driving_force(486.0)


def test_a_site_gains_the_free_energy_of_its_repeat_units():
    units = 2.66e-4 / 4e-5
    expected = units * 6700.0 * (1.0 - 430.0 / 483.15) / (gas_constant * 430.0)
    assert CRYSTAL.driving_force(430.0) == pytest.approx(expected, rel=1e-14)


def test_a_larger_site_gains_in_proportion():
    larger = Crystal(
        melting_temperature=483.15,
        heat_of_fusion=6700.0,
        repeat_volume=4e-5,
        reference_volume=5.32e-4,
    )
    double = 2.0 * CRYSTAL.driving_force(430.0)
    assert larger.driving_force(430.0) == pytest.approx(double, rel=1e-14)


def test_gibbs_and_helmholtz_give_the_heat_of_fusion_back():
    # d(g)/d(1/T) = dH per site / R
    step = 1e-30
    inverse = 1.0 / 430.0 + 1j * step
    slope = CRYSTAL.driving_force(1.0 / inverse).imag / step
    assert slope == pytest.approx(6700.0 * 6.65 / gas_constant, rel=1e-12)


def test_a_crystal_without_heat_of_fusion_is_refused():
    with pytest.raises(InputError, match="heat_of_fusion of the crystal is 0"):
        Crystal(
            melting_temperature=483.15,
            heat_of_fusion=0.0,
            repeat_volume=4e-5,
            reference_volume=2.66e-4,
        )
