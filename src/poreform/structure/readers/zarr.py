"""Zarr arrays, and OME-Zarr images with their axes and voxel size."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from poreform.core.errors import InputError
from poreform.core.optional import require
from poreform.structure.readers.axes import in_order
from poreform.structure.tomogram import Tomogram

if TYPE_CHECKING:
    import zarr

METRES = {"nanometer": 1e-9, "micrometer": 1e-6, "millimeter": 1e-3, "meter": 1.0}
"""Units of length that the format knows [m]."""


def read_zarr(path: Path, axes: str | None) -> Tomogram:
    """Return the volume in a zarr folder.

    Of an OME-Zarr image the finest scale is taken, its axes and its voxel size; an axis
    of one channel or one time is dropped.  A plain array needs `axes`, unless it names
    its dimensions x, y and z.
    """
    zarr = require("zarr", extra="zarr")
    try:
        node = zarr.open(path, mode="r")
        if isinstance(node, zarr.Array):
            names = axes or _own_names(node)
            return Tomogram(
                in_order(np.asarray(node[...]), _needed(names, path), str(path)),
                None,
                str(path),
            )
        return _image(node, axes, path)
    except (OSError, KeyError, ValueError, TypeError, IndexError) as error:
        raise InputError(f"{path}: is no zarr volume, or damaged ({error})") from error


def _own_names(array: "zarr.Array[Any]") -> str | None:
    """Return the axes that a zarr 3 array names itself, where they are x, y and z."""
    names = getattr(array.metadata, "dimension_names", None) or ()
    text = "".join(str(name) for name in names)
    return text if sorted(text) == ["x", "y", "z"] else None


def _needed(axes: str | None, path: Path) -> str:
    if axes is None:
        raise InputError(
            f"{path}: this array does not name its axes; say e.g. axes 'xyz' or 'zyx'"
        )
    return axes


def _image(group: "zarr.Group", axes: str | None, path: Path) -> Tomogram:
    facts: Mapping[str, Any] = dict(group.attrs)
    facts = facts.get("ome", facts)
    if "multiscales" not in facts:
        raise InputError(
            f"{path}: is a folder of arrays ({', '.join(sorted(group.keys()))}) without "
            "OME-Zarr's multiscales; name one of them, e.g. volume.zarr/0"
        )
    image = facts["multiscales"][0]
    finest = image["datasets"][0]
    array = np.asarray(group[finest["path"]])
    names = [entry["name"] for entry in image["axes"]]
    scale = next(
        entry["scale"]
        for entry in finest["coordinateTransformations"]
        if entry["type"] == "scale"
    )
    for place in reversed(range(len(names))):
        if names[place] not in {"x", "y", "z"}:
            if array.shape[place] != 1:
                raise InputError(
                    f"{path}: holds {array.shape[place]} volumes along {names[place]!r}; "
                    "keep one"
                )
            array = array.take(0, axis=place)
    order = "".join(name for name in names if name in {"x", "y", "z"})
    if axes is not None and axes != order:
        raise InputError(
            f"{path}: names its axes {order!r}, not {axes!r}; do not give another order"
        )
    units = {entry["name"]: METRES.get(entry.get("unit", "")) for entry in image["axes"]}
    edges = dict(zip(names, scale, strict=True))
    lengths = [(edges[name], units[name]) for name in "xyz"]
    voxel = None
    if all(unit is not None for _, unit in lengths):
        x, y, z = (edge * unit for edge, unit in lengths if unit is not None)
        voxel = (x, y, z)
    return Tomogram(in_order(array, order, str(path)), voxel, str(path))
