"""`poreform diagram`."""

from pathlib import Path

import pytest


def test_the_table_says_which_demixing_comes_first(say, recipe):
    said = say("diagram", recipe)
    assert said.code == 0
    assert "liquid-liquid" in said.out
    assert "solid-liquid" in said.out


def test_machines_get_every_line(say, recipe):
    content = say("diagram", recipe, "--json").content
    assert {"binodal", "spinodal", "melting", "crystallisation"} <= set(content["diagram"])
    assert isinstance(content["planar_interface"]["kinetic"]["permitted"], bool)


def test_a_greater_undercooling_lowers_the_crystallisation_line(say, recipe):
    diagrams = [
        say("diagram", recipe, "--undercooling", text, "--json").content["diagram"]
        for text in ("10 K", "30 K")
    ]
    shallow, deep = (entry["crystallisation"]["temperature"][-1] for entry in diagrams)
    assert shallow - deep == pytest.approx(20.0)


def test_the_diagram_is_drawn(say, recipe, tmp_path):
    path = tmp_path / "diagram.svg"
    assert say("diagram", recipe, "--figure", path).code == 0
    assert path.exists()


def test_an_undercooling_without_a_unit_is_refused(say, recipe):
    said = say("diagram", recipe, "--undercooling", "30")
    assert said.code == 2
    assert "has no unit" in said.err


def test_every_curve_goes_to_its_file(say, recipe, tmp_path):
    assert say("diagram", recipe, "--curves", tmp_path / "curves").code == 0
    assert {"melting.csv", "crystallisation.csv"} <= {
        path.name for path in (tmp_path / "curves").iterdir()
    }


def test_from_hansen_alone_there_is_no_yes_or_no(say, tmp_path):
    recipe = tmp_path / "recipe.toml"
    text = Path("examples/recipes/pvdf_sulfolane.toml").read_text(encoding="utf-8")
    recipe.write_text(text.replace('"sulfolane"', '"acetophenone"'), encoding="utf-8")
    said = say("diagram", recipe)
    assert "no answer: chi is only a Hansen estimate" in said.out
    assert "interface expected" not in said.out
    assert say("diagram", recipe, "--json").content["verdict"] == "not known"
