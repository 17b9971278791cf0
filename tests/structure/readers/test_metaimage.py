"""RAW volumes with an .mhd header."""

import numpy as np
import pytest

from poreform.core.errors import InputError
from poreform.structure.readers.metaimage import read_metaimage

VOLUME = np.arange(24, dtype=np.int16).reshape(2, 3, 4)
HEAD = {
    "ObjectType": "Image",
    "DimSize": "2 3 4",
    "ElementType": "MET_SHORT",
    "ElementSpacing": "0.0001 0.0002 0.0003",
    "ElementDataFile": "m.raw",
}


def written(folder, order="<", **change):
    (folder / "m.raw").write_bytes(VOLUME.T.astype(f"{order}i2").tobytes())
    lines = [f"{key} = {value}" for key, value in (HEAD | change).items()]
    (folder / "m.mhd").write_text("\n".join(lines), encoding="ascii")
    return folder / "m.mhd"


@pytest.mark.parametrize(("order", "flag"), [("<", "False"), (">", "True")])
def test_either_byte_order_gives_the_volume(tmp_path, order, flag):
    found = read_metaimage(written(tmp_path, order, BinaryDataByteOrderMSB=flag), None)
    assert (found.grey == VOLUME).all()
    assert found.voxel == pytest.approx((1e-7, 2e-7, 3e-7))


@pytest.mark.parametrize(
    ("change", "match"),
    [
        ({"DimSize": "2 3 5"}, "holds 48 bytes"),
        ({"ElementType": "MET_STRANGE"}, "needs DimSize"),
        ({"ElementDataFile": "other.raw"}, "does not lie beside it"),
        ({"ElementDataFile": "../m.raw"}, "does not lie beside it"),
        ({"CompressedData": "True"}, "without compression"),
    ],
)
def test_a_header_that_does_not_fit_is_refused(tmp_path, change, match):
    with pytest.raises(InputError, match=match):
        read_metaimage(written(tmp_path, **change), None)


def test_a_binary_file_is_no_header(tmp_path):
    (tmp_path / "m.mhd").write_bytes(b"\xff\xfe")
    with pytest.raises(InputError, match="no MetaImage header"):
        read_metaimage(tmp_path / "m.mhd", None)


def test_a_comment_in_another_coding_does_not_hinder(tmp_path):
    path = written(tmp_path)
    path.write_bytes(b"Comment = 10 \xb5m\n" + path.read_bytes())
    assert (read_metaimage(path, None).grey == VOLUME).all()


def test_a_spacing_that_is_no_three_numbers_is_refused(tmp_path):
    with pytest.raises(InputError, match="ElementSpacing = a b; it is three numbers"):
        read_metaimage(written(tmp_path, ElementSpacing="a b"), None)
