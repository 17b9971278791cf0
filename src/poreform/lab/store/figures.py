"""Figures of an instrument: added to a membrane on file, or listed as discarded."""

from collections.abc import Sequence
from dataclasses import replace

from pydantic import ValidationError
from sqlalchemy import Connection

from poreform.core.document import faults
from poreform.core.errors import InputError
from poreform.core.reading import Reading
from poreform.lab.experiment import Experiment
from poreform.lab.specimens import TENSILE, specimen_notes
from poreform.lab.store.adding import Added
from poreform.lab.store.finding import find
from poreform.lab.store.importing import LabFile
from poreform.lab.store.parts import Record, reading_of
from poreform.lab.store.reading import Stored, discarded
from poreform.lab.store.revising import insert_figures
from poreform.lab.store.tables import MEASUREMENTS
from poreform.lab.store.writing import Act, Writing


def add_figures(
    connection: Connection, membrane: str, lab_file: LabFile, act: Act
) -> Added:
    """Write the figures of a file to a membrane on file, and keep the file.

    Those of a test piece to be discarded are written as figures that never hold, so that
    the specimen is listed, with why and with its file, and counts nowhere.
    """
    old = find(connection, membrane)
    record = with_figures(old.record, _explained(lab_file))
    if lab_file.discard:
        remark = f"{act.remark}; discarded: {lab_file.discard}"
        act = replace(act, remark=remark)
    writing = Writing(connection, act)
    writing.keep(lab_file.file)
    insert_figures(writing, old.id, record, discarded=bool(lab_file.discard))
    writing.finish()
    if lab_file.discard:
        return Added(discarded=lab_file.discard, notes=lab_file.notes)
    return Added(
        figures=len(lab_file.readings),
        notes=(
            *(note for note in lab_file.notes if note not in specimen_notes(1)),
            *_too_few(find(connection, membrane).record, lab_file.readings),
        ),
    )


def with_figures(record: Record, readings: Sequence[Reading]) -> Record:
    """Return the record with these figures in place of its own.

    Raises
    ------
    InputError
        It takes no figures, or would not be a record with these beside its own.
    """
    if not isinstance(record, Experiment):
        raise InputError("a standing observation takes no figures; name a membrane")
    whole = {**dict(record), "readings": (*record.readings, *readings)}
    try:
        Experiment.model_validate(whole)
    except ValidationError as error:
        raise InputError(faults(error).removeprefix("document: ")) from error
    return record.model_copy(update={"readings": tuple(readings)})


def discarded_figures(connection: Connection, membrane: Stored) -> tuple[Reading, ...]:
    """Return the figures of a membrane that were discarded when they were added."""
    rows = discarded(connection, MEASUREMENTS.c.membrane_id == membrane.id)
    return tuple(reading_of(row) for row in rows)


def _explained(lab_file: LabFile) -> tuple[Reading, ...]:
    """Return the figures of a file; those to be discarded say why in their note."""
    if not lab_file.discard:
        return lab_file.readings
    return tuple(
        replace(reading, note="; ".join(filter(None, (lab_file.discard, reading.note))))
        for reading in lab_file.readings
    )


def _too_few(record: Record, added: Sequence[Reading]) -> tuple[str, ...]:
    """Return the remark on too few test pieces of a membrane, those on file counted."""
    pulled = dict.fromkeys(TENSILE.intersection(reading.name for reading in added), 0)
    if not (pulled and isinstance(record, Experiment)):
        return ()
    for reading in record.readings:
        if reading.name in pulled:
            pulled[reading.name] += reading.count
    count = max(pulled.values())
    return specimen_notes(count) if count else ()
