"""Mixed diluents: limits, bounds and mass balance."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poreform.core.errors import InputError, OutOfRangeError
from poreform.materials.catalogue import load
from poreform.materials.mixture import Mixture

DBP, DEHP = load().solvent("DBP"), load().solvent("DEHP")
SHARE = st.floats(0.01, 0.99)


def blend(share):
    return Mixture((DBP, DEHP), (share, 1.0 - share))


def test_one_solvent_alone_keeps_its_own_properties():
    pure = Mixture.pure(DBP)
    assert pure.name == "dibutyl phthalate"
    assert pure.molar_mass == pytest.approx(DBP.molar_mass.value)
    assert pure.density_at(400.0) == pytest.approx(DBP.density_at(400.0))
    assert pure.viscosity_at(400.0) == pytest.approx(DBP.viscosity_at(400.0))
    assert pure.surface_tension_at(400.0) == pytest.approx(DBP.surface_tension_at(400.0))
    assert pure.hansen == pytest.approx(DBP.hansen.parts)
    assert pure.boiling_point == DBP.boiling_point.value
    assert pure.effective_chi([0.5], 450.0) == pytest.approx(0.5)


@given(share=SHARE)
def test_every_property_lies_between_those_of_the_components(share):
    mixture = blend(share)
    assert DEHP.density_at(400.0) < mixture.density_at(400.0) < DBP.density_at(400.0)
    assert DBP.molar_mass.value < mixture.molar_mass < DEHP.molar_mass.value
    assert DBP.viscosity_at(400.0) < mixture.viscosity_at(400.0) < DEHP.viscosity_at(400.0)
    assert 0.515 < mixture.effective_chi([0.515, 0.68], 450.0) < 0.68
    assert DBP.heat_capacity.value < mixture.heat_capacity < DEHP.heat_capacity.value
    assert 0.121 < mixture.thermal_conductivity < 0.128


@given(share=SHARE)
def test_fractions_add_up_to_one(share):
    mixture = blend(share)
    assert sum(mixture.mole_fractions) == pytest.approx(1.0)
    assert sum(mixture.volume_fractions_at(400.0)) == pytest.approx(1.0)


@given(share=SHARE)
def test_the_volumes_add(share):
    volume = share / DBP.density_at(400.0) + (1.0 - share) / DEHP.density_at(400.0)
    assert 1.0 / blend(share).density_at(400.0) == pytest.approx(volume)


@given(share=SHARE)
def test_equal_interaction_energies_per_volume_stay_what_they_are(share):
    energy = 1800.0  # mol of chi per m3: chi_i = energy v_i for both esters
    chis = [energy * ester.molar_volume_at(450.0) for ester in (DBP, DEHP)]
    mixture = blend(share)
    assert mixture.effective_chi(chis, 450.0) == pytest.approx(
        energy * mixture.molar_volume_at(450.0)
    )


def test_a_mixture_boils_with_its_most_volatile_component():
    assert blend(0.1).boiling_point == DBP.boiling_point.value
    assert blend(0.1).melting_point == DBP.melting_point.value


def test_a_mixture_is_named_by_its_parts():
    assert blend(0.5).name == (
        "dibutyl phthalate 50 wt% + di(2-ethylhexyl) phthalate 50 wt%"
    )


def test_the_range_of_a_component_is_the_range_of_the_mixture():
    with pytest.raises(OutOfRangeError, match="density of dibutyl phthalate"):
        blend(0.5).density_at(630.0)
    assert blend(0.5).density_at(630.0, extrapolate=True) > 0.0


@pytest.mark.parametrize(
    ("solvents", "fractions", "match"),
    [
        ((), (), "one weight fraction for each"),
        ((DBP,), (0.5, 0.5), "one weight fraction for each"),
        ((DBP, DEHP), (0.5, 0.4), "add up to 100 %, got 90 %"),
        ((DBP, DEHP), (1.5, -0.5), "above 0 and at most 1"),
        ((DBP, DBP), (0.5, 0.5), "each solvent stands once"),
    ],
)
def test_a_mixture_that_does_not_add_up_is_refused(solvents, fractions, match):
    with pytest.raises(InputError, match=match):
        Mixture(solvents, fractions)


def test_each_component_needs_its_own_chi():
    with pytest.raises(InputError, match="has 2 solvents, got 1 chi values"):
        blend(0.5).effective_chi([0.5], 450.0)
