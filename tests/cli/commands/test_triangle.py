"""`poreform triangle`."""

BLEND = "examples/recipes/pvdf_pmma_blend.toml"


def test_the_blend_is_told_with_its_notes(say):
    said = say("triangle", BLEND, "--temperature", "160 degC")
    assert said.code == 0
    assert "PVDF / PMMA" in said.out
    assert "a Hansen estimate" in said.out


def test_it_is_drawn_and_given_to_machines(say, tmp_path):
    path = tmp_path / "triangle.svg"
    said = say("triangle", BLEND, "--temperature", "100 degC", "--figure", path, "--json")
    assert said.code == 0
    assert path.exists()
    assert len(said.content["blend"]["names"]) == 3


def test_without_a_resin_there_is_no_triangle(say, recipe):
    said = say("triangle", recipe, "--temperature", "160 degC")
    assert said.code == 2
    assert "has no resin" in said.err


def test_a_temperature_without_a_unit_is_refused(say):
    said = say("triangle", BLEND, "--temperature", "160")
    assert said.code == 2
    assert "has no unit" in said.err
