"""Outside check: porometer files that others published, against their own printed values.

Set POREFORM_POROMETER_FILES to the folder ``sample_files`` of a checkout of
IntersectAustralia/acdata on GitHub; the files are not ours to ship.
"""

import os
import re
from pathlib import Path

import numpy as np
import pytest

from poreform.core.errors import InputError
from poreform.lab.importers.porometer_cft import read_run
from poreform.lab.load import load

FOLDER = Path(os.environ.get("POREFORM_POROMETER_FILES", "/nowhere"))
WITHIN = 1e-3
"""Share of the printed value; half a unit of the last digit printed is up to 0.06 %."""

PRINTED = {
    "maximum_pore_size": r"BUBBLE POINT PORE DIAMETER =\s*([\d.]+)",
    "average_pore_size": r"MEAN FLOW PORE DIAMETER =\s*([\d.]+)",
}
NUMBER = re.compile(r"-?\d*\.?\d+(?:E[+-]\d+)?")
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


def table(name: str, columns: set[int]) -> np.ndarray:
    """The rows of a printed table that are numbers alone, of one of these widths."""
    rows = [re.findall(r"\S+", line) for line in printed(name).splitlines()]
    numbers = [row for row in rows if row and all(NUMBER.fullmatch(word) for word in row)]
    return np.array([list(map(float, row)) for row in numbers if len(row) in columns])


@pytest.mark.parametrize(("name", "compared"), [("cp_POREDIST", 40), ("cp_POREDIT", 9)])
def test_the_distribution_is_the_one_that_the_machine_printed(name, compared):
    """Row by row; the machine goes on beyond the dry curve, of which nothing is known."""
    found = load(FOLDER / f"{name}.CFT").distribution
    rows = table(name, {8})[:compared]
    assert len(rows) == found.pressure.size - 1 == compared
    assert found.diameter[1:] * 1e6 == pytest.approx(rows[:, 1], rel=WITHIN)
    assert found.dry_flow[1:] * 6e4 == pytest.approx(rows[:, 3], rel=WITHIN)
    assert found.filter_flow[1:] == pytest.approx(rows[:, 5], rel=WITHIN, abs=5e-4)
    assert found.density[1:] == pytest.approx(rows[:, 6], rel=WITHIN)


@pytest.mark.parametrize("name", ["cp_BUBBLEPT", "cp_POREDIST", "cp_POREDIT"])
def test_the_print_and_the_raw_file_say_the_same(name):
    raw, print_ = (load(FOLDER / f"{name}{end}").readings for end in (".CFT", ".txt"))
    assert [r.name for r in raw] == [r.name for r in print_]
    assert [r.value for r in raw] == pytest.approx([r.value for r in print_], rel=WITHIN)


def test_the_diameters_of_an_integrity_test_are_those_that_the_machine_printed():
    run = read_run(FOLDER / "cp_INTEGRTY.CFT")
    rows = table("cp_INTEGRTY", {3})
    sizes = [1e6 * run.diameter(pressure) for pressure in run.wet.pressure]
    assert sizes == pytest.approx(rows[:, 1], rel=WITHIN)


def test_the_permeance_of_water_is_the_one_that_the_machine_printed():
    """Column D of the print, L/(psi cm2 min)."""
    rows = table("cp_LIQPERM", {6})
    mean = rows[: len(rows) // 2, 4].mean()  # the second half is the analysis of air flow
    (found,) = load(FOLDER / "cp_LIQPERM.CFT").readings
    assert found.value == pytest.approx(mean * 60.0 * 1e4 / 0.06894757293168361, rel=WITHIN)


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("cp_GASPERM.CFT", "is a permeability test with 'Air'"),
        ("cp_PRESHOLD.CFT", "is a pressure hold test"),
        ("cp_GASPERM.txt", "is a printed permeability test"),
        ("cp_PRESHOLD.txt", "is a printed pressure hold test"),
        ("cp_INTEGRTY.txt", "prints no pore size"),
    ],
)
def test_another_test_of_the_machine_is_refused_with_what_to_export(name, why):
    with pytest.raises(InputError, match=f"{why}.*export the"):
        load(FOLDER / name)
