"""`poreform serve`, up to the moment of serving."""


def test_what_would_be_served_is_listed(say, tmp_path):
    (tmp_path / "a.html").write_text("<p>a</p>", encoding="utf-8")
    (line,) = say("serve", tmp_path, "--json").content["reports"]
    assert line["name"] == "a.html"


def test_a_campaign_is_priced_by_the_costs_of_the_folder(say, tmp_path, measured):
    say("campaign", "new", tmp_path / "bench.db")
    say("campaign", "add", tmp_path / "bench.db", measured)
    prices = tmp_path / "costs.toml"
    prices.write_text('unit = "EUR"\nmembrane = 2.0\n', encoding="utf-8")
    (line,) = say("serve", tmp_path, "--json").content["campaigns"]
    assert line["view"]["bill"]["unit"] == "EUR"
    other = tmp_path / "hours.toml"
    other.write_text('unit = "h"\nmembrane = 1.0\n', encoding="utf-8")
    (line,) = say("serve", tmp_path, "--costs", other, "--json").content["campaigns"]
    assert line["view"]["bill"]["unit"] == "h"


def test_a_folder_that_is_not_there_is_refused(say, tmp_path):
    said = say("serve", tmp_path / "absent")
    assert said.code == 2
    assert "there is no such folder" in said.err
