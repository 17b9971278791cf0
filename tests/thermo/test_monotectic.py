"""The monotectic: three phases with one potential."""

import numpy as np
import pytest

from poreform.core.errors import InputError
from poreform.thermo.chi import PolynomialChi, TemperatureChi
from poreform.thermo.melting import melting_temperature
from poreform.thermo.monotectic import Monotectic, NoMonotectic, monotectic


@pytest.mark.parametrize("chi", [0.62, 0.70, 0.80, 1.2, 2.0, 3.0])
def test_the_lean_and_the_rich_liquid_melt_at_the_same_temperature(dope, chi):
    point = monotectic(dope(chi))
    assert isinstance(point, Monotectic)
    assert point.disagreement < 1e-9


@pytest.mark.parametrize("chain_length", [40.0, 250.0, 5000.0])
def test_it_lies_on_the_melting_line(dope, chain_length):
    system = dope(0.75, chain_length=chain_length)
    point = monotectic(system)
    line = melting_temperature(system, point.phi_rich)
    assert line == pytest.approx(point.temperature, abs=1e-8)


@pytest.mark.parametrize(("chi", "celsius"), [(0.62, 193.0), (0.70, 195.0), (0.80, 197.0)])
def test_the_published_sensitivity_is_reproduced(dope, chi, celsius):
    # prototype figures for V1 = 266 cm3/mol, N = 250, to the whole degree
    assert monotectic(dope(chi)).temperature - 273.15 == pytest.approx(celsius, abs=0.6)


def test_a_weaker_solvent_has_a_richer_and_hotter_monotectic(dope):
    one, other = monotectic(dope(0.62)), monotectic(dope(0.80))
    assert other.phi_rich > one.phi_rich
    assert other.temperature > one.temperature
    assert other.phi_lean < one.phi_lean


def test_a_submerged_gap_has_none_and_says_why(dope):
    outcome = monotectic(dope(0.55))
    assert isinstance(outcome, NoMonotectic)
    assert "lies below the crystal line" in outcome.reason


def test_a_good_solvent_has_none(dope):
    outcome = monotectic(dope(model=TemperatureChi(0.2)))
    assert isinstance(outcome, NoMonotectic)
    assert "stays one phase" in outcome.reason


def test_undercooling_uncovers_a_submerged_gap(dope):
    point = monotectic(dope(0.55), undercooling=30.0)
    assert isinstance(point, Monotectic)
    assert point.disagreement is None
    system = dope(0.55)
    line = melting_temperature(system, point.phi_rich) - 30.0
    assert line == pytest.approx(point.temperature, abs=1e-8)


def test_the_weights_are_those_of_the_volumes_at_that_temperature(dope):
    system = dope(0.7)
    point = monotectic(system)
    back = system.volume_fraction(point.weight_rich, point.temperature)
    assert back == pytest.approx(point.phi_rich, rel=1e-13)
    assert np.log(point.phi_lean) == pytest.approx(point.ln_phi_lean, rel=1e-12)


def test_what_cannot_be_asked_is_refused(dope):
    with pytest.raises(InputError, match="undercooling is -1 K"):
        monotectic(dope(), undercooling=-1.0)


def test_a_chi_that_bends_by_nothing_has_the_exact_monotectic(dope):
    plain = TemperatureChi(0.62 - 250.0 / 450.0, inverse=250.0)
    exact = monotectic(dope(model=plain))
    bent = monotectic(dope(model=PolynomialChi(plain, (1e-12,))))
    assert bent.temperature == pytest.approx(exact.temperature, abs=1e-8)
    assert bent.ln_phi_lean == pytest.approx(exact.ln_phi_lean, rel=1e-9)
    assert bent.disagreement < 1e-9
