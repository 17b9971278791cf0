"""The whole diagram: its lines agree with each other."""

from dataclasses import replace

import numpy as np
import pytest

from poreform.core.errors import InputError
from poreform.thermo.chains import schulz_zimm
from poreform.thermo.chi import PolynomialChi, TemperatureChi
from poreform.thermo.cloud_table import CloudTable
from poreform.thermo.monotectic import Monotectic, NoMonotectic
from poreform.thermo.phase_diagram import phase_diagram
from poreform.thermo.polydisperse import stockmayer


@pytest.fixture(scope="module")
def diagram(dope):
    return phase_diagram(dope(0.62), undercooling=30.0)


def test_at_the_monotectic_the_lines_cross(diagram):
    point = diagram.monotectic
    assert diagram.melting_temperature(point.phi_rich) == pytest.approx(
        point.temperature, abs=1e-8
    )
    assert diagram.cloud_temperature(point.phi_rich) == pytest.approx(
        point.temperature, abs=1e-8
    )


@pytest.mark.parametrize(
    ("phi", "order"),
    [(0.01, "liquid-liquid"), (0.15, "liquid-liquid"), (0.6, "solid-liquid")],
)
def test_below_the_kinetic_monotectic_composition_liquids_separate_first(
    diagram, phi, order
):
    assert diagram.order(phi) == order


def test_the_order_changes_at_the_kinetic_monotectic(diagram):
    phi = diagram.kinetic_monotectic.phi_rich
    assert diagram.order(phi * 0.999) == "liquid-liquid"
    assert diagram.order(phi * 1.001) == "solid-liquid"


def test_the_crystallisation_line_lies_the_undercooling_below(diagram):
    gap = diagram.melting.temperature - diagram.crystallisation.temperature
    assert gap == pytest.approx(30.0, abs=1e-10)
    assert diagram.crystallisation_temperature(0.3) == pytest.approx(
        diagram.melting_temperature(0.3) - 30.0
    )


def test_the_solution_clears_at_the_hotter_of_its_lines(diagram):
    assert diagram.clearing_temperature(0.1) == diagram.cloud_temperature(0.1)
    assert diagram.clearing_temperature(0.7) == diagram.melting_temperature(0.7)


def test_the_critical_point_is_the_top_of_the_binodal(diagram):
    top = diagram.critical
    assert top.kind == "upper"
    assert diagram.cloud_temperature(top.phi) == pytest.approx(top.temperature, rel=1e-12)
    assert diagram.binodal[0].temperature[-1] < top.temperature


def test_lines_asked_by_weight_meet_the_drawn_ones(diagram):
    line = diagram.melting
    inside = (line.weight_fraction > 0.2) & (line.weight_fraction < 0.8)
    found = diagram.melting_temperatures_at(line.weight_fraction[inside])
    assert found == pytest.approx(line.temperature[inside], abs=1e-7)
    cloud = diagram.cloud_temperatures_at(np.array([0.2]))
    assert cloud[0] > diagram.melting_temperatures_at(np.array([0.2]))[0]


def test_a_good_solvent_has_only_crystal_lines(dope):
    diagram = phase_diagram(dope(model=TemperatureChi(0.2)), undercooling=0.0)
    assert diagram.binodal == ()
    assert diagram.critical is None
    assert diagram.cloud_temperature(0.1) is None
    assert isinstance(diagram.monotectic, NoMonotectic)
    assert diagram.order(0.1) == "solid-liquid"


def test_the_notes_name_what_was_assumed(dope):
    notes = phase_diagram(dope(is_estimate=True), undercooling=30.0).notes
    assert any("assumed" in note for note in notes)
    assert any("not for a yes or no" in note for note in notes)


def test_what_cannot_be_drawn_is_refused(dope):
    with pytest.raises(InputError, match="undercooling is -2 K"):
        phase_diagram(dope(), undercooling=-2.0)
    chains = schulz_zimm(weight_average=250.0, dispersity=2.0)
    moving = dope(model=PolynomialChi(TemperatureChi(0.5), (0.2,)))
    with pytest.raises(InputError, match="chi that depends on temperature alone"):
        replace(moving, cloud_table=CloudTable.of(chains))


def test_a_chi_that_moves_with_composition_has_every_line(dope):
    plain = TemperatureChi(0.62 - 250.0 / 450.0, inverse=250.0)
    moving = phase_diagram(dope(model=PolynomialChi(plain, (0.05,))), undercooling=30.0)
    assert isinstance(moving.monotectic, Monotectic)
    assert moving.monotectic.disagreement < 1e-8
    assert moving.melting_temperature(moving.monotectic.phi_rich) == pytest.approx(
        moving.monotectic.temperature, abs=1e-8
    )
    assert moving.cloud_temperature(moving.monotectic.phi_rich) == pytest.approx(
        moving.monotectic.temperature, abs=1e-7
    )
    assert moving.critical.kind == "upper"
    assert moving.three_liquids == ()


def test_a_broad_polymer_has_a_cloud_and_a_shadow_curve(dope):
    chains = schulz_zimm(weight_average=250.0, dispersity=2.0)
    system = replace(dope(0.62), cloud_table=CloudTable.of(chains))
    diagram = phase_diagram(system, undercooling=30.0)
    phi, chi = stockmayer(chains)
    hottest = diagram.cloud.temperature.max()
    assert hottest > 250.0 / (chi - (0.62 - 250.0 / 450.0))  # the critical point is lower
    near = np.argmin(np.abs(diagram.cloud.phi - phi))
    assert diagram.shadow.phi[near] == pytest.approx(phi, rel=0.15)
    assert diagram.cloud_temperature(0.05) == pytest.approx(
        np.interp(0.05, diagram.cloud.phi, diagram.cloud.temperature), abs=0.1
    )
    assert "Mw/Mn = 2" in " ".join(diagram.notes)


def test_the_map_tells_where_the_order_changes(diagram):
    (low, turn, first), (same, high, then) = diagram.orders((0.05, 0.9))
    assert (low, high) == (0.05, 0.9)
    assert (first, then) == ("liquid-liquid", "solid-liquid")
    assert turn == same == pytest.approx(diagram.kinetic_monotectic.weight_rich, abs=2e-6)


def test_the_error_of_a_cloud_point_is_that_of_chi_over_its_slope(dope, diagram):
    moved = phase_diagram(dope(0.62 + 0.001), undercooling=30.0)
    change = (moved.cloud_temperature(0.2) - diagram.cloud_temperature(0.2)) / 0.001
    assert diagram.cloud_std(0.2) == pytest.approx(0.05 * change, rel=0.01)
    never = phase_diagram(dope(model=TemperatureChi(0.2)), undercooling=0.0)
    assert np.isnan(never.cloud_std(0.2))


def test_a_polymer_and_its_solvent_are_enough():
    diagram = phase_diagram(
        "PVDF", "dibutyl phthalate", molar_mass=300.0, dispersity=2.0, undercooling=30.0
    )
    assert diagram.system.diluent == "dibutyl phthalate"
    assert diagram.cloud is not None
    with pytest.raises(InputError, match="needs its solvent and its molar_mass"):
        phase_diagram("PVDF", "dibutyl phthalate", undercooling=30.0)
