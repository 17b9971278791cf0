"""Readers of tomogram files by the ending of the name; a new one is a file and a line."""

from collections.abc import Callable
from pathlib import Path

from poreform.structure.readers.arrays import read_arrays
from poreform.structure.readers.metaimage import read_metaimage
from poreform.structure.readers.tiff import read_tiff
from poreform.structure.readers.vti import read_vti
from poreform.structure.readers.vtk import read_vtk
from poreform.structure.readers.zarr import read_zarr
from poreform.structure.tomogram import Tomogram

READERS: dict[str, Callable[[Path, str | None], Tomogram]] = {
    ".tif": read_tiff,
    ".tiff": read_tiff,
    ".npy": read_arrays,
    ".npz": read_arrays,
    ".mhd": read_metaimage,
    ".vtk": read_vtk,
    ".vti": read_vti,
    ".zarr": read_zarr,
}
