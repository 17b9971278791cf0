"""The forecast: a scan played to its end on what its readings leave possible."""

import numpy as np
import pytest

from poreform.lab.experiment import Experiment
from poreform.plan.forecast import Forecast, forecast, forecast_of, is_settled, settled
from poreform.window.find import find_window
from poreform.window.scans import windows_of


def series(temperatures, noise=0.2):
    """Two replicates at each Ts; P steps at 137, TL at 163 degC."""
    porosity, extension = {}, {}
    for t in temperatures:
        rise, fall = (1.0 / (1.0 + np.exp(-(t - c) / 3.0)) for c in (137.0, 163.0))
        porosity[t] = [50.0 + 20.0 * rise + e for e in (-noise, noise)]
        extension[t] = [120.0 - 80.0 * fall + 4.0 * e for e in (-noise, noise)]
    return porosity, extension


COARSE = [100.0, 120.0, 140.0, 160.0, 180.0, 200.0]


def test_a_full_scan_needs_no_further_membrane():
    found = forecast(*series([100.0 + 5.0 * k for k in range(21)]), plays=3)
    assert found.counts == (0, 0, 0)


def test_a_coarse_scan_needs_some_and_fewer_than_a_full_one():
    found = forecast(*series(COARSE), plays=5)
    assert 1 <= found.median <= 10


def test_a_coarser_scan_needs_more():
    few = forecast(*series([100.0, 150.0, 200.0]), plays=3)
    more = forecast(*series([100.0, 120.0, 135.0, 140.0, 160.0, 165.0, 200.0]), plays=3)
    assert few.median > more.median


def test_a_scan_of_one_point_foretells_nothing():
    assert forecast({100.0: 50.0}, {100.0: 90.0}) is None


def test_lumps_are_no_reading_of_a_play():
    porosity, extension = series(COARSE[1:])
    lumps = {100.0: "not dissolved"}
    assert forecast({**lumps, **porosity}, {**lumps, **extension}, plays=2) is not None


def test_one_seed_gives_one_forecast():
    one, other = (forecast(*series(COARSE), plays=3, seed=4) for _ in range(2))
    assert one == other


def test_quartiles_hold_the_middle_half():
    found = Forecast(tuple(range(15)))
    assert (found.median, found.quartiles) == (7, (3, 11))


@pytest.mark.parametrize(
    ("values", "answer"), [((), False), ((1, 2), True), ((1, 2, 3), False)]
)
def test_two_intervals_are_as_good_as_it_gets(values, answer):
    assert settled(values) is answer


def test_a_bound_of_a_full_scan_is_settled():
    assert is_settled(find_window(*series([100.0 + 5.0 * k for k in range(21)])).lower)


def test_records_are_foretold_like_mappings():
    lumps = Experiment(
        name="a", origin="measured", dissolution_temperature=373.15, state="not dissolved"
    )
    (scan,) = windows_of([lumps])
    assert forecast_of(scan) is None
