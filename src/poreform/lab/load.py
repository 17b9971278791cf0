"""load: read a lab file by the first dialect that recognises it."""

from pathlib import Path

from poreform.core.collecting import uncollected
from poreform.core.errors import InputError, UnknownNameError
from poreform.lab.column_map import ColumnMap
from poreform.lab.importer import Imported, Importer
from poreform.lab.importers import IMPORTERS

LONGEST_NAME = 4096
"""Characters of a path that systems take."""


def load(path: Path | str, *, columns: ColumnMap | None = None) -> Imported:
    """Return the records that a lab file holds.

    Parameters
    ----------
    path : Path or str
        CSV or other text table, .xlsx workbook, or export of an instrument.
    columns : ColumnMap, optional
        What the columns of this file mean; without one, a map remembered beside the file
        or in the user's folder, or the words that the dialects know.

    Raises
    ------
    InputError
        There is no such file, no dialect recognises it, or its content is faulty.
    """
    place = Path(path)
    if not _is_file(place):
        raise InputError(f"{str(place)[:200]}: there is no such file")
    with uncollected():
        return importer_of(place, columns).read(place, columns)


def importer_of(path: Path, columns: ColumnMap | None = None) -> Importer:
    """Return the dialect that reads a file."""
    if columns is not None:
        by_name = {importer.name: importer for importer in IMPORTERS}
        if columns.kind not in by_name:
            raise UnknownNameError.of("kind of lab file", columns.kind, by_name)
        return by_name[columns.kind]
    for importer in IMPORTERS:
        if importer.recognises(path):
            return importer
    raise InputError(
        f"{path}: no known kind of lab file; a scan table needs a header row with columns "
        "such as 'Ts [degC]', 'P [%]' and 'TL [%]', and other headers need a column map: "
        "see poreform read --help"
    )


def _is_file(path: Path) -> bool:
    try:
        return len(str(path)) <= LONGEST_NAME and path.is_file()
    except (OSError, ValueError):  # a name too long for the disk, or with a NUL
        return False
