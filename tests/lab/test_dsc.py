"""DSC: bells and steps of known place, width and area."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from poreform.core.errors import InputError, NotMeasurableError
from poreform.lab.dsc import DscRun, peak_of, runs_of

RATE = 10.0 / 60.0


def heating(*, middle=420.0, width=5.0, enthalpy=3e4, noise=0.0, sign=1.0, points=4000):
    """A normal band of dissolution on a sloping baseline [W/kg]."""
    kelvin = np.linspace(340.0, 500.0, points)
    bell = np.exp(-0.5 * ((kelvin - middle) / width) ** 2) / (width * np.sqrt(2 * np.pi))
    rng = np.random.default_rng(7)
    flow = sign * enthalpy * RATE * bell + 20.0 + 0.3 * (kelvin - 340.0)
    return DscRun(kelvin, flow + noise * rng.normal(size=points), RATE)


@given(
    middle=st.floats(400.0, 440.0), width=st.floats(2.0, 8.0), sign=st.sampled_from([-1, 1])
)
def test_a_normal_band_gives_its_middle_width_and_heat(middle, width, sign):
    found = peak_of(heating(middle=middle, width=width, sign=sign))
    assert found.middle == pytest.approx(middle, abs=0.05)
    assert found.width == pytest.approx(width, rel=0.03)
    assert found.enthalpy == pytest.approx(3e4, rel=0.01)
    assert found.peak == pytest.approx(middle, abs=0.05)


def test_the_onset_of_a_bell_is_two_widths_before_its_peak():
    # the steepest tangent of a normal curve, at one width, meets zero at two widths
    assert peak_of(heating()).onset == pytest.approx(420.0 - 10.0, abs=0.15)


def test_on_cooling_the_onset_is_above_the_peak():
    run = heating()
    cooled = DscRun(run.temperature[::-1], run.flow[::-1], RATE)
    assert not cooled.is_heating
    assert peak_of(cooled).onset == pytest.approx(430.0, abs=0.15)


def test_noise_of_a_hundredth_of_the_height_moves_little():
    found = peak_of(heating(noise=4.0))
    assert found.enthalpy == pytest.approx(3e4, rel=0.03)
    assert found.middle == pytest.approx(420.0, abs=0.3)
    assert found.onset == pytest.approx(410.0, abs=1.0)


def test_noise_alone_is_no_peak():
    with pytest.raises(NotMeasurableError, match="no peak stands above the noise"):
        peak_of(heating(enthalpy=0.0, noise=1.0))


def test_a_peak_that_has_not_ended_is_known_as_cut_off():
    assert peak_of(heating(middle=495.0, width=8.0)).is_cut_off
    assert not peak_of(heating()).is_cut_off
    assert not peak_of(heating(noise=4.0)).is_cut_off


@pytest.mark.parametrize("past", [-6.0, -2.0, 2.0, 4.0, 8.0])
def test_a_run_that_ends_within_a_peak_is_known_wherever_it_ends(past):
    whole = heating(points=400)
    kept = whole.temperature < 420.0 + past
    assert peak_of(DscRun(whole.temperature[kept], whole.flow[kept], RATE)).is_cut_off


def test_a_record_is_parted_where_it_turns_and_not_by_noise():
    up = np.linspace(300.0, 450.0, 200)
    record = np.concatenate([up, up[::-1], up]) + 0.2 * np.sin(np.arange(600))
    parts = runs_of(record, np.arange(600.0))
    assert [len(kelvin) for kelvin, _ in parts] == pytest.approx([200, 200, 200], abs=3)
    assert [bool(kelvin[-1] > kelvin[0]) for kelvin, _ in parts] == [True, False, True]


def test_what_is_no_run_is_refused():
    with pytest.raises(InputError, match="needs 30 or more points, got 3"):
        DscRun(np.arange(3.0), np.arange(3.0), RATE)
    with pytest.raises(InputError, match="rate of heating or cooling is above 0"):
        DscRun(np.arange(40.0), np.arange(40.0), 0.0)
    still = DscRun(np.repeat([340.0, 420.0, 500.0], 40), heating(points=120).flow, RATE)
    with pytest.raises(NotMeasurableError, match=r"stands still|noise"):
        peak_of(still)
