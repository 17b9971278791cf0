"""Parts: a record taken apart into lot, solution, dissolution run ... and put together."""

from collections.abc import Mapping
from operator import attrgetter, itemgetter
from typing import Any

from pydantic import ValidationError

from poreform.core.document import faults
from poreform.core.errors import InputError, StoredDataError
from poreform.core.reading import Reading
from poreform.lab.experiment import Experiment
from poreform.lab.standing import StandingObservation
from poreform.lab.store.tables import VERSIONED

Record = Experiment | StandingObservation
Content = dict[str, Any]
"""Field -> value of one part, as it stands in its table."""

RECORDS: dict[str, type[Experiment] | type[StandingObservation]] = {
    "membranes": Experiment,
    "standing": StandingObservation,
}
"""Kind -> the record that people see."""

PARTS = {
    "membranes": ("lots", "solutions", "dissolutions", "membranes"),
    "standing": ("lots", "solutions", "standing"),
}
"""Kind -> the kinds it consists of, each a part of the next one."""

PART_OF = {
    "solutions": "lot_id",
    "dissolutions": "solution_id",
    "membranes": "dissolution_id",
    "measurements": "membrane_id",
    "standing": "solution_id",
}
"""Kind -> the column that names the part it is made of."""

SHARED = frozenset({"lots", "solutions"})
"""Kinds that are the same record wherever their content is the same."""

_BOOKKEEPING = frozenset({"id", "version", "entry_id", "withdrawn", *PART_OF.values()})

FIELDS = {
    kind: tuple(column.name for column in table.columns if column.name not in _BOOKKEEPING)
    for kind, table in VERSIONED.items()
}
"""Kind -> its own fields; they bear the names of the records' fields."""

_UNSTATED = {"lot": "", "resin": "", "resin_concentration": 0.0}
"""What a record that has no such field stands for."""

_MEMBRANE_FIELDS = {kind: attrgetter(*FIELDS[kind]) for kind in PARTS["membranes"]}
"""Kind -> what takes its fields from a membrane."""

_READ = {
    kind: {
        part: (names, itemgetter(*names))
        for part in parts
        if (names := [name for name in FIELDS[part] if name in RECORDS[kind].model_fields])
    }
    for kind, parts in PARTS.items()
}
"""Kind -> part -> fields that its record has, and what takes them from a row."""

_READING = FIELDS["measurements"]
_reading_of = itemgetter(*_READING)
"""Takes the fields of a reading from a row."""

_figures_of = attrgetter(*FIELDS["measurements"])


def kind_of(record: Record) -> str:
    """Return the kind of a record."""
    return "membranes" if isinstance(record, Experiment) else "standing"


def parts_of(record: Record) -> dict[str, Content]:
    """Return kind -> content of every part of a record, figures left out."""
    if isinstance(record, Experiment):  # no column of these holds a file, yes or no
        return {
            kind: dict(zip(FIELDS[kind], fields_of(record), strict=True))
            for kind, fields_of in _MEMBRANE_FIELDS.items()
        }
    fields = {**_UNSTATED, **dict(record)}
    return {
        kind: {name: _stored(name, fields[name]) for name in FIELDS[kind]}
        for kind in PARTS["standing"]
    }


def figures_of(record: Record) -> list[Content]:
    """Return the content of every figure of a record."""
    if not isinstance(record, Experiment):
        return []
    names = FIELDS["measurements"]
    return [
        {
            **dict(zip(names, _figures_of(reading), strict=True)),
            "raw_file": reading.raw_file or None,
        }
        for reading in record.readings
    ]


def record_of(
    kind: str, rows: Mapping[str, Mapping[str, Any]], figures: list[Mapping[str, Any]]
) -> Record:
    """Return the record whose parts and figures are given.

    Raises
    ------
    StoredDataError
        Together they are no record: the database was changed by another program.
    """
    fields: dict[str, Any] = {}
    for part, (names, values_of) in _READ[kind].items():
        fields.update(zip(names, values_of(rows[part]), strict=True))
    try:
        if kind == "membranes":
            fields["readings"] = tuple([reading_of(row) for row in figures])
        else:
            fields["raw_file"] = fields["raw_file"] or ""
        return RECORDS[kind].model_validate(fields)
    except ValidationError as error:
        raise StoredDataError(f"a stored record is damaged: {faults(error)}") from error
    except InputError as error:
        raise StoredDataError(f"a stored figure is damaged: {error}") from error


def reading_of(row: Mapping[str, Any]) -> Reading:
    """Return the figure that a row holds; raise InputError when it is none."""
    fields = dict(zip(_READING, _reading_of(row), strict=True))
    return Reading(**{**fields, "raw_file": fields["raw_file"] or ""})


def _stored(name: str, value: Any) -> Any:  # noqa: ANN401 - a field of any kind
    """Return a value as its column holds it: no file is NULL, yes and no are 1 and 0."""
    if name == "raw_file":
        return value or None
    return int(value) if isinstance(value, bool) else value
