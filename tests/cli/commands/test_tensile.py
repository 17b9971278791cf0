"""`poreform tensile` on a strut whose curve is known."""

import numpy as np
import pytest

from poreform.structure.files import save_membrane
from poreform.structure.membrane import Membrane


@pytest.fixture
def strut(tmp_path):
    """A square strut along x that fills a quarter of the section."""
    pores = np.ones((12, 12, 12), dtype=bool)
    pores[:, 3:9, 3:9] = False
    path = tmp_path / "strut.npz"
    save_membrane(Membrane(pores, voxel=1e-8, periodic=True), path)
    return path


def test_a_strut_bears_by_its_section_and_its_curve_is_written(say, strut, tmp_path):
    out = tmp_path / "pulled"
    said = say("tensile", strut, "--out", out, "--json")
    assert said.code == 0
    values = {reading["name"]: reading["value"] for reading in said.content["readings"]}
    assert values["elastic_modulus"] == pytest.approx(250.0, rel=1e-3)
    assert values["breaking_strength"] == pytest.approx(12.0, rel=0.02)
    table = (out / "curve.csv").read_text(encoding="utf-8").splitlines()
    assert table[:2] == ["elongation [%],nominal stress [MPa]", "0,0"]
    elongation, stress = map(float, table[2].split(","))
    assert stress / elongation == pytest.approx(2.5, rel=1e-3)
    assert all((out / name).exists() for name in ("curve.svg", "break.svg"))


def test_people_get_a_table_and_are_told_of_the_files(say, strut, tmp_path):
    said = say("tensile", strut, "--out", tmp_path)
    assert said.code == 0
    assert "yield_strength" in said.out
    assert "break.svg" in said.out.replace("\n", "")


def test_a_pull_across_loose_struts_is_told_and_is_no_zero(say, strut):
    said = say("tensile", strut, "--along", "y", "--json")
    assert said.code == 1
    assert said.content["readings"] == []
    assert "falls apart" in said.content["not_measurable"]["elastic_modulus"]
