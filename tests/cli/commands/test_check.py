"""`poreform check` never says yes without evidence."""

import pytest


def test_a_recipe_without_data_is_not_a_yes(say, recipe):
    said = say("check", recipe)
    assert said.code == 1
    assert "not known" in said.out


def test_machines_get_each_finding(say, recipe):
    content = say("check", recipe, "--json").content
    assert [entry["verdict"]["route"] for entry in content] == ["P", "R", "L"]
    assert {
        finding["answer"] for entry in content for finding in entry["verdict"]["findings"]
    } <= {
        "met",
        "not met",
        "not known",
    }


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        pytest.param(
            'concentration = "25 wt%"', 'concentration = "70 wt%"', "70", id="70 wt%"
        ),
        pytest.param('name = "PVDF"', 'name = "PVDQ"', "PVDF", id="unknown polymer"),
        pytest.param("[polymer]", "[polymer", "is not TOML", id="not TOML"),
    ],
)
def test_a_bad_recipe_is_one_sentence_and_two(say, recipe, tmp_path, old, new, says):
    text = recipe.read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / "bad.toml"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    said = say("check", path)
    assert said.code == 2
    assert says in said.err
    assert len(said.err.splitlines()) == 1
