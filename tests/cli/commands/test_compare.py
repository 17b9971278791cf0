"""`poreform compare`."""

from pathlib import Path

RECIPES = Path(__file__).resolve().parents[3] / "examples" / "recipes"


def test_two_recipes_are_told_apart(say, recipe):
    found = say("compare", recipe, RECIPES / "pvdf_sulfolane.toml", "--json").content
    paths = [entry["path"] for entry in found["settings"]]
    assert "dissolution: temperature" in paths
    assert set(found["answers"]) == {"P", "R", "L"}


def test_people_get_a_table(say, recipe):
    said = say("compare", recipe, RECIPES / "pvdf_sulfolane.toml")
    assert said.code == 0
    assert "settings that differ" in said.out
    assert "route P" in said.out


def test_a_recipe_beside_itself_makes_the_same_membrane(say, recipe):
    assert "the same membrane" in say("compare", recipe, recipe).out


def test_a_missing_recipe_is_input_that_is_wrong(say, recipe, tmp_path):
    said = say("compare", recipe, tmp_path / "none.toml")
    assert said.code == 2
    assert "no such file" in said.err
