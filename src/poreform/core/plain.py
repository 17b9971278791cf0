"""Results as JSON knows them: plain numbers, texts, lists and objects."""

import dataclasses
import math
from collections.abc import Mapping
from enum import Enum
from pathlib import Path
from typing import Any

JsonValue = None | bool | int | float | str | list["JsonValue"] | dict[str, "JsonValue"]


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
