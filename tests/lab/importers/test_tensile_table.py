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
        (SIZE + "extension [mm],force [N]\n1,2\n", "needs 4 or more points"),
    ],
)
def test_a_fault_is_named(read, text, match):
    with pytest.raises(InputError, match=match):
        read(text)


def specimen(name, slope, *, outcome="", slip=False):
    """Rows of one specimen that rises straight, and breaks at 20 % of 50 mm."""
    lines = []
    for k in range(201):
        force = slope * min(k, 100) * 0.1
        force -= 2.0 * slope if slip and 120 <= k < 124 else 0.0
        lines.append(f"{name},{0.05 * k:.3f},{force:.3f},{outcome}\n")
    return "".join(lines) + f"{name},10.05,0,{outcome}\n"


PARTED = SIZE + "specimen,extension [mm],force [N],outcome\n"


def test_several_specimens_are_averaged_and_slips_discarded(read):
    imported = read(
        PARTED
        + specimen("A", 1.0)
        + specimen("B", 2.0)
        + specimen("C", 9.0, outcome="broke at the jaw")
        + specimen("D", 9.0, slip=True)
    )
    strength = imported.readings[0]
    assert (strength.value, strength.count) == (pytest.approx(15.0), 2)
    assert "specimen C discarded: broke at the jaw" in imported.notes
    assert any("specimen D discarded: it slipped" in note for note in imported.notes)
    assert "2 specimens; ASTM D882 asks for at least 5" in imported.notes


def test_each_specimen_may_have_its_own_size(read):
    text = "specimen,extension [mm],force [N],gauge length [mm],area [mm2]\n"
    for name, area in (("A", 1), ("B", 2)):
        text += "".join(f"{name},{k},{k},50,{area}\n" for k in range(10))
    assert read(text).readings[0].value == pytest.approx((9.0 + 4.5) / 2)


def test_a_single_slipped_specimen_is_not_to_be_averaged(read):
    assert "slipped in the grips" in read(PARTED + specimen("D", 9.0, slip=True)).discard


@pytest.mark.parametrize(
    ("text", "match"),
    [
        (PARTED + specimen("", 1.0) + specimen("A", 1.0), "some rows name no specimen"),
        (
            PARTED + specimen("A", 1.0, slip=True) + specimen("B", 1.0, slip=True),
            "every specimen slipped; specimen A discarded",
        ),
        (PARTED + "A,1,1,\n", "specimen A: a tensile test needs 4 or more points"),
    ],
)
def test_faults_name_the_specimen(read, text, match):
    with pytest.raises(InputError, match=match):
        read(text)
