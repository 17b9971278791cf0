"""Tables of tensile tests: extension and force, with the specimen's size above."""

from pathlib import Path
from typing import final

from poreform.core.errors import InputError, NotMeasurableError
from poreform.core.units import Unit
from poreform.lab.column_map import ColumnMap
from poreform.lab.columns import Field, Vocabulary
from poreform.lab.importer import Imported, Importer
from poreform.lab.tabular import Table, figures_of, is_table_of, pairs_of, read_table
from poreform.lab.tensile_test import TensileTest, tensile_readings

LENGTH = Unit("metre", above=0.0)

TENSILE = Vocabulary(
    "tensile table",
    (
        Field(
            "extension",
            Unit("metre"),
            ("extension", "displacement", "elongation", "travel", "位移"),
            "extension [mm]",
        ),
        Field("force", Unit("newton"), ("force", "load", "力"), "force [N]"),
        Field(
            "gauge_length",
            LENGTH,
            ("gauge length", "grip separation", "span", "length"),
            "gauge length [mm]",
        ),
        Field("width", LENGTH, ("width",), "width [mm]"),
        Field("thickness", LENGTH, ("thickness", "wall"), "thickness [um]"),
        Field(
            "area",
            Unit("metre**2", above=0.0),
            ("area", "cross-section", "cross section"),
            "area [mm**2]",
        ),
        Field("sample", None, ("sample", "specimen", "name")),
    ),
    key="force",
)
"""Words of a table of a tensile test."""


@final
class TensileTable(Importer):
    """Text tables with ``extension [mm]`` and ``force [N]``.

    Above the header stand ``# gauge length: 50 mm`` and either ``# area: 1 mm**2`` or
    ``# width: 10 mm`` and ``# thickness: 120 um``.
    """

    name = "tensile table"

    def recognises(self, path: Path) -> bool:
        """Return whether this is a readable text table with a column of the force."""
        return is_table_of(path, TENSILE)

    def read(self, path: Path, columns: ColumnMap | None = None) -> Imported:
        """Return strength, modulus and breaking extension; faults are named by row."""
        table = read_table(path, TENSILE, columns)
        size = _size(table)
        extension, force = pairs_of(figures_of(table), "extension", "force")
        test = TensileTest(extension, force, gauge_length=size[0], area=size[1])
        try:
            return Imported(readings=tensile_readings(test), notes=table.notes)
        except NotMeasurableError as error:
            raise InputError(f"{path}: {error}") from error


def _size(table: Table) -> tuple[float, float]:
    """Return the gauge length [m] and the cross-section [m2] stated above the header."""
    given = table.given
    area = given.get("area")
    if area is None and "width" in given and "thickness" in given:
        area = given["width"] * given["thickness"]
    if "gauge_length" not in given or area is None:
        raise InputError(
            f"{table.path}: the size of the specimen is lacking; write '# gauge length: "
            "50 mm', '# width: 10 mm' and '# thickness: 120 um' above the header"
        )
    return given["gauge_length"], area
