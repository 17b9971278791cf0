"""VTK XML image data."""

import base64
import zlib

import numpy as np
import pytest

from poreform.core.errors import InputError
from poreform.structure.readers.vti import read_vti

VOLUME = np.arange(24, dtype=np.int16).reshape(2, 3, 4)
RAW = VOLUME.T.astype("<i2").tobytes()


def size(*numbers):
    return np.array(numbers, "<u4").tobytes()


def squeezed():
    """Two blocks of zlib, with their header."""
    parts = [zlib.compress(RAW[:32]), zlib.compress(RAW[32:])]
    return size(2, 32, 16, *map(len, parts)), b"".join(parts)


def coded(data):
    return base64.b64encode(data)


FORMS = {
    "text": ("ascii", " ".join(map(str, VOLUME.T.ravel())).encode(), b"", ""),
    "base64": ("binary", coded(size(len(RAW)) + RAW), b"", ""),
    "zlib": ("binary", b"".join(map(coded, squeezed())), b"", "vtkZLibDataCompressor"),
    "appended": (
        "appended",
        b"",
        b'<AppendedData encoding="raw">_' + size(len(RAW)) + RAW + b"</AppendedData>",
        "",
    ),
    "appended base64": (
        "appended",
        b"",
        b'<AppendedData encoding="base64">_'
        + coded(size(len(RAW)) + RAW)
        + b"</AppendedData>",
        "",
    ),
    "appended zlib": (
        "appended",
        b"",
        b'<AppendedData encoding="raw">_' + b"".join(squeezed()) + b"</AppendedData>",
        "vtkZLibDataCompressor",
    ),
}


def written(path, form="text", *, spacing="1e-7 2e-7 3e-7", kind="ImageData", where="Cell"):
    name, body, appended, compressor = FORMS[form]
    extent = {"Cell": "0 2 0 3 0 4", "Point": "0 1 0 2 0 3"}[where]
    head = (
        f'<?xml version="1.0"?><VTKFile type="{kind}" version="1.0" '
        f'byte_order="LittleEndian" header_type="UInt32"'
        + (f' compressor="{compressor}"' if compressor else "")
        + f'><{kind} WholeExtent="{extent}" Spacing="{spacing}"><Piece><{where}Data>'
        f'<DataArray type="Int16" Name="grey" format="{name}" offset="0">'
    )
    tail = f"</DataArray></{where}Data></Piece></{kind}>"
    path.write_bytes(head.encode() + body + tail.encode() + appended + b"</VTKFile>")
    return path


@pytest.mark.parametrize("where", ["Cell", "Point"])
@pytest.mark.parametrize("form", FORMS)
def test_every_form_gives_the_volume(tmp_path, form, where):
    found = read_vti(written(tmp_path / "m.vti", form, where=where), None)
    assert (found.grey == VOLUME).all()
    assert found.grey.dtype == np.int16
    assert found.voxel == (1e-7, 2e-7, 3e-7)


def test_a_spacing_of_one_states_nothing(tmp_path):
    assert read_vti(written(tmp_path / "m.vti", spacing="1 1 1"), None).voxel is None


@pytest.mark.parametrize(
    ("content", "match"),
    [
        (b"nothing of the kind", "no .vti volume, or damaged"),
        (b'<VTKFile type="PolyData"></VTKFile>', "holds PolyData, not ImageData"),
    ],
)
def test_other_files_are_refused(tmp_path, content, match):
    (tmp_path / "m.vti").write_bytes(content)
    with pytest.raises(InputError, match=match):
        read_vti(tmp_path / "m.vti", None)


def test_a_truncated_file_is_refused(tmp_path):
    path = written(tmp_path / "m.vti", "text")
    path.write_bytes(path.read_bytes().replace(b" 23", b""))
    with pytest.raises(InputError, match="damaged"):
        read_vti(path, None)


def test_another_order_is_refused(tmp_path):
    with pytest.raises(InputError, match="stores its axes as 'zyx', not 'xyz'"):
        read_vti(written(tmp_path / "m.vti"), "xyz")
