"""Standing tables: what a cooled solution looked like, one observation a row."""

from pathlib import Path
from typing import Any, final

from pydantic import ValidationError

from poreform.core.document import faults as faults_of
from poreform.core.errors import InputError
from poreform.core.units import Unit
from poreform.lab.column_map import ColumnMap
from poreform.lab.columns import CONDITIONS, Field, Vocabulary
from poreform.lab.importer import Imported, Importer
from poreform.lab.standing import StandingObservation
from poreform.lab.tabular import is_table_of, read_table, refuse

STANDING = Vocabulary(
    "standing table",
    (
        *CONDITIONS,
        Field("seen", None, ("seen", "observation", "appearance"), "seen"),
        Field(
            "temperature",
            Unit("kelvin", above=0.0),
            ("t", "temperature", "standing temperature"),
            "T [degC]",
        ),
        Field(
            "time_stood",
            Unit("second", least=0.0),
            ("time", "time stood", "standing time"),
            "time [h]",
        ),
        Field("uniform_before", None, ("uniform before", "uniform")),
        Field("source", None, ("source", "notebook", "page")),
    ),
    keys=("seen",),
)
"""Words of a table of standing observations."""

PLACES = {
    "planar": "planar interface",
    "clear": "one phase",
    "interface": "planar interface",
}
"""Short words for what was seen."""

YES_AND_NO = {"yes": True, "y": True, "no": False, "n": False, "true": True, "false": False}


@final
class StandingTable(Importer):
    """Text tables with columns such as ``T [degC]``, ``w [wt%]`` and ``seen``."""

    name = "standing table"
    vocabulary = STANDING

    def recognises(self, path: Path) -> bool:
        """Return whether this is a readable text table with a column 'seen'."""
        return is_table_of(path, STANDING)

    def read(self, path: Path, columns: ColumnMap | None = None) -> Imported:
        """Return one observation a row; every fault is named with its row."""
        table = read_table(path, STANDING, columns)
        found: list[StandingObservation] = []
        faults: list[str] = []
        for line, row in table.body:
            values: dict[str, Any] = {"source": f"{path.name} row {line}", **table.given}
            for column, text in table.cells(row):
                try:
                    value = table.value(column, text)
                except ValueError as error:
                    faults.append(f"row {line}, column {column.title!r}: {error}")
                    continue
                if value is not None:
                    values[column.field.name] = _worded(column.field.name, value)
            try:
                found.append(StandingObservation.model_validate(values))
            except ValidationError as error:
                faults.append(f"row {line}: {faults_of(error)}")
        refuse(table.where, faults)
        if not found:
            raise InputError(
                f"{path}: the header stands alone; no row holds an observation"
            )
        return Imported(standing=tuple(found), notes=table.notes)


def _worded(name: str, value: Any) -> Any:  # noqa: ANN401 - a cell of any field
    if name == "seen":
        return PLACES.get(value.casefold(), value.casefold())
    if name == "uniform_before":
        return YES_AND_NO.get(value.casefold(), value)
    return value
