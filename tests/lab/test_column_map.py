"""Column maps: the shape they know and the text they are kept as."""

import tomllib

from hypothesis import given
from hypothesis import strategies as st

from poreform.lab.column_map import ColumnMap, as_toml, folded, handles, letter, place_of
from poreform.lab.sheet import Sheet

COLUMNS = ColumnMap(kind="scan table", headers=("Ofen", "Por."), columns={"Ofen": "Ts [K]"})


def sheet(*rows, name=""):
    return Sheet(tuple(enumerate(rows, start=1)), decimals="point", name=name)


def test_the_shape_is_known_by_its_headers_in_any_order():
    assert place_of(sheet(("x",), ("por.", "", " OFEN ")), COLUMNS) == 1
    assert place_of(sheet(("Ofen", "Por.", "more")), COLUMNS) is None


def test_a_named_sheet_is_the_only_one_looked_at():
    named = COLUMNS.model_copy(update={"sheet": "Data"})
    assert place_of(sheet(("Ofen", "Por."), name="data"), named) == 0
    assert place_of(sheet(("Ofen", "Por."), name="Sheet1"), named) is None


def test_columns_are_called_by_title_count_or_letter():
    assert handles(("P", "", "p")) == ("p", "column b", "p #2")
    assert [letter(k) for k in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]
    assert folded("  P   [%] ") == "p [%]"


TITLES = st.text(
    st.characters(blacklist_categories=("Cs",)), min_size=1, max_size=12
).filter(lambda text: text.strip() == text)


@given(title=TITLES, meaning=TITLES)
def test_any_title_survives_being_written_down(title, meaning):
    columns = ColumnMap(
        kind="scan table",
        headers=(title,),
        columns={title: meaning},
        given={"lot": meaning},
        sheet=title,
    )
    assert ColumnMap.model_validate(tomllib.loads(as_toml(columns))) == columns
