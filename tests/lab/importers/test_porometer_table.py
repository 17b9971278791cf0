"""Tables of porometer curves."""

import pytest

from poreform.core.errors import InputError
from poreform.lab.importers.porometer_table import PorometerTable

TENSION = "# surface tension: 16 mN/m\n"
HEADER = "pressure [kPa],wet flow [l/min],dry flow [l/min]\n"
ROWS = "50,0,0.5\n100,0.01,1\n200,2,2\n300,3,3\n"


@pytest.fixture
def read(tmp_path):
    def read_text(text):
        path = tmp_path / "run.csv"
        path.write_text(text, encoding="utf-8")
        return PorometerTable().read(path)

    return read_text


def test_the_three_figures_of_a_run(read):
    largest, mean, ratio = read(TENSION + HEADER + ROWS).readings
    assert largest.value == pytest.approx(1e6 * 2.86 * 0.016 / 1e5)
    assert ratio.value == pytest.approx(largest.value / mean.value)


def test_the_constant_can_be_told(read):
    largest = read("# constant: 4\n" + TENSION + HEADER + ROWS).readings[0]
    assert largest.value == pytest.approx(1e6 * 4.0 * 0.016 / 1e5)


def test_wet_and_dry_may_stand_in_rows_of_their_own(read):
    rows = "100,0.01,\n200,2,\n300,3,\n50,,0.5\n300,,3\n"
    assert len(read(TENSION + HEADER + rows).readings) == 3


@pytest.mark.parametrize(
    ("text", "match"),
    [
        (HEADER + ROWS, "write e.g. '# surface tension: 15.9 mN/m'"),
        (TENSION + HEADER + "100,x,1\n", r"row 3, column 'wet flow .*'x' is no number"),
        (TENSION + HEADER + "100,-1,1\n", r"row 3.*outside the allowed range"),
        (TENSION + HEADER + "100,,1\n", "no row holds a pressure and a wet flow"),
        (TENSION + HEADER + "50,0,1\n", "no gas came through"),
        (TENSION + HEADER + "100,0,1\n", "are the pressures absolute"),
        ("# bubble point: last\n" + TENSION + HEADER + ROWS, "no rule of the bubble point"),
    ],
)
def test_a_fault_is_named(read, text, match):
    with pytest.raises(InputError, match=match):
        read(text)


def test_a_table_of_flows_is_recognised(tmp_path):
    path = tmp_path / "run.csv"
    path.write_text(TENSION + HEADER + ROWS)
    assert PorometerTable().recognises(path)
    path.write_text("Ts [degC],P [%]\n100,50\n")
    assert not PorometerTable().recognises(path)


def test_absolute_pressures_are_taken_off_the_stated_air(read):
    absolute = "".join(
        f"{float(p) + 100:g},{wet},{dry}\n"
        for p, wet, dry in (row.split(",") for row in ROWS.splitlines())
    )
    stated = read("# ambient pressure: 100 kPa\n" + TENSION + HEADER + absolute).readings
    assert [r.value for r in stated] == pytest.approx(
        [r.value for r in read(TENSION + HEADER + ROWS).readings]
    )


def test_the_rule_of_the_bubble_point_may_be_stated(read):
    (maximum, *_) = read("# bubble point: steady rise\n" + TENSION + HEADER + ROWS).readings
    assert "bubble point at steady rise" in maximum.method
