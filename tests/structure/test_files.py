"""What is written is what is read."""

import numpy as np
import pytest
import tifffile

from poreform.core.errors import StoredDataError
from poreform.structure.files import export_tiff, load_membrane, save_membrane
from poreform.structure.membrane import Membrane

RNG = np.random.default_rng(0)
PORES = RNG.random((5, 6, 7)) < 0.5
FULL = Membrane(
    PORES,
    voxel=(1e-7, 2e-7, 3e-7),
    periodic=(True, False, True),
    grains=(~PORES).astype(np.int32),
    matter_porosity=0.125,
    level=np.where(PORES, -1.0, 1.0).astype(np.float32),
)


def test_a_membrane_comes_back_whole(tmp_path):
    save_membrane(FULL, tmp_path / "m.npz")
    back = load_membrane(tmp_path / "m.npz")
    assert (back.pores == FULL.pores).all()
    assert (back.grains == FULL.grains).all()
    assert (back.level == FULL.level).all()
    assert (back.spacing, back.wraps) == (FULL.spacing, FULL.wraps)
    assert back.matter_porosity == FULL.matter_porosity


def test_what_was_absent_stays_absent(tmp_path):
    save_membrane(Membrane(PORES, voxel=1e-7), tmp_path / "m.npz")
    back = load_membrane(tmp_path / "m.npz")
    assert back.grains is None
    assert back.level is None


def test_imagej_reads_the_polymer_and_the_voxel(tmp_path):
    export_tiff(FULL, tmp_path / "m.tif")
    with tifffile.TiffFile(tmp_path / "m.tif") as file:
        stack = file.asarray()
        metadata = file.imagej_metadata
    assert (np.where(PORES, 0, 255) == stack.T).all()
    assert metadata["spacing"] == pytest.approx(0.3)
    assert metadata["unit"] == "um"


@pytest.mark.parametrize(
    ("content", "match"),
    [
        pytest.param(None, "no such file", id="missing"),
        pytest.param(b"not an archive", "damaged", id="foreign"),
        pytest.param(b"", "damaged", id="empty"),
    ],
)
def test_a_file_that_is_no_membrane_is_refused(tmp_path, content, match):
    path = tmp_path / "m.npz"
    path.write_bytes(content) if content is not None else None
    with pytest.raises(StoredDataError, match=match):
        load_membrane(path)


def test_a_half_written_file_is_refused(tmp_path):
    path = tmp_path / "m.npz"
    save_membrane(FULL, path)
    path.write_bytes(path.read_bytes()[:200])
    with pytest.raises(StoredDataError, match="damaged"):
        load_membrane(path)


def test_an_array_of_others_is_told_from_a_damaged_membrane(tmp_path):
    np.savez(tmp_path / "volume.npz", volume=np.ones((3, 3, 3)))
    with pytest.raises(StoredDataError, match="holds volume, no membrane of Poreform"):
        load_membrane(tmp_path / "volume.npz")
