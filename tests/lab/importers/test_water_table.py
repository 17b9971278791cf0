"""Tables of water permeation."""

import math

import pytest

from poreform.core.errors import InputError
from poreform.lab.importers.water_table import WaterTable
from poreform.materials.water import water_density, water_viscosity


@pytest.fixture
def read(tmp_path):
    def read_text(text):
        path = tmp_path / "water.csv"
        path.write_text(text, encoding="utf-8")
        assert WaterTable().recognises(path)
        return WaterTable().read(path)

    return read_text


def test_a_flux_at_25_degrees_is_divided_by_its_pressure(read):
    (found,) = read("pressure [bar],flux [L/m2/h],T [degC]\n2,300,25\n").readings
    assert found.value == pytest.approx(150.0)
    assert found.method == (
        "water at 25 degC, corrected to 25 degC by its viscosity (IAPWS)"
    )


def test_a_volume_collected_at_another_temperature_is_corrected(read):
    text = (
        "# area: 17.35 cm2\n# T: 15 degC\npressure [kPa],volume [ml],time [min]\n50,40,3\n"
    )
    (found,) = read(text).readings
    plain = 0.040 / (17.35e-4 * 3 / 60) / 0.5
    ratio = water_viscosity(288.15) / water_viscosity(298.15)
    assert found.value == pytest.approx(plain * ratio)


def test_a_mass_collected_inside_a_fibre_counts_too(read):
    text = (
        "# inner diameter: 0.8 mm\n# length: 20 cm\n# thickness: 200 um\n"
        "pressure [bar],mass [g],time [min],T [degC]\n1,40,5,20\n1,42,5,20\n"
    )
    permeance, darcy = read(text).readings
    area = math.pi * 0.8e-3 * 0.2
    flux = 0.041 / water_density(293.15) / (300 * area)
    expected = flux / 1e5 * water_viscosity(293.15) / water_viscosity(298.15)
    assert permeance.value == pytest.approx(expected * 1e5 * 3.6e6)
    assert permeance.count == 2
    assert darcy.value == pytest.approx(expected * 2e-4 * water_viscosity(298.15))
    assert permeance.std == pytest.approx(permeance.value * math.sqrt(2) / 41)


def test_a_membrane_that_is_pressed_together_is_named(read):
    text = "pressure [bar],flux [L/m2/h],T [degC]\n1,100,25\n3,200,25\n"
    assert "falls by 33 % from 1 to 3 bar: compaction" in read(text).notes[-1]


HEADER = "pressure [bar],flux [L/m2/h],T [degC],volume [ml],time [min],area [cm2]\n"


@pytest.mark.parametrize(
    ("text", "match"),
    [
        (HEADER + "1,100\n", "row 2: the temperature is lacking"),
        (HEADER + "1,,25\n", "row 2: neither a flux nor a volume"),
        (HEADER + "1,,25,40,3\n", "row 2: the area is lacking"),
        (HEADER + "1,,25,40\n", "row 2: the time is lacking"),
        (HEADER + "1,100,150\n", "row 2: the viscosity of water at 150 degC"),
        (HEADER + "-1,100,25\n", "row 2, column 'pressure .*outside the allowed range"),
        (HEADER, "the header stands alone"),
    ],
)
def test_a_fault_is_named(read, text, match):
    with pytest.raises(InputError, match=match):
        read(text)
