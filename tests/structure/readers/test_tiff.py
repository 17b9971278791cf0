"""TIFF stacks."""

import numpy as np
import pytest
import tifffile

from poreform.core.errors import InputError
from poreform.structure.readers.tiff import read_tiff

VOLUME = np.arange(24, dtype=np.uint16).reshape(2, 3, 4)


def test_a_plain_stack_states_no_voxel(tmp_path):
    tifffile.imwrite(tmp_path / "m.tif", VOLUME.T, photometric="minisblack")
    found = read_tiff(tmp_path / "m.tif", None)
    assert (found.grey == VOLUME).all()
    assert found.voxel is None


def test_a_file_that_is_no_tiff_is_refused(tmp_path):
    (tmp_path / "m.tif").write_bytes(b"nothing of the kind")
    with pytest.raises(InputError, match="no TIFF stack"):
        read_tiff(tmp_path / "m.tif", None)


def test_one_page_is_no_volume(tmp_path):
    tifffile.imwrite(tmp_path / "m.tif", VOLUME[0])
    with pytest.raises(InputError, match="2 axes"):
        read_tiff(tmp_path / "m.tif", None)


@pytest.mark.parametrize(
    ("settings", "match"),
    [
        ({"photometric": "rgb"}, "holds colours along one of its axes"),
        ({"imagej": True, "metadata": {"axes": "TYX"}}, "holds times along"),
        ({"imagej": True, "metadata": {"axes": "CYX"}}, "holds channels along"),
    ],
)
def test_three_axes_that_are_no_stack_are_refused(tmp_path, settings, match):
    shape = (5, 6, 3) if "photometric" in settings else (3, 5, 6)
    tifffile.imwrite(tmp_path / "m.tif", np.zeros(shape, np.uint8), **settings)
    with pytest.raises(InputError, match=match):
        read_tiff(tmp_path / "m.tif", None)


def test_pages_written_one_by_one_are_a_stack(tmp_path):
    path = tmp_path / "pages.tif"
    with tifffile.TiffWriter(path) as writer:
        [writer.write(page, contiguous=False) for page in VOLUME.T]
    assert (read_tiff(path, None).grey == VOLUME).all()


@pytest.mark.parametrize(
    ("unit", "found"),
    [
        pytest.param("µm", (1e-7, 2e-7, 3e-7), id="micrometres"),
        pytest.param("nm", (1e-10, 2e-10, 3e-10), id="nanometres"),
        pytest.param("pixel", None, id="no length"),
    ],
)
def test_an_ome_tiff_states_its_voxel(tmp_path, unit, found):
    path = tmp_path / "volume.ome.tif"
    sizes = {
        f"PhysicalSize{axis}": n / 10 for axis, n in zip("XYZ", (1, 2, 3), strict=True)
    }
    units = {f"PhysicalSize{axis}Unit": unit for axis in "XYZ"}
    stack = np.ascontiguousarray(VOLUME.T)
    tifffile.imwrite(path, stack, ome=True, metadata={"axes": "ZYX"} | sizes | units)
    tomogram = read_tiff(path, None)
    assert (tomogram.grey == VOLUME).all()
    assert tomogram.voxel == (None if found is None else pytest.approx(found))
