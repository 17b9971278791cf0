"""Cloud points of a chi that moves with composition, by an independent route."""

from functools import partial

import numpy as np
import pytest

from poreform.core.errors import NotConvergedError
from poreform.thermo.chi import KoningsveldKleintjens, PolynomialChi, TemperatureChi
from poreform.thermo.cloud import cloud_temperatures
from poreform.thermo.cloud_by_tangent import Landscape, other_phase
from poreform.thermo.free_energy import FloryHuggins
from poreform.thermo.maxwell import liquid_pairs

CONTACT = FloryHuggins(
    1000.0, 1.0, KoningsveldKleintjens(0.1, TemperatureChi(-0.1, inverse=300.0), 0.25)
)
TWO_GAPS = FloryHuggins(
    1000.0, 1.0, PolynomialChi(TemperatureChi(0.0, inverse=560.0), (-1.2, 2.3))
)
SPAN = (150.0, 1000.0)


def clouds(liquid, *phi):
    return Landscape.of(liquid, SPAN).cloud_temperatures(np.array(phi))


def distance(liquid, kelvin, phi):
    """Relative distance of a composition from the nearest one that coexists."""
    pairs = liquid_pairs(liquid, float(kelvin)).pairs
    both = np.array([(pair.phi_lean, pair.phi_rich) for pair in pairs])
    return np.abs(both / phi - 1.0).min()


@pytest.mark.parametrize("phi", [1e-4, 0.01, 0.05, 0.1, 0.3, 0.6, 0.9])
def test_at_its_cloud_point_a_solution_coexists_with_another(phi):
    (kelvin,) = clouds(CONTACT, phi)
    assert distance(CONTACT, kelvin, phi) < 1e-9


@pytest.mark.parametrize("phi", [0.3, 0.6, 0.8, 0.95])
def test_of_two_gaps_each_solution_meets_its_own(phi):
    (kelvin,) = clouds(TWO_GAPS, phi)
    assert distance(TWO_GAPS, kelvin, phi) < 1e-9


def test_a_plain_chi_gives_the_exact_cloud_points(dope):
    phi = np.linspace(0.02, 0.5, 9)
    plain = dope(0.62)
    exact = cloud_temperatures(plain, phi)
    assert clouds(plain.free_energy, *phi) == pytest.approx(exact, abs=1e-8)


def test_a_solution_may_never_or_always_be_cloudy():
    good = FloryHuggins(100.0, 1.0, PolynomialChi(TemperatureChi(0.2), (0.1,)))
    assert np.isnan(clouds(good, 0.1)).all()
    assert np.isinf(clouds(TWO_GAPS, 0.05)).all()


def test_newton_stopped_after_one_step_tells_nothing():
    start = np.array([0.1]), np.array([449.0]), np.array([-5.0])
    assert np.isnan(other_phase(CONTACT, *start, most_steps=1)).all()
    assert np.isfinite(other_phase(CONTACT, *start)).all()


def test_a_cloud_point_that_was_not_found_is_refused(monkeypatch):
    once = partial(other_phase, most_steps=1)
    monkeypatch.setattr("poreform.thermo.cloud_by_tangent.other_phase", once)
    with pytest.raises(NotConvergedError, match=r"no cloud point was found at phi = 0\.1"):
        clouds(CONTACT, 0.1)
