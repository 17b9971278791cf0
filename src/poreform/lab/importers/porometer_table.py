"""Tables of porometer curves: pressure with the wet and the dry flow."""

from pathlib import Path
from typing import Any, final

from poreform.core.errors import InputError, NotMeasurableError
from poreform.core.units import Unit
from poreform.lab.column_map import ColumnMap
from poreform.lab.columns import Field, Vocabulary
from poreform.lab.importer import Imported, Importer
from poreform.lab.porometer import ASTM_F316, FlowCurve, PorometerRun, readings_of
from poreform.lab.tabular import figures_of, is_table_of, pairs_of, read_table

FLOW = Unit("metre**3/second", least=0.0)

POROMETER = Vocabulary(
    "porometer table",
    (
        Field(
            "pressure",
            Unit("pascal", least=0.0),
            ("pressure", "differential pressure", "dp"),
            "pressure [kPa]",
        ),
        Field("wet", FLOW, ("wet flow", "wet"), "wet flow [l/min]"),
        Field("dry", FLOW, ("dry flow", "dry"), "dry flow [l/min]"),
        Field(
            "surface_tension",
            Unit("newton/metre", above=0.0),
            ("surface tension",),
            "surface tension [mN/m]",
        ),
        Field("constant", Unit("dimensionless", above=0.0), ("constant",), "constant [1]"),
        Field("fluid", None, ("fluid", "liquid", "wetting liquid")),
        Field("sample", None, ("sample", "membrane", "name")),
    ),
    key="wet",
)
"""Words of a table of porometer curves."""


@final
class PorometerTable(Importer):
    """Text tables with ``pressure [kPa]``, ``wet flow [l/min]`` and ``dry flow [l/min]``.

    The surface tension of the wetting liquid stands above the header, as in
    ``# surface tension: 15.9 mN/m``; pressures are differences to the outlet.
    """

    name = "porometer table"

    def recognises(self, path: Path) -> bool:
        """Return whether this is a readable text table with a column of the wet flow."""
        return is_table_of(path, POROMETER)

    def read(self, path: Path, columns: ColumnMap | None = None) -> Imported:
        """Return the pore sizes; every fault is named with its row."""
        table = read_table(path, POROMETER, columns)
        figures = figures_of(table)
        given = table.given
        if "surface_tension" not in given:
            raise InputError(
                f"{path}: the surface tension of the wetting liquid is lacking; write e.g. "
                "'# surface tension: 15.9 mN/m' above the header"
            )
        wet, dry = _curve(figures, "wet"), _curve(figures, "dry")
        if wet is None:
            raise InputError(f"{path}: no row holds a pressure and a wet flow")
        run = PorometerRun(
            wet=wet,
            dry=dry,
            surface_tension=given["surface_tension"],
            constant=given.get("constant", ASTM_F316),
            fluid=given.get("fluid", ""),
            sample=given.get("sample", path.stem),
        )
        try:
            return Imported(readings=readings_of(run, rule="first flow"), notes=table.notes)
        except NotMeasurableError as error:
            raise InputError(f"{path}: {error}") from error


def _curve(figures: list[dict[str, Any]], name: str) -> FlowCurve | None:
    pressure, flow = pairs_of(figures, "pressure", name)
    return FlowCurve(pressure, flow) if pressure.size else None
