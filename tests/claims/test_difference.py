"""Two recipes side by side: what differs, and what that changes."""

import typing
from collections.abc import Iterator

import pytest
from pydantic import BaseModel

from poreform.claims.difference import (
    LAB_UNITS,
    SECTIONS,
    difference,
    settings,
    settings_that_differ,
)
from poreform.claims.evidence import Evidence
from poreform.claims.verdict import Answer
from poreform.process.recipe import Recipe

NOTHING = Evidence(), Evidence()
COUNTS = {"dispersity"}
"""Numbers without a unit."""


def parts(kind):
    """The kinds inside a type such as ``tuple[X, ...] | None``."""
    inner = typing.get_args(kind)
    return [kind, *(part for entry in inner for part in parts(entry))]


def numbers(document: type[BaseModel]) -> Iterator[str]:
    """Every field of a document and its sections that holds floats."""
    for name, field in document.model_fields.items():
        kinds = parts(field.annotation)
        yield from (name for kind in kinds if kind is float)
        sections = (k for k in kinds if isinstance(k, type) and issubclass(k, BaseModel))
        for section in sections:
            yield from numbers(section)


def test_every_number_of_a_recipe_has_a_lab_unit():
    assert set(numbers(Recipe)) - COUNTS <= set(LAB_UNITS)


def test_a_recipe_does_not_differ_from_itself(recipe, catalogue):
    found = difference(recipe(), recipe(name="other"), NOTHING, catalogue=catalogue)
    assert (found.settings, found.changes) == ((), ())
    assert found.names == ("test", "other")


def test_a_setting_is_told_in_lab_units(recipe, catalogue):
    hotter = recipe(dissolution={"temperature": "165 degC", "time": "90 min"})
    found = settings_that_differ(recipe(), hotter, catalogue)
    assert [(entry.path, entry.first, entry.second) for entry in found] == [
        ("dissolution: temperature", "150 degC", "165 degC"),
        ("dissolution: time", "60 min", "90 min"),
    ]


def test_two_names_of_one_solvent_are_no_difference(recipe, catalogue):
    assert settings_that_differ(recipe(), recipe(solvent={"name": "DBP"}), catalogue) == ()


def test_a_mixture_differs_in_its_parts(recipe, catalogue):
    mixed = recipe(
        solvent=None,
        mixture=[
            {"solvent": "DBP", "fraction": "60 wt%"},
            {"solvent": "DEHP", "fraction": "40 wt%"},
        ],
    )
    found = {
        e.path: (e.first, e.second)
        for e in settings_that_differ(recipe(), mixed, catalogue)
    }
    assert found["diluent: dibutyl phthalate"] == ("100 wt%", "60 wt%")
    assert found["diluent: di(2-ethylhexyl) phthalate"] == ("-", "40 wt%")


def test_every_setting_belongs_to_a_section(recipe, catalogue):
    assert {path.split(":")[0] for path in settings(recipe(), catalogue)} <= set(SECTIONS)


@pytest.mark.parametrize("celsius", [120.0, 190.0])
def test_what_changes_an_answer_comes_first(recipe, record, catalogue, celsius):
    """A scan with Tl = 137.5 and Tu = 162.5 degC: 150 lies inside, the other does not."""
    records = [
        record(
            t, 50.0 + 20.0 * (t > 136.0) + 0.01 * t, 90.0 - 50.0 * (t > 161.0) - 0.01 * t
        )
        for t in [100.0 + 5.0 * k for k in range(18)]
    ]
    evidence = Evidence.of(records)
    outside = recipe(dissolution={"temperature": f"{celsius} degC", "time": "60 min"})
    found = difference(recipe(), outside, (evidence, evidence), catalogue=catalogue)
    first = found.changes[0]
    assert first.decides
    assert first.first.condition == "dissolution (C)"
    assert (first.first.answer, first.second.answer) == (Answer.MET, Answer.NOT_MET)
    assert found.answers["P"][1] is Answer.NOT_MET
