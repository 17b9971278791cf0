"""`poreform report`."""


def test_lab_data_alone_make_a_report(say, measured, tmp_path):
    path = tmp_path / "report.html"
    said = say("report", measured, "--out", path)
    assert said.code == 0
    assert str(path) in said.out.replace("\n", "")
    text = path.read_text(encoding="utf-8")
    assert "<h1>25 wt% PVDF in dibutyl phthalate</h1>" in text
    assert f"63 records of {measured.name}" in text


def test_a_title_is_what_it_is_told_to_be(say, measured, tmp_path):
    path = tmp_path / "report.html"
    say("report", measured, "--title", "Lot <B-7>", "--out", path)
    assert "<h1>Lot &lt;B-7&gt;</h1>" in path.read_text(encoding="utf-8")


def test_a_campaign_gives_the_report_its_name(say, measured, tmp_path):
    bench = tmp_path / "spring_lots.db"
    say("campaign", "new", bench)
    say("campaign", "add", bench, measured)
    assert say("report", bench).code == 0
    text = (tmp_path / "spring_lots.html").read_text(encoding="utf-8")
    assert "<h1>Campaign spring lots</h1>" in text


def test_a_recipe_is_judged_by_the_data(say, measured, recipe, tmp_path):
    path = tmp_path / "report.html"
    content = say("report", measured, "--recipe", recipe, "--out", path, "--json").content
    assert content["headline"]["answer"]
    text = path.read_text(encoding="utf-8")
    assert "condition by condition" in text
    assert "<h1>PVDF in dibutyl and di(2-ethylhexyl) phthalate, 9:1</h1>" in text
