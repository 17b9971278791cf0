"""Membranes on disc: NPZ with everything, and the ImageJ stack that others read."""

import json
import zipfile
from pathlib import Path

import numpy as np
import tifffile

from poreform.core.errors import StoredDataError
from poreform.core.files import write_atomic
from poreform.structure.membrane import Membrane

FORMAT = "poreform membrane 1"
"""Name and version of the layout of an NPZ file."""


_DAMAGED = (OSError, EOFError, KeyError, ValueError, TypeError, zipfile.BadZipFile)


def save_membrane(membrane: Membrane, path: Path) -> None:
    """Write `membrane` to an NPZ file, pores packed to bits, atomically."""
    head = {
        "format": FORMAT,
        "shape": membrane.shape,
        "voxel": membrane.spacing,
        "periodic": membrane.wraps,
        "matter_porosity": membrane.matter_porosity,
    }
    arrays = {"head": np.array(json.dumps(head)), "pores": np.packbits(membrane.pores)}
    if membrane.grains is not None:
        arrays["grains"] = membrane.grains
    if membrane.level is not None:
        arrays["level"] = membrane.level

    def write(temporary: Path) -> None:
        with temporary.open("wb") as stream:
            np.savez_compressed(stream, **arrays)  # type: ignore[arg-type]

    write_atomic(path, write)


def load_membrane(path: Path) -> Membrane:
    """Return the membrane in an NPZ file written by `save_membrane`.

    Raises
    ------
    StoredDataError
        The file is missing, damaged or holds something else.
    """
    try:
        with path.open("rb") as stream, np.load(stream, allow_pickle=False) as content:
            if "head" not in content:
                raise StoredDataError(
                    f"{path}: holds {', '.join(content.files)}, no membrane of Poreform; a "
                    "volume of a tomogram needs its axes and its voxel size"
                )
            head = json.loads(str(content["head"]))
            if head["format"] != FORMAT:
                raise StoredDataError(f"{path}: holds {head['format']!r}, not {FORMAT!r}")
            shape = tuple(head["shape"])
            count = int(np.prod(shape))
            pores = np.unpackbits(content["pores"], count=count).astype(bool)
            x, y, z = head["voxel"]
            wraps = head["periodic"]
            return Membrane(
                pores.reshape(shape),
                voxel=(x, y, z),
                periodic=(wraps[0], wraps[1], wraps[2]),
                grains=content.get("grains"),
                matter_porosity=head["matter_porosity"],
                level=content.get("level"),
            )
    except FileNotFoundError as error:
        raise StoredDataError(f"{path}: there is no such file") from error
    except _DAMAGED as error:
        raise StoredDataError(
            f"{path}: is no membrane file, or damaged ({error})"
        ) from error


def export_tiff(membrane: Membrane, path: Path) -> None:
    """Write the pores as an ImageJ stack: 255 in the polymer, pages along z.

    The voxel size stands in it in um, as ImageJ and Fiji keep it.
    """
    x, y, z = (1e6 * edge for edge in membrane.spacing)
    stack = np.ascontiguousarray(np.where(membrane.pores, 0, 255).T.astype(np.uint8))

    def write(temporary: Path) -> None:
        tifffile.imwrite(
            temporary,
            stack,
            imagej=True,
            resolution=(1.0 / x, 1.0 / y),
            metadata={"axes": "ZYX", "spacing": z, "unit": "um"},
        )

    write_atomic(path, write)
