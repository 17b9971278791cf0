"""Reading micrographs: TIFF, PNG, BMP and JPEG, with the scale that their files state."""

from pathlib import Path

import numpy as np
import tifffile
from PIL import Image, UnidentifiedImageError

from poreform.core.errors import InputError
from poreform.structure.micrograph import Micrograph
from poreform.structure.microscope_scale import Scale, scale_beside, scale_in_tiff

TIFF_ENDINGS = (".tif", ".tiff")
OTHER_ENDINGS = (".png", ".bmp", ".jpg", ".jpeg")

LUMINANCE = (0.299, 0.587, 0.114)
"""Weights of red, green and blue in the brightness of a coloured picture: ITU-R BT.601."""


def read_micrograph(path: Path) -> Micrograph:
    """Return the picture in a file, with its scale where the file states one.

    The scale comes from the tags of FEI, Thermo Fisher and Zeiss, from those of ImageJ,
    from a resolution fine enough to be meant, or from the text that JEOL, Hitachi and
    TESCAN write beside the picture; see `structure.microscope_scale`.

    Raises
    ------
    InputError
        No such file, an unknown ending, a damaged file, or a stack of pictures.
    """
    if not path.is_file():
        raise InputError(f"{path}: there is no such file")
    ending = path.suffix.lower()
    if ending in TIFF_ENDINGS:
        values, scale = _tiff(path)
    elif ending in OTHER_ENDINGS:
        values, scale = _picture(path), None
    else:
        raise InputError(
            f"{path}: a micrograph ends in {', '.join(TIFF_ENDINGS + OTHER_ENDINGS)}, not "
            f"{path.suffix!r}"
        )
    found = scale if scale is not None else scale_beside(path)
    if found is None:
        return Micrograph(_grey(values, path), None, str(path))
    return Micrograph(_grey(values, path), found.pixel, str(path), found.source, found.rows)


def _tiff(path: Path) -> tuple[np.ndarray, Scale | None]:
    try:
        with tifffile.TiffFile(path) as file:
            shape = file.series[0].shape
            values = file.asarray()
            scale = scale_in_tiff(file)
    except (tifffile.TiffFileError, OSError, ValueError, KeyError, IndexError) as error:
        raise InputError(f"{path}: is no TIFF picture, or damaged ({error})") from error
    if len(shape) > 2 and shape[-1] not in {3, 4}:
        raise InputError(
            f"{path}: holds a stack of shape {shape}, a volume and no micrograph; measure "
            "it as a tomogram: poreform measure"
        )
    return values, scale


def _picture(path: Path) -> np.ndarray:
    try:
        with Image.open(path) as picture:
            kept = (
                picture if picture.mode[:1] in {"I", "L", "F"} else picture.convert("RGB")
            )
            return np.asarray(kept)
    except (UnidentifiedImageError, OSError, ValueError) as error:
        raise InputError(f"{path}: is no picture, or damaged ({error})") from error


def _grey(values: np.ndarray, path: Path) -> np.ndarray:
    if not np.issubdtype(values.dtype, np.number) or np.iscomplexobj(values):
        raise InputError(f"{path}: holds {values.dtype}; a micrograph holds grey values")
    real = values.astype(np.float32)
    if real.ndim == 3 and real.shape[2] in {3, 4}:
        return np.ascontiguousarray(real[:, :, :3] @ np.array(LUMINANCE, np.float32))
    return real
