"""Every row of the table of cases, asked through the public door of the package."""

import numpy as np
import pytest

from poreform import find_window
from poreform.core.errors import InputError
from poreform.core.reading import Reading
from poreform.lab.experiment import Experiment
from poreform.window.find import Rules
from poreform.window.scans import windows_of

FALL = {100.0: 92.0, 105.0: 91.0, 110.0: 90.0, 115.0: 89.0, 120.0: 60.0, 125.0: 59.0}
"""TL [%]: Tu = 117.5 degC."""


def lower(porosity, **settings):
    """Return Tl of a porosity curve that stands alone."""
    return find_window(porosity, {}, rules=Rules(**settings)).lower


def scan(values, *, start=100.0, step=5.0):
    return {start + step * k: value for k, value in enumerate(values)}


RISE = scan([50.0, 51.0, 57.0, 58.0, 58.5, 58.6])
"""P [%]: Tl = 107.5 degC."""


def surface_names(bound):
    return [hasattr(bound, name) for name in ("status", "values", "flags", "probability")]


def test_the_public_names_stand():
    window = find_window(RISE, FALL)
    assert surface_names(window.lower) == surface_names(window.upper) == [True] * 4
    assert (window.lower.values, window.upper.values) == ((107.5,), (117.5,))
    assert window.qualifies is True
    assert sum(window.lower.probability.values()) == pytest.approx(1.0)
    assert 0.0 <= window.probability <= 1.0
    assert window.inside[115.0] > window.inside[100.0]


class TestGrid:
    def test_within_half_a_degree_the_temperature_snaps(self):
        assert lower({t + 0.5: p for t, p in RISE.items()}).values == (107.5,)

    def test_the_tolerance_is_a_setting(self):
        shifted = {t + 0.5: p for t, p in RISE.items()}
        assert lower(shifted, tolerance=0.4).status == "no data"

    def test_a_row_off_the_grid_is_shown_and_feeds_only_the_statistics(self):
        found = lower({**RISE, 106.5: 90.0})
        assert found.values == (107.5,)
        assert [point.temperature for point in found.off_grid] == [106.5]
        assert "points off the grid" in found.flags
        assert dict(found.probability) != dict(lower(RISE).probability)

    def test_below_100_degc_nothing_is_on_the_grid(self):
        assert [p.temperature for p in lower({95.0: 50.0, **RISE}).off_grid] == [95.0]


class TestSlope:
    def test_replicates_count_with_their_mean_unrounded(self):
        found = lower({100.0: [50.0, 50.2], 105.0: [52.0, 52.3], 110.0: 54.16})
        assert found.slopes[0].value == pytest.approx((52.15 - 50.1) / 5.0, rel=1e-12)
        assert found.slopes[0].counts == (2, 2)
        assert found.points[0].standard_deviation == pytest.approx(0.2 / 2**0.5)

    def test_a_wild_replicate_stays_and_the_table_names_it(self):
        steady = {t: [p, p + 0.1, p - 0.1] for t, p in RISE.items()}
        found = lower({**steady, 120.0: [58.5, 58.6, 72.5]})
        moving = {row.reading: row.values for row in found.left_out if row.moves}
        assert 72.5 in found.points[4].values
        assert (found.status, moving[72.5]) == ("not resolved", (107.5,))
        assert "one reading moves the value" in found.flags


class TestTie:
    def test_all_are_reported_and_tl_is_the_highest(self):
        found = lower(scan([50.0, 54.0, 58.0, 58.5]))
        assert (found.values, found.value) == ((102.5, 107.5), 107.5)
        assert "tie of the maximum" in found.flags

    def test_tu_is_the_lowest(self):
        found = find_window({}, scan([90.0, 80.0, 70.0, 69.0])).upper
        assert (found.values, found.value) == ((102.5, 107.5), 102.5)

    def test_a_tie_that_decides_is_not_known(self):
        porosity = scan([50.0, 54.0, 54.5, 58.5, 58.6])
        extension = scan([90.0, 89.0, 70.0, 69.0, 68.0])
        assert find_window(porosity, extension).qualifies is None

    def test_the_declared_resolution_makes_a_tie(self):
        nearly = scan([50.0, 54.0, 57.9, 58.0])
        assert lower(nearly).values == (102.5,)
        assert lower(nearly, porosity_resolution=0.2).values == (102.5, 107.5)


class TestMissing:
    def test_away_from_the_maximum_the_value_is_provisional(self):
        gapped = {t: p for t, p in RISE.items() if t != 120.0}
        found = lower(gapped)
        assert (found.status, found.values) == ("provisional", (107.5,))
        assert found.missing == (115.0, 120.0)

    def test_a_scan_that_starts_late_is_provisional(self):
        found = lower({t + 20.0: p for t, p in RISE.items()})
        assert (found.status, found.values) == ("provisional", (127.5,))
        assert found.missing == (100.0, 105.0, 110.0, 115.0)
        assert "scan starts above 100 degC" in found.flags

    def test_a_maximum_that_may_hide_in_a_gap_is_censored(self):
        found = lower({100.0: 50.0, 105.0: 51.0, 115.0: 60.0, 120.0: 60.5})
        assert (found.status, found.value) == ("censored", None)
        assert found.values == (107.5, 112.5)
        assert found.ask_next == (110.0,)

    def test_a_censored_bound_leaves_the_answer_open(self):
        gapped = {100.0: 50.0, 105.0: 51.0, 115.0: 60.0, 120.0: 60.5}
        assert find_window(gapped, FALL).qualifies is None

    def test_a_grid_of_10_degc_has_no_adjacent_pair_and_estimates(self):
        found = lower(scan([50.0, 51.0, 58.0, 58.5, 58.6], step=10.0))
        assert (found.status, found.values) == ("no adjacent pair", ())
        assert found.probability
        assert any("estimated" in flag for flag in found.flags)

    def test_nothing_of_the_kind_is_no_data(self):
        assert find_window(RISE, {}).upper.status == "no data"


class TestNoValue:
    @pytest.mark.parametrize("values", [[60.0] * 5, [60.0, 59.0, 57.0, 52.0, 51.0]])
    def test_a_porosity_flat_or_falling_is_undefined(self, values):
        found = lower(scan(values))
        assert (found.status, found.values, found.value) == ("undefined", (), None)
        assert "never rises" in found.reason

    @pytest.mark.parametrize("values", [[60.0] * 5, [50.0, 51.0, 55.0, 61.0, 62.0]])
    def test_an_extension_flat_or_rising_is_undefined(self, values):
        found = find_window(RISE, scan(values))
        assert found.upper.status == "undefined"
        assert found.qualifies is None

    def test_replicates_of_pure_noise_are_not_resolved(self):
        rng = np.random.default_rng(5)
        noise = scan([list(60.0 + rng.standard_normal(3)) for _ in range(21)])
        found = lower(noise)
        assert (found.status, found.value) == ("not resolved", None)
        assert found.resolved_probability < 0.95
        assert found.ask_next

    def test_a_stated_error_closes_the_gate_as_well(self):
        def stated(std):
            return {
                t: Reading("porosity", p, "%", "weighing", std=std) for t, p in RISE.items()
            }

        assert lower(stated(8.0)).status == "not resolved"
        assert lower(stated(0.3)).status == "ok"

    def test_without_replicates_or_a_stated_error_the_gate_cannot_say(self):
        found = lower(RISE)
        assert (found.status, found.resolved_probability) == ("ok", None)
        assert "noise not known" in found.flags


class TestEnds:
    def test_a_maximum_in_the_first_interval_stands_and_is_flagged(self):
        found = find_window(scan([50.0, 57.0, 58.0, 58.1]), FALL)
        assert (found.lower.values, found.qualifies) == ((102.5,), True)
        assert "maximum in the first interval" in found.lower.flags

    def test_a_maximum_in_the_last_interval_does_not_count_yet(self):
        fall = {t: x for t, x in FALL.items() if t <= 120.0}
        found = find_window(RISE, fall)
        assert (found.upper.values, found.qualifies) == ((117.5,), None)
        assert found.upper.ask_next == (125.0, 130.0)

    def test_one_more_point_is_not_the_last_interval_any_more(self):
        assert find_window(RISE, FALL).qualifies is True

    def test_a_recorded_physical_stop_lets_it_count(self):
        fall = {t: x for t, x in FALL.items() if t <= 120.0}
        found = find_window(RISE, fall, rules=Rules(physical_stop="boiling"))
        assert found.qualifies is True

    def test_not_dissolved_is_a_datum_of_its_own_and_never_a_zero(self):
        lumps = {100.0: "not dissolved", 105.0: 51.0, 110.0: 52.0, 115.0: 58.0, 120.0: 58.5}
        found = lower(lumps)
        assert (found.status, found.values) == ("ok", (112.5,))
        assert found.not_dissolved == (100.0,)


class TestOrder:
    @pytest.mark.parametrize(
        ("shift", "answer"), [(5.0, True), (0.0, False), (-5.0, False)]
    )
    def test_tu_must_lie_strictly_above_tl(self, shift, answer):
        rise = {t + 5.0: p for t, p in RISE.items()} | {100.0: 49.9}
        turn = 112.5 + shift
        fall = {t: 90.0 - 30.0 * (t > turn) - 0.1 * (t - 100.0) for t in rise}
        found = find_window(rise, fall)
        assert (found.lower.value, found.upper.value) == (112.5, turn)
        assert found.qualifies is answer
        assert found.width == shift

    def test_the_two_curves_may_have_grids_of_their_own(self):
        found = find_window(RISE, {t + 15.0: x for t, x in FALL.items()})
        assert (found.lower.status, found.upper.status) == ("ok", "provisional")
        assert found.qualifies is True

    def test_two_steps_are_both_listed(self):
        rng = np.random.default_rng(2)
        x = np.arange(100.0, 181.0, 5.0)
        steps = 50.0 + 8.0 * (x > 117.0) + 8.0 * (x > 152.0)
        noisy = steps[:, None] + 0.8 * rng.standard_normal((x.size, 3))
        found = lower(dict(zip(x.tolist(), noisy.tolist(), strict=True)))
        assert {117.5, 152.5} <= set(found.alternatives)
        assert "two-step curve" in found.flags


class TestRefusals:
    @pytest.mark.parametrize(
        ("porosity", "extension", "words"),
        [
            ({110.0: 101.0}, {}, "Ts = 110 degC the porosity is 101 %"),
            ({110.0: -1.0}, {}, "outside 0 to 100 %"),
            ({}, {115.0: -2.0}, "Ts = 115 degC the breaking extension is -2 %"),
            ({float("nan"): 50.0}, {}, "no dissolution temperature"),
            ({110.0: "melted"}, {}, "give numbers in % or 'not dissolved'"),
            ({110.0: None}, {}, "no number in %"),
        ],
    )
    def test_an_impossible_figure_is_refused_with_its_place(
        self, porosity, extension, words
    ):
        with pytest.raises(InputError, match=words):
            find_window(porosity, extension)

    def test_an_extension_above_100_percent_is_fine(self):
        assert find_window({}, {t: 3.0 * x for t, x in FALL.items()}).upper.value == 117.5


def membranes(**changes):
    """One scan of records, Tl = 107.5 and Tu = 117.5 degC."""
    fields = {
        "origin": "measured",
        "polymer": "PVDF",
        "solvent": "dibutyl phthalate",
        "concentration": 0.25,
        "weight_average_molar_mass": 250.0,
        **changes,
    }
    return [
        Experiment(
            name=f"{t:g}",
            dissolution_temperature=t + 273.15,
            readings=(
                Reading("porosity", RISE[t], "%", "weighing"),
                Reading("breaking_extension", FALL[t], "%", "tensile"),
            ),
            **fields,
        )
        for t in RISE
    ]


class TestScans:
    def test_one_pair_of_bounds_per_solution(self):
        found = windows_of([*membranes(), *membranes(concentration=0.3)])
        assert [entry.window.width for entry in found] == [10.0, 10.0]

    @pytest.mark.parametrize(
        "changes", [{"concentration": 0.65}, {"weight_average_molar_mass": 90.0}]
    )
    def test_outside_the_limits_a_scan_is_shown_but_cannot_qualify_a_solvent(self, changes):
        (found,) = windows_of(membranes(**changes))
        assert found.window.width == 10.0
        assert found.cannot_qualify
        assert found.qualifies is None

    def test_a_mixed_after_treatment_splits_the_scan_and_says_so(self):
        found = windows_of([*membranes(treatment="i"), *membranes(treatment="ii")])
        assert [entry.split_by for entry in found] == [("treatment",)] * 2

    def test_a_blend_is_stored_beside_the_plain_solution_and_labelled(self):
        blend = membranes(resin="PMMA", resin_concentration=0.1)
        plain, other = windows_of([*membranes(), *blend])
        assert (plain.qualifies, other.qualifies) == (True, None)
        assert "10 wt% PMMA" in other.label
