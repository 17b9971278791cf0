"""The phase-field problem of a dope: what it must carry over from its conditions."""

from dataclasses import replace

import numpy as np
import pytest
from scipy.optimize import minimize_scalar

from poreform.virtual.fidelity import FIDELITIES
from poreform.virtual.problem import problem
from poreform.virtual.scales import scales

DRAFT = FIDELITIES["draft"]


@pytest.fixture(scope="module")
def history(conditions):
    return conditions.history(0.5)


@pytest.fixture(scope="module")
def box(conditions, history):
    return scales(conditions, history, DRAFT)


@pytest.fixture(scope="module")
def posed(conditions, history):
    def build(box, seed=1):
        return problem(conditions, history, box, fidelity=DRAFT, seed=seed)

    return build


def test_the_box_is_as_large_as_its_scales_say(posed, box, conditions):
    found = posed(box)
    assert found.grid.size == pytest.approx((DRAFT.cells * box.spacing,) * 3)
    assert found.composition == conditions.phi


def test_crystals_that_form_at_the_forecast_hold_the_fraction_that_dissolution_left(
    posed, box, conditions
):
    energy, forming = posed(box).energy, box.crystallising.temperature
    best = minimize_scalar(
        lambda phi: -energy.driving_force(phi, forming), bounds=(0.0, 1.5), method="bounded"
    )
    assert best.x == pytest.approx(conditions.dissolved.crystal_fraction, abs=1e-4)


def test_crystals_gain_nothing_where_large_crystals_of_pure_polymer_melt(
    posed, box, conditions
):
    melting = conditions.system.crystal.melting_temperature
    energy = posed(box).energy
    assert energy.crystal_gain(melting) == pytest.approx(0.0, abs=1e-12)
    assert energy.crystal_gain(melting - 50.0) > 0.0


def test_no_front_moves_at_the_melting_line_of_the_dope(posed, box, conditions):
    kinetics = posed(box).kinetics
    assert kinetics.growth_rate(conditions.melting_temperature + 1e-6) == 0.0
    assert kinetics.growth_rate(conditions.melting_temperature - 40.0) > 0.0


@pytest.mark.parametrize("liquid_first", [False, True])
def test_the_composition_steps_at_first_order_so_that_fast_diffusion_cannot_overshoot(
    posed, box, liquid_first
):
    assert posed(replace(box, liquid_first=liquid_first)).control.order == 1


def test_as_many_self_nuclei_are_awake_as_their_density_says(posed, box, conditions):
    awake = np.isinf(posed(box).nuclei.waking_temperature).sum()
    expected = conditions.dissolved.self_nuclei * (DRAFT.cells * box.spacing) ** 3
    assert awake == pytest.approx(expected, abs=5.0 * np.sqrt(expected))


def test_a_box_far_from_every_nucleus_is_swept_by_one_front_at_the_forecast(posed, box):
    nuclei = posed(replace(box, spacing=1e-11)).nuclei
    assert nuclei.count == 1
    assert nuclei.waking_temperature[0] == box.crystallising.temperature


def test_nuclei_follow_the_seed_and_nothing_else(posed, box):
    first, again, other = (posed(box, seed).nuclei for seed in (1, 1, 2))
    assert np.array_equal(first.positions, again.positions)
    assert first.positions[0].tolist() != other.positions[0].tolist()


def test_diffusion_is_slowed_by_as_much_as_the_scales_ask(posed, box, conditions):
    slowed = posed(replace(box, diffusion_factor=0.25)).kinetics
    assert slowed.diffusivity(380.0) == pytest.approx(0.25 * conditions.diffusivity(380.0))
