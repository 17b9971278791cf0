"""Tensile curves with a known modulus, toe and break."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from poreform.core.errors import InputError, NotMeasurableError
from poreform.lab.tensile_test import TensileTest, figures_of, tensile_readings

LENGTH, AREA = 0.05, 1e-6


def curve(*, modulus=1e8, toe=0.0, yield_strain=0.05, draw=1.0, points=2000):
    """Slack up to `toe`, a straight rise, a plateau that hardens, then the break."""
    strain = np.linspace(0.0, toe + draw, points)
    beyond = np.clip(strain - toe, 0.0, None)
    stress = modulus * np.minimum(beyond, yield_strain)
    stress = stress + 0.02 * modulus * np.clip(beyond - yield_strain, 0.0, None)
    strain = np.append(strain, [toe + draw + 0.001, toe + draw + 0.002])
    stress = np.append(stress, [0.0, 0.0])
    return TensileTest(LENGTH * strain, AREA * stress, gauge_length=LENGTH, area=AREA)


def test_a_straight_rise_gives_its_modulus_strength_and_break():
    found = figures_of(curve())
    assert found.modulus == pytest.approx(1e8, rel=1e-3)
    assert found.strength == pytest.approx(1e8 * (0.05 + 0.02 * 0.95), rel=1e-3)
    assert found.breaking_strain == pytest.approx(1.0, abs=1e-3)
    assert found.is_broken


@given(toe=st.floats(0.0, 0.05), draw=st.floats(0.2, 3.0))
def test_slack_is_taken_off_the_breaking_strain(toe, draw):
    found = figures_of(curve(toe=toe, draw=draw))
    assert found.toe == pytest.approx(toe, abs=2e-3)
    assert found.breaking_strain == pytest.approx(draw, rel=1e-2)


@given(factor=st.floats(0.1, 10.0))
def test_strength_and_modulus_go_with_the_force_and_the_strain_does_not(factor):
    test = curve(toe=0.01)
    stronger = TensileTest(
        test.extension, factor * test.force, gauge_length=LENGTH, area=AREA
    )
    one, other = figures_of(test), figures_of(stronger)
    assert other.strength == pytest.approx(factor * one.strength)
    assert other.modulus == pytest.approx(factor * one.modulus, rel=1e-6)
    assert other.breaking_strain == pytest.approx(one.breaking_strain, rel=1e-6)


def test_a_dip_after_yield_is_no_break():
    test = curve()
    dipping = test.force.copy()
    dipping[900:1000] *= 0.6
    found = figures_of(TensileTest(test.extension, dipping, gauge_length=LENGTH, area=AREA))
    assert found.breaking_strain == pytest.approx(1.0, abs=1e-3)


def test_a_record_without_a_break_says_at_least():
    test = curve()
    cut = TensileTest(test.extension[:-2], test.force[:-2], gauge_length=LENGTH, area=AREA)
    readings = {reading.name: reading for reading in tensile_readings(cut)}
    assert "at least" in readings["breaking_extension"].note
    assert readings["breaking_extension"].value == pytest.approx(100.0, abs=0.1)
    assert readings["elastic_modulus"].value == pytest.approx(100.0, rel=1e-3)


def test_a_force_of_the_wrong_sign_is_not_measurable():
    test = curve()
    pushed = TensileTest(test.extension, -test.force - 1.0, gauge_length=LENGTH, area=AREA)
    with pytest.raises(NotMeasurableError, match="is its sign reversed"):
        figures_of(pushed)


def test_a_step_without_points_has_no_slope():
    jump = TensileTest(
        np.array([0.0, 1e-3, 1.1e-3, 1.2e-3]),
        np.array([0.0, 1.0, 1.0, 1.0]),
        gauge_length=0.05,
        area=1e-6,
    )
    with pytest.raises(NotMeasurableError, match="too few points"):
        figures_of(jump)


@pytest.mark.parametrize(("points", "length"), [(3, 0.05), (5, 0.0)])
def test_a_specimen_has_points_and_a_size(points, length):
    line = np.linspace(0.0, 1.0, points)
    with pytest.raises(InputError, match=r"tensile test needs 4 or more|above 0"):
        TensileTest(line, line, gauge_length=length, area=AREA)


def test_a_preload_and_a_soft_rise_have_no_toe():
    strain = np.append(np.linspace(0.0, 2.0, 400), 2.01)
    rubber = np.append(np.sqrt(0.01 + np.linspace(0.0, 2.0, 400)), 0.0)
    test = TensileTest(LENGTH * strain, rubber, gauge_length=LENGTH, area=AREA)
    assert figures_of(test).toe == 0.0
    assert figures_of(test).breaking_strain == pytest.approx(2.0)


@pytest.mark.parametrize("slip", [np.nan, np.inf, 1e300])
def test_figures_that_no_machine_writes_are_refused(slip):
    test = curve(points=100)
    wrong = test.force.copy()
    wrong[50] = slip
    with pytest.raises(InputError, match="check the units and the columns"):
        TensileTest(test.extension, wrong, gauge_length=LENGTH, area=AREA)
