"""Measured beside simulated: the marks lie where the records put them."""

import pytest

from poreform.materials.catalogue import load
from poreform.report.beside import beside
from poreform.report.figures.comparison import comparison_of_scan, figure_comparison
from poreform.report.gathered import view_of_records


@pytest.fixture
def both(experiment):
    """A measured scan, and a simulated one that is 3 % more porous."""
    found = []
    for ts in range(100, 185, 5):
        record = experiment(ts)
        moved = tuple(
            entry
            if entry.name != "porosity"
            else type(entry)("porosity", entry.value + 3, "%", "v")
            for entry in record.readings
        )
        found += [
            record.model_copy(update={"origin": "measured"}),
            record.model_copy(update={"readings": moved}),
        ]
    return view_of_records(found, title="both", catalogue=load())


def test_both_curves_stand_in_one_panel(both):
    panel = comparison_of_scan(both).axes[0]
    measured, simulated = (container.lines[0].get_ydata() for container in panel.containers)
    assert simulated - measured == pytest.approx(3.0)


def test_the_windows_are_drawn_as_bars_at_the_foot(both):
    panel = figure_comparison(both.beside).axes[1]
    bars = [tuple(line.get_xdata()) for line in panel.lines if len(line.get_xdata()) == 2]
    window = both.beside[0].measured.window
    assert (window.lower.value, window.upper.value) in bars


def test_colour_is_not_the_only_mark(both):
    panel = comparison_of_scan(both).axes[0]
    styles = {c.lines[0].get_linestyle() for c in panel.containers}
    assert len(styles) == 2


def test_measured_records_alone_have_no_comparison(experiment):
    records = [
        experiment(ts).model_copy(update={"origin": "measured"}) for ts in (100, 105)
    ]
    view = view_of_records(records, title="lab")
    assert view.beside == beside(view.scans, load()) == ()
    assert comparison_of_scan(view) is None
