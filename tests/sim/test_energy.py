"""The free energy as the caller states it."""

import numpy as np
import pytest

from poreform.core.errors import InputError


def test_a_crystal_gains_less_where_its_composition_is_strained(make_energy):
    energy = make_energy()
    at_rest = energy.driving_force(0.4, 380.0)
    assert at_rest == pytest.approx(1.5 * 0.4)
    assert energy.driving_force(0.2, 380.0) == pytest.approx(1.5 * 0.2 - 4.0 * 0.2**2)


def test_a_crystal_gains_nothing_at_its_melting_point(make_energy):
    assert make_energy().driving_force(0.4, 430.0) == 0.0
    assert make_energy().critical_radius(0.4, 430.0) == float("inf")


def test_the_critical_radius_is_twice_the_tension_over_the_gain(make_energy):
    tension = np.sqrt(2.0 * 3.0 * 0.4 * 3e-14) / 6.0
    assert make_energy().critical_radius(0.4, 380.0) == pytest.approx(2.0 * tension / 0.6)


@pytest.mark.parametrize(
    "wrong",
    [
        {"chain_length": 0.0},
        {"barrier": -1.0},
        {"gradient_phi": 0.0},
        {"well": -1.0},
        {"crystal_composition": 1.2},
    ],
    ids=str,
)
def test_an_unusable_free_energy_is_refused(make_energy, wrong):
    with pytest.raises(InputError, match="a free energy needs"):
        make_energy(**wrong)
