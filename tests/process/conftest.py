"""A plain recipe as a mapping, to be spoilt one field at a time, and the catalogue."""

import copy
from typing import Any

import pytest

from poreform.materials.catalogue import load

PLAIN: dict[str, Any] = {
    "name": "plain",
    "polymer": {"name": "PVDF"},
    "solvent": {"name": "dibutyl phthalate"},
    "solution": {"concentration": "25 wt%"},
    "dissolution": {"temperature": "160 degC", "time": "1 h"},
    "forming": {"geometry": "flat sheet", "thickness": "200 um"},
    "cooling": {"time": "30 s", "outer": {"medium": "water", "temperature": "20 degC"}},
    "treatment": {"code": "i", "liquid": "ethanol", "edges": "free", "time": "1 h"},
}


def _merge(content: dict[str, Any], change: dict[str, Any]) -> dict[str, Any]:
    merged = content | change
    both = [k for k in change if isinstance(change[k], dict) and k in content]
    return merged | {key: content[key] | change[key] for key in both}


@pytest.fixture
def content():
    """The recipe as a mapping with the sections of `change` merged in."""

    def build(**change: Any) -> dict[str, Any]:
        return _merge(copy.deepcopy(PLAIN), change)

    return build


@pytest.fixture(scope="session")
def catalogue():
    return load()
