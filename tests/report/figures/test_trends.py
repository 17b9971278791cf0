"""Small panels of everything else."""

import pytest

from poreform.core.reading import Reading
from poreform.report.figures.trends import lab_unit, trends_of_scan
from poreform.window.scans import windows_of


def test_each_quantity_has_its_panel(scan_view):
    panels = [axes for axes in trends_of_scan(scan_view()).axes if axes.get_visible()]
    assert [axes.get_title(loc="left") for axes in panels] == [
        "maximum pore size",
        "water permeability",
    ]


def test_porosity_and_extension_are_shown_elsewhere(scan_view, experiment):
    record = experiment(100)
    bare = record.model_copy(update={"readings": record.readings[:2]})
    assert trends_of_scan(scan_view(scans=windows_of([bare]))) is None


def test_each_scan_has_its_line(scan_view, experiment):
    records = (experiment(100), experiment(100, concentration=0.3))
    (legend,) = trends_of_scan(scan_view(scans=windows_of(records))).legends
    assert [text.get_text() for text in legend.get_texts()] == [
        "25 wt% PVDF in dibutyl phthalate, simulated",
        "30 wt% PVDF in dibutyl phthalate, simulated",
    ]


def test_what_stands_still_is_not_drawn_as_a_fall(scan_view, experiment):
    records = [
        experiment(celsius).model_copy(
            update={
                "readings": (
                    Reading("pore_connectivity", 99.999 - 1e-5 * celsius, "%", "voxels"),
                )
            }
        )
        for celsius in (100, 105)
    ]
    (axes,) = [
        entry
        for entry in trends_of_scan(scan_view(scans=windows_of(records))).axes
        if entry.get_visible()
    ]
    low, high = axes.get_ylim()
    assert high - low > 1.0


@pytest.mark.parametrize(
    ("unit", "printed"),
    [
        ("um", "µm"),
        ("1", ""),
        ("m**2", "m²"),
        ("1/um**3", "1/µm³"),
        ("L/m**2/hour/bar", "L/(m² h bar)"),
    ],
)
def test_units_are_printed_as_people_write_them(unit, printed):
    assert lab_unit(unit) == printed
