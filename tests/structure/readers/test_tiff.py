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
