"""One volume through every file format."""

import numpy as np
import pytest

from poreform.core.errors import InputError
from poreform.structure.files import export_tiff
from poreform.structure.membrane import Membrane
from poreform.structure.reading import read_tomogram
from poreform.structure.tomogram import binarised

PORES = np.random.default_rng(0).random((4, 5, 6)) < 0.5
MEMBRANE = Membrane(PORES, voxel=(1e-7, 2e-7, 3e-7))


def test_what_imagej_is_given_comes_back(tmp_path):
    export_tiff(MEMBRANE, tmp_path / "m.tif")
    back = binarised(read_tomogram(tmp_path / "m.tif"), polymer="bright")
    assert (back.pores == PORES).all()
    assert back.spacing == pytest.approx(MEMBRANE.spacing, rel=1e-4)


@pytest.mark.parametrize(("axes", "stored"), [("xyz", PORES), ("zyx", PORES.T)])
def test_the_axes_come_in_order(tmp_path, axes, stored):
    np.save(tmp_path / "m.npy", stored)
    assert (read_tomogram(tmp_path / "m.npy", axes=axes).grey == PORES).all()


@pytest.mark.parametrize(
    ("name", "axes", "match"),
    [
        ("absent.tif", None, "no such file"),
        ("m.jpg", None, "a tomogram ends in"),
        ("m.npy", "xxz", "once each"),
    ],
)
def test_what_cannot_be_read_is_refused(tmp_path, name, axes, match):
    np.save(tmp_path / "m.npy", PORES)
    (tmp_path / "m.jpg").write_bytes(b"x")
    with pytest.raises(InputError, match=match):
        read_tomogram(tmp_path / name, axes=axes)
