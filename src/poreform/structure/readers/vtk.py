"""Legacy VTK files of structured points, text or binary."""

from pathlib import Path

import numpy as np

from poreform.core.errors import InputError
from poreform.structure.readers.axes import fixed_order, in_order, stated_spacing
from poreform.structure.tomogram import Tomogram

_TYPES = {
    "unsigned_char": "u1",
    "char": "i1",
    "unsigned_short": "u2",
    "short": "i2",
    "unsigned_int": "u4",
    "int": "i4",
    "float": "f4",
    "double": "f8",
}


def read_vtk(path: Path, axes: str | None) -> Tomogram:
    """Return the scalars of a legacy VTK file; x runs fastest, spacing is in metres.

    A spacing above a millimetre, as 1 where none is known, states nothing in metres.
    """
    order = fixed_order(axes, "zyx", str(path))
    content = path.read_bytes()
    head, found, data = content.partition(b"LOOKUP_TABLE")
    if not content.startswith(b"# vtk DataFile") or not found:
        raise InputError(f"{path}: is no legacy VTK file with scalars")
    words = _words(head)
    if words.get("DATASET") != ["STRUCTURED_POINTS"]:
        raise InputError(f"{path}: holds no STRUCTURED_POINTS, the VTK form of a volume")
    try:
        counts = [int(entry) for entry in words["DIMENSIONS"]]
        kind = np.dtype(_TYPES[words["SCALARS"][1]])
        spacing = [float(entry) for entry in words.get("SPACING", ["1"] * 3)]
        number = int(np.prod(counts))
        values = _values(data.split(b"\n", 1)[1], kind, number, text=b"\nASCII" in head)
        volume = values.reshape(counts[::-1])
    except (KeyError, ValueError, IndexError) as error:
        raise InputError(f"{path}: is damaged or of an unknown type ({error})") from error
    x, y, z = spacing
    return Tomogram(
        in_order(volume, order, str(path)), stated_spacing((x, y, z)), str(path)
    )


def _words(head: bytes) -> dict[str, list[str]]:
    lines = head.decode("ascii", errors="replace").splitlines()
    return {line.split()[0].upper(): line.split()[1:] for line in lines if line.split()}


def _values(
    data: bytes, kind: np.dtype[np.generic], number: int, *, text: bool
) -> np.ndarray:
    """Return the first `number` values; METADATA or other arrays may follow them."""
    if text:
        return np.array(data.split()[:number], dtype=np.float64).astype(kind)
    whole = min(number, len(data) // kind.itemsize)
    return np.frombuffer(data, kind.newbyteorder(">"), whole).astype(kind)
