"""What survives a dissolution: laws of the hypothesis, and its limits."""

import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poreform.core.errors import InputError
from poreform.process.dissolution import Dissolved, Forgetful, SurvivingOrder

MELTING = 441.0  # K
FOREVER = 1e7  # s, long enough for every crystal that can melt
MODEL = SurvivingOrder()
MIDDLE = MELTING - MODEL.band_offset.value

temperatures = st.floats(370.0, 500.0)
times = st.floats(1.0, 1e6)


def dissolved(model=MODEL, **changes: float) -> Dissolved:
    plain = {
        "temperature": 440.0,
        "time": 3600.0,
        "melting_temperature": MELTING,
        "polymer_fraction": 0.2,
        "crystallinity": 0.5,
    }
    return model.dissolve(**(plain | changes))


@given(temperature=temperatures, rise=st.floats(0.1, 40.0), time=times)
def test_hotter_dissolution_leaves_less_order_and_fewer_nuclei(temperature, rise, time):
    cold = dissolved(temperature=temperature, time=time)
    hot = dissolved(temperature=temperature + rise, time=time)
    assert hot.order <= cold.order
    assert hot.self_nuclei <= cold.self_nuclei
    assert hot.crystal_fraction >= cold.crystal_fraction


@given(temperature=temperatures, time=times, factor=st.floats(1.1, 10.0))
def test_longer_dissolution_leaves_less_order_and_fewer_nuclei(temperature, time, factor):
    short = dissolved(temperature=temperature, time=time)
    long = dissolved(temperature=temperature, time=factor * time)
    assert long.order <= short.order
    assert long.self_nuclei <= short.self_nuclei


def test_half_of_the_crystals_survive_in_the_middle_of_the_band():
    assert dissolved(temperature=MIDDLE, time=FOREVER).order == pytest.approx(0.5)


def test_the_band_is_as_wide_as_stated():
    above = dissolved(temperature=MIDDLE + MODEL.band_width.value, time=FOREVER)
    assert above.order == pytest.approx(0.158655, abs=1e-6)  # 1 - Phi(1)


def test_nothing_dissolves_in_no_time():
    fresh = dissolved(temperature=480.0, time=1e-9)
    assert fresh.order == pytest.approx(1.0)
    assert fresh.undissolved == pytest.approx(0.5)


def test_meltable_crystals_go_exponentially():
    once = dissolved(temperature=500.0, time=MODEL.dissolution_time.value)
    assert once.order == pytest.approx(math.exp(-1.0), rel=1e-6)


def test_what_dissolves_scales_with_the_melting_line_and_knows_no_fixed_temperature():
    here = dissolved(temperature=430.0)
    there = dissolved(temperature=410.0, melting_temperature=MELTING - 20.0)
    assert there.order == pytest.approx(here.order)
    assert there.self_nuclei == pytest.approx(here.self_nuclei)


def test_self_nuclei_have_no_jump_at_the_dissolution_temperature():
    below = dissolved(temperature=MIDDLE - 1e-6).self_nuclei
    above = dissolved(temperature=MIDDLE + 1e-6).self_nuclei
    assert above == pytest.approx(below, rel=1e-6)
    assert below == pytest.approx(
        MODEL.nuclei_at_band.value + MODEL.nuclei_everlasting.value
    )


def test_self_nuclei_fall_by_e_over_the_memory_scale_when_time_is_short():
    scale = MODEL.memory_scale.value
    hot = dissolved(temperature=MIDDLE + scale, time=1e-3).self_nuclei
    floor = MODEL.nuclei_everlasting.value
    assert (hot - floor) / MODEL.nuclei_at_band.value == pytest.approx(math.exp(-1.0))


def test_self_nuclei_are_erased_in_the_memory_time_at_a_superheating_of_the_scale():
    scale, time = MODEL.memory_scale.value, MODEL.memory_time.value
    floor = MODEL.nuclei_everlasting.value
    fresh = dissolved(temperature=MIDDLE + scale, time=1e-3).self_nuclei - floor
    aged = dissolved(temperature=MIDDLE + scale, time=time).self_nuclei - floor
    assert aged / fresh == pytest.approx(math.exp(-1.0))


def test_a_scale_of_14_5_kelvin_gives_the_eightfold_fall_seen_over_30_kelvin():
    # nodules of 1 and 2 um at equal porosity from 50 and 80 degC: 6.49e17 to 8.12e16 /m3
    lin = replace(MODEL, memory_scale=MODEL.memory_scale.fitted(14.5, source="Lin 2006"))
    cold = dissolved(lin, temperature=MIDDLE + 10.0, time=1e-3).self_nuclei
    hot = dissolved(lin, temperature=MIDDLE + 40.0, time=1e-3).self_nuclei
    assert cold / hot == pytest.approx(6.49e17 / 8.12e16, rel=0.02)


def test_very_hot_dissolution_leaves_the_everlasting_nuclei_only():
    hot = dissolved(temperature=MIDDLE + 400.0, time=FOREVER)
    assert hot.self_nuclei == pytest.approx(MODEL.nuclei_everlasting.value)


def test_order_and_nuclei_have_scales_of_their_own():
    steeper = replace(MODEL, memory_scale=MODEL.memory_scale.fitted(5.0, source="test"))
    assert dissolved(steeper).order == dissolved().order
    assert dissolved(steeper).self_nuclei < dissolved().self_nuclei


@given(temperature=temperatures, crystallinity=st.floats(0.0, 1.0))
def test_undissolved_matter_and_junctions_follow_the_order(temperature, crystallinity):
    found = dissolved(temperature=temperature, crystallinity=crystallinity)
    assert found.undissolved == pytest.approx(crystallinity * found.order)
    assert found.junction_modulus == pytest.approx(
        MODEL.junction_modulus.value * found.order
    )


@given(fraction=st.floats(0.01, 0.99), temperature=temperatures)
def test_crystalline_matter_is_denser_than_the_dope_and_never_denser_than_the_polymer(
    fraction, temperature
):
    found = dissolved(polymer_fraction=fraction, temperature=temperature)
    assert fraction < found.crystal_fraction < 1.0


def test_a_prototype_dope_gives_the_matter_of_the_prototype():
    gel = dissolved(temperature=300.0).crystal_fraction
    compact = dissolved(temperature=500.0, time=FOREVER).crystal_fraction
    assert (gel, compact) == (pytest.approx(0.42), pytest.approx(0.6))


@pytest.mark.parametrize(("shift", "solution"), [(-1.0, False), (1.0, True)])
def test_a_dope_counts_as_dissolved_from_the_middle_of_the_band_on(shift, solution):
    found = dissolved(temperature=MIDDLE + shift, time=FOREVER)
    assert found.is_solution is solution
    assert ("at most the 50 %" in found.reason) is solution


@pytest.mark.parametrize("temperature", [442.0, 480.0])
def test_a_forgetful_dope_is_the_same_whatever_the_temperature(temperature):
    found = dissolved(Forgetful(), temperature=temperature)
    assert found.order == 0.0
    assert found.self_nuclei == Forgetful().nuclei_everlasting.value
    assert found.is_solution


def test_a_forgetful_dope_below_its_melting_line_is_not_dissolved():
    assert not dissolved(Forgetful(), temperature=440.0).is_solution


@pytest.mark.parametrize("model", [MODEL, Forgetful()])
@pytest.mark.parametrize(
    ("change", "match"),
    [
        ({"temperature": -5.0}, "temperature is -5.0; give a positive number"),
        ({"time": 0.0}, "time is 0.0; give a positive number"),
        ({"melting_temperature": math.nan}, "melting_temperature is nan"),
        ({"polymer_fraction": 1.2}, "polymer_fraction is 1.2; .* between 0 and 1"),
        ({"crystallinity": -0.1}, "crystallinity is -0.1; it lies within 0 to 1"),
    ],
)
def test_what_is_no_dope_is_refused(model, change, match):
    with pytest.raises(InputError, match=match):
        dissolved(model, **change)
