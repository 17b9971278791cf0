"""Lines of gaps close where the gaps close."""

import numpy as np
import pytest

from poreform.thermo.chi import PolynomialChi, TemperatureChi
from poreform.thermo.free_energy import FloryHuggins
from poreform.thermo.gap_branches import closed_branches, spinodal_branches
from poreform.thermo.gaps import gaps


@pytest.fixture(scope="module")
def found():
    model = PolynomialChi(TemperatureChi(0.05, inverse=250.0), (0.05,))
    return gaps(FloryHuggins(250.0, 1.0, model), (380.0, 480.0))


@pytest.fixture(scope="module")
def joined():
    model = PolynomialChi(TemperatureChi(0.0, inverse=560.0), (-1.2, 2.3))
    return gaps(FloryHuggins(1000.0, 1.0, model), (390.0, 420.0))


def test_both_sides_meet_at_the_critical_point(found):
    kelvin, lean, rich = closed_branches(found, found.pieces[0])
    assert (np.diff(kelvin) > 0.0).all()
    assert kelvin[-1] == found.critical[0].temperature
    assert lean[-1] == rich[-1] == found.critical[0].phi


def test_the_spinodal_lies_within(found):
    kelvin, lean, rich = closed_branches(found, found.pieces[0])
    (spinodal,) = spinodal_branches(found)
    at, low, high = spinodal
    assert (np.interp(at, kelvin, lean) < low).all()
    assert (high < np.interp(at, kelvin, rich)).all()


def test_three_lines_meet_where_three_liquids_do(joined):
    (three,) = joined.three_liquids
    wide, *narrow = (closed_branches(joined, piece) for piece in joined.pieces)
    assert wide[0][-1] == narrow[0][0][0] == narrow[1][0][0] == three.temperature
    assert (wide[1][-1], wide[2][-1]) == (three.phi[0], three.phi[2])
    assert {narrow[0][2][0], narrow[1][1][0]} == {three.phi[1]}
    assert len(spinodal_branches(joined)) == 2
