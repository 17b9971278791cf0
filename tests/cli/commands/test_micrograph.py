"""`poreform micrograph` on a picture with known figures."""

import numpy as np
import pytest
import tifffile
from PIL import Image

from poreform.structure.pictures import random_discs


@pytest.fixture
def nodules(tmp_path):
    """Sixty bright discs of 0.4 um over a data bar of 30 rows."""
    discs = random_discs(
        shape=(240, 300), number=60, radius=10.0, gap=3.0, rng=np.random.default_rng(1)
    )
    bar = np.tile(np.float32([0.0, 1.0]), (30, 150))
    path = tmp_path / "nodules.png"
    picture = 255.0 * np.vstack([discs.grey, bar])
    Image.fromarray(picture.astype(np.uint8)).save(path)
    return path


def test_nodules_are_read_and_drawn(say, nodules, tmp_path):
    drawing = tmp_path / "found.svg"
    words = ["--pixel", "20 nm", "--bar", "30", "--look", "nodules", "--figure", drawing]
    said = say("micrograph", nodules, *words, "--json")
    assert said.code == 0
    size, area, volume = said.content["readings"]
    assert size["value"] == pytest.approx(0.4, rel=0.03)
    assert area["unit"] == "1/um**2"
    assert "half of that depth being the deviation" in volume["note"]
    assert drawing.read_text(encoding="utf-8").startswith("<?xml")


def test_people_get_a_table_of_pores(say, tmp_path):
    discs = random_discs(
        shape=(100, 120), number=12, radius=9.0, gap=3.0, rng=np.random.default_rng(1)
    )
    path = tmp_path / "pores.tif"
    dark = (200 - 150 * discs.grey).astype(np.uint8)
    tifffile.imwrite(path, dark, resolution=(5e5, 5e5), resolutionunit=3)
    said = say("micrograph", path)
    assert said.code == 0
    assert "surface_porosity" in said.out


def test_a_picture_without_a_scale_is_refused(say, nodules):
    said = say("micrograph", nodules)
    assert said.code == 2
    assert "does not state how large a pixel is" in said.err


def test_a_length_without_a_unit_is_refused(say, nodules):
    said = say("micrograph", nodules, "--pixel", "20")
    assert said.code == 2
    assert "has no unit" in said.err


def test_what_shows_nothing_is_told_and_is_no_zero(say, tmp_path):
    noise = np.random.default_rng(2).normal(128, 20, (100, 100)).clip(0, 255)
    Image.fromarray(noise.astype(np.uint8)).save(tmp_path / "noise.png")
    said = say("micrograph", tmp_path / "noise.png", "--pixel", "20 nm")
    assert said.code == 1
    assert "does not part into dark and bright" in said.err


def test_the_part_named_is_measured_alone(say, tmp_path):
    path = tmp_path / "section.png"
    wall = np.full((160, 120), 200, dtype=np.uint8)
    wall[:40] = 10  # the empty chamber above the wall
    hole = np.pad(np.full((8, 8), 10, dtype=np.uint8), (0, 12), constant_values=200)
    wall[60:140, 20:100] = np.tile(hole, (4, 4))
    noise = np.random.default_rng(0).integers(0, 5, wall.shape, dtype=np.uint8)
    Image.fromarray(wall + noise).save(path)
    command = ("micrograph", str(path), "--pixel", "100 nm", "--json")
    whole = say(*command).content["readings"]
    part = say(*command, "--part", "45:160, :").content["readings"]
    shares = [
        next(entry["value"] for entry in readings if entry["name"] == "surface_porosity")
        for readings in (whole, part)
    ]
    assert shares[1] == pytest.approx(100.0 * 16 * 64 / (115 * 120), rel=0.1)
    assert shares[0] > shares[1] + 15.0


def test_a_wider_gaussian_takes_speckles_off_a_noisy_picture(say, tmp_path):
    discs = random_discs(
        shape=(160, 200), number=20, radius=12.0, gap=4.0, rng=np.random.default_rng(3)
    )
    noise = np.random.default_rng(4).normal(0.0, 60.0, discs.grey.shape)
    path = tmp_path / "noisy.png"
    grey = (200.0 - 120.0 * discs.grey + noise).clip(0.0, 255.0)
    Image.fromarray(grey.astype(np.uint8)).save(path)
    command = ("micrograph", path, "--pixel", "100 nm", "--json")
    rough, fine = (
        say(*command, "--smooth", width).content["readings"] for width in ("0.5", "3")
    )
    known = 20 / (16.0 * 20.0)
    densities = [
        next(
            entry["value"] for entry in readings if entry["name"] == "surface_pore_density"
        )
        for readings in (rough, fine)
    ]
    assert densities[1] == pytest.approx(known, rel=0.15)
    assert densities[0] > 1.5 * known
