"""Parts: a record taken apart into lot, solution, dissolution run ... and put together."""

from collections.abc import Mapping
from operator import attrgetter
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

_figures_of = attrgetter(*FIELDS["measurements"])


def kind_of(record: Record) -> str:
    """Return the kind of a record."""
    return "membranes" if isinstance(record, Experiment) else "standing"


def parts_of(record: Record) -> dict[str, Content]:
    """Return kind -> content of every part of a record, figures left out."""
    fields = {**_UNSTATED, **dict(record)}
    return {
        kind: {name: _stored(name, fields[name]) for name in FIELDS[kind]}
        for kind in PARTS[kind_of(record)]
    }


def figures_of(record: Record) -> list[Content]:
    """Return the content of every figure of a record."""
    if not isinstance(record, Experiment):
        return []
    return [
        {
            name: _stored(name, value)
            for name, value in zip(
                FIELDS["measurements"], _figures_of(reading), strict=True
            )
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
    known = RECORDS[kind].model_fields
    fields = {
        name: _read(name, rows[part][name])
        for part in PARTS[kind]
        for name in FIELDS[part]
        if name in known
    }
    try:
        if kind == "membranes":
            fields["readings"] = tuple(
                Reading(**{name: _read(name, row[name]) for name in FIELDS["measurements"]})
                for row in figures
            )
        return RECORDS[kind].model_validate(fields)
    except ValidationError as error:
        raise StoredDataError(f"a stored record is damaged: {faults(error)}") from error
    except InputError as error:
        raise StoredDataError(f"a stored figure is damaged: {error}") from error


def _stored(name: str, value: Any) -> Any:  # noqa: ANN401 - a field of any kind
    """Return a value as its column holds it: no file is NULL, yes and no are 1 and 0."""
    if name == "raw_file":
        return value or None
    return int(value) if isinstance(value, bool) else value


def _read(name: str, value: Any) -> Any:  # noqa: ANN401 - a field of any kind
    return value or "" if name == "raw_file" else value
