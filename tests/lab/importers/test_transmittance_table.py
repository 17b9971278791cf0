"""Tables of transmittance."""

import pytest

from poreform.core.errors import InputError
from poreform.lab.importers.transmittance_table import TransmittanceTable

HEADER = "T [degC],transmittance [%]\n"
ROWS = "".join(f"{180 - k},{100 - 5 * max(0, k - 20)}\n" for k in range(40))


@pytest.fixture
def read(tmp_path):
    def read_text(text):
        path = tmp_path / "cloud.csv"
        path.write_text(text, encoding="utf-8")
        assert TransmittanceTable().recognises(path)
        return TransmittanceTable().read(path)

    return read_text


def test_the_cloud_point_and_its_rule(read):
    (reading,) = read("# cooling rate: 2 delta_degC/min\n" + HEADER + ROWS).readings
    assert reading.value == pytest.approx(159.0)
    assert "at 2 K/min, transmittance 5 % below" in reading.method


def test_another_drop_can_be_told(read):
    (reading,) = read("# drop: 20 %\n" + HEADER + ROWS).readings
    assert reading.value == pytest.approx(156.0)
    assert "not stated" in reading.note


@pytest.mark.parametrize(
    ("text", "match"),
    [
        (HEADER + "180,x\n", r"row 2, column 'transmittance \[%\]': 'x' is no number"),
        (HEADER + "180,100\n", "5 or more points"),
        (HEADER + "".join(f"{180 - k},100\n" for k in range(9)), "still clear"),
        ("# drop: 200 %\n" + HEADER + ROWS, "between 0 and 1"),
    ],
)
def test_a_fault_is_named(read, text, match):
    with pytest.raises(InputError, match=match):
        read(text)


def test_absorbance_and_turbidity_tell_the_same_onset(read):
    absorbance = "".join(f"{180 - k},{0.05 * max(0, k - 20)}\n" for k in range(40))
    turbidity = "".join(f"{180 - k},{5 + 10 * max(0, k - 20)}\n" for k in range(40))
    (one,) = read("T [degC],absorbance [1]\n" + absorbance).readings
    (other,) = read("# drop: 10 %\nT [degC],turbidity [1]\n" + turbidity).readings
    # 5 % less light is an absorbance of 0.0223; 10 % of a rise over 19 K are 1.9 K
    assert one.value == pytest.approx(160.0 - 0.0223 / 0.05, abs=0.02)
    assert other.value == pytest.approx(160.0 - 1.9)
    assert "turbidity risen by 10 % of its whole rise" in other.method


def runs(shift):
    return "".join(
        f"{rate},{180 - k + shift * rate},{100 - 5 * max(0, k - 20)}\n"
        for rate in (1, 2, 5)
        for k in range(40)
    )


RATED = "cooling rate [K/min],T [degC],transmittance [%]\n"


def test_several_rates_are_extrapolated_to_none(read):
    imported = read(RATED + runs(-2.0))
    (found,) = imported.readings
    assert found.value == pytest.approx(159.0)
    assert "at 1 to 5 K/min, extrapolated to zero rate" in found.method
    assert (
        "157 degC at 1 K/min, 155 degC at 2 K/min, 149 degC at 5 K/min"
        in (imported.notes[-1])
    )


def test_a_cloud_point_that_rises_with_the_rate_is_named(read):
    assert "is a thermometer lagging" in read(RATED + runs(2.0)).notes[-1]


def test_a_row_without_a_rate_among_rates_is_refused(read):
    text = RATED + runs(-2.0) + "".join(f",{180 - k},{100 - 5 * k}\n" for k in range(9))
    with pytest.raises(InputError, match="some rows have no cooling rate"):
        read(text)


@pytest.mark.parametrize("unit", ["NTU", "FNU"])
def test_turbidity_may_be_told_on_the_scale_of_the_meter(read, unit):
    turbidity = "".join(f"{180 - k},{5 + 10 * max(0, k - 20)}\n" for k in range(40))
    (reading,) = read(f"# drop: 10 %\nT [degC],turbidity [{unit}]\n" + turbidity).readings
    assert reading.value == pytest.approx(160.0 - 1.9)
