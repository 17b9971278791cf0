"""Scans: what is grouped, what is split, and that it says so."""

import pytest

from poreform.core.reading import Reading
from poreform.lab.experiment import Experiment
from poreform.window.scans import any_qualifies, mapping_of, windows_of
from poreform.window.window import Flag, Status


def record(celsius, porosity, extension=100.0, **changes):
    """A membrane of the one scan, unless `changes` say otherwise."""
    readings = (
        Reading("porosity", porosity, "%", "weighing"),
        Reading("breaking_extension", extension, "%", "tensile"),
    )
    fields = {
        "name": f"m{celsius}",
        "origin": "measured",
        "dissolution_temperature": celsius + 273.15,
        "polymer": "PVDF",
        "solvent": "dibutyl phthalate",
        "concentration": 0.25,
        "weight_average_molar_mass": 250.0,
        "treatment": "i",
        "lot": "A",
        "readings": readings,
    }
    return Experiment(**{**fields, **changes})


def series(**changes):
    steps = [
        (100.0, 50.0, 90.0),
        (105.0, 55.0, 88.0),
        (110.0, 56.0, 40.0),
        (115.0, 56.2, 39.0),
    ]
    return [record(*step, **changes) for step in steps]


def test_one_scan_gives_one_window():
    (scan,) = windows_of(series())
    assert (scan.window.lower.value, scan.window.upper.value) == (102.5, 107.5)
    assert (scan.window.qualifies, scan.split_by) == (True, ())
    assert scan.label == "25 wt% PVDF in dibutyl phthalate"


def test_the_order_of_the_records_does_not_matter():
    (one,) = windows_of(series())
    (other,) = windows_of(series()[::-1])
    assert one.window == other.window


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("treatment", "ii"),
        ("thickness", 2e-4),
        ("test_speed", 1e-3),
        ("lot", "B"),
        ("dissolution_time", 3600.0),
        ("geometry", "hollow fibre"),
        ("cooling", "water bath 20 degC"),
        ("settings", "die 2"),
    ],
)
def test_a_scan_is_split_by_every_condition_that_is_not_constant_and_says_so(field, value):
    scans = windows_of([*series(), *series(**{field: value})])
    assert len(scans) == 2
    assert all(scan.split_by == (field,) for scan in scans)
    assert scans[0].label != scans[1].label


@pytest.mark.parametrize(
    "changes",
    [
        {"concentration": 0.3},
        {"solvent": "sulfolane"},
        {"polymer": "PVDF-HFP"},
        {"weight_average_molar_mass": 400.0},
        {"origin": "simulated"},
        {"resin": "PMMA", "resin_concentration": 0.1},
    ],
)
def test_another_solution_or_origin_is_another_scan_without_a_split(changes):
    scans = windows_of([*series(), *series(**changes)])
    assert [scan.split_by for scan in scans] == [(), ()]
    assert scans[0].label != scans[1].label


def test_tl_of_one_concentration_is_never_combined_with_tu_of_another():
    """At 25 wt% only the porosity, at 30 wt% only the extension was measured."""
    porosity = [r.model_copy(update={"readings": r.readings[:1]}) for r in series()]
    extension = [
        r.model_copy(update={"readings": r.readings[1:]}) for r in series(concentration=0.3)
    ]
    assert [scan.window.qualifies for scan in windows_of([*porosity, *extension])] == [
        None,
        None,
    ]


def test_walls_that_vary_as_made_are_one_scan():
    walls = [1.95e-4, 2.0e-4, 2.05e-4, 2.1e-4]
    records = [
        r.model_copy(update={"thickness": wall})
        for r, wall in zip(series(), walls, strict=True)
    ]
    assert len(windows_of(records)) == 1


def test_the_rounding_of_percentages_splits_nothing():
    assert len(windows_of([*series(), *series(concentration=0.25000000000000006)])) == 1


def test_replicates_are_collected_at_their_temperature():
    found = mapping_of([*series(), *series(replicate=2)], "porosity")
    assert [entry.value for entry in found[100.0]] == [50.0, 50.0]


def test_several_readings_of_one_membrane_count_once():
    twice = record(100.0, 50.0)
    twice = twice.model_copy(
        update={
            "readings": (*twice.readings, Reading("porosity", 52.0, "%", "wet and dry"))
        }
    )
    assert mapping_of([twice], "porosity") == {100.0: [51.0]}


def test_what_did_not_dissolve_is_told_and_what_failed_is_left_out():
    lumps = record(95.0, 0.0, state="not dissolved", readings=())
    failed = record(120.0, 70.0, state="failed")
    assert mapping_of([lumps, failed], "porosity") == {95.0: "not dissolved"}


def test_a_physical_stop_above_the_last_membrane_closes_the_scan():
    open_ended = series()[:3]
    stop = record(115.0, 0.0, state="failed", readings=(), physical_stop="boiling")
    (without,) = windows_of(open_ended)
    (closed,) = windows_of([*open_ended, stop])
    assert without.window.qualifies is None
    assert closed.window.qualifies is True
    assert Flag.PHYSICAL_STOP in closed.window.upper.flags


def test_a_physical_stop_below_the_last_membrane_closes_nothing():
    records = series()[:3]
    records[0] = records[0].model_copy(update={"physical_stop": "boiling"})
    (scan,) = windows_of(records)
    assert scan.window.qualifies is None


def test_no_records_are_no_scans():
    assert windows_of([]) == ()


def test_a_simulated_scan_is_named_as_such():
    (scan,) = windows_of(series(origin="simulated"))
    assert scan.simulated
    assert scan.label.endswith("simulated")
    assert scan.window.lower.status is Status.OK


def test_failed_runs_make_no_scan_of_their_own():
    failed = [
        record(100.0, 0.0, state="failed", readings=(), weight_average_molar_mass=None)
    ]
    assert len(windows_of([*series(), *failed])) == 1
    assert windows_of(failed) == ()


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({}, ""),
        ({"concentration": 0.1}, ""),
        ({"concentration": 0.6}, ""),
        ({"concentration": None, "weight_average_molar_mass": None}, ""),
        ({"concentration": 0.61}, "61 wt% lies outside 10 to 60 wt%"),
        ({"weight_average_molar_mass": 99.0}, "Mw is 99000 g/mol, below 1e5 g/mol"),
        (
            {"resin": "PMMA", "resin_concentration": 0.1},
            "Tl and Tu are defined on solutions",
        ),
    ],
)
def test_a_scan_outside_the_limits_is_kept_but_cannot_qualify(changes, why):
    (scan,) = windows_of(series(**changes))
    assert scan.window.qualifies is True
    assert scan.cannot_qualify.startswith(why)
    assert bool(scan.cannot_qualify) is bool(why)


def test_one_concentration_that_qualifies_is_enough():
    yes, no, open_ = series(), series(concentration=0.3), series(concentration=0.35)[:3]
    no = [r.model_copy(update={"readings": (r.readings[0],)}) for r in no]
    assert any_qualifies(windows_of([*yes, *no])) is True
    assert any_qualifies(windows_of(open_)) is None
    assert any_qualifies([]) is None


def test_a_scan_outside_the_limits_answers_for_no_solvent():
    assert any_qualifies(windows_of(series(concentration=0.65))) is None


def test_a_scan_whose_bounds_are_reversed_says_no():
    porosity = [(100.0, 50.0), (105.0, 50.5), (110.0, 51.0), (115.0, 57.0), (120.0, 57.1)]
    records = [record(t, p, 90.0 - 30.0 * (t > 102.0)) for t, p in porosity]
    assert any_qualifies(windows_of(records)) is False
