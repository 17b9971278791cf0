"""Showing results: tables and sentences for people, one JSON document for machines."""

import json
from collections.abc import Sequence

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from poreform.core.plain import plain


def console() -> Console:
    """Return the console of the standard output."""
    return Console(highlight=False)


def error_console() -> Console:
    """Return the console of the error stream, where progress is drawn."""
    return Console(stderr=True, highlight=False)


def say(text: str, *, style: str = "") -> None:
    """Print one line; square brackets in it are text, not markup."""
    console().print(text, style=style or None, markup=False, soft_wrap=True)


def say_json(value: object) -> None:
    """Print `value` as one JSON document: NaN and infinity become null."""
    print(json.dumps(plain(value), indent=2, ensure_ascii=False, allow_nan=False))


def say_table(title: str, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print a table whose cells are plain text."""
    table = Table(title=escape(title), title_justify="left", header_style="bold", box=None)
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*(escape(cell) for cell in row))
    console().print(table)
