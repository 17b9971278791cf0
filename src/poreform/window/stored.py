"""Windows as text, for a file or another process, and back without a loss."""

import json
from collections.abc import Callable, Mapping
from dataclasses import fields
from operator import attrgetter
from types import MappingProxyType
from typing import Any

from poreform.window.window import (
    Bound,
    Flag,
    LeftOut,
    Point,
    Slope,
    Status,
    Window,
)

_ROWS: dict[type, Callable[[Any], object]] = {
    LeftOut: attrgetter("temperature", "reading", "status", "values", "moves"),
    Point: attrgetter("temperature", "values", "mean", "standard_deviation"),
    Slope: attrgetter("temperature", "value", "standard_error", "counts"),
}
"""What there are many of is written as a row of its fields, without their names."""

_STATUSES = {status.value: status for status in Status}
_FLAGS = {flag.value: flag for flag in Flag}


def text_of(window: Window) -> str:
    """Return a window as JSON; floats keep every bit."""
    return json.dumps(window, default=_plain, separators=(",", ":"))


def window_of(text: str) -> Window:
    """Return the window in a text of `text_of`."""
    content = json.loads(text)
    lower, upper = (_bound(content.pop(name)) for name in ("lower", "upper"))
    inside = _mapping(content.pop("inside"))
    return Window(lower=lower, upper=upper, inside=inside, **content)


def _plain(value: Any) -> object:  # noqa: ANN401 - whatever json cannot write by itself
    if isinstance(value, Mapping):
        return list(value.items())
    row = _ROWS.get(type(value))
    if row is not None:
        return row(value)
    names = tuple(entry.name for entry in fields(value))
    return dict(zip(names, attrgetter(*names)(value), strict=True))


def _bound(content: dict[str, Any]) -> Bound:
    read = {name: convert(content[name]) for name, convert in _CONVERTED.items()}
    return Bound(**{**content, **read})


def _mapping(pairs: list[tuple[float, float]]) -> Mapping[float, float]:
    return MappingProxyType(dict(pairs))


def _flags(words: list[str]) -> tuple[Flag, ...]:
    return tuple([_FLAGS[word] for word in words])


def _points(rows: list[list[Any]]) -> tuple[Point, ...]:
    return tuple([Point(ts, tuple(values), *rest) for ts, values, *rest in rows])


def _slopes(rows: list[list[Any]]) -> tuple[Slope, ...]:
    return tuple(
        [Slope(ts, value, error, tuple(counts)) for ts, value, error, counts in rows]
    )


def _left_out(rows: list[list[Any]]) -> tuple[LeftOut, ...]:
    return tuple(
        [
            LeftOut(ts, reading, _STATUSES[status], tuple(values), moves)
            for ts, reading, status, values, moves in rows
        ]
    )


_CONVERTED: dict[str, Callable[[Any], object]] = {
    "status": _STATUSES.__getitem__,
    "values": tuple,
    "flags": _flags,
    "probability": _mapping,
    "credible": tuple,
    "alternatives": tuple,
    "logistic": _mapping,
    "points": _points,
    "off_grid": _points,
    "not_dissolved": tuple,
    "slopes": _slopes,
    "missing": tuple,
    "left_out": _left_out,
    "ask_next": tuple,
}
"""Fields of a bound that JSON gives back as something else."""
