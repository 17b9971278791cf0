"""`poreform report`."""


def test_lab_data_alone_make_a_report(say, measured, tmp_path):
    path = tmp_path / "report.html"
    said = say("report", measured, "--out", path)
    assert said.code == 0
    assert str(path) in said.out.replace("\n", "")
    assert "Measured scan" in path.read_text(encoding="utf-8")


def test_a_recipe_is_judged_by_the_data(say, measured, recipe, tmp_path):
    path = tmp_path / "report.html"
    content = say("report", measured, "--recipe", recipe, "--out", path, "--json").content
    assert content["headline"]["answer"]
    assert "condition by condition" in path.read_text(encoding="utf-8")
