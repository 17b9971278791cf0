"""Every curve of a diagram, read back from its file."""

import csv

import numpy as np
import pytest

from poreform.report.curves import COLUMNS, csv_of, curves_of, save_curves
from poreform.thermo.phase_diagram import phase_diagram
from poreform.thermo.substances import system_of


@pytest.fixture(scope="module")
def diagram():
    """A diagram with every kind of curve that equal chi at all compositions allows."""
    mixed = system_of("PVDF", "DEHP", molar_mass=300.0, dispersity=2.0)
    return phase_diagram(mixed, undercooling=25.0)


def test_every_line_is_there(diagram):
    names = {curve.name for curve in curves_of(diagram)}
    assert {"binodal 1 lean", "binodal 1 rich", "spinodal 1 lean", "melting"} <= names
    assert {"cloud", "shadow", "crystallisation"} <= names


def test_a_file_holds_the_line(diagram, tmp_path):
    written = save_curves(diagram, tmp_path / "curves")
    assert len(written) == len(curves_of(diagram))
    with (tmp_path / "curves" / "melting.csv").open(encoding="utf-8") as stream:
        header, *rows = csv.reader(stream)
    assert tuple(header) == COLUMNS
    table = np.array(rows, dtype=float)
    assert table[:, 0] == pytest.approx(100.0 * diagram.melting.weight_fraction, rel=1e-9)
    assert table[:, 1] == pytest.approx(diagram.melting.temperature - 273.15, rel=1e-9)
    assert table[:, 2] == pytest.approx(diagram.melting.phi, rel=1e-9)


def test_the_text_has_a_row_for_every_point(diagram):
    curve = curves_of(diagram)[0]
    assert len(csv_of(curve).splitlines()) == 1 + curve.weight.size
