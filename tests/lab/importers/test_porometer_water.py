"""Water permeability tests of a porometer: a made-up one in the dialect of the machine."""

import math

import pytest

from poreform.core.errors import InputError
from poreform.lab.column_map import ColumnMap
from poreform.lab.importers.porometer_water import PorometerWater

PSI = 6894.757293168361
HEAD = "01-02-2003\nLab\nAnn\n{liquid}\n 0\nSample 9\n {size}\n .025\n 14.7\n"
DATA = " 30, 15.2\n 60, 15.7\n0,0\n"


@pytest.fixture
def written(tmp_path):
    def write(data=DATA, liquid="Water", size="4.0"):
        path = tmp_path / "run.CFT"
        path.write_text(HEAD.format(liquid=liquid, size=size) + data, encoding="cp1252")
        return path

    return write


def test_the_permeance_is_flow_over_area_and_pressure(written):
    (reading,) = PorometerWater().read(written()).readings
    area = math.pi * 0.04**2 / 4.0
    by_hand = 30e-6 / 60.0 / (area * 0.5 * PSI)
    assert reading.value == pytest.approx(by_hand * 1e3 * 3600.0 * 1e5)
    assert (reading.count, reading.std) == (2, pytest.approx(0.0, abs=1e-6))
    assert "not corrected to 25 degC" in reading.note


def test_twice_the_flow_is_twice_the_permeance(written):
    (one,) = PorometerWater().read(written()).readings
    (two,) = PorometerWater().read(written(" 60, 15.2\n 120, 15.7\n0,0\n")).readings
    assert two.value == pytest.approx(2.0 * one.value)


@pytest.mark.parametrize(
    ("data", "note"),
    [
        (DATA, "thickness"),
        (DATA.removesuffix("0,0\n"), "no end mark"),
        (" 30, 15.2\n 6x, 15.7\n 60, 15.7\n0,0\n", "read up to '6x, 15.7'"),
    ],
)
def test_data_that_break_off_are_told(written, data, note):
    assert note in PorometerWater().read(written(data)).notes[-1]


def test_water_alone_is_its_own(written):
    assert PorometerWater().recognises(written())
    assert not PorometerWater().recognises(written(liquid="Air"))
    assert not PorometerWater().recognises(written("no data\n"))


@pytest.mark.parametrize(
    ("data", "size", "match"),
    [
        (" 30, 14.6\n0,0\n", "4.0", "no flow of water above"),
        (" -30, 15.2\n0,0\n", "4.0", "no flow of water above"),
        (DATA, "0", "diameter of the sample is lacking"),
        ("hello\n", "4.0", "is no permeability test"),
    ],
)
def test_what_is_lacking_is_named(written, data, size, match):
    with pytest.raises(InputError, match=match):
        PorometerWater().read(written(data, size=size))


def test_a_fixed_file_takes_no_column_map(written):
    columns = ColumnMap(kind="PMI water permeability", headers=("a",))
    with pytest.raises(InputError, match="has its own columns"):
        PorometerWater().read(written(), columns)
