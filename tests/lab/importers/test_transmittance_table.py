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
    assert "at 2 K/min, 5 % below" in reading.method


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
