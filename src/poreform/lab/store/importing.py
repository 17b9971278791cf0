"""Importing: a lab file, read by its dialect and kept beside the records it gave."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from poreform.core.collecting import uncollected
from poreform.core.errors import InputError
from poreform.core.reading import Reading
from poreform.core.units import from_si
from poreform.lab.column_map import ColumnMap
from poreform.lab.experiment import Experiment
from poreform.lab.load import load
from poreform.lab.standing import StandingObservation
from poreform.lab.store.parts import Record
from poreform.lab.store.raw_file import RawFile


@dataclass(frozen=True, slots=True)
class LabFile:
    """A file, the records it holds and what was noted while reading."""

    file: RawFile
    records: tuple[Record, ...]
    readings: tuple[Reading, ...]
    """Figures of one membrane, from a file of one instrument."""

    notes: tuple[str, ...]
    discard: str = ""
    """Why its figures do not count, e.g. a slip in the grips; empty: they do."""


def read_lab_file(
    path: Path, *, prefix: str = "", columns: ColumnMap | None = None
) -> LabFile:
    """Return the content of a lab file; its figures bear the hash of the file.

    Parameters
    ----------
    path : Path
        Any file that `poreform.lab.load.load` reads.
    prefix : str
        Put before the name of each membrane.
    columns : ColumnMap, optional
        What the columns mean, where they have names of their own.

    Raises
    ------
    InputError
        The file cannot be read, or it changed while it was read.
    """
    file = RawFile.at(path)
    imported = load(path, columns=columns)
    if RawFile.at(path).sha256 != file.sha256:
        raise InputError(f"{path}: changed while it was read; try again")
    with uncollected():
        membranes, notes = _told_apart(imported.experiments)
        records: list[Record] = [_marked(record, file, prefix) for record in membranes]
        records += [_marked_standing(seen, file) for seen in imported.standing]
    return LabFile(
        file=file,
        records=tuple(records),
        readings=tuple(r.read_from(file.sha256) for r in imported.readings),
        notes=imported.notes + notes,
        discard=imported.discard,
    )


def _marked(record: Experiment, file: RawFile, prefix: str) -> Experiment:
    readings = tuple(r.read_from(file.sha256) for r in record.readings)
    name = f"{prefix} {record.name}" if prefix else record.name
    return record.model_copy(update={"name": name, "readings": readings})


def _marked_standing(seen: StandingObservation, file: RawFile) -> StandingObservation:
    return seen.model_copy(update={"raw_file": file.sha256})


def _told_apart(
    records: Sequence[Experiment],
) -> tuple[Sequence[Experiment], tuple[str, ...]]:
    """Return the records with their Ts in the name where one name stands for several."""
    counts = Counter((record.name, record.replicate) for record in records)
    if all(count == 1 for count in counts.values()):
        return records, ()
    apart = [
        _with_ts(record) if counts[record.name, record.replicate] > 1 else record
        for record in records
    ]
    return apart, ("membranes with one name were told apart by their Ts",)


def _with_ts(record: Experiment) -> Experiment:
    temperature = from_si(record.dissolution_temperature, "degC")
    return record.model_copy(update={"name": f"{record.name} {temperature:g} degC"})
