"""Gaps along temperature: critical points, and where three liquids meet."""

import numpy as np
import pytest

from poreform.thermo.binodal import critical_point
from poreform.thermo.chi import PolynomialChi, TemperatureChi
from poreform.thermo.free_energy import FloryHuggins
from poreform.thermo.gaps import gaps
from poreform.thermo.maxwell import liquid_pairs

TWO_GAPS = PolynomialChi(TemperatureChi(0.0, inverse=560.0), (-1.2, 2.3))
NEARLY_PLAIN = 1e-12
"""A bend of chi too small to move anything by more than its own size."""


def almost(model):
    return FloryHuggins(250.0, 1.0, PolynomialChi(model, (NEARLY_PLAIN,)))


@pytest.fixture(scope="module")
def joined():
    liquid = FloryHuggins(1000.0, 1.0, TWO_GAPS)
    return liquid, gaps(liquid, (390.0, 420.0))


def test_a_plain_chi_has_its_known_critical_point():
    found = gaps(almost(TemperatureChi(0.05, inverse=250.0)), (350.0, 520.0))
    phi, chi = critical_point(250.0, 1.0)
    (point,) = found.critical
    assert point.temperature == pytest.approx(250.0 / (chi - 0.05), abs=1e-8)
    assert point.phi == pytest.approx(phi, rel=1e-5)
    assert point.is_upper


@pytest.mark.parametrize(
    ("model", "kinds", "pieces"),
    [
        (TemperatureChi(1.2, inverse=-270.0), [False], 1),
        (TemperatureChi(9.86, inverse=-600.0, logarithmic=-1.3), [False, True], 1),
        (TemperatureChi(-8.74, inverse=600.0, logarithmic=1.3), [True, False], 2),
        (TemperatureChi(0.3), [], 0),
    ],
    ids=["lower", "closed loop", "hourglass", "good solvent"],
)
def test_every_shape_of_diagram_is_found(model, kinds, pieces):
    found = gaps(almost(model), (350.0, 600.0))
    assert [point.is_upper for point in found.critical] == kinds
    assert len(found.pieces) == pieces


def test_a_gap_ends_narrow_at_its_critical_point():
    found = gaps(almost(TemperatureChi(0.05, inverse=250.0)), (450.0, 500.0))
    last = found.pieces[0].pairs[-1]
    assert 0.0 < last.phi_rich - last.phi_lean < 1e-3


def test_where_two_gaps_join_three_liquids_share_one_tangent(joined):
    liquid, found = joined
    (three,) = found.three_liquids
    lean, middle, rich = (np.asarray(p) for p in three.phi)
    kelvin = three.temperature
    slopes = liquid.gradient(np.array([middle, rich]), kelvin)
    assert slopes[0] == pytest.approx(slopes[1], abs=1e-10)
    chord = (liquid.density(rich, kelvin) - liquid.density(middle, kelvin)) / (
        rich - middle
    )
    assert chord == pytest.approx(slopes[0], abs=1e-10)
    # the leanest holds 1e-182 of polymer: its tangent meets f(0) = 0
    at_zero = liquid.density(rich, kelvin) - rich * slopes[0]
    assert at_zero == pytest.approx(0.0, abs=1e-10)
    assert lean < 1e-100


def test_on_either_side_of_the_join_there_are_two_gaps_and_one(joined):
    liquid, found = joined
    kelvin = found.three_liquids[0].temperature
    assert len(liquid_pairs(liquid, kelvin + 0.01).pairs) == 2
    assert len(liquid_pairs(liquid, kelvin - 0.01).pairs) == 1
    assert len(found.pieces) == 3
