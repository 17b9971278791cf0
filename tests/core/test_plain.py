"""Whatever a result is made of becomes plain."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType

import numpy as np
import pytest

from poreform.core.document import Document
from poreform.core.plain import plain


class Colour(StrEnum):
    RED = "red"


@dataclass(frozen=True)
class Pair:
    first: object
    second: object = None


class Paper(Document):
    name: str


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (Pair(1.5, Colour.RED), {"first": 1.5, "second": "red"}),
        (Pair(np.array([1.0, np.nan])), {"first": [1.0, None], "second": None}),
        (Pair(np.float64(2.0), np.int64(3)), {"first": 2.0, "second": 3}),
        ({132.5: 0.9}, {"132.5": 0.9}),
        (MappingProxyType({1.0: 2.0}), {"1": 2.0}),
        ((1, "a", None), [1, "a", None]),
        (float("inf"), None),
        (Path("a") / "b", str(Path("a") / "b")),
        (Paper(name="x"), {"name": "x"}),
        (Pair(plain), {"second": None}),
    ],
    ids=lambda value: type(value).__name__,
)  # fmt: skip
def test_whatever_a_result_is_made_of_is_json(value, expected):
    assert plain(value) == expected
