"""From substances to phase diagrams."""

from poreform.thermo.binodal import (
    Binodal,
    BinodalCurve,
    OnePhase,
    binodal,
    binodal_above_critical,
    binodal_curve,
    critical_point,
    spinodal,
    spinodal_curve,
)
from poreform.thermo.chi import (
    ChiEstimate,
    ChiModel,
    KoningsveldKleintjens,
    PolynomialChi,
    ShiftedChi,
    TemperatureChi,
)
from poreform.thermo.crystal import Crystal
from poreform.thermo.free_energy import FloryHuggins, FreeEnergy
from poreform.thermo.hansen import hansen_chi
from poreform.thermo.melting import melting_temperature
from poreform.thermo.monotectic import Monotectic, NoMonotectic, monotectic
from poreform.thermo.phase_diagram import PhaseDiagram, phase_diagram
from poreform.thermo.planar_interface import PlanarInterface, planar_interface
from poreform.thermo.substances import system_of
from poreform.thermo.system import System

__all__ = [
    "Binodal",
    "BinodalCurve",
    "ChiEstimate",
    "ChiModel",
    "Crystal",
    "FloryHuggins",
    "FreeEnergy",
    "KoningsveldKleintjens",
    "Monotectic",
    "NoMonotectic",
    "OnePhase",
    "PhaseDiagram",
    "PlanarInterface",
    "PolynomialChi",
    "ShiftedChi",
    "System",
    "TemperatureChi",
    "binodal",
    "binodal_above_critical",
    "binodal_curve",
    "critical_point",
    "hansen_chi",
    "melting_temperature",
    "monotectic",
    "phase_diagram",
    "planar_interface",
    "spinodal",
    "spinodal_curve",
    "system_of",
]
