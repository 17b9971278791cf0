"""Pairs: the interactions stand in the order of what was observed."""

import pytest

from poreform.core.document import read_toml
from poreform.core.errors import InputError, OutOfRangeError
from poreform.materials.catalogue import SHIPPED, load
from poreform.materials.mixture import Mixture
from poreform.materials.pair import Pair

CATALOGUE = load()
DILUENTS = sorted(name for name, pair in CATALOGUE.pairs.items() if pair.partner != "PMMA")


def critical_chi(segments):
    """Flory's critical chi of a chain of `segments` sites in a solvent."""
    return 0.5 * (1.0 + segments**-0.5) ** 2


@pytest.mark.parametrize("name", DILUENTS)
def test_the_diluents_have_an_upper_critical_temperature(name):
    pair = CATALOGUE.pairs[name]
    assert pair.chi_at(400.0) > pair.chi_at(450.0)


@pytest.mark.parametrize("name", DILUENTS)
def test_pairs_seen_to_demix_as_liquids_exceed_the_critical_chi_at_the_melting_line(name):
    pair, polymer = CATALOGUE.pairs[name], CATALOGUE.polymer("PVDF")
    volume = CATALOGUE.solvent(pair.partner).molar_volume_at(443.15)
    segments = polymer.weight_average_molar_mass.value / polymer.density_at(443.15) / volume
    demixes = pair.chi_at(443.15) > critical_chi(segments)
    assert demixes == (pair.observed == "liquid-liquid")


def test_di_2_ethylhexyl_phthalate_opens_the_liquid_liquid_gap_of_dibutyl_phthalate():
    esters = (CATALOGUE.solvent("DBP"), CATALOGUE.solvent("DEHP"))
    chis = [CATALOGUE.pair("PVDF", ester.cas).chi_at(450.0) for ester in esters]
    mixed = Mixture(esters, (0.5, 0.5)).effective_chi(chis, 450.0)
    assert chis[0] < 0.54
    assert 0.58 < mixed < 0.62
    assert chis[1] > mixed


def test_pmma_and_pvdf_attract_each_other():
    pair = CATALOGUE.pair("PVDF", "PMMA")
    assert pair.chi_at(433.15) == pytest.approx(-0.295, rel=1e-3)


@pytest.mark.parametrize("name", sorted(CATALOGUE.pairs))
def test_nobody_measured_a_chi_of_pvdf_and_every_file_says_so(name):
    pair = CATALOGUE.pairs[name]
    assert {pair.chi_constant.status, pair.chi_slope.status} == {"assumed"}
    assert pair.chi_std >= 0.03
    assert len(pair.reasoning) > 100


def test_chi_outside_its_range_is_refused_unless_asked_for():
    pair = CATALOGUE.pair("PVDF", "DBP")
    with pytest.raises(OutOfRangeError, match=r"chi of PVDF / dibutyl phthalate at"):
        pair.chi_at(520.0)
    assert pair.chi_at(520.0, extrapolate=True) < pair.chi_at(500.0)


def test_a_pair_without_a_range_is_refused():
    content = read_toml(SHIPPED / "pairs" / "pvdf_sulfolane.toml")
    with pytest.raises(InputError, match=r"lowest 600 K is not below 500 K"):
        Pair.from_mapping({**content, "lowest": "600 K"}, name="mine.toml")
