"""`poreform run` refuses what it cannot make."""


def test_a_recipe_that_is_not_there_is_named(say, tmp_path):
    said = say("run", tmp_path / "absent.toml")
    assert said.code == 2
    assert "absent.toml: there is no such file" in said.err
