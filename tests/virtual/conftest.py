"""A dope of PVDF in sulfolane as a mapping, to be changed one section at a time."""

import copy
import tomllib
from pathlib import Path
from typing import Any

import pytest

from poreform.materials.catalogue import load
from poreform.process.line import resolve
from poreform.process.recipe import Recipe
from poreform.virtual.conditions import Conditions, Models

EXAMPLES = Path(__file__).parents[2] / "examples" / "recipes"


def _recipe(example: str, change: dict[str, Any]) -> Recipe:
    path = EXAMPLES / f"{example}.toml"
    content = tomllib.loads(path.read_text(encoding="utf-8"))
    merged = copy.deepcopy(content) | change
    both = [key for key in change if isinstance(change[key], dict) and key in content]
    merged |= {key: content[key] | change[key] for key in both}
    kept = {key: value for key, value in merged.items() if value is not None}
    return Recipe.from_mapping(kept, name=example)


@pytest.fixture(scope="session")
def catalogue():
    return load()


@pytest.fixture(scope="session")
def recipe():
    """The example in sulfolane with sections of `change` merged in; None drops one."""

    def build(**change: Any) -> Recipe:
        return _recipe("pvdf_sulfolane", change)

    return build


@pytest.fixture(scope="session")
def blend():
    """The example with a resin, changed likewise."""

    def build(**change: Any) -> Recipe:
        return _recipe("pvdf_pmma_blend", change)

    return build


@pytest.fixture(scope="session")
def conditions_of(catalogue):
    def build(recipe: Recipe, models: Models | None = None) -> Conditions:
        return Conditions(resolve(recipe, catalogue), catalogue, models or Models())

    return build


@pytest.fixture(scope="session")
def conditions(recipe, conditions_of):
    """The plain dope, dissolved at 120 degC: below its melting line."""
    return conditions_of(recipe())


@pytest.fixture(scope="session")
def hot(recipe, conditions_of):
    """The same dope dissolved at 160 degC: above its melting line."""
    return conditions_of(recipe(dissolution={"temperature": "160 degC"}))


@pytest.fixture(scope="session")
def demixing(conditions_of):
    """A dope that separates into two liquids before it crystallises."""
    return conditions_of(_recipe("pvdf_dibutyl_maleate", {}))
