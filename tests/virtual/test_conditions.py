"""Conditions of one membrane: its laws agree with each other at the melting line."""

import numpy as np
import pytest

from poreform.process.dissolution import Forgetful, SurvivingOrder
from poreform.virtual.conditions import Models


def test_both_routes_to_the_volume_fraction_of_the_dope_agree(conditions):
    by_line, _, _ = conditions.line.volume_fractions_at(120.0 + 273.15)
    assert conditions.phi == pytest.approx(by_line, rel=1e-4)


def test_a_hot_dope_is_followed_from_its_melting_line_on(hot):
    history = hot.history(0.5)
    assert hot.line.recipe.die_temperature > hot.melting_temperature
    assert history.time[0] == 0.0
    assert history.temperature[0] == pytest.approx(hot.melting_temperature, abs=1e-6)


def test_a_dope_below_its_melting_line_is_followed_from_the_die_on(conditions):
    history = conditions.history(0.5)
    assert history.temperature[0] == pytest.approx(120.0 + 273.15)
    assert np.array_equal(history.time, conditions.cooling.history(0.5).time)


def test_a_dope_that_demixes_first_is_followed_from_its_cloud_point_or_the_die(demixing):
    cloud = demixing.diagram.cloud_temperature(demixing.phi)
    assert cloud > demixing.melting_temperature
    start = min(cloud, demixing.line.recipe.die_temperature)
    assert demixing.history(0.5).temperature[0] == pytest.approx(start, abs=5.0)


def test_what_was_left_out_of_the_history_only_shifts_the_clock(hot):
    whole, kept = hot.cooling.history(0.5), hot.history(0.5)
    shift = whole.time[-1] - kept.time[-1]
    times = np.linspace(0.0, kept.time[-1], 7)
    expected = [whole.at(time + shift) for time in times]
    assert [kept.at(time) for time in times] == pytest.approx(expected, abs=1e-6)


def test_the_face_in_the_bath_cools_before_the_middle(hot):
    face, middle = hot.cooling.history(0.0), hot.cooling.history(0.5)
    assert face.first_time_below(350.0) < middle.first_time_below(350.0)


def test_the_cooled_wall_ends_at_the_bath(hot):
    assert hot.history(0.5).temperature[-1] == pytest.approx(298.15, abs=0.1)


def test_the_dissolved_dope_is_that_of_the_line_at_its_melting_temperature(conditions):
    line = conditions.line
    alone = line.dissolve(
        SurvivingOrder(), melting_temperature=conditions.melting_temperature
    )
    assert conditions.dissolved == alone


def test_a_hotter_dissolution_leaves_less_order_and_fewer_self_nuclei(conditions, hot):
    assert hot.dissolved.order < conditions.dissolved.order
    assert hot.dissolved.self_nuclei < conditions.dissolved.self_nuclei


def test_without_memory_a_dope_below_its_melting_line_is_not_dissolved(
    conditions, conditions_of
):
    forgetful = conditions_of(conditions.line.recipe, Models(dissolution=Forgetful()))
    assert not forgetful.dissolved.is_solution
    assert forgetful.dissolved.dissolution_temperature == pytest.approx(
        conditions.melting_temperature
    )


def test_nothing_grows_and_nothing_wakes_at_the_melting_line(conditions):
    melting = conditions.melting_temperature
    assert conditions.growth_rate(melting + 1e-6) == 0.0
    assert conditions.growth_rate(melting - 30.0) > 0.0
    awake = [conditions.waking_density(melting - cold) for cold in (0.0, 40.0, 80.0)]
    assert awake == sorted(awake)
    assert awake[0] < 0.01 * awake[2]


def test_the_crystallisation_line_lies_the_mean_undercooling_below_the_melting_line(
    conditions,
):
    undercooling = conditions.models.foreign.mean_undercooling.value
    crystallising = conditions.diagram.crystallisation_temperature(conditions.phi)
    assert conditions.melting_temperature - crystallising == pytest.approx(undercooling)


def test_the_curvature_is_that_of_flory_and_huggins(conditions):
    phi, system = conditions.phi, conditions.system
    ideal = 1.0 / (system.chain_length * phi) + 1.0 / (1.0 - phi)
    by_hand = ideal - 2.0 * float(system.chi.at(380.0))
    assert conditions.curvature(380.0) == pytest.approx(by_hand, rel=1e-9)


def test_a_warmer_dope_diffuses_faster(conditions):
    assert conditions.diffusivity(400.0) > 1.5 * conditions.diffusivity(340.0)
