"""`poreform serve`, up to the moment of serving."""


def test_what_would_be_served_is_listed(say, tmp_path):
    (tmp_path / "a.html").write_text("<p>a</p>", encoding="utf-8")
    assert say("serve", tmp_path, "--json").content["reports"] == ["a.html"]


def test_a_folder_that_is_not_there_is_refused(say, tmp_path):
    said = say("serve", tmp_path / "absent")
    assert said.code == 2
    assert "there is no such folder" in said.err
