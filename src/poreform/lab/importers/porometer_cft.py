"""Raw files of PMI capillary flow porometers (``.CFT``)."""

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import final

import numpy as np

from poreform.core.errors import InputError, NotMeasurableError
from poreform.core.units import to_si
from poreform.lab.column_map import ColumnMap
from poreform.lab.importer import Imported, Importer, refuse_columns
from poreform.lab.porometer import (
    ASTM_F316_PSI,
    SHAPE_FACTOR,
    YOUNG_LAPLACE,
    FlowCurve,
    PorometerRun,
)
from poreform.lab.porometer_readings import readings_of

LARGEST_FILE = 5_000_000
"""[bytes]."""

BLOCK_ENDS = {(0.0, 0.0), (-1.0, -1.0)}
"""Pairs that part the wet curve from the dry one and end the data."""

FLOW_UNIT = "cm**3/min"
PRESSURE_UNIT = "psi"

Pair = tuple[float, float]


@final
class PorometerCft(Importer):
    """Flow [cm3/min] and absolute pressure [psi], line by line, blocks parted by ``0,0``.

    The first line of data is the ambient pressure without flow; the first block is the wet
    curve, the second the dry one.  The surface tension stands above, often with a minus.
    """

    name = "PMI porometer"

    def recognises(self, path: Path) -> bool:
        """Return whether the file has the suffix of this machine."""
        return path.suffix.casefold() == ".cft"

    def read(self, path: Path, columns: ColumnMap | None = None) -> Imported:
        """Return the pore sizes, or raise InputError saying what is lacking."""
        refuse_columns(path, self.name, columns)
        run = read_run(path)
        try:
            readings = readings_of(run, rule="first flow")
        except NotMeasurableError as error:
            raise InputError(f"{path}: {error}") from error
        whole = (
            ()
            if is_whole(path)
            else ("the data have no end mark: the file may be cut off",)
        )
        sample = f"sample {run.sample}, {run.fluid}"
        return Imported(readings=readings, notes=(sample, *whole))


def read_run(path: Path) -> PorometerRun:
    """Return the curves of a file, or raise InputError saying what is lacking."""
    lines = _lines(path)
    start = next((k for k, line in enumerate(lines) if _is_ambient(line)), None)
    if start is None or start < 2:
        raise InputError(
            f"{path}: holds no line with the ambient pressure and no flow; tests of bubble "
            "point and pore sizes are read, those of permeability or pressure hold are not"
        )
    head = lines[:start]
    ambient = (_pair(lines[start]) or (0.0, 0.0))[1]
    blocks = _blocks(lines[start + 1 :])
    if not blocks:
        raise InputError(f"{path}: holds no flow after the ambient pressure")
    fluid, tension = _fluid(path, head)
    return PorometerRun(
        wet=_curve(blocks[0], ambient),
        dry=_curve(blocks[1], ambient) if len(blocks) > 1 else None,
        surface_tension=tension,
        constant=_constant(path, head),
        fluid=fluid,
        sample=head[-1],
    )


def is_whole(path: Path) -> bool:
    """Return whether the last pair of the file is one that ends a block."""
    pairs = [pair for line in _lines(path) if (pair := _pair(line)) is not None]
    return bool(pairs) and pairs[-1] in BLOCK_ENDS


def _lines(path: Path) -> list[str]:
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise InputError(f"{path}: is larger than {LARGEST_FILE // 1_000_000} MB")
        text = path.read_text(encoding="cp1252")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: cannot be read as text") from error
    return [line.strip() for line in text.splitlines() if line.strip()]


def _pair(line: str) -> Pair | None:
    parts = line.split(",")
    try:
        first, second = (float(part) for part in parts)
    except ValueError:
        return None
    return (first, second) if np.isfinite([first, second]).all() else None


def _is_ambient(line: str) -> bool:
    pair = _pair(line)
    return pair is not None and pair[0] == 0.0 and pair[1] > 0.0


def _blocks(lines: Sequence[str]) -> list[list[Pair]]:
    """Return the blocks of data, until the first line that is none."""
    blocks: list[list[Pair]] = [[]]
    for line in lines:
        pair = _pair(line)
        if pair is None:
            break
        if pair in BLOCK_ENDS:
            blocks.append([])
        else:
            blocks[-1].append(pair)
    return [block for block in blocks if block]


def _curve(block: Sequence[Pair], ambient: float) -> FlowCurve:
    flow, pressure = np.array(block).T
    return FlowCurve(
        pressure=(pressure - ambient) * to_si(1.0, PRESSURE_UNIT),
        flow=flow * to_si(1.0, FLOW_UNIT),
    )


def _fluid(path: Path, head: Sequence[str]) -> tuple[str, float]:
    """Return the liquid and its surface tension [N/m]: the first lone number below it."""
    for above, line in pairwise(head[2:]):
        try:
            tension = abs(float(line))
        except ValueError:
            continue
        if tension > 1.0:
            return above, 1e-3 * tension
    raise InputError(f"{path}: the surface tension of the wetting liquid is lacking")


def _constant(path: Path, head: Sequence[str]) -> float:
    """Return the constant of the diameter by the 'tortuosity', 0.715 if not told."""
    for line in head:
        key, sign, value = line.partition("=")
        if sign and key.strip().casefold() == "tortuosity factor":
            try:
                factor = float(value)
            except ValueError as error:
                raise InputError(
                    f"{path}: the tortuosity {value.strip()!r} is no number"
                ) from error
            if not 0.1 <= factor <= 2.0:
                raise InputError(
                    f"{path}: the tortuosity is {factor:g}; machines use 0.715 or 1"
                )
            return ASTM_F316_PSI if factor == SHAPE_FACTOR else YOUNG_LAPLACE * factor
    return ASTM_F316_PSI
