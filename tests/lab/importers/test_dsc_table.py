"""Tables of DSC runs."""

import numpy as np
import pytest

from poreform.core.errors import InputError
from poreform.lab.importers.dsc_table import DscTable

RATE = 10.0


@pytest.fixture
def read(tmp_path):
    def read_text(text):
        path = tmp_path / "dsc.csv"
        path.write_text(text, encoding="utf-8")
        assert DscTable().recognises(path)
        return DscTable().read(path)

    return read_text


def bell(celsius, middle, width):
    return np.exp(-0.5 * ((celsius - middle) / width) ** 2) / (width * np.sqrt(2 * np.pi))


def record():
    """Cooling with 40 J/g at 110 degC, then heating with 40 J/g about 150 degC; 5 mg."""
    celsius = np.linspace(200.0, 40.0, 1600)
    heat = 40.0 * RATE / 60.0 * 5.0
    down = -heat * bell(celsius, 110.0, 3.0) + 1.0
    up = heat * bell(celsius[::-1], 150.0, 6.0) - 1.0
    return np.concatenate([celsius, celsius[::-1]]), np.concatenate([down, up])


def values(imported):
    return {reading.name: reading.value for reading in imported.readings}


def test_cooling_and_heating_of_one_record_are_told_apart(read):
    rows = "".join(f"{t:.3f},{q:.5f}\n" for t, q in zip(*record(), strict=True))
    text = f"# sample mass: 5 mg\n# rate: {RATE:g} K/min\nT [°C],heat flow [mW]\n{rows}"
    found = values(read(text))
    assert found["crystallisation_temperature"] == pytest.approx(110.0, abs=0.2)
    assert found["crystallisation_onset"] == pytest.approx(116.0, abs=0.3)
    assert found["crystallisation_enthalpy"] == pytest.approx(40.0, rel=0.01)
    assert found["dissolution_middle"] == pytest.approx(150.0, abs=0.1)
    assert found["dissolution_width"] == pytest.approx(6.0, rel=0.03)
    assert found["melting_enthalpy"] == pytest.approx(40.0, rel=0.01)


def test_a_clock_tells_the_rate(read):
    celsius, flow = record()
    minutes = np.arange(celsius.size) * (160.0 / RATE / 1600)
    rows = "".join(
        f"{m:.5f},{t:.3f},{q / 5:.6f}\n"
        for m, t, q in zip(minutes, celsius, flow, strict=True)
    )
    imported = read(f"time [min],T [degC],specific heat flow [W/g]\n{rows}")
    assert values(imported)["melting_enthalpy"] == pytest.approx(40.0, rel=0.01)
    assert "cooling at 10 K/min" in imported.readings[0].method


LINE = "".join(f"{t},{0.001 * t}\n" for t in range(100))


@pytest.mark.parametrize(
    ("text", "match"),
    [
        ("T [degC],heat flow [mW]\n" + LINE, "the mass of the sample is lacking"),
        (
            "# sample mass: 5 mg\nT [degC],heat flow [mW]\n" + LINE,
            "the rate is lacking",
        ),
        (
            "# sample mass: 5 mg\n# rate: 10 K/min\nT [degC],heat flow [mW]\n" + LINE,
            "no peak stands above the noise",
        ),
        (
            "# sample mass: 5 mg\n# rate: 10 K/min\nT [degC],heat flow [mW]\n1,2\n",
            "no run of rising or falling temperature",
        ),
        (
            "# sample mass: 5 kg\n# rate: 10 K/min\nT [degC],heat flow [mW]\n1,2\n",
            "row 1, sample mass: .*outside the allowed range",
        ),
    ],
)
def test_a_fault_is_named(read, text, match):
    with pytest.raises(InputError, match=match):
        read(text)
