"""Tables of weighings."""

import math

import pytest

from poreform.core.errors import InputError
from poreform.lab.importers.weighing_table import WeighingTable

GIVEN = "# polymer density: 1.78 g/cm3\n# liquid density: 0.785 g/cm3\n"


@pytest.fixture
def read(tmp_path):
    def read_text(text):
        path = tmp_path / "weighing.csv"
        path.write_text(text, encoding="utf-8")
        assert WeighingTable().recognises(path)
        return WeighingTable().read(path)

    return read_text


def test_wet_and_dry_mass_give_a_porosity(read):
    # 0.5 g of 1.78 g/cm3 fill 0.28090 cm3, 0.5 g of 0.785 g/cm3 0.63694 cm3
    (found,) = read(GIVEN + "dry mass [g],wet mass [g]\n0.5,1.0\n").readings
    assert found.value == pytest.approx(100 * 0.63694 / (0.63694 + 0.28090), rel=1e-4)
    assert found.method == "weighing, wet and dry mass"
    assert found.note == "no error of weighing or size is stated"


@pytest.mark.parametrize(
    ("header", "row", "volume"),
    [
        ("length [mm],width [mm],thickness [um]", "50,40,150", 50 * 40 * 0.15),
        ("diameter [mm],thickness [um]", "47,150", math.pi / 4 * 47**2 * 0.15),
        (
            "outer diameter [mm],inner diameter [mm],length [cm]",
            "1.2,0.8,20",
            math.pi / 4 * (1.44 - 0.64) * 200,
        ),
    ],
)
def test_the_outer_size_of_sheet_disc_and_fibre_gives_a_porosity(read, header, row, volume):
    (found,) = read(f"{GIVEN}dry mass [mg],{header}\n60,{row}\n").readings
    assert found.value == pytest.approx(100 * (1 - 60 / (volume * 1.78)), rel=1e-6)


def test_both_ways_stand_beside_each_other_and_their_gap_is_named(read):
    imported = read(
        GIVEN
        + "# mass error: 0.2 mg\n# thickness error: 3 um\n# length error: 0.2 mm\n"
        + "dry mass [mg],wet mass [mg],length [mm],width [mm],thickness [um]\n"
        + "160,290,50,40,150\n161,292,50,40,150\n"
    )
    wet, size = imported.readings
    assert (wet.count, size.count) == (2, 2)
    assert 0.0 < wet.std < size.std
    assert "the two ways differ by" in imported.notes[-1]


def test_the_spread_of_specimens_is_told(read):
    (found,) = read(GIVEN + "dry mass [g],wet mass [g]\n0.5,1.0\n0.5,1.1\n").readings
    assert found.std > 1.0


@pytest.mark.parametrize(
    ("text", "match"),
    [
        ("dry mass [g],wet mass [g]\n0.5,1\n", "row 2: the liquid density is lacking"),
        (GIVEN + "dry mass [g],wet mass [g]\n1,0.5\n", "row 4: .*columns swapped"),
        (GIVEN + "dry mass [g],name\n1,a\n", "no row holds a dry mass with a wet mass"),
        (GIVEN + "dry mass [g],wet mass\n1,2\n", "'2' has no unit"),
        (
            GIVEN + "dry mass [g],outer diameter [mm],inner diameter [mm],length [mm]\n"
            "1,1,2,100\n",
            "row 4: the inner diameter is not below",
        ),
        (
            "# polymer density: 1.78 kg/m3\ndry mass [g],wet mass [g]\n1,2\n",
            "row 1, polymer density: .*outside the allowed range",
        ),
    ],
)
def test_a_fault_is_named(read, text, match):
    with pytest.raises(InputError, match=match):
        read(text)
