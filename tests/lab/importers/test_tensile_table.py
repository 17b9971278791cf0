"""Tables of tensile tests."""

import numpy as np
import pytest

from poreform.core.errors import InputError
from poreform.lab.importers.tensile_table import TensileTable

SIZE = "# gauge length: 50 mm\n# width: 10 mm\n# thickness: 100 um\n"


def rows(points=200):
    extension = np.append(np.linspace(0.0, 40.0, points), 40.1)
    force = np.append(np.minimum(2.0 * np.linspace(0.0, 40.0, points), 8.0), 0.0)
    return "".join(f"{e:.4f},{f:.4f}\n" for e, f in zip(extension, force, strict=True))


@pytest.fixture
def read(tmp_path):
    def read_text(text, encoding="utf-8"):
        path = tmp_path / "pull.csv"
        path.write_text(text, encoding=encoding)
        assert TensileTable().recognises(path)
        return TensileTable().read(path)

    return read_text


def values(imported):
    return {reading.name: reading.value for reading in imported.readings}


@pytest.mark.parametrize(
    "header",
    ["extension [mm],force [N]\n", "Displacement,Load\n(mm),(N)\n", "位移,力\n(mm),(N)\n"],
)
def test_units_stand_beside_or_below_the_names(read, header):
    found = values(read(SIZE + header + rows()))
    assert found["breaking_strength"] == pytest.approx(8.0)
    assert found["elastic_modulus"] == pytest.approx(100.0, rel=1e-2)
    assert found["breaking_extension"] == pytest.approx(80.0, rel=1e-2)


def test_a_chinese_machine_need_not_write_utf_8(read):
    imported = read(SIZE + "位移,力\n(mm),(N)\n" + rows(), encoding="gb18030")
    assert "GB 18030" in imported.notes[0]
    assert values(imported)["breaking_strength"] == pytest.approx(8.0)


def test_the_cross_section_may_be_told_as_one(read):
    told = "# gauge length: 50 mm\n# area: 2 mm**2\n"
    assert values(read(told + "extension [mm],force [N]\n" + rows()))[
        "breaking_strength"
    ] == pytest.approx(4.0)


@pytest.mark.parametrize(
    ("text", "match"),
    [
        ("extension [mm],force [N]\n" + rows(), "the size of the specimen is lacking"),
        (
            SIZE + "extension [mm],force [N]\n1,x\n",
            r"row 5, column 'force \[N\]': 'x' is no",
        ),
        (SIZE + "extension [mm],force\n1,2\n", r"'2' has no unit; .*'force \[N\]'"),
        (SIZE + "extension [mm],force [N]\n", "needs 4 or more points"),
    ],
)
def test_a_fault_is_named(read, text, match):
    with pytest.raises(InputError, match=match):
        read(text)
