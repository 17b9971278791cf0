"""The next membrane: where a reading tells most."""

from pathlib import Path

import numpy as np
import pytest

from poreform.core.errors import InputError
from poreform.lab.load import load
from poreform.plan.next_point import next_membranes, next_points
from poreform.window.find import find_window
from poreform.window.scans import windows_of

EXAMPLE = Path(__file__).parents[2] / "examples" / "measured_scan_with_gaps.csv"


def made(temperature, lower=137.0, upper=163.0):
    """The porosity [%] and extension [%] of a membrane, exact but for a stated error."""
    rise, fall = (1.0 / (1.0 + np.exp(-(temperature - c) / 3.0)) for c in (lower, upper))
    return 50.0 + 20.0 * rise, 120.0 - 80.0 * fall


def series(temperatures):
    figures = {t: made(t) for t in temperatures}
    offsets = (-0.2, 0.2)
    porosity = {t: [p + e for e in offsets] for t, (p, _) in figures.items()}
    extension = {t: [x + 4 * e for e in offsets] for t, (_, x) in figures.items()}
    return porosity, extension


def test_a_scan_begins_with_its_ends_its_middle_and_a_quarter():
    found = next_points({}, {}, count=4, highest=180.0)
    assert [entry.temperature for entry in found] == [100.0, 180.0, 140.0, 120.0]
    assert found[0].information is None


def test_a_scan_that_has_begun_goes_where_it_is_emptiest():
    (found,) = next_points({100.0: 52.0, 140.0: 60.0}, {}, highest=200.0)
    assert found.temperature == 200.0


def test_the_next_point_lies_where_the_greatest_slopes_may_be():
    (found,) = next_points(*series([100.0, 120.0, 140.0, 160.0, 180.0, 200.0]))
    assert 120.0 < found.temperature < 180.0
    assert found.information == pytest.approx(found.about_lower + found.about_upper)
    assert found.information > 0.3


def test_points_made_together_are_not_the_same_point_twice():
    found = next_points(*series([100.0, 120.0, 140.0, 160.0, 180.0, 200.0]), count=3)
    assert len({entry.temperature for entry in found}) == 3


def test_the_second_of_two_tells_less_than_the_first():
    first, second = next_points(
        *series([100.0, 120.0, 140.0, 160.0, 180.0, 200.0]), count=2
    )
    assert second.information < first.information + 0.1


def test_a_settled_scan_has_little_left_to_tell():
    (found,) = next_points(*series([100.0 + 5 * k for k in range(21)]))
    assert found.information < 0.2


@pytest.mark.parametrize("count", [0, 5])
def test_one_to_four_membranes_are_proposed_at_a_time(count):
    with pytest.raises(InputError, match="propose 1 to 4"):
        next_points({}, {}, count=count)


def test_a_scan_of_records_is_planned_alike():
    (scan,) = windows_of(load(EXAMPLE).experiments)
    (found,) = next_membranes(scan)
    assert 100.0 <= found.temperature <= 165.0


@pytest.mark.slow
def test_asking_for_the_most_telling_point_finds_the_window_with_half_the_membranes():
    known = [100.0, 125.0, 150.0, 175.0, 200.0]

    def grown(temperatures):
        (found,) = next_points(*series(temperatures))
        return [*temperatures, found.temperature]

    after_6 = grown(known)
    after_7 = grown(after_6)
    after_8 = grown(after_7)
    after_9 = grown(after_8)
    window = find_window(*series(sorted(grown(after_9))))
    assert 137.5 in window.lower.credible
    assert 162.5 in window.upper.credible
    assert len(window.lower.credible) + len(window.upper.credible) <= 5
