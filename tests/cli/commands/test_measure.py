"""`poreform measure` on a structure with known figures."""

import numpy as np
import pytest
import tifffile

from poreform.structure.files import load_membrane, save_membrane
from poreform.structure.membrane import Membrane


@pytest.fixture
def slit(tmp_path):
    """Half pore, half polymer: two plates."""
    pores = np.zeros((16, 16, 16), dtype=bool)
    pores[:8] = True
    path = tmp_path / "structure.npz"
    save_membrane(Membrane(pores, voxel=1e-7), path)
    return path


def test_the_porosity_of_a_half_filled_box_is_fifty_percent(say, slit):
    said = say("measure", slit, "--instrument", "porosity", "--json")
    assert said.code == 0
    (reading,) = said.content["readings"]
    assert reading["value"] == pytest.approx(50.0)


def test_people_get_a_table(say, slit):
    said = say("measure", slit, "--instrument", "porosity")
    assert said.code == 0
    assert "porosity" in said.out


def test_what_has_no_figure_is_told_and_is_no_zero(say, tmp_path):
    path = tmp_path / "solid.npz"
    save_membrane(Membrane(np.zeros((8, 8, 8), dtype=bool), voxel=1e-7), path)
    said = say("measure", path, "--instrument", "maximum_pore_size", "--json")
    assert said.code == 1
    assert said.content["readings"] == []
    assert said.content["not_measurable"]["maximum_pore_size"]


@pytest.fixture
def grey(tmp_path, slit):
    """The same slit as a TIFF stack: polymer bright."""
    path = tmp_path / "tomogram.tif"
    stack = np.where(load_membrane(slit).pores, 20, 200).astype(np.uint8)
    tifffile.imwrite(path, stack)
    return path


@pytest.mark.parametrize(("polymer", "expected"), [("bright", 75.0), ("dark", 25.0)])
def test_a_tomogram_is_cut_where_it_is_told(say, tmp_path, polymer, expected):
    path = tmp_path / "tomogram.tif"
    stack = np.full((16, 16, 16), 20, dtype=np.uint8)
    stack[:, :, :4] = 200
    tifffile.imwrite(path, stack)
    words = ["--voxel", "0.25 um", "--polymer", polymer, "--instrument", "porosity"]
    said = say("measure", path, *words, "--json")
    assert said.content["readings"][0]["value"] == pytest.approx(expected)


def test_a_tomogram_without_a_voxel_size_is_refused(say, grey):
    said = say("measure", grey, "--instrument", "porosity")
    assert said.code == 2
    assert "does not state its voxel size" in said.err


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--instrument", "porosty"], "did you mean 'porosity'"),
        (["--setting", "colour=1"], "no setting of an instrument is called 'colour'"),
        (["--setting", "thickness"], "is not a name and a number"),
    ],
)
def test_a_wrong_option_is_refused(say, slit, words, says):
    said = say("measure", slit, *words)
    assert said.code == 2
    assert says in said.err


def test_a_file_that_is_no_structure_is_refused(say, measured):
    said = say("measure", measured)
    assert said.code == 2
    assert "measured_scan.csv" in said.err


def stack(tmp_path):
    """Pores in the outermost layers along x: one slit, if the image repeats."""
    path = tmp_path / "tomogram.tif"
    grey = np.full((8, 8, 12), 200, dtype=np.uint8)
    grey[:, :, :3] = grey[:, :, -3:] = 20
    tifffile.imwrite(path, grey)
    return path


def test_a_tomogram_that_repeats_is_measured_so(say, tmp_path):
    words = ["--voxel", "0.1 um", "--instrument", "pore_chord", "--periodic", "x", "--json"]
    said = say("measure", stack(tmp_path), *words)
    assert said.content["readings"][0]["value"] == pytest.approx(0.6)


def test_voxels_need_not_be_cubes_and_the_level_can_be_told(say, tmp_path):
    words = ["--voxel", "0.2 um, 0.1 um, 0.1 um", "--level", "100", "--periodic", "xyz"]
    said = say("measure", stack(tmp_path), *words, "--instrument", "pore_chord", "--json")
    assert said.content["readings"][0]["value"] == pytest.approx(1.2)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--voxel", "1 um, 2 um"], "--voxel has 2 edges; give one, or three"),
        (["--voxel", "1 um", "--periodic", "w"], "--periodic 'w' names no axes"),
        (["--voxel", "1"], "has no unit"),
    ],
)
def test_a_wrong_cut_is_refused(say, tmp_path, words, says):
    said = say("measure", stack(tmp_path), *words)
    assert said.code == 2
    assert says in said.err


@pytest.mark.parametrize(("noise", "remarks"), [(0.0, 0), (60.0, 1)])
def test_a_noisy_tomogram_is_said_to_be_one(say, tmp_path, noise, remarks):
    path = tmp_path / "noisy.tif"
    plates = np.where(np.arange(24) % 12 < 6, 60.0, 180.0)[:, None, None]
    grey = plates + np.random.default_rng(0).normal(0.0, noise, (24, 24, 24))
    tifffile.imwrite(path, np.clip(grey, 0, 255).astype(np.uint8))
    asked = ("measure", path, "--voxel", "1 um", "--instrument", "porosity")
    assert len(say(*asked, "--json").content["remarks"]) == remarks
    assert ("the image is noisy" in say(*asked).out) == bool(remarks)


def test_what_a_run_states_itself_is_not_asked_for_in_vain(say, slit):
    said = say("measure", slit, "--periodic", "x", "--instrument", "porosity")
    assert said.code == 2
    assert "states its polymer, its walls and where it repeats" in said.err


def test_an_axis_may_be_named_by_its_letter(say, slit):
    asked = ("measure", slit, "--instrument", "tortuosity", "--json", "--setting")
    assert say(*asked, "axis=y").content == say(*asked, "axis=1").content
    assert "along x" in say(*asked, "axis=x").content["not_measurable"]["tortuosity"]
