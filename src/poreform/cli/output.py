"""Showing results: tables and sentences for people, one JSON document for machines."""

import dataclasses
import json
import math
from collections.abc import Mapping, Sequence
from enum import Enum
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

JsonValue = None | bool | int | float | str | list["JsonValue"] | dict[str, "JsonValue"]


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
    table = Table(title=title, title_justify="left", header_style="bold", box=None)
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*(cell.replace("[", r"\[") for cell in row))
    console().print(table)


def plain(value: object) -> JsonValue:
    """Return `value` as JSON knows it: documents, dataclasses, arrays, enums, mappings."""
    match value:
        case Enum():
            return plain(value.value)
        case None | bool() | int() | str():
            return value
        case float():
            return value if math.isfinite(value) else None
        case Path():
            return str(value)
        case Mapping():
            return {_key(key): plain(entry) for key, entry in value.items()}
        case _:
            return _structured(value)


def _structured(value: Any) -> JsonValue:  # noqa: ANN401 - whatever a result is made of
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {
            field.name: plain(getattr(value, field.name))
            for field in dataclasses.fields(value)
            if not callable(getattr(value, field.name))
        }
    if hasattr(value, "model_dump"):
        return plain(value.model_dump())
    if hasattr(value, "tolist"):
        return plain(value.tolist())
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(entry) for entry in value]
    return str(value)


def _key(key: object) -> str:
    return f"{key:g}" if isinstance(key, float) else str(key)
