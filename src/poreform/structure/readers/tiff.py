"""TIFF stacks, with the voxel size that ImageJ, Fiji and OME-TIFF write."""

from pathlib import Path

import numpy as np
import tifffile
from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import ParseError, fromstring

from poreform.core.errors import InputError
from poreform.structure.readers.axes import fixed_order, in_order
from poreform.structure.tomogram import Tomogram

_METRES = {"um": 1e-6, "µm": 1e-6, "\\u00B5m": 1e-6, "micron": 1e-6, "nm": 1e-9, "mm": 1e-3}
_METRES |= {"cm": 1e-2, "m": 1.0, "pm": 1e-12, "microns": 1e-6, "micrometer": 1e-6}
_METRES |= {"nanometer": 1e-9, "millimeter": 1e-3, "\u03bcm": 1e-6}

_DAMAGED = (
    tifffile.TiffFileError,
    OSError,
    ValueError,
    KeyError,
    ParseError,
    DefusedXmlException,
)


def read_tiff(path: Path, axes: str | None) -> Tomogram:
    """Return the volume of a TIFF stack: pages along z, rows along y, columns along x."""
    order = fixed_order(axes, "zyx", str(path))
    try:
        with tifffile.TiffFile(path) as file:
            _check_axes(file.series[0].axes, str(path))
            volume = _stack(file)
            voxel = _ome_voxel(file) if file.is_ome else _voxel(file)
    except _DAMAGED as error:
        raise InputError(f"{path}: is no TIFF stack, or damaged ({error})") from error
    return Tomogram(in_order(volume, order, str(path)), voxel, str(path))


def _stack(file: tifffile.TiffFile) -> np.ndarray:
    """Return the volume of the first series, or of pages written one by one."""
    series = file.series
    alike = {(part.shape, part.dtype) for part in series}
    if len(series) > 1 and len(alike) == 1 and series[0].ndim == 2:
        return np.stack([part.asarray() for part in series])
    return np.asarray(file.asarray())


def _check_axes(axes: str, name: str) -> None:
    """Refuse what has three axes and is no stack: colour pictures, times, channels."""
    meanings = {"S": "colours", "C": "channels", "T": "times"}
    for letter, meaning in meanings.items():
        if letter in axes:
            raise InputError(
                f"{name}: holds {meaning} along one of its axes ({axes}), not slices along "
                "z; save one grey stack of slices"
            )


def _voxel(file: tifffile.TiffFile) -> tuple[float, float, float] | None:
    """Return the voxel edges [m] that an ImageJ stack states; None for other stacks."""
    metadata = file.imagej_metadata or {}
    unit = _METRES.get(str(metadata.get("unit", "")))
    tags = file.pages[0].tags
    if unit is None or "spacing" not in metadata or "XResolution" not in tags:
        return None
    x, y = (tags[name].value for name in ("XResolution", "YResolution"))
    if x[0] == 0 or y[0] == 0:
        return None
    return x[1] / x[0] * unit, y[1] / y[0] * unit, float(metadata["spacing"]) * unit


def _ome_voxel(file: tifffile.TiffFile) -> tuple[float, float, float] | None:
    """Return the voxel edges [m] in the header of an OME-TIFF; um unless it says so."""
    for entry in fromstring(file.ome_metadata or "<OME/>").iter():
        if entry.tag.rpartition("}")[2] == "Pixels":
            sizes = [entry.get(f"PhysicalSize{axis}") for axis in "XYZ"]
            units = [_METRES.get(entry.get(f"PhysicalSize{a}Unit", "um")) for a in "XYZ"]
            edges = [
                float(size) * unit
                for size, unit in zip(sizes, units, strict=True)
                if size is not None and unit is not None
            ]
            return (edges[0], edges[1], edges[2]) if len(edges) == 3 else None
    return None
