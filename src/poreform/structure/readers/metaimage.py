"""MetaImage: a RAW volume and the text header (.mhd) that describes it."""

from pathlib import Path

import numpy as np

from poreform.core.errors import InputError
from poreform.structure.readers.axes import fixed_order, in_order
from poreform.structure.tomogram import Tomogram

_TYPES = {
    "MET_UCHAR": "u1",
    "MET_CHAR": "i1",
    "MET_USHORT": "u2",
    "MET_SHORT": "i2",
    "MET_UINT": "u4",
    "MET_INT": "i4",
    "MET_FLOAT": "f4",
    "MET_DOUBLE": "f8",
}
MILLIMETRE = 1e-3
"""ElementSpacing is in mm, by the convention of the format [m]."""


def read_metaimage(path: Path, axes: str | None) -> Tomogram:
    """Return the volume described by an .mhd header; x runs fastest in the RAW file."""
    order = fixed_order(axes, "zyx", str(path))
    head = _header(path)
    try:
        counts = [int(entry) for entry in head["DimSize"].split()]
        kind = np.dtype(_TYPES[head["ElementType"]])
        raw = path.parent / head["ElementDataFile"]
        skip = int(head.get("HeaderSize", "0"))
    except (KeyError, ValueError) as error:
        raise InputError(
            f"{path}: needs DimSize, ElementType and ElementDataFile, each as MetaImage "
            f"defines it ({error})"
        ) from error
    if head.get("CompressedData", "False").lower() == "true":
        raise InputError(f"{path}: is compressed; save it without compression")
    if raw.parent.resolve() != path.parent.resolve() or not raw.is_file():
        raise InputError(f"{path}: its data file {raw.name!r} does not lie beside it")
    big = head.get("BinaryDataByteOrderMSB", head.get("ElementByteOrderMSB", "False"))
    data = raw.read_bytes()[skip:]
    if len(counts) != 3 or len(data) != int(np.prod(counts)) * kind.itemsize:
        raise InputError(
            f"{path}: announces {counts} voxels of {kind.itemsize} bytes, but {raw.name} "
            f"holds {len(data)} bytes"
        )
    volume = np.frombuffer(data, kind.newbyteorder(">" if big.lower() == "true" else "<"))
    ordered = in_order(volume.reshape(counts[::-1]), order, str(path))
    native = ordered.astype(kind.newbyteorder("="))
    return Tomogram(native, _voxel(head, path), str(path))


def _header(path: Path) -> dict[str, str]:
    try:
        lines = path.read_text(encoding="latin-1").splitlines()
    except OSError as error:
        raise InputError(f"{path}: is no MetaImage header ({error})") from error
    pairs = [line.split("=", 1) for line in lines if "=" in line]
    if not pairs:
        raise InputError(f"{path}: is no MetaImage header (no line of it is 'key = value')")
    return {key.strip(): value.strip() for key, value in pairs}


def _voxel(head: dict[str, str], path: Path) -> tuple[float, float, float] | None:
    text = head.get("ElementSpacing", head.get("ElementSize"))
    if text is None:
        return None
    try:
        x, y, z = (float(entry) * MILLIMETRE for entry in text.split())
    except ValueError as error:
        raise InputError(
            f"{path}: has ElementSpacing = {text}; it is three numbers, along x, y "
            "and z, in mm"
        ) from error
    return x, y, z
