"""Scan tables: what is read, and that every fault is named with its row."""

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from poreform.core.errors import InputError, PoreformError
from poreform.lab.column_map import ColumnMap
from poreform.lab.importers.scan_table import ScanTable


@pytest.fixture
def read(tmp_path):
    def read_text(text):
        path = tmp_path / "scan.csv"
        path.write_text(text, encoding="utf-8")
        return ScanTable().read(path)

    return read_text


def test_a_plain_table_becomes_one_record_a_row(read):
    first, second = read("Ts [degC],P [%],TL [%]\n100,50.5,120\n105,52,110\n").experiments
    assert first.dissolution_temperature == pytest.approx(373.15)
    assert (first.value("porosity"), first.value("breaking_extension")) == (50.5, 120.0)
    assert first.name == "scan row 2"
    assert second.origin == "measured"


def test_semicolons_go_with_decimal_commas(read):
    (found,) = read("Ts / °C;P / %;TL / %\n100,5;50,5;120,5\n").experiments
    assert found.dissolution_temperature == pytest.approx(373.65)
    assert found.value("porosity") == 50.5


def test_kelvin_and_fractions_are_converted(read):
    (found,) = read("Ts [K],P [1],TL [%]\n413.15,0.62,120\n").experiments
    assert found.dissolution_temperature == pytest.approx(413.15)
    assert found.value("porosity") == pytest.approx(62.0)


def test_titles_and_conditions_may_stand_above_the_header(read):
    text = (
        "# polymer: PVDF\n# Mw: 250000 g/mol\n# w: 25 wt%\nLab of spring,,\n"
        "Ts [degC],P [%],TL [%]\n100,50,120\n"
    )
    (found,) = read(text).experiments
    assert (found.polymer, found.concentration) == ("PVDF", 0.25)
    assert found.weight_average_molar_mass == pytest.approx(250.0)


def test_conditions_may_stand_in_columns(read):
    text = "Ts [degC],P [%],w [wt%],lot,thickness [um],treatment\n100,50,30,B,200,ii\n"
    (found,) = read(text).experiments
    assert (found.concentration, found.lot, found.treatment) == (0.3, "B", "ii")
    assert found.thickness == pytest.approx(2e-4)


def test_how_a_membrane_was_made_may_stand_in_columns(read):
    text = "Ts [degC],set temperature [degC],P [%],form,cooling\n"
    (found,) = read(text + "139.4,140,50,hollow fibre,water bath 20 degC\n").experiments
    assert found.set_temperature == pytest.approx(413.15)
    assert (found.geometry, found.cooling) == ("hollow fibre", "water bath 20 degC")


def test_replicates_in_rows_are_counted(read):
    found = read("Ts [degC],P [%]\n100,50\n100,51\n105,52\n").experiments
    assert [record.replicate for record in found] == [1, 2, 1]


def test_replicates_in_columns_are_records_of_their_own(read):
    found = read("Ts [degC],P 1 [%],P 2 [%],TL 1 [%]\n100,50,51,120\n").experiments
    assert [record.value("porosity") for record in found] == [50.0, 51.0]
    assert [record.value("breaking_extension") for record in found] == [120.0, None]


def test_a_stated_deviation_goes_with_its_figure(read):
    (found,) = read("Ts [degC],P [%],P sd [%]\n100,50,0.8\n").experiments
    assert found.reading("porosity").std == pytest.approx(0.8)


def test_lumps_are_a_datum_of_their_own(read):
    found = read("Ts [degC],P [%],TL [%]\n100,not dissolved,\n105,50,120\n").experiments
    assert (found[0].state, found[0].readings) == ("not dissolved", ())


def test_a_missing_figure_is_left_out(read):
    found = read("Ts [degC],P [%],TL [%]\n100,50,\n105,-,120\n").experiments
    assert found[0].value("breaking_extension") is None
    assert found[1].value("porosity") is None


def test_units_may_stand_beside_each_number(read):
    (found,) = read("Ts,P\n140 °C,62 %\n").experiments
    assert found.dissolution_temperature == pytest.approx(413.15)


def test_columns_of_other_things_are_named_as_left_out(read):
    assert read("Ts [degC],P [%],colour\n100,50,white\n").notes == (
        "columns left out: colour",
    )


@pytest.mark.parametrize(
    ("text", "match"),
    [
        ("Ts,P [%]\n140,50\n", r"row 2, column 'Ts': '140' has no unit; .*'Ts \[degC\]'"),
        ("Ts [degC],P\n140,50\n", r"row 2, column 'P': '50' has no unit"),
        ("Ts [bar],P [%]\n140,50\n", r"column 'Ts \[bar\]': 'bar' is no unit of it"),
        ("Ts [degC],P [%]\n100,50\n105,120\n", r"row 3: a porosity of 120 % is outside"),
        ("Ts [degC],TL [%]\n100,-5\n", r"row 2: a breaking extension of -5 % is below 0"),
        ("Ts [degC],P [%]\n-300,50\n", r"row 2, column 'Ts \[degC\]'.*outside"),
        ("Ts [degC],P [%]\n140 K,50\n", r"row 2.*'140 K' is not in the degC of its header"),
        ("Ts [degC],P [%]\n140,0.5 g\n", r"row 2.*'0.5 g' is not in the %"),
        ("Ts [degC],P [%]\n140,=A1\n", r"row 2.*'=A1' is a formula"),
        ("Ts [degC],P [%]\n140,abc\n", r"row 2.*'abc' is no number"),
        ("Ts [degC],P [%]\n,50\n", r"row 2: Ts is missing"),
        ("Ts [degC],P [%],P [%]\n140,50,51\n", r"are both the porosity"),
        ("Ts [degC],P [%],treatment\n140,50,x\n", r"row 2: treatment"),
        (
            "Ts [degC],P [%],P sd [%]\n140,50,-1\n",
            r"row 2: the deviation of porosity is -1",
        ),
        ("Ts [degC],P [%]\n", r"the header stands alone"),
        ("# w: 25 bar\nTs [degC],P [%]\n100,50\n", r"row 1, w: '25 bar' is not a quantity"),
        ("a,b\n1,2\n", r"no header row has a column such as 'Ts"),
    ],
)
def test_a_fault_is_named_with_its_row(read, text, match):
    with pytest.raises(InputError, match=match):
        read(text)


def test_every_fault_up_to_five_is_named_and_the_rest_counted(read):
    rows = "".join(f"{100 + k},{200 + k}\n" for k in range(8))
    with pytest.raises(InputError, match=r"row 2: .*row 6: .*; and 3 more"):
        read(f"Ts [degC],P [%]\n{rows}")


def test_other_tables_are_not_recognised(tmp_path):
    path = tmp_path / "other.csv"
    path.write_text("a,b\n1,2\n")
    assert not ScanTable().recognises(path)
    assert not ScanTable().recognises(tmp_path / "picture.png")


def test_a_damaged_table_is_claimed_so_that_its_fault_is_named(tmp_path):
    path = tmp_path / "scan.csv"
    path.write_bytes(b"PK\x00\x00")
    assert ScanTable().recognises(path)
    with pytest.raises(InputError, match="is not text"):
        ScanTable().read(path)


CELLS = st.one_of(
    st.text(max_size=12),
    st.floats().map(str),
    st.sampled_from(
        ["100", "50", "not dissolved", "=1", "1,2", "140 °C", "", "%", "1e400"]
    ),
)


@settings(max_examples=300, deadline=None)
@given(rows=st.lists(st.lists(CELLS, min_size=1, max_size=5), max_size=6))
def test_no_table_crashes_the_reader_and_none_gives_impossible_figures(
    rows, tmp_path_factory
):
    path = tmp_path_factory.mktemp("fuzz") / "scan.csv"
    body = "\n".join(",".join(row) for row in rows)
    path.write_text(
        f"Ts [degC],P [%],TL [%],lot\n{body}\n", encoding="utf-8", errors="replace"
    )
    try:
        found = ScanTable().read(path).experiments
    except PoreformError:
        found = ()
    figures = [record.value("porosity") for record in found]
    assert all(value is None or 0.0 <= value <= 100.0 for value in figures)


def test_a_workbook_with_merged_titles_and_replicates_is_read(tmp_path):
    book = openpyxl.Workbook()
    rows = [
        ("Scan of spring", None, None, None, None),
        ("polymer", "PVDF", "w [wt%]", 25, None),
        ("Ts [°C]", "P [%]", None, "TL [%]", "lot"),
        (None, 1, 2, 1, None),
        (100, "50,5", "51,25", 120, "A"),
        (105, 0.52, None, None, None),
        (None, "53,5", None, None, "B"),
    ]
    for row in rows:
        book.active.append(row)
    book.active.merge_cells("A1:E1")
    book.active.merge_cells("B3:C3")
    book.active.merge_cells("A6:A7")
    book.active["B6"].number_format = "0.0%"
    book.save(tmp_path / "scan.xlsx")
    found = ScanTable().read(tmp_path / "scan.xlsx").experiments
    assert [round(record.dissolution_temperature - 273.15) for record in found] == [
        100, 100, 105, 105,
    ]  # fmt: skip
    assert [record.value("porosity") for record in found] == [50.5, 51.25, 52.0, 53.5]
    assert [record.replicate for record in found] == [1, 2, 1, 1]
    assert {record.concentration for record in found} == {0.25}


def test_a_fault_in_a_workbook_is_named_with_its_sheet_and_row(tmp_path):
    book = openpyxl.Workbook()
    for row in [("Ts [degC]", "P [%]"), (100, 50), (413.15, 51)]:
        book.active.append(row)
    book.save(tmp_path / "scan.xlsx")
    with pytest.raises(
        InputError, match=r"sheet 'Sheet': row 3, column 'Ts \[degC\]'.*350"
    ):
        ScanTable().read(tmp_path / "scan.xlsx")


def test_one_of_two_sheets_with_scans_is_to_be_chosen(tmp_path):
    book = openpyxl.Workbook()
    for sheet in (book.active, book.create_sheet("other")):
        sheet.append(("Ts [degC]", "P [%]"))
        sheet.append((100, 50))
    book.save(tmp_path / "scan.xlsx")
    with pytest.raises(
        InputError, match="sheets 'Sheet' and 'other' all hold a scan table"
    ):
        ScanTable().read(tmp_path / "scan.xlsx")
    columns = ColumnMap(kind="scan table", headers=("Ts [degC]", "P [%]"), sheet="other")
    imported = ScanTable().read(tmp_path / "scan.xlsx", columns)
    assert len(imported.experiments) == 1
    assert "sheets left out: Sheet" in imported.notes


def test_temperatures_off_the_grid_are_named(read):
    text = "TL [%],Ts [degC]\n100,180.8\n105,171.2\n110,160\n"
    assert "2 of 3 Ts are no steps of 5 degC" in read(text).notes[0]
    assert read("TL [%],Ts [degC]\n100,180.3\n105,171.2\n110,160\n").notes == ()


def test_fractions_headed_per_cent_are_named(read):
    rows = "100,0.52\n105,0.55\n"
    assert "are they fractions" in read("Ts [degC],P [%]\n" + rows).notes[0]
    told = read("Ts [degC],P [1]\n" + rows)
    assert told.notes == ()
    assert told.experiments[0].value("porosity") == pytest.approx(52.0)
