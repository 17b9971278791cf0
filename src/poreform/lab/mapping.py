"""map_of: a column map for a file, from a few words on what its columns mean."""

from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path

from poreform.core.errors import InputError, UnknownNameError
from poreform.lab.column_map import HEADER_WITHIN, ColumnMap, folded, handles
from poreform.lab.columns import Vocabulary
from poreform.lab.header import header_place
from poreform.lab.importer import Importer
from poreform.lab.importers import IMPORTERS
from poreform.lab.load import importer_of
from poreform.lab.remembered import map_for
from poreform.lab.sheet import Row, Sheet
from poreform.lab.sheets import sheets_of

USUAL_KIND = "scan table"


def map_of(
    path: Path,
    *,
    columns: Mapping[str, str],
    given: Mapping[str, str],
    kind: str = "",
    sheet: str = "",
) -> ColumnMap:
    """Return the map of a file whose columns mean what is told.

    Parameters
    ----------
    path : Path
        The file; its headers become those of the map.
    columns : mapping of str to str
        Title -> meaning, e.g. ``{"Ofen": "Ts [degC]"}``; others keep the one of a
        remembered map, or their usual one.
    given : mapping of str to str
        Conditions of the whole file, e.g. ``{"gauge length": "50 mm"}``.
    kind : str
        Dialect; empty: the one that recognises the file, else a scan table.
    sheet : str
        Worksheet; empty: the first with such headers.

    Raises
    ------
    InputError
        No row holds these titles, or the dialect takes no map.
    """
    importer = _importer(path, kind, usual=bool(columns))
    vocabulary = importer.vocabulary
    if vocabulary is None:
        raise InputError(
            f"{path}: a {importer.name} file has its own columns; give no column map"
        )
    sheets = sheets_of(path)
    known = map_for(path, sheets)
    if known is not None and known.kind == importer.name:
        columns, given = {**known.columns, **columns}, {**known.given, **given}
        sheet = sheet or known.sheet
    found = [
        (page, row)
        for page in sheets
        if not sheet or folded(page.name) == folded(sheet)
        if (row := _header(page, columns, vocabulary)) is not None
    ]
    if not found:
        named = ", ".join(repr(title) for title in columns) or repr(vocabulary.example)
        raise InputError(
            f"{path}: no row holds the titles {named}; write them as in the file"
            f"{_nearest(sheets, columns)}"
        )
    page, row = found[0]
    return ColumnMap(
        kind=importer.name,
        headers=tuple(title for title in row if title),
        sheet=page.name if sheet else "",
        columns=dict(columns),
        given=dict(given),
    )


def _nearest(sheets: Sequence[Sheet], columns: Mapping[str, str]) -> str:
    """Return the cells of the file most like the titles told that it does not hold."""
    cells = {
        folded(cell): cell
        for page in sheets
        for _, row in page.rows[:HEADER_WITHIN]
        for cell in row
        if cell
    }
    near = (
        get_close_matches(folded(title), cells, n=1)
        for title in columns
        if folded(title) not in cells
    )
    found = ", ".join(repr(cells[match]) for matches in near for match in matches)
    return f", e.g. {found}" if found else ""


def _importer(path: Path, kind: str, *, usual: bool) -> Importer:
    by_name = {importer.name: importer for importer in IMPORTERS}
    if not kind:
        try:
            return importer_of(path)
        except InputError:
            if not usual:
                raise
            return by_name[USUAL_KIND]
    if kind not in by_name:
        raise UnknownNameError.of("kind of lab file", kind, by_name)
    return by_name[kind]


def _header(page: Sheet, columns: Mapping[str, str], vocabulary: Vocabulary) -> Row | None:
    """Return the row that holds all titles told, or else the one with the usual words."""
    wanted: Sequence[str] = [folded(title) for title in columns]
    if not wanted:
        place = header_place(page, vocabulary)
        return None if place is None else page.rows[place][1]
    rows = (row for _, row in page.rows[:HEADER_WITHIN])
    return next((row for row in rows if set(wanted) <= set(handles(row))), None)
