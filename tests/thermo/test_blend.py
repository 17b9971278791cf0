"""Polymer, resin and solvent on one lattice."""

from dataclasses import replace

import numpy as np
import pytest

from poreform.core.errors import InputError
from poreform.materials.catalogue import load
from poreform.materials.mixture import Mixture
from poreform.thermo.blend import blend_of
from poreform.thermo.substances import system_of

KELVIN = 433.15
MASSES = (300.0, 100.0)


@pytest.fixture(scope="module")
def shelf():
    return load()


@pytest.fixture(scope="module")
def blend(shelf):
    return blend_of(
        shelf.polymer("PVDF"),
        shelf.resin("PMMA"),
        Mixture.pure(shelf.solvent("DBP")),
        shelf,
        molar_masses=MASSES,
        temperature=KELVIN,
    )


def test_its_edge_without_resin_is_the_binary_system(blend):
    system = system_of("PVDF", "DBP", molar_mass=MASSES[0])
    assert blend.components.chi[0, 2] == pytest.approx(system.chi.at(KELVIN))
    assert blend.components.sizes[[0, 2]] == pytest.approx([system.chain_length, 1.0])


def test_the_resin_attracts_the_polymer_as_on_file(blend, shelf):
    resin = shelf.resin("PMMA")
    repeat = resin.repeat_molar_mass.value / resin.density_at(KELVIN)
    site = system_of("PVDF", "DBP", molar_mass=MASSES[0]).reference_volume
    per_repeat = blend.components.chi[0, 1] * repeat / site
    assert per_repeat == pytest.approx(-127.8 / KELVIN)
    chain = blend.components.sizes[1] * site
    assert chain == pytest.approx(MASSES[1] / resin.density_at(KELVIN))
    assert np.array_equal(blend.components.chi, blend.components.chi.T)


def test_it_says_what_is_only_an_estimate(blend):
    assert "a Hansen estimate" in blend.notes[2]


def test_a_resin_without_a_pair_file_is_refused(shelf):
    with pytest.raises(InputError, match="nothing is on file about"):
        blend_of(
            shelf.polymer("PVDF"),
            shelf.resin("PMMA"),
            Mixture.pure(shelf.solvent("DBP")),
            replace(shelf, pairs={}),
            molar_masses=MASSES,
            temperature=KELVIN,
        )
