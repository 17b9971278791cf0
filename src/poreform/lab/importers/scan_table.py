"""Scan tables: Ts, P and TL in columns of a text table, one membrane or Ts a row."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, final

from pydantic import ValidationError

from poreform.core.document import faults as faults_of
from poreform.core.errors import InputError
from poreform.core.reading import Reading
from poreform.core.units import from_si
from poreform.lab.column_map import ColumnMap
from poreform.lab.columns import REPEATED, SCAN
from poreform.lab.experiment import Experiment
from poreform.lab.importer import Imported, Importer
from poreform.lab.sheet import Row
from poreform.lab.tabular import Placed, Reader, Table, is_table_of, read_table, refuse

STEP, NEAR = 5.0, 0.5
"""[degC] the grid of a scan, and how near to it a temperature counts as on it."""

UNDISSOLVED = frozenset({"not dissolved", "undissolved", "nd"})


@final
class ScanTable(Importer):
    """CSV and other text tables with units in the header, titles above, decimal commas."""

    name = "scan table"
    vocabulary = SCAN

    def recognises(self, path: Path) -> bool:
        """Return whether this is a text table with a column Ts."""
        return is_table_of(path, SCAN)

    def read(self, path: Path, columns: ColumnMap | None = None) -> Imported:
        """Return one record a membrane; every fault is named with its row."""
        table = read_table(path, SCAN, columns)
        records: list[Experiment] = []
        faults: list[str] = []
        read = table.reader()
        for line, row in table.body:
            found, wrong = _records(table, read, line, row)
            records += found
            faults += wrong
        refuse(table.where, faults)
        if not records:
            raise InputError(f"{path}: the header stands alone; no row holds a figure")
        notes = (*table.notes, *_off_grid(records), *_fractions(records))
        return Imported(experiments=_numbered(records), notes=notes)


def _records(
    table: Table, read: Reader, line: int, row: Row
) -> tuple[list[Experiment], list[str]]:
    """Return the records of a row, one a replicate column, and what is wrong."""
    values: dict[Placed, Any] = {}
    wrong: list[str] = []
    for column, text in table.cells(row):
        try:
            if column.field.name in REPEATED and text.casefold() in UNDISSOLVED:
                value: Any = "not dissolved"
            else:
                value = read(column, text)
        except ValueError as error:
            wrong.append(f"row {line}, column {column.title!r}: {error}")
            continue
        if value is not None:
            values[column.field.name, column.replicate] = value
    if wrong or not values:
        return [], wrong
    return _built(table, values, line)


def _built(
    table: Table, values: dict[Placed, Any], line: int
) -> tuple[list[Experiment], list[str]]:
    single = {name: v for (name, _), v in values.items() if name not in REPEATED}
    fields = {**table.given, **{k: v for k, v in single.items() if " std" not in k}}
    if "dissolution_temperature" not in fields:
        return [], [f"row {line}: Ts is missing; give the dissolution temperature"]
    fields = {
        "name": f"{table.path.stem} row {line}",
        "origin": "measured",
        "source": table.path.name,
        **fields,
    }
    replicates = sorted({n for name, n in values if name in REPEATED}) or [0]
    built: list[Experiment] = []
    for replicate in replicates:
        figures = {name: values.get((name, replicate)) for name in sorted(REPEATED)}
        try:
            built.append(_record(fields, figures, single))
        except ValidationError as error:
            return [], [f"row {line}: {faults_of(error).removeprefix('document: ')}"]
        except (ValueError, InputError) as error:
            return [], [f"row {line}: {error}"]
    return built, []


def _record(
    fields: dict[str, Any], figures: dict[str, Any], single: dict[str, Any]
) -> Experiment:
    readings = tuple(
        Reading(name, value, "%", "as in the file", std=single.get(f"{name} std"))
        for name, value in figures.items()
        if isinstance(value, float)
    )
    lumps = {"state": "not dissolved"} if "not dissolved" in figures.values() else {}
    return Experiment.model_validate({**fields, **lumps, "readings": readings})


def _off_grid(records: Sequence[Experiment]) -> tuple[str, ...]:
    """Return the remark that most Ts are no steps of 5 degC, if they are not."""
    celsius = (from_si(record.dissolution_temperature, "degC") for record in records)
    off = sum(abs(ts - STEP * round(ts / STEP)) > NEAR for ts in celsius)
    if 2 * off <= len(records):
        return ()
    return (
        f"{off} of {len(records)} Ts are no steps of {STEP:g} degC: they count for the "
        "statistics only; are two columns swapped?",
    )


def _fractions(records: Sequence[Experiment]) -> tuple[str, ...]:
    """Return the remark that all porosities are like fractions headed %, if they are."""
    found = [p for record in records if (p := record.value("porosity")) is not None]
    if not found or max(found) > 1.0:
        return ()
    return (
        "no porosity is above 1 %: are they fractions? then write 'P [1]' in the header",
    )


def _numbered(records: Sequence[Experiment]) -> tuple[Experiment, ...]:
    """Return the records with replicates counted up at each Ts, where none is stated."""
    seen: dict[tuple[float, str], int] = {}
    numbered: list[Experiment] = []
    for record in records:
        key = (record.dissolution_temperature, record.lot)
        seen[key] = max(seen.get(key, 0) + 1, record.replicate)
        as_stated = record.replicate == seen[key]
        numbered.append(
            record if as_stated else record.model_copy(update={"replicate": seen[key]})
        )
    return tuple(numbered)
