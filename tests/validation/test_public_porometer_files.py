"""Outside check: porometer files that others published, against their own printed values.

Set POREFORM_POROMETER_FILES to the folder ``sample_files`` of a checkout of
IntersectAustralia/acdata on GitHub; the files are not ours to ship.
"""

import os
import re
from pathlib import Path

import pytest

from poreform.lab.load import load

FOLDER = Path(os.environ.get("POREFORM_POROMETER_FILES", "/nowhere"))
WITHIN = 1e-3
"""Share of the printed value; half a unit of the last digit printed is up to 0.06 %."""

PRINTED = {
    "maximum_pore_size": r"BUBBLE POINT PORE DIAMETER =\s*([\d.]+)",
    "average_pore_size": r"MEAN FLOW PORE DIAMETER =\s*([\d.]+)",
}
TABLED = r"110-F6-2\s+([\d.]+)\s+([\d.]+)"

pytestmark = pytest.mark.skipif(
    not FOLDER.is_dir(), reason="POREFORM_POROMETER_FILES names no folder"
)


def printed(name: str) -> str:
    return (FOLDER / f"{name}.txt").read_text(encoding="cp1252")


def measured(name: str) -> dict[str, float]:
    return {r.name: r.value for r in load(FOLDER / f"{name}.CFT").readings}


@pytest.mark.parametrize(
    ("name", "quantity"),
    [
        ("cp_BUBBLEPT", "maximum_pore_size"),
        ("cp_POREDIST", "maximum_pore_size"),
        ("cp_POREDIST", "average_pore_size"),
        ("cp_POREDIT", "maximum_pore_size"),
        ("cp_POREDIT", "average_pore_size"),
    ],
)
def test_a_size_is_the_one_that_the_machine_printed(name, quantity):
    found = float(re.search(PRINTED[quantity], printed(name))[1])
    assert measured(name)[quantity] == pytest.approx(found, rel=WITHIN)


def test_a_table_of_sizes_is_the_one_that_the_machine_printed():
    largest, mean = map(float, re.search(TABLED, printed("cp_PORETABLE")).groups())
    found = measured("cp_PORETABLE")
    assert found["maximum_pore_size"] == pytest.approx(largest, rel=WITHIN)
    assert found["average_pore_size"] == pytest.approx(mean, rel=WITHIN)


def test_the_leak_of_a_real_membrane_is_named():
    maximum = load(FOLDER / "cp_PORETABLE.CFT").readings[0]
    assert "perhaps a leak before the bubble point" in maximum.note
    assert "steady rise 1.349 um" in maximum.note


@pytest.mark.parametrize("name", ["cp_GASPERM", "cp_LIQPERM", "cp_PRESHOLD"])
def test_another_test_of_the_machine_is_refused_by_name(name):
    with pytest.raises(Exception, match="those of permeability or pressure hold are not"):
        load(FOLDER / f"{name}.CFT")
