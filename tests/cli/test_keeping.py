"""The commands find windows again in the user's folder."""

from poreform.cli.keeping import kept_windows
from poreform.window.find import Rules
from poreform.window.question import Question, answered

ONE = Question({100.0: [50.0, 50.5], 105.0: [60.0, 60.5]}, {}, Rules(), 0)


def test_windows_are_kept_in_the_users_folder(monkeypatch, tmp_path, capsys):
    monkeypatch.setenv("POREFORM_WINDOWS", str(tmp_path))
    with kept_windows() as answer:
        assert answer([ONE]) == answered([ONE])
    assert [path.stem for path in tmp_path.glob("*/*")] == [ONE.digest()]
    assert capsys.readouterr() == ("", "")
