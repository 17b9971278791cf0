"""`poreform scan` refuses a bad recipe before anything is made."""

import pytest


def spoilt(recipe, tmp_path, old, new):
    text = recipe.read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / "bad.toml"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return path


def line_with(recipe, word):
    """Return the first line of the recipe that begins with `word`."""
    lines = recipe.read_text(encoding="utf-8").splitlines()
    return next(line for line in lines if line.startswith(word))


@pytest.mark.parametrize(
    ("word", "new", "says"),
    [
        pytest.param("concentration", 'concentration = "70 wt%"', "70", id="70 wt%"),
        pytest.param("thickness", 'thickness = "-200 um"', "-200", id="negative thickness"),
        pytest.param("thickness", 'thickness = "200 degC"', "200 degC", id="wrong unit"),
        pytest.param("thickness", "thickness = 200", "has no unit", id="no unit"),
        pytest.param(
            "solvent", 'solvent = "dibutil phthalate"', "did you mean", id="solvent"
        ),
        pytest.param(
            "weight_average",
            'weight_average_molar_mass = "9e4 g/mol"',
            "90000 g/mol",
            id="Mw",
        ),
        pytest.param("solvent", 'solvent = "cyclohexanone"', "boil", id="Ts above boiling"),
        pytest.param("stop", 'stop = "95 degC"', "95", id="empty scan"),
        pytest.param("[polymer]", "[polymer", "is not TOML", id="not TOML"),
        pytest.param("[polymer]", "[polymer]\ncolour = 1", "colour", id="unknown field"),
    ],
)
def test_a_bad_recipe_is_one_sentence_and_leaves_nothing(
    say, recipe, tmp_path, word, new, says
):
    path = spoilt(recipe, tmp_path, line_with(recipe, word), new)
    said = say("scan", path, "--out", tmp_path / "results", "--workers", "0")
    assert said.code == 2
    assert said.out == ""
    assert says in said.err
    assert len(said.err.splitlines()) == 1
    assert [entry.name for entry in tmp_path.iterdir()] == ["bad.toml"]


def test_a_recipe_that_is_not_there_is_named(say, tmp_path):
    said = say("scan", tmp_path / "absent.toml")
    assert said.code == 2
    assert "absent.toml: there is no such file" in said.err
