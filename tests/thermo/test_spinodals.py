"""Where f curves downward, counted exactly."""

import numpy as np
import pytest

from poreform.thermo.binodal import critical_point, spinodal
from poreform.thermo.chi import PolynomialChi, TemperatureChi
from poreform.thermo.free_energy import FloryHuggins
from poreform.thermo.spinodals import (
    curvature,
    logs,
    softest_places,
    spinodal_places,
)


def constant(size, epsilon):
    chi = critical_point(size, 1.0)[1] * (1.0 + epsilon)
    return FloryHuggins(size, 1.0, TemperatureChi(chi)), chi


@pytest.mark.parametrize("size", [1.0, 100.0, 10_000.0])
@pytest.mark.parametrize("epsilon", [1e-9, 1e-5, 0.1, 10.0])
def test_an_interval_however_narrow_is_found(size, epsilon):
    liquid, chi = constant(size, epsilon)
    found = np.exp(logs(spinodal_places(liquid, 400.0))[0])
    assert found == pytest.approx(spinodal(size, 1.0, chi), rel=1e-9)


def test_below_critical_there_is_none():
    liquid, _ = constant(100.0, -1e-9)
    assert spinodal_places(liquid, 400.0).size == 0


def test_the_softest_place_of_a_critical_liquid_is_its_critical_point():
    liquid, _ = constant(100.0, 0.0)
    ((place, depth),) = softest_places(liquid, 400.0)
    assert np.exp(logs(np.asarray(place))[0]) == pytest.approx(1.0 / 11.0, rel=1e-6)
    assert depth == pytest.approx(0.0, abs=1e-15)


def test_two_intervals_are_two():
    model = PolynomialChi(TemperatureChi(0.784), (-0.2, 2.3))
    assert spinodal_places(FloryHuggins(1000.0, 1.0, model), 400.0).size == 4


@pytest.mark.parametrize("place", [-700.0, -3.0, 0.0, 3.0, 700.0])
def test_the_logarithms_of_both_shares_never_vanish(place):
    ln_phi, ln_rest = logs(np.asarray(place))
    assert ln_phi - ln_rest == pytest.approx(place, abs=1e-12)
    assert np.exp(ln_phi) + np.exp(ln_rest) == pytest.approx(1.0)


def test_the_curvature_is_that_of_the_free_energy():
    liquid, _ = constant(100.0, 0.2)
    phi = np.array([0.01, 0.3, 0.9])
    plain = liquid.hessian(phi, 400.0) * phi * (1.0 - phi)
    assert curvature(liquid, 400.0, np.log(phi / (1.0 - phi))) == pytest.approx(plain)
