"""map_of: from a few words to a column map."""

import pytest

from poreform.core.errors import InputError
from poreform.lab.load import load
from poreform.lab.mapping import map_of
from poreform.lab.remembered import place_beside, remember


@pytest.fixture(autouse=True)
def own(tmp_path, monkeypatch):
    monkeypatch.setenv("POREFORM_COLUMNS", str(tmp_path / "own"))


@pytest.fixture
def written(tmp_path):
    def write(text, name="a.csv"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_strange_titles_are_taken_for_a_scan_unless_told(written):
    path = written("Lauf 3\nOfen;Por.;Farbe\n100;50,5;w\n")
    columns = map_of(path, columns={"Ofen": "Ts [degC]", "Por.": "P [%]"}, given={})
    assert (columns.kind, columns.headers) == ("scan table", ("Ofen", "Por.", "Farbe"))
    (found,) = load(path, columns=columns).experiments
    assert found.value("porosity") == 50.5


def test_known_words_need_only_what_is_lacking(written):
    rows = "".join(f"{k},{k}\n" for k in range(60))
    path = written("extension [mm],force [N]\n" + rows)
    columns = map_of(path, columns={}, given={"gauge length": "50 mm", "area": "1 mm2"})
    assert columns.kind == "tensile table"
    assert load(path, columns=columns).readings[0].value == pytest.approx(59.0)


@pytest.mark.parametrize(
    ("text", "arguments", "match"),
    [
        ("a,b\n1,2\n", {"columns": {"c": "P [%]"}}, "no row holds the titles 'c'"),
        ("a,b\n1,2\n", {"columns": {}}, "no known kind of lab file"),
        ("a,b\n1,2\n", {"columns": {}, "kind": "scan tabel"}, "did you mean 'scan table'"),
        ("a,b\n1,2\n", {"columns": {}, "kind": "scan table"}, r"the titles 'Ts \[degC\]'"),
        ("a,b\n1,2\n", {"columns": {}, "kind": "PMI porometer"}, "give no column map"),
    ],
)
def test_what_cannot_be_mapped_is_refused(written, text, arguments, match):
    with pytest.raises(InputError, match=match):
        map_of(written(text), given={}, **arguments)


def test_what_is_told_adds_to_a_remembered_map(written):
    path = written("Ofen;Por.\n100;50,5\n")
    first = map_of(path, columns={"Ofen": "Ts [degC]", "Por.": "P [%]"}, given={})
    remember(first, place_beside(path))
    more = map_of(path, columns={}, given={"lot": "7"})
    assert (more.columns, more.given) == (first.columns, {"lot": "7"})
    assert load(path, columns=more).experiments[0].lot == "7"


def test_a_title_told_without_its_unit_is_answered_with_the_one_of_the_file(written):
    path = written("Ts [degC];Porosität [%];Farbe\n100;50,5;w\n")
    with pytest.raises(InputError, match=r"as in the file, e\.g\. 'Porosität \[%\]'$"):
        map_of(path, columns={"Porosität": "P [%]", "Farbe": "-"}, given={})
