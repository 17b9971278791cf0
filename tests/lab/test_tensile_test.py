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


def test_a_test_that_unloads_is_read_up_to_its_turn():
    up = np.linspace(0.0, 1.0, 400)
    strain = np.concatenate([up, up[::-1], 1.2 * up])
    found = figures_of(
        TensileTest(LENGTH * strain, AREA * 1e8 * strain, gauge_length=LENGTH, area=AREA)
    )
    assert found.turned == pytest.approx(1.0)
    assert found.breaking_strain == pytest.approx(1.0, abs=1e-6)
    assert found.strength == pytest.approx(1.2e8)
    assert not found.is_broken


def slipped(*, drop, at=0.5, span=0.0005):
    """A straight rise and a plateau with a sudden fall that is made up for later."""
    strain = np.linspace(0.0, 1.0, 4000)
    stress = 1e8 * np.minimum(strain, 0.05) * (1.0 + 0.4 * strain)
    stress -= drop * np.clip((strain - at) / span, 0.0, 1.0) * np.exp(-(strain - at) / 0.05)
    return TensileTest(LENGTH * strain, AREA * stress, gauge_length=LENGTH, area=AREA)


def test_a_fall_faster_than_elastic_unloading_is_a_slip():
    (place,) = figures_of(slipped(drop=2e6)).slips
    assert place == pytest.approx(0.5, abs=1e-3)
    readings = tensile_readings(slipped(drop=2e6))
    assert "it slipped in the grips at 50 %: discard this test piece" in readings[0].note


@pytest.mark.parametrize(
    "test",
    [slipped(drop=0.1e6), slipped(drop=2e6, span=0.2), curve(), curve(toe=0.02)],
    ids=["too small", "slow softening", "yield and hardening", "toe"],
)
def test_other_falls_are_no_slips(test):
    assert figures_of(test).slips == ()


@pytest.mark.parametrize(
    ("length", "area", "match"),
    [(50.0, AREA, "below 10 m"), (LENGTH, 1.0, "0.01 m2"), (LENGTH, 1e-14, "impossible")],
)
def test_sizes_in_other_units_are_refused(length, area, match):
    with pytest.raises(InputError, match=match):
        TensileTest(
            np.linspace(0, 0.01, 9), np.linspace(0, 1e4, 9), gauge_length=length, area=area
        )


def test_a_lone_point_above_all_others_is_named():
    spoilt = curve()
    force = spoilt.force.copy()
    force[1500] *= 10.0
    test = TensileTest(spoilt.extension, force, gauge_length=LENGTH, area=AREA)
    assert (
        "is a lone point of the record: perhaps a spike" in tensile_readings(test)[0].note
    )


def test_a_rise_from_the_first_point_on_has_a_toe_of_nothing():
    (strength, *_) = tensile_readings(curve(points=2001))
    assert "toe of 0 % taken off" in strength.method
