"""From the shipped substances to a system."""

import pickle

import pytest

from poreform.core.errors import UnknownNameError
from poreform.materials import catalogue
from poreform.materials.mixture import Mixture
from poreform.thermo.phase_diagram import phase_diagram
from poreform.thermo.substances import system_of

MOLAR_MASS = 400.0  # kg/mol


@pytest.fixture(scope="module")
def shelf():
    return catalogue.load()


@pytest.fixture(scope="module")
def pvdf(shelf):
    return shelf.polymer("PVDF")


def test_the_chain_fills_its_molar_volume_in_sites_of_the_diluent(shelf, pvdf):
    diluent = Mixture.pure(shelf.solvent("DBP"))
    system = system_of(pvdf, diluent, shelf, molar_mass=MOLAR_MASS)
    volume = MOLAR_MASS / pvdf.density_at(450.0)
    assert system.chain_length * system.reference_volume == pytest.approx(volume)
    assert system.reference_volume == pytest.approx(diluent.molar_volume_at(450.0))


def test_the_crystal_is_that_of_the_polymer(shelf, pvdf):
    diluent = Mixture.pure(shelf.solvent("sulfolane"))
    crystal = system_of(pvdf, diluent, shelf, molar_mass=MOLAR_MASS).crystal
    assert crystal.melting_temperature == pvdf.equilibrium_melting_temperature.value
    assert crystal.heat_of_fusion == pvdf.heat_of_fusion_molar
    assert crystal.driving_force(crystal.melting_temperature) == 0.0


def test_a_mixture_lies_between_its_components_per_volume(shelf, pvdf):
    liquids = (shelf.solvent("DBP"), shelf.solvent("DEHP"))
    systems = [
        system_of(pvdf, diluent, shelf, molar_mass=MOLAR_MASS)
        for diluent in (*map(Mixture.pure, liquids), Mixture(liquids, (0.5, 0.5)))
    ]
    one, other, both = (float(s.chi.at(450.0)) / s.reference_volume for s in systems)
    assert min(one, other) < both < max(one, other)


def test_a_pair_without_a_file_is_marked_as_an_estimate(shelf, pvdf):
    unlisted = next(
        solvent
        for name, solvent in shelf.solvents.items()
        if shelf.pair("PVDF", name) is None
    )
    system = system_of(pvdf, Mixture.pure(unlisted), shelf, molar_mass=MOLAR_MASS)
    assert system.chi.is_estimate


def test_a_diluent_that_boils_early_is_taken_at_its_boiling_point(shelf, pvdf):
    liquid = shelf.solvent("cyclohexanone")
    system = system_of(pvdf, Mixture.pure(liquid), shelf, molar_mass=MOLAR_MASS)
    assert system.reference_temperature == liquid.boiling_point.value


def test_a_system_travels_between_processes(shelf, pvdf):
    diluent = Mixture.pure(shelf.solvent("DBP"))
    system = system_of(pvdf, diluent, shelf, molar_mass=MOLAR_MASS)
    back = pickle.loads(pickle.dumps(system))
    assert back.chi == system.chi
    assert back.volume_fraction(0.3, 430.0) == system.volume_fraction(0.3, 430.0)


def test_a_diagram_of_shipped_substances_is_drawn(shelf, pvdf):
    diluent = Mixture.pure(shelf.solvent("DBP"))
    system = system_of(pvdf, diluent, shelf, molar_mass=MOLAR_MASS)
    diagram = phase_diagram(system, undercooling=32.0)
    assert diagram.melting_temperature(0.2) < system.crystal.melting_temperature


def test_names_are_looked_up(shelf, pvdf):
    diluent = Mixture.pure(shelf.solvent("DBP"))
    by_name = system_of("PVDF", "DBP", molar_mass=300.0)
    by_document = system_of(pvdf, diluent, shelf, molar_mass=300.0)
    assert by_name.chain_length == by_document.chain_length
    assert by_name.diluent == "dibutyl phthalate"
    with pytest.raises(UnknownNameError, match="no solvent is called 'water of life'"):
        system_of("PVDF", "water of life", molar_mass=300.0)
