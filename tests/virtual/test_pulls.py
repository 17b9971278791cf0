"""The tensile figures of a virtual membrane: drawn, or estimated with a checked error."""

import numpy as np
import pytest

from poreform.core.reading import Reading
from poreform.measure.tensile_estimate import (
    EXTENSION_ERROR,
    MODULUS_ERROR,
    STRENGTH_ERROR,
)
from poreform.structure.shapes import gaussian_cut
from poreform.virtual.pulls import averaged, ligament_rule, material_law, pulls
from poreform.virtual.readings import BENCH, NO_ESTIMATE, measured

ERRORS = {
    "elastic_modulus": MODULUS_ERROR,
    "breaking_strength": STRENGTH_ERROR,
    "breaking_extension": EXTENSION_ERROR,
}


@pytest.fixture(scope="module")
def polymer(catalogue):
    return catalogue.polymer("PVDF")


@pytest.fixture(scope="module")
def texture():
    return gaussian_cut(
        voxels=40,
        correlation=3.0,
        solid_fraction=0.45,
        voxel=3e-8,
        rng=np.random.default_rng(5),
    )


@pytest.fixture(scope="module")
def benches(texture, polymer):
    """The bench of one texture by finite elements and estimated."""
    return {
        how: measured(texture, polymer, thickness=1e-4, drawn=False, tensile=how, seed=1)
        for how in ("elements", "estimate")
    }


def read(bench):
    return {reading.name: reading for reading in bench.readings}


@pytest.mark.parametrize("name", ERRORS)
def test_an_estimate_agrees_with_the_draw_within_its_stated_error(benches, name):
    drawn, estimated = (read(benches[how])[name] for how in ("elements", "estimate"))
    assert estimated.std >= ERRORS[name] * estimated.value * 0.7
    assert abs(estimated.value - drawn.value) < 2.0 * estimated.std


@pytest.mark.parametrize("name", ERRORS)
def test_an_estimate_says_that_it_is_one_and_how_far_off(benches, name):
    estimated, drawn = (read(benches[how])[name].method for how in ("estimate", "elements"))
    assert estimated.startswith("estimate ")
    assert f"{100 * ERRORS[name]:g} % off" in estimated
    assert "estimate" not in drawn


def test_a_yield_is_drawn_and_never_estimated(benches):
    assert read(benches["elements"])["yield_strength"].value > 0.0
    assert "yield_strength" not in read(benches["estimate"])
    assert f"no yield strength: {NO_ESTIMATE}" in benches["estimate"].refusals


def test_the_yield_lies_below_the_strength(benches):
    drawn = read(benches["elements"])
    assert drawn["yield_strength"].value <= drawn["breaking_strength"].value


def test_all_other_figures_are_the_same(benches):
    drawn, estimated = (read(benches[how]) for how in ("elements", "estimate"))
    others = [name for name in BENCH if name in estimated and name not in ERRORS]
    assert others
    assert [drawn[name] for name in others] == [estimated[name] for name in others]


def test_a_stretched_film_is_pulled_along_the_stretch_alone(polymer):
    counts = {
        drawn: {
            len(tests) for tests in pulls(polymer, drawn=drawn, how="estimate").values()
        }
        for drawn in (True, False)
    }
    assert counts == {True: {1}, False: {3}}


def test_specimens_scatter_and_an_estimate_keeps_its_error():
    def reading(value, method):
        return Reading(
            name="elastic_modulus", value=value, unit="MPa", method=method, std=20.0
        )

    drawn = averaged([reading(value, "drawn") for value in (99.0, 100.0, 101.0)])
    told = averaged([reading(value, "estimate") for value in (99.0, 100.0, 101.0)])
    wide = averaged([reading(value, "estimate") for value in (50.0, 100.0, 150.0)])
    assert (drawn.value, drawn.std, drawn.count) == (100.0, pytest.approx(1.0), 3)
    assert told.std == 20.0
    assert wide.std == pytest.approx(50.0)


def test_the_tensile_law_is_that_of_the_polymer(polymer):
    law, facts = material_law(polymer), polymer.mechanics
    assert law.modulus == facts.youngs_modulus.value
    assert law.yield_stress / law.modulus < 0.1
    assert ligament_rule(polymer) == ligament_rule(polymer)
