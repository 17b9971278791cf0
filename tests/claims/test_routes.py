"""The routes ask what their table asks."""

import pytest

from poreform.claims.condition import Condition
from poreform.claims.routes import ROUTES, TITLES


def names(route):
    return [condition.name for condition in ROUTES[route]]


def test_there_are_three_routes_with_titles():
    assert list(ROUTES) == list(TITLES) == ["P", "R", "L"]


@pytest.mark.parametrize("route", ["P", "R", "L"])
def test_each_condition_stands_once(route):
    assert len(set(names(route))) == len(names(route))
    assert all(isinstance(condition, Condition) for condition in ROUTES[route])


def test_percolation_asks_for_a_window_and_liquid_liquid_for_an_interface():
    assert {"solvent (B)", "dissolution (C)"} <= set(names("P")) & set(names("R"))
    assert {"solvent (D)", "dissolution above Tcp"} <= set(names("L"))
    assert "solvent (B)" not in names("L")


def test_only_the_blend_asks_for_proportions_of_the_resin():
    only = set(names("R")) - set(names("P"))
    assert only == {"polymer : (solvent + resin)", "polymer : resin", "polymer + resin"}


def test_the_treatments_of_a_route_are_its_three():
    limits = [
        c.limit for route in "PRL" for c in ROUTES[route] if c.name == "after-treatment"
    ]
    assert limits == ["i, ii or iii", "iv, v or vi", "vii, viii or ix"]
