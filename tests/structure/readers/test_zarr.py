"""Zarr arrays and OME-Zarr images."""

import numpy as np
import pytest
import zarr

from poreform.core.errors import InputError
from poreform.structure.reading import read_tomogram

VOLUME = np.arange(24, dtype=np.uint16).reshape(2, 3, 4)


def array(path, **settings):
    made = zarr.create_array(path, shape=(4, 3, 2), dtype="u2", **settings)
    made[...] = VOLUME.T
    return path


def image(path, *, unit="micrometer", layers=1, ome=True):
    group = zarr.create_group(path)
    made = group.create_array("0", shape=(layers, 4, 3, 2), dtype="u2")
    made[...] = np.broadcast_to(VOLUME.T, (layers, 4, 3, 2))
    axes = [{"name": "c", "type": "channel"}]
    axes += [{"name": name, "type": "space", "unit": unit} for name in "zyx"]
    scale = [{"type": "scale", "scale": [1.0, 0.3, 0.2, 0.1]}]
    facts = [
        {"axes": axes, "datasets": [{"path": "0", "coordinateTransformations": scale}]}
    ]
    group.attrs.update(
        {"ome": {"version": "0.5", "multiscales": facts}} if ome else {"multiscales": facts}
    )
    return path


def test_a_plain_array_is_read_in_the_order_given(tmp_path):
    found = read_tomogram(array(tmp_path / "m.zarr"), axes="zyx")
    assert (found.grey == VOLUME).all()
    assert found.voxel is None


def test_an_array_that_names_its_axes_needs_no_order(tmp_path):
    path = array(tmp_path / "m.zarr", dimension_names=["z", "y", "x"])
    assert (read_tomogram(path).grey == VOLUME).all()


def test_without_an_order_a_plain_array_is_refused(tmp_path):
    with pytest.raises(InputError, match="does not name its axes"):
        read_tomogram(array(tmp_path / "m.zarr"))


@pytest.mark.parametrize("ome", [True, False], ids=["0.5", "0.4"])
def test_an_ome_image_states_axes_and_voxels(tmp_path, ome):
    found = read_tomogram(image(tmp_path / "m.zarr", ome=ome))
    assert (found.grey == VOLUME).all()
    assert found.voxel == pytest.approx((1e-7, 2e-7, 3e-7))


def test_a_unit_that_is_no_length_states_no_voxel(tmp_path):
    assert read_tomogram(image(tmp_path / "m.zarr", unit="pixel")).voxel is None


def test_two_channels_and_a_contradicted_order_are_refused(tmp_path):
    with pytest.raises(InputError, match="holds 2 volumes along 'c'"):
        read_tomogram(image(tmp_path / "two.zarr", layers=2))
    with pytest.raises(InputError, match="names its axes 'zyx', not 'xyz'"):
        read_tomogram(image(tmp_path / "m.zarr"), axes="xyz")


def test_a_folder_that_is_none_is_refused(tmp_path):
    (tmp_path / "m.zarr").mkdir()
    with pytest.raises(InputError, match="no zarr volume, or damaged"):
        read_tomogram(tmp_path / "m.zarr", axes="zyx")
    zarr.create_group(tmp_path / "g.zarr")
    with pytest.raises(InputError, match="without OME-Zarr's multiscales"):
        read_tomogram(tmp_path / "g.zarr", axes="zyx")
