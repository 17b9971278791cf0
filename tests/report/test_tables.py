"""Tables of figures: replicates together, scans apart, no digits beyond the spread."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from poreform.core.reading import Reading
from poreform.lab.experiment import Experiment
from poreform.report.tables import figure_rows, figure_tables, with_spread
from poreform.window.scans import windows_of

FIGURES = st.lists(st.floats(0.0, 100.0), min_size=2, max_size=6)


def record(value, *, celsius=100.0, std=None, concentration=0.25, note=""):
    return Experiment(
        name="a",
        origin="measured",
        dissolution_temperature=celsius + 273.15,
        concentration=concentration,
        readings=(Reading("porosity", value, "%", "weighing", std, note=note),),
    )


def rows_of(records):
    return figure_rows(windows_of(records))


@settings(deadline=None, max_examples=25)
@given(values=FIGURES)
def test_replicates_give_their_mean_and_standard_deviation(values):
    (row,) = rows_of([record(value) for value in values])
    assert row.count == len(values)
    assert row.mean == pytest.approx(np.mean(values))
    assert row.spread == pytest.approx(np.std(values, ddof=1), abs=1e-9)


def test_the_larger_of_scatter_and_stated_deviation_is_shown():
    (row,) = rows_of([record(70.0, std=3.0), record(70.2, std=5.0)])
    assert row.spread == pytest.approx(4.0)


def test_one_reading_without_a_deviation_has_no_spread():
    (row,) = rows_of([record(70.0)])
    assert row.spread is None
    assert row.text == "70"


def test_scans_are_never_averaged_with_each_other():
    rows = rows_of(
        [
            record(1.0, celsius=110.0),
            record(2.0, celsius=100.0),
            record(3.0, concentration=0.3),
        ]
    )
    assert [(row.solution, row.temperature, row.mean) for row in rows] == [
        ("25 wt%", 100.0, 2.0),
        ("25 wt%", 110.0, 1.0),
        ("30 wt%", 100.0, 3.0),
    ]


def test_a_table_has_a_line_for_each_ts_and_a_gap_where_nobody_read():
    wet = record(60.0, celsius=105.0)
    torn = Reading("breaking_extension", 90.0, "%", "tensile")
    records = [record(55.0), wet.model_copy(update={"readings": (*wet.readings, torn)})]
    (table,) = figure_tables(windows_of(records))
    assert [quantity.name for quantity in table.quantities] == [
        "porosity",
        "breaking_extension",
    ]
    (first, cells), (second, _) = table.lines
    assert (first, second) == (100.0, 105.0)
    assert (cells[0].mean, cells[1]) == (55.0, None)


def test_a_remark_is_said_with_its_place():
    (table,) = figure_tables(windows_of([record(1.0, note="coarse")]))
    assert table.notes == ("porosity at 100 °C: coarse",)


def test_a_remark_is_said_once():
    (row,) = rows_of([record(1.0, note="coarse"), record(2.0, note="coarse")])
    assert row.note == "coarse"


@pytest.mark.parametrize(
    ("value", "spread", "text"),
    [
        (72.1234, 0.44, "72.1 ± 0.4"),
        (72.1234, 4.4, "72 ± 4"),
        (72.1234, 0.34, "72.12 ± 0.34"),
        (60.15, 0.0707, "60.15 ± 0.07"),
        (72.1234, 0.97, "72.1 ± 1.0"),
        (72.1234, 0.96e-2, "72.123 ± 0.010"),
        (2034.0, 470.0, "2000 ± 500"),
        (2034.0, 130.0, "2030 ± 130"),
        (0.0, 0.012, "0.000 ± 0.012"),
        (1.5e-15, 2e-16, "1.5e-15 ± 2e-16"),
        (72.1234, None, "72.12"),
        (72.1234, 0.0, "72.12"),
    ],
)
def test_a_spread_decides_the_digits(value, spread, text):
    assert with_spread(value, spread) == text


def test_a_membrane_read_twice_counts_once_as_it_does_for_the_window():
    twice = record(60.0)
    again = Reading("porosity", 70.0, "%", "wet and dry mass")
    twice = twice.model_copy(update={"readings": (*twice.readings, again)})
    records = [twice, record(71.0), record(53.0, celsius=105.0)]
    scans = windows_of(records)
    row, _ = figure_rows(scans)
    assert (row.mean, row.count) == (pytest.approx(68.0), 2)
    assert row.mean == pytest.approx(scans[0].window.lower.points[0].mean)
    assert row.spread == pytest.approx(np.std([65.0, 71.0], ddof=1))


def test_two_readings_of_the_only_membrane_tell_their_scatter():
    twice = record(60.0)
    again = Reading("porosity", 70.0, "%", "wet and dry mass")
    (row,) = rows_of([twice.model_copy(update={"readings": (*twice.readings, again)})])
    assert (row.mean, row.count) == (65.0, 1)
    assert row.spread == pytest.approx(np.std([60.0, 70.0], ddof=1))


def test_what_adding_up_left_over_is_no_spread():
    assert with_spread(100.0, 3.6e-13) == "100"
