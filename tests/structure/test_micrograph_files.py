"""Pictures in files."""

import numpy as np
import pytest
import tifffile
from PIL import Image

from poreform.core.errors import InputError
from poreform.structure.micrograph_files import read_micrograph

GREY = (np.arange(40 * 50) % 251).reshape(40, 50).astype(np.uint8)


@pytest.mark.parametrize("ending", [".png", ".bmp"])
def test_a_grey_picture_keeps_its_values(tmp_path, ending):
    path = tmp_path / f"a{ending}"
    Image.fromarray(GREY).save(path)
    found = read_micrograph(path)
    assert np.array_equal(found.grey, GREY)
    assert found.pixel is None


def test_a_tiff_of_sixteen_bits_keeps_its_values(tmp_path):
    values = GREY.astype(np.uint16) * 257
    tifffile.imwrite(tmp_path / "a.tif", values, resolution=(2e5, 2e5), resolutionunit=3)
    found = read_micrograph(tmp_path / "a.tif")
    assert np.array_equal(found.grey, values)
    assert found.pixel == pytest.approx(5e-8)


@pytest.mark.parametrize("channels", [3, 4])
def test_a_grey_picture_saved_in_colour_is_as_bright_as_before(tmp_path, channels):
    colour = np.repeat(GREY[:, :, None], channels, axis=2)
    tifffile.imwrite(tmp_path / "a.tif", colour, photometric="rgb")
    assert np.allclose(read_micrograph(tmp_path / "a.tif").grey, GREY, atol=1e-3)
    Image.fromarray(colour[:, :, :3]).save(tmp_path / "a.png")
    assert np.allclose(read_micrograph(tmp_path / "a.png").grey, GREY, atol=1e-3)


def test_the_text_beside_a_png_gives_its_scale(tmp_path):
    Image.fromarray(GREY).save(tmp_path / "a.png")
    (tmp_path / "a.txt").write_text(
        "$CM_FULL_SIZE 50 36\n$SM_MICRON_BAR 20\n$SM_MICRON_MARKER 1um\n"
    )
    found = read_micrograph(tmp_path / "a.png")
    assert found.pixel == pytest.approx(5e-8)
    assert (found.scale_source, found.rows) == ("JEOL text", 36)


def test_a_stack_is_no_micrograph(tmp_path):
    tifffile.imwrite(tmp_path / "a.tif", np.zeros((7, 40, 50), np.uint8))
    with pytest.raises(InputError, match=r"stack of shape .* poreform measure"):
        read_micrograph(tmp_path / "a.tif")


@pytest.mark.parametrize("name", ["a.tif", "a.png"])
def test_a_damaged_file_is_refused(tmp_path, name):
    (tmp_path / name).write_bytes(b"no picture at all")
    with pytest.raises(InputError, match=r"or damaged"):
        read_micrograph(tmp_path / name)


def test_another_ending_and_a_missing_file_are_refused(tmp_path):
    (tmp_path / "a.gif").write_bytes(b"")
    with pytest.raises(InputError, match=r"ends in \.tif, .*not '\.gif'"):
        read_micrograph(tmp_path / "a.gif")
    with pytest.raises(InputError, match="there is no such file"):
        read_micrograph(tmp_path / "none.tif")
