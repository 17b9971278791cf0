"""A stack of layers: resistances in series, load side by side, the weakest decides."""

import pytest

from poreform.core.quantities import quantity
from poreform.core.reading import Reading
from poreform.virtual.stack import RULES, stacked


def reading(name, value, std=None):
    return Reading(name, value, quantity(name).unit, "virtual", std)


def value(layers, name):
    return {entry.name: entry.value for entry in stacked(layers)}.get(name)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("water_permeability", 1.0 / (0.5 / 2.0 + 0.5 / 8.0)),
        ("porosity", 5.0),
        ("elastic_modulus", 5.0),
        ("breaking_strength", 5.0),
        ("breaking_extension", 2.0),
        ("maximum_pore_size", 2.0),
        ("average_pore_size", 2.0),
        ("pore_connectivity", 2.0),
        ("anisotropy", 5.0),
    ],
)
def test_two_layers_combine_by_the_physics_of_the_quantity(name, expected):
    layers = [[reading(name, 2.0)], [reading(name, 8.0)]]
    assert value(layers, name) == pytest.approx(expected)


@pytest.mark.parametrize("name", sorted(RULES))
def test_layers_that_are_alike_make_a_wall_that_is_alike(name):
    layer = [reading(name, 3.0, 0.5)]
    (wall,) = stacked([layer, layer, layer])
    assert (wall.value, wall.std) == pytest.approx((3.0, 0.5))


def test_a_single_layer_is_passed_on_untouched():
    layer = [reading("porosity", 60.0, 1.0), reading("anisotropy", 1.1)]
    assert stacked([layer]) == tuple(layer)


@pytest.mark.parametrize("name", sorted(RULES))
def test_the_order_of_the_layers_does_not_matter(name):
    layers = [[reading(name, figure)] for figure in (1.0, 4.0, 7.0)]
    assert value(layers, name) == pytest.approx(value(layers[::-1], name))


def test_the_pore_size_ratio_is_that_of_the_wall_and_not_a_mean_of_ratios():
    layers = [
        [
            reading("maximum_pore_size", largest),
            reading("average_pore_size", mean),
            reading("pore_size_ratio", largest / mean),
        ]
        for largest, mean in ((0.6, 0.2), (0.4, 0.3))
    ]
    assert value(layers, "pore_size_ratio") == pytest.approx(0.4 / 0.2)


def test_a_figure_that_one_layer_lacks_is_left_out():
    layers = [[reading("porosity", 60.0), reading("anisotropy", 1.1)]] * 2
    layers[1] = layers[1][:1]
    assert [entry.name for entry in stacked(layers)] == ["porosity"]


def test_a_spread_that_one_layer_does_not_know_is_not_known_of_the_wall():
    layers = [[reading("porosity", 60.0, 1.0)], [reading("porosity", 62.0)]]
    assert stacked(layers)[0].std is None


def test_the_method_says_how_the_layers_were_combined():
    layers = [[reading("water_permeability", 1.0)]] * 2
    assert stacked(layers)[0].method == "virtual; 2 layers: layers in series"
