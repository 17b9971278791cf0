"""One door to all tomogram files."""

from pathlib import Path

from poreform.core.errors import InputError
from poreform.structure.readers import READERS
from poreform.structure.tomogram import Tomogram


def read_tomogram(path: Path, *, axes: str | None = None) -> Tomogram:
    """Return the volume in a file, with its axes in the order x, y, z.

    Parameters
    ----------
    path
        A file whose name ends in one of `READERS`.
    axes
        Order of the axes in the file, e.g. ``"zyx"``; needed where the format does not
        fix it (NPY and NPZ), refused where it does and says otherwise.

    Raises
    ------
    InputError
        No such file, an unknown ending, a damaged file, or an axis order that is missing
        or wrong.
    """
    if not (path.is_file() or (path.is_dir() and path.suffix.lower() == ".zarr")):
        raise InputError(f"{path}: there is no such file")
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        raise InputError(
            f"{path}: a tomogram ends in {', '.join(sorted(READERS))}, not "
            f"{path.suffix!r}; for a single picture use 'poreform micrograph'"
        )
    if axes is not None and sorted(axes) != ["x", "y", "z"]:
        raise InputError(
            f"axes is {axes!r}; it names x, y and z once each, in the order of the file"
        )
    return reader(path, axes)
