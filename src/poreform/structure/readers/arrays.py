"""NumPy arrays: NPY, and NPZ with one volume in it."""

import zipfile
from pathlib import Path

import numpy as np

from poreform.core.errors import InputError
from poreform.structure.readers.axes import in_order
from poreform.structure.tomogram import Tomogram


def read_arrays(path: Path, axes: str | None) -> Tomogram:
    """Return the volume of an NPY or NPZ file; `axes` is needed, the file has no names."""
    if axes is None:
        raise InputError(
            f"{path}: an array file does not name its axes; say e.g. axes 'xyz' or 'zyx'"
        )
    try:
        with path.open("rb") as stream:
            content = np.load(stream, allow_pickle=False)
            volume = content if isinstance(content, np.ndarray) else _only(content, path)
    except (OSError, EOFError, ValueError, KeyError, zipfile.BadZipFile) as error:
        raise InputError(f"{path}: is no array file, or damaged ({error})") from error
    return Tomogram(in_order(volume, axes, str(path)), None, str(path))


def _only(content: "np.lib.npyio.NpzFile", path: Path) -> np.ndarray:
    volumes = [name for name in content.files if content[name].ndim == 3]
    if len(volumes) != 1:
        raise InputError(
            f"{path}: holds {len(volumes)} volumes ({', '.join(content.files)}); keep one"
        )
    return np.asarray(content[volumes[0]])
