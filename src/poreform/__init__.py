"""Poreform: microporous polymer membranes by thermally induced phase separation.

The names below are the whole surface that the README uses; each is imported when it is
first asked for, so that the command line starts fast.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from poreform.claims.check import check
    from poreform.measure.measuring import measure
    from poreform.process.recipe import Recipe
    from poreform.structure.membrane import Membrane
    from poreform.thermo.binodal import binodal
    from poreform.thermo.phase_diagram import phase_diagram
    from poreform.thermo.planar_interface import planar_interface
    from poreform.virtual.scan import scan, simulate
    from poreform.window.find import find_window

__version__ = "0.1.0"

__all__ = [
    "Membrane",
    "Recipe",
    "binodal",
    "check",
    "find_window",
    "measure",
    "phase_diagram",
    "planar_interface",
    "scan",
    "simulate",
]

_HOMES = {
    "Membrane": "poreform.structure.membrane",
    "Recipe": "poreform.process.recipe",
    "binodal": "poreform.thermo.binodal",
    "check": "poreform.claims.check",
    "find_window": "poreform.window.find",
    "measure": "poreform.measure.measuring",
    "phase_diagram": "poreform.thermo.phase_diagram",
    "planar_interface": "poreform.thermo.planar_interface",
    "scan": "poreform.virtual.scan",
    "simulate": "poreform.virtual.scan",
}
"""Where each public name is defined."""


def __getattr__(name: str) -> object:
    """Return a public name from the module that defines it."""
    if name not in _HOMES:
        raise AttributeError(f"module 'poreform' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
