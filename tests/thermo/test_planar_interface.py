"""Decision (D): signs, limits and the probability that chi's spread leaves."""

import numpy as np
import pytest
from scipy.stats import norm

from poreform.core.errors import InputError
from poreform.thermo.chi import PolynomialChi, TemperatureChi
from poreform.thermo.crystal_line import CrystalLine
from poreform.thermo.margin import margins
from poreform.thermo.phase_diagram import phase_diagram
from poreform.thermo.planar_interface import planar_interface
from poreform.thermo.standing import Standing


def answer(system, *, undercooling=30.0):
    return planar_interface(phase_diagram(system, undercooling=undercooling))


@pytest.fixture(scope="module")
def permitted(dope):
    return answer(dope(0.62))


@pytest.fixture(scope="module")
def kinetic_only(dope):
    return answer(dope(0.55))


def test_the_sensitivity_of_the_margin_is_reproduced(kinetic_only):
    # prototype: chi(450 K) 0.55 misses by 24 K at 10 wt%, with other densities
    assert kinetic_only.equilibrium.margin == pytest.approx(-24.0, abs=2.0)
    assert kinetic_only.equilibrium.weight_fraction == pytest.approx(0.1, abs=0.01)
    assert not kinetic_only.equilibrium.permitted
    assert kinetic_only.equilibrium.concentrations is None
    assert kinetic_only.equilibrium.weight_rich is None


def test_undercooling_widens_the_gap_by_itself(permitted, kinetic_only):
    for found in (permitted, kinetic_only):
        gained = found.kinetic.margin - found.equilibrium.margin
        assert gained == pytest.approx(30.0, abs=0.01)
    assert kinetic_only.kinetic.permitted


def test_the_range_ends_at_the_monotectic(dope, permitted):
    diagram = phase_diagram(dope(0.62), undercooling=30.0)
    assert permitted.equilibrium.concentrations == pytest.approx(
        (0.1, diagram.monotectic.weight_rich), abs=1e-5
    )
    assert permitted.kinetic.concentrations[1] == pytest.approx(
        diagram.kinetic_monotectic.weight_rich, abs=1e-5
    )


def test_the_feed_lies_between_the_two_liquids_by_the_lever(permitted):
    gap = permitted.equilibrium
    assert gap.weight_lean < gap.weight_fraction < gap.weight_rich
    assert gap.density_difference > 0.0  # the polymer-rich liquid is the denser one


def test_the_probability_is_that_of_the_chi_where_the_margin_vanishes(dope, kinetic_only):
    # the chi(450 K) at which the gap at 10 wt% opens, by scan
    scan = np.linspace(0.56, 0.61, 101)
    signs = [margins(dope(chi), np.array([0.1]), CrystalLine(0.0))[0] > 0.0 for chi in scan]
    threshold = scan[np.argmax(signs)]
    expected = norm.sf((threshold - 0.55) / 0.05)
    assert kinetic_only.equilibrium.probability == pytest.approx(expected, abs=0.005)


def test_a_certain_chi_gives_a_certain_answer(dope):
    found = answer(dope(0.55, std=0.0))
    assert found.equilibrium.probability == 0.0
    assert found.kinetic.probability == 1.0


def test_a_good_solvent_has_an_infinitely_negative_margin(dope):
    found = answer(dope(model=TemperatureChi(0.2), std=0.01))
    assert found.kinetic.margin == -np.inf
    assert found.kinetic.probability == 0.0


def test_a_hansen_prior_gives_no_verdict(dope, permitted):
    assert answer(dope(0.62, is_estimate=True)).verdict is None
    assert permitted.verdict is True


def test_concentrations_that_do_not_rise_are_refused(dope):
    diagram = phase_diagram(dope(0.62), undercooling=0.0)
    with pytest.raises(InputError, match="they rise between 0 and 1"):
        planar_interface(diagram, concentrations=(0.6, 0.1))


def test_the_answer_is_told_in_a_sentence(dope, permitted):
    assert "expected from 10 to" in permitted.sentence
    assert "no planar interface" in answer(dope(0.45)).sentence
    told = answer(dope(0.62, is_estimate=True)).sentence
    assert told.startswith("no answer: chi is only a Hansen estimate")
    assert "measure a few cloud points" in told


def test_the_time_of_standing_is_that_of_lean_droplets_in_the_rich_liquid(dope):
    standing = Standing(diluent_viscosity=1e-3, melt_viscosity=1e4)
    diagram = phase_diagram(dope(0.62), undercooling=30.0)
    gap = planar_interface(diagram, standing=standing).kinetic
    phi = diagram.system.volume_fraction(gap.weight_rich, gap.observation_temperature)
    expected = standing.time(density_difference=gap.density_difference, phi_rich=phi)
    assert gap.settling_time == pytest.approx(expected)
    assert planar_interface(diagram).kinetic.settling_time is None


def test_a_chi_that_moves_with_composition_is_decided_alike(dope):
    plain = dope(0.62, std=0.0)
    bent = dope(model=PolynomialChi(plain.chi.model, (1e-9,)), std=0.0)
    found, exact = answer(bent).kinetic, answer(plain).kinetic
    assert found.margin == pytest.approx(exact.margin, abs=1e-5)
    assert found.concentrations == pytest.approx(exact.concentrations, abs=1e-5)
    assert found.weight_rich == pytest.approx(exact.weight_rich, abs=1e-6)
