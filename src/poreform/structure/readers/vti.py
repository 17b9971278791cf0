"""VTK XML image data (.vti), as ParaView writes it: text, base64, appended, zlib."""

import base64
import binascii
import zlib
from pathlib import Path
from typing import Literal
from xml.etree.ElementTree import Element, ParseError

import numpy as np
from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from poreform.core.errors import InputError
from poreform.structure.readers.axes import fixed_order, in_order, stated_spacing
from poreform.structure.tomogram import Tomogram

_TYPES = {
    f"{name}{8 * size}": f"{letter}{size}"
    for name, letter, sizes in (
        ("Int", "i", (1, 2, 4, 8)),
        ("UInt", "u", (1, 2, 4, 8)),
        ("Float", "f", (4, 8)),
    )
    for size in sizes
}
_DAMAGED = (ParseError, DefusedXmlException, KeyError, ValueError, IndexError, zlib.error)


def read_vti(path: Path, axes: str | None) -> Tomogram:
    """Return the first scalars of a .vti file; x runs fastest, spacing is in metres.

    A spacing above a millimetre, as 1 where none is known, states nothing in metres.
    """
    order = fixed_order(axes, "zyx", str(path))
    try:
        head, appended = _split(path.read_bytes())
        root = fromstring(head)
        image = root.find("ImageData")
        if root.get("type") != "ImageData" or image is None:
            raise InputError(f"{path}: holds {root.get('type')}, not ImageData, the volume")
        entry, counts = _scalars(image, path)
        values = _values(entry, root, appended)
        volume = values.reshape(counts[::-1])
        x, y, z = (float(edge) for edge in image.attrib["Spacing"].split())
    except (*_DAMAGED, binascii.Error) as error:
        raise InputError(f"{path}: is no .vti volume, or damaged ({error})") from error
    return Tomogram(
        in_order(volume, order, str(path)), stated_spacing((x, y, z)), str(path)
    )


def _split(content: bytes) -> tuple[bytes, bytes]:
    """Return the XML without its appended data, which may be no XML, and these data."""
    start = content.find(b"<AppendedData")
    if start < 0:
        return content, b""
    first = content.index(b"_", start) + 1
    last = content.rindex(b"</AppendedData>")
    tag = content[start : content.index(b">", start)]
    data = content[first:last]
    if b"base64" in tag:
        data = b"base64:" + data.strip()
    return content[:start] + content[last + len(b"</AppendedData>") :], data


def _scalars(image: Element, path: Path) -> tuple[Element, list[int]]:
    """Return the first array of one component and its counts along x, y, z."""
    low_high = [int(entry) for entry in image.attrib["WholeExtent"].split()]
    points = [high - low + 1 for low, high in zip(*[iter(low_high)] * 2, strict=True)]
    for kind, counts in (("CellData", [n - 1 for n in points]), ("PointData", points)):
        for entry in image.iterfind(f"Piece/{kind}/DataArray"):
            if entry.get("NumberOfComponents", "1") == "1":
                return entry, counts
    raise InputError(f"{path}: holds no scalars on its cells or points")


def _values(entry: Element, root: Element, appended: bytes) -> np.ndarray:
    kind = np.dtype(_TYPES[entry.attrib["type"]])
    form = entry.get("format", "ascii")
    if form == "ascii":
        return np.array((entry.text or "").split(), dtype=np.float64).astype(kind)
    mark: Literal["<", ">"] = (
        "<" if root.get("byte_order", "LittleEndian") == "LittleEndian" else ">"
    )
    size = np.dtype(root.get("header_type", "UInt32").lower()).newbyteorder(mark)
    if form == "binary":
        raw = _from_base64((entry.text or "").strip().encode(), size, root)
    else:
        data = appended.removeprefix(b"base64:")
        data = data[int(entry.attrib["offset"]) :]
        coded = appended.startswith(b"base64:")
        raw = _from_base64(data, size, root) if coded else _plain(data, size, root)
    return np.frombuffer(raw, kind.newbyteorder(mark)).astype(kind)


def _plain(data: bytes, size: np.dtype[np.generic], root: Element) -> bytes:
    """Return the bytes of one array that stands first in `data`."""
    step = size.itemsize
    if root.get("compressor") is None:
        return data[step : step + int(np.frombuffer(data[:step], size)[0])]
    blocks = int(np.frombuffer(data[:step], size)[0])
    sizes = np.frombuffer(data[3 * step : (3 + blocks) * step], size).astype(int)
    return _inflated(data[(3 + blocks) * step :], sizes, root)


def _from_base64(text: bytes, size: np.dtype[np.generic], root: Element) -> bytes:
    """Return the bytes of one array; its header is coded apart when it is compressed."""
    if root.get("compressor") is None:
        count = int(np.frombuffer(base64.b64decode(text[:12])[: size.itemsize], size)[0])
        whole = -(-(size.itemsize + count) // 3) * 4
        return _plain(base64.b64decode(text[:whole]), size, root)
    blocks = int(np.frombuffer(base64.b64decode(text[:12])[: size.itemsize], size)[0])
    head = -(-(3 + blocks) * size.itemsize // 3) * 4
    header = np.frombuffer(base64.b64decode(text[:head]), size)
    sizes = header[3 : 3 + blocks].astype(int)
    tail = -(-int(sizes.sum()) // 3) * 4
    return _inflated(base64.b64decode(text[head : head + tail]), sizes, root)


def _inflated(data: bytes, sizes: np.ndarray, root: Element) -> bytes:
    if root.get("compressor") != "vtkZLibDataCompressor":
        raise ValueError(f"compressed by {root.get('compressor')}; save it by zlib")
    ends = np.cumsum(sizes)
    parts = zip(ends - sizes, ends, strict=True)
    return b"".join(zlib.decompress(data[first:last]) for first, last in parts)


def _mark(root: Element) -> Literal["<", ">"]:
    return ">" if root.get("byte_order") == "BigEndian" else "<"
