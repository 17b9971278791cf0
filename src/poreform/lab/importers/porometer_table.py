"""Tables of porometer curves: pressure with the wet and the dry flow."""

from pathlib import Path
from typing import Any, final

import numpy as np

from poreform.core.errors import InputError, NotMeasurableError, UnknownNameError
from poreform.core.units import Unit
from poreform.lab.column_map import ColumnMap
from poreform.lab.columns import Field, Vocabulary
from poreform.lab.importer import Imported, Importer
from poreform.lab.pore_distribution import peak_note, pore_distribution
from poreform.lab.porometer import (
    AMBIENT,
    ASTM_F316,
    RULES,
    BubbleRule,
    FlowCurve,
    PorometerRun,
)
from poreform.lab.porometer_readings import readings_of
from poreform.lab.tabular import figures_of, is_table_of, pairs_of, read_table

FLOW = Unit("metre**3/second", least=0.0)

POROMETER = Vocabulary(
    "porometer table",
    (
        Field(
            "pressure",
            Unit("pascal", least=0.0),
            ("pressure", "differential pressure", "absolute pressure", "dp"),
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
        Field("constant", Unit("dimensionless", least=1.0, most=5.0), ("constant",), "1"),
        Field(
            "ambient_pressure",
            Unit("pascal", least=0.0, most=2e5),
            ("ambient pressure", "ambient"),
            "ambient pressure [kPa]",
        ),
        Field("bubble_rule", None, ("bubble rule", "bubble point")),
        Field("fluid", None, ("fluid", "liquid", "wetting liquid")),
        Field("sample", None, ("sample", "membrane", "name")),
    ),
    keys=("wet",),
)
"""Words of a table of porometer curves."""


@final
class PorometerTable(Importer):
    """Text tables with ``pressure [kPa]``, ``wet flow [l/min]`` and ``dry flow [l/min]``.

    The surface tension of the wetting liquid stands above the header, as in
    ``# surface tension: 15.9 mN/m``.  Pressures are differences to the outlet, unless
    ``# ambient pressure: 101.3 kPa`` says that they are absolute.
    """

    name = "porometer table"
    vocabulary = POROMETER

    def recognises(self, path: Path) -> bool:
        """Return whether this is a readable text table with a column of the wet flow."""
        return is_table_of(path, POROMETER)

    def read(self, path: Path, columns: ColumnMap | None = None) -> Imported:
        """Return the pore sizes; every fault is named with its row."""
        table = read_table(path, POROMETER, columns)
        figures, given = figures_of(table), table.given
        if "surface_tension" not in given:
            raise InputError(
                f"{path}: the surface tension of the wetting liquid is lacking; write e.g. "
                "'# surface tension: 15.9 mN/m' above the header"
            )
        ambient = given.get("ambient_pressure")
        wet, dry = (_curve(figures, name, ambient or 0.0) for name in ("wet", "dry"))
        if wet is None:
            raise InputError(f"{path}: no row holds a pressure and a wet flow")
        if ambient is None:
            _refuse_absolute(path, wet)
        run = PorometerRun(
            wet=wet,
            dry=dry,
            surface_tension=given["surface_tension"],
            constant=given.get("constant", ASTM_F316),
            fluid=given.get("fluid", ""),
            sample=given.get("sample", path.stem),
        )
        rule = _rule(path, given.get("bubble_rule", "first flow"))
        try:
            readings = readings_of(run, rule=rule)
        except NotMeasurableError as error:
            raise InputError(f"{path}: {error}") from error
        found = pore_distribution(run)
        return Imported(
            readings=readings,
            distribution=found,
            notes=(*table.notes, *([] if found is None else [peak_note(found)])),
        )


def _rule(path: Path, text: str) -> BubbleRule:
    for rule in RULES:
        if rule == " ".join(text.casefold().split()):
            return rule
    raise InputError(
        f"{path}: {UnknownNameError.of('rule of the bubble point', text, RULES)}"
    )


def _refuse_absolute(path: Path, wet: FlowCurve) -> None:
    """Raise InputError where the curve begins at the pressure of the air without flow."""
    lowest = int(np.argmin(wet.pressure))
    low, high = AMBIENT
    if low <= wet.pressure[lowest] <= high and wet.flow[lowest] <= 0.0:
        raise InputError(
            f"{path}: the lowest pressure, {wet.pressure[lowest] / 1e3:.4g} kPa without "
            "flow, looks like that of the air: are the pressures absolute? Write "
            "'# ambient pressure: 101.3 kPa' above the header, or 0 kPa for differences"
        )


def _curve(figures: list[dict[str, Any]], name: str, ambient: float) -> FlowCurve | None:
    pressure, flow = pairs_of(figures, "pressure", name)
    return FlowCurve(pressure - ambient, flow) if pressure.size else None
