"""Legacy VTK volumes."""

import numpy as np
import pytest

from poreform.core.errors import InputError
from poreform.structure.readers.vtk import read_vtk

VOLUME = np.arange(24, dtype=np.int16).reshape(2, 3, 4)


def written(path, *, text, spacing="1e-7 2e-7 3e-7", dataset="STRUCTURED_POINTS"):
    head = (
        f"# vtk DataFile Version 3.0\nvolume\n{'ASCII' if text else 'BINARY'}\n"
        f"DATASET {dataset}\nDIMENSIONS 2 3 4\nORIGIN 0 0 0\nSPACING {spacing}\n"
        "POINT_DATA 24\nSCALARS grey short 1\nLOOKUP_TABLE default\n"
    )
    values = VOLUME.T.ravel()
    body = " ".join(map(str, values)).encode() if text else values.astype(">i2").tobytes()
    path.write_bytes(head.encode() + body)
    return path


@pytest.mark.parametrize("text", [True, False])
def test_text_and_binary_give_the_volume(tmp_path, text):
    found = read_vtk(written(tmp_path / "m.vtk", text=text), None)
    assert (found.grey == VOLUME).all()
    assert found.voxel == (1e-7, 2e-7, 3e-7)


def test_a_spacing_of_one_states_nothing(tmp_path):
    path = written(tmp_path / "m.vtk", text=True, spacing="1 1 1")
    assert read_vtk(path, None).voxel is None


def test_other_grids_are_refused(tmp_path):
    path = written(tmp_path / "m.vtk", text=True, dataset="POLYDATA")
    with pytest.raises(InputError, match="STRUCTURED_POINTS"):
        read_vtk(path, None)


@pytest.mark.parametrize(
    ("cut", "match"), [(0, "no legacy VTK"), (60, "no legacy VTK"), (-20, "damaged")]
)
def test_a_file_cut_short_is_refused(tmp_path, cut, match):
    path = written(tmp_path / "m.vtk", text=False)
    path.write_bytes(path.read_bytes()[:cut])
    with pytest.raises(InputError, match=match):
        read_vtk(path, None)


@pytest.mark.parametrize("text", [True, False])
def test_what_follows_the_volume_is_no_part_of_it(tmp_path, text):
    path = written(tmp_path / "volume.vtk", text=text)
    path.write_bytes(path.read_bytes() + b"\nMETADATA\nINFORMATION 0\n\n")
    assert (read_vtk(path, None).grey == VOLUME).all()
