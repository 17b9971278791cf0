"""How large a pixel is, as microscopes write it into a file or into a text beside it."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import tifffile

METRES = {"m": 1.0, "cm": 1e-2, "mm": 1e-3, "um": 1e-6, "µm": 1e-6, "μm": 1e-6}
METRES |= {"\\u00b5m": 1e-6, "micron": 1e-6, "nm": 1e-9, "pm": 1e-12, "inch": 0.0254}

COARSEST_PIXEL = 1e-5
"""Largest pixel taken from a bare resolution tag [m]: 72, 96 and 300 dpi, which programs
write without a thought, are 350, 260 and 85 um; no micrograph of pores is as coarse."""

_RESOLUTION_UNITS = {2: "inch", 3: "cm"}
_NUMBER = r"([-+]?\d*\.?\d+(?:[eE][-+]?\d+)?)"


@dataclass(frozen=True, slots=True)
class Scale:
    """The edge of a pixel, who says so, and where the data bar begins."""

    pixel: float
    """[m]."""

    source: str
    """E.g. ``"FEI header"``."""

    rows: int | None = None
    """Rows of the picture above its data bar; None when not stated."""


def scale_in_tiff(file: tifffile.TiffFile) -> Scale | None:
    """Return the scale that a TIFF states in the tags of FEI, Zeiss, ImageJ or its own.

    Keys as read by tifffile: FEI and Thermo Fisher ``Scan/PixelWidth`` [m] and
    ``Image/ResolutionY``, Zeiss SmartSEM ``ap_image_pixel_size`` with its unit.
    """
    for found in (_fei(file), _zeiss(file), _resolution(file)):
        if found is not None:
            return found
    return None


def scale_beside(path: Path) -> Scale | None:
    """Return the scale in the text that JEOL, Hitachi or TESCAN write beside a picture."""
    for ending in (".txt", ".TXT", ".hdr"):
        beside = path.with_suffix(ending)
        if beside.is_file():
            return _in_text(_decoded(beside.read_bytes()))
    return None


def _fei(file: tifffile.TiffFile) -> Scale | None:
    header: dict[str, dict[str, Any]] = file.fei_metadata or {}
    for section in ("Scan", "EScan", "IScan"):
        width = header.get(section, {}).get("PixelWidth")
        if isinstance(width, float) and width > 0.0:
            rows = header.get("Image", {}).get("ResolutionY")
            return Scale(width, "FEI header", rows if isinstance(rows, int) else None)
    return None


def _zeiss(file: tifffile.TiffFile) -> Scale | None:
    header: dict[str, Any] = file.sem_metadata or {}
    for key in ("ap_image_pixel_size", "ap_pixel_size"):
        entry = header.get(key, ())
        if len(entry) == 3 and str(entry[2]) in METRES:
            return Scale(float(entry[1]) * METRES[str(entry[2])], "Zeiss header")
    return None


def _resolution(file: tifffile.TiffFile) -> Scale | None:
    tags = file.pages[0].tags
    if "XResolution" not in tags:
        return None
    count, length = tags["XResolution"].value
    unit, source = str((file.imagej_metadata or {}).get("unit", "")), "ImageJ tag"
    if unit not in METRES:
        code = int(tags["ResolutionUnit"].value) if "ResolutionUnit" in tags else 0
        unit, source = _RESOLUTION_UNITS.get(code, ""), "TIFF resolution"
    if unit not in METRES or count == 0 or length == 0:
        return None
    pixel = length / count * METRES[unit]
    return Scale(pixel, source) if pixel <= COARSEST_PIXEL else None


def _in_text(text: str) -> Scale | None:
    marker = re.search(rf"\$\$?SM_MICRON_MARKER\s+{_NUMBER}\s*([a-zµμ]+)", text)
    bar = re.search(rf"\$\$?SM_MICRON_BAR\s+{_NUMBER}", text)
    if marker and bar and marker.group(2) in METRES and float(bar.group(1)) > 0.0:
        size = re.search(r"\$CM_FULL_SIZE\s+\d+\s+(\d+)", text)
        length = float(marker.group(1)) * METRES[marker.group(2)]
        return Scale(
            length / float(bar.group(1)),
            "JEOL text",
            int(size.group(1)) if size else None,
        )
    for key, unit, source in (
        ("PixelSizeX", 1.0, "TESCAN text"),
        ("PixelSize", 1e-9, "Hitachi text"),
    ):
        found = re.search(rf"^\s*{key}\s*=\s*{_NUMBER}", text, re.MULTILINE)
        if found and float(found.group(1)) > 0.0:
            return Scale(float(found.group(1)) * unit, source)
    return None


def _decoded(raw: bytes) -> str:
    """Return the text of a header: UTF-16 where it says so by its mark, else Latin 1."""
    if raw[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return raw.decode("utf-16", errors="replace")
    return raw.decode("latin-1")
