"""Every example runs and finds the number that it asserts."""

import runpy
import shutil
from pathlib import Path

import pytest

from poreform.process.recipe import Recipe

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
SCRIPTS = sorted(EXAMPLES.glob("[0-9][0-9]_*.py"))
RECIPES = sorted((EXAMPLES / "recipes").glob("*.toml"))


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.stem)
def test_an_example_finds_its_number(script, capsys):
    runpy.run_path(str(script), run_name="__main__")
    assert capsys.readouterr().out


@pytest.mark.parametrize("path", RECIPES, ids=lambda path: path.stem)
def test_a_shipped_recipe_is_a_recipe(path, tmp_path):
    copy = shutil.copy(path, tmp_path)
    assert Recipe.from_toml(copy).digest() == Recipe.from_toml(path).digest()


def test_the_examples_are_numbered_without_a_gap():
    assert [int(path.name[:2]) for path in SCRIPTS] == list(range(1, len(SCRIPTS) + 1))
