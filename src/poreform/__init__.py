"""Poreform: microporous polymer membranes by thermally induced phase separation.

The names below are the whole surface that the README uses; each is imported when it is
first asked for, so that the command line starts fast.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from poreform.claims.check import check
    from poreform.lab.store.campaign import Campaign
    from poreform.measure.measuring import measure
    from poreform.process.recipe import Recipe
    from poreform.structure.membrane import Membrane
    from poreform.thermo.binodal import OnePhase, binodal
    from poreform.thermo.monotectic import monotectic
    from poreform.thermo.phase_diagram import phase_diagram
    from poreform.thermo.planar_interface import planar_interface
    from poreform.thermo.polydisperse import cloud_point
    from poreform.thermo.substances import system_of
    from poreform.thermo.tie_line import tie_line
    from poreform.virtual.scan import scan, simulate
    from poreform.window.find import find_window

__version__ = "0.1.0"

__all__ = [
    "Campaign",
    "Membrane",
    "OnePhase",
    "Recipe",
    "binodal",
    "check",
    "cloud_point",
    "find_window",
    "measure",
    "monotectic",
    "phase_diagram",
    "planar_interface",
    "scan",
    "simulate",
    "system_of",
    "tie_line",
]

_HOMES = {
    "Campaign": "poreform.lab.store.campaign",
    "Membrane": "poreform.structure.membrane",
    "OnePhase": "poreform.thermo.binodal",
    "Recipe": "poreform.process.recipe",
    "binodal": "poreform.thermo.binodal",
    "check": "poreform.claims.check",
    "cloud_point": "poreform.thermo.polydisperse",
    "find_window": "poreform.window.find",
    "measure": "poreform.measure.measuring",
    "monotectic": "poreform.thermo.monotectic",
    "phase_diagram": "poreform.thermo.phase_diagram",
    "planar_interface": "poreform.thermo.planar_interface",
    "scan": "poreform.virtual.scan",
    "simulate": "poreform.virtual.scan",
    "system_of": "poreform.thermo.substances",
    "tie_line": "poreform.thermo.tie_line",
}
"""Where each public name is defined."""


def __getattr__(name: str) -> object:
    """Return a public name from the module that defines it."""
    if name not in _HOMES:
        raise AttributeError(f"module 'poreform' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
