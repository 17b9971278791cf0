"""Raw files of PMI capillary flow porometers (``.CFT``)."""

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import final

import numpy as np

from poreform.core.errors import InputError, NotMeasurableError
from poreform.core.units import to_si
from poreform.lab.cft import (
    FLOW_UNIT,
    PRESSURE_UNIT,
    Pair,
    blocks_of,
    cut_off,
    is_cft,
    is_hold,
    lines_of,
    pair_of,
    permeability_start,
)
from poreform.lab.column_map import ColumnMap
from poreform.lab.importer import Imported, Importer, refuse_columns
from poreform.lab.pore_distribution import peak_note, pore_distribution
from poreform.lab.porometer import (
    ASTM_F316_PSI,
    SHAPE_FACTOR,
    YOUNG_LAPLACE,
    FlowCurve,
    PorometerRun,
)
from poreform.lab.porometer_readings import readings_of


@final
class PorometerCft(Importer):
    """Flow [cm3/min] and absolute pressure [psi], line by line, blocks parted by ``0,0``.

    The first line of data is the ambient pressure without flow; the first block is the wet
    curve, the second the dry one.  The surface tension stands above, often with a minus.
    """

    name = "PMI porometer"

    def recognises(self, path: Path) -> bool:
        """Return whether the file has the suffix of this machine."""
        return is_cft(path)

    def read(self, path: Path, columns: ColumnMap | None = None) -> Imported:
        """Return the pore sizes, or raise InputError saying what is lacking."""
        refuse_columns(path, self.name, columns)
        run = read_run(path)
        try:
            readings = readings_of(run, rule="first flow")
        except NotMeasurableError as error:
            raise InputError(f"{path}: {error}") from error
        found = pore_distribution(run)
        notes = (
            f"sample {run.sample}, {run.fluid}",
            *([] if found is None else [peak_note(found)]),
            *run_is_cut_off(path),
        )
        return Imported(readings=readings, distribution=found, notes=notes)


def read_run(path: Path) -> PorometerRun:
    """Return the curves of a file, or raise InputError saying what is lacking."""
    lines = lines_of(path)
    _refuse_other_tests(path, lines)
    start = next((k for k, line in enumerate(lines) if _is_ambient(line)), None)
    if start is None or start < 2:
        raise InputError(
            f"{path}: holds no line with the ambient pressure and no flow; export the "
            "capillary flow test of the sample (bubble point, wet and dry curve)"
        )
    head = lines[:start]
    ambient = (pair_of(lines[start]) or (0.0, 0.0))[1]
    blocks = blocks_of(lines[start + 1 :])
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


def run_is_cut_off(path: Path) -> tuple[str, ...]:
    """Return a note where the curves of a file break off before their end."""
    lines = lines_of(path)
    start = next(k for k, line in enumerate(lines) if _is_ambient(line))
    return cut_off(lines[start + 1 :])


def _refuse_other_tests(path: Path, lines: Sequence[str]) -> None:
    """Raise InputError for a test of the machine that says nothing of pore sizes."""
    if is_hold(lines):
        raise InputError(
            f"{path}: is a pressure hold test, which shows leaks and no pores; export the "
            "capillary flow test of the sample (wet and dry curve) instead"
        )
    start = permeability_start(lines)
    if start is not None:
        raise InputError(
            f"{path}: is a permeability test with {lines[3]!r}; of these the ones with "
            "water are read, for no file says at which pressure a gas was metered; "
            "export the capillary flow test (wet and dry curve), or measure with water"
        )


def _is_ambient(line: str) -> bool:
    pair = pair_of(line)
    return pair is not None and pair[0] == 0.0 and pair[1] > 0.0


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
