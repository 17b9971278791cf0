"""Standing tables."""

import pytest

from poreform.core.errors import InputError
from poreform.lab.importers.scan_table import ScanTable
from poreform.lab.importers.standing_table import StandingTable


@pytest.fixture
def read(tmp_path):
    def read_text(text):
        path = tmp_path / "standing.csv"
        path.write_text(text, encoding="utf-8")
        return StandingTable().read(path)

    return read_text


HEADER = "polymer,solvent,w [wt%],T [degC],time [h],seen\n"


def test_a_row_becomes_an_observation(read):
    (found,) = read(f"{HEADER}PVDF,dibutyl maleate,30,160,2,planar\n").standing
    assert (found.seen, found.concentration) == ("planar interface", 0.3)
    assert found.temperature == pytest.approx(433.15)
    assert found.time_stood == pytest.approx(7200.0)
    assert found.source == "standing.csv row 2"


def test_what_is_common_may_stand_above(read):
    text = (
        "# polymer: PVDF\n# solvent: DBM\nT [degC],w [wt%],seen,uniform\n160,30,clear,no\n"
    )
    (found,) = read(text).standing
    assert (found.polymer, found.seen, found.uniform_before) == ("PVDF", "one phase", False)


@pytest.mark.parametrize(
    ("row", "match"),
    [
        ("PVDF,DBM,30,160,2,foam", r"row 2: seen: "),
        ("PVDF,DBM,130,160,2,cloudy", r"row 2: concentration: .*outside"),
        ("PVDF,DBM,30,,2,cloudy", r"row 2: temperature: is missing"),
        ("PVDF,DBM,30 g,160,2,cloudy", r"row 2, column 'w \[wt%\]'.*not in the"),
    ],
)
def test_a_fault_is_named_with_its_row(read, row, match):
    with pytest.raises(InputError, match=match):
        read(f"{HEADER}{row}\n")


def test_a_header_alone_is_refused(read):
    with pytest.raises(InputError, match="no row holds an observation"):
        read(HEADER)


def test_scan_tables_and_standing_tables_are_told_apart(tmp_path):
    standing, scan = tmp_path / "a.csv", tmp_path / "b.csv"
    standing.write_text(HEADER)
    scan.write_text("Ts [degC],P [%]\n100,50\n")
    assert [StandingTable().recognises(path) for path in (standing, scan)] == [True, False]
    assert [ScanTable().recognises(path) for path in (standing, scan)] == [False, True]
