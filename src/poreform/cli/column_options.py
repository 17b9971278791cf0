"""Column maps on the command line: what the columns of a lab file mean, told by options."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from poreform.core.errors import InputError

if TYPE_CHECKING:
    from poreform.lab.column_map import ColumnMap

Where = Literal["beside", "mine"]

Kind = Annotated[str, typer.Option("--as", help='What the file is, e.g. "tensile table".')]
Columns = Annotated[
    list[str] | None,
    typer.Option(
        "--column", help='What a column means: "Ofen=Ts [degC]", "x=-" leaves x out.'
    ),
]
Given = Annotated[
    list[str] | None,
    typer.Option(help='What holds for the whole file: "gauge length=50 mm", "sheet=Data".'),
]
Remember = Annotated[
    Where | None,
    typer.Option(
        help="Keep what --column and --given say for every file with these headers: "
        "beside the data, or in your own folder."
    ),
]


def column_map(
    path: Path, columns: Sequence[str] | None, given: Sequence[str] | None, kind: str
) -> "ColumnMap | None":
    """Return the map that the options tell for a file; None when they tell nothing."""
    from poreform.lab.mapping import map_of

    told, stated = _told("--column", columns), _told("--given", given)
    if not (told or stated or kind):
        return None
    whole = {key: text for key, text in stated.items() if key != "sheet"}
    return map_of(path, columns=told, given=whole, kind=kind, sheet=stated.get("sheet", ""))


def keep_map(
    path: Path, columns: "ColumnMap | None", where: Where | None
) -> tuple[Path, ...]:
    """Keep a map for files with these headers; return the file it is kept in, if any."""
    from poreform.lab.remembered import place_beside, place_of_user, remember

    if columns is None or where is None:
        return ()
    place = place_beside(path) if where == "beside" else place_of_user(path)
    return (remember(columns, place),)


def _told(option: str, texts: Sequence[str] | None) -> dict[str, str]:
    told: dict[str, str] = {}
    for text in texts or ():
        name, sign, meaning = text.rpartition("=")
        if not sign or not name.strip():
            raise InputError(
                f'{option} {text!r} is no "name=meaning"; write e.g. "Ofen=Ts [degC]"'
            )
        told[name.strip()] = meaning.strip()
    return told
