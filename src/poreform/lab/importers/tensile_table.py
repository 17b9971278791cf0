"""Tables of tensile tests: extension and force, with the specimen's size above."""

from pathlib import Path
from typing import Any, final

from poreform.core.errors import InputError, NotMeasurableError
from poreform.core.reading import Reading
from poreform.core.units import Unit
from poreform.lab import tensile_test as tensile
from poreform.lab.column_map import ColumnMap
from poreform.lab.columns import Field, Vocabulary
from poreform.lab.importer import Imported, Importer
from poreform.lab.specimens import mean_readings, specimen_notes
from poreform.lab.tabular import Table, figures_of, is_table_of, pairs_of, read_table

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
        Field("specimen", None, ("specimen", "specimen no", "test piece")),
        Field("outcome", None, ("outcome", "remark", "break")),
        Field("sample", None, ("sample", "membrane", "name")),
    ),
    keys=("force",),
)
"""Words of a table of a tensile test."""


SLIPPED = ("slip", "jaw", "grip")
"""Words in the outcome of a specimen that is discarded."""


@final
class TensileTable(Importer):
    """Tables with ``extension [mm]`` and ``force [N]``, one specimen or several.

    Above the header, in columns or in the column map stand ``gauge length [mm]`` and either
    ``area [mm**2]`` or ``width [mm]`` and ``thickness [um]``.  A column ``specimen`` parts
    the specimens; those that slipped, by their curve or by a column ``outcome``, are
    discarded and listed.
    """

    name = "tensile table"
    vocabulary = TENSILE

    def recognises(self, path: Path) -> bool:
        """Return whether this is a readable table with a column of the force."""
        return is_table_of(path, TENSILE)

    def read(self, path: Path, columns: ColumnMap | None = None) -> Imported:
        """Return strength, modulus and breaking extension; faults are named by row."""
        table = read_table(path, TENSILE, columns)
        parted = _specimens(table, figures_of(table))
        kept: dict[str, tuple[Reading, ...]] = {}
        slipped: dict[str, str] = {}
        for name, figures in parted.items():
            test = _test(table, name, figures)
            try:
                found = tensile.figures_of(test)
                kept[name] = tensile.tensile_readings(test)
            except NotMeasurableError as error:
                raise InputError(f"{table.where}{_of(name)}: {error}") from error
            outcome = str(figures[-1].get("outcome", ""))
            if found.slips:
                slipped[name] = tensile.slip_words(found)
            elif any(word in outcome.casefold() for word in SLIPPED):
                slipped[name] = outcome
        if len(parted) == 1:
            notes = (*table.notes, *specimen_notes(1))
            reason = next(iter(slipped.values()), "")
            return Imported(readings=next(iter(kept.values())), discard=reason, notes=notes)
        return _averaged(table, kept, slipped)


def _averaged(
    table: Table, kept: dict[str, tuple[Reading, ...]], slipped: dict[str, str]
) -> Imported:
    good = {name: readings for name, readings in kept.items() if name not in slipped}
    listed = tuple(f"specimen {name} discarded: {why}" for name, why in slipped.items())
    if not good:
        raise InputError(f"{table.where}: every specimen slipped; {'; '.join(listed)}")
    means, notes = mean_readings(good)
    return Imported(readings=means, notes=(*table.notes, *listed, *notes))


def _specimens(
    table: Table, figures: list[dict[str, Any]]
) -> dict[str, list[dict[str, Any]]]:
    parted: dict[str, list[dict[str, Any]]] = {}
    for row in figures:
        if "extension" in row and "force" in row:
            parted.setdefault(str(row.get("specimen", "")), []).append(row)
    if not parted:
        raise InputError(f"{table.where}: no row holds an extension and a force")
    if "" in parted and len(parted) > 1:
        raise InputError(
            f"{table.where}: some rows name no specimen; give the specimen in every row"
        )
    return parted


def _test(table: Table, name: str, figures: list[dict[str, Any]]) -> tensile.TensileTest:
    """Return the test of one specimen, its size from its rows or from above the header."""
    given = {**table.given, **figures[0]}
    area = given.get("area")
    if area is None and "width" in given and "thickness" in given:
        area = given["width"] * given["thickness"]
    if "gauge_length" not in given or area is None:
        raise InputError(
            f"{table.where}{_of(name)}: the size of the specimen is lacking; write "
            "'# gauge length: 50 mm', '# width: 10 mm' and '# thickness: 120 um' above the "
            "header, or give them in a column map"
        )
    extension, force = pairs_of(figures, "extension", "force")
    try:
        return tensile.TensileTest(
            extension, force, gauge_length=given["gauge_length"], area=area
        )
    except InputError as error:
        raise InputError(f"{table.where}{_of(name)}: {error}") from error


def _of(name: str) -> str:
    return f", specimen {name}" if name else ""
