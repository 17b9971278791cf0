"""Scan tables: Ts, P and TL in columns of a text table, one membrane or Ts a row."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, final

from pydantic import ValidationError

from poreform.core.document import faults as faults_of
from poreform.core.errors import InputError
from poreform.core.reading import Reading
from poreform.lab.cells import Scale, heading, is_missing, number
from poreform.lab.columns import REPEATED, Field, field_called
from poreform.lab.delimited import Row, Sheet, read_sheet
from poreform.lab.experiment import Experiment
from poreform.lab.importer import Imported, Importer

SUFFIXES = frozenset({".csv", ".txt", ".tsv"})
HEADER_WITHIN = 40
"""Rows among which the header is looked for; titles may stand above it."""

MOST_FAULTS = 5
"""Faults named in one message; the rest are counted."""

UNDISSOLVED = frozenset({"not dissolved", "undissolved", "nd"})
PERCENTAGES = frozenset({"porosity", "breaking_extension"})


@dataclass(frozen=True, slots=True)
class Column:
    """One column that fills a field."""

    place: int
    field: Field
    replicate: int
    unit: str
    """Unit in the header; empty when each cell must carry its own."""

    title: str
    """The header as written."""


@final
class ScanTable(Importer):
    """CSV and other text tables with units in the header, titles above, decimal commas."""

    name = "scan table"

    def recognises(self, path: Path) -> bool:
        """Return whether this is a text table; one that cannot be read is claimed too."""
        if path.suffix.casefold() not in SUFFIXES:
            return False
        try:
            return _header(read_sheet(path)) is not None
        except InputError:
            return True  # so that `read` says what is wrong with it

    def read(self, path: Path) -> Imported:
        """Return one record a membrane; every fault is named with its row."""
        sheet = read_sheet(path)
        header = _header(sheet)
        if header is None:
            raise InputError(
                f"{path}: no header row has a column Ts; write e.g. "
                "'Ts [degC],P [%],TL [%]'"
            )
        given, faults = _given(sheet.rows[:header])
        columns, more = _columns(sheet.rows[header][1])
        faults += more
        reader = RowReader(columns, given, sheet.comma_decimals, path)
        body = [] if faults else sheet.rows[header + 1 :]
        records: list[Experiment] = []
        for line, row in body:
            found, wrong = reader.records(line, row)
            records += found
            faults += wrong
        if faults:
            rest = len(faults) - MOST_FAULTS
            more_text = f"; and {rest} more" if rest > 0 else ""
            raise InputError(f"{path}: {'; '.join(faults[:MOST_FAULTS])}{more_text}")
        if not records:
            raise InputError(f"{path}: the header stands alone; no row holds a figure")
        return Imported(
            experiments=_numbered(records), notes=sheet.notes + _unused(sheet, header)
        )


@dataclass(slots=True)
class RowReader:
    """Turns rows into records; remembers the scale of every unit it has met."""

    columns: tuple[Column, ...]
    given: dict[str, Any]
    comma_decimals: bool
    path: Path

    def records(self, line: int, row: Row) -> tuple[list[Experiment], list[str]]:
        """Return the records of a row, one a replicate column, and what is wrong."""
        place = f"row {line}"
        longest = max(column.place for column in self.columns)
        padded = row + ("",) * (longest + 1 - len(row))
        if row and row[0].startswith("#"):
            return [], []
        values: dict[tuple[str, int], Any] = {}
        wrong: list[str] = []
        for column in self.columns:
            try:
                value = self._value(column, padded[column.place])
            except ValueError as error:
                wrong.append(f"{place}, column {column.title!r}: {error}")
                continue
            if value is not None:
                values[column.field.name, column.replicate] = value
        if wrong or not values:
            return [], wrong
        return self._built(values, line)

    def _value(self, column: Column, text: str) -> Any:  # noqa: ANN401 - a cell of any field
        field = column.field
        if text.casefold() in UNDISSOLVED and field.name in REPEATED:
            return "not dissolved"
        if is_missing(text):
            return None
        if field.unit is None:
            return _text(text)
        value, beside = number(text, comma_decimals=self.comma_decimals)
        if column.unit and beside and beside != column.unit:
            raise ValueError(f"{text!r} is not in the {column.unit} of its header")
        unit = column.unit or beside
        if not unit:
            raise ValueError(
                f"{text!r} has no unit; write it in the header, e.g. {field.example!r}"
            )
        if unit == "%" and field.name.split()[0] in PERCENTAGES:
            return value
        si = field.unit.checked(Scale.of(field.unit, unit).si(value))
        return 100.0 * si if field.name.split()[0] in PERCENTAGES else si

    def _built(
        self, values: dict[tuple[str, int], Any], line: int
    ) -> tuple[list[Experiment], list[str]]:
        single = {name: v for (name, n), v in values.items() if name not in REPEATED}
        fields = {**self.given, **{k: v for k, v in single.items() if " std" not in k}}
        if "dissolution_temperature" not in fields:
            return [], [f"row {line}: Ts is missing; give the dissolution temperature"]
        replicates = sorted({n for name, n in values if name in REPEATED}) or [0]
        built: list[Experiment] = []
        for replicate in replicates:
            figures = {name: values.get((name, replicate)) for name in sorted(REPEATED)}
            try:
                built.append(self._record(fields, figures, single, line))
            except ValidationError as error:
                return [], [f"row {line}: {faults_of(error).removeprefix('document: ')}"]
            except (ValueError, InputError) as error:
                return [], [f"row {line}: {error}"]
        return built, []

    def _record(
        self,
        fields: dict[str, Any],
        figures: dict[str, Any],
        single: dict[str, Any],
        line: int,
    ) -> Experiment:
        undissolved = "not dissolved" in figures.values()
        readings = tuple(
            Reading(name, value, "%", "as in the file", std=single.get(f"{name} std"))
            for name, value in figures.items()
            if isinstance(value, float)
        )
        content = {
            "name": f"{self.path.stem} row {line}",
            "origin": "measured",
            "source": self.path.name,
            **fields,
            "readings": readings,
        }
        if undissolved:
            content["state"] = "not dissolved"
        return Experiment.model_validate(content)


def _header(sheet: Sheet) -> int | None:
    """Return the position of the row that names the columns; None when there is none."""
    for place, (_, row) in enumerate(sheet.rows[:HEADER_WITHIN]):
        found = [field_called(heading(cell).name) for cell in row]
        names = {entry[0].name for entry in found if entry}
        if "dissolution_temperature" in names and len(names) > 1:
            return place
    return None


def _columns(row: Row) -> tuple[tuple[Column, ...], list[str]]:
    columns: list[Column] = []
    faults: list[str] = []
    for place, cell in enumerate(row):
        found = field_called(heading(cell).name)
        if found is None:
            continue
        field, replicate = found
        unit = heading(cell).unit
        twice = [c for c in columns if c.field is field and c.replicate == replicate]
        if twice:
            faults.append(
                f"columns {twice[0].title!r} and {cell!r} are both the {field.name}"
            )
        if unit and field.unit is not None:
            faults += _unit_fault(field, unit, cell)
        columns.append(Column(place, field, replicate, unit, cell))
    return tuple(columns), faults


def _unit_fault(field: Field, unit: str, title: str) -> list[str]:
    if field.unit is None:
        return []
    try:
        Scale.of(field.unit, unit)
    except ValueError:
        return [
            f"column {title!r}: {unit!r} is no unit of it; write e.g. {field.example!r}"
        ]
    return []


def _given(rows: Sequence[tuple[int, Row]]) -> tuple[dict[str, Any], list[str]]:
    """Return the conditions stated above the header, such as ``# polymer: PVDF``."""
    given: dict[str, Any] = {}
    faults: list[str] = []
    for line, key, text in _statements(rows):
        found = field_called(key)
        if found is None or found[0].name in REPEATED or not text:
            continue
        field = found[0]
        try:
            given[field.name] = (
                _text(text)
                if field.unit is None
                else field.unit.checked(field.unit.from_text(text))
            )
        except ValueError as error:
            faults.append(f"row {line}: {error}")
    return given, faults


def _statements(rows: Sequence[tuple[int, Row]]) -> Iterator[tuple[int, str, str]]:
    for line, row in rows:
        text = ", ".join(cell for cell in row if cell).lstrip("# ")
        key, colon, value = text.partition(":")
        if not colon and len(row) > 1:
            key, value = row[0].lstrip("# "), row[1]
        yield line, heading(key).name, value.strip()


def _text(text: str) -> str:
    if text[:1] in {"=", "@"}:
        raise ValueError(f"{text[:40]!r} is a formula; save the values")
    return text


def _numbered(records: Sequence[Experiment]) -> tuple[Experiment, ...]:
    """Return the records with replicates counted up at each Ts, where none is stated."""
    seen: dict[tuple[float, str], int] = {}
    numbered: list[Experiment] = []
    for record in records:
        key = (record.dissolution_temperature, record.lot)
        seen[key] = max(seen.get(key, 0) + 1, record.replicate)
        numbered.append(record.model_copy(update={"replicate": seen[key]}))
    return tuple(numbered)


def _unused(sheet: Sheet, header: int) -> tuple[str, ...]:
    unknown = [
        cell
        for cell in sheet.rows[header][1]
        if cell and not field_called(heading(cell).name)
    ]
    return (f"columns left out: {', '.join(unknown)}",) if unknown else ()
