"""How a dope stands: the viscosities that the time of settling rests on."""

import pytest

from poreform.process.line import resolve
from poreform.process.recipe import Recipe
from poreform.process.standing import standing_of


@pytest.fixture
def standing(content, catalogue):
    """A function of what differs from a plain recipe."""

    def make(**change):
        recipe = Recipe.from_mapping(content(**change), name="recipe.toml")
        return standing_of(resolve(recipe, catalogue))

    return make


def test_longer_chains_stand_longer(standing):
    times = [
        standing(polymer={"weight_average_molar_mass": f"{mass} g/mol"}).time(
            density_difference=100.0, phi_rich=0.3
        )
        for mass in (250000, 500000)
    ]
    assert times[1] / times[0] == pytest.approx(2.0 ** (3.4 * 0.3))


def test_a_hotter_diluent_is_thinner(standing):
    hot = standing(dissolution={"temperature": "180 degC"})
    assert hot.diluent_viscosity < standing().diluent_viscosity
    assert hot.melt_viscosity == standing().melt_viscosity
