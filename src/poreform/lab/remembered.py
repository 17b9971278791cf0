"""Where column maps are kept: beside the data, or in the user's own folder."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from poreform.core.errors import InputError
from poreform.core.files import write_text_atomic
from poreform.lab.column_map import ColumnMap, as_toml, place_of
from poreform.lab.sheet import Sheet

USER_VARIABLE = "POREFORM_COLUMNS"
"""Environment variable with the user's folder of column maps."""

ENDING = ".columns.toml"
MOST_MAPS = 500
"""Maps looked at in one folder."""

LARGEST_MAP = 200_000
"""[bytes]."""


def user_folder() -> Path:
    """Return the folder of the user's own maps; it need not exist."""
    named = os.environ.get(USER_VARIABLE)
    return Path(named) if named else Path.home() / ".poreform" / "columns"


def map_for(path: Path, sheets: Sequence[Sheet]) -> ColumnMap | None:
    """Return the map that knows a header of the file; None when none does.

    Those beside the data come before those of the user's folder.

    Raises
    ------
    InputError
        A map cannot be read, or two of one folder say different things of these headers.
    """
    for folder in (path.parent, user_folder()):
        found = {
            place: columns
            for place, columns in _maps(folder)
            if any(place_of(sheet, columns) is not None for sheet in sheets)
        }
        if len(set(map(as_toml, found.values()))) > 1:
            raise InputError(
                f"{path}: {' and '.join(place.name for place in found)} in {folder} both "
                "know its headers but say different things; delete one"
            )
        if found:
            return next(iter(found.values()))
    return None


def remember(columns: ColumnMap, place: Path) -> Path:
    """Write a map and return where; one that says the same is left as it is.

    Raises
    ------
    InputError
        Another map is there already.
    """
    if place.exists() and _read(place) != columns:
        raise InputError(
            f"{place}: another column map is there; edit it or delete it first"
        )
    if not place.exists():
        write_text_atomic(place, as_toml(columns))
    return place


def place_beside(path: Path) -> Path:
    """Return where the map of a data file is written beside it."""
    return path.with_name(f"{path.stem}{ENDING}")


def place_of_user(path: Path) -> Path:
    """Return where the map of a data file is written in the user's folder."""
    return user_folder() / f"{path.stem}{ENDING}"


def _maps(folder: Path) -> Iterator[tuple[Path, ColumnMap]]:
    places = sorted(folder.glob(f"*{ENDING}")) if folder.is_dir() else []
    for place in places[:MOST_MAPS]:
        yield place, _read(place)


def _read(place: Path) -> ColumnMap:
    if place.stat().st_size > LARGEST_MAP:
        raise InputError(f"{place}: is too large for a column map; delete it")
    return ColumnMap.from_toml(place)
