"""Scales as microscopes write them; the texts are made up after their published keys."""

import numpy as np
import pytest
import tifffile

from poreform.structure.microscope_scale import scale_beside, scale_in_tiff

GREY = np.zeros((40, 50), dtype=np.uint8)
FEI = (
    "[User]\nDate=1\n[Scan]\nPixelWidth=2.5e-009\n[Image]\nResolutionX=50\nResolutionY=36\n"
)
ZEISS = (
    "\r\n0\r\nAP_IMAGE_PIXEL_SIZE\r\nImage Pixel Size = 12.5 nm\r\nAP_MAG\r\nMag = 10 X\r\n"
)


def stated(path, **settings):
    tifffile.imwrite(path, GREY, **settings)
    with tifffile.TiffFile(path) as file:
        return scale_in_tiff(file)


def test_an_fei_header_gives_pixel_and_rows(tmp_path):
    found = stated(tmp_path / "a.tif", extratags=[(34682, 2, 0, FEI, True)], metadata=None)
    assert found.pixel == pytest.approx(2.5e-9)
    assert (found.source, found.rows) == ("FEI header", 36)


def test_a_zeiss_header_gives_the_pixel_with_its_unit(tmp_path):
    found = stated(
        tmp_path / "a.tif", extratags=[(34118, 2, 0, ZEISS, True)], metadata=None
    )
    assert found.pixel == pytest.approx(12.5e-9)
    assert (found.source, found.rows) == ("Zeiss header", None)


def test_imagej_states_pixels_per_micrometre(tmp_path):
    found = stated(
        tmp_path / "a.tif", imagej=True, resolution=(20.0, 20.0), metadata={"unit": "um"}
    )
    assert found.pixel == pytest.approx(5e-8)
    assert found.source == "ImageJ tag"


def test_a_fine_resolution_is_believed_and_that_of_a_printer_is_not(tmp_path):
    fine = stated(tmp_path / "a.tif", resolution=(2e5, 2e5), resolutionunit=3)
    assert fine.pixel == pytest.approx(5e-8)
    assert fine.source == "TIFF resolution"
    assert stated(tmp_path / "b.tif", resolution=(300, 300), resolutionunit=2) is None
    assert stated(tmp_path / "c.tif") is None


@pytest.mark.parametrize(
    ("ending", "text", "pixel", "rows"),
    [
        (
            ".txt",
            "$CM_FULL_SIZE 1280 960\r\n$$SM_MICRON_BAR 125\r\n$$SM_MICRON_MARKER 5um\r\n",
            4e-8,
            960,
        ),
        (".txt", "[SemImageFile]\nPixelSize=49.6\nMagnification=2000\n", 49.6e-9, None),
        (".hdr", "[MAIN]\nPixelSizeX=1.25e-8\nPixelSizeY=1.25e-8\n", 1.25e-8, None),
    ],
)
def test_the_text_beside_a_picture_states_its_scale(tmp_path, ending, text, pixel, rows):
    (tmp_path / f"a{ending}").write_bytes(text.encode("latin-1"))
    found = scale_beside(tmp_path / "a.tif")
    assert found.pixel == pytest.approx(pixel)
    assert found.rows == rows


def test_a_text_in_sixteen_bits_is_read(tmp_path):
    (tmp_path / "a.txt").write_bytes("PixelSize=10\n".encode("utf-16"))
    assert scale_beside(tmp_path / "a.tif").pixel == pytest.approx(1e-8)


def test_a_text_without_a_scale_states_none(tmp_path):
    assert scale_beside(tmp_path / "a.tif") is None
    (tmp_path / "a.txt").write_text("what I saw\nPixelSize=0\n$$SM_MICRON_BAR 0\n")
    assert scale_beside(tmp_path / "a.tif") is None
