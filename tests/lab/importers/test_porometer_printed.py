"""Printed results of a porometer: a made-up print in the dialect of the machine."""

import pytest

from poreform.core.errors import InputError
from poreform.lab.importers.porometer_printed import PorometerPrinted

MAKER = "\n01-02-2003\n\nPorous Materials, Inc.  Analytical Services Division\n\n"
BODY = (
    "FLUID =\tWick\nSURFACE TENSION =\t16\tDYNES/CM\nSAMPLE ID =\tSample 9\n"
    "MEAN FLOW PORE DIAMETER =\t0.5000\tMICRONS\n"
    "BUBBLE POINT PORE DIAMETER =\t1.0000\tMICRONS\n"
)
TABLE = (
    "PSI MICRONS L/MIN L/MIN FF% FLOW% DIST DIAMETER\n"
    "6.64 1.0000 1.0 10.0 10.0 10.0\n"
    "13.28 0.5000 10.0 20.0 40.0 50.0 80.0 0.75\n"
    "26.56 0.2500 40.0 40.0 50.0 100.0 200.0 0.375\n"
)


@pytest.fixture
def written(tmp_path):
    def write(title="CAPILLARY FLOW ANALYSIS", body=BODY, table=TABLE):
        path = tmp_path / "run.txt"
        path.write_text(f"\n{title}\n{MAKER}{body}{table}", encoding="cp1252")
        return path

    return write


def test_the_sizes_are_those_printed(written):
    largest, mean, ratio = PorometerPrinted().read(written()).readings
    assert (largest.value, mean.value, ratio.value) == (1.0, 0.5, 2.0)
    assert "as printed by the machine" in largest.method
    assert "by d = 4 gamma/p 1.398 um" in largest.note


def test_the_printed_table_is_its_distribution(written):
    found = PorometerPrinted().read(written()).distribution
    assert found.filter_flow == pytest.approx([10.0, 50.0, 100.0])
    assert found.density[1:] == pytest.approx([80.0, 200.0])


def test_the_tortuosity_decides_the_constant(written):
    read = PorometerPrinted().read(written(body=f"{BODY}TORTUOSITY = 1\n"))
    assert "d = 4 gamma/p" in read.readings[0].method
    assert "by d = 2.86 gamma/p 0.715 um" in read.readings[0].note


def test_a_print_without_a_table_has_no_distribution(written):
    assert PorometerPrinted().read(written(table="")).distribution is None


@pytest.mark.parametrize(
    ("title", "body", "match"),
    [
        ("PERMEABILITY RESULTS", BODY, "printed permeability test; export the capillary"),
        ("Pressure Hold Test Analysis", BODY, "printed pressure hold test; export"),
        ("INTEGRITY TEST", "SURFACE TENSION = 16\n", "prints no pore size; export the raw"),
        ("CAPILLARY FLOW ANALYSIS", "", "surface tension of the wetting liquid is lacking"),
        ("SOMETHING ELSE", BODY, "is no print of this machine"),
    ],
)
def test_what_holds_no_pore_size_says_what_to_export(written, title, body, match):
    with pytest.raises(InputError, match=match):
        PorometerPrinted().read(written(title, body, ""))


def test_only_a_print_of_the_machine_is_its_own(written, tmp_path):
    assert PorometerPrinted().recognises(written())
    assert not PorometerPrinted().recognises(written("A LETTER"))
    assert not PorometerPrinted().recognises(tmp_path / "none.txt")
    assert not PorometerPrinted().recognises(tmp_path / "run.CFT")
