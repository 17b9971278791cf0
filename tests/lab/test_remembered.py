"""Column maps are found again beside the data and in the user's folder."""

import pytest

from poreform.core.errors import InputError
from poreform.lab.column_map import ColumnMap
from poreform.lab.load import load
from poreform.lab.remembered import (
    map_for,
    place_beside,
    place_of_user,
    remember,
    user_folder,
)
from poreform.lab.sheets import sheets_of

COLUMNS = ColumnMap(
    kind="scan table",
    headers=("Ofen", "Por."),
    columns={"Ofen": "Ts [degC]", "Por.": "P [%]"},
    given={"w": "25 wt%"},
)


@pytest.fixture(autouse=True)
def own(tmp_path, monkeypatch):
    monkeypatch.setenv("POREFORM_COLUMNS", str(tmp_path / "own"))


@pytest.fixture
def data(tmp_path):
    path = tmp_path / "data" / "bench.csv"
    path.parent.mkdir()
    path.write_text("Ofen;Por.\n100;50,5\n105;51,5\n")
    return path


def test_a_map_beside_the_data_is_used_for_every_file_of_the_shape(data):
    assert remember(COLUMNS, place_beside(data)).name == "bench.columns.toml"
    other = data.with_name("later.csv")
    other.write_text("Por.;Ofen\n52,5;110\n")
    (found,) = load(other).experiments
    assert (found.value("porosity"), found.concentration) == (52.5, 0.25)
    assert "columns read by a column map (scan table)" in load(other).notes


def test_a_map_in_the_users_folder_is_used_too(data):
    assert remember(COLUMNS, place_of_user(data)).parent == user_folder()
    assert len(load(data).experiments) == 2


def test_without_a_map_the_file_is_refused_with_the_way_out(data):
    with pytest.raises(InputError, match="other headers need a column map"):
        load(data)


def test_the_map_beside_the_data_comes_first(data):
    remember(COLUMNS, place_of_user(data))
    nearer = COLUMNS.model_copy(update={"given": {"w": "30 wt%"}})
    remember(nearer, place_beside(data))
    assert map_for(data, sheets_of(data)) == nearer


def test_two_maps_of_one_shape_that_differ_are_refused(data):
    remember(COLUMNS, place_beside(data))
    other = COLUMNS.model_copy(update={"given": {}})
    remember(other, data.with_name("b.columns.toml"))
    with pytest.raises(InputError, match="both know its headers but say different things"):
        load(data)


def test_a_map_is_never_overwritten(data):
    place = remember(COLUMNS, place_beside(data))
    before = place.read_bytes()
    assert remember(COLUMNS, place) == place
    with pytest.raises(InputError, match="another column map is there"):
        remember(COLUMNS.model_copy(update={"given": {}}), place)
    assert place.read_bytes() == before


@pytest.mark.parametrize(
    ("text", "match"),
    [
        ("kind = 3\n", r"bench\.columns\.toml: kind"),
        ("kind\n", "is not TOML"),
        ("#" * 200_001, "too large for a column map"),
    ],
)
def test_a_broken_map_is_named(data, text, match):
    place_beside(data).write_text(text)
    with pytest.raises(InputError, match=match):
        load(data)
