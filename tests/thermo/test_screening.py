"""The ranking of solvents: order, flags, no verdict."""

import pytest

from poreform.materials import catalogue
from poreform.thermo.screening import screen


@pytest.fixture(scope="module")
def ranking():
    shelf = catalogue.load()
    return screen(
        shelf.polymer("PVDF"),
        shelf.solvents.values(),
        shelf,
        molar_mass=300.0,
        temperature=450.0,
    )


def test_the_nearest_in_hansen_space_comes_first(ranking):
    distances = [candidate.distance for candidate in ranking]
    assert distances == sorted(distances)


def test_the_phthalates_rank_as_they_are_known_to(ranking):
    names = [candidate.solvent for candidate in ranking]
    order = [
        names.index(name)
        for name in (
            "dimethyl phthalate",
            "dibutyl phthalate",
            "di(2-ethylhexyl) phthalate",
        )
    ]
    assert order == sorted(order)


def test_an_estimate_is_too_wide_to_decide(ranking):
    guesses = [candidate for candidate in ranking if candidate.is_estimate]
    assert guesses
    assert min(candidate.chi_std for candidate in guesses) >= 0.299


def test_a_probability_is_above_a_half_only_beyond_the_critical_chi(ranking):
    told = [candidate.demixing_probability > 0.5 for candidate in ranking]
    assert told == [candidate.chi > candidate.critical_chi for candidate in ranking]
