"""Tables of transmittance against temperature: the cloud point of a cooled solution."""

from pathlib import Path
from typing import final

from poreform.core.errors import InputError, NotMeasurableError
from poreform.core.units import Unit, from_si
from poreform.lab.column_map import ColumnMap
from poreform.lab.columns import Field, Vocabulary
from poreform.lab.importer import Imported, Importer
from poreform.lab.tabular import figures_of, is_table_of, pairs_of, read_table
from poreform.lab.transmittance import DROP, cloud_point, cloud_reading

TRANSMITTANCE = Vocabulary(
    "transmittance table",
    (
        Field(
            "temperature",
            Unit("kelvin", above=0.0, most=2000.0),
            ("t", "temperature"),
            "T [degC]",
        ),
        Field(
            "transmittance",
            Unit("dimensionless", least=0.0),
            ("transmittance", "transmission", "light"),
            "transmittance [%]",
        ),
        Field("drop", Unit("dimensionless", above=0.0), ("drop",), "drop [%]"),
        Field(
            "cooling_rate",
            Unit("delta_degC/second", above=0.0),
            ("cooling rate", "rate"),
            "cooling rate [delta_degC/min]",
        ),
    ),
    key="transmittance",
)
"""Words of a table of transmittance."""


@final
class TransmittanceTable(Importer):
    """Text tables with ``T [degC]`` and ``transmittance [%]``.

    Above the header may stand ``# cooling rate: 1 delta_degC/min`` and ``# drop: 10 %``.
    """

    name = "transmittance table"

    def recognises(self, path: Path) -> bool:
        """Return whether this is a readable text table with a column of transmittance."""
        return is_table_of(path, TRANSMITTANCE)

    def read(self, path: Path, columns: ColumnMap | None = None) -> Imported:
        """Return the cloud point; every fault is named with its row."""
        table = read_table(path, TRANSMITTANCE, columns)
        temperature, light = pairs_of(figures_of(table), "temperature", "transmittance")
        drop = table.given.get("drop", DROP)
        rate = table.given.get("cooling_rate")
        cooling = "" if rate is None else f" at {from_si(rate, 'delta_degC/min'):.3g} K/min"
        try:
            kelvin = cloud_point(temperature, light, drop=drop)
        except (NotMeasurableError, InputError) as error:
            raise InputError(f"{path}: {error}") from error
        reading = cloud_reading(kelvin, drop=drop, cooling=cooling)
        return Imported(readings=(reading,), notes=table.notes)
