"""Headers: where they stand, second rows, merged cells and maps."""

import pytest

from poreform.lab.column_map import ColumnMap
from poreform.lab.columns import SCAN
from poreform.lab.header import header_of, header_place
from poreform.lab.sheet import Block, Sheet


def sheet(*rows, merged=()):
    return Sheet(tuple(enumerate(rows, start=1)), decimals="point", merged=merged)


def found(header):
    return [(c.field.name, c.replicate, c.unit) for c in header.columns]


def test_the_header_is_the_first_row_that_names_the_key_and_another_column():
    rows = sheet(("Ts of spring",), ("Ts [degC]",), ("Ts [degC]", "P [%]"), ("100", "50"))
    assert header_place(rows, SCAN) == 2


def test_no_header_is_none():
    assert header_of(sheet(("a", "b")), SCAN, None) is None


def test_units_may_stand_in_a_row_below():
    header = header_of(sheet(("Ts", "P"), ("(degC)", "(%)"), ("100", "50")), SCAN, None)
    assert header.height == 2
    assert [column.unit for column in header.columns] == ["degC", "%"]


def test_replicate_numbers_may_stand_below_a_merged_title():
    rows = sheet(
        ("Ts [degC]", "P [%]", "", "TL [%]"),
        ("", "1", "2", "1"),
        ("100", "50", "51", "120"),
        merged=(Block(1, 1, 1, 2),),
    )
    assert found(header_of(rows, SCAN, None))[1:] == [
        ("porosity", 1, "%"),
        ("porosity", 2, "%"),
        ("breaking_extension", 1, "%"),
    ]


def test_mean_and_deviation_may_stand_below_a_title():
    rows = sheet(("Ts [degC]", "P [%]", ""), ("", "mean", "sd"), ("100", "50", "1"))
    assert found(header_of(rows, SCAN, None))[1:] == [
        ("porosity", 1, "%"),
        ("porosity std", 1, "%"),
    ]


def test_columns_below_one_merged_title_are_replicates():
    rows = sheet(
        ("Ts [degC]", "P [%]", "", ""), ("100", "1", "2", "3"), merged=(Block(1, 1, 1, 3),)
    )
    header = header_of(rows, SCAN, None)
    assert header.height == 1
    assert [replicate for name, replicate, _ in found(header)[1:]] == [1, 2, 3]


def test_a_row_without_the_key_is_data_unless_it_counts():
    rows = sheet(("Ts [degC]", "P 1 [%]", "P 2 [%]"), ("", "51", "52"))
    assert header_of(rows, SCAN, None).height == 1


def test_a_map_says_what_strange_titles_mean():
    columns = ColumnMap(
        kind="scan table",
        headers=("Ofen", "Por.", "Por.", "Farbe"),
        columns={
            "ofen": "Ts [degC]",
            "Por.": "porosity 1 [%]",
            "por. #2": "porosity 2 [%]",
            "Farbe": "-",
        },
    )
    header = header_of(sheet(("Titel",), ("Ofen", "Por.", "Por.", "Farbe")), SCAN, columns)
    assert found(header)[1:] == [("porosity", 1, "%"), ("porosity", 2, "%")]
    assert header.left_out == ("Farbe",)


@pytest.mark.parametrize(
    ("columns", "match"),
    [
        ({"a": "porosty [%]"}, "no column of a scan table is called 'porosty'"),
        ({"c": "P [%]"}, "names 'c', but no column is called that"),
        ({"a": "Ts [bar]"}, "'bar' is no unit of it"),
        ({"a": "P [%]", "b": "P [%]"}, "are both the porosity"),
    ],
)
def test_a_fault_of_a_map_is_named(columns, match):
    given = ColumnMap(kind="scan table", headers=("a", "b"), columns=columns)
    assert match in "; ".join(header_of(sheet(("a", "b")), SCAN, given).faults)


@pytest.mark.parametrize(
    "units",
    [
        ("[°C]", "[%]", "[%]", "[%]", ""),
        ("°C", "%", "%", "%", ""),
        ("degC", "%", "%", "(%)", "-"),
    ],
)
def test_units_may_stand_below_a_merged_title(units):
    titles = ("Ts", "Porosity", "", "TL", "Remark")
    rows = sheet(titles, units, ("100", "50", "51", "9", "x"), merged=(Block(1, 1, 1, 2),))
    header = header_of(rows, SCAN, None)
    assert header.height == 2
    assert found(header)[:4] == [
        ("dissolution_temperature", 1, "degC"),
        ("porosity", 1, "%"),
        ("porosity", 2, "%"),
        ("breaking_extension", 1, "%"),
    ]


@pytest.mark.parametrize(
    "second",
    [("100", "50"), ("100 °C", "50"), ("100", "-"), ("-", "-"), ("not dissolved", "%")],
)
def test_a_row_of_figures_is_no_row_of_units(second):
    assert header_of(sheet(("Ts [degC]", "P [%]"), second), SCAN, None).height == 1
