"""`poreform screen`."""


def test_good_solvents_come_first_and_the_warning_is_said(say):
    said = say("screen", "PVDF")
    assert said.code == 0
    assert said.out.index("sulfolane") < said.out.index("dibutyl sebacate")
    assert "it says no yes or no" in said.out.replace("\n", " ")


def test_machines_get_every_candidate(say):
    content = say("screen", "PVDF", "--temperature", "160 degC", "--json").content
    distances = [entry["relative_distance"] for entry in content["candidates"]]
    assert distances == sorted(distances)
    assert "estimate" in content["warning"]


def test_hansen_space_is_drawn(say, tmp_path):
    path = tmp_path / "hansen.svg"
    assert say("screen", "PVDF", "--molar-mass", "300 kg/mol", "--figure", path).code == 0
    assert path.exists()


def test_an_unknown_polymer_is_refused(say):
    said = say("screen", "PVDG")
    assert said.code == 2
    assert "no polymer is called 'PVDG'" in said.err
